"""Every answer: headers, problems for all that goes wrong, and a description that is true."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient
from tests.unit.web.honesty import conforms
from tests.unit.web.stage import Stage, stage

from maskmill.web.app import Options
from maskmill.web.envelope import HEADERS

SECRET = "078-05-1120"


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/livez"), ("GET", "/api/v1/jobs"), ("GET", "/nothing"), ("PUT", "/livez"), ("GET", "/openapi.json")],
)
def test_every_answer_has_the_safe_headers_and_an_id(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert len(answer.headers["x-request-id"]) == 32
    assert "server" not in answer.headers
    assert "strict-transport-security" not in answer.headers


def test_behind_tls_the_answer_says_to_stay_there(it: Stage) -> None:
    client = TestClient(it.app, base_url="https://testserver")
    assert "strict-transport-security" in client.get("/livez").headers


def test_a_client_cannot_choose_the_request_id(client: TestClient) -> None:
    answer = client.get("/nothing", headers={"X-Request-Id": SECRET})
    assert SECRET not in str(answer.headers)
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/api/v1/jobs", "GET, POST"),
        ("PATCH", "/api/v1/documents/doc_1", "DELETE, GET"),
        ("POST", "/api/v1/tasks/job_1", "DELETE, GET"),
        ("OPTIONS", "/api/v1/tasks/workers", "GET"),
        ("OPTIONS", "/api/v1/jobs/dead", "GET"),
        ("POST", "/tasks/job_1", "GET"),
        ("DELETE", "/livez", "GET"),
        ("OPTIONS", "/api/v1/jobs/job_1/cancel", "POST"),
    ],
)
def test_a_wrong_method_is_told_all_the_right_ones(client: TestClient, method: str, path: str, allowed: str) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.json()["slug"], answer.headers["allow"]) == (405, "method-not-allowed", allowed)


@pytest.mark.parametrize("path", [f"/{SECRET}", f"/api/v1/{SECRET}", "/docs", "/redoc", "/api/v1/jobs/", "//"])
def test_an_unknown_path_is_a_problem_that_does_not_repeat_it(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert SECRET not in answer.text


def test_a_bug_is_a_500_that_says_nothing_and_logs_where(
    it: Stage, client: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(it.kit.store.jobs, "get", broken)
    answer = client.get("/api/v1/jobs/job_1")
    assert (answer.status_code, answer.json()["slug"]) == (500, "internal-error")
    assert SECRET not in answer.text
    written = "".join(capsys.readouterr())
    assert "http.failed" in written
    assert "maskmill.web.jobs:" in written
    assert "RuntimeError" in written
    assert SECRET not in written


def document(it: Stage) -> dict[str, Any]:
    found: dict[str, Any] = it.app.openapi()
    return found


def test_the_description_is_served_and_is_openapi_3_1(it: Stage) -> None:
    answer = it.stranger().get("/openapi.json")
    assert answer.json() == json.loads(json.dumps(document(it)))
    assert answer.json()["openapi"] == "3.1.0"


def test_every_schema_is_a_schema_and_every_reference_leads_somewhere(it: Stage) -> None:
    found = document(it)
    schemas = found["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    named = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                named.add(value["$ref"].removeprefix("#/components/schemas/"))
            for item in value.values():
                walk(item)
        if isinstance(value, list):
            for item in value:
                walk(item)

    walk(found)
    assert named <= set(schemas)
    assert "HTTPValidationError" not in schemas


def test_every_example_is_what_its_schema_says(it: Stage) -> None:
    found = document(it)
    checked = 0
    for operations in found["paths"].values():
        for operation in operations.values():
            for promise in operation["responses"].values():
                for content in promise.get("content", {}).values():
                    for example in content.get("examples", {}).values():
                        conforms(found, content["schema"], example["value"])
                        checked += 1
    for schema in found["components"]["schemas"].values():
        for example in schema.get("examples", []):
            conforms(found, schema, example)
            checked += 1
    assert checked > 100


def test_every_link_leads_to_an_operation_and_fills_its_parameter(it: Stage) -> None:
    found = document(it)
    operations = {
        operation["operationId"]: operation for methods in found["paths"].values() for operation in methods.values()
    }
    assert len(operations) >= 18
    links = [
        link
        for operation in operations.values()
        for promise in operation["responses"].values()
        for link in promise.get("links", {}).values()
    ]
    assert len(links) >= 8
    for link in links:
        target = operations[link["operationId"]]
        assert set(link.get("parameters", {})) <= {parameter["name"] for parameter in target.get("parameters", [])}
        if "requestBody" in link:
            body = {**link["requestBody"], "document_ids": ["doc_1"]}
            conforms(found, target["requestBody"]["content"]["application/json"]["schema"], body)


def test_every_input_forbids_what_it_does_not_know(it: Stage) -> None:
    schemas = document(it)["components"]["schemas"]
    for name in ("RedactJob", "DetectJob", "ExtractJob", "RedactOptions", "DetectOptions", "ExtractOptions"):
        assert schemas[name]["additionalProperties"] is False


def test_closing_the_application_closes_what_it_was_given() -> None:
    from maskmill.web.app import create_app

    closed = []
    with stage(Options()) as it:
        with TestClient(create_app(it.kit, on_close=lambda: closed.append(1))):
            assert closed == []
        assert closed == [1]
