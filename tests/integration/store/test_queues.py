"""The contract of ports/queues.py: states, pause, purge, limits, places."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import TENANT, Bench

from maskmill.domain.job import JobState, Queue
from maskmill.errors import InvalidRequest, NotFound
from maskmill.ports.jobs import Dispatch, JobRow, Outcome
from maskmill.ports.queues import QueueState, TenantLimits

LINE = Queue.COMPRESSION


def sent(bench: Bench, window: int = 8) -> list[str]:
    return [item.job_id for item in bench.store.jobs.dispatchable(window, 900)]


def state(bench: Bench, queue: Queue = LINE) -> QueueState:
    return next(item for item in bench.store.queues.states() if item.queue is queue)


def submit(bench: Bench, count: int, **changes: object) -> list[JobRow]:
    rows = []
    for _ in range(count):
        bench.clock.turn(0.001)
        rows.append(bench.submit(**({"queue": LINE} | changes)))
    return rows


def ahead(bench: Bench, row: JobRow) -> int:
    place = bench.store.queues.place(row.tenant_id, row.id)
    assert place is not None
    return place.ahead


def run(bench: Bench, row: JobRow, seconds: float = 0.0) -> None:
    claim = bench.claim(row.id)
    bench.clock.turn(seconds)
    bench.store.jobs.finish(claim, Outcome(JobState.DONE))


def test_every_queue_is_told_with_what_waits_what_is_due_and_what_runs(bench: Bench) -> None:
    assert [item.queue for item in bench.store.queues.states()] == list(Queue)
    assert state(bench) == QueueState(LINE, 0, 0, 0, None, None)
    bench.claim(submit(bench, 1)[0].id)
    oldest = submit(bench, 2)[0].submitted_at
    submit(bench, 1, not_before=bench.clock() + 60)
    assert state(bench) == QueueState(LINE, 3, 2, 1, oldest, None)
    bench.clock.turn(60)
    assert state(bench).due == 3


def test_a_paused_queue_gives_nothing_until_it_is_resumed(bench: Bench) -> None:
    first, second = submit(bench, 2)
    other = bench.submit(queue=Queue.SCANS)
    assert set(sent(bench, window=1)) == {other.id, first.id}
    bench.store.queues.pause(LINE, "ada")
    bench.store.queues.pause(LINE, "bob")
    assert state(bench).paused_at == bench.clock()
    assert bench.store.jobs.claim(first.id, "w", 15) is None  # its message was out already
    assert sent(bench) == []
    assert bench.store.jobs.claim(other.id, "w", 15) is not None
    bench.store.queues.resume(LINE)
    assert state(bench).paused_at is None
    assert sent(bench) == [first.id, second.id]
    bench.claim(first.id)


def test_what_runs_in_a_paused_queue_goes_on(bench: Bench) -> None:
    claim = bench.claim(submit(bench, 1)[0].id)
    bench.store.queues.pause(LINE, "ada")
    bench.store.jobs.heartbeat(claim, 15)
    bench.store.jobs.finish(claim, Outcome(JobState.DONE))
    assert bench.get(claim.job.id).state is JobState.DONE


def test_a_purge_cancels_what_waits_and_leaves_what_runs(bench: Bench) -> None:
    running, *waiting = submit(bench, 4)
    claim = bench.claim(running.id)
    later = submit(bench, 1, not_before=bench.clock() + 60)[0]
    other = bench.submit(queue=Queue.SCANS)
    out = sent(bench)
    purged = bench.store.queues.purge(LINE)
    assert sorted(purged) == sorted(row.id for row in [*waiting, later])
    assert {bench.get(job_id).state for job_id in purged} == {JobState.CANCELLED}
    assert bench.get(other.id).state is JobState.QUEUED
    assert [job_id for job_id in out if bench.store.jobs.claim(job_id, "w", 15)] == [other.id]  # messages do nothing
    bench.store.jobs.finish(claim, Outcome(JobState.DONE))
    assert bench.store.queues.purge(LINE) == []


def test_a_purge_closes_the_batch_whose_children_it_took(bench: Bench) -> None:
    parent = bench.submit(*(bench.document() for _ in range(3)), queue=LINE)
    done, *rest = bench.children(parent)
    bench.store.jobs.finish(bench.claim(done), Outcome(JobState.DONE))
    assert sorted(bench.store.queues.purge(LINE)) == sorted(rest)
    row = bench.get(parent.id)
    assert row.state.is_final
    assert row.children_done == row.children_total == 3


def test_a_large_purge_goes_in_steps(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maskmill.adapters.store.queues.PURGED_AT_ONCE", 2)
    rows = submit(bench, 5)
    assert sorted(bench.store.queues.purge(LINE)) == sorted(row.id for row in rows)


def test_a_purge_may_be_one_tenants(bench: Bench) -> None:
    mine = bench.submit(queue=LINE)
    theirs = bench.submit_for("other", queue=LINE)
    assert bench.store.queues.purge(LINE, "other") == [theirs.id]
    assert bench.get(mine.id).state is JobState.QUEUED


def test_limits_are_kept_by_tenant(bench: Bench) -> None:
    queues = bench.store.queues
    assert queues.limits(TENANT) == TenantLimits(None, None)
    queues.set_limits(TENANT, TenantLimits(3, 60))
    assert queues.limits(TENANT) == TenantLimits(3, 60)
    queues.set_limits(TENANT, TenantLimits())
    assert queues.limits(TENANT) == TenantLimits()
    for unknown in (lambda: queues.limits("nobody"), lambda: queues.set_limits("nobody", TenantLimits(1))):
        with pytest.raises(NotFound):
            unknown()
    with pytest.raises(InvalidRequest):
        queues.set_limits(TENANT, TenantLimits(max_running=0))


def test_a_tenant_has_no_more_out_than_its_limit(bench: Bench) -> None:
    bench.store.queues.set_limits(TENANT, TenantLimits(max_running=2))
    submit(bench, 4)
    other = bench.submit_for("other", queue=LINE)
    out = sent(bench)
    assert len(out) == 3
    assert other.id in out
    mine = [job_id for job_id in out if job_id != other.id]
    claim = bench.claim(mine[0])
    assert sent(bench) == []  # one runs, one is with the broker
    bench.store.jobs.finish(claim, Outcome(JobState.DONE))
    assert len(sent(bench)) == 1


def test_a_limit_holds_over_all_queues_together(bench: Bench) -> None:
    bench.store.queues.set_limits(TENANT, TenantLimits(max_running=2))
    for queue in (Queue.SCANS, Queue.REPORTS, Queue.EXTRACTION):
        submit(bench, 2, queue=queue)
    assert len(sent(bench)) == 2


def test_a_tenant_starts_no_more_in_a_minute_than_its_limit(bench: Bench) -> None:
    bench.store.queues.set_limits(TENANT, TenantLimits(starts_per_minute=2))
    rows = submit(bench, 5)
    assert sent(bench) == [row.id for row in rows[:2]]
    for row in rows[:2]:
        run(bench, row)
    bench.clock.turn(30)
    assert sent(bench) == []
    bench.clock.turn(31)
    assert sent(bench) == [row.id for row in rows[2:4]]


def test_each_attempt_is_a_start(bench: Bench) -> None:
    bench.store.queues.set_limits(TENANT, TenantLimits(starts_per_minute=2))
    row, _other = submit(bench, 2)
    for _ in range(2):
        claim = bench.claim(row.id)
        bench.store.jobs.fail(claim, {"slug": "x"}, None, 0.0)
    assert sent(bench) == []
    bench.clock.turn(61)
    assert len(sent(bench)) == 2


def test_a_place_counts_who_starts_before(bench: Bench) -> None:
    rows = submit(bench, 5)
    assert [ahead(bench, row) for row in rows] == [0, 1, 2, 3, 4]
    urgent = submit(bench, 1, priority=0)[0]
    assert [ahead(bench, row) for row in (urgent, rows[0])] == [0, 1]


def test_a_place_keeps_its_number_when_messages_go_out(bench: Bench) -> None:
    rows = submit(bench, 5)
    sent(bench, window=2)
    assert [ahead(bench, row) for row in rows[2:]] == [2, 3, 4]
    bench.claim(rows[0].id)
    assert bench.store.queues.place(TENANT, rows[0].id) is None
    assert ahead(bench, rows[4]) == 3


def test_other_tenants_take_turns_before_a_place(bench: Bench) -> None:
    for _ in range(10):
        bench.submit_for("other", queue=LINE)
    first, second = submit(bench, 2)
    assert [ahead(bench, row) for row in (first, second)] == [1, 3]


def test_an_estimate_needs_ended_jobs_and_a_worker(bench: Bench) -> None:
    for row in submit(bench, 5):
        run(bench, row, seconds=4.0)
    running, first, second = submit(bench, 3)
    assert (place := bench.store.queues.place(TENANT, second.id)) is not None
    assert place.start_in_s is None  # nobody works on this queue
    bench.claim(running.id)
    estimates = [bench.store.queues.place(TENANT, row.id) for row in (first, second)]
    assert [place.start_in_s for place in estimates if place] == pytest.approx([4.0, 8.0])
    bench.store.queues.pause(LINE, "ada")
    assert (place := bench.store.queues.place(TENANT, second.id)) is not None
    assert place.start_in_s is None


def test_without_ended_jobs_nothing_is_estimated(bench: Bench) -> None:
    running, waiting = submit(bench, 2)
    bench.claim(running.id)
    assert (place := bench.store.queues.place(TENANT, waiting.id)) is not None
    assert place.start_in_s is None


def test_a_job_that_is_not_due_starts_no_sooner(bench: Bench) -> None:
    for row in submit(bench, 5):
        run(bench, row, seconds=1.0)
    bench.claim(submit(bench, 1)[0].id)
    later = submit(bench, 1, not_before=bench.clock() + 90)[0]
    assert (place := bench.store.queues.place(TENANT, later.id)) is not None
    assert place.start_in_s == pytest.approx(90.0, abs=0.1)


def test_a_job_that_waits_for_another_one_has_no_place(bench: Bench) -> None:
    first = submit(bench, 1)[0]
    after = submit(bench, 1, after_id=first.id)[0]
    assert bench.store.queues.place(TENANT, after.id) is None
    run(bench, first)
    assert bench.store.queues.place(TENANT, after.id) is not None


def test_a_foreign_place_is_not_found(bench: Bench) -> None:
    with pytest.raises(NotFound):
        bench.store.queues.place("other", submit(bench, 1)[0].id)
    with pytest.raises(NotFound):
        bench.store.queues.place(TENANT, "job_none")


def test_a_paused_message_that_could_not_be_published_changes_nothing(bench: Bench) -> None:
    row = submit(bench, 1)[0]
    mark = bench.store.jobs.dispatchable(8, 900)[0]
    bench.store.queues.pause(LINE, "ada")
    bench.store.jobs.undispatch(Dispatch(row.id, mark.queue, mark.priority, mark.token))
    bench.store.queues.resume(LINE)
    assert sent(bench) == [row.id]
