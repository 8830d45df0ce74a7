"""Which files an old call may name (CHECKLIST S1-64)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from maskmill.compat.upload import opened
from maskmill.errors import MissingFile, UnsafePath


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "uploads"
    (folder / "mail").mkdir(parents=True)
    (folder / "mail" / "one.txt").write_bytes(b"one" * 1_000_000)
    (folder / "two.txt").write_bytes(b"two")
    (folder / "link.txt").symlink_to(folder / "two.txt")
    (folder / "side").symlink_to(folder / "mail")
    (tmp_path / "outside.txt").write_bytes(b"outside")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    os.mkfifo(folder / "pipe")
    return folder


def content(folder: Path | None, path: str) -> bytes:
    with opened(folder, path) as blocks:
        return b"".join(blocks)


@pytest.mark.parametrize("form", ["{path}", "{folder}/{path}"])
def test_a_file_below_the_folder_is_read_in_blocks(folder: Path, form: str) -> None:
    assert content(folder, form.format(folder=folder, path="two.txt")) == b"two"
    with opened(folder, form.format(folder=folder, path="mail/one.txt")) as blocks:
        sizes = [len(block) for block in blocks]
    assert sum(sizes) == 3_000_000
    assert max(sizes) <= 1 << 20


def test_a_folder_that_is_reached_by_a_link_may_be_named_either_way(folder: Path) -> None:
    named = folder.parent / "named"
    named.symlink_to(folder)
    assert content(named, f"{named}/two.txt") == content(named, f"{folder}/two.txt") == b"two"


@pytest.mark.parametrize(
    "path",
    [
        "../outside.txt", "mail/../../outside.txt", "mail/../two.txt", "/etc/passwd", "{folder}/../outside.txt",
        "{folder}x/two.txt", "{parent}/outside.txt", "{folder}//etc/passwd", "link.txt", "out.txt", "side/one.txt",
        "mail", "pipe", "", ".", "mail/", "two.txt\0", "a\\b", "two.txt/x",
    ],
)  # fmt: skip
def test_a_path_that_leads_anywhere_else_is_refused_and_not_repeated(folder: Path, path: str) -> None:
    named = path.format(folder=folder, parent=folder.parent)
    with pytest.raises(UnsafePath) as caught:
        content(folder, named)
    assert str(folder) not in str(caught.value)
    assert not named.strip("./\0") or named not in str(caught.value)


def test_a_file_that_is_not_there_is_missing(folder: Path) -> None:
    for path in ("none.txt", "none/two.txt"):
        with pytest.raises(MissingFile):
            content(folder, path)


def test_without_a_folder_no_file_is_read(folder: Path) -> None:
    with pytest.raises(UnsafePath, match="MASKMILL_UPLOAD_FOLDER"):
        content(None, str(folder / "two.txt"))


def test_no_descriptor_stays_open(folder: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path in ("two.txt", "mail/one.txt", "out.txt", "side/one.txt", "mail", "none"):
        try:
            content(folder, path)
        except (UnsafePath, MissingFile):
            continue
    assert len(list(Path("/proc/self/fd").iterdir())) == before
