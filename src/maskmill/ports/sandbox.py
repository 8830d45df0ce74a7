"""The jail: the only place where user bytes are parsed (DESIGN section 7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

Progress = Callable[[int, int], None]
"""Called with (done, total) while a jailed operation runs: pages, mostly."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a jailed child may use."""

    memory_bytes: int = 2 << 30
    output_bytes: int = 1 << 30
    cpu_s: float = 600.0
    silence_s: float = 10.0  # killed when it reports nothing for so long and burns CPU
    pages: int = 5_000
    pixels: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What an operation sends back: untrusted until the format's reader has checked it."""

    untrusted_fields: Mapping[str, object]
    untrusted_blobs: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Walls:
    """Which layers of the jail this kernel gives, by name, for `doctor` and /readyz."""

    layers: Mapping[str, bool] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """All walls stand."""
        return bool(self.layers) and all(self.layers.values())


class Sandbox(Protocol):
    """Runs operations on user bytes in a process that can do nothing else."""

    name: str

    def run(
        self,
        operation: str,
        untrusted_inputs: Sequence[bytes],
        parameters: Mapping[str, object],
        limits: Limits,
        progress: Progress | None = None,
    ) -> Reply:
        """Run `operation` (a name of maskmill.formats.operations) under the `parse` profile.

        Raises the error of our tree that the operation raised; ParserCrashed when the child died or broke the frame
        contract; TimeExceeded, MemoryExceeded; SandboxUnavailable when a wall is missing and settings require it.
        """
        ...

    def execute(self, tool: str, arguments: Sequence[str], untrusted_stdin: bytes, limits: Limits) -> bytes:
        """Run a program ("tesseract", "pdftotext") under the `tool` profile and return its standard output.

        Raises EngineMissing when it is not installed, and what `run` raises.
        """
        ...

    def walls(self) -> Walls:
        """Probe which layers stand."""
        ...

    def close(self) -> None:
        """End the helper processes."""
        ...
