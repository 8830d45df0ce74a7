"""The contract of ports/keys.py, for the key file and its twin; and what only a file must do."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from maskmill.adapters.keys.key_file import KeyFile
from maskmill.adapters.keys.memory import MemoryKeyring
from maskmill.errors import Conflict, Gone, InvalidSettings, NotFound, ProofFailed, StoreUnavailable
from maskmill.ports.keys import Keyring

MASTER = b"m" * 32
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
"""Newer Pythons warn about what these tests do on purpose: forking beside threads."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "keys.sqlite"


@pytest.fixture
def key_file(path: Path) -> Iterator[KeyFile]:
    found = KeyFile(path, MASTER)
    yield found
    found.close()


@pytest.fixture(params=["file", "memory"])
def keys(request: pytest.FixtureRequest) -> Keyring:
    return MemoryKeyring() if request.param == "memory" else request.getfixturevalue("key_file")


def wrapped(path: Path, document_id: str) -> bytes:
    db = sqlite3.connect(path)
    found = db.execute("SELECT wrapped FROM document_key WHERE document_id = ?", (document_id,)).fetchone()[0]
    db.close()
    return bytes(found)


def test_keys_are_stable_and_all_different(keys: Keyring) -> None:
    keys.create_document_key("default", "doc_1")
    keys.create_document_key("default", "doc_2")
    first, second = keys.create_object_key("doc_1", "obj_1"), keys.create_object_key("doc_1", "obj_2")
    assert keys.object_key("doc_1", "obj_1") == first
    assert keys.column_key("doc_1") == keys.column_key("doc_1")
    secrets = [keys.tenant_secret(tenant, use) for tenant in ("default", "other") for use in ("hash", "step")]
    found = {first, second, keys.column_key("doc_1"), keys.column_key("doc_2"), *secrets}
    assert len(found) == 8
    assert {len(key) for key in found} == {32}


def test_a_documents_objects_are_listed_until_it_is_shredded(keys: Keyring) -> None:
    keys.create_document_key("default", "doc_1")
    keys.create_document_key("default", "doc_2")
    for number in range(3):
        keys.create_object_key("doc_1", f"obj_{number}")
    assert keys.objects("doc_1") == ["obj_0", "obj_1", "obj_2"]
    assert keys.objects("doc_2") == keys.objects("doc_3") == []
    keys.shred("doc_1")
    assert keys.objects("doc_1") == []


def test_what_was_never_made_is_not_found(keys: Keyring) -> None:
    keys.create_document_key("default", "doc_1")
    keys.create_document_key("default", "doc_2")
    keys.create_object_key("doc_1", "obj_1")
    calls: tuple[Callable[[], object], ...] = (
        lambda: keys.column_key("doc_3"),
        lambda: keys.create_object_key("doc_3", "obj_9"),
        lambda: keys.object_key("doc_1", "obj_9"),
        lambda: keys.object_key("doc_2", "obj_1"),
    )
    for call in calls:
        with pytest.raises(NotFound):
            call()
    assert keys.shred("doc_3") is False


def test_ids_are_used_once(keys: Keyring) -> None:
    keys.create_document_key("default", "doc_1")
    keys.create_object_key("doc_1", "obj_1")
    with pytest.raises(Conflict):
        keys.create_document_key("default", "doc_1")
    with pytest.raises(Conflict):
        keys.create_object_key("doc_1", "obj_1")


def test_a_shredded_document_is_gone_for_good_and_others_are_not(keys: Keyring) -> None:
    for document in ("doc_1", "doc_2"):
        keys.create_document_key("default", document)
        keys.create_object_key(document, f"obj_{document}")
    assert keys.shred("doc_1") is True
    assert keys.shred("doc_1") is False
    calls: tuple[Callable[[], object], ...] = (
        lambda: keys.column_key("doc_1"),
        lambda: keys.object_key("doc_1", "obj_doc_1"),
        lambda: keys.create_object_key("doc_1", "obj_9"),
    )
    for call in calls:
        with pytest.raises(Gone):
            call()
    with pytest.raises(Conflict):
        keys.create_document_key("default", "doc_1")
    assert len(keys.object_key("doc_2", "obj_doc_2")) == 32


def test_keys_outlive_a_restart(path: Path, key_file: KeyFile) -> None:
    key_file.create_document_key("default", "doc_1")
    made = key_file.create_object_key("doc_1", "obj_1")
    column, secret = key_file.column_key("doc_1"), key_file.tenant_secret("default", "hash")
    key_file.close()
    again = KeyFile(path, MASTER)
    assert again.object_key("doc_1", "obj_1") == made
    assert (again.column_key("doc_1"), again.tenant_secret("default", "hash")) == (column, secret)
    again.close()


