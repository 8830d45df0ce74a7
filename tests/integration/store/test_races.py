"""Several processes at once on one database."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from pathlib import Path

from tests.fixtures import racers

from maskmill.adapters.keys.signer import Ed25519Signer
from maskmill.adapters.store.file_audit import FileAudit
from maskmill.domain.job import JobState, Queue
from maskmill.engine.audit import verify_chain
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import NewJob

RUNNERS = 3
CROWD = 6
"""So many processes that open a new file together used to lock each other out in one of ten races."""


def prepare(url: str, folder: Path, batches: int = 2, size: int = 12) -> tuple[list[str], list[str]]:
    """Submit batches; return the ids of the parents and of all children."""
    store, keys = racers.store_in(url, folder), racers.keys_in(folder)
    documents = [f"doc_{uuid.uuid4().hex}" for _ in range(size)]
    for document in documents:
        keys.create_document_key("default", document)
        store.documents.add(DocumentRow(document, "default", "obj", "n", "pdf", 1, 1, "", time.time(), None))
    new = NewJob("default", "redact", Queue.HIGH_PRIORITY, tuple(documents))
    parents = [store.jobs.submit(new).id for _ in range(batches)]
    children = [item.job_id for item in store.jobs.dispatchable(1_000, 600)]
    assert len(children) == batches * size
    store.close()
    keys.close()
    return parents, children


def test_each_job_runs_once_and_each_batch_closes_once(shared_url: str, tmp_path: Path) -> None:
    parents, children = prepare(shared_url, tmp_path)
    claimed = racers.race(racers.claim_all, RUNNERS, shared_url, tmp_path, children)
    assert sorted(job_id for mine in claimed for job_id in mine) == sorted(children)
    store = racers.store_in(shared_url, tmp_path)
    for parent in parents:
        row = store.jobs.get("default", parent)
        assert (row.state, row.children_done) == (JobState.DONE, 12)
        events = store.jobs.events("default", parent)
        assert [event.sequence for event in events] == list(range(1, 14))
        assert Counter(event.message for event in events)["Done"] == 1
    for child in children:
        assert store.jobs.get("default", child).attempt == 1
    store.close()


def test_dispatchers_at_once_send_each_row_once_and_keep_to_the_window(shared_url: str, tmp_path: Path) -> None:
    _, children = prepare(shared_url, tmp_path)
    store = racers.store_in(shared_url, tmp_path)
    for sent in store.jobs.dispatchable(1_000, stale_s=0):
        store.jobs.undispatch(sent)
    store.close()
    window = 10
    found = racers.race(racers.dispatch_all, RUNNERS, shared_url, tmp_path, window)
    marked = [job_id for mine in found for job_id in mine]
    assert len(marked) == len(set(marked)) == window
    assert set(marked) <= set(children)


def test_only_one_process_leads(shared_url: str, tmp_path: Path) -> None:
    racers.store_in(shared_url, tmp_path).close()
    leaders = racers.race(racers.lead, RUNNERS, shared_url, tmp_path)
    assert sum(map(len, leaders)) == 1


def test_appending_at_once_never_forks_the_chain(shared_url: str, tmp_path: Path) -> None:
    racers.store_in(shared_url, tmp_path).close()
    written = racers.race(racers.append_sql, RUNNERS, shared_url, tmp_path, 50)
    store = racers.store_in(shared_url, tmp_path)
    rows = list(store.audit.rows())
    verdict = verify_chain(rows, Ed25519Signer(tmp_path / "keys" / "signing").public_key())
    assert (verdict.ok, verdict.rows, verdict.checkpoints, verdict.signed_to) == (True, 150, 1, 100)
    assert {row.hash for row in rows} == {digest for mine in written for digest in mine}
    store.close()


def test_commands_at_once_never_fork_the_file_s_chain(tmp_path: Path) -> None:
    path, key = tmp_path / "audit-cli.jsonl", tmp_path / "keys" / "signing"
    racers.race(racers.append_file, RUNNERS, path, key, 50)
    signer = Ed25519Signer(key)
    verdict = verify_chain(FileAudit(path, signer).rows(), signer.public_key())
    assert (verdict.ok, verdict.rows, verdict.checkpoints) == (True, 150, 1)


def test_processes_that_start_together_migrate_once(shared_url: str, tmp_path: Path) -> None:
    written = racers.race(racers.migrate_all, CROWD, shared_url, tmp_path)
    assert len({digest for mine in written for digest in mine}) == CROWD


def test_processes_that_start_together_agree_on_their_keys(tmp_path: Path) -> None:
    found = racers.race(racers.make_secrets, CROWD, tmp_path)
    assert len({tuple(item) for item in found}) == 1
    keys = racers.keys_in(tmp_path)
    assert len({keys.column_key(f"doc_{number}") for number in range(CROWD)}) == CROWD
    keys.close()
