from __future__ import annotations

import pikepdf
import pypdfium2 as pdfium
import pytest
from tests.fixtures.make import KEPT, Paper, letter, lettering, person, show, table
from tests.fixtures.straight import redact, run

from maskmill.formats.pdf.sheet import render_page

WHO = person("burn")


def _text(document: bytes, page: int = 0) -> str:
    with pdfium.PdfDocument(document) as opened:
        text: str = opened[page].get_textpage().get_text_range()
        return text


def test_neighbours_of_a_value_stay() -> None:
    text = _text(redact(letter(WHO), WHO.values).document)
    for kept in ("Dear", "thank you for your visit", "Your number", "was entered on sheet 1.", "ferry left on time"):
        assert kept in text


def test_lines_close_above_and_below_stay() -> None:
    paper = Paper()
    paper.page(show("upper line stays", y=709) + show(WHO.line, y=700) + show("lower line stays", y=691))
    text = _text(redact(paper.bytes(), WHO.values).document)
    assert "upper line stays" in text
    assert "lower line stays" in text


def test_other_rows_of_a_table_stay_word_for_word() -> None:
    source, result = _text(table(WHO)), _text(redact(table(WHO), WHO.values).document)
    for row in source.splitlines():
        if WHO.name not in row:
            assert row in result


def test_boxes_are_black_where_they_are_reported() -> None:
    for turned in (0, 90, 180, 270):
        paper = Paper()
        page = paper.page(show(WHO.line))
        page.Rotate = turned
        done = redact(paper.bytes(), WHO.values, label="")
        with pdfium.PdfDocument(done.document) as opened:
            image = render_page(opened[0], 2.0, grey=True)
        assert done.boxes
        for item in done.boxes:
            box = item.box
            inside = image.crop((int(box.x0 * 2) + 2, int(box.y0 * 2) + 2, int(box.x1 * 2) - 2, int(box.y1 * 2) - 2))
            assert inside.getextrema() == (0, 0)


def test_widths_of_boxes_do_not_follow_the_length_of_short_and_long_names() -> None:
    widths = set()
    for name in ("Ida Ray", "Ida Rye", "Eda Tay"):
        paper = Paper()
        paper.page(show(name))
        widths.add(round(redact(paper.bytes(), [name]).boxes[0].box.x1, 1))
    assert len(widths) == 1


def test_the_label_is_on_the_box_and_left_out_where_it_does_not_fit() -> None:
    paper = Paper()
    paper.page(show(WHO.line) + show("so Al, no", y=600))
    done = redact(paper.bytes(), [*WHO.values, "Al"], label="SOMEBODY")
    assert _text(done.document).count("SOMEBODY") == 2


def test_a_mark_removes_only_its_own_place() -> None:
    document = letter(WHO)
    segments = run("pdf.extract", document).untrusted_fields["segments"]
    assert isinstance(segments, list)
    start = segments[0]["text"].index("harbour office last")
    burned = run("pdf.burn", document, marks=[{"segment": 0, "start": start, "end": start + 7, "label": ""}])
    text = _text(burned.untrusted_blobs[0])
    assert KEPT in text
    assert "harbour office last" not in text
    assert "office last week" in text


def test_nothing_to_remove_still_gives_a_rebuilt_file() -> None:
    burned = run("pdf.burn", letter(WHO))
    assert burned.untrusted_fields == {"boxes": [], "pages_touched": []}
    assert WHO.name in _text(burned.untrusted_blobs[0])


def test_the_same_input_gives_the_same_bytes() -> None:
    assert redact(letter(WHO), WHO.values).document == redact(letter(WHO), WHO.values).document


def test_redacting_twice_changes_no_text() -> None:
    once = redact(letter(WHO), WHO.values).document
    assert _text(redact(once, WHO.values).document) == _text(once)


def test_a_box_blanks_the_picture_under_it_everywhere_it_is_drawn() -> None:
    paper = Paper()
    picture = paper.picture(lettering(WHO.line))
    table_of = pikepdf.Dictionary(Scan=picture)
    paper.page("q 450 0 0 30 60 600 cm /Scan Do Q", XObject=table_of)
    paper.page("q 150 0 0 10 60 300 cm /Scan Do Q", XObject=table_of)
    box = {"page": 1, "box": [60, 212, 510, 242], "label": ""}
    burned = run("pdf.burn", paper.bytes(), boxes=[box])
    with pdfium.PdfDocument(burned.untrusted_blobs[0]) as opened:
        second = render_page(opened[1], 4.0, grey=True).crop((4 * 70, 4 * 534, 4 * 200, 4 * 540))
    assert second.getextrema() == (0, 0)


def test_pixels_keep_a_searchable_layer_without_the_values() -> None:
    boxes = [{"page": 1, "box": [50, 130, 300, 143]}]
    reply = run("pdf.rasterise", letter(WHO, 2), pages=[1], boxes=boxes, needles=WHO.values, dpi=100)
    document = reply.untrusted_blobs[0]
    text = _text(document)
    assert KEPT in text
    assert "thank you for your visit" in text
    assert WHO.name in _text(document, 1)
    assert not any(word in text for word in [*WHO.values, *WHO.name.split()])
    with pdfium.PdfDocument(document) as opened:
        assert opened[0].get_size() == pytest.approx((595, 842))


def test_a_rotated_page_keeps_its_look_as_pixels() -> None:
    paper = Paper()
    paper.page(show(WHO.line)).Rotate = 90
    source = paper.bytes()
    result = run("pdf.rasterise", source, pages=[1], dpi=72).untrusted_blobs[0]
    with pdfium.PdfDocument(source) as before, pdfium.PdfDocument(result) as after:
        left, right = render_page(before[0], 0.5, grey=True), render_page(after[0], 0.5, grey=True)
    assert left.size == right.size
    differ = sum(abs(a - b) > 90 for a, b in zip(left.tobytes(), right.tobytes(), strict=True))
    assert differ < left.width * left.height * 0.01
