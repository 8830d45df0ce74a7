"""The old monitor's object, checks and task, on the twins in memory (CHECKLIST S1-27…33, S3-18…26)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.unit.web.stage import Stage, stage

from maskmill.adapters.queue.memory_fleet import MemoryFleet
from maskmill.compat.monitor import (
    CeleryMonitor,
    check_broker_health,
    check_workers,
    get_celery_monitor,
    monitor_celery_health,
)
from maskmill.domain.job import JobState, Queue
from maskmill.engine import documents, jobs
from maskmill.errors import NotFound
from maskmill.ports.fleet import FleetView, Worker, WorkerTask
from maskmill.ports.jobs import JobRow, NewJob
from maskmill.settings import Settings
from maskmill.tasks import context

TENANT = "default"


@pytest.fixture
def it() -> Iterator[Stage]:
    with stage() as found:
        context.use(found.kit, Settings(data="unused"))
        yield found
        context.use(None)


@pytest.fixture
def monitor(it: Stage) -> CeleryMonitor:
    fleet = it.kit.fleet
    assert isinstance(fleet, MemoryFleet)
    task = WorkerTask("job_1", "maskmill.run", "redaction", 7, 1.0)
    queues = tuple(queue.value for queue in Queue)
    fleet.view = FleetView((Worker("celery@one", "prefork", 2, (7, 8), queues, (task,), (), (), (), {}, 1.0),))
    for name in ("dispatch", "recover"):
        it.kit.store.jobs.lead(name, "beat", 60.0)
    return get_celery_monitor()


def submit(it: Stage, queue: Queue = Queue.REDACTION, priority: int = 5) -> JobRow:
    document = documents.ingest(it.kit, TENANT, "note.txt", [b"Nothing to see."], "key_1")
    return jobs.submit(it.kit, NewJob(TENANT, "redact", queue, (document.id,), priority=priority))


def test_the_brokers_health_has_its_latency_or_its_error(it: Stage) -> None:  # S1-27, S1-28
    found = check_broker_health()
    assert found["status"] == "healthy"
    assert re.fullmatch(r"\d+\.\d{1,2}", str(found["latency_ms"]))
    it.transport.down = True
    found = check_broker_health()
    assert found["status"] == "unhealthy"
    assert found["error"]


def test_workers_tasks_and_jobs_of_all_queues_and_priorities_are_counted(
    it: Stage, monitor: CeleryMonitor
) -> None:  # S1-29…33
    for priority, queue in enumerate((Queue.REDACTION, Queue.DEFAULT, Queue.SCANS)):
        submit(it, queue, priority)
    failed = submit(it)
    it.fail(failed.id, {"slug": "damaged-file"})
    assert check_workers() == {"active_workers": 1, "active_tasks": 1, "pending_tasks": 3, "failed_tasks": 1}
    depths = monitor.get_queue_stats()  # S3-21
    assert (depths["redaction"], depths["default"], depths["scans"], depths["reports"]) == (1, 1, 1, 0)
    assert set(depths) == {queue.value for queue in Queue}


def test_worker_statistics(monitor: CeleryMonitor) -> None:  # S3-19, S3-20
    found = monitor.get_worker_stats()
    assert (found["worker_count"], found["total_active_tasks"]) == (1, 1)


def test_a_tasks_state_is_in_celerys_words(it: Stage, monitor: CeleryMonitor) -> None:  # S3-22
    row = submit(it)
    assert monitor.get_task_status(row.id)["state"] == "PENDING"
    it.finish(row.id)
    assert monitor.get_task_status(row.id)["state"] == "SUCCESS"
    with pytest.raises(NotFound):
        monitor.get_task_status("job_none")


def test_the_whole_picture_and_the_health_task(it: Stage, monitor: CeleryMonitor) -> None:  # S3-18, S3-23
    assert monitor.get_comprehensive_status()["status"] == "ok"
    assert monitor_celery_health.apply().get() == {"status": "ok", "reasons": []}
    assert getattr(monitor_celery_health, "home", None) == Queue.DEFAULT.value  # S3-27
    assert monitor_celery_health.name == "monitor_celery_health"
    fleet = it.kit.fleet
    assert isinstance(fleet, MemoryFleet)
    fleet.view = FleetView(fleet.view.workers, ("celery@two",))
    assert monitor.get_comprehensive_status()["status"] == "degraded"
    it.transport.down = fleet.down = True
    assert monitor.get_comprehensive_status()["status"] == "down"
    assert monitor_celery_health.apply().get()["status"] == "down"


def test_a_revoked_waiting_task_never_starts(it: Stage, monitor: CeleryMonitor) -> None:  # S3-24
    row = submit(it)
    assert monitor.revoke_task(row.id)
    assert it.kit.store.jobs.get(TENANT, row.id).state is JobState.CANCELLED
    assert jobs.run(it.kit, row.id) is None


def test_a_hard_revoke_kills_the_process(it: Stage, monitor: CeleryMonitor) -> None:  # S3-25
    row = submit(it)
    it.claim(row.id)
    assert monitor.revoke_task(row.id, terminate=True)
    assert (row.id, True) in it.transport.revoked
    assert it.kit.store.jobs.get(TENANT, row.id).cancel_requested


def test_a_purge_counts_what_it_cancelled_and_is_audited(it: Stage, monitor: CeleryMonitor) -> None:  # S3-26
    waiting = [submit(it), submit(it)]
    other = submit(it, Queue.SCANS)
    assert monitor.purge_queue("redaction") == {"purged_count": 2}
    assert {it.kit.store.jobs.get(TENANT, row.id).state for row in waiting} == {JobState.CANCELLED}
    assert it.kit.store.jobs.get(TENANT, other.id).state is JobState.QUEUED
    assert monitor.purge_queue() == {"purged_count": 1}
    assert sum('"queue.purged"' in row.body for row in it.kit.store.audit.rows()) >= 2
    with pytest.raises(NotFound):
        monitor.purge_queue("celery")
