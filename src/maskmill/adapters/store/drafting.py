"""What a new row of the job table holds."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any

from maskmill.adapters.store.columns import seal
from maskmill.domain.job import JobState, Step
from maskmill.domain.turns import rank
from maskmill.ports.jobs import JobRow, NewChild, NewJob


def draft(new: NewJob, now: float, not_before: float) -> dict[str, Any]:
    """Return all columns of a new queued row: SQLAlchemy inserts several rows at once only when all name the same."""
    return {
        "id": f"job_{uuid.uuid4().hex}",
        "tenant_id": new.tenant_id,
        "parent_id": None,
        "child_index": 0,
        "document_id": None,
        "document_ids": json.dumps(list(new.document_ids)),
        "kind": new.kind,
        "queue": new.queue.value,
        "policy": new.policy,
        "priority": new.priority,
        "actor": new.actor,
        "raw_options": None,
        "idempotency_key": None,
        "request_digest": None,
        "unique_digest": None,
        "after_id": new.after_id,
        "state": JobState.QUEUED.value,
        "step": Step.INITIALIZING.value,
        "progress": 0,
        "attempt": 0,
        "problem": None,
        "cancel_requested": False,
        "children_done": 0,
        "children_total": 0,
        "submitted_at": now,
        "not_before": not_before,
        "rank": rank(now, new.priority) if not_before <= now else None,  # later: once it is due
        "started_at": None,
        "finished_at": None,
    }


def draft_part(parent: JobRow, child: NewChild, index: int, now: float) -> dict[str, Any]:
    """Return the row of a part of a running job: over the same documents, policy and actor."""
    new = NewJob(
        tenant_id=parent.tenant_id,
        kind=child.kind,
        queue=child.queue,
        document_ids=parent.document_ids,
        policy=parent.policy,
        priority=parent.priority,
        actor=parent.actor,
    )
    document_id = next(iter(parent.document_ids), None)
    place = {"parent_id": parent.id, "child_index": index, "document_id": document_id}
    return draft(new, now, now) | place


def with_options(fields: dict[str, Any], raw_options: Mapping[str, object], key: bytes) -> dict[str, Any]:
    """Seal a row's options with the key of its document, or of the tenant when it has none."""
    return fields | {"raw_options": seal(key, json.dumps(dict(raw_options)), "job", "raw_options", fields["id"])}
