"""What a worker does when it and its pool processes start and stop."""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import structlog
from celery.signals import (
    beat_init,
    setup_logging,
    task_postrun,
    worker_init,
    worker_process_init,
    worker_process_shutdown,
    worker_ready,
    worker_shutdown,
)

from maskmill.adapters.log.setup import configure
from maskmill.adapters.stack.launch import die_with_parent
from maskmill.tasks import context
from maskmill.tasks.lost import PoolWatch, release_what_was_left

log = structlog.get_logger("maskmill.tasks")

PRELOADED = (
    "maskmill.adapters.store.store",
    "maskmill.adapters.blobs.sealed",
    "maskmill.adapters.patterns.compiler",
    "maskmill.adapters.load.machine",
    "maskmill.adapters.policies.yaml_lines",
    "maskmill.engine.work",
)
"""Modules that a Kit loads at its first use. None of them starts a thread or opens a connection when imported."""


POOLS = ("prefork", "solo", "processes")
"""The pools that may run jobs; the last is Celery's other word for the first."""


class _Settled:
    """Whether this process has run a task."""

    once: bool = False


class _Sign:
    """The file that tells a supervisor that this process is ready."""

    path: Path | None = None


def announce_at(path: Path | None) -> None:
    """Write this file once the worker or beat is ready."""
    _Sign.path = path


@setup_logging.connect(weak=False)
def set_up_logging(**_: object) -> None:
    """Log as the settings say, to standard output (S4-69); with this Celery leaves logging alone."""
    settings = context.settings()
    configure(settings.log_format, settings.log_level, sys.stdout)


@worker_init.connect(weak=False)
def watch_pool(sender: Any = None, **_: object) -> None:  # noqa: ANN401 - Celery's signature
    """Notice dead pool processes at once, also those of a worker that was killed."""
    sender.app.steps["worker"].add(PoolWatch)
    release_what_was_left()


@worker_init.connect(weak=False)
def preload(sender: Any = None, **_: object) -> None:  # noqa: ANN401 - Celery's signature
    """Import what every pool process needs before they are forked: they start quicker, and share the memory.

    A worker of another pool than prefork and solo ends here, whoever started it: jobs in threads cannot be ended.
    """
    pool = sender.pool_cls if isinstance(sender.pool_cls, str) else sender.pool_cls.__module__
    if pool.partition(":")[0].rpartition(".")[2] not in POOLS:
        log.critical("worker.refused", pool=pool, reason="only prefork and solo can end a job at its limit")
        raise SystemExit(2)
    context.found_family(os.getpid())
    for name in PRELOADED:
        import_module(name)
    gc.collect()
    gc.freeze()  # a collection in a child would touch, and so copy, every page that it shares with its parent


@worker_process_init.connect(weak=False)
def open_process(**_: object) -> None:
    """Make the Kit after the fork: connections and models belong to one process. An orphan must not go on working."""
    if not context.is_main():
        die_with_parent(signal.SIGKILL)
    context.use(None, context.settings())
    context.kit()
    gc.freeze()  # what lives as long as the process need not be looked at after every task


@task_postrun.connect(weak=False)
def settle(**_: object) -> None:
    """Leave out of later collections what the first task loaded: to look at it costs more than a small job."""
    if not _Settled.once:
        _Settled.once = True
        gc.freeze()


@worker_process_shutdown.connect(weak=False)
def close_process(**_: object) -> None:
    """Close what the process opened."""
    context.close()


@worker_shutdown.connect(weak=False)
def close_worker(**_: object) -> None:
    """Close the Kit of a worker that runs its tasks in itself (solo, threads)."""
    context.close()


@worker_ready.connect(weak=False)
@beat_init.connect(weak=False)
def announce(sender: Any = None, **_: object) -> None:  # noqa: ANN401 - Celery's signature
    """Say that this process is ready."""
    log.info("service.ready", service=type(sender).__name__)
    if _Sign.path is not None:
        _Sign.path.touch(mode=0o600)
