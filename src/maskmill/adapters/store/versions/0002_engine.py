"""The job engine whole: columns are added in place, because SQLite rebuilds no table that others refer to.

Tenants' limits, paused queues, unique jobs, jobs after jobs, joins, the process of a claim.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OPEN = "state IN ('queued', 'running', 'waiting', 'review')"
_FAILED = "state = 'failed'"
_UNIQUE = "uq_job_tenant_id_unique_digest_open"
_LINE = "ix_job_state_priority_submitted_at"
_PARTIAL = {
    "ix_job_follower": ("job", ["after_id", "state"], "after_id IS NOT NULL"),
    "ix_job_ready": (
        "job",
        ["state", "queue", "tenant_id", "rank", "child_index"],
        "state = 'queued' AND dispatched_at IS NULL AND rank > 0",
    ),
    "ix_job_unranked": ("job", ["state", "not_before"], "state = 'queued' AND coalesce(rank, -1) < 0"),
    "ix_job_sent": ("job", ["dispatched_at", "queue"], "dispatched_at IS NOT NULL"),
    "ix_job_event_started": ("job_event", ["tenant_id", "at"], "message = 'Starting'"),
}


def upgrade() -> None:
    op.create_table(
        "paused_queue",
        sa.Column("queue", sa.String(64), nullable=False),
        sa.Column("paused_at", sa.Float(53), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("queue", name=op.f("pk_paused_queue")),
    )
    op.create_table(
        "total",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("first", sa.String(64), nullable=False),
        sa.Column("second", sa.String(64), nullable=False),
        sa.Column("value", sa.Float(53), nullable=False),
        sa.PrimaryKeyConstraint("name", "first", "second", name=op.f("pk_total")),
    )
    op.add_column("tenant", sa.Column("max_running", sa.Integer(), nullable=True))
    op.add_column("tenant", sa.Column("starts_per_minute", sa.Integer(), nullable=True))
    op.add_column("job", sa.Column("unique_digest", sa.String(64), nullable=True))
    op.add_column("job", sa.Column("after_id", sa.String(64), nullable=True))
    op.add_column("job", sa.Column("joins", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("job", sa.Column("process", sa.Text(), nullable=True))
    op.add_column("job", sa.Column("problem_slug", sa.String(64), nullable=True))
    slug = (
        "problem::json ->> 'slug'" if op.get_bind().dialect.name == "postgresql" else "json_extract(problem, '$.slug')"
    )
    op.execute(sa.text(f"UPDATE job SET problem_slug = {slug} WHERE problem IS NOT NULL"))  # noqa: S608 - our own words
    op.create_index(op.f("ix_job_finished_at"), "job", ["finished_at"])
    op.create_index(
        "ix_job_dead",
        "job",
        ["tenant_id", "kind", "problem_slug", "finished_at"],
        sqlite_where=sa.text(_FAILED),
        postgresql_where=sa.text(_FAILED),
    )
    op.add_column("job", sa.Column("rank", sa.Float(53), nullable=True))
    op.add_column("job", sa.Column("dispatch_priority", sa.Integer(), nullable=True))
    op.drop_index(_LINE, "job")
    op.create_index(op.f("ix_job_state_queue_submitted_at"), "job", ["state", "queue", "submitted_at"])
    for name, (table, columns, condition) in _PARTIAL.items():
        where = sa.text(condition)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
    op.create_index(
        _UNIQUE,
        "job",
        ["tenant_id", "unique_digest"],
        unique=True,
        sqlite_where=sa.text(_OPEN),
        postgresql_where=sa.text(_OPEN),
    )
    op.create_index(op.f("ix_step_created_at"), "step", ["created_at"])
    op.add_column("step", sa.Column("job_id", sa.String(64), nullable=True))
    op.create_index(op.f("ix_step_job_id"), "step", ["job_id"])
    op.create_table(
        "waste",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("object_id", sa.String(64), nullable=True),
        sa.Column("document_id", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waste")),
    )


def downgrade() -> None:
    op.drop_table("waste")
    op.drop_index(op.f("ix_step_job_id"), "step")
    op.drop_column("step", "job_id")
    op.drop_index(op.f("ix_step_created_at"), "step")
    op.drop_index(_UNIQUE, "job")
    for name, (table, _columns, _condition) in _PARTIAL.items():
        op.drop_index(name, table)
    op.drop_index(op.f("ix_job_state_queue_submitted_at"), "job")
    op.create_index(_LINE, "job", ["state", "priority", "submitted_at"])
    op.drop_index("ix_job_dead", "job")
    op.drop_index(op.f("ix_job_finished_at"), "job")
    for column in ("dispatch_priority", "rank", "problem_slug", "process", "joins", "after_id", "unique_digest"):
        op.drop_column("job", column)
    op.drop_column("tenant", "starts_per_minute")
    op.drop_column("tenant", "max_running")
    op.drop_table("total")
    op.drop_table("paused_queue")
