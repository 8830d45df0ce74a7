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


def upgrade() -> None:
    op.create_table(
        "paused_queue",
        sa.Column("queue", sa.String(64), nullable=False),
        sa.Column("paused_at", sa.Float(53), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("queue", name=op.f("pk_paused_queue")),
    )
    op.add_column("tenant", sa.Column("max_running", sa.Integer(), nullable=True))
    op.add_column("tenant", sa.Column("starts_per_minute", sa.Integer(), nullable=True))
    op.add_column("job", sa.Column("unique_digest", sa.String(64), nullable=True))
    op.add_column("job", sa.Column("after_id", sa.String(64), nullable=True))
    op.add_column("job", sa.Column("joins", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("job", sa.Column("process", sa.Text(), nullable=True))
    op.add_column("job", sa.Column("problem_slug", sa.String(64), nullable=True))
    op.create_index(op.f("ix_job_after_id"), "job", ["after_id"])
    op.create_index(op.f("ix_job_finished_at"), "job", ["finished_at"])
    op.create_index(
        "ix_job_dead",
        "job",
        ["tenant_id", "kind", "problem_slug", "finished_at"],
        sqlite_where=sa.text(_FAILED),
        postgresql_where=sa.text(_FAILED),
    )
    columns = ["state", "queue", "tenant_id", "priority", "submitted_at"]
    op.create_index(op.f("ix_job_state_queue_tenant_id_priority_submitted_at"), "job", columns)
    op.create_index(
        _UNIQUE,
        "job",
        ["tenant_id", "unique_digest"],
        unique=True,
        sqlite_where=sa.text(_OPEN),
        postgresql_where=sa.text(_OPEN),
    )
    op.create_index(op.f("ix_step_created_at"), "step", ["created_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_step_created_at"), "step")
    op.drop_index(_UNIQUE, "job")
    op.drop_index(op.f("ix_job_state_queue_tenant_id_priority_submitted_at"), "job")
    op.drop_index("ix_job_dead", "job")
    op.drop_index(op.f("ix_job_finished_at"), "job")
    op.drop_index(op.f("ix_job_after_id"), "job")
    for column in ("problem_slug", "process", "joins", "after_id", "unique_digest"):
        op.drop_column("job", column)
    op.drop_column("tenant", "starts_per_minute")
    op.drop_column("tenant", "max_running")
    op.drop_table("paused_queue")
