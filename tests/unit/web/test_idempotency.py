"""The same request twice, and the same key with another request."""

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import Stage
from tests.unit.web.test_jobs import JOBS, document, submit


def test_the_same_key_and_body_are_the_same_job_with_the_same_answer(it: Stage, client: TestClient) -> None:
    document_id = document(client)
    key = {"Idempotency-Key": "order-7"}
    first = submit(client, document_id, headers=key)
    it.finish(first.json()["job_id"])
    again = submit(client, document_id, headers=key)
    assert (again.status_code, again.json(), again.headers["location"]) == (
        202,
        first.json(),
        first.headers["location"],
    )
    assert len(client.get(JOBS).json()["jobs"]) == 1


def test_the_same_key_with_another_body_is_422(client: TestClient) -> None:
    document_id = document(client)
    key = {"Idempotency-Key": "order-7"}
    submit(client, document_id, headers=key)
    answer = submit(client, document_id, headers=key, policy="none")
    assert (answer.status_code, answer.json()["slug"]) == (422, "idempotency-key-reused")


def test_the_same_key_with_another_body_is_422_for_a_job_that_follows_too(client: TestClient) -> None:
    document_id = document(client)
    first = submit(client, document_id).json()["job_id"]
    key = {"Idempotency-Key": "order-7"}
    assert submit(client, document_id, headers=key, after=first).status_code == 202
    answer = submit(client, document_id, headers=key, after=first, policy="none")
    assert (answer.status_code, answer.json()["slug"]) == (422, "idempotency-key-reused")


def test_an_idempotency_key_belongs_to_its_api_key(it: Stage, client: TestClient) -> None:
    document_id = document(client)
    key = {"Idempotency-Key": "order-7"}
    other = it.client()
    assert submit(client, document_id, headers=key).json() != submit(other, document_id, headers=key).json()


@pytest.mark.parametrize("key", ["", "x" * 256, "with space"])
def test_an_idempotency_key_has_a_form(client: TestClient, key: str) -> None:
    assert submit(client, headers={"Idempotency-Key": key}).status_code == 422
