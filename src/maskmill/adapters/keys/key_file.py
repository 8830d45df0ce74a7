"""The key file: an SQLite database of its own that can forget for good.

Shredding must leave nothing behind. `secure_delete` alone is not enough: SQLite moves cells when it balances its
trees and leaves old copies in the unused part of a page. So a wrapped key is never moved: rows are appended, all of
one size, and shredding writes zeros over the key in place. Then the write-ahead log is copied and cut to nothing,
because it still holds the page as it was.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from maskmill.adapters.keys.envelope import WRAPPED_BYTES, derive, new_key, unwrap, wrap
from maskmill.adapters.keys.private_file import private_folder
from maskmill.adapters.sqlite import use_wal
from maskmill.errors import Conflict, Gone, InvalidSettings, NotFound, ProofFailed, StorageFull, StoreUnavailable

BUSY_S = 30.0
"""How long a writer, or a shred that wants to cut the log, waits for others."""

_SHREDDED = bytes(WRAPPED_BYTES)
_CHECK = "maskmill:check"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS tenant_key (row INTEGER PRIMARY KEY, tenant_id TEXT NOT NULL UNIQUE, wrapped BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS document_key (
    row INTEGER PRIMARY KEY, document_id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, created_at REAL NOT NULL,
    wrapped BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS object_key (
    row INTEGER PRIMARY KEY, object_id TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL, wrapped BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS object_key_document ON object_key (document_id);
"""

_OPEN: weakref.WeakSet[KeyFile] = weakref.WeakSet()


def _after_fork() -> None:
    """Make every key file of this process usable in a child."""
    for key_file in list(_OPEN):
        key_file.after_fork()


os.register_at_fork(after_in_child=_after_fork)


