"""Running totals and the numbers that the monitor reads, on every database."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, insert, select
from tests.fixtures.stores import Bench, artifact, finding

from maskmill.adapters.store.tables import Job, JobEvent, PausedQueue, Total
from maskmill.domain.job import JobState, Queue, Retry
from maskmill.domain.total import TotalKey, TotalName
from maskmill.errors import LeaseLost, Refused
from maskmill.ports.jobs import Outcome


def total(bench: Bench, name: TotalName, first: str = "", second: str = "") -> float:
    return bench.store.figures.totals().get(TotalKey(name, first, second), 0.0)


def test_what_is_submitted_and_ends_is_counted_with_its_duration(bench: Bench) -> None:
    claim = bench.running()
    bench.clock.turn(3.0)
    bench.store.jobs.finish(claim, Outcome(JobState.DONE))
    assert total(bench, TotalName.SUBMITTED, "redact") == 1
    assert total(bench, TotalName.FINISHED, "redact", "done") == 1
    assert total(bench, TotalName.DURATION, "redact", "5.0") == 1
    assert total(bench, TotalName.DURATION_SUM, "redact") == 3.0


def test_a_batch_counts_as_its_documents(bench: Bench) -> None:
    parent = bench.submit(bench.document(), bench.document())
    for child in bench.children(parent):
        bench.store.jobs.finish(bench.claim(child), Outcome(JobState.DONE))
    assert bench.get(parent.id).state is JobState.DONE
    assert total(bench, TotalName.SUBMITTED, "redact") == 2
    assert total(bench, TotalName.FINISHED, "redact", "done") == 2


def test_retries_findings_redactions_refusals_and_uploads_are_counted(bench: Bench) -> None:
    document = bench.document()
    claim = bench.running()
    bench.store.jobs.fail(claim, {"slug": "unavailable"}, Retry.TRANSIENT, 0.0)
    again = bench.claim(claim.job.id)
    outcome = Outcome(
        JobState.DONE, artifacts=(artifact(again.job.document_ids[0]),), findings=(finding(), finding(20))
    )
    bench.store.jobs.finish(again, outcome)
    refused = bench.claim(bench.submit(document).id)
    bench.store.jobs.finish(refused, Outcome(JobState.REFUSED, problem=Refused("found again").problem()))
    assert total(bench, TotalName.RETRIES, "redact", "transient") == 1
    assert total(bench, TotalName.FINDINGS, "PERSON", "redact") == 2
    assert total(bench, TotalName.REDACTIONS, "PERSON") == 2
    assert total(bench, TotalName.VERIFICATION_FAILURES, "refused") == 1
    assert total(bench, TotalName.UPLOAD_BYTES) == 2 * 1_234


def test_a_result_that_was_known_already_is_a_cache_hit(bench: Bench) -> None:
    bench.store.jobs.finish(bench.running(), Outcome(JobState.DONE, summary={"cached": True}))
    bench.store.jobs.finish(bench.running(), Outcome(JobState.DONE, summary={"cached": False}))
    assert total(bench, TotalName.CACHE_HITS) == 1


def test_a_lost_lease_counts_nothing(bench: Bench) -> None:
    claim = bench.running()
    bench.clock.turn(100.0)
    assert bench.store.jobs.recover(5) == 1
    bench.claim(claim.job.id)
    with pytest.raises(LeaseLost):
        bench.store.jobs.finish(claim, Outcome(JobState.DONE))
    assert total(bench, TotalName.FINISHED, "redact", "done") == 0
    assert total(bench, TotalName.RETRIES, "redact", "worker-lost") == 1


def test_totals_stay_when_the_rows_are_pruned(bench: Bench) -> None:
    bench.store.jobs.finish(bench.running(), Outcome(JobState.DONE))
    before = bench.store.figures.totals()
    with bench.store._database.write() as connection:
        connection.execute(delete(JobEvent))
        connection.execute(delete(Job))
    assert bench.store.figures.totals() == before


def test_a_total_of_another_version_is_left_out(bench: Bench) -> None:
    with bench.store._database.write() as connection:
        connection.execute(insert(Total).values(name="later", first="", second="", value=1.0))
    assert bench.store.figures.totals() == {}
    with bench.store._database.read() as connection:
        assert connection.execute(select(Total.name)).scalar_one() == "later"


def test_what_is_due_is_counted_by_queue_up_to_a_bound(bench: Bench) -> None:
    document = bench.document()
    for _ in range(3):
        bench.submit(document)
    bench.submit(document, queue=Queue.REPORTS)
    bench.submit(document, queue=Queue.SCANS)
    late = bench.running(queue=Queue.REPORTS)
    bench.store.jobs.fail(late, {}, Retry.TRANSIENT, 60.0)
    with bench.store._database.write() as connection:
        connection.execute(insert(PausedQueue).values(queue="scans", paused_at=0.0, actor="test"))
    due = bench.store.figures.due(most=2)
    assert (due[Queue.HIGH_PRIORITY], due[Queue.REPORTS], due[Queue.SCANS], due[Queue.DEFAULT]) == (2, 1, 0, 0)
    assert set(due) == set(Queue)


def test_jobs_whose_time_has_not_come_are_listed_the_next_first(bench: Bench) -> None:
    waits = [bench.running() for _ in range(2)]
    for claim, wait_s in zip(waits, (60.0, 30.0), strict=True):
        bench.store.jobs.fail(claim, {}, Retry.TRANSIENT, wait_s)
    bench.submit()
    found = bench.store.figures.scheduled()
    assert [item.job_id for item in found] == [waits[1].job.id, waits[0].job.id]
    assert found[0].not_before == bench.clock() + 30.0
    assert bench.store.figures.scheduled(limit=1) == found[:1]


def test_open_jobs_and_the_end_of_the_chain(bench: Bench) -> None:
    bench.submit()
    bench.store.jobs.finish(bench.running(kind="detect"), Outcome(JobState.DONE))
    assert bench.store.figures.open_jobs() == {("redact", "queued"): 1}
    assert (bench.store.figures.pending("default"), bench.store.figures.pending("nobody")) == (1, 0)
    head = bench.store.figures.audit_head()
    bench.store.audit.append("test.noted", "test", {})
    assert bench.store.figures.audit_head() == head + 1
