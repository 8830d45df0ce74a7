"""The contract of ports/jobs.py: jobs with several documents."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import TENANT, Bench, artifact, finding

from maskmill.domain.job import ATTEMPT_CAP, JobState
from maskmill.errors import Conflict
from maskmill.ports.jobs import JobRow, Outcome

DONE, REFUSED, FAILED, CANCELLED = JobState.DONE, JobState.REFUSED, JobState.FAILED, JobState.CANCELLED


def batch(bench: Bench, size: int = 3, **changes: object) -> tuple[JobRow, list[str]]:
    parent = bench.submit(*(bench.document() for _ in range(size)), **changes)
    return parent, bench.children(parent)


def end(bench: Bench, child: str, state: JobState) -> None:
    claim = bench.claim(child)
    if state is FAILED:
        bench.store.jobs.fail(claim, {"slug": "x"}, None, None)
    elif state is CANCELLED:
        bench.store.jobs.cancelled(claim)
    else:
        made = (artifact(claim.job.document_ids[0]),) if state is DONE else ()
        bench.store.jobs.finish(claim, Outcome(state, artifacts=made, findings=(finding(),)))


def test_a_batch_has_a_child_for_each_document(bench: Bench) -> None:
    parent, children = batch(bench, raw_options={"terms": ["Ada"]})
    assert (parent.state, parent.children_total, parent.children_done) == (JobState.WAITING, 3, 0)
    assert bench.store.jobs.claim(parent.id, "worker", 15) is None
    assert [bench.get(child).document_ids for child in children] == [(item,) for item in parent.document_ids]
    assert [bench.claim(child).raw_options for child in children] == [{"terms": ["Ada"]}] * 3


def test_the_last_child_closes_the_batch(bench: Bench) -> None:
    parent, children = batch(bench)
    for done, child in enumerate(reversed(children), 1):
        assert bench.get(parent.id).state is JobState.WAITING
        end(bench, child, DONE)
        assert bench.get(parent.id).children_done == done
    row = bench.get(parent.id)
    assert (row.state, row.progress, row.problem, row.finished_at) == (DONE, 100, None, bench.clock())
    assert bench.store.jobs.summary(TENANT, parent.id) == {"children": {"done": 3}}
    made = bench.store.jobs.artifacts(TENANT, parent.id)
    assert [(item.job_id, item.document_id) for item in made] == list(zip(children, parent.document_ids, strict=True))
    assert len(bench.store.jobs.findings(TENANT, parent.id)) == 3
    events = bench.store.jobs.events(TENANT, parent.id)
    assert [event.progress for event in events] == [33, 66, 100, 100]
    assert events[0].message == "1 of 3 documents done"


@pytest.mark.parametrize(
    ("ends", "state"),
    [
        ((DONE, REFUSED, FAILED), DONE),
        ((REFUSED, REFUSED, REFUSED), REFUSED),
        ((REFUSED, CANCELLED, REFUSED), REFUSED),
        ((REFUSED, FAILED, CANCELLED), FAILED),
        ((CANCELLED, CANCELLED, CANCELLED), CANCELLED),
    ],
)
def test_the_state_of_a_batch_follows_its_children(bench: Bench, ends: tuple[JobState, ...], state: JobState) -> None:
    parent, children = batch(bench)
    for child, how in zip(children, ends, strict=True):
        end(bench, child, how)
    row = bench.get(parent.id)
    assert row.state is state
    assert row.problem is not None
    assert row.problem["slug"] == "incomplete-batch"
    assert row.problem["children"] == {how.value: ends.count(how) for how in ends}
    assert len(bench.store.jobs.artifacts(TENANT, parent.id)) == ends.count(DONE)


def test_a_child_in_review_keeps_the_batch_open(bench: Bench) -> None:
    parent, children = batch(bench, 2)
    end(bench, children[0], DONE)
    bench.store.jobs.finish(bench.claim(children[1]), Outcome(JobState.REVIEW))
    assert bench.get(parent.id).state is JobState.WAITING


def test_a_child_that_recovery_fails_counts_too(bench: Bench) -> None:
    parent, children = batch(bench, 2)
    end(bench, children[0], DONE)
    for _ in range(ATTEMPT_CAP):
        bench.claim(children[1], lease_s=1)
        bench.clock.turn(2)
    bench.store.jobs.recover(ATTEMPT_CAP)
    assert bench.get(parent.id).state is DONE
    assert bench.get(children[1]).state is FAILED


def test_cancelling_a_batch_cancels_what_waits_and_flags_what_runs(bench: Bench) -> None:
    parent, children = batch(bench, 4)
    end(bench, children[0], DONE)
    running = bench.claim(children[1])
    row = bench.store.jobs.cancel(TENANT, parent.id)
    assert (row.state, row.cancel_requested, row.children_done) == (JobState.WAITING, True, 3)
    assert bench.get(children[2]).state is CANCELLED
    bench.store.jobs.finish(running, Outcome(DONE, artifacts=(artifact(running.job.document_ids[0]),)))
    assert bench.get(parent.id).state is CANCELLED
    assert {bench.get(child).state for child in children} == {CANCELLED}
    assert bench.store.jobs.artifacts(TENANT, parent.id) == []
    assert bench.store.jobs.findings(TENANT, parent.id) == []
    with pytest.raises(Conflict):
        bench.store.jobs.cancel(TENANT, parent.id)


def test_cancelling_a_batch_that_nobody_has_begun_ends_it_at_once(bench: Bench) -> None:
    parent, _ = batch(bench)
    assert bench.store.jobs.cancel(TENANT, parent.id).state is CANCELLED


def test_cancelling_every_child_ends_the_batch(bench: Bench) -> None:
    parent, children = batch(bench, 2)
    for child in children:
        bench.store.jobs.cancel(TENANT, child)
    assert bench.get(parent.id).state is CANCELLED


def test_retrying_a_batch_queues_only_what_has_no_result(bench: Bench) -> None:
    parent, children = batch(bench, raw_options={"terms": ["Ada"]})
    for child, how in zip(children, (REFUSED, FAILED, FAILED), strict=True):
        end(bench, child, how)
    row = bench.store.jobs.retry(TENANT, parent.id)
    assert (row.state, row.children_done, row.problem, row.finished_at) == (JobState.WAITING, 0, None, None)
    for child in children:
        assert bench.get(child).attempt == 0
        end(bench, child, DONE)
    assert bench.get(parent.id).state is DONE
    assert len(bench.store.jobs.findings(TENANT, parent.id)) == 3


def test_retrying_one_child_opens_its_batch_again(bench: Bench) -> None:
    parent, children = batch(bench)
    for child, how in zip(children, (DONE, FAILED, DONE), strict=True):
        end(bench, child, how)
    bench.store.jobs.retry(TENANT, children[1])
    row = bench.get(parent.id)
    assert (row.state, row.children_done, row.progress) == (JobState.WAITING, 2, 66)
    end(bench, children[1], DONE)
    row = bench.get(parent.id)
    assert (row.state, row.problem, row.children_done) == (DONE, None, 3)


def test_retrying_a_cancelled_batch_runs_all_of_it_with_its_options(bench: Bench) -> None:
    parent, children = batch(bench, 2, raw_options={"terms": ["Ada"]})
    end(bench, children[0], DONE)
    bench.store.jobs.cancel(TENANT, parent.id)
    row = bench.store.jobs.retry(TENANT, parent.id)
    assert (row.state, row.cancel_requested, row.children_done) == (JobState.WAITING, False, 0)
    assert [bench.claim(child).raw_options for child in children] == [{"terms": ["Ada"]}] * 2


def test_deleting_a_document_cancels_its_jobs_and_closes_the_batch(bench: Bench) -> None:
    parent, children = batch(bench, 2)
    end(bench, children[0], DONE)
    bench.keys.shred(parent.document_ids[1])
    bench.store.documents.mark_deleted(TENANT, parent.document_ids[1])
    assert bench.get(children[1]).state is CANCELLED
    assert bench.get(parent.id).state is DONE
