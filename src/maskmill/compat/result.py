"""The result object of an old call: as Celery's, with the result in the old task's words."""

from __future__ import annotations

from collections.abc import Mapping

from maskmill.compat.arguments import MissingDocument
from maskmill.compat.registry import OldName
from maskmill.engine.kit import Kit
from maskmill.errors import Gone, MissingFile, NotFound
from maskmill.ports.jobs import JobRow
from maskmill.tasks.result import JobResult


class OldResult(JobResult):
    """What became of an old call's job. `parent` is the result of the call before it in a chain."""

    def __init__(
        self, job_id: str, kit: Kit | None = None, old: OldName | None = None, parent: OldResult | None = None
    ) -> None:
        """Name the job; nothing is read yet. Without its old name the result is the job's summary."""
        super().__init__(job_id, kit)
        self._old = old
        self.parent = parent

    def answer(self) -> Mapping[str, object]:
        """Return what the ended job gave.

        Raises:
            MaskmillError: the job's problem; one about a missing document or file is a ValueError too.
        """
        return self._answer()

    def _answer(self) -> Mapping[str, object]:
        try:
            return super()._answer()
        except (NotFound, Gone, MissingFile) as exc:
            raise MissingDocument(exc.detail) from exc

    def _given(self, kit: Kit, row: JobRow) -> Mapping[str, object]:
        return super()._given(kit, row) if self._old is None else self._old.shape(kit, row)
