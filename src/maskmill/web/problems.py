"""Every error as application/problem+json (RFC 9457). Nothing that the caller sent is ever repeated."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from maskmill.domain.job import KINDS
from maskmill.errors import (
    Conflict,
    InvalidRequest,
    LimitExceeded,
    MaskmillError,
    NotFound,
    ProofFailed,
    Refused,
    TooManyRequests,
    Unauthorized,
    Unavailable,
)

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 5
"""How long a caller should wait when a part is down."""

Headers = Mapping[str, str]


class MalformedRequest(InvalidRequest):
    """The body cannot be parsed at all."""

    slug = "malformed-request"
    title = "The request cannot be parsed"
    status = 400


class MethodNotAllowed(InvalidRequest):
    """The path exists, but not with this method."""

    slug = "method-not-allowed"
    title = "This path does not take this method"
    status = 405


class RequestTimedOut(InvalidRequest):
    """The body stopped arriving."""

    slug = "request-timeout"
    title = "The request took too long to arrive"
    status = 408


class UnsupportedMedia(InvalidRequest):
    """The Content-Type of the request is not the one that the path takes."""

    slug = "unsupported-media-type"
    title = "This path does not take this type of body"
    status = 415


class SeveralArtifacts(Conflict):
    """A job made several files and the call names none."""

    slug = "several-artifacts"
    title = "The job made several files"

    def __init__(self, artifact_ids: Sequence[str] = ()) -> None:
        """Keep the ids to choose from; names would be personal data."""
        super().__init__("The job made several files; choose one with ?artifact=ID")
        self.extensions: Mapping[str, object] = {"artifacts": list(artifact_ids)}


class JobFailed(Conflict):
    """A job ended without a result; the stored problem says why."""

    slug = "job-failed"
    title = "The job failed"

    def __init__(self, stored: Mapping[str, object] | None = None) -> None:
        """Carry the row's problem as a member of this one: its status speaks of the job, not of this call."""
        super().__init__("The job failed, so there is no result; see `problem`, then POST its /retry")
        self.extensions: Mapping[str, object] = {"problem": stored_problem(stored)}


class JobRefused(Refused):
    """A job whose result could not be proven clean: shown as the problem that the row holds."""

    def __init__(self, stored: Mapping[str, object] | None) -> None:
        """Take the words of the row's problem."""
        super().__init__()
        self.extensions: Mapping[str, object] = stored_problem(stored) or {}

    def problem(self) -> dict[str, str | int]:
        """Return the row's problem with the status of a refusal."""
        found = super().problem()
        found.update({key: str(self.extensions[key]) for key in _WORDS if key in self.extensions})
        return found


class StoredObjectDamaged(ProofFailed):
    """A stored file was changed, cut or lost: our fault, and nothing of it is handed out."""

    status = 500

    def __init__(self) -> None:
        """Say what helps."""
        super().__init__("The stored file was changed, cut or lost; restore it from a backup, or submit a new job")


_WORDS = ("type", "slug", "title", "detail")

_OF_STATUS: dict[int, MaskmillError] = {
    400: MalformedRequest("The body is not valid; see /openapi.json"),
    404: NotFound("There is nothing at this path; see /openapi.json"),
    405: MethodNotAllowed("This path does not take this method; the Allow header names those it takes"),
    408: RequestTimedOut("The body stopped arriving; send it again"),
    413: LimitExceeded("The body is larger than this path takes; see /openapi.json"),
    415: UnsupportedMedia("The Content-Type is not one that this path takes; see /openapi.json"),
}

_REASONS = {
    "missing": "is missing",
    "extra_forbidden": "holds a field that is not known",
    "literal_error": "must be {expected}",
    "union_tag_invalid": "must be one of {expected_tags}",
    "union_tag_not_found": "is missing",
    "text_or_texts": "must hold either text or texts",
    "string_type": "must be a string",
    "string_unicode": "must be valid Unicode",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number",
    "list_type": "must be a list",
    "model_attributes_type": "must be an object",
    "model_type": "must be an object",
    "dict_type": "must be an object",
    "string_too_short": "must have at least {min_length} characters",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "must have at least {min_length} items",
    "too_long": "must have at most {max_length} items",
    "string_pattern_mismatch": "has the wrong form",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
}
"""What may be said of a broken rule: each gap is filled from our own schema, never from the input."""


