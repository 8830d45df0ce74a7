"""The beat process: Celery's schedule in the main thread, our loops beside it."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from celery.apps.beat import Beat
from celery.beat import Scheduler, Service

from maskmill.errors import Unavailable
from maskmill.tasks import context
from maskmill.tasks.app import app
from maskmill.tasks.lifecycle import announce_at
from maskmill.tasks.loops import end, owner

SCHEDULE = "schedule"
LEASE_S = 15.0
"""The schedule looks at least each five seconds; nothing in it is in a hurry."""


class LeaderScheduler(Scheduler):
    """Celery's scheduler in memory, ticking only in the process that leads: several beats never send a task twice.

    Celery's own keeps its times in a pickle file, which a kill can break; here a restart delays an entry by one period.
    """

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due, when we lead; return the seconds until the next look."""
        try:
            leads = context.kit().store.jobs.lead(SCHEDULE, owner(), LEASE_S)
        except Unavailable:
            leads = False
        if not leads:
            return float(self.max_interval or 1)
        return float(super().tick(*args, **kwargs))


class QuietBeat(Beat):
    """Celery's beat program, ended by a signal at any time: our scheduler has nothing to write first."""

    def install_sync_handler(self, service: Service) -> None:
        """End on SIGTERM and SIGINT, also while it still starts."""
        del service
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, self._leave)

    @staticmethod
    def _leave(_signum: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run beat until SIGTERM or SIGINT; return the exit code."""
    parser = argparse.ArgumentParser(prog="maskmill beat")
    parser.add_argument("--ready-file", type=Path, help="file to write when the process is ready")
    announce_at(parser.parse_args(arguments).ready_file)
    try:
        QuietBeat(app=app, scheduler_cls=LeaderScheduler, quiet=True, loglevel="INFO").run()  # type: ignore[arg-type]  # it takes a class too
    finally:
        end()
        context.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
