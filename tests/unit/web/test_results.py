"""What a finished job hands out, and what every other job does not."""

import base64
from hashlib import sha256
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import Stage
from tests.unit.web.test_jobs import JOBS, document, submit

from maskmill.errors import StoreUnavailable
from maskmill.web.results import attachment


def job(client: TestClient, **fields: Any) -> str:
    return str(submit(client, **fields).json()["job_id"])


def test_a_result_is_an_attachment_that_no_browser_runs(it: Stage, client: TestClient) -> None:
    job_id = job(client)
    it.finish(job_id, b"masked text")
    answer = client.get(f"{JOBS}/{job_id}/result")
    assert (answer.status_code, answer.content) == (200, b"masked text")
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"Gr__e.txt\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt"
    )
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-length"] == "11"
    digest = base64.b64encode(sha256(b"masked text").digest()).decode()
    assert answer.headers["repr-digest"] == f"sha-256=:{digest}:"


def test_a_large_result_comes_whole(it: Stage, client: TestClient) -> None:
    job_id = job(client)
    content = bytes(range(256)) * 4_096 * 3
    it.finish(job_id, content)
    assert client.get(f"{JOBS}/{job_id}/result").content == content


def test_a_certificate_is_json(it: Stage, client: TestClient) -> None:
    job_id = job(client)
    it.finish(job_id)
    answer = client.get(f"{JOBS}/{job_id}/certificate")
    assert (answer.headers["content-type"], answer.json()) == ("application/json", {})


@pytest.mark.parametrize("what", ["result", "certificate"])
def test_an_unfinished_job_has_no_result_yet(it: Stage, client: TestClient, what: str) -> None:
    job_id = job(client)
    assert client.get(f"{JOBS}/{job_id}/{what}").json()["slug"] == "not-finished"
    it.claim(job_id)
    assert client.get(f"{JOBS}/{job_id}/{what}").status_code == 409


@pytest.mark.parametrize("what", ["result", "certificate"])
def test_a_refused_job_says_why_instead(it: Stage, client: TestClient, what: str) -> None:
    job_id = job(client)
    it.refuse(job_id)
    answer = client.get(f"{JOBS}/{job_id}/{what}")
    assert (answer.status_code, answer.json()["slug"]) == (422, "refused")
    assert answer.json()["detail"] == "A value was found again; try --mode pixels"


def test_a_failed_job_carries_its_problem(it: Stage, client: TestClient) -> None:
    job_id = job(client)
    it.fail(job_id, StoreUnavailable("The database does not answer").problem())
    answer = client.get(f"{JOBS}/{job_id}/result")
    assert (answer.status_code, answer.json()["slug"]) == (409, "job-failed")
    assert answer.json()["problem"]["slug"] == "store-unavailable"


def test_a_cancelled_job_has_no_result(client: TestClient) -> None:
    job_id = job(client)
    client.post(f"{JOBS}/{job_id}/cancel")
    answer = client.get(f"{JOBS}/{job_id}/result")
    assert (answer.status_code, answer.json()["slug"]) == (409, "cancelled")


def test_a_deleted_document_takes_its_results_along(it: Stage, client: TestClient) -> None:
    document_id = document(client)
    job_id = str(submit(client, document_id).json()["job_id"])
    it.finish(job_id)
    client.delete(f"/api/v1/documents/{document_id}")
    assert client.get(f"{JOBS}/{job_id}/result").json()["slug"] == "gone"
    assert client.get(f"{JOBS}/{job_id}/certificate").status_code == 410
    assert client.get(f"{JOBS}/{job_id}").json()["artifacts"] == []


def test_of_several_files_one_must_be_named(it: Stage, client: TestClient) -> None:
    job_id = job(client)
    it.finish(job_id, copies=2)
    answer = client.get(f"{JOBS}/{job_id}/result")
    assert (answer.status_code, answer.json()["slug"]) == (409, "several-artifacts")
    ids = answer.json()["artifacts"]
    assert len(ids) == 2
    assert "Gr" not in answer.json()["detail"]
    for artifact_id in ids:
        found = client.get(f"{JOBS}/{job_id}/result", params={"artifact": artifact_id})
        assert found.content == b"masked"
    assert client.get(f"{JOBS}/{job_id}/certificate", params={"artifact": ids[0]}).status_code == 404
    assert client.get(f"{JOBS}/{job_id}/result", params={"artifact": "unknown"}).status_code == 404
    assert client.get(f"{JOBS}/{job_id}/result", params={"artifact": "../x"}).status_code == 422


def test_a_search_makes_no_file(it: Stage, client: TestClient) -> None:
    job_id = job(client, kind="detect")
    it.finish(job_id, copies=0)
    assert client.get(f"{JOBS}/{job_id}/result").status_code == 404


def test_a_tampered_result_is_a_problem_and_not_a_file(it: Stage, client: TestClient) -> None:
    job_id = job(client)
    it.finish(job_id)
    held = it.blobs._objects._held  # type: ignore[attr-defined]
    for object_id, (content, at) in held.items():
        held[object_id] = (content[:-1] + bytes([content[-1] ^ 1]), at)
    answer = client.get(f"{JOBS}/{job_id}/result")
    assert (answer.status_code, answer.json()["slug"]) == (500, "proof-failed")
    held.clear()
    answer = client.get(f"{JOBS}/{job_id}/result")
    assert (answer.status_code, answer.json()["slug"]) == (500, "proof-failed")


def test_what_goes_wrong_in_the_middle_never_looks_like_a_whole_file(it: Stage, client: TestClient) -> None:
    job_id = job(client)
    it.finish(job_id, b"x" * (3 << 20))
    held = it.blobs._objects._held  # type: ignore[attr-defined]
    for object_id, (content, at) in held.items():
        if len(content) > 1 << 20:
            held[object_id] = (content[:-1] + bytes([content[-1] ^ 1]), at)
    answer = client.get(f"{JOBS}/{job_id}/result")
    assert len(answer.content) < int(answer.headers["content-length"])


@pytest.mark.parametrize("name", ['a"b.txt', "a\\b.txt", "a;b.txt", "a\r\nX: y.txt", "%22.txt", "日本.pdf", ""])
def test_a_name_cannot_break_out_of_its_header(name: str) -> None:
    header = attachment(name)
    header.encode("latin-1")
    plain = header.split('"')[1]
    assert header.count('"') == 2
    assert not set(plain) & set('";\\\r\n%')
    assert "\r" not in header


def test_a_batch_hands_out_what_is_proven_by_name_even_when_a_part_is_refused(it: Stage, client: TestClient) -> None:
    job_id = str(submit(client, document(client), document(client)).json()["job_id"])
    children = [message.job_id for message in it.transport.sent]
    it.finish(children[0], b"proven")
    it.refuse(children[1])
    shown = client.get(f"{JOBS}/{job_id}").json()
    assert shown["children"] == {"done": 2, "total": 2}
    output = next(item["id"] for item in shown["artifacts"] if item["kind"] == "output")
    assert client.get(f"{JOBS}/{job_id}/result", params={"artifact": output}).content == b"proven"
    whole = client.get(f"{JOBS}/{job_id}/result")
    assert (whole.status_code, whole.json()["artifacts"]) == (409, [output])
