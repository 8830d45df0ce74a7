"""The contract of ports/jobs.py: the window, the leader lock, the counts."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import Bench

from maskmill.domain.job import JobState, Queue
from maskmill.ports.jobs import Dispatch, Outcome


def ids(sent: object) -> list[str]:
    assert isinstance(sent, list)
    return [item.job_id for item in sent]


def test_rows_are_sent_once_by_priority_and_then_by_age(bench: Bench) -> None:
    rows = []
    for priority in (5, 9, 0, 5):
        bench.clock.turn(1)
        rows.append(bench.submit(priority=priority, queue=Queue.COMPRESSION).id)
    sent = bench.store.jobs.dispatchable(10, 15)
    assert ids(sent) == [rows[2], rows[0], rows[3], rows[1]]
    assert (sent[0].queue, sent[0].priority) == (Queue.COMPRESSION, 0)
    assert bench.store.jobs.dispatchable(10, 15) == []


def test_the_window_counts_what_is_sent_and_what_runs(bench: Bench) -> None:
    for _ in range(6):
        bench.submit()
    first = bench.store.jobs.dispatchable(3, 15)
    assert len(first) == 3
    assert bench.store.jobs.dispatchable(3, 15) == []
    claim = bench.claim(first[0].job_id)
    assert bench.store.jobs.dispatchable(3, 15) == []
    bench.store.jobs.finish(claim, Outcome(JobState.DONE))
    assert len(bench.store.jobs.dispatchable(3, 15)) == 1
    assert bench.store.jobs.dispatchable(0, 15) == []


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