def test_nothing_of_a_shredded_key_is_left_in_any_file(path: Path, key_file: KeyFile) -> None:
    for n in range(300):
        key_file.create_document_key("default", f"doc_{n}")
        key_file.create_object_key(f"doc_{n}", f"obj_{n}")
    doomed = {n: wrapped(path, f"doc_{n}") for n in range(0, 300, 7)}
    before = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert all(key in before for key in doomed.values())
    for n in doomed:
        assert key_file.shred(f"doc_{n}")
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size == 0
    after = b"".join(file.read_bytes() for file in path.parent.iterdir())
    for key in doomed.values():
        assert key not in after
        assert key[12:44] not in after
    assert len(key_file.object_key("doc_1", "obj_1")) == 32


def test_a_shred_waits_for_a_reader_before_it_cuts_the_log(path: Path, key_file: KeyFile) -> None:
    key_file.create_document_key("default", "doc_1")
    reader = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM document_key").fetchone()
    timer = threading.Timer(0.3, reader.execute, ("COMMIT",))
    timer.start()
    assert key_file.shred("doc_1")
    timer.join()
    reader.close()
    assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_a_shred_whose_log_stays_in_use_says_so(path: Path, key_file: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maskmill.adapters.keys.key_file.BUSY_S", 0.1)
    quick = KeyFile(path, MASTER)
    key_file.create_document_key("default", "doc_1")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM document_key").fetchone()
    with pytest.raises(StoreUnavailable):
        quick.shred("doc_1")
    with pytest.raises(Gone):
        key_file.column_key("doc_1")
    reader.close()
    assert quick.shred("doc_1") is False
    assert path.with_name(path.name + "-wal").stat().st_size == 0
    quick.close()


def test_another_master_key_is_refused(path: Path, key_file: KeyFile) -> None:
    key_file.create_document_key("default", "doc_1")
    with pytest.raises(InvalidSettings, match="does not fit"):
        KeyFile(path, b"x" * 32)


def test_rotation_wraps_the_tenants_anew_and_keeps_every_key(path: Path, key_file: KeyFile) -> None:
    key_file.create_document_key("default", "doc_1")
    made, secret = key_file.create_object_key("doc_1", "obj_1"), key_file.tenant_secret("default", "hash")
    db = sqlite3.connect(path)
    old = [bytes(row[0]) for row in db.execute("SELECT wrapped FROM tenant_key")]
    db.close()
    key_file.rotate_master(b"n" * 32)
    assert key_file.object_key("doc_1", "obj_1") == made
    key_file.close()
    again = KeyFile(path, b"n" * 32)
    assert (again.object_key("doc_1", "obj_1"), again.tenant_secret("default", "hash")) == (made, secret)
    again.close()
    content = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert not any(key in content for key in old)
    with pytest.raises(InvalidSettings):
        KeyFile(path, MASTER)


def test_a_wrapped_key_that_was_moved_does_not_open(path: Path, key_file: KeyFile) -> None:
    key_file.create_document_key("default", "doc_1")
    key_file.create_document_key("default", "doc_2")
    db = sqlite3.connect(path)
    db.execute("UPDATE document_key SET wrapped = ? WHERE document_id = 'doc_2'", (wrapped(path, "doc_1"),))
    db.commit()
    db.close()
    with pytest.raises(ProofFailed):
        key_file.column_key("doc_2")


def test_the_files_are_private(path: Path, key_file: KeyFile) -> None:
    key_file.create_document_key("default", "doc_1")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_threads_share_a_key_file(key_file: KeyFile) -> None:
    def work(n: int) -> bool:
        key_file.create_document_key(f"tenant_{n % 3}", f"doc_{n}")
        made = key_file.create_object_key(f"doc_{n}", f"obj_{n}")
        return key_file.object_key(f"doc_{n}", f"obj_{n}") == made and key_file.shred(f"doc_{n}")

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(24)))


def test_a_child_process_opens_the_file_itself(key_file: KeyFile) -> None:
    key_file.create_document_key("default", "doc_1")
    column = key_file.column_key("doc_1")
    pid = os.fork()
    if pid == 0:
        try:
            key_file.create_document_key("default", "doc_child")
            os._exit(0 if key_file.column_key("doc_1") == column else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert len(key_file.column_key("doc_child")) == 32


def test_a_fork_while_another_thread_works_does_not_hang_the_child(key_file: KeyFile) -> None:
    with key_file._lock, ThreadPoolExecutor(1) as pool:
        pid = pool.submit(_fork_and_make, key_file).result()
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _fork_and_make(key_file: KeyFile) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            key_file.create_document_key("default", "doc_child")
            os._exit(0)
        finally:
            os._exit(2)
    return pid
