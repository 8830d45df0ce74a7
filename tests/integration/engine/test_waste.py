"""A job that was cancelled, deleted or tried in vain leaves nothing in the object folder (CHECKLIST S1-60, S3-25)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.fixtures.works import NOTE, Works, works

from maskmill.domain.job import ATTEMPT_CAP, JobState, Step
from maskmill.engine import jobs
from maskmill.engine.documents import delete
from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.engine.waste import clear_away
from maskmill.engine.work import Work, work
from maskmill.errors import Cancelled, StoreUnavailable
from maskmill.ports.jobs import Claim, JobRow, Outcome

TENANT = "default"


@dataclass
class Folder:
    """A Kit whose objects are files."""

    works: Works
    path: Path

    def objects(self) -> set[str]:
        return {path.name for path in self.path.rglob("*") if path.is_file()}

    def inputs(self, job: JobRow) -> set[str]:
        documents = self.works.kit.store.documents
        return {documents.get(TENANT, document_id).object_id for document_id in job.document_ids}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    with works(tmp_path / "objects") as place:
        yield Folder(place, tmp_path / "objects")


def cancel(place: Works, job: JobRow) -> JobRow:
    return jobs.cancel(place.kit, TENANT, job.id, "test")


def cancelling_at(place: Works, job: JobRow, wanted: Step) -> Work:
    """Return work during which somebody cancels the job, when a step begins."""

    def cancelled(kit: Kit, claim: Claim, report: Report) -> Outcome:
        def tell(step: Step, progress: int, message: str) -> None:
            if step is wanted:
                cancel(place, job)
            report(step, progress, message)

        return work(kit, claim, tell)

    return cancelled


def cancelling_after(place: Works, job: JobRow) -> Work:
    """Return work whose results are all stored when somebody cancels the job."""

    def cancelled(kit: Kit, claim: Claim, report: Report) -> Outcome:
        outcome = work(kit, claim, report)
        assert outcome.artifacts
        cancel(place, job)
        return outcome

    return cancelled


def cancelling_between(place: Works, job: JobRow) -> Work:
    """Return work that is interrupted between the first of its results and the second."""

    def cancelled(kit: Kit, claim: Claim, _report: Report) -> Outcome:
        kit.blobs.put(claim.job.document_ids[0], "output", [b"the first of two"])
        cancel(place, job)
        raise Cancelled("interrupted")

    return cancelled


def test_a_waiting_job_leaves_nothing(folder: Folder) -> None:
    job = folder.works.submit(folder.works.document())
    assert cancel(folder.works, job).state is JobState.CANCELLED
    assert folder.works.run(job) is None
    assert folder.objects() == folder.inputs(job)


HOW: dict[str, Callable[[Works, JobRow], Work]] = {
    "in the middle": lambda place, job: cancelling_at(place, job, Step.REDACTING),
    "after the proof": lambda place, job: cancelling_at(place, job, Step.FINALIZING),
    "after everything": cancelling_after,
    "between two results": cancelling_between,
}


@pytest.mark.parametrize("when", HOW)
def test_a_running_job_leaves_nothing(folder: Folder, when: str) -> None:
    job = folder.works.submit(folder.works.document())
    assert folder.works.run(job, HOW[when](folder.works, job)) is JobState.CANCELLED
    assert folder.objects() == folder.inputs(job)
    assert folder.works.kit.store.waste.rows() == []
    other = folder.works.redacted(folder.works.document())
    assert folder.works.summary(other)["cached"] is False


def test_a_batch_leaves_nothing_of_its_done_children_either(folder: Folder) -> None:
    place = folder.works
    batch = place.submit(*(place.document(NOTE + bytes([48 + number])) for number in range(3)))
    first, second, _third = (place.kit.store.jobs.get(TENANT, child) for child in place.bench.children(batch))
    assert place.run(first) is JobState.DONE
    assert len(folder.objects()) == 3 + 3  # an output, a certificate, a result to use again
    assert place.run(second, cancelling_at(place, batch, Step.REDACTING)) is JobState.CANCELLED
    assert place.kit.store.jobs.get(TENANT, batch.id).state is JobState.CANCELLED
    assert folder.objects() == folder.inputs(batch)


def test_what_others_made_of_the_same_document_stays(folder: Folder) -> None:
    place = folder.works
    document_id = place.document()
    kept = place.redacted(document_id)
    before = folder.objects()
    job = place.submit(document_id, raw_options={"strategy": "token"})
    assert place.run(job, cancelling_between(place, job)) is JobState.CANCELLED
    assert folder.objects() == before
    assert place.made(kept, "output")


def crash(place: Works, job: JobRow) -> str:
    """Claim a job and store a result, as a worker does that is killed then; return the object."""
    claim = place.bench.claim(job.id)
    return place.kit.blobs.put(claim.job.document_ids[0], "output", [b"left by a crash"]).object_id


def test_what_a_killed_worker_left_goes_when_its_job_ends(folder: Folder) -> None:
    place = folder.works
    job = place.submit(place.document())
    left = crash(place, job)
    place.bench.clock.turn(60)
    jobs.recover(place.kit)
    clear_away(place.kit)
    assert left in folder.objects()  # the next attempt is still to come
    assert place.run(job) is JobState.DONE
    clear_away(place.kit)  # the beat process does so each second
    assert left not in folder.objects()
    assert len(folder.objects()) == 4
    assert place.made(job, "output")


@pytest.mark.parametrize("end", ["cancelled", "failed at the cap"])
def test_what_a_killed_worker_left_goes_when_nobody_runs_its_job_again(folder: Folder, end: str) -> None:
    place = folder.works
    job = place.submit(place.document())
    crash(place, job)
    if end == "cancelled":
        cancel(place, job)
    else:
        for _ in range(ATTEMPT_CAP - 1):
            place.bench.clock.turn(60)
            jobs.recover(place.kit)
            crash(place, job)
    place.bench.clock.turn(60)
    jobs.recover(place.kit)
    assert place.kit.store.jobs.get(TENANT, job.id).state.is_final
    clear_away(place.kit)
    assert folder.objects() == folder.inputs(job)


def test_a_running_job_keeps_what_it_has_not_named_yet(folder: Folder) -> None:
    place = folder.works
    document_id = place.document()
    failed = place.submit(document_id)
    crash(place, failed)
    running = place.submit(document_id, kind="extract")
    made = crash(place, running)
    cancel(place, failed)
    place.bench.clock.turn(10)
    place.kit.store.jobs.heartbeat(place.bench.claim(place.submit(document_id, kind="detect").id), 60)
    place.bench.clock.turn(10)
    jobs.recover(place.kit)
    clear_away(place.kit)
    assert made in folder.objects()
    assert place.kit.store.waste.rows() != []


def test_a_deleted_document_takes_everything_with_it(folder: Folder) -> None:
    place = folder.works
    job = place.redacted(place.document())
    crash(place, place.submit(job.document_ids[0]))
    delete(place.kit, TENANT, job.document_ids[0], "test")
    assert folder.objects() == set()


def test_what_cannot_be_removed_now_is_removed_later(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder.works
    job = place.submit(place.document())
    with monkeypatch.context() as patch:

        def gone(_self: object, _object_id: str) -> None:
            raise StoreUnavailable("The object folder does not answer")

        patch.setattr(type(place.kit.blobs), "delete", gone)
        assert place.run(job, cancelling_at(place, job, Step.FINALIZING)) is JobState.CANCELLED
    assert folder.objects() != folder.inputs(job)
    clear_away(place.kit)
    assert folder.objects() == folder.inputs(job)
    assert place.kit.store.waste.rows() == []
