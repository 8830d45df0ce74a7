"""The job table: claims, leases, fences, dispatch. Every change is one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from maskmill.domain.finding import Finding
from maskmill.domain.job import JobState, Queue, Retry, Step


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job to insert. `options` may hold personal data (search terms): it is stored encrypted, and never logged."""

    tenant_id: str
    kind: str
    queue: Queue
    document_ids: tuple[str, ...]
    policy: str = "default"
    raw_options: Mapping[str, object] = field(default_factory=dict)
    priority: int = 5  # 0 first … 9 last
    idempotency_key: str | None = None
    actor: str = "system"
    id: str | None = None  # the caller's own; None: a new one. Conflict when it is taken
    not_before: float | None = None  # seconds since the epoch; None: now
    unique_key: str | None = None  # while a job of the tenant with this key has not ended, that job is the answer
    after_id: str | None = None  # starts when that job is done; fails when that one ends otherwise


@dataclass(frozen=True, slots=True)
class NewChild:
    """A part of a running job, to be done as a job of its own over the same documents, policy and actor.

    What it finds and makes it leaves as artifacts, which only the join reads: findings come from the join.
    """

    kind: str
    queue: Queue
    raw_options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as the table holds it. Times are seconds since the epoch, UTC."""

    id: str
    tenant_id: str
    kind: str
    queue: Queue
    state: JobState
    priority: int
    policy: str
    document_ids: tuple[str, ...]
    attempt: int
    step: Step
    progress: int
    submitted_at: float
    started_at: float | None
    finished_at: float | None
    not_before: float
    cancel_requested: bool
    problem: Mapping[str, object] | None
    parent_id: str | None
    children_done: int
    children_total: int
    actor: str
    after_id: str | None = None  # the job that must be done before this one starts


@dataclass(frozen=True, slots=True)
class NewArtifact:
    """An object that a job made: the blob's id, its kind ("output", "certificate"), its encrypted display name."""

    object_id: str
    document_id: str
    kind: str
    raw_name: str
    size_bytes: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Artifact(NewArtifact):
    """An artifact as the table holds it."""

    id: str
    job_id: str


