"""The contract of ports/jobs.py: a running job that divides itself into parts, and joins what they made."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import TENANT, Bench, artifact, finding

from maskmill.domain.job import ATTEMPT_CAP, JobState, Queue, Retry, Step
from maskmill.errors import Cancelled, Conflict, LeaseLost
from maskmill.ports.jobs import Claim, JobFilter, JobRow, NewChild, Outcome

DONE, REFUSED, FAILED, CANCELLED, QUEUED, WAITING = (
    JobState.DONE, JobState.REFUSED, JobState.FAILED, JobState.CANCELLED, JobState.QUEUED, JobState.WAITING,
)  # fmt: skip


def into(count: int) -> Outcome:
    """Divide a job by ranges of pages."""
    parts = (NewChild("detect", Queue.DETECTION, {"first": n * 50 + 1, "last": n * 50 + 50}) for n in range(count))
    return Outcome(WAITING, children=tuple(parts))


def parts_of(bench: Bench, parent_id: str) -> list[JobRow]:
    return list(bench.store.jobs.list(TENANT, JobFilter(parent_id=parent_id))[0])


def divided(bench: Bench, count: int = 3, **changes: object) -> tuple[JobRow, list[str]]:
    claim = bench.running(**changes)
    bench.store.jobs.finish(claim, into(count))
    return bench.get(claim.job.id), [row.id for row in parts_of(bench, claim.job.id)]


def end(bench: Bench, part: str, state: JobState = DONE) -> None:
    claim = bench.claim(part)
    if state is FAILED:
        bench.store.jobs.fail(claim, {"slug": "damaged-file", "detail": f"part {part}"}, None, None)
    elif state is CANCELLED:
        bench.store.jobs.cancel(TENANT, part)
        bench.store.jobs.cancelled(claim)
    else:
        made = (artifact(claim.job.document_ids[0], "pages"),) if state is DONE else ()
        bench.store.jobs.finish(claim, Outcome(state, artifacts=made, summary={"pages": 50}))


def objects(bench: Bench) -> set[str]:
    """Return the objects that rows name, apart from the documents' own."""
    own = {bench.store.documents.get(TENANT, document).object_id for document in bench.made}
    return bench.store.documents.object_ids() - own


def wasted(bench: Bench) -> set[str | None]:
    return {row.object_id for row in bench.store.waste.rows() if row.object_id}


def test_a_job_waits_for_its_parts_and_then_joins_them(bench: Bench) -> None:
    parent, parts = divided(bench, raw_options={"terms": ["Ada"]}, policy="none", priority=2, actor="key_1")
    assert (parent.state, parent.children_done, parent.children_total, parent.attempt) == (WAITING, 0, 3, 1)
    rows = [bench.get(part) for part in parts]
    assert {(row.state, row.kind, row.queue, row.policy, row.priority, row.actor) for row in rows} == {
        (QUEUED, "detect", Queue.DETECTION, "none", 2, "key_1")
    }
    assert {row.document_ids for row in rows} == {parent.document_ids}
    assert bench.claim(parts[0]).raw_options == {"first": 1, "last": 50}
    bench.clock.turn(20)
    bench.store.jobs.recover(ATTEMPT_CAP)
    for part in reversed(parts):
        assert bench.store.jobs.claim(parent.id, "worker", 15) is None
        end(bench, part)
    assert (bench.get(parent.id).state, bench.get(parent.id).children_done) == (QUEUED, 3)
    join = bench.claim(parent.id)
    assert (join.job.attempt, join.raw_options) == (1, {"terms": ["Ada"]})
    assert [(child.id, child.kind, child.raw_options) for child in join.children] == [
        (part, "detect", {"first": n * 50 + 1, "last": n * 50 + 50}) for n, part in enumerate(parts)
    ]
    assert [child.summary for child in join.children] == [{"pages": 50}] * 3
    assert {child.artifacts[0].kind for child in join.children} == {"pages"}
    output = artifact(parent.document_ids[0])
    bench.store.jobs.finish(join, Outcome(DONE, None, (output,), (finding(),), {"pages": 150}))
    row = bench.get(parent.id)
    assert (row.state, row.progress, row.problem) == (DONE, 100, None)
    assert [item.object_id for item in bench.store.jobs.artifacts(TENANT, parent.id)] == [output.object_id]
    assert len(bench.store.jobs.findings(TENANT, parent.id)) == 1
    assert bench.store.jobs.summary(TENANT, parent.id) == {"pages": 150}


