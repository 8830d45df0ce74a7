"""The contract of ports/blobs.py: a folder, the twin in memory, and obstore."""

from __future__ import annotations

import os
import stat
import tracemalloc
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from obstore.store import LocalStore, MemoryStore

from maskmill.adapters.blobs.chunks import CHUNK_BYTES, HEADER_BYTES, TAG_BYTES
from maskmill.adapters.blobs.remote import RemoteObjects
from maskmill.adapters.blobs.sealed import MemoryBlobs, SealedBlobs, local_blobs, open_blobs
from maskmill.adapters.keys.memory import MemoryKeyring
from maskmill.errors import FileTooLarge, Gone, InvalidSettings, NotFound, ProofFailed, StoreUnavailable

DOC, KIND = "doc_1", "input"
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
"""Newer Pythons warn about what these tests do on purpose: forking beside threads."""


@pytest.fixture
def keys() -> MemoryKeyring:
    found = MemoryKeyring()
    for document in (DOC, "doc_2"):
        found.create_document_key("default", document)
    return found


@pytest.fixture(params=["folder", "memory", "obstore-memory", "obstore-local"])
def blobs(request: pytest.FixtureRequest, keys: MemoryKeyring, tmp_path: Path) -> SealedBlobs:
    makers: dict[str, Callable[[], SealedBlobs]] = {
        "folder": lambda: local_blobs(tmp_path / "objects", keys),
        "memory": lambda: MemoryBlobs(keys),
        "obstore-memory": lambda: SealedBlobs(RemoteObjects(MemoryStore()), keys),
        "obstore-local": lambda: SealedBlobs(RemoteObjects(LocalStore(tmp_path, mkdir=True)), keys),
    }
    return makers[request.param]()


def flow(size: int, piece: int = 300_000) -> Iterator[bytes]:
    """Yield bytes that are made as they are asked for."""
    for start in range(0, size, piece):
        yield os.urandom(1) * min(piece, size - start)


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 7_654_321])
def test_what_was_put_comes_back(blobs: SealedBlobs, size: int) -> None:
    content = os.urandom(size)
    ref = blobs.put(DOC, KIND, (content[at : at + 777_777] for at in range(0, size, 777_777)))
    assert (ref.document_id, ref.size_bytes, ref.sha256) == (DOC, size, sha256(content).hexdigest())
    assert blobs.get(DOC, KIND, ref.object_id) == content
    assert max((len(chunk) for chunk in blobs.stream(DOC, KIND, ref.object_id)), default=0) <= CHUNK_BYTES


def test_the_limit_is_exact_and_nothing_is_left_past_it(blobs: SealedBlobs) -> None:
    assert blobs.put(DOC, KIND, [b"x" * 50, b"x" * 50], limit_bytes=100).size_bytes == 100
    with pytest.raises(FileTooLarge, match="more than 100 bytes"):
        blobs.put(DOC, KIND, [b"x" * 50, b"x" * 51], limit_bytes=100)
    assert len(list(blobs.objects())) == 1


