"""The contract of ports/documents.py."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import TENANT, Bench, artifact, finding

from maskmill.domain.job import JobState
from maskmill.errors import Cancelled, Conflict, Gone, NotFound, ProofFailed
from maskmill.ports.jobs import Outcome


def test_a_document_comes_back_as_it_was_stored(bench: Bench) -> None:
    document = bench.document("Zoë \udce9 <letter>.pdf")
    row = bench.store.documents.get(TENANT, document)
    assert (row.raw_name, row.sha256, row.pages, row.size_bytes) == ("Zoë \udce9 <letter>.pdf", "ab" * 32, 3, 1_234)
    with pytest.raises(Conflict):
        bench.store.documents.add(row)


def test_nobody_sees_a_foreign_document(bench: Bench) -> None:
    document = bench.document()
    for call in (bench.store.documents.get, bench.store.documents.mark_deleted):
        with pytest.raises(NotFound):
            call("somebody else", document)
        with pytest.raises(NotFound):
            call(TENANT, "doc_unknown")
    assert bench.store.documents.get(TENANT, document).id == document


def test_deleting_leaves_a_tombstone_and_names_every_object(bench: Bench) -> None:
    document, other = bench.document(), bench.document()
    row = bench.store.documents.get(TENANT, document)
    claim = bench.claim(bench.submit(document, raw_options={"terms": ["Ada"]}).id)
    made = (artifact(document), artifact(document, "certificate"))
    bench.store.jobs.finish(claim, Outcome(JobState.DONE, artifacts=made, findings=(finding(),)))
    named = {row.object_id, made[0].object_id, made[1].object_id}
    assert named < bench.store.documents.object_ids()
    assert set(bench.store.documents.mark_deleted(TENANT, document)) == named
    with pytest.raises(Gone):
        bench.store.documents.get(TENANT, document)
    assert bench.store.documents.mark_deleted(TENANT, document) == []
    assert bench.store.jobs.artifacts(TENANT, claim.job.id) == []
    assert bench.store.jobs.findings(TENANT, claim.job.id) == []
    assert bench.get(claim.job.id).state is JobState.DONE
    assert bench.store.documents.object_ids() == {bench.store.documents.get(TENANT, other).object_id}


def test_deleting_stops_the_jobs_of_the_document(bench: Bench) -> None:
    document = bench.document()
    running, queued = bench.claim(bench.submit(document).id), bench.submit(document)
    bench.store.documents.mark_deleted(TENANT, document)
    row = bench.get(queued.id)
    assert row.state is JobState.CANCELLED
    assert row.problem is not None
    assert row.problem["slug"] == "gone"
    with pytest.raises(Cancelled):
        bench.store.jobs.heartbeat(running, 15)


def test_a_document_whose_key_is_gone_is_gone(bench: Bench) -> None:
    document = bench.document()
    queued = bench.submit(document, raw_options={"terms": ["Ada"]})
    bench.keys.shred(document)
    with pytest.raises(Gone):
        bench.store.documents.get(TENANT, document)
    assert bench.store.jobs.claim(queued.id, "worker", 15) is None
    assert bench.get(queued.id).state is JobState.CANCELLED
    assert len(bench.store.documents.mark_deleted(TENANT, document)) == 1


def test_a_job_that_ends_after_the_shredding_writes_nothing(bench: Bench) -> None:
    claim = bench.running()
    bench.keys.shred(claim.job.document_ids[0])
    with pytest.raises(Gone):
        bench.store.jobs.finish(claim, Outcome(JobState.DONE, artifacts=(artifact(claim.job.document_ids[0]),)))
    assert bench.get(claim.job.id).state is JobState.RUNNING


def test_a_name_that_was_moved_to_another_row_does_not_open(bench: Bench) -> None:
    from sqlalchemy import select, update

    from maskmill.adapters.store.tables import Document

    document = bench.document("a.pdf")
    with bench.store._database.write() as connection:
        sealed = connection.execute(select(Document.raw_sha256).where(Document.id == document)).scalar_one()
        connection.execute(update(Document).where(Document.id == document).values(raw_name=sealed))
    with pytest.raises(ProofFailed):
        bench.store.documents.get(TENANT, document)