class KeyFile:
    """A keyring in one file. Safe to share between threads and processes, and over a fork."""

    def __init__(self, path: Path, master: bytes, clock: Callable[[], float] = time.time) -> None:
        """Open the file, or make it (0600, in a 0700 folder).

        Raises:
            InvalidSettings: the master key is not the one that the file was made with.
            StoreUnavailable, StorageFull.
        """
        self._path = path
        self._master = master
        self._clock = clock
        self._lock = threading.RLock()
        self._tenants: dict[str, bytes] = {}
        self._connection: sqlite3.Connection | None = None
        self._inherited: list[sqlite3.Connection] = []
        private_folder(path.parent)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        try:
            self._set_up()
        except BaseException:
            self.close()
            raise
        _OPEN.add(self)

    def create_document_key(self, tenant_id: str, document_id: str) -> None:
        """Make the key of a new document; Conflict when it has, or had, one."""
        wrapped = wrap(self._tenant_key(tenant_id), new_key(), "document", tenant_id, document_id)
        try:
            with self._transaction() as db:
                db.execute(
                    "INSERT INTO document_key (document_id, tenant_id, created_at, wrapped) VALUES (?, ?, ?, ?)",
                    (document_id, tenant_id, self._clock(), wrapped),
                )
        except sqlite3.IntegrityError as exc:
            raise Conflict("The document has a key already; a document's id is used once") from exc

    def create_object_key(self, document_id: str, object_id: str) -> bytes:
        """Make, store and return the key of a new object; NotFound, Gone, Conflict."""
        key = new_key()
        try:
            with self._transaction() as db:
                outer = self._document_key(db, document_id)
                db.execute(
                    "INSERT INTO object_key (object_id, document_id, wrapped) VALUES (?, ?, ?)",
                    (object_id, document_id, wrap(outer, key, "object", document_id, object_id)),
                )
        except sqlite3.IntegrityError as exc:
            raise Conflict("The object has a key already; an object's id is used once") from exc
        return key

    def object_key(self, document_id: str, object_id: str) -> bytes:
        """Return the key of an object; NotFound, or Gone when the document was shredded."""
        with self._reading() as db:
            outer = self._document_key(db, document_id)
            row = db.execute(
                "SELECT wrapped FROM object_key WHERE object_id = ? AND document_id = ?", (object_id, document_id)
            ).fetchone()
        if row is None:
            raise NotFound("The object has no key; look at the job again")
        return unwrap(outer, row[0], "object", document_id, object_id)

    def objects(self, document_id: str) -> list[str]:
        """Return the ids of all objects of a document, in the order of their making; [] when it was shredded."""
        query = "SELECT object_id FROM object_key WHERE document_id = ? ORDER BY row"
        with self._reading() as db:
            return [row[0] for row in db.execute(query, (document_id,))]

    def column_key(self, document_id: str) -> bytes:
        """Return the key for encrypted columns of a document's rows; NotFound, Gone."""
        with self._reading() as db:
            return derive(self._document_key(db, document_id), "columns")

    def tenant_secret(self, tenant_id: str, purpose: str) -> bytes:
        """Derive a 32-byte secret of a tenant, stable over restarts and rotations of the master key."""
        return derive(self._tenant_key(tenant_id), purpose)

    def shred(self, document_id: str) -> bool:
        """Overwrite a document's key and cut the log that held it; False when there was none left.

        Raises:
            StoreUnavailable: the key is overwritten, but somebody reads the log and it could not be cut; call again.
        """
        with self._transaction() as db:
            done = db.execute(
                "UPDATE document_key SET wrapped = ? WHERE document_id = ? AND wrapped <> ?",
                (_SHREDDED, document_id, _SHREDDED),
            ).rowcount
            db.execute("DELETE FROM object_key WHERE document_id = ?", (document_id,))
        self._cut_log()
        return bool(done)

    def rotate_master(self, new: bytes) -> None:
        """Wrap the tenants' keys with a new master key and forget the old wraps; nothing else is written anew."""
        with self._transaction() as db:
            for tenant_id, wrapped in db.execute("SELECT tenant_id, wrapped FROM tenant_key").fetchall():
                key = _open(self._master, new, wrapped, tenant_id)
                db.execute(
                    "UPDATE tenant_key SET wrapped = ? WHERE tenant_id = ?",
                    (wrap(new, key, "tenant", tenant_id), tenant_id),
                )
            self._master = new
        self._cut_log()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def after_fork(self) -> None:
        """Leave the parent's connection unused: closing it would clean up behind the parent. Every fork calls this."""
        self._lock = threading.RLock()
        if self._connection is not None:
            self._inherited.append(self._connection)
        self._connection = None

    def _set_up(self) -> None:
        """Make the tables, and open a key that every file has: the first to do so makes it."""
        with self._transaction() as db:
            for statement in _SCHEMA.split(";"):
                db.execute(statement)
        try:
            self._tenant_key(_CHECK)
        except ProofFailed as exc:
            raise InvalidSettings(
                "The master key does not fit the key file; set the key that the file was made with, or restore both"
            ) from exc

    def _tenant_key(self, tenant_id: str) -> bytes:
        """Return a tenant's key, made at first use; it never changes, so it is remembered."""
        with self._lock:
            if tenant_id not in self._tenants:
                self._tenants[tenant_id] = self._load_tenant(tenant_id)
            return self._tenants[tenant_id]

    def _load_tenant(self, tenant_id: str) -> bytes:
        query = "SELECT wrapped FROM tenant_key WHERE tenant_id = ?"
        with self._reading() as db:
            row = db.execute(query, (tenant_id,)).fetchone()
        if row is None:
            with self._transaction() as db:
                db.execute(
                    "INSERT INTO tenant_key (tenant_id, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    (tenant_id, wrap(self._master, new_key(), "tenant", tenant_id)),
                )
                row = db.execute(query, (tenant_id,)).fetchone()
        return unwrap(self._master, row[0], "tenant", tenant_id)

    def _document_key(self, db: sqlite3.Connection, document_id: str) -> bytes:
        row = db.execute("SELECT tenant_id, wrapped FROM document_key WHERE document_id = ?", (document_id,)).fetchone()
        if row is None:
            raise NotFound("There is no document with that id")
        if row[1] == _SHREDDED:
            raise Gone("The document was deleted; its key is gone, and nothing can bring it back")
        return unwrap(self._tenant_key(row[0]), row[1], "document", row[0], document_id)

    def _cut_log(self) -> None:
        """Copy the write-ahead log into the file and cut it to zero bytes, waiting for readers."""
        until = time.monotonic() + BUSY_S
        while True:
            with self._reading() as db:
                busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                return
            if time.monotonic() > until:
                raise StoreUnavailable("The key is overwritten, but its log is in use; delete the document once more")
            time.sleep(0.05)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection; errors of SQLite become ours."""
        with self._lock:
            try:
                yield self._open()
            except sqlite3.OperationalError as exc:
                if "full" in str(exc):
                    raise StorageFull("The disk of the key file is full; free some space and try again") from exc
                raise StoreUnavailable("The key file does not answer; check the data folder and try again") from exc

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection for one write that happens whole or not at all."""
        with self._reading() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def _open(self) -> sqlite3.Connection:
        """Return this process's connection."""
        if self._connection is None:
            db = sqlite3.connect(self._path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
            use_wal(db, BUSY_S)
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA secure_delete = ON")
            self._connection = db
        return self._connection


def _open(old: bytes, new: bytes, wrapped: bytes, tenant_id: str) -> bytes:
    """Open a tenant's key with the old master key, or with the new one when a rotation is being finished."""
    try:
        return unwrap(old, wrapped, "tenant", tenant_id)
    except ProofFailed:
        return unwrap(new, wrapped, "tenant", tenant_id)