def test_what_parts_make_is_handed_to_the_join_alone_and_goes_with_it(bench: Bench) -> None:
    parent, parts = divided(bench)
    for part in parts:
        end(bench, part)
        assert bench.store.jobs.artifacts(TENANT, part) == []
        assert bench.store.jobs.artifacts(TENANT, parent.id) == []
    between = objects(bench)
    assert len(between) == 3
    join = bench.claim(parent.id)
    assert {item.object_id for child in join.children for item in child.artifacts} == between
    output = artifact(parent.document_ids[0])
    bench.store.jobs.finish(join, Outcome(DONE, artifacts=(output,)))
    assert objects(bench) == {output.object_id}
    assert wasted(bench) == between
    assert {bench.get(part).state for part in parts} == {DONE}


def test_the_parents_progress_rises_with_its_parts_and_never_falls(bench: Bench) -> None:
    parent, parts = divided(bench)
    seen = []
    for part in parts:
        end(bench, part)
        seen.append(bench.get(parent.id).progress)
    assert seen == [30, 60, 90]
    join = bench.claim(parent.id)
    bench.store.jobs.report(join, Step.FINALIZING, 10)
    bench.store.jobs.report(join, Step.FINALIZING, 95)
    bench.store.jobs.finish(join, Outcome(DONE))
    events = bench.store.jobs.events(TENANT, parent.id)
    progress = [event.progress for event in events]
    assert progress == sorted(progress)
    assert [event.sequence for event in events] == list(range(1, len(events) + 1))
    said = [event.message for event in events]
    for line in ("Divided into 3 parts", "2 of 3 parts done", "All parts are done; queued to put them together"):
        assert line in said


def test_a_part_that_is_tried_again_is_counted_once(bench: Bench) -> None:
    parent, parts = divided(bench, 2)
    bench.store.jobs.fail(bench.claim(parts[0]), {"slug": "x"}, Retry.TRANSIENT, 0)
    end(bench, parts[1])
    assert (bench.get(parent.id).state, bench.get(parent.id).children_done) == (WAITING, 1)
    end(bench, parts[0])
    assert bench.get(parent.id).state is QUEUED


def test_a_second_delivery_neither_divides_nor_joins_again(bench: Bench) -> None:
    parent, parts = divided(bench, 2)
    assert bench.store.jobs.claim(parent.id, "worker", 15) is None
    for part in parts:
        end(bench, part)
        assert bench.store.jobs.claim(part, "worker", 15) is None
    bench.store.jobs.finish(bench.claim(parent.id), Outcome(DONE))
    assert bench.store.jobs.claim(parent.id, "worker", 15) is None
    assert len(parts_of(bench, parent.id)) == 2


def test_an_attempt_that_lost_its_lease_makes_no_parts(bench: Bench) -> None:
    late = bench.claim(bench.submit().id, lease_s=10)
    bench.clock.turn(11)
    second = bench.claim(late.job.id, "second")
    with pytest.raises(LeaseLost):
        bench.store.jobs.finish(late, into(3))
    assert parts_of(bench, late.job.id) == []
    bench.store.jobs.finish(second, into(2))
    with pytest.raises(LeaseLost):
        bench.store.jobs.finish(late, into(3))
    with pytest.raises(LeaseLost):
        bench.store.jobs.finish(second, into(2))
    assert len(parts_of(bench, late.job.id)) == 2


def test_a_join_that_crashes_runs_again_with_all_its_attempts(bench: Bench) -> None:
    parent, parts = divided(bench, 2)
    for part in parts:
        end(bench, part)
    for attempt in range(1, ATTEMPT_CAP):
        join = bench.claim(parent.id, lease_s=1)
        assert (join.job.attempt, len(join.children)) == (attempt, 2)
        bench.clock.turn(2)
        bench.store.jobs.recover(ATTEMPT_CAP)
    bench.store.jobs.finish(bench.claim(parent.id), Outcome(DONE))
    assert bench.get(parent.id).state is DONE


def test_a_join_that_is_poison_ends_at_the_cap_and_leaves_nothing(bench: Bench) -> None:
    parent, parts = divided(bench, 2)
    for part in parts:
        end(bench, part)
    for _ in range(ATTEMPT_CAP):
        bench.claim(parent.id, lease_s=1)
        bench.clock.turn(2)
        bench.store.jobs.recover(ATTEMPT_CAP)
    assert bench.get(parent.id).state is FAILED
    assert objects(bench) == set()
    assert len(wasted(bench)) == 2


