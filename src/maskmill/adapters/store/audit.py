"""The audit table: one chain for the whole system."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import insert, select, update

from maskmill.adapters.store.chain import next_row, tell
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.tables import AuditHead, AuditLog
from maskmill.domain.audit import CHECKPOINT
from maskmill.ports.audit import AuditRow
from maskmill.ports.keys import Signer

_PAGE = 1_000
_HEAD = 1
_DEFAULT_TENANT = "default"


class SqlAudit:
    """Appends one row at a time: whoever wants the next waits for the head row (PostgreSQL) or the file (SQLite)."""

    def __init__(self, database: Database, clock: Callable[[], float], signer: Signer) -> None:
        """Take the parts that all tables share, and the key of the checkpoints."""
        self._database = database
        self._clock = clock
        self._signer = signer

    def append(self, action: str, actor: str, facts: Mapping[str, object]) -> AuditRow:
        """Append a row; a fact `tenant_id` says whose row it is.

        Raises:
            TypeError, ValueError: a fact is no JSON, or has the name of a field that the chain sets.
            StoreUnavailable, StorageFull.
        """
        with self._database.write() as connection:
            head = connection.execute(select(AuditHead).where(AuditHead.id == _HEAD).with_for_update()).one()
            row = next_row((head.seq, head.hash), self._clock(), action, actor, facts, self._signer)
            connection.execute(
                insert(AuditLog).values(
                    seq=row.seq,
                    tenant_id=str(facts.get("tenant_id", _DEFAULT_TENANT)),
                    body=row.body,
                    previous=row.previous,
                    hash=row.hash,
                    signature=row.signature,
                )
            )
            connection.execute(update(AuditHead).where(AuditHead.id == _HEAD).values(seq=row.seq, hash=row.hash))
        tell(row)
        return row

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
