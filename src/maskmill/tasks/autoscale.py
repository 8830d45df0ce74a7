"""Growing and shrinking a worker's own pool with the pressure of its queues (CHECKLIST S1-34…38).

Celery asks `maybe_scale` from its event loop, at each message and each `EVERY_S`: nothing here may wait. What waits in
the database is beat's note beside the messages, read with a fifth of a second's patience.
"""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import Any, Final

import structlog
from celery.worker.autoscale import Autoscaler

from maskmill.domain.scale import pressure, wanted
from maskmill.engine.guard import may_grow
from maskmill.ports.fleet import Fleet
from maskmill.ports.load import Load
from maskmill.tasks import context
from maskmill.tasks.look import queues_of

log = structlog.get_logger("maskmill.tasks")

EVERY_S: Final = 1.0
"""How often the pressure is looked at; Celery's own is 30 seconds in a prefork pool."""

CALM_S: Final = 10.0
"""How long a pool must have been under no pressure, and not have changed, before it gives a process back."""


class PressureScaler(Autoscaler):
    """Counts the processes of this worker's pool, never the workers: each worker scales itself."""

    def __init__(
        self,
        pool: Any,  # noqa: ANN401 - Celery's pool
        max_concurrency: int,
        min_concurrency: int = 0,
        worker: Any = None,  # noqa: ANN401 - Celery's worker
        keepalive: float = 0.0,
        mutex: Any = None,  # noqa: ANN401 - a lock, or none
        fleet: Fleet | None = None,
        load: Load | None = None,
    ) -> None:
        """Take Celery's parts; the fleet and the load are this process's."""
        super().__init__(pool, max_concurrency, min_concurrency, worker, keepalive or EVERY_S, mutex)
        self._pool: Any = pool  # Celery's stubs know only what all pools have
        self._fleet = fleet or context.fleet()
        self._load = load or context.load()
        self._next_look = 0.0
        self._busy_at = monotonic()
        self.pressure: float | None = None

    def info(self) -> dict[str, Any]:
        """Return the bounds and the last pressure, for the fleet's view; `current` is Celery's word for processes."""
        bounds = {"least": self.min_concurrency, "most": self.max_concurrency}
        return {**bounds, "pressure": self.pressure, "current": self.processes}

    def _maybe_scale(self, req: object = None) -> bool:
        """Look at most each EVERY_S, change the pool when it is time, and say whether it was changed."""
        del req
        now = monotonic()
        if now < self._next_look:
            return False
        self._next_look = now + self.keepalive
        waiting = self._waiting()
        if waiting is None:
            return False
        self.pressure = pressure(waiting, self.processes)
        goal = wanted(self.processes, self.pressure, self.min_concurrency, self.max_concurrency)
        if goal >= self.processes:
            self._busy_at = now if goal > self.processes or waiting else self._busy_at
            return goal > self.processes and self._change(goal)
        return now - self._busy_at >= CALM_S and self._change(goal)

    def _change(self, goal: int) -> bool:
        """Bring the pool to a size; False when memory or cores are short, or every process is at work."""
        before = self.processes
        if goal > before:
            if before >= self.min_concurrency and not may_grow(self._load):
                log.warning("pool.kept", processes=before, pressure=self.pressure, reason="the machine is full")
                return False
            self._pool.grow(goal - before)
        else:
            self._give_back(before - goal)
        if self.processes == before:
            return False
        event = "pool.grew" if self.processes > before else "pool.shrank"
        log.info(event, processes=self.processes, before=before, pressure=round(self.pressure or 0.0, 2))
        return True

    def _give_back(self, count: int) -> None:
        """End idle processes; while each is at work, there is none to end, and the next look tries again."""
        with suppress(ValueError):
            self._pool.shrink(count)

    def _waiting(self) -> int | None:
        """Return how many jobs of this worker's queues could start; None when nobody knows."""
        consumer = getattr(self.worker, "consumer", None)
        return None if consumer is None else self._fleet.waiting(queues_of(consumer))
