"""What Alembic runs: our own connection, inside the transaction that `migrate` holds."""

from __future__ import annotations

from alembic import context

from maskmill.adapters.store.tables import Record

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
