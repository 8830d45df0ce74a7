"""A result appears whole, with its certificate, or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from maskmill.cli.files import deliver
from maskmill.cli.files.deliver import free_name, publish, replace_private, results_to, staged_in, write_private
from maskmill.errors import StorageFull, TargetExists, UnsafePath


def stage(folder: Path) -> deliver.Staged:
    staged = staged_in(folder)
    write_private(staged.output, b"clean")
    write_private(staged.certificate, b"{}")
    return staged


def test_a_result_and_its_certificate_are_private_and_leave_nothing_else(tmp_path: Path) -> None:
    publish(stage(tmp_path), tmp_path / "sub/a.pdf", tmp_path, force=False)
    assert (tmp_path / "sub/a.pdf").read_bytes() == b"clean"
    assert (tmp_path / "sub/a.pdf.certificate.json").read_bytes() == b"{}"
    assert stat.S_IMODE((tmp_path / "sub/a.pdf").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sub"]


@pytest.mark.parametrize("name", ["a.pdf", "a.pdf.certificate.json"])
def test_what_appeared_meanwhile_is_not_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"theirs")
    staged = stage(tmp_path)
    with pytest.raises(TargetExists):
        publish(staged, tmp_path / "a.pdf", tmp_path, force=False)
    assert (tmp_path / name).read_bytes() == b"theirs"
    publish(staged, tmp_path / "a.pdf", tmp_path, force=True)
    assert (tmp_path / "a.pdf").read_bytes() == b"clean"


def test_a_folder_that_became_a_link_meanwhile_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    staged = stage(tmp_path / "out")
    (tmp_path / "out/sub").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafePath):
        publish(staged, tmp_path / "out/sub/a.pdf", tmp_path / "out", force=True)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_discarding_removes_both_and_may_be_done_twice(tmp_path: Path) -> None:
    staged = stage(tmp_path)
    staged.discard()
    staged.discard()
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFull):
        write_private(tmp_path / "a", b"content")
    assert not list(tmp_path.iterdir())


def test_a_link_in_the_place_of_a_temporary_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "victim")
    with pytest.raises(FileExistsError):
        write_private(tmp_path / "a", b"content")
    assert not (tmp_path / "victim").exists()


def test_a_file_of_answers_takes_its_name_only_when_all_went_well(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"

    def fail_half_way() -> None:
        with results_to(target) as out:
            out.write(b"half")
            raise ValueError("broke")

    with pytest.raises(ValueError, match="broke"):
        fail_half_way()
    assert not list(tmp_path.iterdir())
    with results_to(target) as out:
        out.write(b"whole")
    assert target.read_bytes() == b"whole"


def test_replacing_is_whole_and_private(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    replace_private(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_two_masked_names_that_fall_together_are_numbered() -> None:
    taken: set[Path] = set()
    names = []
    for _ in range(3):
        names.append(free_name(Path("out/PERSON.pdf"), taken).name)
        taken.add(Path("out") / names[-1])
    assert names == ["PERSON.pdf", "PERSON-2.pdf", "PERSON-3.pdf"]
