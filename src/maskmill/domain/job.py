"""What a job is: its states, steps, limits and retries. The database row is the truth (DESIGN section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class JobState(StrEnum):
    """The state of a job row."""

    QUEUED = "queued"
    RUNNING = "running"
    WAITING = "waiting"  # for child jobs
    REVIEW = "review"  # for a person
    DONE = "done"
    REFUSED = "refused"  # the proof failed: nothing is delivered
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """No worker will touch the row again unless somebody retries it."""
        return self in _FINAL


_FINAL = frozenset({JobState.DONE, JobState.REFUSED, JobState.FAILED, JobState.CANCELLED})


class Step(StrEnum):
    """What a job is doing, as progress events name it (CHECKLIST S1-39…44)."""

    INITIALIZING = "INITIALIZING"
    PROCESSING = "PROCESSING"
    RECOGNIZING = "RECOGNIZING"
    REDACTING = "REDACTING"
    VERIFYING = "VERIFYING"
    FINALIZING = "FINALIZING"
    CLEANUP = "CLEANUP"


class Queue(StrEnum):
    """The queues of DESIGN section 3."""

    HIGH_PRIORITY = "high_priority"
    DETECTION = "detection"
    COMPLIANCE = "compliance"
    REDACTION = "redaction"
    SCORING = "scoring"
    COMPRESSION = "compression"
    EXTRACTION = "extraction"
    EMBEDDING = "embedding"
    REPORTS = "reports"
    NOTIFICATIONS = "notifications"
    SCANS = "scans"
    DEFAULT = "default"
    CLEANUP = "cleanup"
    LOW_PRIORITY = "low_priority"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The soft and the hard limit of a task in seconds."""

    soft_s: int
    hard_s: int


TIME_LIMITS: dict[Queue, TimeLimit] = {
    Queue.HIGH_PRIORITY: TimeLimit(300, 600),
    Queue.DETECTION: TimeLimit(300, 600),
    Queue.COMPLIANCE: TimeLimit(300, 600),
    Queue.REDACTION: TimeLimit(300, 600),
    Queue.SCORING: TimeLimit(300, 600),
    Queue.COMPRESSION: TimeLimit(300, 600),
    Queue.EXTRACTION: TimeLimit(1500, 1800),
    Queue.EMBEDDING: TimeLimit(1500, 1800),
    Queue.REPORTS: TimeLimit(270, 300),
    Queue.NOTIFICATIONS: TimeLimit(270, 300),
    Queue.SCANS: TimeLimit(270, 300),
    Queue.DEFAULT: TimeLimit(1500, 1800),
    Queue.CLEANUP: TimeLimit(270, 300),
    Queue.LOW_PRIORITY: TimeLimit(270, 300),
}


class Retry(StrEnum):
    """Why a job is tried again."""

    TRANSIENT = "transient"  # our tree says retry, or an error outside our tree
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class RetryRule:
    """How often a job is tried again, and how long it waits (seconds)."""

    retries: int
    base_s: float
    memory_retries: int = 1
    memory_wait_s: float = 300.0

    def wait_s(self, retry: Retry, attempt: int) -> float | None:
        """Seconds to wait after failed attempt number `attempt` (from 1), or None when it was the last."""
        if retry is Retry.MEMORY:
            return self.memory_wait_s if attempt <= self.memory_retries else None
        return self.base_s * 2 ** (attempt - 1) if attempt <= self.retries else None


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job: its queue, and how it is retried. `name` is what the API calls it."""

    name: str
    queue: Queue
    rule: RetryRule


KINDS: dict[str, JobKind] = {
    kind.name: kind
    for kind in (
        JobKind("redact", Queue.HIGH_PRIORITY, RetryRule(retries=3, base_s=1)),  # S1-46…49
        JobKind("extract", Queue.EXTRACTION, RetryRule(retries=3, base_s=60)),  # S5-20
        JobKind("detect", Queue.DETECTION, RetryRule(retries=3, base_s=60)),  # S4-48
        JobKind("cleanup", Queue.LOW_PRIORITY, RetryRule(retries=3, base_s=60)),
        JobKind("report", Queue.REPORTS, RetryRule(retries=3, base_s=1)),
    )
}

ATTEMPT_CAP = 5
"""A row whose lease ran out this often is failed: poison never loops."""

JOIN_AT = 90
"""The progress of a divided job when its parts are done: the rest is putting them together."""

LEASE_S = 15.0
"""How long a claim holds without a heartbeat."""

CHAIN_CAP = 100
"""So many jobs may wait for one another in a row: whoever ends the first settles all of them in one transaction."""

AGEING_S = 300.0
"""A waiting job rises one priority each so many seconds: after 45 minutes the last priority stands before a new urgent
job. Less would let a backlog of minutes outrank what is urgent."""


class ApiStatus(StrEnum):
    """The status that the HTTP API shows (the old systems' words, and ours)."""

    PENDING = "PENDING"
    STARTED = "STARTED"
    RETRY = "RETRY"
    SUCCESS = "SUCCESS"
    FAILURE = "FAILURE"
    CANCELLED = "CANCELLED"
    REFUSED = "REFUSED"
    REVIEW = "REVIEW"


_SHOWN = {
    JobState.QUEUED: ApiStatus.PENDING,
    JobState.RUNNING: ApiStatus.STARTED,
    JobState.WAITING: ApiStatus.STARTED,
    JobState.REVIEW: ApiStatus.REVIEW,
    JobState.DONE: ApiStatus.SUCCESS,
    JobState.REFUSED: ApiStatus.REFUSED,
    JobState.FAILED: ApiStatus.FAILURE,
    JobState.CANCELLED: ApiStatus.CANCELLED,
}


def api_status(state: JobState, attempt: int) -> ApiStatus:
    """Return the API's word for a row: a queued row that was tried before is RETRY."""
    if state is JobState.QUEUED and attempt > 0:
        return ApiStatus.RETRY
    return _SHOWN[state]


def states_of(status: ApiStatus) -> tuple[frozenset[JobState], bool | None]:
    """Return the states that are shown as a status, and whether such a row was tried before (None: either)."""
    if status in {ApiStatus.PENDING, ApiStatus.RETRY}:
        return frozenset({JobState.QUEUED}), status is ApiStatus.RETRY
    return frozenset(state for state, shown in _SHOWN.items() if shown is status), None
