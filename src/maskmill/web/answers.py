"""The answers that a route documents: each error with an example, each success with its headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from maskmill.errors import (
    Forbidden,
    InvalidRequest,
    MaskmillError,
    StoreUnavailable,
    TooManyRequests,
    Unauthorized,
)
from maskmill.web.problems import MEDIA_TYPE

Responses = dict[int | str, dict[str, Any]]

EVERYWHERE: tuple[type[MaskmillError], ...] = (
    Unauthorized,
    Forbidden,
    InvalidRequest,
    TooManyRequests,
    MaskmillError,
    StoreUnavailable,
)
"""What each path under /api/ may answer."""

REQUEST_ID = "5e0c3f1d9a7b4c2e8f6a0b1c2d3e4f50"

_HEADERS: dict[int, dict[str, str]] = {
    401: {"WWW-Authenticate": "The scheme to use: Bearer."},
    429: {"Retry-After": "Seconds to wait.", "RateLimit": "Calls left, and seconds until all are back."},
    503: {"Retry-After": "Seconds to wait."},
}


_FOLLOW = {
    "job_id": (
        "getJob",
        "getJobEvents",
        "getJobResult",
        "getJobCertificate",
        "cancelJob",
        "retryJob",
        "listJobChildren",
        "revokeJob",
    ),
    "task_id": ("getTask", "getTaskResult", "deleteTask", "getOldTask"),
}
"""What can be called with a job's id, by the name that the id has there."""


def problems(*errors: type[MaskmillError], everywhere: bool = True, also: Responses | None = None) -> Responses:
    """Document errors, grouped by status, after the answers in `also`."""
    answers: Responses = dict(also or {})
    for error in (*(EVERYWHERE if everywhere else ()), *errors):
        answer = answers.setdefault(error.status, _empty(error.status))
        examples = answer["content"][MEDIA_TYPE]["examples"]
        examples[error.slug] = {
            "summary": error.title,
            "value": {**error().problem(), "request_id": REQUEST_ID},
        }
        answer["description"] = "; ".join(example["summary"] for example in examples.values())
    return answers


def _empty(status: int) -> dict[str, Any]:
    """Return an answer without examples."""
    answer: dict[str, Any] = {
        "description": "",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {}}},
    }
    if status in _HEADERS:
        answer["headers"] = headers(_HEADERS[status].items())
    return answer


def headers(named: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Document headers by name and description."""
    return {name: {"description": text, "schema": {"type": "string"}} for name, text in named}


def taken(description: str) -> dict[str, Any]:
    """Document a 202 that says where to look, with links that a client can follow by itself."""
    return {
        "description": description,
        "headers": headers([("Location", "The job."), ("Retry-After", "Seconds to wait before asking.")]),
        "links": {
            name: {"operationId": name, "parameters": {parameter: "$response.body#/job_id"}}
            for parameter, names in _FOLLOW.items()
            for name in names
        },
    }


def file_answer(description: str, content: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Document a file that is streamed as an attachment, by its media types and their schemas."""
    return {
        "description": description,
        "headers": headers(
            [
                ("Content-Disposition", "attachment, with the document's name."),
                ("Repr-Digest", "SHA-256 of the file (RFC 9530)."),
            ]
        ),
        "content": {media: {"schema": schema} for media, schema in content.items()},
    }
