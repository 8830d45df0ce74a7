"""The contract of ports/jobs.py: own ids, times, unique keys, and large batches."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from sqlalchemy import delete, insert, select
from tests.fixtures.stores import TENANT, Bench

from maskmill.adapters.store.tables import Document, Job, JobEvent
from maskmill.domain.job import JobState, Retry
from maskmill.errors import Conflict, InvalidRequest
from maskmill.ports.jobs import Outcome

DONE = JobState.DONE


def documents_at_once(bench: Bench, count: int) -> list[str]:
    """Store documents in one transaction: a thousand would take longer than what the test looks at."""
    first = bench.document()
    ids = [f"doc_{number}" for number in range(1, count)]
    for document_id in ids:
        bench.keys.create_document_key(TENANT, document_id)
    with bench.store._database.write() as connection:
        row = connection.execute(select(Document).where(Document.id == first)).mappings().one()
        connection.execute(insert(Document), [dict(row) | {"id": document_id} for document_id in ids])
    return [first, *ids]


@pytest.mark.parametrize("own", ["a", "task-1", "3f1c:A_b.9", "x" * 64])
def test_a_job_can_have_the_callers_id(bench: Bench, own: str) -> None:
    assert bench.submit(id=own).id == own
    assert bench.claim(own).job.id == own


def test_a_batch_can_have_the_callers_id(bench: Bench) -> None:
    parent = bench.submit(bench.document(), bench.document(), id="batch-1")
    assert parent.id == "batch-1"
    assert [bench.get(child).parent_id for child in bench.children(parent)] == ["batch-1", "batch-1"]


@pytest.mark.parametrize("own", ["", "x" * 65, "a b", "a/b", "ä", ".", "..", "a\n", "a\0"])
def test_an_id_that_is_no_good_address_is_refused(bench: Bench, own: str) -> None:
    with pytest.raises(InvalidRequest):
        bench.submit(id=own)
    with pytest.raises(InvalidRequest):
        bench.submit(after_id=own)


def test_the_same_request_with_the_same_id_is_answered_with_the_same_job(bench: Bench) -> None:
    document = bench.document()
    first = bench.submit(document, id="task-1", raw_options={"terms": ["Ada"]})
    assert bench.submit(document, id="task-1", raw_options={"terms": ["Ada"]}) == first
    with pytest.raises(Conflict):
        bench.submit(document, id="task-1", raw_options={"terms": ["Bo"]})
    with pytest.raises(Conflict):
        bench.submit(id="task-1")
    made = bench.submit()
    with pytest.raises(Conflict):
        bench.submit(made.document_ids[0], id=made.id)


def test_an_idempotency_key_with_another_id_is_another_request(bench: Bench) -> None:
    document = bench.document()
    bench.submit(document, idempotency_key="k", id="task-1")
    with pytest.raises(Conflict):
        bench.submit(document, idempotency_key="k", id="task-2")


def test_a_job_is_not_sent_before_its_time(bench: Bench) -> None:
    row = bench.submit(not_before=bench.clock() + 60)
    assert row.not_before == bench.clock() + 60
    assert bench.store.jobs.dispatchable(8, 15) == []
    assert bench.store.jobs.claim(row.id, "early", 15) is None
    bench.clock.turn(60)
    assert [item.job_id for item in bench.store.jobs.dispatchable(8, 15)] == [row.id]


def test_a_batch_is_not_sent_before_its_time(bench: Bench) -> None:
    bench.submit(bench.document(), bench.document(), not_before=bench.clock() + 60)
    assert bench.store.jobs.dispatchable(8, 15) == []
    bench.clock.turn(60)
    assert len(bench.store.jobs.dispatchable(8, 15)) == 2


def test_a_time_that_has_passed_is_now(bench: Bench) -> None:
    row = bench.submit(not_before=5.0)
    assert [item.job_id for item in bench.store.jobs.dispatchable(8, 15)] == [row.id]


@pytest.mark.parametrize("at", [float("nan"), float("inf"), -1.0, 1e12])
def test_a_time_that_is_none_is_refused(bench: Bench, at: float) -> None:
    with pytest.raises(InvalidRequest):
        bench.submit(not_before=at)


def test_the_time_does_not_tell_two_requests_apart(bench: Bench) -> None:
    document = bench.document()
    first = bench.submit(document, idempotency_key="k", not_before=bench.clock() + 30)
    bench.clock.turn(1)
    assert bench.submit(document, idempotency_key="k", not_before=bench.clock() + 30).id == first.id


def test_while_a_unique_job_is_open_it_answers_for_all(bench: Bench) -> None:
    first = bench.submit(unique_key="nightly")
    assert bench.submit(unique_key="nightly").id == first.id
    claim = bench.claim(first.id)
    assert bench.submit(unique_key="nightly").id == first.id
    assert bench.submit(unique_key="weekly").id != first.id
    assert bench.submit().id != first.id
    bench.store.jobs.finish(claim, Outcome(DONE))
    assert bench.submit(unique_key="nightly").id != first.id


@pytest.mark.parametrize("end", ["failed", "cancelled", "refused"])
def test_a_unique_key_is_free_however_its_job_ended(bench: Bench, end: str) -> None:
    row = bench.submit(unique_key="nightly")
    ends: dict[str, Callable[[], object]] = {
        "failed": lambda: bench.store.jobs.fail(bench.claim(row.id), {}, None, None),
        "cancelled": lambda: bench.store.jobs.cancel(TENANT, row.id),
        "refused": lambda: bench.store.jobs.finish(bench.claim(row.id), Outcome(JobState.REFUSED)),
    }
    ends[end]()
    other = bench.submit(unique_key="nightly")
    assert other.id != row.id
    with pytest.raises(Conflict, match="unique key"):
        bench.store.jobs.retry(TENANT, row.id)
    assert bench.get(row.id).state.is_final
    bench.store.jobs.cancel(TENANT, other.id)
    assert bench.store.jobs.retry(TENANT, row.id).state is JobState.QUEUED


def test_a_unique_job_that_waits_for_its_retry_is_open(bench: Bench) -> None:
    row = bench.submit(unique_key="nightly")
    bench.store.jobs.fail(bench.claim(row.id), {}, Retry.TRANSIENT, 60)
    assert bench.submit(unique_key="nightly").id == row.id


def test_a_unique_batch_is_one_job(bench: Bench) -> None:
    documents = bench.document(), bench.document()
    first = bench.submit(*documents, unique_key="batch")
    assert bench.submit(*documents, unique_key="batch").id == first.id
    assert len(bench.store.jobs.dispatchable(100, 15)) == 2


def test_a_unique_key_is_kept_as_an_hmac_only(bench: Bench) -> None:
    bench.submit(unique_key="ada.lovelace@example.org")
    with bench.store._database.read() as connection:
        stored = connection.execute(select(Job.unique_digest)).scalar_one()
    assert stored is not None
    assert len(stored) == 64
    with pytest.raises(InvalidRequest):
        bench.submit(unique_key="k" * 256)


def test_an_idempotency_key_is_known_as_long_as_its_row(bench: Bench) -> None:
    document = bench.document()
    first = bench.submit(document, idempotency_key="k", id="task-1")
    bench.store.jobs.finish(bench.claim(first.id), Outcome(DONE))
    assert bench.submit(document, idempotency_key="k", id="task-1").state is DONE
    with bench.store._database.write() as connection:  # as pruning does
        connection.execute(delete(JobEvent))
        connection.execute(delete(Job))
    again = bench.submit(document, idempotency_key="k", id="task-1")
    assert (again.id, again.state) == ("task-1", JobState.QUEUED)


def test_a_batch_of_a_thousand_documents_goes_in_at_once(bench: Bench) -> None:
    documents = documents_at_once(bench, 1_000)
    new = bench.new(*documents, raw_options={"terms": ["Ada"]})
    began = time.perf_counter()
    parent = bench.store.jobs.submit(new)
    print(f"1,000 documents in {(time.perf_counter() - began) * 1_000:.0f} ms")  # noqa: T201 - a figure to look at
    assert parent.children_total == 1_000
    assert bench.store.jobs.counts() == {("redact", "waiting"): 1, ("redact", "queued"): 1_000}
