"""Content streams: what they use, and the same stream without marked content, hidden layers, comments or text."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

import pikepdf

_SUSPECT = re.compile(rb"BDC|BMC|MP|DP|BX|%|[)>]\s*['\"](?![^\s/\[(<])")
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]*)")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")

TEXT_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_PATH_PAINTING = frozenset({"f", "F", "f*", "S", "s", "B", "b", "B*", "b*"})
_PAINTING = TEXT_SHOWING | {"Do", "sh", "INLINE IMAGE"}
_OPERATORS = """
b B b* B* BI BT c cm CS cs d d0 d1 Do EI ET f F f* G g gs h i ID j J K k l m M n q Q re RG rg ri s S SC sc SCN scn sh Tc
Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz T* v w W W* y
"""
_KNOWN = frozenset({*_OPERATORS.split(), "'", '"', "INLINE IMAGE"})
"""ISO 32000-1, annex A, without marked content."""

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


@dataclass(frozen=True, slots=True)
class Hidden:
    """What does not show: names of switched-off property lists, and of XObjects in switched-off layers."""

    properties: Collection[str] = field(default=())
    xobjects: Collection[str] = field(default=())


def read_content(holder: pikepdf.Object) -> bytes:
    """Return the decoded content of a page (its parts joined), or of a stream."""
    contents = holder if isinstance(holder, pikepdf.Stream) else holder.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        return contents.read_bytes()
    if isinstance(contents, pikepdf.Array):
        return b"\n".join(item.read_bytes() for item in contents.as_list() if isinstance(item, pikepdf.Stream))
    return b""


def names_used(content: bytes) -> set[str]:
    """Return every name that stands in a content stream: at least the resources that it uses, with their slash."""
    return {"/" + _unescape(item.group(1)).decode("utf-8", "replace") for item in _NAME.finditer(content)}


def _unescape(name: bytes) -> bytes:
    return _ESCAPE.sub(lambda item: bytes([int(item.group(1), 16)]), name) if b"#" in name else name


def clean(pdf: pikepdf.Pdf, content: bytes, hidden: Hidden, *, keep_text: bool = True) -> bytes:
    """Return the content without marked content, hidden parts, comments and unknown operators.

    Operators that move to the next line and show text become two: MuPDF loses the leading of the combined ones.
    Streams that hold none of these come back as they are: parsing costs about 10 ms a page.
    """
    if keep_text and not hidden.xobjects and not _SUSPECT.search(content):
        return content
    kept: list[Instruction] = []
    layers: list[bool] = []
    for instruction in pikepdf.parse_content_stream(pdf.make_stream(content)):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            layers.append(operator == "BDC" and _is_hidden(instruction, hidden))
        elif operator == "EMC":
            del layers[-1:]
        elif operator not in _KNOWN or (operator in TEXT_SHOWING and not keep_text):
            continue
        elif any(layers) and operator in _PATH_PAINTING:
            kept.append(pikepdf.ContentStreamInstruction([], pikepdf.Operator("n")))
        elif not (any(layers) and operator in _PAINTING) and not _draws_hidden(instruction, operator, hidden):
            kept += _plain(instruction, operator)
    return pikepdf.unparse_content_stream(kept)


def _plain(instruction: Instruction, operator: str) -> list[Instruction]:
    """Return `'` and `"` as the operators that they stand for (ISO 32000-1, table 109), others as they are."""
    if operator not in ("'", '"'):
        return [instruction]
    operands = list(instruction.operands)
    spacing = zip(operands[:-1], ("Tw", "Tc"), strict=False) if operator == '"' else ()
    return [
        *(pikepdf.ContentStreamInstruction([operand], pikepdf.Operator(name)) for operand, name in spacing),
        pikepdf.ContentStreamInstruction([], pikepdf.Operator("T*")),
        pikepdf.ContentStreamInstruction(operands[-1:], pikepdf.Operator("Tj")),
    ]


def _is_hidden(instruction: object, hidden: Hidden) -> bool:
    operands = getattr(instruction, "operands", [])
    return len(operands) > 1 and str(operands[0]) == "/OC" and str(operands[1]) in hidden.properties


def _draws_hidden(instruction: object, operator: str, hidden: Hidden) -> bool:
    return operator == "Do" and str(getattr(instruction, "operands", [""])[0]) in hidden.xobjects
