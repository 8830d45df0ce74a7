"""The worker process: Celery's pool on our queues."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, Final

from celery.utils.nodenames import default_nodename, host_format

from maskmill.engine.guard import share_bytes
from maskmill.tasks import context, flags
from maskmill.tasks.app import app
from maskmill.tasks.lifecycle import announce_at
from maskmill.tasks.side_by_side import run_copies

LEAST_SHARE_BYTES: Final = 512 << 20
"""A pool process with its models may always keep so much: replacing it sooner would load them again and again."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a worker until SIGTERM (running jobs finish) or SIGQUIT (they do not), and return the exit code."""
    told = flags.read(arguments)
    if told.level is not None:
        context.use(None, context.settings().model_copy(update={"log_level": told.level}))
    if told.copies > 1:
        return run_copies(told)
    announce_at(told.ready_file)
    app.conf.worker_prefetch_multiplier = told.prefetch
    if told.is_debug:
        app.conf.update(task_track_started=True, task_send_sent_event=True, worker_send_task_events=True)
    worker = app.Worker(**options_of(told))
    worker.start()
    return int(worker.exitcode or 0)


def options_of(told: flags.Flags) -> dict[str, Any]:
    """Return what Celery's worker takes for the flags."""
    settings = context.settings()
    slots = told.concurrency or settings.concurrency
    options: dict[str, Any] = {
        "hostname": host_format(default_nodename(told.name or "")),
        "concurrency": slots,
        "pool": told.pool,
        "queues": ",".join(told.queues),
        "loglevel": settings.log_level,
        "quiet": True,
        "without_gossip": True,
        "without_mingle": True,
        "redirect_stdouts": False,
        "task_events": told.is_debug,
    }
    if told.tasks_per_child is not None:
        options["max_tasks_per_child"] = told.tasks_per_child
    if told.autoscale is not None:
        options |= {"autoscale": list(told.autoscale), "concurrency": told.autoscale[1]}
    if settings.guard and told.pool == "prefork":
        share = share_bytes(context.load(), told.autoscale[0] if told.autoscale else slots)
        options["max_memory_per_child"] = max(share, LEAST_SHARE_BYTES) // 1024  # Celery counts in KiB
    return options


if __name__ == "__main__":
    sys.exit(main())
