"""Whether a machine has room for one more job, with faked readings (CHECKLIST S1-51…55)."""

from __future__ import annotations

import gc
import sys
from types import SimpleNamespace
from typing import Any

import pytest
import structlog.testing
from tests.fixtures.jobs import Bench, bench

from maskmill.adapters.load.calm import CalmLoad
from maskmill.domain.job import JobState
from maskmill.engine import guard, jobs
from maskmill.engine.dispatch import WINDOW_PER_SLOT
from maskmill.engine.guard import WAIT_S, Shortage, ceilings, may_grow, share_bytes, shortage
from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.engine.tidy import tidy
from maskmill.ports.jobs import Claim, Outcome

GIB = 1 << 30


def test_work_may_use_four_fifths_of_the_memory_and_nine_tenths_of_the_cores() -> None:  # S1-51, S1-52
    load = CalmLoad(size_bytes=10 * GIB, core_count=4.0)
    assert ceilings(load).memory_bytes == 8 * GIB
    assert ceilings(load).cores == pytest.approx(3.6)
    assert share_bytes(load, 4) == 2 * GIB


@pytest.mark.parametrize(
    ("memory", "cpu", "expected"),
    [
        (85.0, 90.0, None),
        (85.1, 0.0, Shortage("memory", 85.1)),
        (0.0, 90.1, Shortage("processor", 90.1)),
        (99.0, 99.0, Shortage("memory", 99.0)),
    ],
)
def test_above_85_percent_memory_or_90_percent_cores_no_job_starts(
    memory: float, cpu: float, expected: Shortage | None
) -> None:  # S1-53, S1-54
    assert shortage(CalmLoad(memory=memory, cpu=cpu)) == expected


@pytest.mark.parametrize(("memory", "cpu", "expected"), [(80, 90, True), (80.1, 0, False), (0, 90.1, False)])
def test_a_pool_grows_only_below_the_ceilings(memory: float, cpu: float, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert may_grow(CalmLoad(memory=memory, cpu=cpu)) is expected


def busy(load: CalmLoad) -> tuple[Bench, str]:
    """Return a bench whose worker runs a job, and the id of another job that was sent to it."""
    it = bench()
    it.kit.load = load  # type: ignore[misc]  # the bench's kit is a namespace
    assert it.jobs.claim(it.submit().id, it.kit.worker_id, 1_000.0)
    job_id = it.submit().id
    assert jobs.dispatch(it.kit) == 1
    return it, job_id


def done(_kit: Kit, _claim: Claim, _report: Report) -> Outcome:
    return Outcome(JobState.DONE)


@pytest.mark.parametrize(("load", "resource"), [(CalmLoad(memory=95.0), "memory"), (CalmLoad(cpu=95.0), "processor")])
def test_a_job_that_finds_the_machine_full_waits_and_runs_later(load: CalmLoad, resource: str) -> None:
    it, job_id = busy(load)
    with structlog.testing.capture_logs() as lines:
        for _ in range(3):
            assert jobs.run(it.kit, job_id, done) is None
    row = it.jobs.get("default", job_id)
    assert (row.state, row.attempt, row.not_before) == (JobState.QUEUED, 0, it.clock() + WAIT_S)
    assert [event.message for event in it.jobs.events("default", job_id)] == [f"Waits for {resource}"]
    warnings = [line for line in lines if line["event"] == "resource.short"]
    assert len(warnings) == 3
    assert {(line["resource"], line["percent"], line["log_level"]) for line in warnings} == {(resource, 95, "warning")}
    load.memory = load.cpu = 10.0
    it.clock.turn(WAIT_S)
    assert jobs.dispatch(it.kit) == 1
    assert jobs.run(it.kit, job_id, done) is JobState.DONE
    assert it.jobs.get("default", job_id).attempt == 1


def test_a_worker_that_runs_nothing_takes_a_job_however_full_the_machine_is() -> None:
    it = bench()
    it.kit.load = CalmLoad(memory=99.0, cpu=99.0)  # type: ignore[misc]  # the bench's kit is a namespace
    assert jobs.run(it.kit, it.submit().id, done) is JobState.DONE


def test_a_shortage_says_nothing_about_a_job_that_was_cancelled() -> None:
    it, job_id = busy(CalmLoad(memory=99.0))
    it.jobs.cancel("default", job_id)
    assert not guard.sent_back(it.kit, job_id)
    assert it.jobs.events("default", job_id) == []


def test_after_a_job_memory_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:  # S1-55
    called: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: called.append("collected"))
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    tidy()
    assert called == ["collected"]
    cuda: Any = SimpleNamespace(is_available=lambda: True, empty_cache=lambda: called.append("emptied"))
    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace(cuda=cuda))
    tidy()
    assert called == ["collected", "collected", "emptied"]
    cuda.is_available = lambda: False
    tidy()
    assert called[-1] == "collected"


def test_every_job_is_followed_by_the_tidying(monkeypatch: pytest.MonkeyPatch) -> None:  # S1-55
    called: list[str] = []
    monkeypatch.setattr("maskmill.engine.attempt.tidy", lambda: called.append("tidied"))
    it = bench()
    jobs.run(it.kit, it.submit().id, done)
    assert called == ["tidied"]


def test_the_window_follows_the_slots_of_all_workers() -> None:
    it = bench(window=8)
    assert jobs.dispatch(it.kit) == 0
    for _ in range(100):
        it.submit()
    assert jobs.dispatch(it.kit) == 8
    it.kit.fleet.tell_slots("celery@one", 10)
    it.kit.fleet.tell_slots("celery@two", 2)
    assert jobs.dispatch(it.kit) == WINDOW_PER_SLOT * 12 - 8
