"""The workers through the API, in our form and the old systems' (CHECKLIST S4-12, S4-13); metrics of them."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import Stage
from tests.unit.web.test_jobs import submit

from maskmill.adapters.queue.memory_fleet import MemoryFleet
from maskmill.domain.job import JobState, Retry
from maskmill.ports.fleet import FleetView, Scaling, Worker, WorkerTask
from maskmill.ports.jobs import Outcome
from maskmill.web import health

ADMIN = frozenset({"admin"})
RUNNING = WorkerTask("job_1", "maskmill.run", "redaction", process=7, started_at=1_000_000.0)
ONE = Worker(
    name="celery@one", pool="prefork", slots=3, processes=(7, 8, 9), queues=("redaction", "high_priority"),
    active=(RUNNING,), reserved=(WorkerTask("job_2", "maskmill.run", "redaction"),),
    scheduled=(WorkerTask("x", "maskmill.cleanup", "cleanup", due_at=1_000_060.0),), registered=("maskmill.run",),
    done={"maskmill.run": 4}, uptime_s=60.0, scaling=Scaling(2, 10, 0.5),
)  # fmt: skip
FIELDS = {
    "name",
    "pool",
    "slots",
    "processes",
    "queues",
    "active",
    "reserved",
    "scheduled",
    "done",
    "uptime_s",
    "scaling",
}


@pytest.fixture
def fleet(it: Stage) -> MemoryFleet:
    assert isinstance(it.kit.fleet, MemoryFleet)
    it.kit.fleet.view = FleetView((ONE,), ("celery@two",))
    return it.kit.fleet


@pytest.fixture
def operator(it: Stage, fleet: MemoryFleet) -> TestClient:
    assert fleet.view.workers
    return it.client(ADMIN)


def test_the_old_paths_list_workers_and_count_what_waits(it: Stage, client: TestClient, fleet: MemoryFleet) -> None:
    answer = client.get("/api/v1/tasks/workers")
    assert answer.json() == {
        "workers": ["celery@one"],
        "total_workers": 1,
        "stats": {"celery@one": {"pool": {"max-concurrency": 3, "processes": [7, 8, 9]}}},
    }
    assert client.get("/api/v1/tasks/stats/pending").json() == {"pending_count": 0, "workers_active": 1}
    submit(client)
    it.claim(submit(client).json()["job_id"])
    assert client.get("/api/v1/tasks/stats/pending").json() == {"pending_count": 1, "workers_active": 1}
    fleet.view = FleetView(())
    assert client.get("/api/v1/tasks/stats/pending").json() == {"pending_count": 1, "workers_active": 0}


def test_a_broker_that_is_down_is_a_problem_that_names_it(client: TestClient, fleet: MemoryFleet) -> None:
    fleet.down = True
    for path in ("/api/v1/tasks/workers", "/api/v1/tasks/stats/pending"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["slug"]) == (503, "broker-unavailable")


def test_workers_tasks_registered_and_stats(it: Stage, operator: TestClient, client: TestClient) -> None:
    seen = operator.get("/api/v1/fleet/workers").json()
    assert seen["silent"] == ["celery@two"]
    assert set(seen["workers"][0]) == FIELDS
    assert seen["workers"][0]["scaling"] == {"least": 2, "most": 10, "pressure": 0.5}
    active = operator.get("/api/v1/fleet/tasks/active").json()["tasks"]
    assert [(task["id"], task["worker"], task["process"]) for task in active] == [("job_1", "celery@one", 7)]
    assert operator.get("/api/v1/fleet/tasks/reserved").json()["tasks"][0]["id"] == "job_2"
    later = it.claim(submit(client).json()["job_id"])
    it.kit.store.jobs.fail(later, {"slug": "unavailable"}, Retry.TRANSIENT, 60.0)
    scheduled = operator.get("/api/v1/fleet/tasks/scheduled").json()["tasks"]
    assert [(task["id"], task["worker"]) for task in scheduled] == [("x", "celery@one"), (later.job.id, None)]
    assert operator.get("/api/v1/fleet/registered").json() == {"workers": {"celery@one": ["maskmill.run"]}}
    assert operator.get("/api/v1/fleet/stats").json() == {
        "active_workers": 1, "active_tasks": 1, "pending_tasks": 1, "failed_tasks": 0,
    }  # fmt: skip
    assert operator.get("/api/v1/fleet/tasks/dreamt").status_code == 422


def test_the_whole_picture_says_what_is_wrong(it: Stage, operator: TestClient, fleet: MemoryFleet) -> None:
    answer = operator.get("/api/v1/fleet").json()
    assert answer["status"] == "degraded"
    assert any("beat" in reason for reason in answer["reasons"])
    for name in health.BEAT_LOCKS:
        it.kit.store.jobs.lead(name, "beat", 60.0)
    fleet.view = FleetView((ONE,))
    answer = operator.get("/api/v1/fleet").json()
    assert (answer["status"], answer["reasons"], answer["broker"]["status"]) == ("ok", [], "healthy")
    fleet.down = it.transport.down = True
    answer = operator.get("/api/v1/fleet").json()
    assert (answer["status"], answer["broker"]["status"]) == ("down", "unhealthy")
    assert answer["broker"]["error"]


def test_jobs_in_a_queue_that_no_worker_takes_from_are_told(
    it: Stage, operator: TestClient, client: TestClient, fleet: MemoryFleet
) -> None:
    for name in health.BEAT_LOCKS:
        it.kit.store.jobs.lead(name, "beat", 60.0)
    fleet.view = FleetView((Worker("w", "solo", 1, (1,), ("scans",), (), (), (), (), {}, 1.0),))
    submit(client)
    answer = operator.get("/api/v1/fleet").json()
    assert answer["status"] == "degraded"
    assert "high_priority" in answer["reasons"][0]


def test_an_operator_ends_a_job_softly_or_by_a_kill(it: Stage, client: TestClient) -> None:
    both = it.client(frozenset({"admin", "jobs"}))
    waiting = submit(client).json()["job_id"]
    answer = both.post(f"/api/v1/fleet/jobs/{waiting}/revoke")
    assert answer.json() == {"job_id": waiting, "status": "CANCELLED", "terminated": False}
    running = submit(client).json()["job_id"]
    it.claim(running)
    answer = both.post(f"/api/v1/fleet/jobs/{running}/revoke?terminate=true")
    assert answer.json()["terminated"] is True
    assert (running, True) in it.transport.revoked
    assert both.post("/api/v1/fleet/jobs/job_none/revoke").status_code == 404
    assert both.post(f"/api/v1/fleet/jobs/{waiting}/revoke").status_code == 409


def test_only_operators_see_the_fleet(client: TestClient) -> None:
    assert client.get("/api/v1/fleet").status_code == 403
    assert client.get("/api/v1/fleet/workers").status_code == 403


def test_metrics_of_jobs_findings_and_workers(it: Stage, client: TestClient, fleet: MemoryFleet) -> None:
    it.finish(submit(client).json()["job_id"])
    it.refuse(submit(client).json()["job_id"])
    text = it.client(ADMIN).get("/metrics").text
    assert fleet.view.silent
    for line in (
        'maskmill_jobs_submitted_total{kind="redact"} 2.0',
        'maskmill_jobs_finished_total{kind="redact",outcome="refused"} 1.0',
        'maskmill_job_duration_seconds_bucket{kind="redact",le="+Inf"} 2.0',
        'maskmill_job_duration_seconds_count{kind="redact"} 2.0',
        'maskmill_verification_failures_total{reason="refused"} 1.0',
        'maskmill_workers{state="answering"} 1.0',
        'maskmill_workers{state="silent"} 1.0',
        'maskmill_worker_processes{queue="redaction"} 3.0',
        'maskmill_worker_processes{queue="scans"} 0.0',
        "maskmill_autoscale_pressure 0.0",
        "maskmill_upload_bytes_total ",
        "maskmill_audit_head_seq ",
        "maskmill_http_request_duration_seconds_bucket",
    ):
        assert line in text


def test_figures_that_are_dear_are_not_read_at_every_scrape(it: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []

    def slow(*_arguments: object) -> dict[object, float]:
        reads.append(1)
        time.sleep(0.02)
        return {}

    monkeypatch.setattr(it.kit.store.figures, "totals", slow)
    admin = it.client(ADMIN)
    for _ in range(3):
        admin.get("/metrics")
    assert reads == [1]


def test_metrics_work_when_the_broker_is_down(it: Stage, fleet: MemoryFleet) -> None:
    fleet.down = True
    text = it.client(ADMIN).get("/metrics").text
    assert "maskmill_queue_depth" in text
    assert "maskmill_workers{" not in text


def test_a_retried_failure_ends_again(it: Stage, client: TestClient) -> None:
    job_id = submit(client).json()["job_id"]
    it.fail(job_id, {"slug": "unavailable", "title": "t", "detail": "d", "type": "u"})
    it.kit.store.jobs.retry("default", job_id)
    it.kit.store.jobs.finish(it.claim(job_id), Outcome(JobState.DONE))
    text = it.client(ADMIN).get("/metrics").text
    assert 'maskmill_jobs_finished_total{kind="redact",outcome="failed"} 1.0' in text
    assert 'maskmill_jobs_finished_total{kind="redact",outcome="done"} 1.0' in text
