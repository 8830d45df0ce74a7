"""The Celery tasks under old names take a job's id and nothing else; their base calls back (CHECKLIST S5-19, S5-24)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
import structlog.testing
from celery.worker.consumer import Consumer
from tests.unit.web.stage import Stage

from maskmill.adapters.queue.celery import CeleryConfig, make_celery
from maskmill.compat.callbacks import CallbackTask
from maskmill.compat.facade import facade
from maskmill.compat.registered import TASKS
from maskmill.compat.registry import REGISTRY
from maskmill.domain.job import Queue
from maskmill.errors import DamagedFile, InvalidRequest, Refused
from maskmill.tasks.context import ContextTask
from maskmill.tasks.declare import task

SECRET = "Tavorin Dezorvath"
ENDS = {"task.succeeded", "task.failed"}


@pytest.fixture(autouse=True)
def eager_app(kit_here: Stage) -> object:
    app = make_celery(CeleryConfig(eager=True))
    app.set_current()
    return kit_here


def test_a_message_with_a_jobs_id_runs_the_job(kit_here: Stage) -> None:
    result = facade("cleanup_files").delay()
    TASKS["services.tasks.cleanup_files"].apply(args=(result.id,), throw=True)
    assert result.get(1) == {"status": "success", "objects": 0, "removed": 0}
    TASKS["services.tasks.cleanup_files"].apply(args=(result.id,), throw=True)
    assert kit_here.kit.store.jobs.get("default", result.id).attempt == 1


@pytest.mark.parametrize("name", REGISTRY)
@pytest.mark.parametrize(
    ("args", "kwargs"),
    [
        ((), {}),
        ((SECRET,), {}),
        ((f"uploads/{SECRET}.pdf", {"terms": [SECRET]}), {}),
        ((), {"text": SECRET}),
        (("job_1",), {SECRET: 1}),
        (("job_unknown",), {}),
        ((7,), {}),
        (("x\0",), {}),
    ],
)
def test_anything_else_is_refused_and_not_repeated(
    name: str, args: tuple[object, ...], kwargs: dict[str, object]
) -> None:
    with structlog.testing.capture_logs() as lines, pytest.raises(InvalidRequest) as caught:
        TASKS[name].apply(args=args, kwargs=kwargs, throw=True)
    assert SECRET not in f"{caught.value!r}{caught.value.__cause__!r}{lines}"
    assert "id of a stored job" in str(caught.value)


def test_a_job_of_another_kind_is_refused(kit_here: Stage) -> None:
    result = facade("cleanup_files").delay()
    with pytest.raises(InvalidRequest):
        TASKS["detect_pii_async"].apply(args=(result.id,), throw=True)
    assert kit_here.kit.store.jobs.get("default", result.id).attempt == 0


def test_a_registered_task_that_is_called_here_goes_through_the_facade(kit_here: Stage) -> None:
    result = TASKS["detect_pii_async"].delay(SECRET)
    assert [message.job_id for message in kit_here.transport.sent] == [result.id]
    assert len(kit_here.objects()) == 1


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (None, "task.succeeded"),
        (DamagedFile("Damaged; send it again"), "task.failed"),
        (Refused("Refused; look at it"), "task.failed"),
    ],
)
@pytest.mark.usefixtures("kit_here")
def test_a_job_under_an_old_name_calls_back(
    monkeypatch: pytest.MonkeyPatch, end: Exception | None, expected: str
) -> None:
    from maskmill.domain.job import JobState
    from maskmill.engine import work as engine_work
    from maskmill.ports.jobs import Outcome

    def work(*_: object) -> Outcome:
        if end is not None:
            raise end
        return Outcome(JobState.DONE)

    monkeypatch.setitem(engine_work.WORK, "cleanup", cast("Any", work))
    result = facade("cleanup_files").delay()
    with structlog.testing.capture_logs() as lines:
        TASKS["services.tasks.cleanup_files"].apply(args=(result.id,), task_id="m-1", throw=False)
    assert [line["event"] for line in lines if line["event"] in ENDS] == [expected]


def test_an_override_of_the_callbacks_is_called() -> None:  # S5-19
    heard: list[tuple[str, object, str]] = []

    class Noisy(CallbackTask):
        abstract = True

        def on_success(self, retval: object, task_id: str, *rest: Any) -> None:
            heard.append(("success", retval, task_id))
            super().on_success(retval, task_id, *rest)

        def on_failure(self, exc: Exception, task_id: str, *rest: Any) -> None:
            heard.append(("failure", type(exc), task_id))
            super().on_failure(exc, task_id, *rest)

    @task(name="tests.noisy", queue=Queue.DEFAULT, base=Noisy, keep_result=True)
    def noisy(self: ContextTask, number: int) -> float:
        del self
        return 1 / number

    with structlog.testing.capture_logs() as lines:
        noisy.apply(args=(1,), task_id="a", throw=False)
        noisy.apply(args=(0,), task_id="b", throw=False)
    assert heard == [("success", 1.0, "a"), ("failure", ZeroDivisionError, "b")]
    ends = [(line["event"], line["task_id"]) for line in lines if line["event"] in ENDS]
    assert ends == [("task.succeeded", "a"), ("task.failed", "b")]


def test_a_rate_limit_lets_one_start_and_holds_the_next() -> None:  # S5-24
    @task(name="tests.slow", queue=Queue.DEFAULT, base=CallbackTask, rate_limit="10/m")
    def slow(self: ContextTask) -> None:
        del self

    bucket_for: Callable[[Any, object], Any] = Consumer.bucket_for_task
    bucket = bucket_for(None, slow)
    assert bucket.can_consume(1)
    assert not bucket.can_consume(1)
    assert 5 < bucket.expected_time(1) <= 6
    assert make_celery(CeleryConfig()).conf.worker_disable_rate_limits is False


@pytest.mark.parametrize("wrong", ["ten/m", "10/y", "/m"])
def test_a_wrong_rate_limit_is_refused_where_the_task_is_declared(wrong: str) -> None:
    with pytest.raises(ValueError, match="10/m"):
        task(name="tests.never", queue=Queue.DEFAULT, rate_limit=wrong)
