"""The contract of ports/jobs.py: the row of a dead process, and rows whose message may be lost."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import TENANT, Bench, artifact

from maskmill.domain.job import ATTEMPT_CAP, JobState
from maskmill.errors import LeaseLost, TimeExceeded
from maskmill.ports.jobs import Claim, Outcome

HOST = "host:17"


def held(bench: Bench, job_id: str | None = None, process: str | None = HOST) -> Claim:
    """Claim a job, a new one by default, in a process."""
    claim = bench.store.jobs.claim(job_id or bench.submit().id, "worker", 15.0, process)
    assert claim is not None
    return claim


def release(bench: Bench, job_id: str, process: str = HOST) -> JobState | None:
    return bench.store.jobs.release(job_id, process, ATTEMPT_CAP)


def test_a_released_job_is_queued_at_once_and_its_old_claim_is_worth_nothing(bench: Bench) -> None:  # S4-51
    claim = held(bench)
    assert release(bench, claim.job.id) is JobState.QUEUED
    row = bench.get(claim.job.id)
    assert (row.state, row.attempt) == (JobState.QUEUED, 1)
    assert bench.store.jobs.events(TENANT, claim.job.id)[-1].message == "The worker stopped; queued again"
    assert [item.job_id for item in bench.store.jobs.dispatchable(10, 15.0)] == [claim.job.id]
    with pytest.raises(LeaseLost):
        bench.store.jobs.heartbeat(claim, 15.0)
    done = Outcome(JobState.DONE, artifacts=(artifact(claim.job.document_ids[0]),))
    with pytest.raises(LeaseLost):
        bench.store.jobs.finish(claim, done)
    assert held(bench, claim.job.id).job.attempt == 2


@pytest.mark.parametrize("process", ["host:18", "other:17", "host:1", ""])
def test_another_process_releases_nothing(bench: Bench, process: str) -> None:
    claim = held(bench)
    assert release(bench, claim.job.id, process) is None
    bench.store.jobs.heartbeat(claim, 15.0)


def test_a_job_that_was_claimed_without_a_process_waits_for_its_lease(bench: Bench) -> None:
    claim = held(bench, process=None)
    assert release(bench, claim.job.id, "") is None
    assert bench.get(claim.job.id).state is JobState.RUNNING


def test_a_late_release_does_not_touch_the_next_claim(bench: Bench) -> None:
    first = held(bench)
    bench.clock.turn(16)
    assert bench.store.jobs.recover(ATTEMPT_CAP) == 1
    second = held(bench, first.job.id, "host:99")
    assert release(bench, first.job.id) is None
    bench.store.jobs.finish(second, Outcome(JobState.DONE))
    assert release(bench, first.job.id, "host:99") is None
    assert bench.get(first.job.id).state is JobState.DONE
    assert release(bench, "job_unknown") is None


def test_poison_fails_at_the_cap_and_not_before(bench: Bench) -> None:
    job_id = bench.submit().id
    for _ in range(ATTEMPT_CAP - 1):
        held(bench, job_id)
        assert release(bench, job_id) is JobState.QUEUED
    held(bench, job_id)
    assert release(bench, job_id) is JobState.FAILED
    problem = bench.get(job_id).problem
    assert problem is not None
    assert str(ATTEMPT_CAP) in str(problem["detail"])


def test_a_job_whose_flag_is_set_is_cancelled(bench: Bench) -> None:
    claim = held(bench)
    bench.store.jobs.cancel(TENANT, claim.job.id)
    assert release(bench, claim.job.id) is JobState.CANCELLED


def test_with_a_problem_the_job_fails_with_it_unless_it_was_cancelled(bench: Bench) -> None:  # S4-52
    problem = TimeExceeded("The job was ended after 600 seconds").problem()
    failed, cancelled = held(bench), held(bench)
    bench.store.jobs.cancel(TENANT, cancelled.job.id)
    jobs = bench.store.jobs
    assert jobs.release(failed.job.id, HOST, ATTEMPT_CAP, problem) is JobState.FAILED
    assert jobs.release(cancelled.job.id, HOST, ATTEMPT_CAP, problem) is JobState.CANCELLED
    assert bench.get(failed.job.id).problem == problem
    again = jobs.retry(TENANT, failed.job.id)
    assert (again.state, again.attempt) == (JobState.QUEUED, 0)


def test_the_last_child_of_a_batch_that_fails_so_closes_the_batch(bench: Bench) -> None:
    parent = bench.submit(bench.document(), bench.document())
    first, second = bench.children(parent)
    bench.store.jobs.finish(held(bench, first), Outcome(JobState.DONE))
    held(bench, second)
    problem = TimeExceeded("The job was ended after 600 seconds").problem()
    assert bench.store.jobs.release(second, HOST, ATTEMPT_CAP, problem) is JobState.FAILED
    assert bench.get(parent.id).state.is_final
    assert bench.store.jobs.summary(TENANT, parent.id) == {"children": {"done": 1, "failed": 1}}


def test_sent_names_what_was_sent_long_ago_and_nobody_claimed(bench: Bench) -> None:
    for _ in range(3):
        bench.submit()
    old = bench.store.jobs.dispatchable(10, 900.0)
    bench.clock.turn(3)
    bench.submit()
    young = bench.store.jobs.dispatchable(10, 900.0)
    assert len(young) == 1
    held(bench, old[0].job_id)
    jobs = bench.store.jobs
    assert sorted(jobs.sent(2.0), key=str) == sorted(old[1:], key=str)
    assert len(jobs.sent(0.0)) == 3
    jobs.undispatch(old[1])
    assert jobs.sent(2.0) == [old[2]]
    assert [item.job_id for item in jobs.dispatchable(10, 900.0)] == [old[1].job_id]
    jobs.undispatch(old[1])  # an old mark: the row was sent anew
    assert len(jobs.sent(0.0)) == 3


def test_running_jobs_are_found_by_the_place_of_their_process(bench: Bench) -> None:
    here, also = held(bench, process="a_b:1.2:17"), held(bench, process="a_b:1.2:18")
    for other in ("axb:1.2:17", "a_b:1.23:17", None):
        held(bench, process=other)
    ended = held(bench, process="a_b:1.2:19")
    bench.store.jobs.finish(ended, Outcome(JobState.DONE))
    found = bench.store.jobs.running_at("a_b:1.2")
    assert sorted(found) == sorted([(here.job.id, "a_b:1.2:17"), (also.job.id, "a_b:1.2:18")])
