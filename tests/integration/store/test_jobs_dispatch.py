"""The contract of ports/jobs.py: the window, the leader lock, the counts."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import TENANT, Bench

from maskmill.domain.job import AGEING_S, JobState, Queue
from maskmill.ports.jobs import Dispatch, Outcome


def ids(sent: object) -> list[str]:
    assert isinstance(sent, list)
    return [item.job_id for item in sent]


def line(bench: Bench, count: int, **changes: object) -> list[str]:
    """Submit jobs one after the other, and return their ids."""
    made = []
    for _ in range(count):
        bench.clock.turn(0.001)
        made.append(bench.submit(**changes).id)
    return made


def test_rows_are_sent_once_by_priority_and_then_by_age(bench: Bench) -> None:
    rows = []
    for priority in (5, 9, 0, 5):
        bench.clock.turn(1)
        rows.append(bench.submit(priority=priority, queue=Queue.COMPRESSION).id)
    sent = bench.store.jobs.dispatchable(10, 15)
    assert ids(sent) == [rows[2], rows[0], rows[3], rows[1]]
    assert (sent[0].queue, sent[0].priority) == (Queue.COMPRESSION, 0)
    assert bench.store.jobs.dispatchable(10, 15) == []


def test_the_window_counts_what_nobody_claimed(bench: Bench) -> None:
    for _ in range(8):
        bench.submit()
    first = ids(bench.store.jobs.dispatchable(4, 15))
    assert len(first) == 4
    assert bench.store.jobs.dispatchable(4, 15) == []
    bench.claim(first[0])
    assert bench.store.jobs.dispatchable(4, 15) == []  # more than half full: no write for one row
    claim = bench.claim(first[1])
    assert len(bench.store.jobs.dispatchable(4, 15)) == 2
    bench.store.jobs.finish(claim, Outcome(JobState.DONE))
    assert bench.store.jobs.dispatchable(4, 15) == []


def test_a_queue_that_no_worker_serves_takes_no_room_from_the_others(bench: Bench) -> None:
    for _ in range(20):
        bench.submit(queue=Queue.SCANS)
    assert len(bench.store.jobs.dispatchable(4, 15)) == 4
    row = bench.submit(queue=Queue.LOW_PRIORITY)
    assert ids(bench.store.jobs.dispatchable(4, 15)) == [row.id]


def test_a_tenant_with_a_backlog_does_not_delay_another_ones_job(bench: Bench) -> None:
    for _ in range(30):
        bench.submit(priority=0)
    first = ids(bench.store.jobs.dispatchable(4, 900))
    other = bench.submit_for("other", priority=9)
    bench.claim(first[0])
    bench.claim(first[1])
    sent = bench.store.jobs.dispatchable(4, 900)
    assert ids(sent)[0] == other.id
    assert len(sent) == 2
    bench.claim(first[2])
    bench.claim(first[3])
    later = bench.store.jobs.dispatchable(4, 900)
    assert all(item.priority >= sent[0].priority for item in later)  # nothing overtakes it in the broker


def test_tenants_take_turns(bench: Bench) -> None:
    tenants = ["a", "b", "c"]
    rows = {tenant: [bench.submit_for(tenant).id for _ in range(4)] for tenant in tenants}
    sent = ids(bench.store.jobs.dispatchable(7, 15))
    turns = [next(tenant for tenant in tenants if job_id in rows[tenant]) for job_id in sent]
    assert sorted(turns[:3]) == sorted(turns[3:6]) == tenants
    assert len(sent) == 7


def test_what_a_tenant_has_running_counts_against_its_turn(bench: Bench) -> None:
    for _ in range(3):
        bench.claim(bench.submit_for("busy").id)
    busy = [bench.submit_for("busy").id for _ in range(3)]
    idle = [bench.submit_for("idle").id for _ in range(3)]
    assert ids(bench.store.jobs.dispatchable(4, 15)) == [*idle, busy[0]]


def test_an_urgent_job_overtakes_what_waits_and_its_own_tenants_messages(bench: Bench) -> None:  # S4-45
    rows = line(bench, 6, priority=5)
    out = bench.store.jobs.dispatchable(2, 900)
    assert ids(out) == rows[:2]
    bench.clock.turn(30)
    urgent = bench.submit(priority=0)
    bench.claim(rows[0])
    (first,) = bench.store.jobs.dispatchable(2, 900)
    assert first.job_id == urgent.id
    assert first.priority < out[1].priority  # the broker hands it out before the message that waits there


def test_a_low_priority_rises_with_its_age(bench: Bench) -> None:
    last = bench.submit(priority=9)
    bench.clock.turn(9 * AGEING_S - 1)
    assert ids(bench.store.jobs.dispatchable(1, 900)) == [last.id]
    bench.store.jobs.undispatch(bench.store.jobs.sent(0.0)[0])
    urgent = bench.submit(priority=0)
    assert ids(bench.store.jobs.dispatchable(1, 900)) == [urgent.id]
    bench.clock.turn(2)
    bench.claim(urgent.id)
    bench.submit(priority=0)
    assert ids(bench.store.jobs.dispatchable(1, 900)) == [last.id]


def test_a_stream_of_urgent_jobs_does_not_hold_back_a_message_for_ever(bench: Bench) -> None:
    last = bench.submit(priority=9)
    bench.store.jobs.dispatchable(2, 1e9)
    bench.clock.turn(9 * AGEING_S)
    urgent = bench.submit(priority=0)
    (sent,) = bench.store.jobs.dispatchable(2, 1e9)
    assert (sent.job_id, sent.priority) == (urgent.id, 9)
    assert bench.get(last.id).state is JobState.QUEUED


def test_a_row_that_is_not_due_waits_and_costs_nobody_its_place(bench: Bench) -> None:
    later = bench.submit(not_before=bench.clock() + 60)
    now = bench.submit()
    assert ids(bench.store.jobs.dispatchable(8, 900)) == [now.id]
    bench.clock.turn(60)
    assert ids(bench.store.jobs.dispatchable(8, 900)) == [later.id]


def test_a_job_that_is_tried_again_keeps_its_place(bench: Bench) -> None:
    tried, *others = line(bench, 6)
    bench.store.jobs.fail(bench.claim(tried), {"slug": "x"}, None, 2.0)
    assert ids(bench.store.jobs.dispatchable(1, 900)) == [others[0]]
    bench.claim(others[0])
    bench.clock.turn(2)
    assert ids(bench.store.jobs.dispatchable(1, 900)) == [tried]
    bench.clock.turn(1)
    bench.claim(tried, lease_s=5)
    bench.clock.turn(6)
    assert bench.store.jobs.recover(5) == 1
    assert ids(bench.store.jobs.dispatchable(1, 900)) == [tried]


def test_a_job_retried_by_hand_goes_to_the_end_of_its_line(bench: Bench) -> None:
    first = bench.submit()
    bench.store.jobs.cancel(TENANT, first.id)
    second = bench.submit()
    bench.clock.turn(1)
    bench.store.jobs.retry(TENANT, first.id)
    assert ids(bench.store.jobs.dispatchable(8, 900)) == [second.id, first.id]


def test_the_children_of_a_batch_go_in_the_order_of_its_documents(bench: Bench) -> None:
    parent = bench.submit(*(bench.document() for _ in range(5)))
    sent = ids(bench.store.jobs.dispatchable(8, 900))
    assert [bench.get(job_id).document_ids[0] for job_id in sent] == list(parent.document_ids)


def test_a_stale_message_is_sent_again(bench: Bench) -> None:
    row = bench.submit()
    first = bench.store.jobs.dispatchable(8, 15)
    bench.clock.turn(14)
    assert bench.store.jobs.dispatchable(8, 15) == []
    bench.clock.turn(1)
    again = bench.store.jobs.dispatchable(8, 15)
    assert ids(again) == ids(first) == [row.id]
    assert again[0].token != first[0].token


def test_a_message_that_could_not_be_published_is_given_back(bench: Bench) -> None:
    row = bench.submit()
    sent = bench.store.jobs.dispatchable(8, 15)[0]
    bench.store.jobs.undispatch(Dispatch(row.id, sent.queue, sent.priority, "an older token"))
    assert bench.store.jobs.dispatchable(8, 15) == []
    bench.store.jobs.undispatch(sent)
    assert ids(bench.store.jobs.dispatchable(8, 15)) == [row.id]


def test_giving_back_a_message_that_was_claimed_changes_nothing(bench: Bench) -> None:
    row = bench.submit()
    sent = bench.store.jobs.dispatchable(8, 15)[0]
    bench.claim(row.id)
    bench.store.jobs.undispatch(sent)
    assert bench.get(row.id).state is JobState.RUNNING
    assert bench.store.jobs.dispatchable(8, 15) == []


def test_one_owner_leads_until_its_lease_ends(bench: Bench) -> None:
    jobs = bench.store.jobs
    assert jobs.leader("dispatch") is None
    assert jobs.lead("dispatch", "a", 10)
    assert not jobs.lead("dispatch", "b", 10)
    assert jobs.lead("reconcile", "b", 10)
    bench.clock.turn(9)
    assert jobs.lead("dispatch", "a", 10)
    assert jobs.leader("dispatch") == bench.clock() + 10
    bench.clock.turn(11)
    assert jobs.lead("dispatch", "b", 10)
    assert not jobs.lead("dispatch", "a", 10)


def test_counts_and_waiting_tell_what_there_is(bench: Bench) -> None:
    assert (bench.store.jobs.counts(), bench.store.jobs.waiting()) == ({}, {})
    oldest = bench.clock()
    bench.submit()
    bench.clock.turn(5)
    bench.submit()
    bench.submit(kind="extract", queue=Queue.EXTRACTION)
    bench.running()
    assert bench.store.jobs.counts() == {
        ("redact", "queued"): 2,
        ("redact", "running"): 1,
        ("extract", "queued"): 1,
    }
    assert bench.store.jobs.waiting() == {"high_priority": (2, oldest), "extraction": (1, bench.clock())}


@pytest.mark.parametrize("window", [-1, 0])
def test_a_window_without_room_sends_nothing(bench: Bench, window: int) -> None:
    bench.submit()
    assert bench.store.jobs.dispatchable(window, 15) == []
