"""The audit table: one chain for the whole system.

The head row is the last that a transaction locks, after documents and jobs (from child to parent), and it is held only
until the commit: so no two transactions ever wait for each other. `transaction` sees to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection, bindparam, insert, select, update

from maskmill.adapters.store.chain import next_row, tell
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.tables import AuditHead, AuditLog
from maskmill.domain.audit import CHECKPOINT
from maskmill.ports.audit import AuditRow
from maskmill.ports.keys import Signer

Facts = Mapping[str, object]
Note = Callable[[str, str, Facts], None]
"""Takes the action, the actor and the facts of a row."""

_PAGE = 1_000
_HEAD = 1
_DEFAULT_TENANT = "default"

_HEAD_ROW = select(AuditHead.seq, AuditHead.hash).where(AuditHead.id == _HEAD).with_for_update()
_MOVE_HEAD = update(AuditHead).where(AuditHead.id == _HEAD).values(seq=bindparam("to_seq"), hash=bindparam("to_hash"))
_ADD = insert(AuditLog)


class SqlAudit:
    """Appends one row at a time: whoever wants the next waits for the head row (PostgreSQL) or the file (SQLite)."""

    def __init__(self, database: Database, clock: Callable[[], float], signer: Signer) -> None:
        """Take the parts that all tables share, and the key of the checkpoints."""
        self._database = database
        self._clock = clock
        self._signer = signer

    def append(self, action: str, actor: str, facts: Facts) -> AuditRow:
        """Append a row; a fact `tenant_id` says whose row it is.

        Raises:
            TypeError, ValueError: a fact is no JSON, or has the name of a field that the chain sets.
            StoreUnavailable, StorageFull.
        """
        with self._database.write() as connection:
            row = self.append_in(connection, action, actor, facts)
        tell(row)
        return row

    @contextmanager
    def transaction(self) -> Iterator[tuple[Connection, Note]]:
        """Lend a write transaction, and a function that notes a row for the chain.

        What was noted is appended at the end of the block, in the same transaction: both happen, or neither.
        """
        noted: list[tuple[str, str, Facts]] = []
        with self._database.write() as connection:
            yield connection, lambda action, actor, facts: noted.append((action, actor, facts))
            rows = self._append_all(connection, noted)
        for row in rows:
            tell(row)

    def append_in(self, connection: Connection, action: str, actor: str, facts: Facts) -> AuditRow:
        """Append a row inside somebody's transaction, as its last lock; `tell` it after the commit."""
        return self._append_all(connection, [(action, actor, facts)])[0]

    def _append_all(self, connection: Connection, entries: Iterable[tuple[str, str, Facts]]) -> list[AuditRow]:
        rows: list[AuditRow] = []
        last: tuple[int, str] | None = None
        for action, actor, facts in entries:
            last = last or self._head(connection)
            row = next_row(last, self._clock(), action, actor, facts, self._signer)
            connection.execute(
                _ADD,
                {
                    "seq": row.seq,
                    "tenant_id": str(facts.get("tenant_id", _DEFAULT_TENANT)),
                    "body": row.body,
                    "previous": row.previous,
                    "hash": row.hash,
                    "signature": row.signature,
                },
            )
            rows.append(row)
            last = (row.seq, row.hash)
        if last is not None:
            connection.execute(_MOVE_HEAD, {"to_seq": last[0], "to_hash": last[1]})
        return rows

    def _head(self, connection: Connection) -> tuple[int, str]:
        """Wait for the end of the chain, and return it."""
        head = connection.execute(_HEAD_ROW).one()
        return head.seq, head.hash

    def checkpoint(self, actor: str) -> AuditRow:
        """Append a row that is signed at once, and so closes everything before it."""
        return self.append(CHECKPOINT, actor, {})

    def rows(self, after: int = 0) -> Iterator[AuditRow]:
        """Yield rows in order, a page at a time: a long read would keep SQLite's log from being cut."""
        while True:
            query = select(AuditLog).where(AuditLog.seq > after).order_by(AuditLog.seq).limit(_PAGE)
            with self._database.read() as connection:
                page = connection.execute(query).all()
            for row in page:
                yield AuditRow(row.seq, row.body, row.previous, row.hash, row.signature)
            if len(page) < _PAGE:
                return
            after = page[-1].seq
