from __future__ import annotations

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from tests.fixtures import fonts
from tests.fixtures.straight import redact, run

from maskmill.formats.pdf.thin import thin_fonts
from maskmill.formats.pdf.unicode_map import entries, read_map
from maskmill.formats.pdf.usage import fonts_used

KEPT = "the harbour office"


def _letters(document: bytes) -> set[str]:
    """Return all letters that the ToUnicode maps of a document know."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        maps = [item["/ToUnicode"].read_bytes() for item in pdf.objects if _has_map(item)]
    return {text for data in maps for _, text in entries(data)}


def _has_map(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item


def _text(document: bytes) -> str:
    with pdfium.PdfDocument(document) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


@pytest.mark.parametrize("make", [fonts.composite, fonts.simple, fonts.drawn])
def test_a_subset_font_forgets_the_letters_of_what_was_removed(make: fonts.Make) -> None:
    document = make([KEPT, "XQZ WVYJK"])
    assert set("XQZWVYJK") <= _letters(document)
    done = redact(document, ["XQZ WVYJK"], label="")
    assert done.pixels == ()
    assert KEPT in _text(done.document)
    assert not set("XQZWVYJK") & _letters(done.document)


@pytest.mark.parametrize("make", [fonts.composite, fonts.simple, fonts.drawn])
def test_widths_of_letters_that_are_gone_are_gone(make: fonts.Make) -> None:
    done = redact(make([KEPT, "XQZ WVYJK"]), ["XQZ WVYJK"], label="")
    with pikepdf.open(io.BytesIO(done.document)) as pdf:
        used = fonts_used(pdf)
        assert used is not None
        counts = [fonts.widths(item.font) for item in used.values() if "/ToUnicode" in item.font]
    assert counts
    assert max(counts) <= len(set(KEPT)) + 1  # a glyph for what is missing


def test_shapes_of_type_3_letters_that_are_gone_are_gone() -> None:
    done = redact(fonts.drawn([KEPT, "XQZ"]), ["XQZ"], label="")
    with pikepdf.open(io.BytesIO(done.document)) as pdf:
        font = next(item for item in pdf.objects if _has_map(item))
        assert len(font.CharProcs) == len(set(KEPT))


def test_text_that_stays_reads_as_before() -> None:
    document = fonts.composite([KEPT, "XQZ WVYJK", "quay and crane"])
    done = redact(document, ["XQZ WVYJK"], label="")
    assert _text(done.document).split() == _text(document).replace("XQZ WVYJK", "").split()


def test_a_font_that_only_a_form_uses_keeps_its_letters() -> None:
    document = fonts.in_a_form([KEPT, "XQZ WVYJK"])
    done = redact(document, ["XQZ WVYJK"], label="")
    assert KEPT in _text(done.document)
    assert not set("XQZ") & _letters(done.document)


def test_text_before_any_font_is_set_leaves_all_fonts_alone() -> None:
    with pikepdf.open(io.BytesIO(fonts.composite([KEPT]))) as pdf:
        form = pdf.make_stream(b"BT <0041> Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
                               BBox=pikepdf.Array([0, 0, 9, 9]))  # fmt: skip
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Part=pdf.make_indirect(form))
        assert fonts_used(pdf) is None
        before = next(item for item in pdf.objects if _has_map(item))["/ToUnicode"].read_bytes()
        thin_fonts(pdf)
        assert next(item for item in pdf.objects if _has_map(item))["/ToUnicode"].read_bytes() == before


def test_one_number_for_two_letters_in_two_fonts_is_no_residue() -> None:
    """The first codes of the second font spell the removed value in the first font, which keeps all its letters."""
    document = fonts.composite(["*Whitlock*", "Duckling pond", "*Watch kilo*"])
    done = redact(document, ["Whitlock"], label="")
    assert done.verdict.residue == ()
    assert done.pixels == ()
    assert {"Duckling pond", "Watch kilo"} <= {line.strip() for line in _text(done.document).splitlines()}


def test_a_value_in_the_right_font_is_residue_in_the_content() -> None:
    document = fonts.composite(["*Whitlock*", "Duckling pond"])
    found = run("pdf.verify", document, needles=["Whitlock"], pages_touched=[1]).untrusted_fields["residue"]
    assert isinstance(found, list)
    assert (1, "content") in {(row["page"], row["channel"]) for row in found}


def test_a_long_value_counts_through_the_map_of_any_font() -> None:
    document = fonts.composite(["*Whitlock pays*", "Duckling beer", "*Watch kilo pays*"])
    found = run("pdf.verify", document, needles=["Whitlockpays"], pages_touched=[1]).untrusted_fields["residue"]
    assert isinstance(found, list)
    assert (1, "content") in {(row["page"], row["channel"]) for row in found}


def test_a_map_reads_codes_of_two_widths() -> None:
    data = b"2 beginbfchar <41> <0061> <4142> <0062> endbfchar"
    assert read_map(data).read(b"\x41\x41\x42\x41") == "aba"
