from __future__ import annotations

import pikepdf
import pytest
from tests.fixtures.make import Paper, garbled, letter, person, show
from tests.fixtures.straight import redact, run

from maskmill.errors import (
    DamagedFile,
    EmptyFile,
    MaskmillError,
    PasswordNeeded,
    TooManyPages,
    UnsupportedType,
)

WHO = person("identify")


def test_a_pdf_and_a_text_are_told_apart_by_content() -> None:
    assert run("identify", letter(WHO, 2)).untrusted_fields == {
        "kind": "pdf", "pages": 2, "media_type": "application/pdf", "encoding": None,
    }  # fmt: skip
    assert run("identify", b"just words").untrusted_fields["kind"] == "text"


def test_an_empty_file_is_named() -> None:
    with pytest.raises(EmptyFile):
        run("identify", b"")


@pytest.mark.parametrize("head", [b"PK\x03\x04....", b"\x89PNG\r\n", b"\x00\x01\x02\x00binary"])
def test_other_types_are_refused_whatever_their_name(head: bytes) -> None:
    with pytest.raises(UnsupportedType):
        run("identify", head + b"\0" * 50)


def test_too_many_pages_names_the_limit() -> None:
    with pytest.raises(TooManyPages, match="more than 2 pages"):
        run("identify", letter(WHO, 3), pages=2)


def test_a_password_is_asked_for_and_used() -> None:
    paper = Paper()
    paper.page(show(WHO.line))
    locked = paper.bytes(encryption=pikepdf.Encryption(owner="o", user="open", R=6), deterministic_id=False)
    with pytest.raises(PasswordNeeded):
        run("identify", locked)
    with pytest.raises(PasswordNeeded):
        run("pdf.extract", locked, password="wrong")
    burned = run("pdf.burn", locked, password="open", needles=WHO.values)
    assert run("pdf.verify", burned.untrusted_blobs[0], needles=WHO.values).untrusted_fields["residue"] == []


def test_a_password_that_a_document_does_not_need_does_no_harm() -> None:
    locked = letter_locked_with("")
    assert run("identify", locked, password="of another").untrusted_fields["pages"] == 1
    assert run("pdf.extract", locked, password="of another").untrusted_fields["segments"]
    assert run("identify", letter(WHO), password="of another").untrusted_fields["pages"] == 1


def test_a_wrong_password_is_told_from_a_missing_one() -> None:
    with pytest.raises(PasswordNeeded, match="needs a password"):
        run("identify", letter_locked_with("open"))
    with pytest.raises(PasswordNeeded, match="does not open"):
        run("identify", letter_locked_with("open"), password="wrong")


def letter_locked_with(user: str) -> bytes:
    paper = Paper()
    paper.page(show(WHO.line))
    return paper.bytes(encryption=pikepdf.Encryption(owner="o", user=user, R=6), deterministic_id=False)


@pytest.mark.parametrize("lost", [12, 200, 900])
def test_a_file_that_was_cut_off_does_not_pass_for_a_whole_one(lost: int) -> None:
    with pytest.raises(DamagedFile, match="breaks off"):
        run("identify", letter(WHO, 3)[:-lost])


@pytest.mark.parametrize("tail", [b"\n" * 3000, b"\0" * 3000, b"x" * 500])
def test_a_whole_file_with_more_behind_its_end_is_read(tail: bytes) -> None:
    assert run("identify", letter(WHO, 3) + tail).untrusted_fields["pages"] == 3


def test_an_empty_password_opens_without_asking() -> None:
    paper = Paper()
    paper.page(show(WHO.line))
    locked = paper.bytes(encryption=pikepdf.Encryption(owner="o", user="", R=6), deterministic_id=False)
    assert redact(locked, WHO.values).verdict.residue == ()


def test_a_page_tree_that_loops_ends() -> None:
    paper = Paper()
    page = paper.page()
    tree = page.Parent
    looping = paper.bytes(object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    number = tree.objgen[0]
    looping = looping.replace(b"/Kids [", b"/Kids [ %d 0 R " % number)
    with pytest.raises(MaskmillError):
        run("pdf.extract", looping)


def test_a_truncated_file_gives_a_result_or_a_typed_refusal() -> None:
    document = letter(WHO, 3)
    for length in range(20, len(document), len(document) // 25):
        _survives(document[:length])


@pytest.mark.parametrize("seed", range(40))
def test_a_garbled_file_gives_a_result_or_a_typed_refusal(seed: int) -> None:
    _survives(garbled(seed, letter(WHO, 2)))


def _survives(document: bytes) -> None:
    try:
        run("identify", document)
        done = redact(document, WHO.values)
    except MaskmillError:
        return
    assert done.verdict.residue == ()


def test_a_damaged_file_says_what_to_do() -> None:
    with pytest.raises(DamagedFile, match="export it again"):
        run("identify", b"%PDF-1.7\nnothing else")


def test_an_absurd_page_box_is_replaced() -> None:
    paper = Paper()
    paper.page(show(WHO.line)).MediaBox = pikepdf.Array([0, 0, 10**8, 10**8])
    pages = run("pdf.extract", paper.bytes()).untrusted_fields["pages"]
    assert isinstance(pages, list)
    assert pages[0]["width"] == 612
