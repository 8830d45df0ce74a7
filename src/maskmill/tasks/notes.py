"""The notes that workers and beat write beside the messages: how many slots there are, how many jobs wait."""

from __future__ import annotations

import threading
from typing import Any, Final

import structlog
from celery.signals import beat_init, worker_ready, worker_shutting_down

from maskmill.engine.fleet import tell_waiting
from maskmill.errors import MaskmillError
from maskmill.tasks import context

log = structlog.get_logger("maskmill.tasks")

SLOTS_EVERY_S: Final = 5.0
WAITING_EVERY_S: Final = 1.0


class _Me:
    """The name of the worker that this process is."""

    name: str | None = None


@worker_ready.connect(weak=False)
def tell_slots_from_now_on(sender: Any = None, **_: object) -> None:  # noqa: ANN401 - Celery's consumer
    """Write down this worker's slots now and again; a pool that scales counts with its upper bound."""
    _Me.name = sender.hostname
    _tell(sender)
    sender.timer.call_repeatedly(SLOTS_EVERY_S, _tell, (sender,))


@worker_shutting_down.connect(weak=False)
def take_slots_away(**_: object) -> None:
    """Take this worker's note away: it starts no more jobs."""
    if _Me.name is not None:
        context.fleet().tell_slots(_Me.name, 0)
        _Me.name = None


@beat_init.connect(weak=False)
def tell_waiting_from_now_on(**_: object) -> None:
    """Write down each second how many jobs could start; several beats write the same."""
    threading.Thread(target=_keep_telling, name="notes", daemon=True).start()


def _tell(consumer: Any) -> None:  # noqa: ANN401 - Celery's consumer
    if _Me.name is not None:
        controller = consumer.controller
        context.fleet().tell_slots(_Me.name, controller.max_concurrency or controller.pool.num_processes)


def _keep_telling() -> None:
    pause, kit = threading.Event(), context.kit()
    while not pause.wait(WAITING_EVERY_S):
        try:
            tell_waiting(kit)
        except MaskmillError as exc:
            log.warning("notes.failed", slug=exc.slug)
