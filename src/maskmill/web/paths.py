"""Parts of paths and headers that several routes share."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator

from maskmill.errors import NotFound

API = "/api/v1"

_LEAP = "60"  # a leap second is the second before it
_END_S = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp()
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


def _plausible(value: str) -> str:
    """Let pass what an id may look like: anything else has nothing behind it."""
    if not _ID.fullmatch(value):
        raise NotFound("There is nothing with that id; list what there is with GET /api/v1/jobs")
    return value


JobId = Annotated[str, AfterValidator(_plausible), Path(description="The id that POST /api/v1/jobs gave.")]
DocumentPathId = Annotated[str, AfterValidator(_plausible), Path(description="The id that the upload gave.")]


def instant(text: str) -> float:
    """Read a time (RFC 3339) as seconds since the epoch, from 1970 to 9999: what is beyond is at that end.

    Raises:
        ValueError: there is no such time, or it does not say its zone.
    """
    found = datetime.fromisoformat(f"{text[:17]}59{text[19:]}" if text[17:19] == _LEAP else text)
    if found.utcoffset() is None:
        raise ValueError("no time zone")
    return min(max(0.0, found.timestamp()), _END_S)


def iso(seconds: float) -> str:
    """Write seconds since the epoch as ISO 8601 in UTC, to the millisecond."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def iso_or_none(seconds: float | None) -> str | None:
    """Write a time that may not have come yet."""
    return None if seconds is None else iso(seconds)
