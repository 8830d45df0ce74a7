"""What the owner of a search process and the process say to each other: JSON documents, each behind its length.

Both are ours. Texts pass through a socket between the two and nothing else: no file, no argument, no log.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Sequence
from typing import Any

from maskmill.domain.entity import Entity, EntityType
from maskmill.ports.searcher import Wish

_LENGTH = struct.Struct("<I")

Message = dict[str, Any]


class Hung(Exception):
    """The other side is gone."""


def send(line: socket.socket, message: Message) -> None:
    """Send a document; OSError, TimeoutError."""
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
    line.sendall(_LENGTH.pack(len(data)) + data)


def receive(line: socket.socket, until: float | None = None) -> Message:
    """Return the next document; `until` is a monotonic time. Hung, OSError, TimeoutError."""
    (size,) = _LENGTH.unpack(_read(line, _LENGTH.size, until))
    found: Message = json.loads(_read(line, size, until).decode("utf-8", "surrogatepass"))
    return found


def _read(line: socket.socket, size: int, until: float | None) -> bytes:
    """Read exactly so many bytes."""
    data = bytearray()
    while len(data) < size:
        if until is not None:
            line.settimeout(max(0.001, until - time.monotonic()))
        part = line.recv(min(1 << 20, size - len(data)))
        if not part:
            raise Hung
        data += part
    return bytes(data)


def order(texts: Sequence[str], wish: Wish) -> Message:
    """Write an order."""
    return {
        "texts": list(texts),
        "preset": wish.preset,
        "policy": wish.policy,
        "types": list(wish.types),
        "min_score": wish.min_score,
    }


def wish_of(message: Message) -> Wish:
    """Read the wish of an order."""
    types = tuple(map(EntityType, message["types"]))
    return Wish(message["preset"], message["policy"], types, message["min_score"])


def answer(found: Sequence[Sequence[Entity]]) -> Message:
    """Write an answer."""
    return {"found": [[(e.start, e.end, e.type, e.score, e.detector) for e in entities] for entities in found]}


def entities_of(message: Message) -> list[list[Entity]]:
    """Read an answer."""
    return [
        [Entity(start, end, EntityType(kind), score, detector) for start, end, kind, score, detector in entities]
        for entities in message["found"]
    ]
