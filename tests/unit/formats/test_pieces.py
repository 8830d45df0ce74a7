from __future__ import annotations

import base64
import io
import time

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from maskmill.domain.document import Box
from maskmill.domain.redact.needles import Needles
from maskmill.formats.pdf.content import Hidden, clean, names_used
from maskmill.formats.pdf.jpeg import strip_jpeg
from maskmill.formats.pdf.outlines import draws_letters
from maskmill.formats.pdf.pictures import bounds, multiply
from maskmill.formats.pdf.rebuild import rectangle, rotation
from maskmill.formats.pdf.unicode_map import read_map
from maskmill.formats.pdf.view import View
from maskmill.formats.search import find_in_binary, find_in_bytes

VALUE = "Brisa Quennell"


@pytest.mark.parametrize(
    "hidden",
    [
        VALUE.encode(),
        VALUE.encode("utf-16-be"),
        b"x" + VALUE.encode("utf-16-le"),
        b"<" + VALUE.encode().hex().encode() + b">",
        b"<" + VALUE.encode("utf-16-be").hex().encode() + b">",
        base64.b64encode(b"---" + VALUE.encode() + b"---"),
        b"Brisa%20%51uennell",
        b"/Brisa#20#51uennell",
        rb"Brisa \121uennell",
        b"Bri<b>sa</b> &#81;uennell",
        VALUE[::-1].encode(),
        VALUE.encode().hex().encode(),
        base64.b64encode(VALUE[6:].encode()),
        base64.b64encode(b"a long line before it, then " + VALUE.encode()).replace(b"bi", b"bi\r\n"),
        base64.urlsafe_b64encode(b"??>>~~" + VALUE.encode()),
        b"Brisa%2520%2551uennell",
        b"Bri=73a =51uen=\nnell",
        rb"Bris\u0061 \x51uennell",
        b"B\x1b[1mrisa Q\x1b[0muennell",
    ],
)
def test_a_value_is_found_in_bytes_whatever_its_dress(hidden: bytes) -> None:
    assert find_in_bytes(b"start " + hidden + b" end", Needles([VALUE])) == {0}
    assert find_in_bytes(b"start end", Needles([VALUE])) == set()


@pytest.mark.parametrize(
    "flood", [b"a" * 300_000, b"1" * 300_000, b"\\u" * 100_000, b"aaaaaaaaaaaaaaaa\naaaa\n" * 9_000]
)
def test_the_search_takes_linear_time(flood: bytes) -> None:
    started = time.process_time()
    assert find_in_bytes(flood, Needles([VALUE])) == set()
    assert draws_letters(flood) is False
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "content",
    [
        b"1 2 3 4 5 6 c\n" * 60,
        b"0 0 m 3 9 l S\n" * 24,
        b"9 9 1.5 1.5 re f\n" * 40,
        b"q 9 9 2 2 re W n /S sh Q\n" * 20,
        b"[3 1 4 1 5 9 2 6 5 3] 0 d 60 700 m 500 700 l S",
    ],
)
def test_small_parts_in_number_may_be_letters(content: bytes) -> None:
    assert draws_letters(content)


@pytest.mark.parametrize(
    "content",
    [
        b"60 700 m 500 700 l S\n" * 100,
        b"60 700 150 14 re f\n" * 100,
        b"9 9 20 10 re W n\n" * 90,
        b"(1 2 3 4 5 6 c )" * 90,
    ],
)
def test_rules_grounds_and_clips_are_no_letters(content: bytes) -> None:
    assert not draws_letters(content)


def test_binary_is_searched_for_readable_runs_only() -> None:
    needles = Needles([VALUE])
    assert find_in_binary(b"\xff\xd8\0" + VALUE.encode() + b"\0\xff", needles) == {0}
    assert find_in_binary(b"\xff" + VALUE.encode("utf-16-le") + b"\xff", needles) == {0}
    assert find_in_binary(b"\xff".join(bytes([byte]) for byte in VALUE.encode()), needles) == set()


