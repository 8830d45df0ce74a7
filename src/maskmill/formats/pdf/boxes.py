"""Draw the black boxes, and their labels in white."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pikepdf

from maskmill.formats.pdf.content import read_content
from maskmill.formats.pdf.labels import fit
from maskmill.formats.pdf.lettering import LAST, label_font, width_of
from maskmill.formats.pdf.pictures import overlap
from maskmill.formats.pdf.plan import Drawn, PagePlan
from maskmill.formats.pdf.view import View

_FONT = re.compile(rb"/Mm\d+")
_START, _END = b"\nQ\nq\n0 g\n", b"\nQ\n"
_INK = b".93 g"
_MIDDLE = 0.359
"""Half the height of Helvetica's capitals, as a part of its size."""
_TOUCH = 1.5
"""Points: neighbouring lines may overlap by so much."""
_TURNS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""Cosine and sine of quarter turns."""


def draw_boxes(pdf: pikepdf.Pdf, plans: Mapping[int, PagePlan]) -> None:
    """Put boxes and labels on top of the rebuilt pages, in user space."""
    codes: dict[str, int] = {}
    labelled = []
    for number, made in plans.items():
        page = pdf.pages[number - 1].obj
        name = _free_name(page)
        named = [item for item in made.drawn if item.label and not _is_crossed(item, made.drawn)]
        labels = [label for item in named if (label := _label(item, made.view, name, codes))]
        block = b"\n".join([*(_filled(item) for item in made.drawn), *labels])
        page["/Contents"] = pdf.make_stream(b"q\n" + read_content(page) + _START + block + _END)
        if labels:
            labelled.append((page, name))
    if labelled:
        font = label_font(pdf, list(codes))
        for page, name in labelled:
            fonts = page["/Resources"].get("/Font", pikepdf.Dictionary())
            fonts[name] = font
            page["/Resources"]["/Font"] = fonts


def drawn_boxes(page: pikepdf.Object) -> tuple[bytes, pikepdf.Dictionary]:
    """Return the boxes and labels that a finished page has on top, and the font that they need."""
    content = read_content(page)
    at = content.rfind(_START)
    if at < 0 or not content.endswith(_END):
        return b"", pikepdf.Dictionary()
    block = content[at + len(_END) :]
    found = _FONT.search(block)
    fonts = page["/Resources"].get("/Font")
    if not found or not isinstance(fonts, pikepdf.Dictionary) or found.group().decode() not in fonts:
        return b"", pikepdf.Dictionary()
    name = found.group().decode()
    return block, pikepdf.Dictionary({name: fonts[name]})


def _free_name(page: pikepdf.Object) -> str:
    """Return a name that no font of the page has: a document may be redacted again."""
    fonts = page["/Resources"].get("/Font", pikepdf.Dictionary())
    number = 0
    while f"/Mm{number}" in fonts:
        number += 1
    return f"/Mm{number}"


def _is_crossed(item: Drawn, drawn: Iterable[Drawn]) -> bool:
    """Say whether another box lies over this one (letters on a slope): a label would stand in both."""
    shared = (overlap(item.rect, other.rect) for other in drawn if other is not item)
    return any(part and min(part[2] - part[0], part[3] - part[1]) > _TOUCH for part in shared)


def _filled(item: Drawn) -> bytes:
    left, bottom, right, top = item.rect
    return b"%.3f %.3f %.3f %.3f re f" % (left, bottom, right - left, top - bottom)


def _label(item: Drawn, view: View, name: str, codes: dict[str, int]) -> bytes:
    """Return the operators that write a label in the middle of its box, or nothing when it does not fit."""
    box = view.display(item.rect)
    fitted = fit(item.label, box)
    if fitted is None:
        return b""
    size, half = fitted.size, width_of(fitted.text) * fitted.size / 2
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    start = (x + _MIDDLE * size, y + half) if fitted.along else (x - half, y + _MIDDLE * size)
    cosine, sine = _TURNS[(view.turned // 90 + fitted.along) % 4]
    text = bytes(codes.setdefault(letter, LAST - len(codes)) for letter in fitted.text)
    return b"BT %s %s %.1f Tf %d %d %d %d %.3f %.3f Tm <%s> Tj ET" % (
        _INK, name.encode(), size, cosine, sine, -sine, cosine, *view.point_back(*start), text.hex().encode(),
    )  # fmt: skip
