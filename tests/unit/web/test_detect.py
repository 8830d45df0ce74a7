"""Searching texts over HTTP: shapes, limits, and what is never repeated."""

import json
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import Stage, stage

from maskmill.domain.entity import Entity, EntityType
from maskmill.errors import MaskmillError, TimeExceeded, Unavailable
from maskmill.ports.searcher import Wish
from maskmill.web import detect

DETECT = "/api/v1/detect"
TEXT = "Zoë 🙂 wrote from jo@example.org; SSN 123-45-6789"


def test_a_text_is_answered_with_types_and_offsets_in_code_points(client: TestClient) -> None:
    answer = client.post(DETECT, json={"text": TEXT, "language": "en"})
    assert answer.status_code == 200
    found = answer.json()
    assert (set(found), found["language"]) == ({"entities", "language"}, "en")
    assert [TEXT[item["start"] : item["end"]] for item in found["entities"]] == ["jo@example.org", "123-45-6789"]
    assert set(found["entities"][0]) == {"type", "start", "end", "score", "detector"}
    assert client.post(DETECT, json={"text": ""}).json() == {"entities": [], "language": None}


def test_texts_are_answered_in_their_order_each_a_document_of_its_own(client: TestClient) -> None:
    texts = ["Dear Ms Holloway,", "", "Holloway is a road", TEXT]
    results = client.post(DETECT, json={"texts": texts}).json()["results"]
    assert [len(result["entities"]) for result in results] == [1, 0, 0, 2]
    assert client.post(DETECT, json={"texts": []}).json() == {"results": []}


def test_values_are_given_only_when_asked_for(client: TestClient) -> None:
    assert "jo@example.org" not in client.post(DETECT, json={"text": TEXT}).text
    entities = client.post(DETECT, json={"text": TEXT, "values": True}).json()["entities"]
    assert [item["value"] for item in entities] == ["jo@example.org", "123-45-6789"]


@pytest.mark.parametrize(
    ("wish", "types"),
    [
        ({"types": ["US_SSN"]}, ["US_SSN"]),
        ({"min_score": 1}, []),
        ({"policy": "default", "types": ["EMAIL_ADDRESS"]}, ["EMAIL_ADDRESS"]),
        ({"preset": "report"}, ["EMAIL_ADDRESS", "US_SSN"]),
    ],
)
def test_a_wish_narrows_the_answer(client: TestClient, wish: dict[str, object], types: list[str]) -> None:
    entities = client.post(DETECT, json={"text": TEXT, **wish}).json()["entities"]
    assert [item["type"] for item in entities] == types


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({}, "must hold either text or texts"),
        ({"text": "a", "texts": ["b"]}, "must hold either text or texts"),
        ({"text": TEXT, "types": ["NOBODY"]}, "is not valid"),
        ({"text": TEXT, TEXT: 1}, "holds a field that is not known"),
        ({"texts": [TEXT, 1]}, "must be a string"),
        ({"text": TEXT, "min_score": 2}, "must be at most 1.0"),
        ({"text": TEXT, "language": "english"}, "has the wrong form"),
    ],
)
def test_a_wrong_call_is_refused_without_repeating_it(client: TestClient, body: dict[str, Any], reason: str) -> None:
    answer = client.post(DETECT, json=body)
    assert (answer.status_code, answer.json()["errors"][0]["reason"]) == (422, reason)
    assert "jo@" not in answer.text


def test_half_a_surrogate_pair_is_refused(client: TestClient) -> None:
    answer = client.post(
        DETECT, content=b'{"text": "jo@example.org \\ud83d"}', headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, "jo@" in answer.text) == (422, False)


def test_an_unknown_policy_is_named_as_such(client: TestClient) -> None:
    answer = client.post(DETECT, json={"text": TEXT, "policy": "../x.yaml".replace("/", "")})
    assert (answer.status_code, answer.json()["slug"]) == (422, "unknown-policy")


def test_limits_are_413(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.post(DETECT, json={"texts": ["a"] * 1_000}).status_code == 200
    answer = client.post(DETECT, json={"texts": ["a"] * 1_001})
    assert (answer.status_code, answer.json()["slug"]) == (413, "limit-exceeded")
    monkeypatch.setattr(detect, "MOST_CHARACTERS", 50_000)
    assert client.post(DETECT, json={"text": "é" * 50_000}).status_code == 200
    assert client.post(DETECT, json={"text": "é" * 50_001}).status_code == 413
    assert client.post(DETECT, json={"texts": ["é" * 25_000, "é" * 25_001]}).status_code == 413
    assert client.post(DETECT, json={"text": "a" * (1 << 20)}).status_code == 413


def test_a_smaller_limit_of_the_settings_counts(client: TestClient, it: Stage) -> None:
    with stage(max_file_bytes=10) as small:
        assert small.client().post(DETECT, json={"text": "a" * 11}).status_code == 413
    assert it.kit.max_file_bytes > 10
    assert client.post(DETECT, json={"text": "a" * 11}).status_code == 200


def test_the_body_is_json_and_the_caller_has_the_scope(it: Stage, client: TestClient) -> None:
    assert client.post(DETECT, content=b"text", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post(DETECT, content=b"{", headers={"Content-Type": "application/json"}).status_code == 400
    assert it.stranger().post(DETECT, json={"text": TEXT}).status_code == 401
    assert it.client(frozenset({"documents"})).post(DETECT, json={"text": TEXT}).status_code == 403


@pytest.mark.parametrize(("error", "status"), [(Unavailable("busy"), 503), (TimeExceeded("long"), 422)])
def test_a_search_that_cannot_be_done_says_when_to_try_again(error: MaskmillError, status: int) -> None:
    class Busy:
        def find(self, _texts: Sequence[str], _wish: Wish) -> Sequence[Sequence[Entity]]:
            raise error

        def close(self) -> None: ...

    with stage(searcher=Busy()) as it:
        answer = it.client().post(DETECT, json={"text": TEXT})
        assert (answer.status_code, answer.json()["slug"]) == (status, error.slug)
        assert ("retry-after" in answer.headers) is (status == 503)


def test_nothing_of_a_text_is_logged(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    client.post(DETECT, json={"text": TEXT})

    def broken(*_arguments: object) -> None:
        raise RuntimeError(TEXT)

    with stage(searcher=SimpleNamespace(find=broken)) as other:
        answer = other.client().post(DETECT, json={"text": TEXT})
    assert (answer.status_code, "jo@" in answer.text) == (500, False)
    said = "".join(capsys.readouterr())
    assert "/api/v1/detect" in said
    assert "jo@example" not in said


def test_the_catalogue_has_every_detector_and_every_type(client: TestClient) -> None:
    found = client.get("/api/v1/detectors").json()
    lines = {line["name"]: line for line in found["detectors"]}
    assert len(lines) > 140
    assert found["types"] == list(EntityType)
    assert lines["de_tax_id"]["country"] == "DE"
    assert (lines["de_tax_id"]["checksum"], lines["de_tax_id"]["words"]) == (True, "needed")
    assert {"de", "en"} <= set(lines["de_tax_id"]["languages"])
    assert "999-99-9999" in lines["us_ssn"]["forms"]
    assert client.post("/api/v1/detectors").status_code == 405


def test_the_description_says_that_a_call_holds_a_text_or_texts(it: Stage) -> None:
    schema = json.loads(json.dumps(it.app.openapi()))["components"]["schemas"]["DetectRequest"]
    assert schema["additionalProperties"] is False
    assert {"required": ["text"]} in schema["oneOf"]
