"""The contract of ports/steps.py and ports/waste.py: stored results, and what ended jobs leave to be removed."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import TENANT, Bench, artifact

from maskmill.domain.job import ATTEMPT_CAP, JobState
from maskmill.ports.jobs import Claim, Outcome
from maskmill.ports.steps import StepRow

KEY = "a" * 64


def step(bench: Bench, claim: Claim, object_id: str = "obj_step", **changes: object) -> StepRow:
    fields: dict[str, object] = {
        "tenant_id": TENANT, "key": KEY, "name": "read", "document_id": claim.job.document_ids[0],
        "object_id": object_id, "job_id": claim.job.id, "created_at": bench.clock(),
    }  # fmt: skip
    return StepRow(**(fields | changes))  # type: ignore[arg-type]  # `changes` name its fields


def objects(bench: Bench) -> list[str]:
    return [row.object_id for row in bench.store.waste.rows() if row.object_id]


def doubtful(bench: Bench) -> list[str]:
    return [row.document_id for row in bench.store.waste.rows() if row.document_id]


def test_a_result_is_found_by_its_key_until_it_is_too_old(bench: Bench) -> None:
    row = step(bench, bench.running())
    assert bench.store.steps.keep(row)
    made_at = bench.clock()
    assert bench.store.steps.find(TENANT, KEY, made_at) == row
    assert bench.store.steps.find(TENANT, KEY, made_at + 0.001) is None
    assert bench.store.steps.find(TENANT, "b" * 64, 0.0) is None
    assert bench.store.steps.find("other", KEY, 0.0) is None


def test_a_newer_result_takes_the_place_of_an_older_one(bench: Bench) -> None:
    claim = bench.running()
    older, newer = step(bench, claim), step(bench, claim, "obj_newer")
    assert bench.store.steps.keep(older)
    assert bench.store.steps.keep(newer)
    assert bench.store.steps.find(TENANT, KEY, 0.0) == newer
    assert objects(bench) == ["obj_step"]
    bench.store.steps.drop(older)  # somebody could not read it, and it has gone since
    assert bench.store.steps.find(TENANT, KEY, 0.0) == newer
    bench.store.steps.drop(newer)
    assert bench.store.steps.find(TENANT, KEY, 0.0) is None
    assert objects(bench) == ["obj_step", "obj_newer"]


def test_old_results_expire_a_few_at_a_time(bench: Bench) -> None:
    claim = bench.running()
    for number in range(5):
        assert bench.store.steps.keep(step(bench, claim, f"obj_{number}", key=f"{number}" * 64))
        bench.clock.turn(10)
    before = bench.clock() - 15  # the last of them is younger
    assert [bench.store.steps.expire(before, 3) for _ in range(3)] == [3, 1, 0]
    assert objects(bench) == [f"obj_{number}" for number in range(4)]
    assert bench.store.steps.find(TENANT, "4" * 64, 0.0) is not None


def test_nothing_is_kept_of_a_deleted_document(bench: Bench) -> None:
    claim = bench.running()
    bench.store.documents.mark_deleted(TENANT, claim.job.document_ids[0])
    assert not bench.store.steps.keep(step(bench, claim))
    assert bench.store.steps.find(TENANT, KEY, 0.0) is None


def test_a_deleted_document_takes_the_results_made_from_it(bench: Bench) -> None:
    claim = bench.running()
    assert bench.store.steps.keep(step(bench, claim))
    assert "obj_step" in bench.store.documents.mark_deleted(TENANT, claim.job.document_ids[0])
    assert bench.store.steps.find(TENANT, KEY, 0.0) is None


def test_a_cancelled_job_keeps_no_result(bench: Bench) -> None:
    claim = bench.running()
    assert bench.store.steps.keep(step(bench, claim))
    bench.store.jobs.cancel(TENANT, claim.job.id)
    assert not bench.store.steps.keep(step(bench, claim, "obj_late", key="b" * 64))  # its worker has not looked yet
    assert bench.store.steps.find(TENANT, KEY, 0.0) is not None
    bench.store.jobs.cancelled(claim)
    assert bench.store.steps.find(TENANT, KEY, 0.0) is None
    assert objects(bench) == ["obj_step"]
    assert doubtful(bench) == list(claim.job.document_ids)


def test_a_failed_attempt_keeps_its_results_for_the_next_one(bench: Bench) -> None:
    claim = bench.running()
    assert bench.store.steps.keep(step(bench, claim))
    bench.store.jobs.fail(claim, {"slug": "x"}, None, None)
    bench.store.jobs.retry(TENANT, claim.job.id)
    assert bench.store.steps.find(TENANT, KEY, 0.0) is not None
    assert objects(bench) == []


@pytest.mark.parametrize("end", [JobState.FAILED, JobState.REFUSED])
def test_a_job_without_a_result_is_looked_after(bench: Bench, end: JobState) -> None:
    claim = bench.running()
    if end is JobState.FAILED:
        bench.store.jobs.fail(claim, {"slug": "x"}, None, None)
    else:
        bench.store.jobs.finish(claim, Outcome(end, problem={"slug": "x"}))
    assert doubtful(bench) == list(claim.job.document_ids)


def test_only_a_second_attempt_makes_a_done_job_doubtful(bench: Bench) -> None:
    first = bench.running()
    bench.store.jobs.finish(first, Outcome(JobState.DONE))
    assert bench.store.waste.rows() == []
    second = bench.running()
    bench.clock.turn(100)
    bench.store.jobs.recover(ATTEMPT_CAP)
    bench.store.jobs.finish(bench.claim(second.job.id), Outcome(JobState.DONE))
    assert doubtful(bench) == list(second.job.document_ids)


def test_a_job_that_never_began_leaves_nothing(bench: Bench) -> None:
    bench.store.jobs.cancel(TENANT, bench.submit().id)
    assert bench.store.waste.rows() == []


def test_a_cancelled_batch_gives_back_what_its_done_children_made(bench: Bench) -> None:
    parent = bench.submit(bench.document(), bench.document())
    done, waiting = bench.children(parent)
    claim = bench.claim(done)
    made = artifact(claim.job.document_ids[0])
    assert bench.store.steps.keep(step(bench, claim))
    bench.store.jobs.finish(claim, Outcome(JobState.DONE, artifacts=(made,)))
    bench.store.jobs.cancel(TENANT, parent.id)
    assert bench.get(waiting).state is JobState.CANCELLED
    assert sorted(objects(bench)) == sorted([made.object_id, "obj_step"])


def test_a_retried_job_gives_back_what_it_made(bench: Bench) -> None:
    claim = bench.running()
    made = artifact(claim.job.document_ids[0])
    bench.store.jobs.finish(claim, Outcome(JobState.REVIEW, artifacts=(made,)))
    bench.store.jobs.cancel(TENANT, claim.job.id)
    assert objects(bench) == [made.object_id]


def test_waste_is_listed_in_pages_until_it_is_ticked_off(bench: Bench) -> None:
    claim = bench.running()
    for number in range(5):
        bench.store.steps.keep(step(bench, claim, f"obj_{number}", key=f"{number}" * 64))
    bench.store.steps.expire(bench.clock() + 1, 10)
    first = bench.store.waste.rows(limit=3)
    rest = bench.store.waste.rows(first[-1].id, limit=3)
    assert [row.object_id for row in (*first, *rest)] == [f"obj_{number}" for number in range(5)]
    bench.store.waste.cleared([row.id for row in first])
    bench.store.waste.cleared([])
    assert list(bench.store.waste.rows()) == list(rest)


def test_an_object_is_unnamed_when_neither_document_nor_artifact_nor_result_has_it(bench: Bench) -> None:
    claim = bench.running()
    document_id = claim.job.document_ids[0]
    made = artifact(document_id)
    bench.store.steps.keep(step(bench, claim))
    own = bench.store.documents.get(TENANT, document_id).object_id
    known = {own, made.object_id, "obj_step", "obj_left"}
    assert bench.store.waste.unnamed(document_id, known) is None  # its job may be about to name one
    bench.store.jobs.finish(claim, Outcome(JobState.DONE, artifacts=(made,)))
    assert bench.store.waste.unnamed(document_id, known) == {"obj_left"}
    bench.claim(bench.submit(document_id).id)
    assert bench.store.waste.unnamed(document_id, known) is None
