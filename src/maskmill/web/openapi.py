"""The description of the API (OpenAPI 3.1), finished by hand where the framework cannot know."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from maskmill import __version__
from maskmill.web.schemas import Problem

DESCRIPTION = """\
Find personal data in documents, remove it, and prove that it is gone.

Store a document, submit a job for it, follow the job, fetch the proven copy and its certificate. Short texts are
searched while the caller waits: POST /api/v1/detect. Every error is `application/problem+json` (RFC 9457) and never
repeats what was sent. Times are ISO 8601 in UTC.
"""


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the description, made once."""
    if app.openapi_schema is None:
        found = get_openapi(
            title="Maskmill",
            version=__version__,
            openapi_version="3.1.0",
            description=DESCRIPTION,
            license_info={"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
            routes=app.routes,
        )
        _add_problem(found)
        app.openapi_schema = found
    return app.openapi_schema


def _add_problem(found: dict[str, Any]) -> None:
    """Add the schema that every documented error names."""
    _map, definitions = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
    found.setdefault("components", {}).setdefault("schemas", {}).update(definitions["$defs"])
