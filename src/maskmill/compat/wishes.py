"""What an old call says about its job beyond its arguments: Celery's options, as columns of the job's row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from maskmill.domain.job import Queue
from maskmill.engine.work import EXPIRES
from maskmill.errors import InvalidRequest

_LAST_PRIORITY = 9


@dataclass(frozen=True, slots=True)
class Wishes:
    """Options of `apply_async`: times in seconds from now, or as moments; naive ones are UTC, as Celery's are here.

    `countdown` and `eta` say when the job starts at the earliest, `expires` until when it is worth starting. `priority`
    counts from 0, the first, to 9.
    """

    task_id: str | None = None
    countdown: float | None = None
    eta: datetime | str | None = None
    expires: float | datetime | str | None = None
    priority: int | None = None
    queue: str | None = None

    def fields(self, now: float) -> dict[str, Any]:
        """Return the fields of a new job that are asked for.

        Raises:
            InvalidRequest: a value is none of an option's.
        """
        found: dict[str, Any] = {}
        if self.countdown is not None:
            found["not_before"] = now + max(0.0, float(self.countdown))
        elif self.eta is not None:
            found["not_before"] = _moment(self.eta, "eta")
        if self.priority is not None:
            if self.priority not in range(_LAST_PRIORITY + 1):
                raise InvalidRequest(f"A priority is a number from 0, the first, to {_LAST_PRIORITY}")
            found["priority"] = self.priority
        if self.queue is not None:
            found["queue"] = _queue(self.queue)
        return found

    def options(self, now: float) -> Mapping[str, float]:
        """Return the options of any job that are asked for; InvalidRequest as for `fields`."""
        if self.expires is None:
            return {}
        if isinstance(self.expires, int | float):
            return {EXPIRES: now + self.expires}
        return {EXPIRES: _moment(self.expires, "expires")}


def _moment(value: object, option: str) -> float:
    """Return seconds since the epoch."""
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError as exc:
        raise InvalidRequest(f"The option {option} is a datetime, or a text in the form of ISO 8601") from exc
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _queue(name: str) -> Queue:
    try:
        return Queue(name)
    except ValueError as exc:
        raise InvalidRequest(f"There is no queue of that name; there are {', '.join(Queue)}") from exc
