"""What each way of ending an attempt does to the row."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable

import pytest
import structlog.testing
from tests.fixtures.jobs import Bench, bench

from maskmill import errors
from maskmill.domain.audit import row_body
from maskmill.domain.job import JobState, Retry, Step
from maskmill.engine.attempt import problem_of, retry_of, run
from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import Claim, NewArtifact, Outcome

SECRET = "536-90-4399"


def done(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
    return Outcome(JobState.DONE, summary={"pages": 3})


def raising(error: Exception) -> Callable[[Kit, Claim, Report], Outcome]:
    def work(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
        raise error

    return work


def waits(it: Bench, job_id: str, error: Exception) -> list[float]:
    """Run a failing job to its end, and return the pauses that it was given."""
    found = []
    while run(it.kit, job_id, raising(error)) is JobState.QUEUED:
        pause = it.jobs.held[job_id].row.not_before - it.clock()
        found.append(pause)
        it.clock.turn(pause)
    return found


@pytest.mark.parametrize(
    ("kind", "error", "expected"),
    [
        ("redact", RuntimeError("boom"), [1, 2, 4]),  # S1-46, S1-47
        ("redact", errors.StorageFull(), [1, 2, 4]),
        ("redact", errors.Unavailable(), [1, 2, 4]),
        ("detect", RuntimeError("boom"), [60, 120, 240]),  # S4-48
        ("extract", ConnectionError("gone"), [60, 120, 240]),
        ("redact", MemoryError(), [300]),  # S1-48
        ("redact", errors.MemoryExceeded(), [300]),
        ("redact", FileNotFoundError("x"), []),  # S1-49
        ("redact", errors.MissingFile(), []),
        ("redact", errors.DamagedFile(), []),
        ("redact", errors.EmptyFile(), []),
        ("redact", errors.InvalidRequest(), []),
        ("redact", errors.UnknownPolicy(), []),
        ("redact", errors.PasswordNeeded(), []),
        ("redact", errors.TimeExceeded(), []),
        ("redact", errors.SandboxUnavailable(), []),
        ("redact", errors.NotFound(), []),
        ("redact", errors.Gone(), []),
        ("unknown", RuntimeError("boom"), []),
    ],
)
def test_an_error_is_retried_as_the_table_says(kind: str, error: Exception, expected: list[float]) -> None:
    it = bench()
    job = it.submit(kind)
    assert waits(it, job.id, error) == expected
    row = it.jobs.get("default", job.id)
    assert row.state is JobState.FAILED
    assert row.attempt == len(expected) + 1
    assert row.problem is not None


def test_every_error_of_the_tree_follows_its_flag() -> None:
    def tree(root: type[errors.MaskmillError]) -> list[type[errors.MaskmillError]]:
        return [root, *(kind for child in root.__subclasses__() for kind in tree(child))]

    kinds = [kind for kind in tree(errors.MaskmillError) if kind.__module__ == errors.__name__]
    assert len(kinds) > 30
    for kind in kinds:
        expected = Retry.MEMORY if kind is errors.MemoryExceeded else Retry.TRANSIENT if kind.retry else None
        assert retry_of(kind()) is expected, kind


def test_a_job_whose_document_is_missing_fails_once_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:  # S5-21
    def get(_tenant_id: str, _document_id: str) -> DocumentRow:
        raise errors.NotFound("There is no such document; check the id")

    it = bench()
    monkeypatch.setattr(it.kit.store.documents, "get", get)
    job = it.submit()
    assert run(it.kit, job.id) is JobState.FAILED
    row = it.jobs.get("default", job.id)
    assert row.attempt == 1
    assert row.problem == errors.NotFound("There is no such document; check the id").problem()


def test_a_refusal_ends_the_job_as_refused_and_is_never_retried() -> None:
    it = bench()
    job = it.submit()
    assert run(it.kit, job.id, raising(errors.ResidueFound())) is JobState.REFUSED
    row = it.jobs.get("default", job.id)
    assert row.attempt == 1
    assert row.problem == errors.ResidueFound().problem()


def test_a_job_that_works_is_done_and_reports_its_first_and_last_step() -> None:
    it = bench()
    job = it.submit()
    assert run(it.kit, job.id, done) is JobState.DONE
    steps = [event.step for event in it.jobs.events("default", job.id)]
    assert (steps[0], steps[-1]) == (Step.INITIALIZING, Step.CLEANUP)
    assert it.jobs.summary("default", job.id) == {"pages": 3}


def test_a_second_delivery_does_nothing() -> None:
    it = bench()
    job = it.submit()
    assert run(it.kit, job.id, done) is JobState.DONE
    assert run(it.kit, job.id, raising(AssertionError("ran twice"))) is None
    assert it.jobs.get("default", job.id).attempt == 1


def test_an_unknown_id_does_nothing() -> None:
    assert run(bench().kit, "job_none", raising(AssertionError("ran"))) is None


def test_an_error_from_outside_never_puts_its_words_into_the_row_or_the_log() -> None:
    it = bench()
    job = it.submit()
    with structlog.testing.capture_logs() as lines:
        run(it.kit, job.id, raising(ValueError(f"bad value {SECRET}")))
    assert SECRET not in json.dumps(it.jobs.get("default", job.id).problem)
    assert SECRET not in json.dumps(lines, default=str)
    retried = next(line for line in lines if line["event"] == "job.retried")
    assert retried["reason"].startswith("ValueError at test_attempt.py:")


@pytest.mark.parametrize(
    "error",
    [
        errors.DamagedFile(),
        RuntimeError(SECRET),
        OSError(5, "I/O error", f"/home/ada/{SECRET}.pdf"),
        ImportError(SECRET, path=f"/home/ada/{SECRET}.pdf"),
        errors.StoreUnavailable(),
    ],
)
def test_retries_and_failures_are_logged_by_id(error: Exception) -> None:  # S1-50, S4-49
    it = bench()
    job = it.submit()
    events = []
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        waits(it, job.id, error)
    for line in lines:
        if line["event"] in {"job.retried", "job.failed"}:
            assert (line["job_id"], line["document_id"]) == (job.id, "doc_1")
            events.append(line["event"])
    assert events == ["job.retried"] * (len(events) - 1) + ["job.failed"]
    assert len(events) == (1 if isinstance(error, errors.DamagedFile) else 4)
    assert not any(word in json.dumps(lines, default=str) for word in (SECRET, "ada", ".pdf"))


def test_every_run_is_in_the_audit_with_its_fields() -> None:  # S1-67, S1-68
    it = bench()
    job = it.submit()
    waits(it, job.id, RuntimeError("boom"))
    runs = [(actor, facts) for action, actor, facts in it.audit.entries if action == "task.run"]
    assert len(runs) == 4
    assert {actor for actor, _ in runs} == {"key_1"}
    expected = {"task_name", "task_id", "user_id", "file_info", "worker_id", "session_id"}
    assert all(set(facts) == expected for _, facts in runs)
    assert '"timestamp":"1970-01-01T00:00:07.000+00:00"' in row_body(1, 7.0, "task.run", *runs[0])
    assert runs[0][1]["worker_id"] == "worker-7"
    assert runs[0][1]["file_info"] == {"documents": ["doc_1"], "pages": 3, "bytes": 1000}
    assert len({facts["session_id"] for _, facts in runs}) == 4


def test_cancelling_a_running_job_stops_it_between_steps_and_leaves_no_artefacts() -> None:
    it = bench()
    job = it.submit()
    artifact = NewArtifact("obj_1", "doc_1", "output", "x", 1, "0", "text/plain")

    def work(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
        it.jobs.cancel("default", job.id)
        return Outcome(JobState.DONE, artifacts=(artifact,))

    assert run(it.kit, job.id, work) is JobState.CANCELLED
    assert it.jobs.held[job.id].outcome is None
    assert it.blobs.deleted == ["obj_1"]


def test_report_raises_once_the_job_is_cancelled() -> None:
    it = bench()
    job = it.submit()
    seen = []

    def work(_kit: Kit, _claim: Claim, report: Report) -> Outcome:
        it.jobs.cancel("default", job.id)
        report(Step.PROCESSING, 10, "Reading")
        seen.append("went on")
        return Outcome(JobState.DONE)

    assert run(it.kit, job.id, work) is JobState.CANCELLED
    assert seen == []


def test_whatever_a_cancelled_job_raises_it_is_cancelled() -> None:
    it = bench()
    job = it.submit()

    def work(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
        it.jobs.cancel("default", job.id)
        raise errors.Unavailable("interrupted")

    assert run(it.kit, job.id, work) is JobState.CANCELLED


def test_a_worker_that_lost_its_lease_drops_its_result() -> None:
    it = bench()
    job = it.submit()
    artifact = NewArtifact("obj_2", "doc_1", "output", "x", 1, "0", "text/plain")

    def work(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
        it.clock.turn(100)
        other = it.jobs.claim(job.id, "other", 15)
        assert other is not None
        it.jobs.finish(other, Outcome(JobState.DONE, summary={"by": "other"}))
        return Outcome(JobState.DONE, artifacts=(artifact,))

    assert run(it.kit, job.id, work) is None
    assert it.jobs.summary("default", job.id) == {"by": "other"}
    assert it.blobs.deleted == ["obj_2"]


def test_the_heartbeat_keeps_the_lease_and_stops_the_work_when_it_is_lost() -> None:
    it = bench(lease_s=0.15)
    job = it.submit()
    beats = []

    def work(_kit: Kit, claim: Claim, report: Report) -> Outcome:
        first = it.jobs.held[job.id].lease_until
        it.clock.turn(0.1)
        time.sleep(0.12)
        beats.append(it.jobs.held[job.id].lease_until - first)
        it.jobs.held[job.id].token = "somebody else's"
        time.sleep(0.12)
        report(Step.PROCESSING, 1, "must not be written")
        raise AssertionError(claim.token)

    assert run(it.kit, job.id, work) is None
    assert beats == [pytest.approx(0.1)]
    assert "must not be written" not in {event.message for event in it.jobs.events("default", job.id)}


def test_progress_within_a_step_is_written_rarely_and_a_new_step_always() -> None:
    it = bench()
    job = it.submit()

    def work(_kit: Kit, _claim: Claim, report: Report) -> Outcome:
        for page in range(100):
            report(Step.RECOGNIZING, page // 2, "Reading")
        report(Step.REDACTING, 60, "Removing")
        return Outcome(JobState.DONE)

    run(it.kit, job.id, work)
    events = it.jobs.events("default", job.id)
    assert len(events) < 10
    assert [event.progress for event in events] == sorted(event.progress for event in events)
    assert Step.REDACTING in {event.step for event in events}


def test_a_store_that_goes_away_leaves_the_job_to_recovery() -> None:
    it = bench()
    job = it.submit()

    def work(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
        it.jobs.down = True
        return Outcome(JobState.DONE)

    assert run(it.kit, job.id, work) is None
    it.jobs.down = False
    it.clock.turn(100)
    assert it.jobs.recover(5) == 1
    assert run(it.kit, job.id, done) is JobState.DONE


def test_after_a_task_the_memory_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:  # S1-55
    it = bench()
    job = it.submit()
    calls: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: calls.append(1))
    run(it.kit, job.id, done)
    assert calls == [1]


def test_the_end_of_a_job_rings_for_the_next() -> None:
    it = bench(window=1)
    first, second = it.submit(), it.submit()
    assert run(it.kit, first.id, done) is JobState.DONE
    assert [message.job_id for message in it.transport.sent] == [second.id]


def test_problems_from_outside_are_named_by_type_only() -> None:
    assert "KeyError" in str(problem_of(KeyError(SECRET))["detail"])
    assert problem_of(MemoryError(SECRET))["slug"] == "memory-exceeded"
    assert problem_of(FileNotFoundError(SECRET))["slug"] == "missing-file"
    assert SECRET not in json.dumps([problem_of(kind(SECRET)) for kind in (KeyError, MemoryError, FileNotFoundError)])