@pytest.mark.parametrize(
    ("ends", "state"),
    [
        ((DONE, FAILED, DONE), FAILED),
        ((DONE, REFUSED, DONE), REFUSED),
        ((REFUSED, DONE, FAILED), FAILED),
        ((DONE, CANCELLED, DONE), CANCELLED),
    ],
)
def test_without_all_parts_there_is_no_join(bench: Bench, ends: tuple[JobState, ...], state: JobState) -> None:
    parent, parts = divided(bench)
    for part, how in zip(parts, ends, strict=True):
        end(bench, part, how)
    row = bench.get(parent.id)
    assert (row.state, row.finished_at) == (state, bench.clock())
    assert row.problem is not None
    assert row.problem["children"] == {how.value: ends.count(how) for how in ends}
    if state is FAILED:
        assert (row.problem["slug"], row.problem["detail"]) == ("damaged-file", f"part {parts[ends.index(FAILED)]}")
    assert bench.store.jobs.claim(parent.id, "worker", 15) is None
    assert objects(bench) == set()


def test_retrying_a_divided_job_starts_it_anew(bench: Bench) -> None:
    parent, parts = divided(bench, raw_options={"terms": ["Ada"]})
    for part, how in zip(parts, (DONE, FAILED, DONE), strict=True):
        end(bench, part, how)
    with pytest.raises(Conflict, match=parent.id):
        bench.store.jobs.retry(TENANT, parts[1])
    row = bench.store.jobs.retry(TENANT, parent.id)
    assert (row.state, row.attempt, row.children_done, row.children_total, row.progress) == (QUEUED, 0, 0, 0, 0)
    assert parts_of(bench, parent.id) == []
    claim = bench.claim(parent.id)
    assert (claim.children, claim.raw_options) == ((), {"terms": ["Ada"]})
    bench.store.jobs.finish(claim, into(2))
    for later in parts_of(bench, parent.id):
        end(bench, later.id)
    bench.store.jobs.finish(bench.claim(parent.id), Outcome(DONE))
    assert bench.get(parent.id).state is DONE


def test_cancelling_a_divided_job_cancels_its_parts_and_drops_what_they_made(bench: Bench) -> None:
    parent, parts = divided(bench)
    end(bench, parts[0])
    running = bench.claim(parts[1])
    row = bench.store.jobs.cancel(TENANT, parent.id)
    assert (row.state, row.cancel_requested) == (WAITING, True)
    assert bench.get(parts[2]).state is CANCELLED
    with pytest.raises(Cancelled):
        bench.store.jobs.heartbeat(running, 15)
    bench.store.jobs.finish(running, Outcome(DONE, artifacts=(artifact(parent.document_ids[0]),)))
    assert {bench.get(job_id).state for job_id in (parent.id, *parts)} == {CANCELLED}
    assert objects(bench) == set()


@pytest.mark.parametrize("is_running", [False, True])
def test_cancelling_a_join_drops_what_the_parts_made(bench: Bench, *, is_running: bool) -> None:
    parent, parts = divided(bench, 2)
    for part in parts:
        end(bench, part)
    join = bench.claim(parent.id) if is_running else None
    bench.store.jobs.cancel(TENANT, parent.id)
    if join is not None:
        bench.store.jobs.finish(join, Outcome(DONE, artifacts=(artifact(parent.document_ids[0]),)))
    assert {bench.get(job_id).state for job_id in (parent.id, *parts)} == {CANCELLED}
    assert objects(bench) == set()


def test_a_job_that_was_cancelled_while_it_divides_makes_no_parts(bench: Bench) -> None:
    claim = bench.running()
    bench.store.jobs.cancel(TENANT, claim.job.id)
    bench.store.jobs.finish(claim, into(3))
    assert bench.get(claim.job.id).state is CANCELLED
    assert parts_of(bench, claim.job.id) == []


def test_deleting_the_document_ends_a_divided_job(bench: Bench) -> None:
    parent, parts = divided(bench)
    end(bench, parts[0])
    running = bench.claim(parts[1])
    bench.keys.shred(parent.document_ids[0])
    gone = bench.store.documents.mark_deleted(TENANT, parent.document_ids[0])
    assert len(gone) == 2  # the document's own object, and what the first part had made
    bench.store.jobs.cancelled(running)
    assert {bench.get(job_id).state for job_id in (parent.id, *parts)} == {CANCELLED}


