"""Our own walk over a finished PDF.

It reads every string, name, key and decoded stream, content through the maps of its fonts, and the bytes of no object.
"""

from __future__ import annotations

import re
import zlib

import pikepdf

from maskmill.domain.redact.needles import Needles
from maskmill.formats.pdf.maps import Fonts, Maps
from maskmill.formats.pdf.shown import shown, strings
from maskmill.formats.pdf.vocabulary import NAMES, without_vocabulary
from maskmill.formats.search import find_in_binary, find_in_bytes

_STREAM = re.compile(rb"(?<!end)stream\r?\n.*?endstream", re.DOTALL)
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_MOST_INFLATED = 50_000_000
_SHOWS = re.compile(rb"T[jJ]|['\"]")
_STRUCTURE = frozenset({"/ObjStm", "/XRef"})
"""Streams that hold other objects, which are searched themselves."""
_DEPTH = 100
_BINARY = frozenset({"/Image"})
_FONT_FILES = ("/Length1", "/Length2", "/Length3")
_FONT_KINDS = frozenset({"/Type1C", "/CIDFontType0C", "/OpenType"})

Hit = tuple[int, str, int]
"""Page (0: the document), channel, index of the needle."""


def search_pdf(pdf: pikepdf.Pdf, untrusted: bytes, needles: Needles) -> set[Hit]:
    """Return what the walk finds; a hit in something that pages share is reported for each of them."""
    walk = _Walk(needles, Fonts(pdf))
    hits: set[Hit] = {(0, "bytes", index) for index in _outside(untrusted, needles)}
    for number, page in enumerate(pdf.pages, 1):
        hits |= {(number, channel, index) for channel, index in walk.reach(page.obj, number)}
    for item in [pdf.trailer, *(item for item in pdf.objects if hasattr(item, "objgen"))]:
        hits |= {(0, channel, index) for channel, index in walk.reach(item, 0)}
    return hits


def _outside(untrusted: bytes, needles: Needles) -> set[int]:
    """Search what stands outside of streams: comments, tails, orphans, compressed runs in them."""
    rest = without_vocabulary(_STREAM.sub(b" ", untrusted))
    found = find_in_bytes(rest, needles)
    for item in _ZLIB.finditer(rest):
        try:
            found |= find_in_bytes(zlib.decompressobj().decompress(rest[item.start() :], _MOST_INFLATED), needles)
        except zlib.error:
            continue
    return found


class _Walk:
    """Searches each object once, and remembers what it and all below it hold."""

    def __init__(self, needles: Needles, fonts: Fonts) -> None:
        self._needles = needles
        self._words = needles.lettered()  # a content stream is full of numbers that are no text
        self._long = needles.long()
        self._fonts = fonts
        self._own: dict[tuple[int, int], tuple[set[tuple[str, int]], list[pikepdf.Object]]] = {}
        self._reached: set[tuple[int, int]] = set()

    def reach(self, start: pikepdf.Object, number: int) -> set[tuple[str, int]]:
        """Return what stands below an object; for page 0 only what no page reaches."""
        hits: set[tuple[str, int]] = set()
        todo, seen = [start], set()
        while todo:
            item = todo.pop()
            key = item.objgen
            if item.is_indirect:
                if key in seen or (not number and key in self._reached):
                    continue
                seen.add(key)
            found, below = self._look(item, key)
            hits |= found
            todo += below
        if number:
            self._reached |= seen
        return hits

    def _look(self, item: pikepdf.Object, key: tuple[int, int]) -> tuple[set[tuple[str, int]], list[pikepdf.Object]]:
        if item.is_indirect and key in self._own:
            return self._own[key]
        texts: list[str] = []
        below: list[pikepdf.Object] = []
        _collect(item, texts, below, 0)
        hits = {("object", index) for text in texts for index in self._needles.find(text)}
        for text in texts:
            if "#" in text or "%" in text or not text.isascii():
                hits |= {("object", index) for index in find_in_bytes(text.encode("utf-8", "replace"), self._needles)}
        if isinstance(item, pikepdf.Stream):
            hits |= self._stream(item)
        if item.is_indirect:
            self._own[key] = hits, below
        return hits, below

    def _stream(self, item: pikepdf.Stream) -> set[tuple[str, int]]:
        try:
            data = item.read_bytes()
        except pikepdf.PikepdfError:
            data = item.read_raw_bytes()
        if _is_binary(item):
            hits = {("picture", index) for index in find_in_binary(item.read_raw_bytes(), self._needles)}
            return hits | {("stream", index) for index in find_in_binary(data, self._needles)}
        if str(item.get("/Type")) in _STRUCTURE:
            return set()
        plain = without_vocabulary(data)
        if not _SHOWS.search(data):
            return {("stream", index) for index in find_in_bytes(plain, self._needles)}
        hits = {("stream", index) for index in find_in_bytes(plain, self._words)}
        return hits | {("content", index) for index in self._content(item, data)}

    def _content(self, item: pikepdf.Stream, data: bytes) -> set[int]:
        """Search the strings of a content stream, joined: as they are, through the map of each one's font, and all.

        A string whose font is not known is read through every map. Codes of one font read through the map of another
        give nonsense, in which short values turn up by chance, but hardly a long one.
        """
        parts = shown(item, data)
        if parts is None:
            parts = strings(data)
        joined = b"".join(codes for _, codes in parts)
        found = find_in_bytes(joined, self._needles)
        maps = self._fonts.of(item)
        found |= self._needles.find("".join(_read(maps, name, codes) for name, codes in parts))
        stray = b"".join(codes for name, codes in parts if name not in maps)
        for unicode_map in self._fonts.all:
            found |= self._long.find(unicode_map.text(joined))
            if stray:
                found |= self._needles.find(unicode_map.text(stray))
        return found


def _read(maps: Maps, name: str | None, codes: bytes) -> str:
    unicode_map = maps.get(name)
    return unicode_map.read(codes) if unicode_map else codes.decode("latin-1")


def _collect(item: object, texts: list[str], below: list[pikepdf.Object], depth: int) -> None:
    """Gather the strings, names and keys of an object, and the indirect objects that it points to."""
    if depth > _DEPTH:
        return
    if isinstance(item, pikepdf.String):
        texts.append(str(item))
        texts.append(bytes(item).decode("latin-1"))
    elif isinstance(item, pikepdf.Name):
        _add_name(str(item)[1:], texts)
    elif isinstance(item, pikepdf.Array):
        parts = item.as_list()
        if len(parts) > 1 and all(isinstance(part, pikepdf.String) for part in parts):
            texts.append("".join(str(part) for part in parts))
        for part in parts:
            _follow(part, texts, below, depth)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in item.items():
            _add_name(key[1:], texts)
            if key != "/Parent":
                _follow(value, texts, below, depth)


def _add_name(name: str, texts: list[str]) -> None:
    if name not in NAMES:
        texts.append(name)


def _follow(value: object, texts: list[str], below: list[pikepdf.Object], depth: int) -> None:
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        below.append(value)
    else:
        _collect(value, texts, below, depth + 1)


def _is_binary(item: pikepdf.Stream) -> bool:
    subtype = str(item.get("/Subtype"))
    return subtype in _BINARY or subtype in _FONT_KINDS or any(key in item for key in _FONT_FILES)
