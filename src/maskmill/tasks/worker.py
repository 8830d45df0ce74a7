"""The worker process: Celery's prefork pool on our queues."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from celery.utils.nodenames import default_nodename, host_format

from maskmill.domain.job import Queue
from maskmill.tasks import context
from maskmill.tasks.app import app
from maskmill.tasks.lifecycle import announce_at


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a worker until SIGTERM (running jobs finish) or SIGQUIT (they do not), and return the exit code."""
    options = _parser().parse_args(arguments)
    announce_at(options.ready_file)
    worker = app.Worker(
        hostname=host_format(default_nodename(options.name)),
        concurrency=options.concurrency or context.settings().concurrency,
        pool=options.pool,
        queues=",".join(options.queue or [queue.value for queue in Queue]),
        loglevel=context.settings().log_level,
        quiet=True,
        without_gossip=True,
        without_mingle=True,
        redirect_stdouts=False,
    )
    worker.start()
    return int(worker.exitcode or 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="maskmill worker")
    parser.add_argument("--queue", action="append", choices=[queue.value for queue in Queue], help="repeat for more")
    parser.add_argument("--concurrency", type=int, help="pool processes; default: the setting")
    parser.add_argument("--name", help="name of the worker; default: celery@HOST")
    parser.add_argument("--pool", default="prefork", choices=["prefork", "solo", "threads"])
    parser.add_argument("--ready-file", type=Path, help="file to write when the worker is ready")
    return parser


if __name__ == "__main__":
    sys.exit(main())
