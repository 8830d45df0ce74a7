"""The strings that a content stream shows, each with the font that is set for it (ISO 32000-1, 9.3 and 9.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]*>"
_TOKEN = re.compile(
    rb"(?P<string>" + STRING + rb")"
    rb"|/(?P<font>[^\s()<>\[\]{}/%]*)\s*[-+.\d]+\s*Tf(?![^\s()<>\[\]{}/%])"
    rb"|(?<![^\s()<>\[\]{}/%])(?P<state>[qQ])(?![^\s()<>\[\]{}/%])",
    re.DOTALL,
)
_ODD = re.compile(rb"[()%]|(?<![^\s\]>)])(?:BI|ID)(?![^\s/\[<(])|Tf(?![^\s()<>\[\]{}/%])")
"""What the tokens may not leave over: strings nested deeper, comments, inline pictures."""
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
_SHOWING = "q Q Tf Tj TJ ' \""

Shown = tuple[str | None, bytes]
"""The name of the font resource (None: none was set in this stream), and the codes."""


def shown(stream: pikepdf.Stream, data: bytes) -> list[Shown] | None:
    """Return all strings of a stream whose decoded content is `data`, in order; None when it cannot be parsed.

    Plain streams are cut by a pattern, at a hundredth of a parser's cost; the others are parsed.
    """
    if not _ODD.search(_TOKEN.sub(b" ", data)):
        return list(_cut(data))
    try:
        return list(_parsed(stream))
    except (pikepdf.PikepdfError, pikepdf.PdfError, TypeError, ValueError):
        return None


def strings(data: bytes) -> list[Shown]:
    """Return what looks like a string in any bytes, without its font."""
    return [(None, codes) for _, codes in _cut(data)]


def _cut(data: bytes) -> Iterator[Shown]:
    font: str | None = None
    stack: list[str | None] = []
    for item in _TOKEN.finditer(data):
        text, name, state = item.group("string", "font", "state")
        if text is not None:
            yield font, _bytes(text)
        elif name is not None:
            font = "/" + _HASH.sub(lambda code: bytes([int(code.group(1), 16)]), name).decode("utf-8", "replace")
        elif state == b"q":
            stack.append(font)
        elif stack:
            font = stack.pop()


def _parsed(stream: pikepdf.Stream) -> Iterator[Shown]:
    font: str | None = None
    stack: list[str | None] = []
    for instruction in pikepdf.parse_content_stream(stream, _SHOWING):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "q":
            stack.append(font)
        elif operator == "Q":
            font = stack.pop() if stack else font
        elif operator == "Tf":
            font = str(operands[0]) if operands else None
        else:
            for operand in operands:
                parts = operand.as_list() if isinstance(operand, pikepdf.Array) else [operand]
                yield from ((font, bytes(part)) for part in parts if isinstance(part, pikepdf.String))


def _bytes(text: bytes) -> bytes:
    if text.startswith(b"<"):
        digits = b"".join(text[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    if b"\r" in text:  # a bare line end counts as one line feed
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return _ESCAPE.sub(_unescaped, text[1:-1]) if b"\\" in text else text[1:-1]


def _unescaped(item: re.Match[bytes]) -> bytes:
    code = item.group(1)
    is_octal = not code.strip(b"01234567")
    return bytes([int(code, 8) & 0xFF]) if is_octal else _CONTROLS.get(code, code)
