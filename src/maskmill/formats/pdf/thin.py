"""Subset fonts without what they say of removed text.

A subset font holds the letters of its document: entries that nothing uses any more tell which letters were removed
(Australian Signals Directorate, examination of Acrobat's redaction, 2021). Here codes that no content stream shows
lose their ToUnicode entries, and in subset fonts their widths, names and Type 3 glyphs. Outlines in font files stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pikepdf

from maskmill.formats.pdf.unicode_map import entries
from maskmill.formats.pdf.usage import Used, fonts_used

_SPACES = frozenset({" ", "\u00a0"})
"""What readers measure gaps between words with: kept everywhere, for it tells nothing."""
_SPACE_NAMES = frozenset({"/space", "/nbspace", "/.notdef"})
_BATCH = 100


def thin_fonts(pdf: pikepdf.Pdf) -> None:
    """Take out of every font what the document does not show; nothing where its use is not fully known."""
    fonts = fonts_used(pdf)
    if fonts is None:
        return
    by_descendant: dict[tuple[int, int], list[tuple[pikepdf.Dictionary, set[int] | None]]] = {}
    for used in fonts.values():
        if used.font.get("/Subtype") == pikepdf.Name.Type0:
            codes = _wide_codes(used)
            for below in _descendants(used.font):
                by_descendant.setdefault(below.objgen, []).append((below, codes))
            if codes is not None:
                _thin_map(pdf, used.font, codes, 2)
        else:
            kept = {code for string in used.strings for code in string}
            kept |= _thin_map(pdf, used.font, kept, 1)
            _thin_simple(used.font, kept)
    for sharing in by_descendant.values():
        known = [codes for _, codes in sharing if codes is not None]
        if len(known) == len(sharing):
            _thin_wide(sharing[0][0], set().union(*known))


def _wide_codes(used: Used) -> set[int] | None:
    """Return the codes shown in a composite font; None unless they are plain two-byte glyph numbers."""
    if used.font.get("/Encoding") not in (pikepdf.Name("/Identity-H"), pikepdf.Name("/Identity-V")):
        return None
    if any(len(string) % 2 for string in used.strings):
        return None
    return {int.from_bytes(string[at : at + 2], "big") for string in used.strings for at in range(0, len(string), 2)}


def _descendants(font: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    below = font.get("/DescendantFonts")
    items = list(below.as_list()) if isinstance(below, pikepdf.Array) else []
    return [item for item in items if isinstance(item, pikepdf.Dictionary) and item.is_indirect]


def _thin_map(pdf: pikepdf.Pdf, font: pikepdf.Dictionary, codes: set[int], width: int) -> set[int]:
    """Write a font's ToUnicode anew with the codes that are used and spaces; return the codes of spaces."""
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return set()
    untrusted = stream.read_bytes()
    listed = entries(untrusted)
    if b"usecmap" in untrusted or any(len(code) != width for code, _ in listed):
        return {int.from_bytes(code, "big") for code, text in listed if text in _SPACES}
    kept: dict[int, str] = {}
    spaces: set[int] = set()
    for raw_code, text in listed:
        code = int.from_bytes(raw_code, "big")
        if text in _SPACES:
            spaces.add(code)
        wanted = code in codes or text in _SPACES
        if wanted and (not text or kept.setdefault(code, text) != text):
            return spaces  # readers differ about such a map: it stays as it is
    if len(kept) < len({code for code, _ in listed}):
        font["/ToUnicode"] = pdf.make_stream(_written(sorted(kept.items()), width))
    return spaces


def _written(kept: Sequence[tuple[int, str]], width: int) -> bytes:
    digits = 2 * width
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Thin def /CMapType 2 def",
        f"1 begincodespacerange <{0:0{digits}x}> <{'f' * digits}> endcodespacerange",
    ]
    for start in range(0, len(kept), _BATCH):
        some = kept[start : start + _BATCH]
        lines.append(f"{len(some)} beginbfchar")
        lines += (f"<{code:0{digits}x}> <{text.encode('utf-16-be').hex()}>" for code, text in some)
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()


def _thin_simple(font: pikepdf.Dictionary, kept: set[int]) -> None:
    """Clear widths and names of unused codes, where the file holds the font's own glyphs."""
    is_type3 = font.get("/Subtype") == pikepdf.Name.Type3
    if not is_type3 and not _is_subset(font):
        return
    names = _names(font)
    kept = kept | {code for code, name in names.items() if name in _SPACE_NAMES}
    widths, first = font.get("/Widths"), font.get("/FirstChar", 0)
    if isinstance(widths, pikepdf.Array) and isinstance(first, int):
        font["/Widths"] = pikepdf.Array([
            width if code in kept else 0 for code, width in enumerate(widths.as_list(), first)
        ])  # fmt: skip
    if names:
        left = {code: name for code, name in names.items() if code in kept}
        encoding = pikepdf.Dictionary({key: item for key, item in font["/Encoding"].items() if key != "/Differences"})
        encoding["/Differences"] = pikepdf.Array(list(_differences(left)))
        font["/Encoding"] = encoding
        shapes = font.get("/CharProcs")
        if is_type3 and isinstance(shapes, pikepdf.Dictionary):
            wanted = set(left.values())
            font["/CharProcs"] = pikepdf.Dictionary({name: item for name, item in shapes.items() if name in wanted})


def _is_subset(font: pikepdf.Dictionary) -> bool:
    """Say whether a font is embedded in part (ISO 32000-1, 9.6.4: six letters and a plus before its name)."""
    descriptor = font.get("/FontDescriptor")
    name = str(font.get("/BaseFont", ""))[1:]
    embedded = isinstance(descriptor, pikepdf.Dictionary) and any(
        key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )
    return embedded and name[6:7] == "+" and name[:6].isalpha()


def _names(font: pikepdf.Dictionary) -> dict[int, str]:
    """Return the glyph names that an encoding sets itself, by code."""
    encoding = font.get("/Encoding")
    listed = encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
    names: dict[int, str] = {}
    code = 0
    for item in listed.as_list() if isinstance(listed, pikepdf.Array) else []:
        if isinstance(item, pikepdf.Name):
            names[code] = str(item)
            code += 1
        elif isinstance(item, int):
            code = item
    return names


def _differences(names: dict[int, str]) -> Iterable[int | pikepdf.Name]:
    last = -2
    for code in sorted(names):
        if code != last + 1:
            yield code
        yield pikepdf.Name(names[code])
        last = code


def _thin_wide(font: pikepdf.Dictionary, codes: set[int]) -> None:
    """Keep of a CID font's widths those of the glyphs that are used."""
    listed = font.get("/W")
    name = str(font.get("/BaseFont", ""))[1:]
    if not isinstance(listed, pikepdf.Array) or name[6:7] != "+":
        return
    kept: list[object] = []
    items = listed.as_list()
    at = 0
    while at + 1 < len(items):
        first, second = items[at], items[at + 1]
        if not isinstance(first, int):
            return
        if isinstance(second, pikepdf.Array):
            for code, width in enumerate(second.as_list(), first):
                if code in codes:
                    kept += (code, pikepdf.Array([width]))
            at += 2
        elif at + 2 < len(items) and isinstance(second, int):
            for code in sorted(codes):
                if first <= code <= second:
                    kept += (code, pikepdf.Array([items[at + 2]]))
            at += 3
        else:
            return
    font["/W"] = pikepdf.Array(kept)
