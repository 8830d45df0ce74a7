"""A job that divides itself, from the engine's side: what an attempt says, rings for and clears away."""

from __future__ import annotations

import pytest
import structlog.testing
from tests.fixtures.jobs import Bench, bench

from maskmill.domain.batch import broken
from maskmill.domain.job import JobState, Queue
from maskmill.engine import attempt, jobs
from maskmill.engine.attempt import run
from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.engine.work import EXPIRES, WORK, work
from maskmill.errors import DamagedFile
from maskmill.ports.jobs import Claim, NewArtifact, NewChild, NewJob, Outcome

DONE, FAILED, REFUSED, CANCELLED = JobState.DONE, JobState.FAILED, JobState.REFUSED, JobState.CANCELLED


def probe(_kit: Kit, claim: Claim, _report: Report) -> Outcome:
    """Divide into two parts; a part makes an object; the join makes one of what it finds in theirs."""
    if "number" in claim.raw_options:
        number = claim.raw_options["number"]
        made = NewArtifact(f"obj_{number}", "doc_1", "pages", "pages", 1, "0", "application/json")
        return Outcome(DONE, artifacts=(made,), summary={"number": number})
    if not claim.children:
        parts = tuple(NewChild("redact", Queue.REDACTION, {"number": number}) for number in range(2))
        return Outcome(JobState.WAITING, children=parts)
    read = [item.object_id for child in claim.children for item in child.artifacts]
    return Outcome(DONE, summary={"read": read, "numbers": [child.summary["number"] for child in claim.children]})


def next_job(it: Bench) -> str:
    job_id = it.transport.take()
    assert job_id is not None
    return job_id


def test_a_divided_job_rings_for_its_parts_and_the_last_one_for_the_join() -> None:
    it = bench()
    row = jobs.submit(it.kit, NewJob("default", "redact", Queue.HIGH_PRIORITY, ("doc_1",)))
    assert run(it.kit, next_job(it), probe) is JobState.WAITING
    assert run(it.kit, next_job(it), probe) is DONE
    assert it.jobs.get("default", row.id).state is JobState.WAITING
    assert run(it.kit, next_job(it), probe) is DONE
    assert next_job(it) == row.id
    assert run(it.kit, row.id, probe) is DONE
    assert it.jobs.summary("default", row.id) == {"read": ["obj_0", "obj_1"], "numbers": [0, 1]}


def test_a_job_that_divides_itself_is_not_said_to_finish() -> None:
    it = bench()
    row = it.submit()
    with structlog.testing.capture_logs() as lines:
        run(it.kit, row.id, probe)
    assert [line["state"] for line in lines if line["event"] == "job.divided"] == ["waiting"]
    assert "job.finished" not in {line["event"] for line in lines}
    assert "Finishing" not in {event.message for event in it.jobs.events("default", row.id)}


def test_after_a_join_what_the_parts_left_is_cleared_away(monkeypatch: pytest.MonkeyPatch) -> None:
    cleared: list[str] = []
    monkeypatch.setattr(attempt, "clear_away", lambda _kit: cleared.append("now"))
    it = bench()
    row = jobs.submit(it.kit, NewJob("default", "redact", Queue.HIGH_PRIORITY, ("doc_1",)))
    for _ in range(3):
        run(it.kit, next_job(it), probe)
    assert cleared == []
    assert run(it.kit, row.id, probe) is DONE
    assert cleared == ["now"]


def test_a_join_does_not_expire(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WORK, "redact", probe)
    it = bench()
    new = NewJob("default", "redact", Queue.HIGH_PRIORITY, ("doc_1",), raw_options={EXPIRES: it.clock() + 5})
    row = jobs.submit(it.kit, new)
    for _ in range(3):
        run(it.kit, next_job(it), work)
    it.clock.turn(10)
    assert run(it.kit, row.id, work) is DONE


def test_a_follower_is_rung_for_when_its_job_is_done() -> None:
    it = bench()
    first = jobs.submit(it.kit, NewJob("default", "redact", Queue.HIGH_PRIORITY, ("doc_1",)))
    later = jobs.submit(it.kit, NewJob("default", "redact", Queue.HIGH_PRIORITY, ("doc_1",), after_id=first.id))
    assert [message.job_id for message in it.transport.sent] == [first.id]
    run(it.kit, next_job(it), lambda _kit, _claim, _report: Outcome(DONE))
    assert next_job(it) == later.id


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({DONE: 2, FAILED: 1, REFUSED: 1}, FAILED),
        ({DONE: 2, REFUSED: 1, CANCELLED: 1}, REFUSED),
        ({DONE: 2, CANCELLED: 1}, CANCELLED),
    ],
)
def test_a_broken_job_is_what_its_worst_part_is_and_has_its_problem(
    counts: dict[JobState, int], state: JobState
) -> None:
    first = DamagedFile("A part cannot be read").problem()
    found, problem = broken(counts, first, cancelled=False)
    assert found is state
    assert problem == {**first, "children": {key.value: count for key, count in sorted(counts.items())}}
    _, problem = broken(counts, None, cancelled=False)
    assert problem is not None
    assert problem["slug"] == "incomplete-batch"
    assert broken(counts, first, cancelled=True) == (CANCELLED, None)
