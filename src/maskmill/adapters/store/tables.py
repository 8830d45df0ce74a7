"""The tables. Columns called `raw_*` hold sealed bytes: personal data under the document's key, never in clear.

Times are seconds since the epoch, UTC. JSON is text: both databases keep it as it was written.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a migration can drop it on both databases."""

_ID = String(64)
_OPEN = "state IN ('queued', 'running', 'waiting', 'review')"
"""Jobs that have not ended: among them a unique digest stands once in a tenant."""
READY = "state = 'queued' AND dispatched_at IS NULL AND rank > 0"
"""Jobs that a dispatcher may send: those that have their place in the line, and no message."""
UNRANKED = "state = 'queued' AND coalesce(rank, -1) < 0"
"""Jobs whose time has not come: a place that they had before is kept as a negative number."""
FOLLOWS = "after_id IS NOT NULL"
"""Jobs after jobs. Its index names the state too: SQLite would take one by the state alone, and read the backlog."""
SENT = "dispatched_at IS NOT NULL"
"""Jobs whose message nobody has claimed yet: all of them are queued."""
_FAILED = "state = 'failed'"
"""Jobs that an operator looks at by cause: few, so their index costs the others nothing."""
STARTING = "Starting"
STARTED = f"message = '{STARTING}'"
"""The first event of each attempt: a tenant's limit of starts counts them."""


def _partial(name: str, condition: str, *columns: str, unique: bool = False) -> Index:
    """Return an index of the rows that meet a condition, on both databases."""
    where = text(condition)
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


class Record(DeclarativeBase):
    """The root of all tables."""

    metadata = MetaData(naming_convention=NAMING)


class Tenant(Record):
    """Whoever owns documents; `default` is made with the tables."""

    __tablename__ = "tenant"
    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    created_at: Mapped[float] = mapped_column(Float(53))
    max_running: Mapped[int | None]
    starts_per_minute: Mapped[int | None]


class ApiKey(Record):
    """A key to the API: the hash of its secret, never the secret."""

    __tablename__ = "api_key"
    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    secret_sha256: Mapped[str] = mapped_column(String(64))
    scopes: Mapped[str] = mapped_column(Text)
    created_at: Mapped[float] = mapped_column(Float(53))
    last_used_at: Mapped[float | None] = mapped_column(Float(53))
    expires_at: Mapped[float | None] = mapped_column(Float(53))
    revoked_at: Mapped[float | None] = mapped_column(Float(53))


class Document(Record):
    """A stored document; after its deletion a tombstone without name, hash and object."""

    __tablename__ = "document"
    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"), index=True)
    object_id: Mapped[str | None] = mapped_column(_ID)
    raw_name: Mapped[bytes | None] = mapped_column(LargeBinary)
    raw_sha256: Mapped[bytes | None] = mapped_column(LargeBinary)
    kind: Mapped[str] = mapped_column(String(32))
    pages: Mapped[int]
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[float] = mapped_column(Float(53))
    deleted_at: Mapped[float | None] = mapped_column(Float(53))


class Job(Record):
    """A job: what is to be done, who does it now, and what came of it."""

    __tablename__ = "job"
    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("job.id"))
    child_index: Mapped[int] = mapped_column(default=0)
    document_id: Mapped[str | None] = mapped_column(ForeignKey("document.id"), index=True)
    document_ids: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(64))
    queue: Mapped[str] = mapped_column(String(64))
    policy: Mapped[str] = mapped_column(Text)
    priority: Mapped[int]
    actor: Mapped[str] = mapped_column(Text)
    raw_options: Mapped[bytes | None] = mapped_column(LargeBinary)
    idempotency_key: Mapped[str | None] = mapped_column(String(255))
    request_digest: Mapped[str | None] = mapped_column(String(64))
    unique_digest: Mapped[str | None] = mapped_column(String(64))
    after_id: Mapped[str | None] = mapped_column(_ID)
    joins: Mapped[bool] = mapped_column(default=False, server_default=false())
    state: Mapped[str] = mapped_column(String(16))
    step: Mapped[str] = mapped_column(String(32))
    progress: Mapped[int] = mapped_column(default=0)
    events: Mapped[int] = mapped_column(default=0)
    attempt: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None] = mapped_column(Text)
    problem_slug: Mapped[str | None] = mapped_column(String(64))
    summary: Mapped[str | None] = mapped_column(Text)
    cancel_requested: Mapped[bool] = mapped_column(default=False)
    children_done: Mapped[int] = mapped_column(default=0)
    children_total: Mapped[int] = mapped_column(default=0)
    submitted_at: Mapped[float] = mapped_column(Float(53))
    not_before: Mapped[float] = mapped_column(Float(53))
    started_at: Mapped[float | None] = mapped_column(Float(53))
    finished_at: Mapped[float | None] = mapped_column(Float(53))
    worker: Mapped[str | None] = mapped_column(Text)
    process: Mapped[str | None] = mapped_column(Text)
    token: Mapped[str | None] = mapped_column(_ID)
    lease_until: Mapped[float | None] = mapped_column(Float(53))
    rank: Mapped[float | None] = mapped_column(Float(53))
    dispatched_at: Mapped[float | None] = mapped_column(Float(53))
    dispatch_priority: Mapped[int | None]
    dispatch_token: Mapped[str | None] = mapped_column(_ID)
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress"),
        CheckConstraint("children_done BETWEEN 0 AND children_total", name="children"),
        Index(None, "tenant_id", "submitted_at"),
        Index(None, "parent_id", "child_index"),
        _partial("uq_job_tenant_id_unique_digest_open", _OPEN, "tenant_id", "unique_digest", unique=True),
        Index(None, "state", "queue", "submitted_at"),
        _partial("ix_job_follower", FOLLOWS, "after_id", "state"),
        _partial("ix_job_ready", READY, "state", "queue", "tenant_id", "rank", "child_index"),
        _partial("ix_job_unranked", UNRANKED, "state", "not_before"),
        _partial("ix_job_sent", SENT, "dispatched_at", "queue"),
        Index(None, "finished_at"),
        _partial("ix_job_dead", _FAILED, "tenant_id", "kind", "problem_slug", "finished_at"),
    )