def test_a_jpeg_loses_exif_comment_thumbnail_and_tail_and_keeps_its_pixels() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = VALUE
    image = Image.effect_noise((40, 30), 60)
    image.save(out, "JPEG", exif=exif, comment=VALUE)
    stripped = strip_jpeg(out.getvalue() + VALUE.encode())
    assert VALUE.encode() in out.getvalue()
    assert VALUE.encode() not in stripped
    assert Image.open(io.BytesIO(stripped)).tobytes() == Image.open(io.BytesIO(out.getvalue())).tobytes()


@given(st.binary(max_size=80))
def test_stripping_never_fails_on_broken_jpeg(data: bytes) -> None:
    assert len(strip_jpeg(b"\xff\xd8" + data)) <= len(data) + 20


def test_marked_content_comments_and_unknown_operators_go() -> None:
    pdf = pikepdf.Pdf.new()
    source = b"% secret\n/Span <</ActualText (secret)>> BDC BT (kept) Tj ET EMC (secret) Foo /X MP"
    cleaned = clean(pdf, source, Hidden())
    assert b"secret" not in cleaned
    assert b"(kept) Tj" in cleaned


def test_a_layer_that_is_off_is_not_drawn_and_its_path_ends() -> None:
    pdf = pikepdf.Pdf.new()
    source = b"/OC /Off BDC 0 0 9 9 re f BT (gone) Tj ET /Form Do EMC BT (kept) Tj ET /Pic Do"
    cleaned = clean(pdf, source, Hidden({"/Off"}, {"/Pic"}))
    assert b"gone" not in cleaned
    assert b"Do" not in cleaned
    assert b"n" in cleaned.split()
    assert b"(kept) Tj" in cleaned


def test_plain_content_comes_back_untouched() -> None:
    source = b"BT  (spaces   stay) Tj ET"
    assert clean(pikepdf.Pdf.new(), source, Hidden()) is source


def test_names_are_read_with_their_escapes() -> None:
    assert names_used(b"/F1 12 Tf /A#42 gs") == {"/F1", "/AB"}


def test_unicode_maps_read_single_codes_ranges_and_lists() -> None:
    source = (
        b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar"
        b" 2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <0079>] endbfrange"
    )
    assert read_map(source).text(b"\x01\x02\x10\x11\x12\x20\x21") == "Afiabcxy"


def test_two_byte_codes_are_read_at_both_offsets() -> None:
    unicode_map = read_map(b"1 beginbfchar <0141> <0051> endbfchar")
    assert unicode_map.text(b"\x01\x41").split("\n") == ["Q", ""]
    assert unicode_map.text(b"\xff\x01\x41").split("\n") == ["", "Q"]


@given(st.sampled_from([0, 90, 180, 270]), st.lists(st.floats(0, 800), min_size=4, max_size=4))
def test_a_box_goes_to_user_space_and_back(turned: int, numbers: list[float]) -> None:
    view = View((10.0, -20.0, 600.0, 800.0), turned)
    (x0, x1), (y0, y1) = sorted(numbers[:2]), sorted(numbers[2:])
    again = view.display(view.user(Box(x0, y0, x1, y1)))
    assert [again.x0, again.y0, again.x1, again.y1] == pytest.approx([x0, y0, x1, y1], abs=1e-6)


def test_matrices_apply_from_left_to_right() -> None:
    moved_then_doubled = multiply((1, 0, 0, 1, 5, 0), (2, 0, 0, 2, 0, 0))
    assert bounds(moved_then_doubled) == (10, 0, 12, 2)


@pytest.mark.parametrize("box", [[0, 0, 0, 5], [0, 0, 1e9, 5], [0, 0, 5], ["/A", 0, 1, 1], [float("nan"), 0, 1, 1]])
def test_a_box_that_is_none_is_refused(box: list[object]) -> None:
    items = [pikepdf.Name(item) if isinstance(item, str) else item for item in box if item == item]  # noqa: PLR0124 - not a number
    assert rectangle(pikepdf.Array(items)) is None


def test_boxes_and_rotations_are_put_in_order() -> None:
    assert rectangle(pikepdf.Array([9, 8, 1, 2])) == (1, 2, 9, 8)
    assert [rotation(value) for value in (-90, 450, 45, None)] == [270, 90, 0, 0]
