"""The result of a job in the words of the old task that asked for it. It is read from the store when somebody asks."""

from __future__ import annotations

import json

from maskmill.compat.arguments import text_of
from maskmill.engine.kit import Kit
from maskmill.errors import Gone
from maskmill.ports.jobs import JobRow
from maskmill.wiring import DEFAULT_TENANT as TENANT

SUCCESS = "success"


def redaction(kit: Kit, row: JobRow) -> dict[str, object]:
    """Say what was removed, in numbers; the copy and its certificate are fetched by the job's id."""
    summary = dict(kit.store.jobs.summary(TENANT, row.id))
    outcome = summary.pop("status", None)
    return {
        "status": SUCCESS, "task_id": row.id, "document_id": row.document_ids[0], "outcome": outcome, **summary,
    }  # fmt: skip


def entities(kit: Kit, row: JobRow) -> dict[str, object]:
    """Return what was found in a text, with its values: they come from the encrypted store (CHECKLIST S4-19, S4-20)."""
    raw_text = text_of(kit, row.document_ids[0])
    found = [
        {
            "type": item.type.value,
            "value": raw_text[item.start : item.end],
            "confidence": round(item.score, 4),
            "position": [item.start, item.end],
        }
        for item in kit.store.jobs.findings(TENANT, row.id)
    ]
    return {"status": SUCCESS, "entities": found, "entity_count": len(found), "text_length": len(raw_text)}


def extraction(kit: Kit, row: JobRow) -> dict[str, object]:
    """Say how much text a document holds."""
    summary = kit.store.jobs.summary(TENANT, row.id)
    return {"status": SUCCESS, "document_id": row.document_ids[0], "text_length": summary["characters"]}


def report(kit: Kit, row: JobRow) -> dict[str, object]:
    """Return the report itself; of a job with several documents, their reports.

    Raises:
        Gone: a document was deleted, and its report with it.
    """
    made = [item for item in kit.store.jobs.artifacts(TENANT, row.id) if item.kind == "report"]
    if not made:
        raise Gone("The document was deleted, and its report with it")
    reports = [json.loads(kit.blobs.get(item.document_id, item.kind, item.object_id)) for item in made]
    return {"status": SUCCESS, **reports[0]} if len(reports) == 1 else {"status": SUCCESS, "reports": reports}


def counts(kit: Kit, row: JobRow) -> dict[str, object]:
    """Return the job's own numbers."""
    return {"status": SUCCESS, **kit.store.jobs.summary(TENANT, row.id)}
