"""The workers, asked by Celery's remote control: one question to all, answered by `tasks/look.py`."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from typing import Any, Final

from celery import Celery

from maskmill.adapters.queue.board import BROKEN, Board
from maskmill.domain.job import Queue
from maskmill.errors import BrokerUnavailable
from maskmill.ports.fleet import FleetView, Scaling, Worker, WorkerTask

LOOK: Final = "maskmill_look"
"""The remote control command that every worker answers with all that `Worker` holds."""

WAIT_S: Final = 1.0
"""How long an answer may take; when all known workers have answered, nobody waits."""

FRESH_S: Final = 2.0
"""How long a view is used again: many may ask, and each question costs every worker something."""


class CeleryFleet:
    """The fleet of one broker. Callers at the same time share one round."""

    def __init__(self, app: Celery, *, wait_s: float = WAIT_S, fresh_s: float = FRESH_S) -> None:
        """Take an app of `make_celery`; nothing connects before the first question."""
        self._app = app
        self._wait_s = wait_s
        self._fresh_s = fresh_s
        self._lock = threading.Lock()
        self._board = Board(app)
        self._seen: tuple[float, FleetView] | None = None

    def look(self) -> FleetView:
        """Return all workers; BrokerUnavailable."""
        with self._lock:
            if self._seen is None or time.monotonic() - self._seen[0] >= self._fresh_s:
                view = self._look()
                self._seen = (time.monotonic(), view)
            return self._seen[1]

    def slots(self) -> int:
        """Return the sum of what the workers wrote down."""
        return sum(self._board.workers().values())

    def waiting(self, queues: Iterable[str]) -> int | None:
        """Return what beat wrote down for these queues."""
        return self._board.waiting(queues)

    def tell_slots(self, worker: str, slots: int) -> None:
        """Write down a worker's slots."""
        self._board.tell_slots(worker, slots)

    def tell_waiting(self, due: Mapping[Queue, int]) -> None:
        """Write down how many jobs of each queue could start."""
        self._board.tell_waiting(due)

    def _look(self) -> FleetView:
        """Ask everybody; a worker that wrote down its slots and does not answer is silent."""
        expected = set(self._board.workers())
        try:
            try:
                replies = self._broadcast(len(expected))
            except BROKEN:  # the pool held a connection to a broker that was started again
                replies = self._broadcast(len(expected))
        except BROKEN as exc:
            raise BrokerUnavailable(
                "The broker does not answer, so no worker can be asked; start it, or check MASKMILL_BROKER_URL"
            ) from exc
        answers = {name: body for reply in replies for name, body in reply.items() if "pool" in body}
        workers = tuple(_worker(name, answers[name]) for name in sorted(answers))
        return FleetView(workers, tuple(sorted(expected - set(answers))))

    def _broadcast(self, expected: int) -> list[dict[str, Any]]:
        """Put the question; where nobody is known, a fraction of the time is enough."""
        wait_s = self._wait_s if expected else self._wait_s / 4
        found: list[dict[str, Any]] | None = self._app.control.broadcast(
            LOOK, reply=True, timeout=wait_s, limit=expected or None
        )
        return found or []


def _worker(name: str, body: Mapping[str, Any]) -> Worker:
    """Read one answer."""
    scaling = body.get("scaling")
    return Worker(
        name=name,
        pool=body["pool"],
        slots=body["slots"],
        processes=tuple(body["processes"]),
        queues=tuple(body["queues"]),
        active=_tasks(body["active"]),
        reserved=_tasks(body["reserved"]),
        scheduled=_tasks(body["scheduled"]),
        registered=tuple(body["registered"]),
        done=dict(body["done"]),
        uptime_s=body["uptime_s"],
        scaling=Scaling(scaling["least"], scaling["most"], scaling["pressure"]) if scaling else None,
    )


def _tasks(items: Iterable[Mapping[str, Any]]) -> tuple[WorkerTask, ...]:
    return tuple(
        WorkerTask(
            id=item["id"],
            name=item["name"],
            queue=item["queue"],
            process=item.get("process"),
            started_at=item.get("started_at"),
            due_at=item.get("due_at"),
        )
        for item in items
    )
