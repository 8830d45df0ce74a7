"""What lies under the encryption: named byte strings, on a disk, in memory or in a bucket."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from maskmill.errors import NotFound

_ID = re.compile(r"[a-z]{1,16}_[0-9a-f]{8,64}")


class Objects(Protocol):
    """Stores encrypted bytes under an id. An object is there whole or not at all."""

    def put(self, object_id: str, pieces: Iterable[bytes]) -> None:
        """Store; nothing is left when `pieces` raises. StorageFull, StoreUnavailable."""
        ...

    def read(self, object_id: str) -> Iterator[bytes]:
        """Yield the bytes in pieces of any size; NotFound at once when there is no such object."""
        ...

    def delete(self, object_id: str) -> None:
        """Remove; no error when there is none."""
        ...

    def ids(self, older_than_s: float) -> Iterator[str]:
        """Yield ids of objects at least so old, half-written ones too."""
        ...


def checked(object_id: str) -> str:
    """Return an id that can be a file name; NotFound for anything else, as no object is called so."""
    if not _ID.fullmatch(object_id):
        raise NotFound("There is no object with that id")
    return object_id


def missing() -> NotFound:
    """Return the error for an object that is not there."""
    return NotFound("The stored object is missing; restore it from a backup, or send the document again")


class MemoryObjects:
    """Objects in a dictionary."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self._clock = clock
        self._held: dict[str, tuple[bytes, float]] = {}

    def put(self, object_id: str, pieces: Iterable[bytes]) -> None:
        """Keep the bytes."""
        content = b"".join(pieces)
        with self._lock:
            self._held[checked(object_id)] = (content, self._clock())

    def read(self, object_id: str) -> Iterator[bytes]:
        """Return the bytes as one piece."""
        with self._lock:
            if object_id not in self._held:
                raise missing()
            return iter((self._held[object_id][0],))

    def delete(self, object_id: str) -> None:
        """Forget the bytes."""
        with self._lock:
            self._held.pop(object_id, None)

    def ids(self, older_than_s: float) -> Iterator[str]:
        """Yield ids as they were at the call."""
        before = self._clock() - older_than_s
        with self._lock:
            return iter([object_id for object_id, (_, at) in self._held.items() if at <= before])
