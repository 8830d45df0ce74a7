"""What the owner and its nursery say to each other: both are ours, so the forms are simple and fixed.

On the control socket: once a `Setup` to the nursery and a `Hello` back, then one `Order` a call, with the descriptors
[line, output, parameters, input ...]. On the line of a call the nursery reports `STARTED` and `ENDED`; the owner
closes it to have the child killed.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

MAX_MESSAGE_BYTES = 65_536
MAX_INPUTS = 16
STARTED, ENDED, FAILED = 1, 2, 3
REPORT = struct.Struct("<Bqqq")
"""STARTED, pid, 0, 0 | ENDED, exit code or minus the signal, peak memory (bytes), 0 | FAILED, errno, 0, 0."""

WALL_MISSING, NOT_STARTED = 125, 126
"""Exit codes of a child of the `tool` profile that did not become the tool."""


class NurseryLost(Exception):
    """The nursery died; `started` says whether the call had begun."""

    def __init__(self, *, started: bool) -> None:
        """Keep what decides whether the call may simply be made again."""
        super().__init__(started)
        self.started = started


@dataclass(frozen=True, slots=True)
class Setup:
    """What a nursery is told at its start. Operations are "module:function" by name."""

    operations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Hello:
    """What a nursery answers: which layers stand, and why which operations could not be loaded."""

    layers: Mapping[str, bool]
    missing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Order:
    """One call: an operation to run, or "" for a tool, whose description travels in the parameters."""

    profile: Literal["parse", "tool"]
    operation: str
    memory_bytes: int
    cpu_s: int
    require: bool  # every wall, or nothing is opened


@dataclass(frozen=True, slots=True)
class ToolCall:
    """The parameters of a tool's call: whole paths, never a document's bytes or name."""

    program: str
    arguments: list[str]
    environment: Mapping[str, str]
    readable: list[str]
    executable: list[str]


def pack(message: Setup | Hello | Order | ToolCall) -> bytes:
    """Return the message as bytes."""
    return json.dumps(asdict(message)).encode()
