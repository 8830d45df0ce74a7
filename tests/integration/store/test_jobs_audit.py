"""What somebody asks of a job or a document, and its row in the audit: both are stored, or neither."""

from __future__ import annotations

import json

import pytest
from tests.fixtures.stores import TENANT, Bench

from maskmill.domain.job import JobState
from maskmill.engine.audit import verify_chain
from maskmill.errors import Conflict


def told(bench: Bench) -> list[tuple[str, str]]:
    """Return action and actor of each row of the chain, which must hold."""
    assert verify_chain(bench.store.audit.rows(), bench.signer.public_key()).ok
    bodies = [json.loads(row.body) for row in bench.store.audit.rows()]
    return [(body["action"], body["actor"]) for body in bodies if not body["action"].startswith("document.")]


def break_the_chain(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "no space for the audit row")

    monkeypatch.setattr(bench.store.audit, "_append_all", refuse)


def test_submit_cancel_and_retry_are_told_by_the_store_itself(bench: Bench) -> None:
    row = bench.submit(actor="key_1")
    bench.store.jobs.cancel(TENANT, row.id, "key_2")
    bench.store.jobs.retry(TENANT, row.id, "key_3")
    assert told(bench) == [("job.submitted", "key_1"), ("job.cancelled", "key_2"), ("job.retried", "key_3")]
    assert [json.loads(item.body)["tenant_id"] for item in bench.store.audit.rows()] == [TENANT] * 4


def test_what_is_refused_and_what_was_there_already_is_not_told(bench: Bench) -> None:
    document = bench.document()
    row = bench.submit(document, idempotency_key="k")
    bench.submit(document, idempotency_key="k")
    with pytest.raises(Conflict):
        bench.store.jobs.retry(TENANT, row.id)
    assert told(bench) == [("job.submitted", "system")]


def test_without_its_audit_row_no_job_is_stored_and_none_changes(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    document, waiting = bench.document(), bench.submit()
    with monkeypatch.context() as broken:
        break_the_chain(bench, broken)
        with pytest.raises(OSError, match="no space"):
            bench.submit(document)
        with pytest.raises(OSError, match="no space"):
            bench.store.jobs.cancel(TENANT, waiting.id)
        with pytest.raises(OSError, match="no space"):
            bench.document()
        with pytest.raises(OSError, match="no space"):
            bench.store.documents.mark_deleted(TENANT, document)
    assert [row.id for row in bench.store.jobs.list(TENANT)[0]] == [waiting.id]
    assert bench.get(waiting.id).state is JobState.QUEUED
    assert bench.store.documents.get(TENANT, document).deleted_at is None
    assert told(bench) == [("job.submitted", "system")]


def test_a_document_that_comes_or_goes_is_told(bench: Bench) -> None:
    document = bench.document()
    bench.store.documents.mark_deleted(TENANT, document, "key_1")
    bench.store.documents.mark_deleted(TENANT, document, "key_1")
    bodies = [json.loads(row.body) for row in bench.store.audit.rows()]
    assert [(body["action"], body["actor"]) for body in bodies] == [
        ("document.stored", "system"),
        ("document.deleted", "key_1"),
    ]
    assert (bodies[0]["pages"], bodies[0]["bytes"], bodies[1]["objects"]) == (3, 1_234, 1)
