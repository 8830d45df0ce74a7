"""A client that compares every answer with what the OpenAPI document promises."""

from __future__ import annotations

import re
from typing import Any

from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

METHOD_NOT_ALLOWED = 405


def promised(document: dict[str, Any], method: str, path: str) -> dict[str, Any] | None:
    """Return the operation that a call reaches, None when there is none."""
    found = [
        operations[method.lower()]
        for template, operations in document["paths"].items()
        if method.lower() in operations and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path)
    ]
    return found[0] if found else None


def conforms(document: dict[str, Any], schema: dict[str, Any], value: object) -> None:
    """Fail unless `value` is what the schema says."""
    Draft202012Validator({**schema, "components": document["components"]}).validate(value)


_DOCUMENTS: list[dict[str, Any]] = []


def _document(app: Any) -> dict[str, Any]:  # noqa: ANN401 - what TestClient holds
    """Return the document, made once: it is the same for all applications."""
    if not _DOCUMENTS:
        _DOCUMENTS.append(app.openapi())
    return _DOCUMENTS[0]


class HonestClient(TestClient):
    """Fails on an answer that the document does not name: status, media type, schema, headers."""

    def request(self, method: str, url: Any, **arguments: Any) -> Any:  # noqa: ANN401 - as the parent has it
        answer = super().request(method, url, **arguments)
        document = _document(self.app)
        operation = promised(document, method, answer.url.path)
        if operation is None or answer.status_code == METHOD_NOT_ALLOWED:
            assert answer.status_code in {401, 404, 405, 429, 200}
            return answer
        promise = operation["responses"].get(str(answer.status_code))
        assert promise is not None, f"{method} {answer.url.path} does not document {answer.status_code}"
        self._check_body(document, promise, answer)
        return answer

    def _check_body(self, document: dict[str, Any], promise: dict[str, Any], answer: Any) -> None:  # noqa: ANN401
        content = promise.get("content", {})
        media = answer.headers.get("content-type", "").partition(";")[0]
        if not content:
            assert answer.content == b""
            return
        if media in {"application/json", "application/problem+json"} and media in content:
            conforms(document, content[media]["schema"], answer.json())
            return
        assert media in content, media