def test_a_join_may_divide_once_more(bench: Bench) -> None:
    parent, first = divided(bench, 2)
    for part in first:
        end(bench, part)
    join = bench.claim(parent.id)
    bench.store.jobs.finish(join, into(3))
    row = bench.get(parent.id)
    assert (row.state, row.children_done, row.children_total) == (WAITING, 2, 5)
    later = [part.id for part in parts_of(bench, parent.id) if part.id not in first]
    for part in later:
        end(bench, part)
    assert [child.id for child in bench.claim(parent.id).children] == [*first, *later]


def batch_of_divided(bench: Bench) -> tuple[JobRow, list[str], list[str]]:
    """Submit a batch of two documents, of which the first divides itself into two parts."""
    batch = bench.submit(bench.document(), bench.document())
    children = bench.children(batch)
    bench.store.jobs.finish(bench.claim(children[0]), into(2))
    return batch, children, [row.id for row in parts_of(bench, children[0])]


def join(bench: Bench, child: str) -> Claim:
    claim = bench.claim(child)
    bench.store.jobs.finish(claim, Outcome(DONE, artifacts=(artifact(claim.job.document_ids[0]),)))
    return claim


def test_a_document_of_a_batch_may_divide_itself(bench: Bench) -> None:
    batch, children, parts = batch_of_divided(bench)
    end(bench, children[1])
    for part in parts:
        end(bench, part)
    assert (bench.get(batch.id).state, bench.get(children[0]).state) == (WAITING, QUEUED)
    assert len(join(bench, children[0]).children) == 2
    assert bench.get(batch.id).state is DONE
    assert [item.job_id for item in bench.store.jobs.artifacts(TENANT, batch.id)] == children


@pytest.mark.parametrize("is_joined", [False, True])
def test_cancelling_a_batch_reaches_the_parts_of_its_documents(bench: Bench, *, is_joined: bool) -> None:
    batch, children, parts = batch_of_divided(bench)
    end(bench, parts[0])
    if is_joined:
        end(bench, parts[1])
        join(bench, children[0])
    bench.store.jobs.cancel(TENANT, batch.id)
    assert {bench.get(job_id).state for job_id in (batch.id, *children, *parts)} == {CANCELLED}
    assert objects(bench) == set()
    assert bench.store.jobs.retry(TENANT, batch.id).state is WAITING
    assert parts_of(bench, children[0]) == []
    assert [bench.get(child).state for child in children] == [QUEUED, QUEUED]


def test_pruning_takes_a_batch_with_the_parts_of_its_documents(bench: Bench) -> None:
    batch, children, parts = batch_of_divided(bench)
    end(bench, children[1])
    for part in parts:
        end(bench, part)
    join(bench, children[0])
    bench.clock.turn(100)
    pruned = bench.store.retention.prune({}, bench.clock(), 100, "retention")
    assert pruned.jobs == len([batch.id, *children, *parts])
    assert bench.store.jobs.counts() == {}


def test_a_job_can_follow_a_divided_one(bench: Bench) -> None:
    parent, parts = divided(bench, 2)
    later = bench.submit(after_id=parent.id)
    for part in parts:
        end(bench, part)
        assert bench.store.jobs.claim(later.id, "worker", 15) is None
    bench.store.jobs.finish(bench.claim(parent.id), Outcome(DONE))
    assert bench.claim(later.id).job.attempt == 1


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(WAITING),
        Outcome(DONE, children=(NewChild("detect", Queue.DETECTION),)),
        Outcome(WAITING, summary={"pages": 1}, children=(NewChild("detect", Queue.DETECTION),)),
        Outcome(WAITING, findings=(finding(),), children=(NewChild("detect", Queue.DETECTION),)),
    ],
)
def test_an_outcome_that_makes_no_sense_is_refused(bench: Bench, outcome: Outcome) -> None:
    claim = bench.running()
    with pytest.raises(ValueError, match="parts"):
        bench.store.jobs.finish(claim, outcome)
    assert bench.get(claim.job.id).state is JobState.RUNNING


def test_the_options_of_parts_are_sealed(bench: Bench) -> None:
    claim = bench.running()
    parts = (NewChild("detect", Queue.DETECTION, {"terms": ["Lovelace"]}),)
    bench.store.jobs.finish(claim, Outcome(WAITING, children=parts))
    with bench.store._database.read() as connection:
        stored = connection.exec_driver_sql("SELECT raw_options FROM job WHERE parent_id IS NOT NULL").scalar_one()
    assert b"Lovelace" not in bytes(stored)
    assert bench.claim(parts_of(bench, claim.job.id)[0].id).raw_options == {"terms": ["Lovelace"]}
