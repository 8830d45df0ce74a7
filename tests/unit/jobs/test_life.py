"""Submit, dispatch, recover, cancel, retry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.jobs import bench

from maskmill.adapters.queue.memory import MemoryTransport
from maskmill.domain.job import ATTEMPT_CAP, JobState, Queue
from maskmill.engine import jobs
from maskmill.engine.dispatch import STALE_S
from maskmill.errors import Conflict, NotFound
from maskmill.ports.jobs import NewJob, Outcome

NEW = NewJob("default", "redact", Queue.HIGH_PRIORITY, ("doc_1",), raw_options={"terms": ["Ada"]}, actor="key_1")


def test_submit_stores_audits_and_rings() -> None:
    it = bench()
    row = jobs.submit(it.kit, NEW)
    assert row.state is JobState.QUEUED
    assert [(message.queue, message.job_id) for message in it.transport.sent] == [(Queue.HIGH_PRIORITY, row.id)]
    facts = {"job_id": row.id, "kind": "redact", "documents": 1, "tenant_id": "default"}
    assert it.audit.entries == [("job.submitted", "key_1", facts)]


def test_with_the_broker_down_the_job_stays_stored_and_runs_later() -> None:
    it = bench()
    it.transport.down = True
    row = jobs.submit(it.kit, NEW)
    assert jobs.dispatch(it.kit) == 0
    it.transport.down = False
    assert jobs.dispatch(it.kit) == 1
    assert it.transport.take() == row.id


def test_a_broker_that_fails_half_way_gives_the_rest_back() -> None:
    class TwoThenDown(MemoryTransport):
        def send(self, queue: str, job_id: str, priority: int) -> None:
            self.down = len(self.sent) >= 2
            super().send(queue, job_id, priority)

    it = bench(transport=TwoThenDown())
    for _ in range(5):
        it.submit()
    assert jobs.dispatch(it.kit) == 2
    assert sum(held.sent_at is None for held in it.jobs.held.values()) == 3


def test_a_store_that_is_down_is_no_error_for_dispatch() -> None:
    it = bench()
    it.jobs.down = True
    assert jobs.dispatch(it.kit) == 0


@given(count=st.integers(0, 40), window=st.integers(1, 12))
def test_the_broker_never_holds_more_than_the_window(count: int, window: int) -> None:
    it = bench(window=window)
    for _ in range(count):
        it.submit()
    jobs.dispatch(it.kit)
    jobs.dispatch(it.kit)
    assert len(it.transport.sent) == min(count, window)


def test_a_message_that_nobody_claims_is_sent_again() -> None:
    it = bench()
    jobs.submit(it.kit, NEW)
    it.transport.sent.clear()
    assert jobs.dispatch(it.kit) == 0
    it.clock.turn(STALE_S + 1)
    assert jobs.dispatch(it.kit) == 1


def test_the_urgent_goes_first_and_then_the_oldest() -> None:
    it = bench(window=2)
    late = [it.submit(priority=5).id for _ in range(3)]
    urgent = it.submit(priority=0).id
    jobs.dispatch(it.kit)
    assert [it.transport.take(), it.transport.take()] == [urgent, late[0]]


def test_a_dead_workers_job_runs_again_and_poison_ends_at_the_cap() -> None:
    it = bench()
    row = it.submit()
    for attempt in range(1, ATTEMPT_CAP + 1):
        claim = it.jobs.claim(row.id, "w", 15)
        assert claim is not None
        assert claim.job.attempt == attempt
        it.clock.turn(16)
        assert jobs.recover(it.kit) == 1
    assert it.jobs.get("default", row.id).state is JobState.FAILED
    assert jobs.recover(it.kit) == 0


def test_cancelling_a_waiting_job_needs_no_broker() -> None:
    it = bench()
    row = it.submit()
    it.transport.down = True
    assert jobs.cancel(it.kit, "default", row.id, "key_1").state is JobState.CANCELLED
    assert jobs.run(it.kit, row.id) is None
    assert it.audit.entries[-1][0] == "job.cancelled"


@pytest.mark.parametrize("down", [False, True])
def test_cancelling_a_running_job_sets_its_flag_and_tells_the_workers(*, down: bool) -> None:
    it = bench()
    row = it.submit()
    claim = it.jobs.claim(row.id, "w", 15)
    assert claim is not None
    it.transport.down = down
    assert jobs.cancel(it.kit, "default", row.id, "key_1").cancel_requested
    assert it.transport.revoked == ([] if down else [(row.id, False)])


def test_a_final_job_cannot_be_cancelled_and_a_foreign_one_is_not_found() -> None:
    it = bench()
    row = it.submit()
    claim = it.jobs.claim(row.id, "w", 15)
    assert claim is not None
    it.jobs.finish(claim, Outcome(JobState.DONE))
    with pytest.raises(Conflict):
        jobs.cancel(it.kit, "default", row.id, "key_1")
    with pytest.raises(NotFound):
        jobs.cancel(it.kit, "another", row.id, "key_1")


def test_a_retried_job_starts_from_attempt_one() -> None:
    it = bench()
    row = it.submit()
    jobs.cancel(it.kit, "default", row.id, "key_1")
    assert jobs.retry(it.kit, "default", row.id, "key_1").attempt == 0
    assert it.audit.entries[-1][0] == "job.retried"
    assert it.transport.take() == row.id
    claim = it.jobs.claim(row.id, "w", 15)
    assert claim is not None
    assert claim.job.attempt == 1
