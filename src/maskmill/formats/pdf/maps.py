"""The ToUnicode maps of a document, and which of them each content stream's fonts have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf

from maskmill.formats.pdf.unicode_map import UnicodeMap, read_map

Maps = Mapping[str | None, UnicodeMap | None]
"""By the name of the font resource; None: a font without a map."""


class Fonts:
    """Looks up maps; equal ones are read once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Read the maps of all fonts, and note which page a content belongs to."""
        self._read: dict[bytes, UnicodeMap] = {}
        self._by_font: dict[tuple[int, int], UnicodeMap] = {}
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                self._map_of(item)
        self._resources = {
            content.objgen: page.obj.get("/Resources") for page in pdf.pages for content in _contents(page.obj)
        }

    @property
    def all(self) -> list[UnicodeMap]:
        """Every map."""
        return list(self._read.values())

    def of(self, stream: pikepdf.Stream) -> Maps:
        """Return the maps of the fonts that a content stream may set; a form that borrows its fonts has none here."""
        resources = stream.get("/Resources") or self._resources.get(stream.objgen)
        table = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
        if not isinstance(table, pikepdf.Dictionary):
            return {}
        return {name: self._map_of(font) for name, font in table.items() if isinstance(font, pikepdf.Dictionary)}

    def _map_of(self, font: pikepdf.Dictionary) -> UnicodeMap | None:
        stream = font.get("/ToUnicode")
        if not isinstance(stream, pikepdf.Stream):
            return None
        if stream.objgen not in self._by_font:
            data = stream.read_bytes()
            self._by_font[stream.objgen] = self._read.setdefault(data, read_map(data))
        return self._by_font[stream.objgen]


def _contents(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the only content stream of a page; of several, a later one may use a font that an earlier one set."""
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        yield contents