@pytest.mark.parametrize("after", [0, 1, 30])
def test_nothing_is_left_when_the_bytes_stop(blobs: SealedBlobs, after: int, tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        for _ in range(after):
            yield b"x" * 500_000
        raise ConnectionResetError("the client went away")

    with pytest.raises(ConnectionResetError, match="went away"):
        blobs.put(DOC, KIND, broken())
    assert list(blobs.objects()) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_deleted_object_is_not_found_and_may_be_deleted_again(blobs: SealedBlobs) -> None:
    ref = blobs.put(DOC, KIND, [b"x"])
    blobs.delete(ref.object_id)
    blobs.delete(ref.object_id)
    with pytest.raises(NotFound):
        blobs.stream(DOC, KIND, ref.object_id)
    assert list(blobs.objects()) == []


def test_a_shredded_document_s_objects_are_gone_though_the_bytes_are_there(
    blobs: SealedBlobs, keys: MemoryKeyring
) -> None:
    ref = blobs.put(DOC, KIND, [b"x"])
    keys.shred(DOC)
    with pytest.raises(Gone):
        blobs.stream(DOC, KIND, ref.object_id)
    with pytest.raises(Gone):
        blobs.put(DOC, KIND, [b"x"])
    assert list(blobs.objects()) == [ref.object_id]


def test_an_object_opens_only_as_what_it_is(blobs: SealedBlobs) -> None:
    ref = blobs.put(DOC, KIND, [b"x"])
    with pytest.raises(ProofFailed):
        blobs.get(DOC, "output", ref.object_id)
    with pytest.raises(NotFound):
        blobs.get("doc_2", KIND, ref.object_id)


@pytest.mark.parametrize("object_id", ["../../etc/passwd", "obj_", "/obj_01234567", "obj_01234567\n", "OBJ_01234567"])
def test_an_id_that_is_a_path_is_not_found(blobs: SealedBlobs, keys: MemoryKeyring, object_id: str) -> None:
    keys.create_object_key(DOC, object_id)
    with pytest.raises(NotFound):
        blobs.get(DOC, KIND, object_id)


def test_old_objects_can_be_told_from_new_ones(blobs: SealedBlobs) -> None:
    ref = blobs.put(DOC, KIND, [b"x"])
    assert list(blobs.objects(older_than_s=-1)) == [ref.object_id]
    assert list(blobs.objects(older_than_s=60)) == []


def test_a_ping_leaves_nothing(blobs: SealedBlobs) -> None:
    assert blobs.ping_ms() > 0
    assert list(blobs.objects(older_than_s=-1)) == []


def test_nothing_in_clear_reaches_the_disk(keys: MemoryKeyring, tmp_path: Path) -> None:
    blobs = local_blobs(tmp_path / "objects", keys)
    blobs.put(DOC, KIND, [b"Ada Lovelace " * 1_000])
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 1
    assert b"Ada Lovelace" not in files[0].read_bytes()
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600
    folders = [path for path in tmp_path.rglob("*") if path.is_dir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


def _truncated(sealed: bytes) -> bytes:
    return sealed[: HEADER_BYTES + 2 * (CHUNK_BYTES + TAG_BYTES)]


def _swapped(sealed: bytes) -> bytes:
    a, b = HEADER_BYTES, HEADER_BYTES + CHUNK_BYTES + TAG_BYTES
    c = b + CHUNK_BYTES + TAG_BYTES
    return sealed[:a] + sealed[b:c] + sealed[a:b] + sealed[c:]


@pytest.mark.parametrize(
    "harm",
    [
        _truncated,
        _swapped,
        lambda sealed: sealed[:-1],
        lambda sealed: sealed + b"\0",
        lambda sealed: sealed[:5_000] + bytes([sealed[5_000] ^ 1]) + sealed[5_001:],
        lambda sealed: sealed[:7] + bytes([sealed[7] ^ 1]) + sealed[8:],
        lambda sealed: b"MMBL\x02" + sealed[5:],
        lambda sealed: sealed[:HEADER_BYTES],
        lambda sealed: sealed[:4],
        lambda _: b"",
    ],
    ids=["truncated", "swapped", "cut", "longer", "flipped", "nonce", "version", "header only", "no header", "empty"],
)
def test_a_changed_object_does_not_open(keys: MemoryKeyring, tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    blobs = local_blobs(tmp_path, keys)
    ref = blobs.put(DOC, KIND, [os.urandom(2 * CHUNK_BYTES + 10_000)])
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(ProofFailed):
        blobs.get(DOC, KIND, ref.object_id)


def test_two_objects_that_changed_places_do_not_open(keys: MemoryKeyring, tmp_path: Path) -> None:
    blobs = local_blobs(tmp_path, keys)
    refs = [blobs.put(DOC, KIND, [bytes([n]) * 99]) for n in range(2)]
    first, second = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)
    for ref in refs:
        with pytest.raises(ProofFailed):
            blobs.get(DOC, KIND, ref.object_id)


@pytest.mark.parametrize("where", ["folder", "memory store"])
def test_memory_stays_bounded_however_large_the_object(keys: MemoryKeyring, tmp_path: Path, where: str) -> None:
    objects = RemoteObjects(LocalStore(tmp_path, mkdir=True))
    blobs = local_blobs(tmp_path, keys) if where == "folder" else SealedBlobs(objects, keys)
    tracemalloc.start()
    ref = blobs.put(DOC, KIND, flow(64 << 20))
    total = sum(len(chunk) for chunk in blobs.stream(DOC, KIND, ref.object_id))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (total, ref.size_bytes) == (64 << 20, 64 << 20)
    assert peak < 24 << 20


def _dying_after(size: int) -> Iterator[bytes]:
    yield from flow(size)
    os._exit(9)


def test_what_a_killed_writer_left_can_be_swept(keys: MemoryKeyring, tmp_path: Path) -> None:
    blobs = local_blobs(tmp_path, keys)
    pid = os.fork()
    if pid == 0:
        blobs.put(DOC, KIND, _dying_after(3 * CHUNK_BYTES))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    (left,) = blobs.objects()
    with pytest.raises(NotFound):
        blobs._objects.read(left)
    blobs.delete(left)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_child_process_writes_to_the_folder_too(keys: MemoryKeyring, tmp_path: Path) -> None:
    blobs = local_blobs(tmp_path, keys)
    blobs.put(DOC, KIND, [b"x"])
    pid = os.fork()
    if pid == 0:
        blobs.put(DOC, KIND, [b"y"])
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert len(list(blobs.objects())) == 2


def test_a_forked_child_is_told_rather_than_hung_by_obstore(keys: MemoryKeyring) -> None:
    blobs = SealedBlobs(RemoteObjects(MemoryStore()), keys)
    blobs.put(DOC, KIND, [b"x"])
    pid = os.fork()
    if pid == 0:
        try:
            blobs.put(DOC, KIND, [b"y"])
        except StoreUnavailable:
            os._exit(7)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7


def test_a_folder_that_is_not_one_is_unavailable(keys: MemoryKeyring, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable):
        local_blobs(tmp_path / "file" / "objects", keys)


def test_a_bucket_that_does_not_answer_is_unavailable(keys: MemoryKeyring) -> None:
    from datetime import timedelta

    from obstore.store import S3Store

    store = S3Store(
        "bucket", endpoint="http://127.0.0.1:1", access_key_id="x", secret_access_key="y", region="us-east-1",
        client_options={"allow_http": True},
        retry_config={"max_retries": 0, "retry_timeout": timedelta(seconds=1)},
    )  # fmt: skip
    with pytest.raises(StoreUnavailable):
        SealedBlobs(RemoteObjects(store), keys).put(DOC, KIND, [b"x"])


def test_a_url_chooses_where_objects_are(keys: MemoryKeyring, tmp_path: Path) -> None:
    stored = open_blobs(f"file://{tmp_path}/some%20folder", keys)
    ref = stored.put(DOC, KIND, [b"x"])
    assert (tmp_path / "some folder" / ref.object_id[-2:] / ref.object_id).is_file()
    assert open_blobs("memory://", keys).put(DOC, KIND, [b"x"]).size_bytes == 1
    assert isinstance(open_blobs("s3://bucket/prefix", keys)._objects, RemoteObjects)
    for url in ("", "folder", "gs://bucket", "s3://", "file://"):
        with pytest.raises(InvalidSettings):
            open_blobs(url, keys)
