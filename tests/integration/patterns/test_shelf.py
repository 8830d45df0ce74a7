from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from maskmill.adapters.patterns.shelf import Shelf

KEY = "k" * 64


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    kept = Shelf((tmp_path / "absent", tmp_path / "cache"))
    assert kept.put(KEY, b"data")
    return kept


def _file(tmp_path: Path) -> Path:
    return next((tmp_path / "cache").iterdir())


def test_what_is_put_is_got(shelf: Shelf) -> None:
    assert shelf.get(KEY) == b"data"
    assert shelf.get("other") is None


def test_files_are_for_their_owner_alone(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.get(KEY) is not None
    assert stat.S_IMODE(_file(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_is_refused(shelf: Shelf, tmp_path: Path, mode: int) -> None:
    _file(tmp_path).chmod(mode)
    assert shelf.get(KEY) is None


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_that_others_can_write_is_refused(shelf: Shelf, tmp_path: Path, mode: int) -> None:
    (tmp_path / "cache").chmod(mode)
    assert shelf.get(KEY) is None


def test_a_link_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert shelf.get(KEY) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_user_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    os.chown(_file(tmp_path), 12_345, -1)
    assert shelf.get(KEY) is None


def test_content_that_was_changed_or_cut_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    file = _file(tmp_path)
    whole = file.read_bytes()
    for broken in (whole[:-1], whole.replace(b"data", b"date"), b"", b"maskmill patterns 0\n" + whole[20:]):
        file.write_bytes(broken)
        assert shelf.get(KEY) is None


def test_a_file_under_another_key_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    other = f"{KEY[:32]}{'x' * 32}"
    assert _file(tmp_path).name.startswith(KEY[:32])
    assert shelf.get(other) is None


def test_old_files_are_dropped(shelf: Shelf, tmp_path: Path) -> None:
    for at in range(5):
        shelf.put(f"{at}" * 64, b"x")
    assert len(list((tmp_path / "cache").iterdir())) == 3
    assert shelf.get("4" * 64) == b"x"


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    assert not Shelf((tmp_path / "no" / "parent",)).put(KEY, b"data")
    (tmp_path / "file").touch()
    assert not Shelf((tmp_path / "file",)).put(KEY, b"data")