class PausedQueue(Record):
    """A queue that gives no jobs to workers until somebody resumes it."""

    __tablename__ = "paused_queue"
    queue: Mapped[str] = mapped_column(String(64), primary_key=True)
    paused_at: Mapped[float] = mapped_column(Float(53))
    actor: Mapped[str] = mapped_column(Text)


class JobEvent(Record):
    """A line of progress, numbered within its job."""

    __tablename__ = "job_event"
    job_id: Mapped[str] = mapped_column(ForeignKey("job.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"))
    step: Mapped[str] = mapped_column(String(32))
    progress: Mapped[int]
    message: Mapped[str] = mapped_column(Text)
    at: Mapped[float] = mapped_column(Float(53))
    __table_args__ = (_partial("ix_job_event_started", STARTED, "tenant_id", "at"),)


class Step(Record):
    """A stored result of a step, found again by its content key."""

    __tablename__ = "step"
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    object_id: Mapped[str] = mapped_column(_ID)
    job_id: Mapped[str | None] = mapped_column(_ID, index=True)
    created_at: Mapped[float] = mapped_column(Float(53), index=True)


class Waste(Record):
    """Something to clear away after its rows are gone: an object, or whatever of a document no row names."""

    __tablename__ = "waste"
    id: Mapped[int] = mapped_column(primary_key=True)
    object_id: Mapped[str | None] = mapped_column(_ID)
    document_id: Mapped[str | None] = mapped_column(_ID)


class PolicyVersion(Record):
    """A version of a tenant's own policy, as it was written."""

    __tablename__ = "policy_version"
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[float] = mapped_column(Float(53))


class Finding(Record):
    """A finding of a job, in reading order: where, what, how sure, and who decided. Never the value."""

    __tablename__ = "finding"
    job_id: Mapped[str] = mapped_column(ForeignKey("job.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"))
    document_id: Mapped[str | None] = mapped_column(ForeignKey("document.id"), index=True)
    finding_id: Mapped[str] = mapped_column(_ID)
    type: Mapped[str] = mapped_column(String(64))
    segment: Mapped[int]
    channel: Mapped[str] = mapped_column(String(32))
    page: Mapped[int]
    span_start: Mapped[int]
    span_end: Mapped[int]
    boxes: Mapped[str | None] = mapped_column(Text)
    score: Mapped[float] = mapped_column(Float(53))
    detector: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(String(16))
    strategy: Mapped[str] = mapped_column(String(16))
    raw_label: Mapped[bytes] = mapped_column(LargeBinary)
    decider: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class Artifact(Record):
    """An object that a job made."""

    __tablename__ = "artifact"
    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"))
    job_id: Mapped[str] = mapped_column(ForeignKey("job.id"), index=True)
    position: Mapped[int]
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    object_id: Mapped[str] = mapped_column(_ID, unique=True)
    kind: Mapped[str] = mapped_column(String(32))
    raw_name: Mapped[bytes] = mapped_column(LargeBinary)
    raw_sha256: Mapped[bytes] = mapped_column(LargeBinary)
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(Text)
    created_at: Mapped[float] = mapped_column(Float(53))


class Certificate(Record):
    """Which artifact is the proof of which job."""

    __tablename__ = "certificate"
    artifact_id: Mapped[str] = mapped_column(ForeignKey("artifact.id"), primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"))
    job_id: Mapped[str] = mapped_column(ForeignKey("job.id"), index=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    created_at: Mapped[float] = mapped_column(Float(53))


class AuditLog(Record):
    """A row of the audit chain."""

    __tablename__ = "audit"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenant.id"))
    body: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    signature: Mapped[str | None] = mapped_column(String(128))


class AuditHead(Record):
    """The end of the chain: the one row that writers wait for."""

    __tablename__ = "audit_head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class Leader(Record):
    """Who holds a leader lock, and until when."""

    __tablename__ = "leader"
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner: Mapped[str] = mapped_column(Text)
    until: Mapped[float] = mapped_column(Float(53))


class Total(Record):
    """A number that only rises (domain/total.py): what metrics show long after the rows are pruned."""

    __tablename__ = "total"
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    first: Mapped[str] = mapped_column(String(64), primary_key=True)
    second: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[float] = mapped_column(Float(53))


JOB = cast("Table", Job.__table__)
"""The job table itself: statements on it cost half as much to build as those on the class."""
