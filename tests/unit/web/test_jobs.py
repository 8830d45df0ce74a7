"""Submitting, listing, looking at, cancelling and retrying jobs."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.unit.web.stage import NEIGHBOUR, Stage

from maskmill.errors import DamagedFile
from maskmill.web.schemas import DetectJob, ExtractJob, RedactJob

JOBS = "/api/v1/jobs"


def document(client: TestClient) -> str:
    answer = client.post("/api/v1/documents", files={"file": ("letter.txt", b"Dear Ada")})
    return str(answer.json()["document_id"])


def submit(client: TestClient, *document_ids: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:  # noqa: ANN401
    body = {"kind": "redact", "document_ids": list(document_ids) or [document(client)], **fields}
    return client.post(JOBS, json=body, headers=headers)


def test_a_job_is_taken_with_all_it_takes_to_follow_it(it: Stage, client: TestClient) -> None:
    answer = submit(client)
    body = answer.json()
    assert answer.status_code == 202
    assert body["status"] == "PENDING"
    assert answer.headers["location"] == f"{JOBS}/{body['job_id']}" == body["links"]["self"]
    assert answer.headers["retry-after"] == "1"
    assert [message.job_id for message in it.transport.sent] == [body["job_id"]]


def test_a_job_is_taken_when_the_broker_is_down(it: Stage, client: TestClient) -> None:
    it.transport.down = True
    assert submit(client).status_code == 202


def test_options_reach_the_worker_and_never_the_log(
    it: Stage, client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {"mode": "pixels", "strategy": "token", "terms": ["Lovelace"], "password": "opensesame"}
    answer = submit(client, options=options)
    assert it.claim(answer.json()["job_id"]).raw_options == options
    written = "".join(capsys.readouterr())
    assert "http.answered" in written
    assert "Lovelace" not in written
    assert "opensesame" not in written


def test_a_job_shows_progress_artifacts_and_numbers(it: Stage, client: TestClient) -> None:
    job_id = submit(client).json()["job_id"]
    it.finish(job_id)
    shown = client.get(f"{JOBS}/{job_id}").json()
    assert (shown["status"], shown["progress"], shown["attempt"]) == ("SUCCESS", 100, 1)
    assert [(item["kind"], item["name"], item["bytes"]) for item in shown["artifacts"]] == [
        ("output", "Grüße.txt", 6),
        ("certificate", "Grüße.txt.json", 2),
    ]
    assert shown["summary"]["counts"] == {"PERSON": 2}


def test_a_failed_job_shows_its_problem(it: Stage, client: TestClient) -> None:
    job_id = submit(client).json()["job_id"]
    it.fail(job_id, DamagedFile("The file is damaged; send a whole one").problem())
    shown = client.get(f"{JOBS}/{job_id}").json()
    assert (shown["status"], shown["problem"]["slug"]) == ("FAILURE", "damaged-file")


SECRET = "078-05-1120"


@pytest.mark.parametrize(
    ("body", "location"),
    [
        ({}, "body.kind"),
        ({"kind": SECRET, "document_ids": ["d"]}, "body.kind"),
        ({"kind": "cleanup", "document_ids": ["d"]}, "body.kind"),
        ({"kind": "redact"}, "body.document_ids"),
        ({"kind": "redact", "document_ids": []}, "body.document_ids"),
        ({"kind": "redact", "document_ids": [f"{SECRET} "]}, "body.document_ids.0"),
        ({"kind": "redact", "document_ids": "d"}, "body.document_ids"),
        ({"kind": "redact", "document_ids": ["d"], SECRET: 1}, "body"),
        ({"kind": "redact", "document_ids": ["d"], "policy": "../x"}, "body.policy"),
        ({"kind": "redact", "document_ids": ["d"], "options": {SECRET: 1}}, "body.options"),
        ({"kind": "redact", "document_ids": ["d"], "options": {"mode": SECRET}}, "body.options.mode"),
        ({"kind": "redact", "document_ids": ["d"], "options": {"strategy": SECRET}}, "body.options.strategy"),
        ({"kind": "redact", "document_ids": ["d"], "options": {"terms": SECRET}}, "body.options.terms"),
        ({"kind": "redact", "document_ids": ["d"], "options": {"terms": [SECRET, ""]}}, "body.options.terms.1"),
        ({"kind": "redact", "document_ids": ["d"], "options": {"terms": ["\ud800"]}}, "body.options.terms.0"),
        ({"kind": "extract", "document_ids": ["d"], "options": {"mode": "text"}}, "body.options"),
        ([SECRET], "body"),
        (SECRET, "body"),
    ],
)
def test_a_broken_body_names_the_place_and_never_the_value(client: TestClient, body: object, location: str) -> None:
    answer = client.post(JOBS, content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["slug"]) == (422, "invalid-request")
    assert location in [item["location"] for item in answer.json()["errors"]]
    assert SECRET not in answer.text


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 50_000, b'{"kind": ' + b"9" * 10_000 + b"}"])
def test_a_body_that_is_no_json_is_400(client: TestClient, body: bytes) -> None:
    answer = client.post(JOBS, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


def test_an_empty_body_is_422(client: TestClient) -> None:
    assert client.post(JOBS, content=b"", headers={"Content-Type": "application/json"}).status_code == 422


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "application/x-www-form-urlencoded"])
def test_a_body_of_another_type_is_415(client: TestClient, content_type: str) -> None:
    answer = client.post(JOBS, content=b"{}", headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()["slug"]) == (415, "unsupported-media-type")


def test_a_body_past_a_mebibyte_is_413(client: TestClient) -> None:
    answer = client.post(JOBS, content=b" " * ((1 << 20) + 1), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["slug"]) == (413, "limit-exceeded")


def test_an_unknown_policy_has_a_slug_of_its_own(client: TestClient) -> None:
    answer = submit(client, policy="mine")
    assert (answer.status_code, answer.json()["slug"]) == (422, "unknown-policy")
    assert "mine" not in answer.text


def test_an_unknown_document_is_404_and_a_deleted_one_410(client: TestClient) -> None:
    assert submit(client, "doc_" + "0" * 32).status_code == 404
    document_id = document(client)
    client.delete(f"/api/v1/documents/{document_id}")
    assert submit(client, document_id).status_code == 410


def test_a_neighbour_cannot_use_see_or_touch_what_is_not_his(it: Stage, client: TestClient) -> None:
    document_id = document(client)
    job_id = submit(client, document_id).json()["job_id"]
    neighbour = it.client(tenant=NEIGHBOUR)
    assert submit(neighbour, document_id).status_code == 404
    assert neighbour.get(JOBS).json()["jobs"] == []
    for path in ("", "/events", "/result", "/certificate"):
        assert neighbour.get(f"{JOBS}/{job_id}{path}").status_code == 404
    for path in ("/cancel", "/retry"):
        assert neighbour.post(f"{JOBS}/{job_id}{path}").status_code == 404
    assert neighbour.get(f"/api/v1/tasks/{job_id}").status_code == 404
    assert neighbour.get(f"/api/v1/tasks/{job_id}/result").status_code == 404
    assert neighbour.delete(f"/api/v1/tasks/{job_id}").status_code == 404
    assert client.get(f"{JOBS}/{job_id}").json()["status"] == "PENDING"


def test_pages_of_a_list_hold_each_job_once_newest_first(client: TestClient) -> None:
    document_id = document(client)
    ids = [submit(client, document_id).json()["job_id"] for _ in range(5)]
    seen, url = [], f"{JOBS}?limit=2"
    while url:
        answer = client.get(url)
        seen += [job["job_id"] for job in answer.json()["jobs"]]
        link = answer.headers.get("link")
        assert (link is None) == (answer.json()["next"] is None)
        url = link.split(";")[0].strip("<>") if link else ""
    assert seen == ids[::-1]


def test_a_list_can_be_narrowed_to_each_status(it: Stage, client: TestClient) -> None:
    document_id = document(client)
    ids = [submit(client, document_id).json()["job_id"] for _ in range(6)]
    it.finish(ids[0])
    it.refuse(ids[1])
    it.claim(ids[2])
    client.post(f"{JOBS}/{ids[3]}/cancel")
    it.kit.store.jobs.fail(it.claim(ids[4]), DamagedFile().problem(), None, 0.0)
    expected = {
        "SUCCESS": 0,
        "REFUSED": 1,
        "STARTED": 2,
        "CANCELLED": 3,
        "RETRY": 4,
        "PENDING": 5,
    }
    for status, index in expected.items():
        found = client.get(JOBS, params={"status": status}).json()["jobs"]
        assert [job["job_id"] for job in found] == [ids[index]], status
    assert client.get(JOBS, params={"status": "FAILURE"}).json()["jobs"] == []


def test_a_list_can_be_narrowed_to_a_kind_and_is_full_to_the_last_page(it: Stage, client: TestClient) -> None:
    document_id = document(client)
    kinds = ["redact", "detect"] * 3
    ids = [submit(client, document_id, kind=kind).json()["job_id"] for kind in kinds]
    for job_id in ids[:2]:
        it.claim(job_id)
    wanted: dict[str, str | int] = {"status": "PENDING", "kind": "detect", "limit": 1}
    first = client.get(JOBS, params=wanted)
    assert [job["job_id"] for job in first.json()["jobs"]] == [ids[5]]
    second = client.get(first.headers["link"].split(";")[0].strip("<>"))
    assert [job["job_id"] for job in second.json()["jobs"]] == [ids[3]]
    assert second.json()["next"] is None


@pytest.mark.parametrize(
    "query", ["kind=A", "limit=0", "limit=201", "limit=x", "status=DONE", "cursor=%00", "cursor=rubbish", "unknown=1"]
)
def test_a_bad_query_is_422(client: TestClient, query: str) -> None:
    assert client.get(f"{JOBS}?{query}").status_code == 422


def test_a_waiting_job_is_cancelled_at_once_and_only_once(client: TestClient) -> None:
    job_id = submit(client).json()["job_id"]
    answer = client.post(f"{JOBS}/{job_id}/cancel")
    assert (answer.status_code, answer.json()["status"]) == (202, "CANCELLED")
    assert client.post(f"{JOBS}/{job_id}/cancel").status_code == 409


def test_a_cancelled_job_runs_again_on_retry_and_a_waiting_one_does_not(client: TestClient) -> None:
    job_id = submit(client).json()["job_id"]
    assert client.post(f"{JOBS}/{job_id}/retry").status_code == 409
    client.post(f"{JOBS}/{job_id}/cancel")
    answer = client.post(f"{JOBS}/{job_id}/retry")
    assert (answer.status_code, answer.json()["status"]) == (202, "PENDING")
    assert answer.headers["location"] == f"{JOBS}/{job_id}"


def test_a_batch_counts_its_children(client: TestClient) -> None:
    job_id = submit(client, document(client), document(client)).json()["job_id"]
    assert client.get(f"{JOBS}/{job_id}").json()["children"] == {"done": 0, "total": 2}


def test_the_parts_of_a_batch_are_listed_in_the_order_of_its_documents(it: Stage, client: TestClient) -> None:
    documents = [document(client) for _ in range(5)]
    body = submit(client, *documents).json()
    url, seen = f"{body['links']['children']}?limit=2", []
    while url:
        answer = client.get(url)
        seen += answer.json()["jobs"]
        link = answer.headers.get("link")
        url = link.split(";")[0].strip("<>") if link else ""
    assert [job["document_ids"] for job in seen] == [[item] for item in documents]
    assert {job["parent_id"] for job in seen} == {body["job_id"]}
    it.refuse(seen[3]["job_id"])
    (refused,) = client.get(f"{JOBS}/{body['job_id']}/children?status=REFUSED").json()["jobs"]
    assert refused["job_id"] == seen[3]["job_id"]
    assert client.get(f"{JOBS}/{seen[0]['job_id']}/children").json() == {"jobs": [], "next": None}
    assert client.get(f"{JOBS}/job_nope/children").status_code == 404
    assert it.client(tenant=NEIGHBOUR).get(f"{JOBS}/{body['job_id']}/children").status_code == 404


def test_a_waiting_job_shows_its_place_and_a_running_one_none(it: Stage, client: TestClient) -> None:
    it.transport.down = True  # nothing is sent, so nothing is in the window
    ids = [submit(client).json()["job_id"] for _ in range(3)]
    places = [client.get(f"{JOBS}/{job_id}").json()["place"] for job_id in ids]
    assert [place["ahead"] for place in places] == [0, 1, 2]
    assert [place["start_in_s"] for place in places] == [None, None, None]
    it.claim(ids[0])
    assert client.get(f"{JOBS}/{ids[0]}").json()["place"] is None


def test_an_urgent_job_is_before_the_others(it: Stage, client: TestClient) -> None:
    it.transport.down = True
    submit(client)
    job_id = submit(client, priority=0).json()["job_id"]
    shown = client.get(f"{JOBS}/{job_id}").json()
    assert (shown["priority"], shown["place"]["ahead"]) == (0, 0)


def test_a_job_may_start_no_earlier_than_it_says(it: Stage, client: TestClient) -> None:
    late = submit(client, not_before="2999-01-01T10:00:00+02:00").json()["job_id"]
    past = submit(client, not_before="1950-01-01T00:00:00Z").json()["job_id"]
    assert submit(client, not_before="9998-12-31T23:59:59.999999-14:00").status_code == 202
    assert client.get(JOBS).status_code == 200
    assert client.get(f"{JOBS}/{late}").json()["not_before"] == "2999-01-01T08:00:00.000Z"
    assert [message.job_id for message in it.transport.sent] == [past]


@pytest.mark.parametrize(
    "value",
    [
        "tomorrow",
        "2026-11-22",
        "2026-11-22T10:00:00",
        "2026-13-01T00:00:00Z",
        1_800_000_000,
        "",
        None,
        "x" * 50,
    ],
)
def test_a_time_without_its_zone_is_no_time(client: TestClient, value: object) -> None:
    answer = submit(client, not_before=value)
    assert answer.status_code == (202 if value is None else 422)


@pytest.mark.parametrize(
    "fields", [{"priority": -1}, {"priority": 10}, {"priority": "5"}, {"unique": ""}, {"unique": "a b"}, {"after": "/"}]
)
def test_what_an_order_may_say_has_bounds(client: TestClient, fields: dict[str, Any]) -> None:
    assert submit(client, **fields).status_code == 422


def test_a_unique_job_is_the_answer_until_it_has_ended(it: Stage, client: TestClient) -> None:
    first = submit(client, unique="nightly").json()["job_id"]
    assert submit(client, unique="nightly").json()["job_id"] == first
    assert submit(client, unique="weekly").json()["job_id"] != first
    claim = it.claim(first)
    assert submit(client, unique="nightly").json()["status"] == "STARTED"
    it.kit.store.jobs.fail(claim, DamagedFile().problem(), None, None)
    assert submit(client, unique="nightly").json()["job_id"] != first


def test_a_job_waits_for_the_one_that_it_comes_after(it: Stage, client: TestClient) -> None:
    first = submit(client).json()["job_id"]
    second = submit(client, after=first).json()["job_id"]
    assert [message.job_id for message in it.transport.sent] == [first]
    it.finish(first)
    assert it.claim(second).job.id == second


def test_a_job_cannot_come_after_one_that_failed_or_is_not_there(it: Stage, client: TestClient) -> None:
    first = submit(client).json()["job_id"]
    second = submit(client, after=first).json()["job_id"]
    it.fail(first, DamagedFile().problem())
    assert client.get(f"{JOBS}/{second}").json()["status"] == "FAILURE"
    late = submit(client, after=first)
    assert (late.status_code, late.json()["slug"]) == (409, "conflict")
    assert submit(client, after="job_nope").status_code == 404
    assert submit(it.client(tenant=NEIGHBOUR), after=first).status_code == 404


@pytest.mark.parametrize("model", [RedactJob, DetectJob, ExtractJob])
def test_the_default_options_are_what_the_worker_takes(model: type[RedactJob | DetectJob | ExtractJob]) -> None:
    from maskmill.engine.work import WORK, order_of

    kind = model.model_fields["kind"].annotation
    order = model.model_validate({"kind": kind.__args__[0], "document_ids": ["d"]})  # type: ignore[union-attr]
    assert order.kind in WORK
    order_of(order.options.model_dump(exclude_none=True))


def test_a_body_in_chunks_is_counted_too(client: TestClient) -> None:
    chunks = (b" " * 10_000 for _ in range(200))
    answer = client.post(JOBS, content=chunks, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(["kind", "document_ids", "policy", "options", "terms", "mode"])
BODIES = JSON | st.dictionaries(FIELDS, JSON | st.just("redact") | st.dictionaries(FIELDS, JSON))


def test_no_body_makes_the_server_stumble(client: TestClient) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(BODIES)
    def check(body: object) -> None:
        answer = client.post(JOBS, content=json.dumps(body), headers={"Content-Type": "application/json"})
        assert answer.status_code in {400, 404, 422}
        assert answer.headers["content-type"] == "application/problem+json"

    check()