def stored_problem(stored: Mapping[str, object] | None) -> dict[str, object] | None:
    """Return the members of a row's problem that RFC 9457 and the schema name."""
    if stored is None:
        return None
    return {key: stored[key] for key in (*_WORDS, "status") if key in stored}


def request_id_of(request: Request) -> str:
    """Return the id that the envelope gave to this request."""
    return str(getattr(request.state, "request_id", "-"))


def respond(error: MaskmillError, request_id: str, headers: Headers | None = None) -> Response:
    """Turn an error into its answer, with the headers that its class asks for."""
    body: dict[str, object] = {**error.problem(), "request_id": request_id}
    extensions: Mapping[str, object] = getattr(error, "extensions", {})
    body.update({name: value for name, value in extensions.items() if name not in body})
    return Response(
        json.dumps(body, ensure_ascii=False), error.status, {**_headers_of(error), **(headers or {})}, MEDIA_TYPE
    )


def _headers_of(error: MaskmillError) -> dict[str, str]:
    """Return the headers that a class of errors always carries."""
    if isinstance(error, Unauthorized):
        return {"WWW-Authenticate": 'Bearer realm="maskmill"'}
    if isinstance(error, Unavailable | TooManyRequests):
        return {"Retry-After": str(RETRY_AFTER_S)}
    return {}


async def on_error(request: Request, error: Exception) -> Response:
    """Answer an error of our tree."""
    if not isinstance(error, MaskmillError):
        raise error
    return respond(error, request_id_of(request))


async def on_http_error(request: Request, error: Exception) -> Response:
    """Answer what the framework raises by status: unknown paths, wrong methods, bodies that do not parse."""
    if not isinstance(error, HTTPException):
        raise error
    known = _OF_STATUS.get(error.status_code, MaskmillError())
    return respond(known, request_id_of(request), error.headers)


async def on_invalid(request: Request, error: Exception) -> Response:
    """Answer a request that breaks its schema: the places and the rules, never the values."""
    if not isinstance(error, RequestValidationError):
        raise error
    if any(item["type"] == "json_invalid" for item in error.errors()):
        return respond(MalformedRequest("The body is not valid JSON"), request_id_of(request))
    return respond(InvalidFields(error.errors()), request_id_of(request))


class InvalidFields(InvalidRequest):
    """Fields of the request break the schema."""

    def __init__(self, found: Sequence[Mapping[str, object]]) -> None:
        """Keep place and reason of at most 20 broken rules."""
        broken = [{"location": _location(item), "reason": _reason(item)} for item in found[:20]]
        first = f"{broken[0]['location']} {broken[0]['reason']}" if broken else self.title
        super().__init__(f"{first}; see `errors` and /openapi.json")
        self.extensions: Mapping[str, object] = {"errors": broken}


def _location(item: Mapping[str, object]) -> str:
    """Name the place by our own names: an unknown field is named by what holds it."""
    places = item.get("loc")
    parts = [str(part) for part in places] if isinstance(places, tuple | list) else []
    if len(parts) > 1 and parts[0] == "body" and parts[1] in KINDS:
        del parts[1]  # the union's tag, not a field
    kind = str(item["type"])
    if kind == "extra_forbidden":
        parts = parts[:-1]
    if kind.startswith("union_tag"):
        context = item.get("ctx")
        tag = context.get("discriminator", "") if isinstance(context, Mapping) else ""
        parts.append(str(tag).strip("'"))
    return ".".join(parts)


def _reason(item: Mapping[str, object]) -> str:
    """Say which rule is broken."""
    template = _REASONS.get(str(item["type"]), "is not valid")
    context = item.get("ctx")
    return template.format_map(context) if isinstance(context, Mapping) else template
