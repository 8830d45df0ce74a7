"""Which old name is which job. A use case that comes later adds its line here, and nothing else.

A name stands here when the use case behind it does. The names and their arguments are those of the old documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from maskmill.compat import shape
from maskmill.compat.arguments import DOCUMENT, FILE, JOB, NOTHING, TEXT, Takes
from maskmill.domain.job import Queue
from maskmill.engine.kit import Kit
from maskmill.ports.jobs import JobRow


@dataclass(frozen=True, slots=True)
class OldName:
    """A task of an old system: its Celery name, where it is imported from, and what it is here."""

    name: str
    module: str
    kind: str
    queue: Queue
    takes: Takes
    shape: Callable[[Kit, JobRow], Mapping[str, object]]
    does: str

    @property
    def function(self) -> str:
        """The name of the function alone."""
        return self.name.rpartition(".")[2]


REGISTRY: dict[str, OldName] = {
    old.name: old
    for old in (
        OldName("services.tasks.process_document", "services.tasks", "redact", Queue.HIGH_PRIORITY, FILE,
                shape.redaction, "Redact a file."),
        OldName("services.tasks.cleanup_files", "services.tasks", "cleanup", Queue.LOW_PRIORITY, NOTHING,
                shape.counts, "Remove what a crash left behind."),
        OldName("services.tasks.generate_report", "services.tasks", "report", Queue.DEFAULT, JOB,
                shape.report, "Report on a redaction; waits for it."),
        OldName("robust_document_processor", "services.tasks", "redact", Queue.HIGH_PRIORITY, FILE,
                shape.redaction, "Redact a file; what passes is tried again, 3 times."),
        OldName("process_single_document", "services.tasks", "redact", Queue.HIGH_PRIORITY, FILE,
                shape.redaction, "Redact a file without splitting it."),
        OldName("detect_pii_async", "workers.tasks", "detect", Queue.DETECTION, TEXT,
                shape.entities, "Find personal data in a text of at most 50 KiB."),
        OldName("extract_text_from_document", "app.tasks", "extract", Queue.EXTRACTION, DOCUMENT,
                shape.extraction, "Keep the text of a stored document."),
    )
}  # fmt: skip


def by_function(function: str) -> OldName | None:
    """Return the old name whose function is called so."""
    return next((old for old in REGISTRY.values() if old.function == function), None)
