"""What a user hands in is read within its limits, or refused with the way out."""

import io
import os
import sys
from pathlib import Path

import pytest

from maskmill.cli.files.inputs import read_bytes, read_password
from maskmill.cli.files.review import read_decisions, review_document
from maskmill.cli.files.terms import read_terms
from maskmill.domain.finding import Action
from maskmill.errors import FileTooLarge, InvalidRequest, MissingFile, UnsupportedType


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(str(tmp_path / "a"), 5) == b"12345"


def test_one_byte_over_the_limit_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"123456")
    with pytest.raises(FileTooLarge, match="MASKMILL_MAX_FILE_BYTES"):
        read_bytes(str(tmp_path / "a"), 5)


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"123456")))
    with pytest.raises(FileTooLarge):
        read_bytes("-", 5)


def test_a_missing_file_is_named_as_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_bytes(str(tmp_path / "gone"), 5)
    with pytest.raises(MissingFile):
        read_bytes("nul\0byte", 5)


@pytest.mark.timeout(20)
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnsupportedType, match="no regular file"):
        read_bytes(str(tmp_path / "pipe"), 5)


def test_a_folder_is_refused_and_no_descriptor_stays_open(tmp_path: Path) -> None:
    before = sum(1 for _ in Path("/proc/self/fd").iterdir())
    with pytest.raises(UnsupportedType, match="no regular file"):
        read_bytes(str(tmp_path), 5)
    assert sum(1 for _ in Path("/proc/self/fd").iterdir()) == before


def test_terms_are_for_all_files_or_for_one_by_its_base_name(tmp_path: Path) -> None:
    path = tmp_path / "terms.json"
    path.write_text('["Zork", "Frobozz"]')
    assert read_terms(path).of("any/where.pdf") == ("Zork", "Frobozz")
    path.write_text('{"a.pdf": ["Zork"]}')
    assert read_terms(path).of("in/deep/a.pdf") == ("Zork",)
    assert read_terms(path).of("in/b.pdf") == ()
    assert read_terms(None).of("a.pdf") == ()


@pytest.mark.parametrize("content", ["", "{", '"a"', "[1]", '[""]', '{"a": "b"}', '{"a": [null]}', "3", "[" * 100_000])
def test_terms_of_another_form_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "terms.json"
    path.write_text(content)
    with pytest.raises(InvalidRequest, match="terms file"):
        read_terms(path)


def test_a_password_is_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("open sesame\nnotes\n")
    assert read_password(tmp_path / "p") == "open sesame"
    assert read_password(None) is None
    (tmp_path / "p").write_text("\n")
    with pytest.raises(InvalidRequest, match="first line"):
        read_password(tmp_path / "p")
    with pytest.raises(InvalidRequest, match="first line"):
        read_password(tmp_path / "gone")


def test_a_review_is_read_back_as_decisions(tmp_path: Path) -> None:
    path = tmp_path / "review.json"
    path.write_bytes(review_document([("in/a.pdf", [{"id": "f1", "action": "keep"}]), ("in/b.pdf", [])]))
    decisions = read_decisions(path)
    assert decisions.of("in/a.pdf", is_only=False) == {"f1": Action.KEEP}
    assert decisions.of("in/b.pdf", is_only=False) == {}
    assert decisions.of("in/c.pdf", is_only=True) == {}


def test_the_review_of_one_file_fits_it_wherever_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "review.json"
    path.write_bytes(review_document([("in/a.pdf", [{"id": "f1", "action": "redact"}])]))
    assert read_decisions(path).of("moved/a.pdf", is_only=True) == {"f1": Action.REDACT}


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("{", "line 1"),
        ("[]", "no review file"),
        ('{"files": 3}', "no review file"),
        ('{"files": [{"path": 3, "findings": []}]}', "no review file"),
        ('{"files": [{"path": "a", "findings": 3}]}', "no review file"),
        ('{"files": [{"path": "a", "findings": [{"id": 3}]}]}', "no review file"),
        ('{"files": [{"path": "a", "findings": [{"id": "x", "action": "burn"}]}]}', "Finding 1"),
    ],
)
def test_what_is_no_review_file_is_refused(tmp_path: Path, content: str, hint: str) -> None:
    path = tmp_path / "review.json"
    path.write_text(content)
    with pytest.raises(InvalidRequest, match=hint):
        read_decisions(path)
