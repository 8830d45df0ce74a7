"""What operators are shown, and what they order: queues, and failed jobs by cause."""

from __future__ import annotations

from pydantic import Field

from maskmill.domain.job import Queue
from maskmill.engine.dead import Retrying
from maskmill.web.schemas import Strict, Whole, Word


class DeadGroup(Strict):
    """Failed jobs with one cause."""

    kind: str
    slug: str = Field(description="What to retry them by.")
    title: str
    count: int = Field(ge=1)
    first_at: str = Field(description="When the first of them failed.")
    last_at: str
    example: str = Field(description="The id of one of the newest.")
    retry: Retrying = Field(description="now: the cause may have passed; after-a-fix; no: it would fail the same way.")
    advice: str = Field(description="The next step, in a sentence.")


class DeadReport(Strict):
    """Failed jobs by cause, the largest group first."""

    total: int = Field(ge=0)
    groups: list[DeadGroup]


class DeadJob(Strict):
    """A failed job."""

    job_id: str
    kind: str
    slug: str
    failed_at: str
    attempt: int = Field(ge=0)
    parent_id: str | None


class DeadJobs(Strict):
    """Failed jobs, the newest first."""

    jobs: list[DeadJob]
    total: int = Field(ge=0, description="How many there are of this cause.")


class DeadRetry(Strict):
    """Which failed jobs to queue again: all fields narrow it."""

    kind: Word | None = None
    slug: Word | None = None
    limit: Whole = Field(1_000, ge=1, le=10_000, description="Most jobs of this call, the oldest first.")


class DeadRetried(Strict):
    """What a retry by cause did."""

    retried: int = Field(ge=0)
    left: int = Field(ge=0, description="Failed jobs of the same cause that are left.")


class QueueLine(Strict):
    """A queue as it stands."""

    queue: Queue
    waiting: int = Field(ge=0, description="Jobs that are queued.")
    due: int = Field(ge=0, description="Those of them whose time has come.")
    running: int = Field(ge=0)
    oldest_at: str | None = Field(description="When the oldest due job was submitted.")
    paused_at: str | None = Field(description="Since when it gives no jobs to workers.")


class QueueList(Strict):
    """All queues."""

    queues: list[QueueLine]


class QueuePurged(Strict):
    """What a purge did."""

    queue: Queue
    cancelled: int = Field(ge=0)
