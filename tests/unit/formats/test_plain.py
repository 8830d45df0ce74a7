from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.straight import run

from maskmill.domain.document import Mark
from maskmill.errors import EmptyFile, MaskmillError, UnsupportedType
from maskmill.formats.plain.burn import replace
from maskmill.formats.plain.decode import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_byte_order_mark_names_the_encoding_and_is_kept(encoding: str) -> None:
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
             "utf-32-le": codecs.BOM_UTF32_LE}  # fmt: skip
    source = marks[encoding] + "Grüße, Ola\r\n".encode(encoding)
    decoded = decode(source)
    assert decoded.text == "Grüße, Ola\r\n"
    assert decoded.encode(decoded.text) == source


def test_utf_16_without_a_mark_is_seen() -> None:
    assert decode("An ordinary line of text.".encode("utf-16-le")).encoding == "utf-16-le"


def test_single_bytes_are_windows_text() -> None:
    decoded = decode(b"caf\xe9 \x80 5")
    assert (decoded.text, decoded.encoding) == ("café € 5", "cp1252")


@pytest.mark.parametrize("binary", [b"ab\0cd\0\0ef", bytes(range(1, 32)) * 4, codecs.BOM_UTF8 + b"\xff\xfe"])
def test_binary_files_are_refused(binary: bytes) -> None:
    with pytest.raises(UnsupportedType):
        decode(binary)


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_refused_and_come_back_equal(data: bytes) -> None:
    try:
        decoded = decode(data)
    except MaskmillError:
        return
    assert decoded.encode(decoded.text) == data


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyFile):
        run("text.extract", b"")


def test_the_label_stands_where_the_span_was_and_line_ends_stay() -> None:
    source = "Name: Ola Nord\r\nCity: Bergen\r\n".encode("utf-16")
    burned = run("text.burn", source, marks=[{"segment": 0, "start": 6, "end": 14, "label": "[PERSON]"}])
    assert burned.untrusted_blobs[0] == "Name: [PERSON]\r\nCity: Bergen\r\n".encode("utf-16")


def test_needles_that_no_mark_names_are_removed_too() -> None:
    burned = run("text.burn", b"Ola Nordmann wrote. O-l-a N.ordmann again.", needles=["Ola Nordmann"])
    assert burned.untrusted_blobs[0] == b" wrote.  again."


def test_overlapping_marks_become_one_with_the_first_label() -> None:
    marks = [Mark(0, 2, 6, "A"), Mark(0, 4, 8, "B"), Mark(0, 8, 9, "C")]
    assert replace("0123456789", marks) == "01A67C9".replace("67", "")


def test_a_value_in_another_encoding_of_the_same_bytes_is_found() -> None:
    source = b"padding: " + b"T2xhIE5vcmRtYW5uIGxpdmVzIGhlcmU=" + b" %4F%6C%61%20Nordmann"
    found = run("text.verify", source, needles=["Nordmann lives", "Ola Nordmann"]).untrusted_fields["residue"]
    assert isinstance(found, list)
    assert {item["needle"] for item in found} == {0, 1}


def test_a_clean_text_has_no_residue() -> None:
    assert run("text.verify", b"Nothing to see.", needles=["Nordmann"]).untrusted_fields["residue"] == []
