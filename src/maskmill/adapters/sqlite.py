"""What every SQLite file of ours needs, whoever keeps it."""

from __future__ import annotations

import sqlite3
import time

_PAUSE_S = 0.01


def use_wal(connection: sqlite3.Connection, wait_s: float) -> None:
    """Give the file a write-ahead log, waiting at most `wait_s` for a process that does the same.

    SQLite takes the lock for this switch without its busy timeout: of several processes that open a new file together,
    all but one fail at once with "database is locked".

    Raises:
        sqlite3.OperationalError: still locked, or no file to write to.
    """
    until = time.monotonic() + wait_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as exc:
            if exc.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_S)
        else:
            return
