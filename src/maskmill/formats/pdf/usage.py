"""Which codes of which font a document still shows, over all content streams: pages, forms, patterns, masks, Type 3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from maskmill.formats.pdf.shown import shown

_DEPTH = 40
ObjGen = tuple[int, int]


@dataclass(slots=True)
class Used:
    """A font, and the strings that are shown in it."""

    font: pikepdf.Dictionary
    strings: list[bytes] = field(default_factory=list)


def fonts_used(pdf: pikepdf.Pdf) -> dict[ObjGen, Used] | None:
    """Return every font that resources name, with what is shown in it.

    None where that is not known of some string: shown before a font was set, in a font that is missing, or set by a
    graphics state.
    """
    walk = _Walk(pdf)
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        if not isinstance(contents, pikepdf.Stream) or not walk.stream(contents, page.obj.get("/Resources"), 0):
            return None
    return walk.used


class _Walk:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._seen: set[tuple[ObjGen, ObjGen]] = set()
        self.used: dict[ObjGen, Used] = {}

    def stream(self, stream: pikepdf.Stream, resources: object, depth: int) -> bool:
        """Note what a stream and all below it show; False where it is not known."""
        if not isinstance(resources, pikepdf.Dictionary):
            resources = pikepdf.Dictionary()
        fonts = self._fonts(resources)
        parts = shown(stream, stream.read_bytes())
        if parts is None:
            return False
        for name, codes in parts:
            used = fonts.get(name or "")
            if used is None:
                if codes:
                    return False
                continue
            used.strings.append(codes)
        return depth < _DEPTH and self._below(resources, depth)

    def _fonts(self, resources: pikepdf.Dictionary) -> dict[str, Used]:
        table = resources.get("/Font")
        fonts: dict[str, Used] = {}
        if isinstance(table, pikepdf.Dictionary):
            for name, font in list(table.items()):
                if isinstance(font, pikepdf.Dictionary) and not font.is_indirect:
                    table[name] = self._pdf.make_indirect(font)
            shared = [(name, font) for name, font in table.items() if isinstance(font, pikepdf.Dictionary)]
            fonts = {name: self.used.setdefault(font.objgen, Used(font)) for name, font in shared}
        return fonts

    def _below(self, resources: pikepdf.Dictionary, depth: int) -> bool:
        for stream, own in _streams(resources):
            inherited = own if isinstance(own, pikepdf.Dictionary) else resources
            key = stream.objgen, (0, 0) if inherited is own else _key(resources)
            if key in self._seen:
                continue
            self._seen.add(key)
            if not self.stream(stream, inherited, depth + 1):
                return False
        return not any("/Font" in state for state in _dictionaries(resources.get("/ExtGState")))


def _key(resources: pikepdf.Dictionary) -> ObjGen:
    """Return what tells apart the fonts that a form may borrow."""
    fonts = resources.get("/Font")
    parts = [font.objgen for font in fonts.values()] if isinstance(fonts, pikepdf.Dictionary) else []
    return hash(tuple(parts)), 0


def _streams(resources: pikepdf.Dictionary) -> Iterator[tuple[pikepdf.Stream, object]]:
    """Yield the content streams that resources name, each with its own resources."""
    for category in ("/Pattern", "/XObject"):
        for item in _values(resources.get(category)):
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != pikepdf.Name.Image:
                yield item, item.get("/Resources")
    for state in _dictionaries(resources.get("/ExtGState")):
        mask = state.get("/SMask")
        group = mask.get("/G") if isinstance(mask, pikepdf.Dictionary) else None
        if isinstance(group, pikepdf.Stream):
            yield group, group.get("/Resources")
    for font in _dictionaries(resources.get("/Font")):
        for item in _values(font.get("/CharProcs")):
            if isinstance(item, pikepdf.Stream):
                yield item, item.get("/Resources", font.get("/Resources"))


def _values(table: object) -> list[pikepdf.Object]:
    return list(table.values()) if isinstance(table, pikepdf.Dictionary) else []


def _dictionaries(table: object) -> list[pikepdf.Dictionary]:
    return [item for item in _values(table) if isinstance(item, pikepdf.Dictionary)]
