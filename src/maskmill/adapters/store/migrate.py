"""Bringing the tables to the form that this version needs."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from maskmill.adapters.store.database import Database
from maskmill.errors import InvalidSettings

HEAD = "0002"
"""The newest revision in `versions`."""


def migrate(url: str, revision: str = "head", *, down: bool = False) -> None:
    """Make or change the tables at `url`, or with `down` take changes back; several processes may do so at once.

    Raises:
        InvalidSettings, StoreUnavailable, StorageFull.
    """
    database = Database(url)
    try:
        migrate_database(database, revision, down=down)
    finally:
        database.close()


def bring_up_to_date(database: Database) -> None:
    """Migrate an open database unless its tables have this version's form already."""
    with database.read() as connection:
        has_version = inspect(connection).has_table("alembic_version")
        current = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if has_version else None
    if current != HEAD:
        migrate_database(database)


def migrate_database(database: Database, revision: str = "head", *, down: bool = False) -> None:
    """Move an open database up or `down` to a revision ("base": no tables): one transaction, all or nothing."""
    from alembic import command  # noqa: PLC0415 - takes a tenth of a second, and most starts need no migration
    from alembic.config import Config  # noqa: PLC0415 - as above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    move = command.downgrade if down else command.upgrade
    with database.write() as connection:
        database.serialise(connection, "migrate")
        config.attributes["connection"] = connection
        try:
            move(config, revision)
        except CommandError as exc:
            raise InvalidSettings("The database was made by a newer Maskmill; install that version or newer") from exc
