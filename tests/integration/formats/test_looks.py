from __future__ import annotations

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name
from tests.fixtures.make import Paper, person, show
from tests.fixtures.straight import redact

WHO = person("looks")


def _places(document: bytes, *words: str) -> list[tuple[float, float]]:
    with pdfium.PdfDocument(document) as opened:
        page = opened[0].get_textpage()
        text = page.get_text_range()
        corners = [page.get_charbox(text.index(word))[:2] for word in words]
    return [(round(left, 1), round(bottom, 1)) for left, bottom in corners]


@pytest.mark.parametrize("operators", ["({}) Tj (second) ' (third) '", '({}) Tj 1 0 (second) " 0 0 (third) "'])
def test_lines_shown_by_their_leading_stay_where_they_are(operators: str) -> None:
    paper = Paper()
    paper.page(f"BT /Body 11 Tf 20 TL 60 700 Td {operators.format(f'first {WHO.name} end')} ET")
    document = paper.bytes()
    result = redact(document, [WHO.name]).document
    assert _places(result, "first", "second", "third") == _places(document, "first", "second", "third")


def _stamp(paper: Paper, page: pikepdf.Object, **more: object) -> None:
    look = paper.form(show("stamped", x=2, y=4), paper.fonts(), BBox=Array([0, 0, 100, 20]), **more)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([300, 400, 320, 500]), AP=Dictionary(N=look))
    page.Annots = Array([paper.pdf.make_indirect(note)])


def test_an_annotation_with_a_turned_look_stays_turned() -> None:
    paper = Paper()
    _stamp(paper, paper.page(show(WHO.line)), Matrix=Array([0, 1, -1, 0, 0, 0]))
    with pdfium.PdfDocument(redact(paper.bytes(), WHO.values).document) as opened:
        page = opened[0].get_textpage()
        at = page.get_text_range().index("stamped")
        first, last = page.get_charbox(at), page.get_charbox(at + 6)
    assert last[1] > first[3]
    assert 300 <= first[0] <= first[2] <= 320


def test_a_page_keeps_its_size_when_its_annotations_are_drawn() -> None:
    paper = Paper()
    page = paper.page(show(WHO.line), size=(400, 500))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=Array([60, 690, 90, 712]),
                      QuadPoints=Array([60, 712, 90, 712, 60, 690, 90, 690]), C=Array([1, 1, 0]))  # fmt: skip
    page.Annots = Array([paper.pdf.make_indirect(note)])
    with pdfium.PdfDocument(redact(paper.bytes(), WHO.values).document) as opened:
        assert opened[0].get_size() == (400, 500)
