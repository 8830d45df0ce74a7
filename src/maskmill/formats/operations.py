"""The operations that the jail may run, by name. A name outside this table is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Output:
    """What an operation returns: fields that JSON can carry, and bytes."""

    fields: Mapping[str, object] = field(default_factory=dict)
    blobs: tuple[bytes, ...] = ()


class Operation(Protocol):
    """A function that runs in the jail on untrusted bytes. It raises errors of our tree only."""

    def __call__(
        self,
        untrusted_inputs: Sequence[bytes],
        parameters: Mapping[str, object],
        progress: Callable[[int, int], None],
    ) -> Output:
        """Work on the inputs, calling `progress(done, total)` at least each second."""
        ...


OPERATIONS: dict[str, str] = {
    "identify": "maskmill.formats.identify:identify",
    "text.extract": "maskmill.formats.plain.extract:extract",
    "text.burn": "maskmill.formats.plain.burn:burn",
    "text.verify": "maskmill.formats.plain.verify:verify",
    "pdf.extract": "maskmill.formats.pdf.extract:extract",
    "pdf.render": "maskmill.formats.pdf.render:render",
    "pdf.burn": "maskmill.formats.pdf.burn:burn",
    "pdf.rasterise": "maskmill.formats.pdf.rasterise:rasterise",
    "pdf.verify": "maskmill.formats.pdf.verify:verify",
}


def operation(name: str) -> Operation:
    """Return the operation called `name`; KeyError when the table does not hold it."""
    module, function = OPERATIONS[name].split(":")
    found: Operation = getattr(import_module(module), function)
    return found
