"""Temporary files: private, gone afterwards, and only where they may be."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from maskmill.adapters.blobs import temporary
from maskmill.adapters.blobs.temporary import file_sha256, inside, private_folder, secure_delete, write_private
from maskmill.errors import MissingFile, UnsafePath


def test_a_private_folder_is_ours_alone_and_gone_afterwards(tmp_path: Path) -> None:
    with private_folder(tmp_path) as folder:
        path = write_private(folder, "pages/1.png", [b"raw", b"bytes"])
        assert path.read_bytes() == b"rawbytes"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(tmp_path.iterdir()) == []


def test_a_private_folder_is_gone_after_a_failure_too(tmp_path: Path) -> None:
    def fail() -> None:
        with private_folder(tmp_path) as folder:
            write_private(folder, "a", [b"x"])
            (folder / "locked").write_bytes(b"y")
            (folder / "locked").chmod(0o400)
            raise RuntimeError("the tool crashed")

    with pytest.raises(RuntimeError, match="crashed"):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_what_a_link_points_to_survives_the_folder(tmp_path: Path) -> None:
    target = tmp_path / "keep"
    target.write_text("keep")
    with private_folder(tmp_path) as folder:
        (folder / "link").symlink_to(target)
    assert target.read_text() == "keep"


def test_secure_delete_overwrites_the_bytes_before_it_removes_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, twin = tmp_path / "secret", tmp_path / "twin"
    content = b"Ada Lovelace" * 200_000
    path.write_bytes(content)
    os.link(path, twin)  # shows what the blocks hold after the name is gone
    synced: list[int] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(descriptor)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    secure_delete(path)
    assert not path.exists()
    assert synced
    left = twin.read_bytes()
    assert len(left) == len(content)
    assert b"Ada Lovelace" not in left  # three bytes alone turn up in two million random ones now and then
    assert left[: 1 << 20] != left[1 << 20 : 2 << 20]


def test_an_empty_file_is_deleted_too(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    secure_delete(path)
    assert not path.exists()


def test_secure_delete_touches_plain_files_only(tmp_path: Path) -> None:
    target = tmp_path / "keep"
    target.write_text("keep")
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(target)
    os.mkfifo(pipe)
    for path in (link, pipe, tmp_path):
        with pytest.raises(UnsafePath):
            secure_delete(path)
    with pytest.raises(MissingFile):
        secure_delete(tmp_path / "none")
    assert target.read_text() == "keep"


def test_a_link_on_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "file").symlink_to("/etc/passwd")
    for path in ("folder/x", "real/file", "../x", "/etc/passwd"):
        with pytest.raises(UnsafePath):
            inside(tmp_path, path)
        with pytest.raises(UnsafePath):
            write_private(tmp_path, path, [b"x"])
    assert inside(tmp_path, "real/other") == tmp_path / "real" / "other"


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    write_private(tmp_path, "a", [b"first"])
    with pytest.raises(UnsafePath):
        write_private(tmp_path, "a", [b"second"])
    assert (tmp_path / "a").read_bytes() == b"first"


@pytest.mark.parametrize("size", [0, 1, 4_096, temporary.BLOCK_BYTES, temporary.BLOCK_BYTES + 1])
def test_the_hash_of_a_file_is_that_of_its_bytes(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    (tmp_path / "file").write_bytes(content)
    assert file_sha256(tmp_path / "file") == sha256(content).hexdigest()


def test_a_file_is_hashed_in_large_blocks() -> None:
    assert temporary.BLOCK_BYTES >= 4_096
    with pytest.raises(MissingFile):
        file_sha256(Path("no such file"))
