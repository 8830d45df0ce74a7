"""The queues, for the operator."""

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import NEIGHBOUR, Stage
from tests.unit.web.test_jobs import JOBS, submit

from maskmill.domain.job import Queue

QUEUES = "/api/v1/queues"
ADMIN = frozenset({"admin"})


@pytest.fixture
def operator(it: Stage) -> TestClient:
    return it.client(ADMIN)


def line(operator: TestClient, queue: str = "high_priority") -> dict[str, object]:
    (found,) = [item for item in operator.get(QUEUES).json()["queues"] if item["queue"] == queue]
    return dict(found)


def test_every_queue_is_listed_with_what_waits_and_runs(it: Stage, client: TestClient, operator: TestClient) -> None:
    assert [item["queue"] for item in operator.get(QUEUES).json()["queues"]] == [queue.value for queue in Queue]
    ids = [submit(client).json()["job_id"] for _ in range(3)]
    it.claim(ids[0])
    found = line(operator)
    assert (found["waiting"], found["running"], found["paused_at"]) == (2, 1, None)
    assert str(found["oldest_at"]).endswith("Z")
    assert line(operator, "scans")["oldest_at"] is None


def test_a_paused_queue_keeps_its_jobs_until_it_is_resumed(it: Stage, client: TestClient, operator: TestClient) -> None:
    paused = operator.post(f"{QUEUES}/high_priority/pause")
    assert (paused.status_code, paused.json()["paused_at"] is None) == (200, False)
    job_id = submit(client).json()["job_id"]
    assert it.transport.sent == []
    assert client.get(f"{JOBS}/{job_id}").json()["place"] == {"ahead": 0, "start_in_s": None}
    resumed = operator.post(f"{QUEUES}/high_priority/resume").json()
    assert (resumed["paused_at"], resumed["waiting"]) == (None, 1)
    assert [message.job_id for message in it.transport.sent] == [job_id]
    actions = [row.body for row in it.kit.store.audit.rows()]
    assert all(any(word in body for body in actions) for word in ("queue.paused", "queue.resumed"))


def test_a_purge_cancels_what_waits_says_how_many_and_is_audited(
    it: Stage, client: TestClient, operator: TestClient
) -> None:
    ids = [submit(client).json()["job_id"] for _ in range(3)]
    it.claim(ids[0])
    assert operator.post(f"{QUEUES}/high_priority/purge?tenant={NEIGHBOUR}").json()["cancelled"] == 0
    assert operator.post(f"{QUEUES}/high_priority/purge?tenant=nobody").status_code == 404
    assert operator.post(f"{QUEUES}/high_priority/purge").json() == {"queue": "high_priority", "cancelled": 2}
    states = [client.get(f"{JOBS}/{job_id}").json()["status"] for job_id in ids]
    assert states == ["STARTED", "CANCELLED", "CANCELLED"]
    assert any("queue.purged" in row.body for row in it.kit.store.audit.rows())


@pytest.mark.parametrize("action", ["pause", "resume", "purge"])
def test_an_unknown_queue_is_404_with_the_names_of_all(operator: TestClient, action: str) -> None:
    answer = operator.post(f"{QUEUES}/nope/{action}")
    assert (answer.status_code, answer.json()["slug"]) == (404, "not-found")
    assert "high_priority" in answer.json()["detail"]
    assert "nope" not in answer.text


def test_only_the_operator_sees_and_steers(it: Stage, client: TestClient) -> None:
    for other in (client, it.client(ADMIN, NEIGHBOUR)):
        assert other.get(QUEUES).status_code == 403
        for action in ("pause", "resume", "purge"):
            assert other.post(f"{QUEUES}/scans/{action}").status_code == 403
    assert it.stranger().get(QUEUES).status_code == 401
