"""Following a job: what is told, when, and how it looks as lines, as JSON and on a terminal."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

import pytest
from rich.console import Console
from tests.fixtures.jobs import bench as memory_bench
from tests.fixtures.stores import TENANT, Bench, bench_at

from maskmill.adapters.queue.memory import MemoryTransport
from maskmill.cli.jobs.follow import look_until_stopped
from maskmill.cli.jobs.lines import JsonLines, Lines
from maskmill.cli.jobs.screen import Screen
from maskmill.cli.jobs.watch import Note, Watch
from maskmill.cli.jobs.words import span
from maskmill.domain.job import JobState, Queue, Retry, Step
from maskmill.engine.kit import Kit
from maskmill.errors import BrokerUnavailable, DamagedFile, NotFound
from maskmill.ports.jobs import Claim, Outcome


@dataclass
class Scene:
    """A store in memory, and a broker and a dispatcher beside it."""

    bench: Bench
    transport: MemoryTransport
    kit: Kit

    def watch(self, job_id: str) -> Watch:
        return Watch(self.kit, TENANT, job_id)

    def report(self, claim: Claim, *lines: tuple[Step, int, str]) -> None:
        """Report lines, a second apart."""
        for step, percent, words in lines:
            self.bench.clock.turn(1)
            self.bench.store.jobs.report(claim, step, percent, words)


@pytest.fixture
def scene() -> Iterator[Scene]:
    with bench_at("sqlite://") as bench:
        transport = MemoryTransport()
        kit = SimpleNamespace(store=bench.store, transport=transport, clock=bench.clock)
        bench.store.jobs.lead("dispatch", "beat", 1e9)
        yield Scene(bench, transport, cast("Kit", kit))


WORK = ((Step.INITIALIZING, 1, "Opening"), (Step.PROCESSING, 10, "Reading"), (Step.RECOGNIZING, 40, "Looking"))


def told(notes: list[Note], kind: str) -> list[tuple[str, str, float | None]]:
    return [(note.step.value if note.step else "", note.words, note.seconds) for note in notes if note.kind == kind]


def test_steps_are_told_when_they_have_ended_with_their_time(scene: Scene) -> None:
    claim = scene.bench.running()
    watch = scene.watch(claim.job.id)
    scene.report(claim, *WORK)
    notes = watch.look()
    assert [words for _, words, _ in told(notes, "progress")][-3:] == ["Opening", "Reading", "Looking"]
    assert [(step, words) for step, words, _ in told(notes, "step")] == [
        ("INITIALIZING", "Opening"),
        ("PROCESSING", "Reading"),
    ]
    scene.bench.clock.turn(4)
    assert watch.step_seconds == 4
    scene.bench.store.jobs.finish(claim, Outcome(JobState.DONE))
    notes = watch.look()
    assert told(notes, "step") == [("RECOGNIZING", "Looking", 4.0), ("CLEANUP", "Done", 0.0)]
    (end,) = [note for note in notes if note.kind == "end"]
    assert (end.well, end.facts["status"], end.facts["attempts"]) == (True, "SUCCESS", 1)
    assert watch.stopped


def test_nothing_is_told_twice(scene: Scene) -> None:
    claim = scene.bench.running()
    watch = scene.watch(claim.job.id)
    scene.report(claim, *WORK)
    watch.look()
    assert watch.look() == []


def test_a_retry_names_the_attempt_the_cause_and_the_wait_as_soon_as_it_is_seen(scene: Scene) -> None:
    claim = scene.bench.running()
    watch = scene.watch(claim.job.id)
    scene.report(claim, *WORK)
    watch.look()
    scene.bench.store.jobs.fail(claim, BrokerUnavailable().problem(), Retry.TRANSIENT, 4.0)
    notes = watch.look()
    (retry,) = [note for note in notes if note.kind == "retry"]
    assert retry.facts == {"attempt": 1}
    assert "The broker does not answer; tries again in 4 s" in retry.words
    assert watch.waits_s() == 4
    assert [note for note in watch.look() if note.kind == "retry"] == []
    scene.bench.clock.turn(5)
    scene.bench.store.jobs.dispatchable(10, 0.0)
    again = scene.bench.claim(claim.job.id)
    scene.report(again, *WORK)
    notes = watch.look()
    assert told(notes, "retry") == []
    assert [seconds for _, _, seconds in told(notes, "step")][-1] == 1


def test_a_retry_that_nobody_watched_is_told_by_its_event(scene: Scene) -> None:
    claim = scene.bench.running()
    scene.report(claim, *WORK)
    scene.bench.store.jobs.fail(claim, BrokerUnavailable().problem(), Retry.TRANSIENT, 4.0)
    scene.bench.clock.turn(5)
    scene.bench.store.jobs.dispatchable(10, 0.0)
    again = scene.bench.claim(claim.job.id)
    scene.report(again, (Step.INITIALIZING, 0, "Starting"), *WORK)
    notes = scene.watch(claim.job.id).look()
    ((step, words, seconds),) = told(notes, "retry")
    assert (step, seconds) == ("RECOGNIZING", 0.0)
    assert words.startswith("Tries again in 4 s")


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        ("pause", "The queue high_priority is paused; resume it with: maskmill queues resume high_priority"),
        ("broker", "The broker does not answer; the job runs when it is back"),
        ("leader", "Nothing gives jobs to workers; start it with: maskmill up"),
    ],
)
def test_a_waiting_job_says_what_hinders_it(scene: Scene, break_it: str, words: str) -> None:
    row = scene.bench.submit()
    if break_it == "pause":
        scene.bench.store.queues.pause(Queue.HIGH_PRIORITY, "operator")
    elif break_it == "broker":
        scene.transport.down = True
    else:
        scene.bench.clock.turn(2e9)
    notes = scene.watch(row.id).look()
    assert [(note.words, note.well) for note in notes if note.kind == "waiting"] == [(words, False)]


def test_a_waiting_job_says_where_it_stands(scene: Scene) -> None:
    scene.bench.submit()
    scene.bench.clock.turn(1)
    row = scene.bench.submit()
    watch = scene.watch(row.id)
    (note,) = [note for note in watch.look() if note.kind == "waiting"]
    assert (note.words, note.facts) == ("1 before it", {"ahead": 1, "start_in_s": None})
    scene.bench.claim(row.id)
    watch.look()
    assert watch.place is None


def test_a_batch_names_each_part_without_a_result_once(scene: Scene) -> None:
    parent = scene.bench.submit(*(scene.bench.document() for _ in range(3)))
    watch = scene.watch(parent.id)
    children = scene.bench.children(parent)
    scene.bench.store.jobs.fail(scene.bench.claim(children[1]), DamagedFile().problem(), None, None)
    (note,) = [note for note in watch.look() if note.kind == "child"]
    assert (note.facts["child_id"], note.words) == (children[1], "The file is damaged")
    scene.bench.store.jobs.finish(scene.bench.claim(children[0]), Outcome(JobState.DONE))
    assert [note for note in watch.look() if note.kind == "child"] == []
    scene.bench.store.jobs.cancel(TENANT, children[2])
    notes = watch.look()
    assert [note.words for note in notes if note.kind == "child"] == ["Cancelled"]
    assert [note.facts["status"] for note in notes if note.kind == "end"] == ["SUCCESS"]


def test_an_unknown_job_is_not_found(scene: Scene) -> None:
    with pytest.raises(NotFound):
        scene.watch("job_nope")


def failed_at_work(scene: Scene) -> Watch:
    """Let a job fail in its third step, and return its watch before the first look."""
    claim = scene.bench.running()
    watch = scene.watch(claim.job.id)
    scene.report(claim, *WORK)
    scene.bench.clock.turn(1)
    scene.bench.store.jobs.fail(claim, DamagedFile().problem(), None, None)
    return watch


def test_plain_lines_have_seconds_percent_step_and_words(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    watch = failed_at_work(scene)
    view = Lines(with_ids=False)
    for note in watch.look():
        view.tell(watch, note)
    shown, err = capsys.readouterr()
    assert shown == ""
    assert err.splitlines()[-4:] == [
        "     1.0 s    1 %  INITIALIZING  Opening",
        "     2.0 s   10 %  PROCESSING    Reading",
        "     3.0 s   40 %  RECOGNIZING   Looking",
        "     4.0 s   40 %  RECOGNIZING   Failed",
    ]


def test_json_is_one_document_a_line_and_ends_with_the_problem(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = failed_at_work(scene)
    for note in watch.look():
        JsonLines().tell(watch, note)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["job_id"] for line in lines} == {watch.row.id}
    assert [line["event"] for line in lines] == ["progress"] * (len(lines) - 1) + ["end"]
    assert [line["sequence"] for line in lines[:-1]] == list(range(1, len(lines)))
    assert (lines[-1]["status"], lines[-1]["problem"]["slug"], lines[-1]["seconds"]) == ("FAILURE", "damaged-file", 4.0)


def console(encoding: str = "utf-8", width: int = 100) -> tuple[Console, io.TextIOWrapper]:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    return Console(file=file, force_terminal=True, width=width, height=12, color_system=None), file


def text(file: io.TextIOWrapper) -> str:
    file.flush()
    assert isinstance(file.buffer, io.BytesIO)
    return file.buffer.getvalue().decode()


def test_a_terminal_keeps_steps_with_marks_and_times(scene: Scene) -> None:
    watch = failed_at_work(scene)
    target, file = console()
    view = Screen(target, several=False)
    for note in watch.look():
        view.tell(watch, note)
    lines = [line.rstrip() for line in text(file).splitlines()]
    assert lines[-3:] == [
        "  ✓ INITIALIZING      1.0 s  Opening",
        "  ✓ PROCESSING        1.0 s  Reading",
        "  ✗ RECOGNIZING       1.0 s",
    ] or lines[-2:] == ["  ✓ PROCESSING        1.0 s  Reading", "  ✗ RECOGNIZING       1.0 s"]


def test_what_is_under_way_has_a_bar_a_clock_and_its_words(scene: Scene) -> None:
    claim = scene.bench.running()
    watch = scene.watch(claim.job.id)
    scene.report(claim, *WORK)
    watch.look()
    scene.bench.clock.turn(2.5)
    target, file = console()
    view = Screen(target, several=False)
    view.show([watch])
    target.print(view.now)
    assert "RECOGNIZING" in text(file)
    assert "40 %  2.5 s" in text(file)
    assert "Looking" in text(file)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_no_line_under_way_is_wider_than_the_terminal(scene: Scene, width: int) -> None:
    claim = scene.bench.running()
    running, waiting = scene.watch(claim.job.id), scene.watch(scene.bench.submit().id)
    scene.report(claim, (Step.VERIFYING, 80, "Searching the result with other engines, page by page, once more"))
    running.look()
    waiting.look()
    target, file = console(width=width)
    view = Screen(target, several=True)
    view.show([running, waiting])
    target.print(view.now)
    lines = text(file).splitlines()
    assert len(lines) == 2
    assert all(len(line.rstrip()) < width for line in lines)


def test_jobs_that_do_not_fit_are_counted(scene: Scene) -> None:
    watches = [scene.watch(scene.bench.submit().id) for _ in range(30)]
    target, file = console()
    view = Screen(target, several=True)
    view.show(watches)
    target.print(view.now)
    assert len(text(file).splitlines()) == 9
    assert "and 22 more" in text(file)


def test_a_terminal_without_unicode_gets_ascii(scene: Scene) -> None:
    watch = failed_at_work(scene)
    target, file = console("ascii")
    view = Screen(target, several=False)
    for note in watch.look():
        view.tell(watch, note)
    claim = scene.bench.running()
    running = scene.watch(claim.job.id)
    running.look()
    view.show([running])
    target.print(view.now)
    assert text(file).isascii()
    assert "  ok PROCESSING" in text(file)


def test_one_hindrance_is_told_once_for_all_jobs(scene: Scene) -> None:
    scene.transport.down = True
    watches = [scene.watch(scene.bench.submit().id) for _ in range(3)]
    target, file = console()
    view = Screen(target, several=True)
    for watch in watches:
        for note in watch.look():
            view.tell(watch, note)
    assert text(file).count("The broker does not answer") == 1


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-1, "0.0 s"),
        (0.04, "0.0 s"),
        (59.94, "59.9 s"),
        (60, "1 min 00 s"),
        (3599, "59 min 59 s"),
        (7300, "2 h 01 min"),
    ],
)
def test_a_span_is_said_as_people_do(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_a_database_that_is_away_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    made = memory_bench()
    job = made.submit()
    claim = made.jobs.claim(job.id, "worker", 60.0)
    assert claim is not None
    watch = Watch(made.kit, TENANT, job.id)
    made.jobs.down = True

    def come_back() -> None:
        time.sleep(0.1)
        made.jobs.down = False
        made.jobs.report(claim, Step.RECOGNIZING, 40, "Looking")
        made.jobs.finish(claim, Outcome(JobState.DONE))

    thread = threading.Thread(target=come_back)
    thread.start()
    look_until_stopped([watch], Lines(with_ids=False), 0.01)
    thread.join()
    lines = capsys.readouterr().err.splitlines()
    assert "the jobs are not lost, and following goes on when it is back" in lines[0]
    assert lines.count("The database answers again") == 1
    assert watch.row.state is JobState.DONE


def test_a_job_that_comes_after_another_says_so(scene: Scene) -> None:
    first = scene.bench.submit()
    second = scene.bench.submit(after_id=first.id)
    (note,) = [note for note in scene.watch(second.id).look() if note.kind == "waiting"]
    assert note.words == f"waits for {first.id}"
