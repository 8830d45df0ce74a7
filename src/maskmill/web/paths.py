"""Parts of paths and headers that several routes share."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator

from maskmill.errors import NotFound

API = "/api/v1"

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


def _plausible(value: str) -> str:
    """Let pass what an id may look like: anything else has nothing behind it."""
    if not _ID.fullmatch(value):
        raise NotFound("There is nothing with that id; list what there is with GET /api/v1/jobs")
    return value


JobId = Annotated[str, AfterValidator(_plausible), Path(description="The id that POST /api/v1/jobs gave.")]
DocumentPathId = Annotated[str, AfterValidator(_plausible), Path(description="The id that the upload gave.")]


def iso(seconds: float) -> str:
    """Write seconds since the epoch as ISO 8601 in UTC, to the millisecond."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def iso_or_none(seconds: float | None) -> str | None:
    """Write a time that may not have come yet."""
    return None if seconds is None else iso(seconds)
