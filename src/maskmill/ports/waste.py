"""What the rows no longer name, to be removed at once: written in the transaction that dropped the rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class WasteRow:
    """An object to remove, or a document of which everything that no row names is to be removed."""

    id: int
    object_id: str | None
    document_id: str | None


class Waste(Protocol):
    """The list of what is to be removed. An entry stays until it is ticked off: a crash in between loses none."""

    def rows(self, after: int = 0, limit: int = 100) -> Sequence[WasteRow]:
        """Return entries with a number above `after`, oldest first."""
        ...

    def cleared(self, ids: Collection[int]) -> None:
        """Tick entries off."""
        ...

    def unnamed(self, document_id: str, object_ids: Collection[str]) -> set[str] | None:
        """Return those objects that no row names; None while a job runs on the document: it may be about to name them.

        The objects must have been listed before the call.
        """
        ...
