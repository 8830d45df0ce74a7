"""The contract of ports/audit.py, for the table and for the file."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update
from tests.fixtures.stores import Bench, Clock, PlainSigner, bench_at

from maskmill.adapters.store.file_audit import FileAudit
from maskmill.adapters.store.tables import AuditLog
from maskmill.domain.audit import GENESIS, TaskRun
from maskmill.engine.audit import verify_chain
from maskmill.errors import ProofFailed
from maskmill.ports.audit import Audit

SIGNER = PlainSigner()


@pytest.fixture(params=["table", "file"])
def audit(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Audit]:
    clock = Clock(1_790_000_000.5)
    if request.param == "file":
        yield FileAudit(tmp_path / "data" / "audit-cli.jsonl", SIGNER, clock)
        return
    with bench_at("sqlite://", clock) as bench:
        bench.store.audit._signer = SIGNER
        yield bench.store.audit


def test_an_empty_chain_holds(audit: Audit) -> None:
    assert list(audit.rows()) == []
    assert verify_chain(audit.rows(), SIGNER.public_key()).ok


def test_rows_hang_together(audit: Audit) -> None:
    first = audit.append("document.stored", "key_1", {"document_id": "doc_1", "bytes": 3, "é": "ü"})
    second = audit.append("document.deleted", "key_1", {"document_id": "doc_1"})
    assert (first.seq, first.previous, second.seq, second.previous) == (1, GENESIS, 2, first.hash)
    assert list(audit.rows()) == [first, second]
    assert list(audit.rows(after=1)) == [second]
    assert first.body == (
        '{"action":"document.stored","actor":"key_1","bytes":3,"document_id":"doc_1","seq":1,'
        '"timestamp":"2026-09-21T14:13:20.500+00:00","é":"ü"}'
    )


def test_every_hundredth_row_is_signed_and_others_on_demand(audit: Audit) -> None:
    for n in range(250):
        audit.append("test.done", "me", {"n": n})
    closing = audit.checkpoint("me")
    signed = [row.seq for row in audit.rows() if row.signature]
    assert signed == [100, 200, 251] == [*signed[:2], closing.seq]
    verdict = verify_chain(audit.rows(), SIGNER.public_key())
    assert (verdict.ok, verdict.rows, verdict.checkpoints, verdict.signed_to) == (True, 251, 3, 251)


def test_more_rows_than_a_page_come_in_order(audit: Audit) -> None:
    for n in range(1_003):
        audit.append("test.done", "me", {"n": n})
    assert [row.seq for row in audit.rows()] == list(range(1, 1_004))


def test_a_task_run_has_the_fields_of_the_audit_and_no_more(audit: Audit) -> None:
    run = TaskRun("redact", "job_1", "key_1", "worker-a", "job_1.1", ("doc_1",), pages=3, size_bytes=99)
    body = json.loads(audit.append("task.run", "key_1", run.facts()).body)
    fields = {"timestamp", "task_name", "task_id", "user_id", "file_info", "worker_id", "session_id"}
    assert fields | {"seq", "action", "actor"} == set(body)
    assert body["file_info"] == {"documents": ["doc_1"], "pages": 3, "bytes": 99}
    assert datetime.fromisoformat(body["timestamp"]).tzinfo is not None


def test_each_row_goes_to_the_audit_logger_as_json(audit: Audit, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "audit"):
        row = audit.append("task.run", "key_1", {"task_id": "job_1"})
    assert [(record.name, record.getMessage()) for record in caplog.records] == [("audit", row.body)]
    assert json.loads(caplog.records[0].getMessage())["task_id"] == "job_1"


@pytest.mark.parametrize("facts", [{"seq": 1}, {"action": "x"}, {"actor": "x"}, {"score": float("nan")}])
def test_facts_that_would_blur_the_chain_are_refused(audit: Audit, facts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"the chain sets|JSON"):
        audit.append("test.done", "me", facts)
    assert list(audit.rows()) == []


def test_the_audit_log_is_a_table_that_can_be_asked(bench: Bench) -> None:
    row = bench.store.audit.append("task.run", "key_1", {"task_id": "job_1"})
    with bench.store._database.read() as connection:
        stored = connection.execute(select(AuditLog)).one()
    assert (stored.seq, stored.tenant_id, stored.body, stored.hash) == (1, "default", row.body, row.hash)


def test_a_changed_row_is_found(bench: Bench) -> None:
    for n in range(5):
        bench.store.audit.append("test.done", "me", {"n": n})
    with bench.store._database.write() as connection:
        body = connection.execute(select(AuditLog.body).where(AuditLog.seq == 3)).scalar_one()
        connection.execute(update(AuditLog).where(AuditLog.seq == 3).values(body=body.replace('"n":2', '"n":7')))
    verdict = verify_chain(bench.store.audit.rows(), bench.signer.public_key())
    assert (verdict.ok, verdict.bad_seq, verdict.rows) == (False, 3, 2)


def test_a_line_that_a_crash_left_half_written_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "audit-cli.jsonl"
    audit = FileAudit(path, SIGNER)
    for n in range(3):
        audit.append("test.done", "me", {"n": n, "long": "x" * 5_000})
    with path.open("ab") as file:
        file.write(b'{"seq":4,"bo')
    assert audit.append("test.done", "me", {}).seq == 4
    assert verify_chain(audit.rows(), SIGNER.public_key()).rows == 4
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "audit-cli.jsonl"
    path.write_text('{"seq": "one"}\n')
    audit = FileAudit(path, SIGNER)
    with pytest.raises(ProofFailed):
        audit.append("test.done", "me", {})
    with pytest.raises(ProofFailed):
        list(audit.rows())
