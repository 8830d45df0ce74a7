"""Health and metrics: what is vital, what only degrades, and who may look."""

import time

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import NEIGHBOUR, Stage, stage
from tests.unit.web.test_jobs import submit

from maskmill.errors import StorageFull, StoreUnavailable
from maskmill.web import health
from maskmill.web.app import Options, is_loopback

ADMIN = frozenset({"admin"})


@pytest.fixture(autouse=True)
def _looks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "FRESH_S", -1.0)


def test_a_living_process_says_so_to_anybody(it: Stage) -> None:
    assert it.stranger().get("/livez").json() == {"status": "ok"}


def test_a_broker_that_is_down_only_degrades(it: Stage) -> None:
    stranger = it.stranger()
    assert stranger.get("/readyz").json()["checks"]["broker"]["status"] == "healthy"
    it.transport.down = True
    answer = stranger.get("/readyz")
    assert answer.status_code == 200
    assert "broker" in answer.json()["degraded"]
    assert answer.json()["status"] == "degraded"
    assert answer.json()["checks"]["broker"]["error"]


def test_a_beat_that_holds_its_locks_is_seen_until_they_run_out(it: Stage) -> None:
    stranger = it.stranger()
    assert "beat" in stranger.get("/readyz").json()["degraded"]
    for name in health.BEAT_LOCKS:
        it.kit.store.jobs.lead(name, "beat", 60.0)
    assert "beat" not in stranger.get("/readyz").json()["degraded"]


def test_a_database_that_is_down_makes_the_whole_unavailable(it: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def down() -> float:
        raise StoreUnavailable("The database does not answer")

    monkeypatch.setattr(it.kit.store, "ping_ms", down)
    for path in ("/readyz", "/startupz"):
        answer = it.stranger().get(path)
        assert (answer.status_code, answer.json()["status"]) == (503, "unavailable")


def test_a_full_disk_makes_the_whole_unavailable(it: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> float:
        raise StorageFull("The disk is full; free some space")

    monkeypatch.setattr(it.blobs, "ping_ms", full)
    assert it.stranger().get("/readyz").status_code == 503


def test_missing_walls_matter_only_where_they_are_required() -> None:
    with stage(Options(sandbox_required=True)) as it:
        answer = it.stranger().get("/readyz")
        assert answer.status_code == 503
        assert "doctor" in answer.json()["checks"]["sandbox"]["error"]
    with stage(Options(sandbox_required=False)) as it:
        assert it.stranger().get("/readyz").status_code == 200


def test_the_parts_are_looked_at_only_now_and_then(it: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "FRESH_S", 60.0)
    looked = []

    def look() -> float:
        looked.append(1)
        return 0.1

    monkeypatch.setattr(it.kit.store, "ping_ms", look)
    for _ in range(5):
        it.stranger().get("/readyz")
    assert looked == [1]


def test_metrics_show_jobs_queues_parts_and_calls_and_no_ids(it: Stage, client: TestClient) -> None:
    job_id = submit(client).json()["job_id"]
    it.finish(submit(client).json()["job_id"])
    text = it.client(ADMIN).get("/metrics").text
    assert 'maskmill_jobs{kind="redact",state="queued"} 1.0' in text
    assert 'maskmill_jobs{kind="redact",state="done"}' not in text  # jobs that ended are counted in a total
    assert 'maskmill_jobs_finished_total{kind="redact",outcome="done"} 1.0' in text
    assert 'maskmill_queue_depth{queue="high_priority"} 1.0' in text
    assert 'maskmill_queue_depth{queue="reports"} 0.0' in text
    assert 'maskmill_queue_oldest_seconds{queue="high_priority"}' in text
    assert 'maskmill_part_up{part="broker"} 1.0' in text
    assert 'maskmill_http_requests_total{code="202",method="POST",route="/api/v1/jobs"} 2.0' in text
    assert job_id not in text
    assert "Grüße" not in text


def test_metrics_say_that_the_database_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    with stage(Options(sandbox_required=False, metrics_open=True)) as it:

        def down(*_arguments: object) -> float:
            raise StoreUnavailable("The database does not answer")

        monkeypatch.setattr(it.kit.store, "ping_ms", down)
        monkeypatch.setattr(it.kit.store.figures, "totals", down)
        answer = it.stranger().get("/metrics")
        assert answer.status_code == 200
        assert 'maskmill_part_up{part="store"} 0.0' in answer.text


def test_metrics_are_for_admins_unless_only_this_machine_can_ask(it: Stage, client: TestClient) -> None:
    assert it.stranger().get("/metrics").status_code == 401
    assert client.get("/metrics").status_code == 403
    assert it.client(ADMIN, NEIGHBOUR).get("/metrics").status_code == 403  # the figures are of all tenants
    with stage(Options(sandbox_required=False, metrics_open=True)) as local:
        assert local.stranger().get("/metrics").status_code == 200
        assert local.stranger().get("/metrics", headers={"X-Forwarded-For": "10.0.0.1"}).status_code == 401


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("10.0.0.1", False), ("api", False)],  # noqa: S104 - addresses to judge
)
def test_loopback_is_recognised(host: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_loopback(host) is expected


def test_the_age_of_the_oldest_job_is_in_seconds(it: Stage, client: TestClient) -> None:
    submit(client)
    time.sleep(0.02)
    line = next(
        line
        for line in it.client(ADMIN).get("/metrics").text.splitlines()
        if line.startswith('maskmill_queue_oldest_seconds{queue="high_priority"}')
    )
    assert 0.02 <= float(line.split()[-1]) < 60
