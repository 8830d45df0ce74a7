"""Does a page hold what only eyes can read: pictures, letters drawn as outlines, fonts that hide their letters?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from maskmill.formats.pdf.content import read_content
from maskmill.formats.pdf.pictures import has_inline_pictures, is_readable
from maskmill.formats.pdf.sheet import is_uniform

_CURVES = re.compile(rb"[\d.]\s+[cvy](?=[\s/])")
_LINES = re.compile(rb"[\d.]\s+l(?=[\s/])")
_MOST_CURVES = 60
"""A letter has about fifteen curves; four letters are a word."""
_MOST_LINES = 400
_DEPTH = 12


class Legibility:
    """Judges pages of one prepared document; what they share is looked at once."""

    def __init__(self) -> None:
        """Start without knowledge."""
        self._pictures: dict[tuple[int, int], bool] = {}

    def needs_ocr(self, page: pikepdf.Object) -> bool:
        """Say whether pixels, outlines or unreadable glyphs on the page may hold text."""
        resources = page.get("/Resources")
        return (
            any(self._shows(item) for item in _pictures(resources))
            or any(is_unreadable(font) for font in _fonts(resources))
            or has_outlines(page)
            or any(has_inline_pictures(content) for content in contents(page))
        )

    def _shows(self, picture: pikepdf.Stream) -> bool:
        key = picture.objgen
        if key not in self._pictures:
            masks = [picture.get(name) for name in ("/SMask", "/Mask")]
            shown = [picture, *(item for item in masks if isinstance(item, pikepdf.Stream))]
            self._pictures[key] = any(is_readable(item) and not is_uniform(item) for item in shown)
        return self._pictures[key]


def has_outlines(page: pikepdf.Object) -> bool:
    """Say whether a page draws so many curves or lines that they may be letters."""
    curves = lines = 0
    for content in contents(page):
        curves += len(_CURVES.findall(content))
        lines += len(_LINES.findall(content))
    return curves >= _MOST_CURVES or lines >= _MOST_LINES


def is_unreadable(font: pikepdf.Object) -> bool:
    """Say whether a font does not tell which letters its glyphs are (ISO 32000-1, 9.10.2)."""
    if "/ToUnicode" in font:
        return False
    subtype, encoding = font.get("/Subtype"), font.get("/Encoding")
    if subtype == pikepdf.Name.Type0:
        return not isinstance(encoding, pikepdf.Name) or str(encoding).startswith("/Identity")
    if subtype == pikepdf.Name.Type3:
        return True
    if subtype == pikepdf.Name.TrueType:
        descriptor = font.get("/FontDescriptor")
        flags = descriptor.get("/Flags", 0) if isinstance(descriptor, pikepdf.Dictionary) else 0
        return encoding is None and bool(int(flags) & 4)
    return False


def contents(page: pikepdf.Object) -> Iterator[bytes]:
    """Yield the content of a page, and of the forms and patterns that it reaches."""
    yield read_content(page)
    for item in _drawn(page.get("/Resources"), 0, set()):
        yield read_content(item)


def _drawn(resources: object, depth: int, seen: set[tuple[int, int]]) -> Iterator[pikepdf.Stream]:
    if not isinstance(resources, pikepdf.Dictionary) or depth > _DEPTH:
        return
    for category in ("/XObject", "/Pattern"):
        for item in _table(resources, category):
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != pikepdf.Name.Image:
                if item.objgen in seen:
                    continue
                seen.add(item.objgen)
                yield item
                yield from _drawn(item.get("/Resources"), depth + 1, seen)


def _pictures(resources: object) -> Iterator[pikepdf.Stream]:
    for owner in _owners(resources):
        for item in _table(owner, "/XObject"):
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Image:
                yield item


def _fonts(resources: object) -> Iterator[pikepdf.Dictionary]:
    for owner in _owners(resources):
        for item in _table(owner, "/Font"):
            if isinstance(item, pikepdf.Dictionary):
                yield item


def _owners(resources: object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(resources, pikepdf.Dictionary):
        yield resources
        for item in _drawn(resources, 0, set()):
            inner = item.get("/Resources")
            if isinstance(inner, pikepdf.Dictionary):
                yield inner


def _table(resources: pikepdf.Dictionary, category: str) -> list[pikepdf.Object]:
    table = resources.get(category)
    return list(table.values()) if isinstance(table, pikepdf.Dictionary) else []
