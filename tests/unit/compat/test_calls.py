"""Calls of old tasks over a kit in memory: what is stored, what is sent, what comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import structlog.testing
from celery.exceptions import TimeoutError as CeleryTimeoutError
from tests.unit.web.stage import Stage

from maskmill.compat.arguments import ACTOR, TEXT_BYTES, MissingDocument
from maskmill.compat.facade import FACADES, Facade, facade
from maskmill.compat.result import OldResult
from maskmill.compat.signature import chain
from maskmill.domain.job import JobState, Queue
from maskmill.engine import documents, jobs
from maskmill.errors import Conflict, EarlierJobEnded, FileTooLarge, InvalidRequest, MaskmillError, NotFound
from maskmill.ports.jobs import JobRow

SECRET = "Tavorin Dezorvath"

detect, extract, report, cleanup = (
    facade(name)
    for name in ("detect_pii_async", "extract_text_from_document", "generate_report", "cleanup_files")
)  # fmt: skip


def row(it: Stage, result: OldResult) -> JobRow:
    return it.kit.store.jobs.get("default", result.id)


def stored(it: Stage, text: str = "nothing") -> str:
    return documents.ingest(it.kit, "default", "note.txt", [text.encode()], ACTOR).id


def test_a_call_stores_its_text_encrypted_and_sends_an_id(kit_here: Stage) -> None:
    with structlog.testing.capture_logs() as lines:
        result = detect.delay(SECRET)
    assert (row(kit_here, result).kind, row(kit_here, result).queue) == ("detect", Queue.DETECTION)
    assert [message.job_id for message in kit_here.transport.sent] == [result.id]
    assert kit_here.transport.sent[0].queue is Queue.DETECTION
    assert (result.state, result.status, result.ready(), result.result) == ("PENDING", "PENDING", False, None)
    assert SECRET not in str(lines) + repr(result) + repr(detect.s(SECRET)) + repr(detect)
    for held in kit_here.objects():
        assert SECRET.encode() not in b"".join(kit_here.blobs._objects.read(held))


def test_a_text_is_a_text_whatever_it_says(kit_here: Stage) -> None:
    for text in ("%PDF-1.7 is how a PDF starts", "PK\x03\x04", "", "\0\0\0", "Grüße 🙂"):
        result = detect.delay(text)
        document = kit_here.kit.store.documents.get("default", row(kit_here, result).document_ids[0])
        assert document.kind == "text"


def test_a_text_may_have_50_kib_and_not_one_byte_more(kit_here: Stage) -> None:
    detect.delay("é" * (TEXT_BYTES // 2))
    with pytest.raises(FileTooLarge):
        detect.delay("a" + "é" * (TEXT_BYTES // 2))
    assert len(kit_here.objects()) == 1


def test_options_are_columns_of_the_row(kit_here: Stage) -> None:
    result = detect.apply_async(
        (SECRET,), task_id="550e8400-e29b-41d4-a716-446655440000", countdown=3600, priority=1, queue="low_priority"
    )
    found = row(kit_here, result)
    assert result.id == result.task_id == found.id == "550e8400-e29b-41d4-a716-446655440000"  # S5-14
    assert (found.priority, found.queue) == (1, Queue.LOW_PRIORITY)
    assert 3590 < found.not_before - found.submitted_at <= 3600
    assert kit_here.transport.sent == []


def test_arguments_may_be_named(kit_here: Stage) -> None:
    assert row(kit_here, detect.apply_async(kwargs={"text": SECRET})).kind == "detect"


@pytest.mark.parametrize("task_id", ["x" * 65, "a b", "ü", "../x", ""])
def test_a_task_id_of_another_form_is_refused_or_replaced(kit_here: Stage, task_id: str) -> None:
    if not task_id:
        assert detect.apply_async((SECRET,), task_id=task_id).id.startswith("job_")
        return
    with pytest.raises(InvalidRequest) as caught:
        detect.apply_async((SECRET,), task_id=task_id)
    assert task_id not in str(caught.value)
    assert kit_here.objects() == []


def test_a_taken_task_id_is_a_conflict_and_leaves_nothing_of_the_second_call(kit_here: Stage) -> None:
    detect.apply_async((SECRET,), task_id="mine")
    with pytest.raises(Conflict):
        detect.apply_async((SECRET,), task_id="mine")
    assert len(kit_here.objects()) == 1


@pytest.mark.parametrize(
    "call",
    [
        detect.delay,
        lambda: detect.delay(SECRET, SECRET),
        lambda: detect.delay(**{SECRET: 1}),
        lambda: detect.delay(7),
        lambda: cleanup.delay(SECRET),
        lambda: facade("process_document").delay(SECRET, SECRET),
        lambda: facade("process_document").delay(SECRET, {SECRET: 1}),
        lambda: facade("process_document").delay(SECRET, {"policy": SECRET}),
        lambda: facade("process_document").delay(SECRET),
        lambda: chain().delay(),
    ],
)  # fmt: skip
def test_a_wrong_call_is_refused_stores_nothing_and_repeats_nothing(
    kit_here: Stage, call: Callable[[], object]
) -> None:
    with structlog.testing.capture_logs() as lines, pytest.raises(MaskmillError) as caught:
        call()
    seen = caught.value
    assert SECRET not in f"{seen!r}{seen.__cause__!r}{lines}"
    assert (kit_here.objects(), kit_here.transport.sent) == ([], [])


def test_a_missing_document_is_a_value_error(kit_here: Stage) -> None:
    with pytest.raises(ValueError, match="no document") as caught:
        extract.delay("doc_none")
    assert isinstance(caught.value, MissingDocument | NotFound)
    document = stored(kit_here)
    result = extract.delay(document)
    documents.delete(kit_here.kit, "default", document, ACTOR)
    with pytest.raises(ValueError, match="no document"):
        extract.delay(document)
    jobs.run(kit_here.kit, result.id)
    with pytest.raises((ValueError, MaskmillError)):
        result.get(1)


def test_a_failure_over_a_document_that_went_away_is_recorded_and_a_value_error(kit_here: Stage) -> None:
    from maskmill.errors import Gone

    result = extract.delay(stored(kit_here))
    kit_here.fail(result.id, Gone("The document was deleted").problem())
    assert (result.state, result.failed()) == ("FAILURE", True)
    with pytest.raises(ValueError, match="deleted"):
        result.get(1)


def test_a_result_that_does_not_come_is_given_up(kit_here: Stage) -> None:
    result = detect.delay("x")
    assert result.state == "PENDING"
    with pytest.raises(CeleryTimeoutError):
        result.get(timeout=0)
    assert detect.AsyncResult(result.id).state == "PENDING"
    assert kit_here.kit is not None


def test_revoking_a_waiting_call_ends_it_and_twice_changes_nothing(kit_here: Stage) -> None:
    result = detect.delay("x")
    result.revoke()
    result.revoke(terminate=True)
    assert (result.state, row(kit_here, result).state) == ("REVOKED", JobState.CANCELLED)


def test_revoking_hard_kills_a_running_one(kit_here: Stage) -> None:
    result = detect.delay("x")
    kit_here.claim(result.id)
    result.revoke(terminate=True)
    assert (result.id, True) in kit_here.transport.revoked


def test_a_call_that_expired_before_its_start_is_revoked(kit_here: Stage) -> None:
    result = detect.apply_async(("x",), expires=-1)
    jobs.run(kit_here.kit, result.id)
    assert result.state == "REVOKED"


def test_a_chain_starts_each_call_when_the_one_before_is_done(kit_here: Stage) -> None:  # S5-30
    document = stored(kit_here)
    last = (extract.s(document) | report.s()).delay()
    first = last.parent
    assert first is not None
    assert [message.job_id for message in kit_here.transport.sent] == [first.id]
    assert last.state == "PENDING"
    assert kit_here.kit.store.jobs.claim(last.id, "worker", 15.0) is None
    kit_here.finish(first.id)
    jobs.dispatch(kit_here.kit)
    assert [message.job_id for message in kit_here.transport.sent][-1] == last.id
    jobs.run(kit_here.kit, last.id)
    assert last.get(1)["job"]["job_id"] == first.id  # type: ignore[index]  # the report is JSON


def test_link_starts_a_call_after_another(kit_here: Stage) -> None:  # S5-30
    first = extract.apply_async((stored(kit_here),), link=[report.s().set(task_id="after"), cleanup.si()])
    assert row(kit_here, OldResult("after")).document_ids == row(kit_here, first).document_ids
    kit_here.finish(first.id)
    jobs.dispatch(kit_here.kit)
    assert {message.job_id for message in kit_here.transport.sent} >= {first.id, "after"}
    assert len(kit_here.transport.sent) == 3


def test_when_the_first_fails_the_next_fails_and_says_why(kit_here: Stage) -> None:  # S5-30
    last = chain(extract.s(stored(kit_here)), extract.s(), report.s()).delay()
    assert last.parent is not None
    assert last.parent.parent is not None
    first = last.parent.parent
    kit_here.fail(first.id, InvalidRequest("No").problem())
    assert (last.parent.state, last.state) == ("FAILURE", "FAILURE")
    with pytest.raises(EarlierJobEnded, match=first.id):
        last.parent.get(1)
    with pytest.raises(EarlierJobEnded, match=last.parent.id):
        last.get(1)


def test_a_chain_whose_later_call_is_wrong_leaves_nothing(kit_here: Stage) -> None:
    with pytest.raises(MaskmillError):
        (detect.s(SECRET) | extract.si("doc_none")).delay()
    assert (kit_here.objects(), kit_here.transport.sent) == ([], [])


def test_a_report_waits_for_its_job_and_speaks_of_it(kit_here: Stage) -> None:  # S1-11
    first = extract.delay(stored(kit_here))
    waiting = report.delay(first.id)
    assert kit_here.kit.store.jobs.claim(waiting.id, "worker", 15.0) is None
    kit_here.finish(first.id)
    jobs.run(kit_here.kit, waiting.id)
    found = waiting.get(1)
    assert (found["status"], found["problem"]) == ("success", None)
    assert found["summary"] == {"pages": 1, "counts": {"PERSON": 2}}
    made = kit_here.kit.store.jobs.artifacts("default", waiting.id)
    assert [(item.kind, item.raw_name, item.media_type) for item in made] == [
        ("report", "report.json", "application/json")
    ]


def test_a_report_on_a_refusal_says_why(kit_here: Stage) -> None:
    first = extract.delay(stored(kit_here))
    kit_here.refuse(first.id)
    late = report.delay(first.id)
    jobs.run(kit_here.kit, late.id)
    found = late.get(1)
    assert found["certificate"] is None
    assert found["problem"]["slug"] == "refused"  # type: ignore[index]  # the report is JSON


@pytest.mark.parametrize("name", FACADES)
def test_every_facade_has_the_verbs_of_a_celery_task(name: str) -> None:
    found: Facade = FACADES[name]
    for verb in ("delay", "apply_async", "s", "si", "AsyncResult", "__call__"):
        assert callable(getattr(found, verb))
