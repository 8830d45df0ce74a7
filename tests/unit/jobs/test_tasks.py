"""The tasks' edges: declaration, context, limits, results, loops (CHECKLIST S1-05, S1-06, S5-18, S5-23, S5-26…28)."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import structlog.testing
from celery import Celery
from celery.exceptions import SoftTimeLimitExceeded
from celery.exceptions import TimeoutError as CeleryTimeoutError
from tests.fixtures.jobs import Bench, bench

from maskmill import errors
from maskmill.adapters.queue.celery import RUN_TASK, CeleryConfig, CeleryTransport, make_celery
from maskmill.domain.job import TIME_LIMITS, JobState, Queue, Step
from maskmill.engine import work as engine_work
from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.ports.jobs import Claim, Outcome
from maskmill.settings import Settings
from maskmill.tasks import bodies, context, observe
from maskmill.tasks.declare import task
from maskmill.tasks.limits import SoftSignal, within
from maskmill.tasks.loops import Loop, keep_turning, turn
from maskmill.tasks.result import JobResult, error_of


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Bench, Celery]]:
    """An eager app and its transport on a Kit in memory; a "redact" job counts the pages it was told."""

    def work(_kit: Kit, _claim: Claim, report: Report) -> Outcome:
        report(Step.PROCESSING, 50, "Working")
        return Outcome(JobState.DONE, summary={"pages": 2})

    monkeypatch.setitem(engine_work.WORK, "redact", work)
    it = bench()
    app = make_celery(CeleryConfig(eager=True, include=(*bodies.modules(), "maskmill.tasks.observe")))
    it.kit = replace_transport(it.kit, CeleryTransport(app))
    context.use(it.kit, Settings(data="unused"))
    yield it, app
    context.use(None)


def replace_transport(kit: Kit, transport: CeleryTransport) -> Kit:
    values: dict[str, Any] = {**vars(kit), "transport": transport}
    return type(kit)(**values)


def test_every_task_module_is_found_and_registered(eager: tuple[Bench, Celery]) -> None:  # S1-06, S5-32
    _, app = eager
    app.loader.import_default_modules()
    ours = {name for name in app.tasks if name.startswith("maskmill.")}
    assert {RUN_TASK, "maskmill.cleanup"} <= ours
    assert len(ours) == len(bodies.modules())


def test_every_task_has_our_base_late_acks_and_no_retries_of_celerys(eager: tuple[Bench, Celery]) -> None:
    _, app = eager
    app.loader.import_default_modules()
    for name, registered in app.tasks.items():
        if name.startswith("maskmill."):
            assert isinstance(registered, context.ContextTask)
            assert registered.acks_late
            assert registered.max_retries == 0
            assert (registered.soft_time_limit, registered.time_limit) != (None, None)


def test_a_misspelt_option_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="ack_late"):
        task(name="x", queue=Queue.DEFAULT, ack_late=True)  # type: ignore[call-arg]  # that is the point


def test_a_declared_task_has_its_queues_limits_and_its_rate() -> None:
    @task(name="tests.rate", queue=Queue.REPORTS, rate_limit="10/m")
    def declared(self: context.ContextTask) -> None:
        del self

    limit = TIME_LIMITS[Queue.REPORTS]
    assert (declared.rate_limit, declared.soft_time_limit, declared.time_limit) == ("10/m", limit.soft_s, limit.hard_s)


def test_in_eager_mode_a_submitted_job_runs_here_and_now(eager: tuple[Bench, Celery]) -> None:  # S5-26
    from maskmill.engine import jobs
    from maskmill.ports.jobs import NewJob

    it, _ = eager
    row = jobs.submit(it.kit, NewJob("default", "redact", Queue.HIGH_PRIORITY, ("doc_1",)))
    assert JobResult(row.id).successful()
    assert JobResult(row.id).get(timeout=1) == {"pages": 2}


def test_in_eager_mode_errors_of_a_task_propagate(eager: tuple[Bench, Celery]) -> None:
    it, _ = eager
    it.kit.transport.send("default", "job_none", 5)  # an unknown job is none of its business
    context.use(None, Settings(data="unused", master_key="not a key"))
    with pytest.raises(errors.MaskmillError):
        it.kit.transport.send("default", "job_none", 5)


def test_a_task_reads_settings_and_the_store(eager: tuple[Bench, Celery]) -> None:  # S1-05
    it, app = eager
    seen = []

    @task(name="tests.context", queue=Queue.DEFAULT)
    def look(self: context.ContextTask) -> None:
        bound = structlog.contextvars.get_contextvars()
        seen.append((self.kit, str(self.settings.data), bound["task_name"], bound["task_id"]))

    app.tasks["tests.context"].apply(task_id="t-1", throw=True)
    assert look.name == "tests.context"
    assert seen == [(it.kit, "unused", "tests.context", "t-1")]
    assert "task_id" not in structlog.contextvars.get_contextvars()


def test_start_and_end_of_every_task_are_logged_with_name_and_id(eager: tuple[Bench, Celery]) -> None:  # S5-18
    it, _ = eager
    row = it.submit()
    with structlog.testing.capture_logs() as lines:
        it.kit.transport.send("default", row.id, 5)
    found = [line for line in lines if line["event"].startswith("task.")]
    assert [line["event"] for line in found] == ["task.started", "task.finished"]
    assert {(line["task_name"], line["task_id"]) for line in found} == {(RUN_TASK, row.id)}
    assert observe.log is not None


def test_a_soft_limit_cleans_up_first_and_then_fails_as_time_exceeded() -> None:  # S5-23
    it = bench()
    row = it.submit()
    order: list[str] = []

    def work(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
        try:
            raise SoftTimeLimitExceeded
        finally:
            order.append(f"cleaned up while {it.jobs.get('default', row.id).state}")

    from maskmill.engine.attempt import run

    assert run(it.kit, row.id, within(0.0, SoftSignal(), work)) is JobState.FAILED
    assert order == ["cleaned up while running"]
    problem = it.jobs.get("default", row.id).problem
    assert problem is not None
    assert problem["slug"] == "time-exceeded"


def test_an_early_soft_signal_was_meant_for_another_job_and_this_one_is_tried_again() -> None:
    def work(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
        raise SoftTimeLimitExceeded

    it = bench()
    row = it.submit()
    from maskmill.engine.attempt import run

    assert run(it.kit, row.id, within(300.0, SoftSignal(), work)) is JobState.QUEUED


def test_a_soft_signal_ends_the_work_but_never_the_writing_down_of_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from maskmill.engine.attempt import run

    it, soft = bench(), SoftSignal()
    row = it.submit()
    finish = it.jobs.finish

    def interrupted(claim: Claim, outcome: Outcome) -> JobState:
        signal.raise_signal(signal.SIGUSR1)
        return finish(claim, outcome)

    monkeypatch.setattr(it.jobs, "finish", interrupted)
    before = signal.getsignal(signal.SIGUSR1)
    with soft.for_task():
        assert run(it.kit, row.id, within(300.0, soft, lambda *_: Outcome(JobState.DONE))) is JobState.DONE
    assert signal.getsignal(signal.SIGUSR1) is before


@pytest.mark.parametrize("early", [True, False])
def test_a_soft_signal_before_or_in_the_work_interrupts_it(*, early: bool) -> None:
    from maskmill.engine.attempt import run

    it, soft = bench(), SoftSignal()
    row = it.submit()

    def work(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
        signal.raise_signal(signal.SIGUSR1)
        raise AssertionError("went on")

    with soft.for_task():
        if early:
            signal.raise_signal(signal.SIGUSR1)
        assert run(it.kit, row.id, within(300.0, soft, work)) is JobState.QUEUED
    problem = it.jobs.get("default", row.id).problem
    assert problem is not None
    assert problem["slug"] == "unavailable"


STATES = [
    (JobState.QUEUED, 0, "PENDING", False),
    (JobState.QUEUED, 1, "RETRY", False),
    (JobState.RUNNING, 1, "STARTED", False),
    (JobState.WAITING, 1, "STARTED", False),
    (JobState.REVIEW, 1, "STARTED", False),
    (JobState.DONE, 1, "SUCCESS", True),
    (JobState.REFUSED, 1, "FAILURE", True),
    (JobState.FAILED, 1, "FAILURE", True),
    (JobState.CANCELLED, 1, "REVOKED", True),
]


@pytest.mark.parametrize(("state", "attempt", "expected", "ready"), STATES)
def test_a_result_object_says_it_in_celerys_words(  # S5-27, S5-28
    state: JobState, attempt: int, expected: str, *, ready: bool
) -> None:
    it = bench()
    row = it.submit()
    problem = errors.DamagedFile().problem()
    it.jobs.held[row.id].row = replace(row, state=state, attempt=attempt, problem=problem)
    it.jobs.held[row.id].outcome = Outcome(state, summary={"pages": 1})
    result = JobResult(row.id, it.kit)
    assert (result.id, result.state, result.ready()) == (row.id, expected, ready)
    assert result.successful() == (expected == "SUCCESS")
    assert result.failed() == (expected == "FAILURE")
    assert result.result == ({"pages": 1} if expected == "SUCCESS" else problem if ready else None)


def test_get_raises_the_problem_as_the_error_that_it_was() -> None:
    it = bench()
    row = it.submit()
    it.jobs.held[row.id].row = replace(row, state=JobState.FAILED, problem=errors.DamagedFile("Page 3").problem())
    with pytest.raises(errors.DamagedFile, match="Page 3"):
        JobResult(row.id, it.kit).get()


def test_get_gives_up_after_its_time() -> None:
    it = bench()
    row = it.submit()
    with pytest.raises(CeleryTimeoutError):
        JobResult(row.id, it.kit).get(timeout=0)


def test_every_error_comes_back_from_its_problem() -> None:
    assert type(error_of(errors.StorageFull("x").problem())) is errors.StorageFull
    assert type(error_of({"slug": "of a later version"})) is errors.MaskmillError


def test_only_the_leader_turns_a_loop() -> None:
    it = bench()
    turns: list[int] = []

    def do(_kit: Kit) -> int:
        turns.append(1)
        return 1

    loop = Loop("dispatch", 1.0, do)
    assert turn(loop, it.kit, "a")
    assert turn(loop, it.kit, "b")
    assert len(turns) == 1
    it.clock.turn(60)
    assert turn(loop, it.kit, "b")
    assert len(turns) == 2


@pytest.mark.parametrize("error", [errors.StoreUnavailable(), RuntimeError("a bug")])
def test_a_hiccup_never_ends_a_loop(error: Exception) -> None:
    it = bench()
    turns: list[int] = []
    stop = threading.Event()

    def do(_kit: Kit) -> int:
        turns.append(1)
        if len(turns) == 3:
            stop.set()
            return 0
        raise error

    keep_turning(Loop("dispatch", 0.01, do), it.kit, stop)
    assert len(turns) == 3
