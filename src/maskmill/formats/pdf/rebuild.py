"""A new file from a whitelist: pages with what drawing needs, and nothing else of the source.

Annotations, form fields, bookmarks, tags, layers, attachments, scripts, metadata, earlier revisions and unreachable
bytes are not removed: they are never copied.
"""

from __future__ import annotations

import io

import pikepdf

from maskmill.formats.pdf.layers import switched_off
from maskmill.formats.pdf.resources import Whitelist

_INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
_LETTER = (0.0, 0.0, 612.0, 792.0)
_DEPTH = 64
_NOT_NUMBERS = (pikepdf.Array, pikepdf.Dictionary, pikepdf.Name, pikepdf.Stream, pikepdf.String)
_LARGEST = 200_000.0
"""Points: ten times what ISO 32000-1 annex C allows."""


def rebuild(source: pikepdf.Pdf) -> bytes:
    """Return a new one-revision file with the pages of an open document, which is used up by it."""
    cleaner = Whitelist(source, switched_off(source))
    target = pikepdf.Pdf.new()
    for page in source.pages:
        _tidy(source, page.obj, cleaner)
        target.pages.append(page)
    return save(target)


def save(pdf: pikepdf.Pdf) -> bytes:
    """Write a document as one revision, compressed, with an identifier that depends on its content only."""
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        encryption=False,
    )
    return out.getvalue()


def _tidy(source: pikepdf.Pdf, page: pikepdf.Object, cleaner: Whitelist) -> None:
    """Leave of a page its boxes, rotation, unit, group, content and resources."""
    kept = {key: inherited(page, key) for key in _INHERITED}
    content, resources = cleaner.page(page, kept["/Resources"])
    group, unit = page.get("/Group"), page.get("/UserUnit")
    for key in list(page.keys()):
        if key not in ("/Type", "/Parent"):
            del page[key]
    media = rectangle(kept["/MediaBox"]) or _LETTER
    crop = rectangle(kept["/CropBox"])
    page["/Type"] = pikepdf.Name.Page
    page["/MediaBox"] = pikepdf.Array([*media])
    if crop and crop != media:
        page["/CropBox"] = pikepdf.Array([*crop])
    if turned := rotation(kept["/Rotate"]):
        page["/Rotate"] = turned
    if isinstance(unit, int | float) and 0 < float(unit) < 1000:  # noqa: PLR2004 - ISO 32000-1 annex C: 75,000
        page["/UserUnit"] = unit
    if isinstance(group, pikepdf.Dictionary):
        page["/Group"] = pikepdf.Dictionary({key: group[key] for key in ("/S", "/CS", "/I", "/K") if key in group})
    page["/Resources"] = resources
    page["/Contents"] = source.make_stream(content)


def inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    """Return a page's attribute, or its ancestors' (ISO 32000-1, 7.7.3.4)."""
    node: object = page
    for _ in range(_DEPTH):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        value = node.get(key)
        if value is not None:
            return value
        node = node.get("/Parent")
    return None


def rectangle(value: object) -> tuple[float, float, float, float] | None:
    """Return a box with its corners in order, or None when it is none, empty or absurdly large."""
    if not isinstance(value, pikepdf.Array) or len(value) != 4:  # noqa: PLR2004 - corners
        return None
    numbers = [float(str(item)) for item in value.as_list() if not isinstance(item, _NOT_NUMBERS)]
    if len(numbers) != 4 or any(abs(item) > _LARGEST for item in numbers):  # noqa: PLR2004 - corners
        return None
    x0, x1 = sorted(numbers[::2])
    y0, y1 = sorted(numbers[1::2])
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def rotation(value: object) -> int:
    """Return a rotation of 0, 90, 180 or 270 degrees; anything else is 0."""
    turned = int(value) % 360 if isinstance(value, int | float) else 0
    return turned if turned % 90 == 0 else 0
