"""ToUnicode maps: which text the codes of a font stand for (ISO 32000-1, 9.10.3; Adobe Technical Note 5411)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[([^\]]*)\])")
_HEX = re.compile(r"<([0-9A-Fa-f\s]+)>")
_MOST = 65_536


@dataclass(frozen=True, slots=True)
class UnicodeMap:
    """Texts by code, for each width of codes in bytes."""

    by_width: dict[int, dict[bytes, str]]

    def read(self, codes: bytes) -> str:
        """Return the text of a shown string, which begins with a code; longer codes go before shorter ones."""
        if len(self.by_width) == 1:
            ((width, table),) = self.by_width.items()
            return "".join([table.get(code, "") for code in _cut(codes, width, 0)])
        letters: list[str] = []
        widths = sorted(self.by_width, reverse=True)
        at = 0
        while at < len(codes):
            width = next((width for width in widths if codes[at : at + width] in self.by_width[width]), 0)
            letters.append(self.by_width[width][codes[at : at + width]] if width else "")
            at += width or min(widths, default=1)
        return "".join(letters)

    def text(self, codes: bytes) -> str:
        """Return the text of a string of codes, at each width and at each offset in turn, apart by line ends."""
        parts: list[str] = []
        for width, table in self.by_width.items():
            parts += ("".join(table.get(code, "") for code in _cut(codes, width, offset)) for offset in range(width))
        return "\n".join(parts)


def _cut(codes: bytes, width: int, offset: int) -> Iterator[bytes]:
    return (codes[at : at + width] for at in range(offset, len(codes) - width + 1, width))


def read_map(untrusted: bytes) -> UnicodeMap:
    """Return the map of a ToUnicode stream; what it cannot be read as is left out."""
    by_width: dict[int, dict[bytes, str]] = {}
    for code, value in entries(untrusted):
        by_width.setdefault(len(code), {})[code] = value
    return UnicodeMap(by_width)


def entries(untrusted: bytes) -> list[tuple[bytes, str]]:
    """Return all codes of a ToUnicode stream with their texts."""
    text = untrusted.decode("latin-1")
    return [*_single(text), *_ranged(text)]


def _single(text: str) -> Iterator[tuple[bytes, str]]:
    for block in _CHARS.findall(text):
        for code, value in _PAIR.findall(block):
            yield _bytes(code), _unicode(value)


def _ranged(text: str) -> Iterator[tuple[bytes, str]]:
    for block in _RANGES.findall(text):
        for low, high, start, listed in _RANGE.findall(block):
            first, last = _bytes(low), _bytes(high)
            count = min(int.from_bytes(last, "big") - int.from_bytes(first, "big") + 1, _MOST)
            values = [_unicode(item) for item in _HEX.findall(listed)] if listed else _following(start, count)
            for at, value in enumerate(values[: max(0, count)]):
                yield (int.from_bytes(first, "big") + at).to_bytes(len(first) + 1, "big")[1:], value


def _following(start: str, count: int) -> list[str]:
    """Return the texts of a range: the last code unit counts up."""
    first = _bytes(start)
    if not first:
        return []
    base = int.from_bytes(first, "big")
    return [
        (base + at).to_bytes(len(first) + 1, "big")[1:].decode("utf-16-be", "ignore") for at in range(max(0, count))
    ]


def _bytes(digits: str) -> bytes:
    digits = "".join(digits.split())
    return bytes.fromhex(digits if len(digits) % 2 == 0 else "0" + digits)


def _unicode(digits: str) -> str:
    value = _bytes(digits)
    return (value if len(value) % 2 == 0 else b"\0" + value).decode("utf-16-be", "ignore")
