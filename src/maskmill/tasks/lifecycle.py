"""What a worker does when it and its pool processes start and stop."""

from __future__ import annotations

import gc
import signal
from importlib import import_module
from pathlib import Path
from typing import Any

import structlog
from celery.signals import (
    beat_init,
    setup_logging,
    worker_init,
    worker_process_init,
    worker_process_shutdown,
    worker_ready,
    worker_shutdown,
)

from maskmill.adapters.log.setup import configure
from maskmill.adapters.stack.launch import die_with_parent
from maskmill.tasks import context
from maskmill.tasks.lost import PoolWatch

log = structlog.get_logger("maskmill.tasks")

PRELOADED = ("maskmill.adapters.store.store", "maskmill.adapters.blobs.sealed", "maskmill.adapters.patterns.compiler")
"""Modules that a Kit loads at its first use. None of them starts a thread or opens a connection when imported."""


class _Sign:
    """The file that tells a supervisor that this process is ready."""

    path: Path | None = None


def announce_at(path: Path | None) -> None:
    """Write this file once the worker or beat is ready."""
    _Sign.path = path


@setup_logging.connect(weak=False)
def set_up_logging(**_: object) -> None:
    """Log as the settings say; with this Celery leaves logging alone."""
    settings = context.settings()
    configure(settings.log_format, settings.log_level)


@worker_init.connect(weak=False)
def watch_pool(sender: Any = None, **_: object) -> None:  # noqa: ANN401 - Celery's signature
    """Notice dead pool processes at once."""
    sender.app.steps["worker"].add(PoolWatch)


@worker_init.connect(weak=False)
def preload(**_: object) -> None:
    """Import what every pool process needs before they are forked: they start quicker, and share the memory."""
    for name in PRELOADED:
        import_module(name)


@worker_process_init.connect(weak=False)
def open_process(**_: object) -> None:
    """Make the Kit after the fork: connections and models belong to one process. An orphan must not go on working."""
    die_with_parent(signal.SIGKILL)
    context.use(None, context.settings())
    context.kit()
    gc.freeze()  # what lives as long as the process need not be looked at after every task


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
