"""The connection to the database, and the only place where its errors become ours."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import StaticPool

from maskmill.adapters.sqlite import use_wal
from maskmill.adapters.store.tally import close_tally, open_tally
from maskmill.errors import InvalidSettings, StorageFull, StoreUnavailable

BUSY_S = 30.0
"""How long a writer waits for another one (SQLite has one at a time)."""

_PATIENCE = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
"""A server whose machine is gone says no goodbye: without these, libpq waits for its answer for two hours."""

_DISK_FULL = "53100"  # SQLSTATE disk_full
_DAMAGED = "The database file is damaged; stop Maskmill and restore the file from a backup"
_WRITE = "maskmill_write"


class Database:
    """One engine. `read` gives a snapshot, `write` a transaction; both belong to the thread that opened them."""

    def __init__(self, url: str, busy_s: float | None = None) -> None:
        """Open SQLite (a file, made 0600, or `sqlite://` in memory) or PostgreSQL (psycopg).

        With `busy_s` nothing waits longer than that: for a caller that must go on (at least 2 s, libpq's own limit).

        Raises:
            InvalidSettings: the URL is of another kind.
            StoreUnavailable: the folder of the file cannot be made.
        """
        parsed = parse_url(url)
        self._busy_s = busy_s
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.is_memory = self.is_sqlite and parsed.database in {None, "", ":memory:"}
        # one connection in memory, so one transaction at a time; a file and a server have their own locks
        self._turn = threading.RLock() if self.is_memory else nullcontext()
        if self.is_sqlite and not self.is_memory:
            _make_file(Path(str(parsed.database)))
        self._engine = create_engine(parsed, hide_parameters=True, **self._options())
        if self.is_sqlite:
            event.listen(self._engine, "connect", _set_up_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        self._writer = self._engine.execution_options(**{_WRITE: True})

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Lend a connection that sees one state; StoreUnavailable."""
        with self._turn, _translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Lend a connection whose changes happen together or not at all; StoreUnavailable, StorageFull."""
        with self._turn, _translated(), self._writer.begin() as connection:
            open_tally(connection)
            yield connection
            close_tally(connection)

    def ping_ms(self) -> float:
        """Return the milliseconds of a question; StoreUnavailable."""
        start = time.perf_counter()
        with self.read() as connection:
            connection.execute(text("SELECT 1"))
        return (time.perf_counter() - start) * 1_000

    def serialise(self, connection: Connection, name: str) -> None:
        """Let one transaction at a time pass here (SQLite's write transactions do so anyway)."""
        if not self.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": f"maskmill.{name}"})

    def after_fork(self) -> None:
        """Forget the parent's connections without closing them."""
        if not self.is_memory:
            self._engine.dispose(close=False)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _options(self) -> dict[str, Any]:
        if self.is_memory:
            return {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
        if self.is_sqlite:
            return {"connect_args": {"timeout": self._busy_s or BUSY_S, "check_same_thread": False}}
        if self._busy_s is not None:
            limit = f"-c statement_timeout={int(self._busy_s * 1_000)}"
            return {"connect_args": {"connect_timeout": max(2, int(self._busy_s)), "options": limit}}
        return {"pool_pre_ping": True, "pool_recycle": 1_800, "connect_args": _PATIENCE}


def parse_url(url: str) -> URL:
    """Read a URL; `postgres://` and `postgresql://` mean psycopg 3. InvalidSettings: it is of another kind."""
    try:
        parsed = make_url(url)
    except ArgumentError as exc:
        raise InvalidSettings(
            "MASKMILL_DATABASE_URL is no database URL; write sqlite:///file or postgresql://…"
        ) from exc
    if parsed.drivername in {"postgres", "postgresql"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}:
        raise InvalidSettings("MASKMILL_DATABASE_URL is of another kind; write sqlite:///file or postgresql://…")
    return parsed


def _make_file(path: Path) -> None:
    """Make the file before SQLite does, so that only its owner can read it; the log files take its mode."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as exc:
        raise StoreUnavailable("The database file cannot be made; check the data folder and its owner") from exc


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Durable at each commit, readers beside a writer, foreign keys kept; we begin transactions ourselves."""
    connection.isolation_level = None
    use_wal(connection, BUSY_S)
    cursor = connection.cursor()
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: taking it later fails when somebody else wrote in between."""
    is_write = connection.get_execution_options().get(_WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")


@contextmanager
def _translated() -> Iterator[None]:
    """Turn the driver's errors into ours; broken constraints stay what they are, for the caller to judge."""
    try:
        yield
    except PoolTimeout as exc:
        raise StoreUnavailable("All database connections are in use; try again") from exc
    except (OperationalError, InterfaceError) as exc:
        raise _problem(exc) from exc
    except DBAPIError as exc:
        if exc.connection_invalidated or _is_damaged(exc.orig):
            raise _problem(exc) from exc
        raise
    except sqlite3.DatabaseError as exc:  # while a connection is set up: the driver's own
        if _is_damaged(exc):
            raise StoreUnavailable(_DAMAGED) from exc
        raise


def _is_damaged(error: BaseException | None) -> bool:
    """Say whether SQLite found something else in its file than a database."""
    return any(words in str(error) for words in ("not a database", "malformed"))


def _problem(error: DBAPIError) -> StoreUnavailable | StorageFull:
    """Tell a full disk from a database that does not answer, and one without tables from both."""
    original = error.orig
    words = str(original)
    if getattr(original, "sqlstate", None) == _DISK_FULL or "is full" in words:
        return StorageFull("The disk of the database is full; free some space and try again")
    if _is_damaged(original):
        return StoreUnavailable(_DAMAGED)
    if "no such table" in words:
        return StoreUnavailable("The database has no tables; start Maskmill with `maskmill up`, which makes them")
    return StoreUnavailable("The database does not answer; check MASKMILL_DATABASE_URL and its disk, and try again")
