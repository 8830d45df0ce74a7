"""Failed jobs by cause, and another try for all of one."""

from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import NEIGHBOUR, Stage
from tests.unit.web.test_jobs import JOBS, document, submit

from maskmill.errors import BrokerUnavailable, DamagedFile, EngineMissing, TimeExceeded

DEAD = f"{JOBS}/dead"


def failed(it: Stage, client: TestClient, error: Exception | None = None, **fields: Any) -> str:
    job_id = str(submit(client, **fields).json()["job_id"])
    problem = error or DamagedFile()
    assert isinstance(problem, DamagedFile | BrokerUnavailable | EngineMissing | TimeExceeded)
    it.fail(job_id, problem.problem())
    return job_id


def test_failed_jobs_are_grouped_by_cause_with_what_to_do(it: Stage, client: TestClient) -> None:
    failed(it, client)
    last = failed(it, client)
    failed(it, client, BrokerUnavailable())
    failed(it, client, EngineMissing())
    failed(it, client, TimeExceeded(), kind="detect")
    report = client.get(DEAD).json()
    assert report["total"] == 5
    first = report["groups"][0]
    assert (first["kind"], first["slug"], first["title"]) == ("redact", "damaged-file", "The file is damaged")
    assert (first["count"], first["example"], first["retry"]) == (2, last, "no")
    assert first["first_at"] <= first["last_at"]
    assert {group["slug"]: group["retry"] for group in report["groups"]} == {
        "damaged-file": "no",
        "broker-unavailable": "now",
        "engine-missing": "after-a-fix",
        "time-exceeded": "after-a-fix",
    }
    assert all(group["advice"] for group in report["groups"])


def test_a_cause_leads_to_its_jobs(it: Stage, client: TestClient) -> None:
    ids = [failed(it, client) for _ in range(3)]
    failed(it, client, BrokerUnavailable())
    found = client.get(f"{DEAD}/jobs", params={"kind": "redact", "slug": "damaged-file", "limit": 2}).json()
    assert [job["job_id"] for job in found["jobs"]] == ids[:0:-1]
    assert (found["total"], found["jobs"][0]["attempt"]) == (3, 1)


def test_a_cause_is_retried_as_a_whole_and_tells_what_is_left(it: Stage, client: TestClient) -> None:
    ids = [failed(it, client) for _ in range(3)]
    other = failed(it, client, BrokerUnavailable())
    order = {"kind": "redact", "slug": "damaged-file"}
    assert client.post(f"{DEAD}/retry", json={**order, "limit": 2}).json() == {"retried": 2, "left": 1}
    assert [client.get(f"{JOBS}/{job_id}").json()["status"] for job_id in ids] == ["PENDING", "PENDING", "FAILURE"]
    assert client.post(f"{DEAD}/retry", json=order).json() == {"retried": 1, "left": 0}
    assert client.get(f"{JOBS}/{other}").json()["status"] == "FAILURE"
    assert client.post(f"{DEAD}/retry", json={}).json() == {"retried": 1, "left": 0}
    assert client.get(DEAD).json() == {"total": 0, "groups": []}
    rows = [row.body for row in it.kit.store.audit.rows() if "jobs.retried" in row.body]
    assert [int(row.split('"count":')[1].split(",")[0].strip(" }")) for row in rows] == [2, 1, 1]


def test_a_failed_child_is_retried_and_its_batch_waits_again(it: Stage, client: TestClient) -> None:
    parent = submit(client, document(client), document(client)).json()["job_id"]
    good, bad = (job["job_id"] for job in client.get(f"{JOBS}/{parent}/children").json()["jobs"])
    it.finish(good)
    it.fail(bad, DamagedFile().problem())
    (job,) = client.get(f"{DEAD}/jobs").json()["jobs"]
    assert (job["job_id"], job["parent_id"]) == (bad, parent)
    assert client.post(f"{DEAD}/retry", json={}).json()["retried"] == 1
    shown = client.get(f"{JOBS}/{parent}").json()
    assert (shown["status"], shown["children"]) == ("STARTED", {"done": 1, "total": 2})


def test_a_neighbour_sees_and_retries_nothing(it: Stage, client: TestClient) -> None:
    job_id = failed(it, client)
    neighbour = it.client(tenant=NEIGHBOUR)
    assert neighbour.get(DEAD).json()["total"] == 0
    assert neighbour.get(f"{DEAD}/jobs").json() == {"jobs": [], "total": 0}
    assert neighbour.post(f"{DEAD}/retry", json={}).json() == {"retried": 0, "left": 0}
    assert client.get(f"{JOBS}/{job_id}").json()["status"] == "FAILURE"


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "kind=A%20B", "slug=%00", "unknown=1"])
def test_a_bad_query_is_422(client: TestClient, query: str) -> None:
    assert client.get(f"{DEAD}/jobs?{query}").status_code == 422


@pytest.mark.parametrize("body", [[], {"limit": 0}, {"limit": 10_001}, {"slug": ""}, {"what": 1}])
def test_a_bad_order_is_422(client: TestClient, body: object) -> None:
    assert client.post(f"{DEAD}/retry", json=body).status_code == 422
