"""Migrations, settings of the database, and what its failures turn into."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from tests.fixtures.stores import Bench, bench_at

from maskmill.adapters.sqlite import use_wal
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.migrate import HEAD, migrate
from maskmill.adapters.store.tables import Record
from maskmill.errors import InvalidSettings, StorageFull, StoreUnavailable

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
"""Newer Pythons warn about what these tests do on purpose: forking beside threads."""


def tables(url: str) -> set[str]:
    database = Database(url)
    with database.read() as connection:
        found = set(inspect(connection).get_table_names())
    database.close()
    return found


def test_the_migrations_make_what_the_tables_say(shared_url: str) -> None:
    migrate(shared_url)
    database = Database(shared_url)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Record.metadata) == []
    database.close()


def test_the_tables_can_be_taken_down_and_put_up_again(shared_url: str) -> None:
    migrate(shared_url)
    migrate(shared_url)
    assert set(Record.metadata.tables) | {"alembic_version"} == tables(shared_url)
    migrate(shared_url, "base", down=True)
    assert tables(shared_url) == {"alembic_version"}
    with bench_at(shared_url) as bench:
        bench.submit()
    assert set(Record.metadata.tables) < tables(shared_url)


def test_head_names_the_newest_migration() -> None:
    import maskmill.adapters.store.migrate as module

    config = Config()
    config.set_main_option("script_location", str(Path(str(module.__file__)).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_every_table_but_those_of_the_whole_house_belongs_to_a_tenant() -> None:
    free = {name for name, table in Record.metadata.tables.items() if "tenant_id" not in table.columns}
    assert free == {"tenant", "audit_head", "leader", "paused_queue", "total", "waste"}


def test_a_database_of_a_newer_version_is_refused(shared_url: str) -> None:
    migrate(shared_url)
    database = Database(shared_url)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(InvalidSettings, match="newer"), bench_at(shared_url):
        pass


@pytest.mark.parametrize("url", ["nonsense", "mysql://localhost/x", "postgresql+asyncpg://localhost/x", ""])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(InvalidSettings):
        Database(url)


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(StoreUnavailable), bench_at("postgresql://nobody:secret@127.0.0.1:1/none"):
        pass


def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable):
        Database(f"sqlite:///{tmp_path}/file/store.db")


def test_a_database_without_tables_says_what_to_do(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/store.db")
    with pytest.raises(StoreUnavailable, match="maskmill up"), database.read() as connection:
        connection.execute(text("SELECT * FROM job"))
    database.close()


def test_sqlite_is_durable_private_and_strict(tmp_path: Path) -> None:
    path = tmp_path / "data" / "store.db"
    with bench_at(f"sqlite:///{path}") as bench:
        bench.submit()
        with bench.store._database.read() as connection:
            pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
        assert found == ["wal", 2, 1, 30_000, 1]
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_full_database_is_a_full_storage(tmp_path: Path) -> None:
    with bench_at(f"sqlite:///{tmp_path}/store.db") as bench:
        document = bench.document()
        with bench.store._database.read() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageFull):
            bench.submit(document, raw_options={"terms": ["x" * 400_000]})


def test_a_failed_transaction_leaves_nothing(bench: Bench) -> None:
    def break_off() -> None:
        with bench.store._database.write() as connection:
            connection.execute(text("INSERT INTO tenant (id, created_at) VALUES ('t', 0)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    with bench.store._database.read() as connection:
        assert connection.execute(text("SELECT id FROM tenant")).scalars().all() == ["default"]


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    import threading

    path = tmp_path / "store.db"
    with bench_at(f"sqlite:///{path}") as bench:
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.3, other.execute, ("COMMIT",))
        timer.start()
        bench.store.audit.append("test.done", "me", {})
        timer.join()
        other.close()


def test_opening_a_new_file_waits_for_another_process_that_does_so(tmp_path: Path) -> None:
    import threading

    path = tmp_path / "store.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    mine = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        use_wal(mine, 0.0)
    timer = threading.Timer(0.2, other.execute, ("COMMIT",))
    timer.start()
    use_wal(mine, 20.0)
    assert mine.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    timer.join()
    other.close()
    mine.close()


def test_a_child_process_opens_connections_of_its_own(shared_url: str) -> None:
    with bench_at(shared_url) as bench:
        bench.store.audit.append("test.done", "parent", {})
        pid = os.fork()
        if pid == 0:
            bench.store.after_fork()
            code = 0 if bench.store.audit.append("test.done", "child", {}).seq == 2 else 1
            os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        assert bench.store.audit.append("test.done", "parent", {}).seq == 3


def test_a_ping_takes_some_time(bench: Bench) -> None:
    assert 0 < bench.store.ping_ms() < 5_000


def test_threads_share_a_store(bench: Bench) -> None:
    from concurrent.futures import ThreadPoolExecutor

    document = bench.document()
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda _: bench.submit(document), range(20)))
        claims = list(pool.map(lambda row: bench.store.jobs.claim(row.id, "worker", 15), [*rows, *rows]))
    assert sum(claim is not None for claim in claims) == 20


def test_personal_data_is_sealed_in_every_file(tmp_path: Path) -> None:
    from tests.fixtures.stores import artifact, finding

    from maskmill.domain.job import JobState
    from maskmill.ports.jobs import Outcome

    raw = "Ada-Lovelace-1815"
    with bench_at(f"sqlite:///{tmp_path}/store.db") as bench:
        document = bench.document(f"{raw}.pdf")
        claim = bench.claim(bench.submit(document, raw_options={"terms": [raw]}).id)
        made = (artifact(document, raw_name=f"{raw}.pdf"),)
        bench.store.jobs.finish(claim, Outcome(JobState.DONE, artifacts=made, findings=(finding(label=raw),)))
        assert bench.store.jobs.artifacts("default", claim.job.id)[0].raw_name == f"{raw}.pdf"
        for file in tmp_path.iterdir():
            content = file.read_bytes()
            assert raw.encode() not in content, file.name
            assert (b"ab" * 32) not in content, file.name
