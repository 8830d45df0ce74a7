"""What workers and beat write down for each other in the broker, beside the messages.

`maskmill.slots` is a hash: worker -> how many jobs it can run, and until when that counts. `maskmill.waiting` is JSON:
queue -> how many jobs could start now. Both are hints: without them work goes on, with older or coarser numbers.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Final

from celery import Celery
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from maskmill.domain.job import Queue

SLOTS: Final = "maskmill.slots"
WAITING: Final = "maskmill.waiting"

SLOTS_COUNT_S: Final = 30.0
"""How long a worker's note counts: it is renewed each five seconds."""

WAITING_COUNTS_S: Final = 10
"""How long beat's note counts: it is renewed each second."""

PATIENCE_S: Final = 0.2
"""The longest that a call waits: the worker's event loop makes some of them."""

REST_S: Final = 10.0
"""After a failure nobody asks for so long."""

FRESH_S: Final = 3.0
"""How long the sum of slots is used: dispatchers want it at every job."""

BROKEN: Final = (OperationalError, RedisError, OSError)
_NO_NOTE: Final = (ValueError, TypeError, AttributeError, RecursionError)
"""What reading a note raises that is none of ours: it counts as not there."""


class Board:
    """Reads and writes the notes over a connection of its own with short patience. No method raises."""

    def __init__(self, app: Celery, clock: Callable[[], float] = time.time) -> None:
        """Take an app; nothing connects before the first note."""
        self._app = app
        self._clock = clock
        self._lock = threading.Lock()
        self._connection: Any = None
        self._rests_until = 0.0
        self._slots: tuple[float, dict[str, int]] = (float("-inf"), {})

    def workers(self) -> dict[str, int]:
        """Return the workers whose note counts, with their slots; what was read last while the broker is down."""
        with self._lock:
            read_at, known = self._slots
            if time.monotonic() - read_at < FRESH_S:
                return known
            notes: Mapping[bytes, bytes] | None = self._ask(lambda client: client.hgetall(SLOTS))
            if notes is not None:
                known = _counting(notes, self._clock())
            self._slots = (time.monotonic(), known)
            return known

    def waiting(self, queues: Iterable[str]) -> int | None:
        """Return how many jobs of these queues could start; None when beat has not said so of late."""
        with self._lock:
            note: bytes | None = self._ask(lambda client: client.get(WAITING))
        try:
            due: dict[str, int] = json.loads(note or b"null")
            return sum(due.get(queue, 0) for queue in queues)
        except _NO_NOTE:
            return None

    def tell_slots(self, worker: str, slots: int) -> None:
        """Write down a worker's slots; 0 takes its note away."""

        def write(client: Any) -> None:  # noqa: ANN401 - redis's client, through kombu
            if slots:
                client.hset(SLOTS, worker, f"{slots} {self._clock() + SLOTS_COUNT_S:.0f}")
            else:
                client.hdel(SLOTS, worker)

        with self._lock:
            self._ask(write)

    def tell_waiting(self, due: Mapping[Queue, int]) -> None:
        """Write down how many jobs of each queue could start."""
        note = json.dumps({queue.value: count for queue, count in due.items()})
        with self._lock:
            self._ask(lambda client: client.set(WAITING, note, ex=WAITING_COUNTS_S))

    def _ask(self, question: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - whatever the question gives
        """Ask the broker; None when it does not answer at once, and for a while after that."""
        if time.monotonic() < self._rests_until or self._app.conf.task_always_eager:
            return None
        try:
            with self._reached() as client:
                return question(client)
        except BROKEN:
            self._rests_until = time.monotonic() + REST_S
            return None

    @contextmanager
    def _reached(self) -> Iterator[Any]:
        """Lend the client; after a failure its connection is closed, and the next call makes a new one."""
        if self._connection is None:
            patience = {"socket_timeout": PATIENCE_S, "socket_connect_timeout": PATIENCE_S}
            options = {**self._app.conf.broker_transport_options, **patience}
            self._connection = self._app.connection_for_write(transport_options=options)
        try:
            yield self._connection.default_channel.client
        except BROKEN:
            connection, self._connection = self._connection, None
            connection.collect()
            raise


def _counting(notes: Mapping[bytes, bytes], now: float) -> dict[str, int]:
    """Return the slots of the workers whose notes are not out of date."""
    found: dict[str, int] = {}
    for worker, note in notes.items():
        with suppress(*_NO_NOTE):
            slots, _, until = note.decode().partition(" ")
            if float(until or 0) >= now and int(slots) > 0:
                found[worker.decode()] = int(slots)
    return found
