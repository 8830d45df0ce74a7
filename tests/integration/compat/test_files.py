"""Old tasks that take a file: stored, redacted in the jail, reported on (CHECKLIST S1-07, S1-09, S1-11, S1-13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fixtures.stores import Clock, PlainSigner, store_at
from tests.unit.web.stage import Stage, stage

from maskmill import errors, wiring
from maskmill.adapters.blobs.sealed import MemoryBlobs
from maskmill.adapters.keys.memory import MemoryKeyring
from maskmill.adapters.queue.memory import MemoryTransport
from maskmill.compat.facade import facade
from maskmill.compat.result import OldResult
from maskmill.domain.job import JobState, Queue
from maskmill.engine import jobs
from maskmill.engine import work as engine_work
from maskmill.engine.kit import Kit
from maskmill.ports.jobs import Outcome
from maskmill.settings import Settings
from maskmill.tasks import context

NAME, MAIL = "Anna Example", "anna.example@mail.example"
LETTER = f"Dear {NAME}, we wrote to {MAIL} last week."

process_document, robust, single, report, cleanup, detect, extract = (
    facade(name)
    for name in (
        "process_document", "robust_document_processor", "process_single_document", "generate_report",
        "cleanup_files", "detect_pii_async", "extract_text_from_document",
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kit, MemoryTransport, Settings]]:
    """The real Kit of a data folder, whose bell this test hears."""
    folder = tmp_path_factory.mktemp("mill")
    (folder / "uploads").mkdir()
    (folder / "uploads" / "letter.txt").write_text(LETTER)
    settings = Settings(data=folder / "data", upload_folder=folder / "uploads")
    transport = MemoryTransport()
    kit = replace(wiring.build_kit(settings), transport=transport)
    yield kit, transport, settings
    wiring.close(kit)


@pytest.fixture
def here(mill: tuple[Kit, MemoryTransport, Settings]) -> Iterator[tuple[Kit, MemoryTransport]]:
    kit, transport, settings = mill
    context.use(kit, settings)
    transport.sent.clear()
    yield kit, transport
    context.use(None)


def work_off(kit: Kit, transport: MemoryTransport) -> None:
    """Do what workers would."""
    while job_id := transport.take():
        jobs.run(kit, job_id)


@pytest.mark.parametrize("task", [process_document, robust, single], ids=lambda task: task.name)
def test_a_file_is_redacted_and_its_text_goes_nowhere_else(here: tuple[Kit, MemoryTransport], task: object) -> None:
    kit, transport = here
    result: OldResult = task.delay("letter.txt", {"strategy": "mask"})  # type: ignore[attr-defined]  # a facade
    assert [(message.queue, message.job_id) for message in transport.sent] == [(Queue.HIGH_PRIORITY, result.id)]
    work_off(kit, transport)
    found = result.get(1)
    assert (found["status"], found["outcome"], found["counts"]) == (
        "success", "redacted", {"EMAIL_ADDRESS": 1, "PERSON": 1},
    )  # fmt: skip
    made = {item.kind: item for item in kit.store.jobs.artifacts("default", result.id)}
    output = kit.blobs.get(made["output"].document_id, "output", made["output"].object_id).decode()
    assert NAME not in output
    assert MAIL not in output


def test_a_direct_call_runs_here_and_returns_the_result(here: tuple[Kit, MemoryTransport]) -> None:
    _, transport = here
    found = process_document("letter.txt")
    assert found["outcome"] == "redacted"
    assert process_document.AsyncResult(str(found["task_id"])).successful()
    assert transport.sent == []
    with pytest.raises(errors.UnsafePath):
        process_document("../letter.txt")
    with pytest.raises(errors.MissingFile):
        process_document("none.txt")


def test_a_redaction_and_then_its_report(here: tuple[Kit, MemoryTransport]) -> None:  # S1-11, S5-30
    kit, transport = here
    last = (process_document.s("letter.txt") | report.s()).delay()
    work_off(kit, transport)
    found = last.get(1)
    first = last.parent
    assert first is not None
    assert found["job"]["job_id"] == first.id  # type: ignore[index]  # the report is JSON
    certificate = found["certificate"]
    assert isinstance(certificate, dict)
    assert certificate["verification"]["result"] == "clean"
    assert {(item["type"], item["count"]) for item in certificate["removed"]} == {("EMAIL_ADDRESS", 1), ("PERSON", 1)}
    assert "commitment" not in str(found)
    assert NAME not in str(found)
    assert kit.store.jobs.get("default", last.id).queue is Queue.DEFAULT
    assert report(first.id)["certificate"] == certificate


def test_the_sweep_runs(here: tuple[Kit, MemoryTransport]) -> None:  # S1-09
    kit, transport = here
    result = cleanup.delay()
    assert [message.queue for message in transport.sent] == [Queue.LOW_PRIORITY]
    work_off(kit, transport)
    assert set(result.get(1)) >= {"status", "objects", "removed"}


def test_personal_data_in_a_text_comes_back_with_its_places(here: tuple[Kit, MemoryTransport]) -> None:
    kit, transport = here
    text = f"🙂 write to {MAIL}"
    result = detect.delay(text)
    assert [message.queue for message in transport.sent] == [Queue.DETECTION]
    work_off(kit, transport)
    found = result.get(1)
    entities = found["entities"]
    assert isinstance(entities, list)
    assert (found["entity_count"], found["text_length"]) == (len(entities), len(text))
    mail = next(item for item in entities if item["type"] == "EMAIL_ADDRESS")
    start, end = mail["position"]
    assert text[start:end] == mail["value"] == MAIL
    assert 0 < mail["confidence"] <= 1


def test_the_text_of_a_stored_document_is_kept(here: tuple[Kit, MemoryTransport]) -> None:
    kit, transport = here
    document = process_document("letter.txt")["document_id"]
    result = extract.delay(document)
    work_off(kit, transport)
    assert result.get(1) == {"status": "success", "document_id": document, "text_length": len(LETTER)}


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[tuple[Stage, Clock]]:
    """A kit in memory, whose clock the test turns, and a folder of uploads."""
    (tmp_path / "letter.txt").write_text(LETTER)
    clock, keys = Clock(), MemoryKeyring()
    store = store_at("sqlite://", keys, clock, PlainSigner())
    transport = MemoryTransport()
    with stage(store=store, keys=keys, blobs=MemoryBlobs(keys), clock=clock, transport=transport) as it:
        it.transport = transport
        context.use(it.kit, Settings(data="unused", upload_folder=tmp_path))
        yield it, clock
        context.use(None)


def waits(it: Stage, clock: Clock, result: OldResult) -> list[float]:
    """Run a job until it ends, and return how long it waited before each further attempt."""
    found = []
    while it.transport.take():
        jobs.run(it.kit, result.id)
        row = it.kit.store.jobs.get("default", result.id)
        if row.state is JobState.QUEUED:
            found.append(row.not_before - clock())
            clock.turn(found[-1])
            jobs.dispatch(it.kit)
    return found


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (RuntimeError("passing"), [1, 2, 4]),  # S1-46, S1-47
        (errors.StorageFull("Make room"), [1, 2, 4]),
        (MemoryError(), [300]),  # S1-48
        (FileNotFoundError("gone"), []),  # S1-49
        (errors.DamagedFile("Damaged; send it again"), []),
        (errors.Refused("Residue; look at it"), []),
    ],
)
def test_the_robust_processor_tries_again_by_the_old_rules(  # S1-13
    slow: tuple[Stage, Clock], monkeypatch: pytest.MonkeyPatch, error: Exception, expected: list[float]
) -> None:
    def work(*_: object) -> Outcome:
        raise error

    monkeypatch.setitem(engine_work.WORK, "redact", work)
    it, clock = slow
    result = robust.delay("letter.txt", {"mode": "text"})
    assert waits(it, clock, result) == expected
    assert result.state == "FAILURE"
    assert it.kit.store.jobs.get("default", result.id).attempt == len(expected) + 1


def test_a_direct_call_makes_one_attempt_and_raises_what_stopped_it(
    slow: tuple[Stage, Clock], monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(*_: object) -> Outcome:
        raise errors.StorageFull("Make room; then call again")

    monkeypatch.setitem(engine_work.WORK, "redact", work)
    it, _ = slow
    with pytest.raises(errors.StorageFull, match="Make room"):
        robust("letter.txt")
    rows, _ = it.kit.store.jobs.list("default")
    assert [(row.state, row.attempt) for row in rows] == [(JobState.CANCELLED, 1)]
