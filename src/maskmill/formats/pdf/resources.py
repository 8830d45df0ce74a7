"""Resources from a whitelist: a dictionary keeps the keys that drawing needs, a stream is rewritten without the rest.

Everything that a page can reach through its resources passes here; what does not (private data, metadata, thumbnails,
alternates, unused pictures and fonts) stays behind in the source.
"""

from __future__ import annotations

import pikepdf

from maskmill.formats.pdf import jpeg
from maskmill.formats.pdf.content import clean, names_used, read_content
from maskmill.formats.pdf.layers import ObjGen, hidden_in

_CATEGORIES = ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font")
_MAPS = frozenset({"/CharProcs", "/Colorants"})
_CONTAINERS = frozenset({"/Resources", "/CharProcs"})
_KEY_NAMES = """
Length Filter DecodeParms Type Subtype FormType BBox Matrix Resources Group S CS I K G BC TR Width Height ColorSpace
BitsPerComponent Decode ImageMask Mask SMask Intent Interpolate Matte SMaskInData Predictor Colors Columns
EarlyChange Rows EndOfLine EncodedByteAlign EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals ColorTransform
BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode BaseEncoding Differences DescendantFonts
CIDSystemInfo Registry Ordering Supplement DW W DW2 W2 CIDToGIDMap FontBBox FontMatrix CharProcs FontName Flags
ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2
FontFile3 Length1 Length2 Length3 CMapName WMode UseCMap LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR2 HT FL
SM SA BM CA ca AIS TK N Alternate Range WhitePoint BlackPoint Gamma Colorants Process Components PatternType
PaintType TilingType XStep YStep Shading ExtGState ShadingType Background AntiAlias Domain Function Coords Extend
BitsPerCoordinate BitsPerFlag VerticesPerRow FunctionType Size BitsPerSample Order Encode C0 C1 Functions Bounds
HalftoneType Frequency Angle SpotFunction AccurateScreens TransferFunction Xsquare Ysquare
"""
KEYS = frozenset(f"/{key}" for key in _KEY_NAMES.split())
"""Streams, filters, forms, groups, pictures, fonts, graphics states, colours, patterns, shadings, functions."""


class Whitelist:
    """Cleans one document's resources in place, each object once."""

    def __init__(self, pdf: pikepdf.Pdf, off: frozenset[ObjGen]) -> None:
        """Take the document, and its switched-off layers."""
        self._pdf = pdf
        self._off = off
        self._seen: set[ObjGen] = set()

    def page(self, page: pikepdf.Object, resources: pikepdf.Object | None) -> tuple[bytes, pikepdf.Dictionary]:
        """Return a page's cleaned content and its resources: those that it uses, cleaned too."""
        content = clean(self._pdf, read_content(page), hidden_in(resources, self._off))
        return content, self._used(resources, content)

    def _used(self, resources: object, content: bytes) -> pikepdf.Dictionary:
        """Return a new resource dictionary with what a content uses, and what forms without resources borrow."""
        wanted = names_used(content)
        result = pikepdf.Dictionary()
        if not isinstance(resources, pikepdf.Dictionary):
            return result
        borrowed = self._lend(resources, wanted)
        for category in _CATEGORIES:
            table = resources.get(category)
            if not isinstance(table, pikepdf.Dictionary):
                continue
            kept = {name: item for name, item in table.items() if name in wanted or name in borrowed}
            for item in kept.values():
                self._walk(item, category)
            if kept:
                result[category] = pikepdf.Dictionary(kept)
        return result

    def _lend(self, resources: pikepdf.Dictionary, wanted: set[str]) -> set[str]:
        """Return the names that drawn forms without own resources take from their page (ISO 32000-1, 7.8.3)."""
        borrowed: set[str] = set()
        todo = set(wanted)
        table = resources.get("/XObject")
        while todo and isinstance(table, pikepdf.Dictionary):
            item = table.get(todo.pop())
            if isinstance(item, pikepdf.Stream) and _is_form(item) and "/Resources" not in item:
                fresh = names_used(read_content(item)) - borrowed
                borrowed |= fresh
                todo |= fresh
        return borrowed

    def _walk(self, item: object, key: str) -> None:
        """Clean a value and all below it."""
        if isinstance(item, pikepdf.Array):
            for part in item.as_list():
                self._walk(part, key)
            return
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream) or not self._first(item):
            return
        if key == "/CharProcs" or _draws(item):
            self._container(item)
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Image:
            _strip_picture(item)
        for name in list(item.keys()):
            if name not in KEYS:
                del item[name]
            elif name not in _CONTAINERS:
                self._below(item.get(name), name)

    def _below(self, value: object, name: str) -> None:
        if name in _MAPS and isinstance(value, pikepdf.Dictionary) and "/Type" not in value:
            for part in value.values():
                self._walk(part, name)
        else:
            self._walk(value, name)

    def _first(self, item: pikepdf.Object) -> bool:
        """Say whether an object is met for the first time; direct ones always are."""
        if not item.is_indirect:
            return True
        if item.objgen in self._seen:
            return False
        self._seen.add(item.objgen)
        return True

    def _container(self, item: pikepdf.Object) -> None:
        """Rewrite a content stream, and the resources of whatever has some."""
        resources = item.get("/Resources")
        if isinstance(item, pikepdf.Stream):
            content = clean(self._pdf, item.read_bytes(), hidden_in(resources, self._off))
            item.write(content)
            if resources is not None:
                item["/Resources"] = self._used(resources, content)
            return
        procedures = item.get("/CharProcs")
        parts = []
        if isinstance(procedures, pikepdf.Dictionary):
            for part in procedures.values():
                if isinstance(part, pikepdf.Stream):
                    self._walk(part, "/CharProcs")
                    parts.append(part.read_bytes())
        if resources is not None:
            item["/Resources"] = self._used(resources, b"\n".join(parts))


def _is_form(item: pikepdf.Object) -> bool:
    return item.get("/Subtype") == pikepdf.Name.Form


def _draws(item: pikepdf.Object) -> bool:
    """Say whether an object holds a content stream: a form, a tiling pattern, a Type 3 font."""
    if isinstance(item, pikepdf.Stream):
        return _is_form(item) or item.get("/PatternType") == 1
    return item.get("/Subtype") == pikepdf.Name.Type3


def _strip_picture(item: pikepdf.Stream) -> None:
    filters = item.get("/Filter")
    names = [str(name) for name in filters.as_list()] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names == ["/DCTDecode"]:
        parameters = item.get("/DecodeParms")
        item.write(
            jpeg.strip_jpeg(item.read_raw_bytes()),
            filter=pikepdf.Name.DCTDecode,
            decode_parms=parameters if isinstance(parameters, pikepdf.Dictionary) else None,
        )
