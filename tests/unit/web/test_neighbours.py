"""What belongs to one tenant is for another like what is not there: the same answers, path by path, field by field."""

from __future__ import annotations

from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient
from tests.unit.web.stage import NEIGHBOUR, SCOPES, Stage

KEYS = (SCOPES, SCOPES | {"admin"})
METHODS = ("get", "post", "put", "patch", "delete")
UNKNOWN = {"document_id": f"doc_{'0' * 32}", "job_id": f"job_{'0' * 32}", "task_id": f"job_{'0' * 32}"}


def document(client: TestClient) -> str:
    answer = client.post("/api/v1/documents", files={"file": ("a.txt", b"hello")})
    return str(answer.json()["document_id"])


def submit(client: TestClient, *documents: str, **fields: Any) -> Response:
    order = {"kind": "redact", "document_ids": list(documents), **fields}
    return client.post("/api/v1/jobs", json=order)


@pytest.fixture
def theirs(it: Stage, client: TestClient) -> dict[str, list[str]]:
    """Ids of documents, and of jobs that wait, failed and are done, with the parts of a batch."""
    documents = [document(client), document(client)]
    waiting, batch, failed, done = (
        str(submit(client, *some).json()["job_id"]) for some in (documents[:1], documents, documents[:1], documents[1:])
    )
    it.fail(failed, {"type": "urn:x", "slug": "damaged-file", "title": "Damaged", "status": 422, "detail": "Damaged"})
    it.finish(done)
    parts = client.get(f"/api/v1/jobs/{batch}/children").json()["jobs"]
    jobs = [waiting, batch, failed, done, *(part["job_id"] for part in parts)]
    return {"document_id": documents, "job_id": jobs, "task_id": jobs}


def said(answer: Response) -> tuple[int, Any]:
    """Return what tells one answer from another."""
    body = answer.json()
    body.pop("request_id", None)
    return answer.status_code, body


@pytest.mark.parametrize("scopes", KEYS, ids=["jobs", "admin"])
def test_no_path_tells_a_neighbours_id_from_an_unknown_one(
    it: Stage, theirs: dict[str, list[str]], scopes: frozenset[str]
) -> None:
    neighbour = it.client(scopes, NEIGHBOUR)
    asked = 0
    for path, item in it.app.openapi()["paths"].items():
        for name in (name for name in UNKNOWN if f"{{{name}}}" in path):
            for method in (method for method in METHODS if method in item):
                nothing = said(neighbour.request(method, path.replace(f"{{{name}}}", UNKNOWN[name])))
                assert nothing[0] in {403, 404}
                for known in theirs[name]:
                    asked += 1
                    assert said(neighbour.request(method, path.replace(f"{{{name}}}", known))) == nothing, path
    assert asked > 60


def test_no_field_of_an_order_reaches_a_neighbours_job_or_document(
    it: Stage, client: TestClient, theirs: dict[str, list[str]]
) -> None:
    neighbour = it.client(SCOPES, NEIGHBOUR)
    own = document(neighbour)
    unknown_job, unknown_document = UNKNOWN["job_id"], UNKNOWN["document_id"]
    for job in theirs["job_id"]:
        assert said(submit(neighbour, own, after=job)) == said(submit(neighbour, own, after=unknown_job))
    for known in theirs["document_id"]:
        for others in ((), (own,)):
            found = said(submit(neighbour, *others, known))
            assert found == said(submit(neighbour, *others, unknown_document))
    first = submit(client, theirs["document_id"][0], unique="nightly").json()["job_id"]
    assert submit(neighbour, own, unique="nightly").json()["job_id"] != first


def test_lists_of_a_neighbour_hold_his_own_only(it: Stage, client: TestClient, theirs: dict[str, list[str]]) -> None:
    neighbour = it.client(SCOPES, NEIGHBOUR)
    cursor = client.get("/api/v1/jobs?limit=1").json()["next"]
    for path in ("/api/v1/jobs", f"/api/v1/jobs?cursor={cursor}", "/api/v1/jobs/dead/jobs"):
        assert neighbour.get(path).json()["jobs"] == []
    assert neighbour.get("/api/v1/jobs/dead").json() == {"total": 0, "groups": []}
    assert neighbour.post("/api/v1/jobs/dead/retry", json={}).json() == {"retried": 0, "left": 0}
    assert client.get(f"/api/v1/jobs/{theirs['job_id'][2]}").json()["status"] == "FAILURE"
