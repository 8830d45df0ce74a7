"""Does a page hold what only eyes can read: pictures, letters drawn as outlines, fonts that hide their letters?"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from maskmill.formats.pdf.content import read_content
from maskmill.formats.pdf.faces import is_honest
from maskmill.formats.pdf.outlines import draws_letters
from maskmill.formats.pdf.pictures import has_inline_pictures, is_readable
from maskmill.formats.pdf.reach import contents_below, fonts_below, pictures_below, resources_below
from maskmill.formats.pdf.sheet import is_uniform

_SCRAPS = 4
"""Pictures too small for a word: so many may show one together."""
_DRAWN_SHADINGS = frozenset({1, 4, 5, 6, 7})
"""Shading types that can draw any shape (ISO 32000-1, 8.7.4.5)."""

ObjGen = tuple[int, int]


class Legibility:
    """Judges pages of one prepared document; what they share is looked at once."""

    def __init__(self) -> None:
        """Start without knowledge."""
        self._pictures: dict[ObjGen, bool] = {}
        self._fonts: dict[ObjGen, bool] = {}

    def needs_ocr(self, page: pikepdf.Object) -> bool:
        """Say whether pixels, outlines or unreadable glyphs on the page may hold text."""
        resources = page.get("/Resources")
        pictures = list(pictures_below(resources))
        return (
            sum(not is_readable(item) for item in pictures) >= _SCRAPS
            or any(self._shows(item) for item in pictures)
            or any(not self._tells(font) for font in fonts_below(resources))
            or has_outlines(page)
            or has_drawn_shading(resources)
            or any(has_inline_pictures(content) for content in contents(page))
        )

    def _shows(self, picture: pikepdf.Stream) -> bool:
        key = picture.objgen
        if key not in self._pictures:
            masks = [picture.get(name) for name in ("/SMask", "/Mask")]
            shown = [picture, *(item for item in masks if isinstance(item, pikepdf.Stream))]
            self._pictures[key] = any(is_readable(item) and not is_uniform(item) for item in shown)
        return self._pictures[key]

    def _tells(self, font: pikepdf.Dictionary) -> bool:
        if not font.is_indirect:
            return is_honest(font)
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = is_honest(font)
        return self._fonts[font.objgen]


def has_outlines(page: pikepdf.Object) -> bool:
    """Say whether a page draws so many curves, short lines or squares that they may be letters."""
    return any(draws_letters(content) for content in contents(page))


def has_drawn_shading(resources: object) -> bool:
    """Say whether a page can reach a shading whose shape is free."""
    shadings: list[object] = []
    for owner in resources_below(resources):
        for category in ("/Shading", "/Pattern"):
            table = owner.get(category)
            values = list(table.values()) if isinstance(table, pikepdf.Dictionary) else []
            shadings += (
                item.get("/Shading", item) for item in values if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)
            )
    return any(
        item.get("/ShadingType") in _DRAWN_SHADINGS
        for item in shadings
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)
    )


def contents(page: pikepdf.Object) -> Iterator[bytes]:
    """Yield the content of a page, and of all that it reaches."""
    yield read_content(page)
    for item in contents_below(page.get("/Resources")):
        yield read_content(item)
