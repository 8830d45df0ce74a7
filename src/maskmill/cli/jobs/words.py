"""How jobs, times and spans of time are written on this command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from maskmill.domain.job import api_status

if TYPE_CHECKING:
    from maskmill.ports.jobs import JobRow

ACTOR = "operator"
MINUTE_S = 60
HOUR_S = 3_600


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(function)


def status(row: JobRow) -> str:
    """Return the API's word for a row's state."""
    return api_status(row.state, row.attempt).value


def time(seconds: float, precision: str = "seconds") -> str:
    """Return a time as ISO 8601, UTC; `precision` as datetime.isoformat takes it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec=precision)


def span(seconds: float) -> str:
    """Return a span of time as people say it."""
    if seconds < MINUTE_S:
        return f"{max(0.0, seconds):.1f} s"
    if seconds < HOUR_S:
        return f"{int(seconds // MINUTE_S)} min {int(seconds % MINUTE_S):02} s"
    return f"{int(seconds // HOUR_S)} h {int(seconds % HOUR_S // MINUTE_S):02} min"


def counted(count: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def title(row: JobRow) -> str:
    """Return what the row's problem is called, "" when it has none."""
    return str(row.problem.get("title", "")) if row.problem else ""


def line(row: JobRow) -> dict[str, object]:
    """Return a job as JSON has it."""
    return {
        "job_id": row.id,
        "kind": row.kind,
        "status": status(row),
        "step": row.step.value,
        "progress": row.progress,
        "attempt": row.attempt,
        "submitted_at": time(row.submitted_at),
        "problem": None if row.problem is None else dict(row.problem),
    }
