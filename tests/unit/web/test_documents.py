"""Storing, showing and deleting documents."""

from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import LIMIT, NEIGHBOUR, Stage

DOCUMENTS = "/api/v1/documents"


def upload(client: TestClient, content: bytes = b"Dear Ada", name: str = "letter.txt") -> Any:  # noqa: ANN401
    return client.post(DOCUMENTS, files={"file": (name, content)})


def test_an_upload_says_what_the_document_is(client: TestClient) -> None:
    answer = upload(client)
    assert answer.status_code == 201
    body = answer.json()
    assert body == {"document_id": body["document_id"], "bytes": 8, "type": "text", "pages": 1}
    assert answer.headers["location"] == f"{DOCUMENTS}/{body['document_id']}"


def test_a_document_shows_its_name_to_its_owner(client: TestClient) -> None:
    stored = upload(client, name="Grüße an Ada.txt").json()
    shown = client.get(f"{DOCUMENTS}/{stored['document_id']}").json()
    assert shown == {**stored, "name": "Grüße an Ada.txt", "created_at": shown["created_at"]}
    assert shown["created_at"].endswith("Z")


def test_a_neighbour_finds_nothing(it: Stage, client: TestClient) -> None:
    document_id = upload(client).json()["document_id"]
    neighbour = it.client(tenant=NEIGHBOUR)
    assert neighbour.get(f"{DOCUMENTS}/{document_id}").status_code == 404
    assert neighbour.delete(f"{DOCUMENTS}/{document_id}").status_code == 404
    assert client.get(f"{DOCUMENTS}/{document_id}").status_code == 200


def test_a_deleted_document_is_gone_with_its_object(it: Stage, client: TestClient) -> None:
    document_id = upload(client).json()["document_id"]
    assert it.objects()
    answer = client.delete(f"{DOCUMENTS}/{document_id}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert it.objects() == []
    assert client.get(f"{DOCUMENTS}/{document_id}").json()["slug"] == "gone"
    assert client.delete(f"{DOCUMENTS}/{document_id}").status_code == 410


@pytest.mark.parametrize(
    ("content", "status", "slug"),
    [
        (b"", 422, "empty-file"),
        (b"PK\x03\x04" + b"\x00" * 60, 415, "unsupported-type"),
        (b"x" * (LIMIT + 1), 413, "file-too-large"),
    ],
)
def test_a_bad_document_leaves_nothing_behind(
    it: Stage, client: TestClient, content: bytes, status: int, slug: str
) -> None:
    answer = upload(client, content, name="bad.pdf")
    assert (answer.status_code, answer.json()["slug"]) == (status, slug)
    assert it.objects() == []


def test_the_limit_itself_passes(client: TestClient) -> None:
    assert upload(client, b"x" * LIMIT).status_code == 201


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/pdf", b"%PDF-1.7", 415),
        ("multipart/form-data", b"", 415),
        ("multipart/form-data; boundary=cut", b"--cut\r\nbro ken: x\r\n", 400),
        ("multipart/form-data; boundary=cut", b"", 422),
    ],
)
def test_a_body_that_is_no_form_is_refused(
    it: Stage, client: TestClient, content_type: str, body: bytes, status: int
) -> None:
    answer = client.post(DOCUMENTS, content=body, headers={"Content-Type": content_type})
    assert answer.status_code == status
    assert it.objects() == []


def test_two_documents_in_one_form_are_refused(it: Stage, client: TestClient) -> None:
    answer = client.post(DOCUMENTS, files=[("file", ("a.txt", b"a")), ("file", ("b.txt", b"b"))])
    assert answer.status_code == 422
    assert it.objects() == []


@pytest.mark.parametrize("document_id", ["nothing", "doc_" + "0" * 32, "a" * 65, "%00", "a.b", "ü"])
def test_an_unknown_id_is_404_whatever_its_form(client: TestClient, document_id: str) -> None:
    answer = client.get(f"{DOCUMENTS}/{document_id}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_upload_and_a_deletion_are_audited_without_the_name(it: Stage, client: TestClient) -> None:
    document_id = upload(client, name="Ada Lovelace.txt").json()["document_id"]
    client.delete(f"{DOCUMENTS}/{document_id}")
    bodies = [row.body for row in it.kit.store.audit.rows()]
    assert sum("document.stored" in body or "document.deleted" in body for body in bodies) == 2
    assert not any("Lovelace" in body for body in bodies)
