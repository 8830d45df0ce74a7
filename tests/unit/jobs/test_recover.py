"""Jobs whose process is dead, and messages that got lost on the way."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from tests.fixtures.jobs import Bench, bench

from maskmill.adapters.queue.memory import MemoryTransport
from maskmill.domain.job import ATTEMPT_CAP, JobState
from maskmill.engine import jobs
from maskmill.engine.recover import LOST_AFTER_S, LostMessages, release, release_gone
from maskmill.errors import TimeExceeded


def sent_long_ago(it: Bench, count: int = 1) -> list[str]:
    """Submit jobs, ring for them, and let their messages grow old."""
    ids = [it.submit().id for _ in range(count)]
    assert jobs.dispatch(it.kit) == count
    it.clock.turn(LOST_AFTER_S + 0.1)
    return ids


def look_and_send(it: Bench, lost: LostMessages) -> int:
    """Do one turn of beat's loop; return how many messages went out."""
    lost.look(it.kit)
    return jobs.dispatch(it.kit)


def test_a_message_in_the_broker_is_not_sent_twice_however_long_it_waits() -> None:
    it, lost = bench(), LostMessages()
    sent_long_ago(it, 5)
    for _ in range(20):
        it.clock.turn(10)
        assert look_and_send(it, lost) == 0
    assert len(it.transport.sent) == 5


def test_a_lost_message_is_sent_again_at_the_second_look() -> None:
    it, lost = bench(), LostMessages()
    job_id, _ = sent_long_ago(it, 2)
    assert it.transport.take() == job_id  # a worker that died before it claimed
    assert look_and_send(it, lost) == 0
    assert look_and_send(it, lost) == 1
    assert {message.job_id for message in it.transport.sent} >= {job_id}
    assert look_and_send(it, lost) == 0


def test_a_worker_between_taking_and_claiming_is_let() -> None:
    it, lost = bench(), LostMessages()
    (job_id,) = sent_long_ago(it)
    assert it.transport.take() == job_id
    assert lost.look(it.kit) == 0
    assert it.jobs.claim(job_id, "worker", 15.0) is not None
    assert look_and_send(it, lost) == 0
    assert it.jobs.get("default", job_id).state is JobState.RUNNING


def test_what_was_missed_before_a_second_sending_starts_anew() -> None:
    it, lost = bench(), LostMessages()
    (job_id,) = sent_long_ago(it)
    it.transport.sent.clear()
    assert [look_and_send(it, lost), look_and_send(it, lost)] == [0, 1]
    it.clock.turn(LOST_AFTER_S + 0.1)
    it.transport.sent.clear()  # lost once more
    assert [look_and_send(it, lost), look_and_send(it, lost)] == [0, 1]
    assert it.transport.take() == job_id


def test_while_the_broker_does_not_answer_nothing_counts_as_lost() -> None:
    it, lost = bench(), LostMessages()
    sent_long_ago(it, 3)
    held = list(it.transport.sent)
    it.transport.sent.clear()
    lost.look(it.kit)
    it.transport.down = True
    assert lost.look(it.kit) == 0
    it.transport.down = False
    it.transport.sent.extend(held)  # it is back, and kept them
    assert lost.look(it.kit) == 0
    assert look_and_send(it, lost) == 0


def test_an_idle_stack_asks_the_broker_nothing() -> None:
    class Deaf(MemoryTransport):
        def held(self, queues: Collection[str]) -> Collection[str] | None:
            raise AssertionError(queues)

    it, lost = bench(transport=Deaf()), LostMessages()
    assert lost.look(it.kit) == 0
    it.submit()
    assert look_and_send(it, lost) == 1
    assert lost.look(it.kit) == 0


def test_an_attempt_names_its_process_so_that_only_its_death_releases_the_job() -> None:
    it, seen = bench(), []

    def work(_kit: object, claim: object, _report: object) -> object:
        del claim
        (job,) = it.jobs.held.values()
        seen.append(release(it.jobs, job.row.id, "host:8"))
        seen.append(release(it.jobs, job.row.id, it.kit.process))
        raise KeyboardInterrupt

    job_id = it.submit().id
    with pytest.raises(KeyboardInterrupt):
        jobs.run(it.kit, job_id, work)  # type: ignore[arg-type]  # it never returns
    assert seen == [None, JobState.QUEUED]


def test_a_hard_limit_fails_the_job_and_any_other_death_only_at_the_cap() -> None:
    it = bench()
    limited, unlucky = it.submit().id, it.submit().id
    for job_id in (limited, unlucky):
        it.jobs.claim(job_id, "worker", 15.0, "host:1")
    assert release(it.jobs, limited, "host:1", TimeExceeded("too long")) is JobState.FAILED
    assert (it.jobs.get("default", limited).problem or {})["slug"] == "time-exceeded"
    for attempt in range(1, ATTEMPT_CAP + 1):
        state = release(it.jobs, unlucky, "host:1")
        assert state is (JobState.QUEUED if attempt < ATTEMPT_CAP else JobState.FAILED)
        it.jobs.claim(unlucky, "worker", 15.0, "host:1")


def test_what_gone_processes_of_a_place_held_is_released_and_nothing_else() -> None:
    it = bench()
    names = {it.submit().id: name for name in ("here:1", "here:2", "there:1", "here:too:1")}
    for job_id, name in names.items():
        it.jobs.claim(job_id, "worker", 15.0, name)
    assert release_gone(it.jobs, "here", lambda name: name.endswith(":1") and name != "here:too:1") == 1
    states = {names[job_id]: held.row.state for job_id, held in it.jobs.held.items()}
    running = JobState.RUNNING
    assert states == {"here:1": JobState.QUEUED, "here:2": running, "there:1": running, "here:too:1": running}
