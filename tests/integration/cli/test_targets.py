"""Where results go is decided, and every clash found, before any work."""

import os
from pathlib import Path, PurePath

import pytest

from maskmill.cli.files.targets import certificate_of, check, collect
from maskmill.errors import InvalidRequest, TargetExists, UnsafePath


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text")


def test_a_folder_gives_its_files_sorted_with_their_relative_paths(tmp_path: Path) -> None:
    make(tmp_path, "in/b.txt", "in/a.txt", "in/deep/er/c.pdf")
    found = collect([str(tmp_path / "in")], tmp_path / "out")
    assert [item.raw_relative.as_posix() for item in found] == ["a.txt", "b.txt", "deep/er/c.pdf"]
    assert found[0].raw_path == str(tmp_path / "in" / "a.txt")


def test_results_of_an_earlier_call_are_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/a.txt", "out/a.txt.certificate.json")
    assert [item.raw_relative for item in collect([str(tmp_path)], tmp_path / "out")] == [PurePath("a.txt")]


def test_links_in_a_folder_are_listed_as_links_and_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "secret/a.txt", "in/real.txt")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "secret/a.txt")
    (tmp_path / "in/folder").symlink_to(tmp_path / "secret")
    found = {item.raw_relative.as_posix(): item.is_link for item in collect([str(tmp_path / "in")], None)}
    assert found == {"folder": True, "link.txt": True, "real.txt": False}


def test_a_link_that_is_named_is_an_input_like_any_other(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert [item.is_link for item in collect([str(tmp_path / "link.txt")], None)] == [False]


@pytest.mark.parametrize(
    "names", [("x/a.txt", "y/a.txt"), ("x/a.txt", "x/a.txt"), ("x/a.txt", "y/a.txt.certificate.json")]
)
def test_two_results_of_one_name_are_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    make(tmp_path, *names)
    found = collect([str(tmp_path / name) for name in names], tmp_path / "out")
    with pytest.raises(TargetExists, match="same name"):
        check(found, tmp_path / "out", force=True, with_summary=True)


def test_a_file_that_is_called_like_the_summary_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "in/summary.csv", "in/a.txt")
    found = collect([str(tmp_path / "in")], tmp_path / "out")
    with pytest.raises(TargetExists, match="same name"):
        check(found, tmp_path / "out", force=False, with_summary=True)


def test_a_result_never_replaces_its_input_even_by_force(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    with pytest.raises(TargetExists, match="own input"):
        check(collect([str(tmp_path / "a.txt")], tmp_path), tmp_path, force=True, with_summary=False)


def test_a_result_never_replaces_its_input_through_a_link(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt")
    (tmp_path / "out").symlink_to(tmp_path / "in")
    with pytest.raises(TargetExists, match="own input"):
        check(collect([str(tmp_path / "in/a.txt")], tmp_path / "out"), tmp_path / "out", force=True, with_summary=False)


@pytest.mark.parametrize("name", ["a.txt", "a.txt.certificate.json"])
def test_what_exists_is_replaced_only_by_force(tmp_path: Path, name: str) -> None:
    make(tmp_path, "in/a.txt", f"out/{name}")
    found = collect([str(tmp_path / "in/a.txt")], tmp_path / "out")
    with pytest.raises(TargetExists, match="--force"):
        check(found, tmp_path / "out", force=False, with_summary=False)
    check(found, tmp_path / "out", force=True, with_summary=False)


def test_a_dangling_link_counts_as_a_result_that_exists(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.txt").symlink_to(tmp_path / "nowhere")
    with pytest.raises(TargetExists, match="--force"):
        check(collect([str(tmp_path / "in/a.txt")], None), tmp_path / "out", force=False, with_summary=False)


def test_a_link_below_the_output_folder_leads_nowhere(tmp_path: Path) -> None:
    make(tmp_path, "in/sub/a.txt")
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out/sub").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafePath, match="outside"):
        check(collect([str(tmp_path / "in")], tmp_path / "out"), tmp_path / "out", force=False, with_summary=False)


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out")
    with pytest.raises(InvalidRequest, match="names a folder"):
        check(collect([str(tmp_path / "a.txt")], None), tmp_path / "out", force=True, with_summary=False)


def test_a_folder_in_the_place_of_a_result_is_refused_even_by_force(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt")
    (tmp_path / "out/a.txt").mkdir(parents=True)
    with pytest.raises(TargetExists, match="folder"):
        check(collect([str(tmp_path / "in/a.txt")], None), tmp_path / "out", force=True, with_summary=False)


def test_a_missing_path_is_listed_and_fails_alone_later(tmp_path: Path) -> None:
    assert [item.raw_path for item in collect([str(tmp_path / "gone.pdf")], None)] == [str(tmp_path / "gone.pdf")]


@pytest.mark.parametrize("path", ["..", "a/..", "/"])
def test_odd_paths_are_folders_or_get_a_plain_name(tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    if path != "/":
        assert all(".." not in item.raw_relative.parts for item in collect([path], None))
    assert os.path.isdir(path)  # noqa: PTH112 - the same question as the code asks


def test_a_certificate_stands_beside_its_file() -> None:
    assert certificate_of(Path("out/a.pdf")) == Path("out/a.pdf.certificate.json")
