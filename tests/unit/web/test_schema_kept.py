"""What the schema allows is taken, what it forbids is not: cases that schemathesis found (make fuzz-api)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.unit.web.stage import Stage
from tests.unit.web.test_jobs import JOBS, document, submit

from maskmill.domain.job import Queue
from maskmill.ports.jobs import CURSOR


@given(cursor=st.from_regex(CURSOR, fullmatch=True))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_cursor_that_the_schema_allows_is_a_place_in_the_list(client: TestClient, cursor: str) -> None:
    assert client.get(JOBS, params={"cursor": cursor}).status_code == 200


def test_a_whole_number_may_be_written_with_a_point(client: TestClient) -> None:
    """JSON Schema: 7.0 is an integer."""
    answer = submit(client, priority=7.0)
    assert answer.status_code == 202
    assert client.get(f"{JOBS}/{answer.json()['job_id']}").json()["priority"] == 7


@pytest.mark.parametrize("priority", [1.5, True, "5", 1e300, None])
def test_what_is_no_whole_number_is_refused(client: TestClient, priority: object) -> None:
    answer = submit(client, priority=priority)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (422, "body.priority")


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ("0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59.000Z"),
        ("2990-06-30T23:59:60Z", "2990-06-30T23:59:59.000Z"),
    ],
)
def test_every_time_of_the_calendar_is_one_to_wait_for(client: TestClient, wanted: str, shown: str) -> None:
    answer = submit(client, not_before=wanted)
    assert answer.status_code == 202
    found = client.get(f"{JOBS}/{answer.json()['job_id']}").json()["not_before"]
    assert found == shown or (shown.startswith("1970") and found > shown)  # a time that is past is now


def test_a_document_is_named_once(it: Stage, client: TestClient) -> None:
    document_id = document(client)
    answer = client.post(JOBS, json={"kind": "redact", "document_ids": [document_id, document_id]})
    assert (answer.status_code, answer.json()["slug"]) == (422, "invalid-request")
    schemas = it.app.openapi()["components"]["schemas"]
    assert all(schemas[name]["properties"]["document_ids"]["uniqueItems"] for name in ("RedactJob", "ExtractJob"))


@pytest.mark.parametrize(("limit", "status"), [(185.0, 200), (1.5, 422), (True, 422)])
def test_a_retry_by_cause_takes_whole_numbers_of_either_form(client: TestClient, limit: float, status: int) -> None:
    assert client.post(f"{JOBS}/dead/retry", json={"limit": limit}).status_code == status


def test_the_names_of_queues_are_in_the_schema(it: Stage) -> None:
    for action in ("pause", "resume", "purge"):
        operation = it.app.openapi()["paths"][f"/api/v1/queues/{{queue}}/{action}"]["post"]
        name = next(parameter for parameter in operation["parameters"] if parameter["name"] == "queue")
        assert name["schema"]["enum"] == list(Queue)
