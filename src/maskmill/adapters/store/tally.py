"""Counting inside a transaction. What was counted is added to the totals as its very last statement.

So the rows of totals are locked after all others (jobs from child to parent, then the audit's head), in an order of
their own, and only until the commit: no two transactions ever wait for each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from maskmill.adapters.store.tables import Total
from maskmill.domain.finding import Action
from maskmill.domain.job import JobState
from maskmill.domain.total import TotalKey, TotalName, bucket
from maskmill.ports.jobs import Outcome

_TALLY = "maskmill_tally"
Fields = Mapping[Any, Any]


def open_tally(connection: Connection) -> None:
    """Start to count from nothing: also after a transaction on the same connection that was rolled back."""
    connection.info[_TALLY] = Counter()


def add(connection: Connection, name: TotalName, first: str = "", second: str = "", value: float = 1.0) -> None:
    """Count something."""
    connection.info[_TALLY][TotalKey(name, str(first), str(second))] += value


def close_tally(connection: Connection) -> None:
    """Add what was counted to the totals."""
    tally: Counter[TotalKey] = connection.info.pop(_TALLY)
    if not tally:
        return
    rows = [{"name": k.name.value, "first": k.first, "second": k.second, "value": tally[k]} for k in sorted(tally)]
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    fresh = dialect.insert(Total)
    risen = {"value": Total.value + fresh.excluded.value}
    connection.execute(fresh.on_conflict_do_update(index_elements=["name", "first", "second"], set_=risen), rows)


def count_submitted(connection: Connection, rows: Iterable[Fields]) -> None:
    """Count new rows; a batch counts as its documents."""
    for row in rows:
        if not _is_batch(row):
            add(connection, TotalName.SUBMITTED, row["kind"])


def count_ended(connection: Connection, rows: Iterable[Fields], at: float) -> None:
    """Count rows that ended, and how long they took since their first claim; a job that is retried ends again."""
    for row in rows:
        if _is_batch(row):
            continue
        add(connection, TotalName.FINISHED, row["kind"], row["state"])
        if row["started_at"] is not None:
            seconds = max(0.0, at - row["started_at"])
            add(connection, TotalName.DURATION, row["kind"], bucket(seconds))
            add(connection, TotalName.DURATION_SUM, row["kind"], value=seconds)


def count_retry(connection: Connection, kind: str, reason: str) -> None:
    """Count an attempt that is followed by another one."""
    add(connection, TotalName.RETRIES, kind, reason)


def count_outcome(connection: Connection, outcome: Outcome) -> None:
    """Count what a finished job found and removed, that it was refused, or that its result was known already."""
    for finding in outcome.findings:
        add(connection, TotalName.FINDINGS, finding.type.value, finding.action.value)
        if finding.action is Action.REDACT:
            add(connection, TotalName.REDACTIONS, finding.type.value)
    if outcome.state is JobState.REFUSED:
        add(connection, TotalName.VERIFICATION_FAILURES, str((outcome.problem or {}).get("slug", "refused")))
    if outcome.summary.get("cached"):
        add(connection, TotalName.CACHE_HITS)


def count_upload(connection: Connection, size_bytes: int) -> None:
    """Count the bytes of a stored document."""
    add(connection, TotalName.UPLOAD_BYTES, value=size_bytes)


def _is_batch(row: Fields) -> bool:
    """A row that only waits for its children does no work of its own; one that joins them does."""
    return bool(row["children_total"]) and not row.get("joins")
