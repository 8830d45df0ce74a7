"""Text that is drawn where pdfium's text page does not look: tiling patterns, soft masks, Type 3 glyphs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from maskmill.formats.pdf.content import TEXT_SHOWING, Hidden, clean, read_content
from maskmill.formats.pdf.opening import open_pdfium
from maskmill.formats.pdf.text import readings

_DEPTH = 40
_WIDE = 14_400.0


@dataclass(frozen=True, slots=True)
class Unseen:
    """A content stream with text, the page that reaches it first, and its text."""

    page: int
    stream: pikepdf.Stream
    text: str


def find_unseen(pdf: pikepdf.Pdf) -> list[Unseen]:
    """Return the unseen texts of a prepared document, in page order."""
    seen: set[tuple[int, int]] = set()
    streams = [
        (number, stream)
        for number, page in enumerate(pdf.pages, 1)
        for stream in _below(page.obj.get("/Resources"), seen, inside=False, depth=0)
        if any(operator.encode() in read_content(stream) for operator in TEXT_SHOWING)
    ]
    texts = _texts(pdf, [stream for _, stream in streams]) if streams else []
    return [Unseen(number, stream, text) for (number, stream), text in zip(streams, texts, strict=True) if text.strip()]


def _below(resources: object, seen: set[tuple[int, int]], *, inside: bool, depth: int) -> Iterator[pikepdf.Stream]:
    """Yield the unseen content streams below resources; forms count only inside of one."""
    if not isinstance(resources, pikepdf.Dictionary) or depth > _DEPTH:
        return
    for stream, hidden in _streams(resources):
        if stream.is_indirect:
            if stream.objgen in seen:
                continue
            seen.add(stream.objgen)
        if inside or hidden:
            yield stream
        yield from _below(stream.get("/Resources"), seen, inside=inside or hidden, depth=depth + 1)


def _streams(resources: pikepdf.Dictionary) -> Iterator[tuple[pikepdf.Stream, bool]]:
    for item in _values(resources.get("/Pattern")):
        yield item, True
    for item in _values(resources.get("/XObject")):
        if item.get("/Subtype") == pikepdf.Name.Form:
            yield item, False
    for state in _dictionaries(resources.get("/ExtGState")):
        mask = state.get("/SMask")
        group = mask.get("/G") if isinstance(mask, pikepdf.Dictionary) else None
        if isinstance(group, pikepdf.Stream):
            yield group, True
    for font in _dictionaries(resources.get("/Font")):
        for item in _values(font.get("/CharProcs")):
            yield item, True


def _values(table: object) -> list[pikepdf.Stream]:
    if not isinstance(table, pikepdf.Dictionary):
        return []
    return [item for item in table.values() if isinstance(item, pikepdf.Stream)]


def _dictionaries(table: object) -> list[pikepdf.Dictionary]:
    if not isinstance(table, pikepdf.Dictionary):
        return []
    return [item for item in table.values() if isinstance(item, pikepdf.Dictionary)]


def _texts(pdf: pikepdf.Pdf, streams: list[pikepdf.Stream]) -> list[str]:
    """Put each stream on a page of its own, and let pdfium read it."""
    pages = pikepdf.Pdf.new()
    for stream in streams:
        content = read_content(stream)
        holder = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Page,
                MediaBox=pikepdf.Array([-_WIDE, -_WIDE, _WIDE, _WIDE]),
                Resources=stream.get("/Resources", pikepdf.Dictionary()),
                Contents=pdf.make_stream(content),
            )
        )
        pages.pages.append(pikepdf.Page(holder))
    out = io.BytesIO()
    pages.save(out, deterministic_id=True)
    with open_pdfium(out.getvalue()) as document:
        return ["\n".join(item.text for item in readings(page.get_textpage())) for page in document]


def silence(pdf: pikepdf.Pdf, stream: pikepdf.Stream) -> None:
    """Take all text out of an unseen stream: where its letters stand on the page is not known exactly enough."""
    stream.write(clean(pdf, read_content(stream), Hidden(), keep_text=False))