@dataclass(frozen=True, slots=True)
class ChildResult:
    """What a part of a divided job left for the join. Its artifacts are handed to nobody else, and go with the join."""

    id: str
    kind: str
    raw_options: Mapping[str, object]
    summary: Mapping[str, object]
    artifacts: tuple[Artifact, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to run a job until the lease ends; `token` is the fence."""

    job: JobRow
    token: str
    raw_options: Mapping[str, object]
    children: tuple[ChildResult, ...] = ()  # the parts that the job was divided into, all done: now it joins them


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a finished job leaves: written in the same transaction as its state."""

    state: JobState  # done, refused, review; or waiting, for its `children`: when all are done, it is claimed again
    problem: Mapping[str, object] | None = None
    artifacts: tuple[NewArtifact, ...] = ()
    findings: tuple[Finding, ...] = ()
    summary: Mapping[str, object] = field(default_factory=dict)  # counts, pages: never personal data
    children: tuple[NewChild, ...] = ()


@dataclass(frozen=True, slots=True)
class JobEvent:
    """A line of progress: sequence number from 1 within the job, step, percent, message, time."""

    sequence: int
    step: Step
    progress: int
    message: str
    at: float


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A row that was marked as sent: publish it, or give it back with `undispatch`."""

    job_id: str
    queue: Queue
    priority: int
    token: str


@dataclass(frozen=True, slots=True)
class JobFilter:
    """Which jobs a list holds: all fields narrow it. Children are listed only below their `parent_id`."""

    states: frozenset[JobState] | None = None
    tried: bool | None = None  # True: had an attempt before; False: never
    kind: str | None = None
    parent_id: str | None = None


EVERY_JOB = JobFilter()

CURSOR = r"[0-9]{1,17}(\.[0-9]{1,17})?(e[+-]?[0-9]{1,2})?~[0-9]{1,9}~[A-Za-z0-9_.:-]{1,64}"
"""What a list's cursor looks like: time, number among its siblings, id. Each text of this form is a place."""


class Releases(Protocol):
    """What gives back the jobs of dead processes: it needs no keys."""

    def running_at(self, place: str) -> Sequence[tuple[str, str]]:
        """Return the running jobs whose process has a name that begins with `place` and a colon, and that name."""
        ...

    def release(
        self, job_id: str, process: str, attempt_cap: int, problem: Mapping[str, object] | None = None
    ) -> JobState | None:
        """The process that runs a job is dead: do what `recover` would, now; None when it does not run it any more.

        With a `problem` the job fails with that instead of being queued again. Cancelled wins.
        """
        ...


class Jobs(Releases, Protocol):
    """The job table. `tenant_id` scopes every read; a foreign id is NotFound."""

    def submit(self, new: NewJob) -> JobRow:
        """Insert a row, and a child row a document when there are several; the same idempotency key, the same row.

        A new row is in the audit (`job.submitted`) by the same transaction; so are `cancel` and `retry`.

        Raises Conflict when the key was used for another request; Gone when a document is deleted.
        """
        ...

    def get(self, tenant_id: str, job_id: str) -> JobRow:
        """Return a job; NotFound."""
        ...

    def summary(self, tenant_id: str, job_id: str) -> Mapping[str, object]:
        """Return what the outcome's summary held ({} before the end)."""
        ...

    def list(
        self, tenant_id: str, only: JobFilter = EVERY_JOB, limit: int = 50, cursor: str | None = None
    ) -> tuple[Sequence[JobRow], str | None]:
        """Return jobs, newest first (children in their order), and the cursor of the next page."""
        ...

    def artifacts(self, tenant_id: str, job_id: str) -> Sequence[Artifact]:
        """Return what the job (and its children) made; [] before it is done."""
        ...

    def findings(self, tenant_id: str, job_id: str) -> Sequence[Finding]:
        """Return the job's findings in reading order."""
        ...

    def events(self, tenant_id: str, job_id: str, after: int = 0) -> Sequence[JobEvent]:
        """Return events with a sequence above `after`."""
        ...

    def claim(self, job_id: str, worker: str, lease_s: float, process: str | None = None) -> Claim | None:
        """Take a queued row (or one whose lease ran out); None when it is not ours to take. Attempt + 1, new token.

        The first event of the attempt and the audit's row of the run are written with it.
        `process` names the operating system's process that will run it, for `release`.
        """
        ...

    def heartbeat(self, claim: Claim, lease_s: float) -> None:
        """Extend the lease. Raises LeaseLost when the token is not the row's; Cancelled when the flag is set."""
        ...

    def report(self, claim: Claim, step: Step, progress: int, message: str = "") -> None:
        """Append an event and set the row's step and progress (never falling within an attempt). As `heartbeat`."""
        ...

    def finish(self, claim: Claim, outcome: Outcome) -> JobState:
        """Close the row with its effects in one transaction; LeaseLost leaves nothing behind. Cancelled wins."""
        ...

    def fail(self, claim: Claim, problem: Mapping[str, object], retry: Retry | None, wait_s: float | None) -> None:
        """Queue the row again `wait_s` from now, or fail it when `wait_s` is None; LeaseLost."""
        ...

    def cancel(self, tenant_id: str, job_id: str, actor: str = "system") -> JobRow:
        """Cancel: a queued row at once, a running one by its flag. Conflict when it is final."""
        ...

    def cancelled(self, claim: Claim) -> None:
        """A running job saw its flag: close it as cancelled, without artefacts."""
        ...

    def retry(self, tenant_id: str, job_id: str, actor: str = "system") -> JobRow:
        """Queue a failed, refused or cancelled job again with attempt 0; Conflict otherwise."""
        ...

    def dispatchable(self, window: int, stale_s: float) -> Sequence[Dispatch]:
        """Mark the next rows as sent, so that each queue has at most `window` messages nobody claimed; return them.

        Tenants take turns, who has least out first; within a tenant the order is domain/turns.py's. Paused queues, rows
        that are not due and tenants at their limit give nothing. A queue that is more than half full is left alone.
        A row whose message is older than `stale_s` counts as not sent.
        """
        ...

    def undispatch(self, dispatch: Dispatch) -> None:
        """The message could not be published: the row waits again."""
        ...

    def recover(self, attempt_cap: int) -> int:
        """Queue rows whose lease ran out again, or fail them at the cap; return how many."""
        ...

    def postpone(self, job_id: str, worker: str, wait_s: float, why: str) -> bool:
        """Let a queued row wait on when `worker` runs another job, telling it once as an event; False: it may start."""
        ...

    def sent(self, older_than_s: float) -> Sequence[Dispatch]:
        """Return the queued rows that were marked as sent so long ago, and that nobody has claimed since."""
        ...

    def counts(self) -> Mapping[tuple[str, str], int]:
        """Return how many rows there are by (kind, state), for metrics and the window."""
        ...

    def lead(self, name: str, owner: str, lease_s: float) -> bool:
        """Take or keep the leader lock `name`; False when another owner holds it."""
        ...

    def leader(self, name: str) -> float | None:
        """Return until when somebody holds the leader lock `name`; None when nobody ever did."""
        ...

    def waiting(self) -> Mapping[str, tuple[int, float]]:
        """Return how many rows are queued and when the oldest was submitted, by queue, for metrics."""
        ...
