"""Sending a job back because its machine is full, on every database."""

from __future__ import annotations

from tests.fixtures.stores import TENANT, Bench

from maskmill.domain.job import JobState

WHY = "Waits for memory"


def sent(bench: Bench) -> str:
    """Return a queued job that was sent to a worker."""
    job_id = bench.submit().id
    assert job_id in {item.job_id for item in bench.store.jobs.dispatchable(100, 900.0)}
    return job_id


def test_a_busy_worker_sends_a_job_back_and_it_is_due_later(bench: Bench) -> None:
    bench.running()
    job_id = sent(bench)
    assert bench.store.jobs.postpone(job_id, "worker", 5.0, WHY)
    row = bench.get(job_id)
    assert (row.state, row.attempt, row.not_before) == (JobState.QUEUED, 0, bench.clock() + 5.0)
    assert job_id not in {item.job_id for item in bench.store.jobs.dispatchable(100, 900.0)}
    bench.clock.turn(5.1)
    assert job_id in {item.job_id for item in bench.store.jobs.dispatchable(100, 900.0)}
    assert bench.claim(job_id).job.attempt == 1


def test_one_event_tells_it_however_often_it_happens(bench: Bench) -> None:
    bench.running()
    job_id = sent(bench)
    for _ in range(3):
        assert bench.store.jobs.postpone(job_id, "worker", 5.0, WHY)
    assert [event.message for event in bench.store.jobs.events(TENANT, job_id)].count(WHY) == 1
    assert bench.store.jobs.postpone(job_id, "worker", 5.0, "Waits for processor")
    assert bench.store.jobs.events(TENANT, job_id)[-1].message == "Waits for processor"


def test_an_idle_worker_keeps_it(bench: Bench) -> None:
    other = bench.submit().id
    bench.claim(other, worker="another machine")
    job_id = sent(bench)
    assert not bench.store.jobs.postpone(job_id, "worker", 5.0, WHY)
    assert bench.get(job_id).not_before <= bench.clock()


def test_a_job_whose_lease_ran_out_is_no_work(bench: Bench) -> None:
    bench.running()
    job_id = sent(bench)
    bench.clock.turn(100.0)
    assert not bench.store.jobs.postpone(job_id, "worker", 5.0, WHY)


def test_a_job_that_runs_or_was_cancelled_is_left_alone(bench: Bench) -> None:
    bench.running()
    running = bench.running().job.id
    assert not bench.store.jobs.postpone(running, "worker", 5.0, WHY)
    cancelled = sent(bench)
    bench.store.jobs.cancel(TENANT, cancelled, "test")
    assert not bench.store.jobs.postpone(cancelled, "worker", 5.0, WHY)
    assert not bench.store.jobs.postpone("job_none", "worker", 5.0, WHY)
