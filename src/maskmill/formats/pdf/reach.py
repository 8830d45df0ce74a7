"""What a page can draw through its resources: contents, pictures and fonts, at any depth."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

_DEPTH = 12


def contents_below(resources: object) -> Iterator[pikepdf.Stream]:
    """Yield forms, tiling patterns, groups of soft masks and glyphs of Type 3 fonts, each once."""
    for owner, _ in _walk(resources, 0, set()):
        yield from owner


def pictures_below(resources: object) -> Iterator[pikepdf.Stream]:
    """Yield the image XObjects, each once."""
    seen: set[tuple[int, int]] = set()
    for table in resources_below(resources):
        for item in _table(table, "/XObject"):
            if (
                isinstance(item, pikepdf.Stream)
                and item.get("/Subtype") == pikepdf.Name.Image
                and item.objgen not in seen
            ):
                seen.add(item.objgen)
                yield item


def fonts_below(resources: object) -> Iterator[pikepdf.Dictionary]:
    """Yield the font dictionaries; shared ones may come more than once."""
    for table in resources_below(resources):
        yield from (item for item in _table(table, "/Font") if isinstance(item, pikepdf.Dictionary))


def resources_below(resources: object) -> Iterator[pikepdf.Dictionary]:
    """Yield a resource dictionary and those of all that it reaches."""
    for _, own in _walk(resources, 0, set()):
        if isinstance(own, pikepdf.Dictionary):
            yield own


Owner = tuple[list[pikepdf.Stream], object]
"""Content streams, and the resources that they bring."""


def _walk(resources: object, depth: int, seen: set[tuple[int, int]]) -> Iterator[Owner]:
    if depth == 0:
        yield [], resources
    if not isinstance(resources, pikepdf.Dictionary) or depth > _DEPTH:
        return
    for item in _forms(resources):
        if not item.is_indirect or item.objgen not in seen:
            seen.add(item.objgen)
            yield [item], item.get("/Resources")
            yield from _walk(item.get("/Resources"), depth + 1, seen)
    for font in _table(resources, "/Font"):
        if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == pikepdf.Name.Type3:
            if font.is_indirect and font.objgen in seen:
                continue
            seen.add(font.objgen)
            yield (
                [item for item in _table(font, "/CharProcs") if isinstance(item, pikepdf.Stream)],
                font.get("/Resources"),
            )
            yield from _walk(font.get("/Resources"), depth + 1, seen)


def _forms(resources: pikepdf.Dictionary) -> Iterator[pikepdf.Stream]:
    for category in ("/XObject", "/Pattern"):
        for item in _table(resources, category):
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != pikepdf.Name.Image:
                yield item
    for state in _table(resources, "/ExtGState"):
        mask = state.get("/SMask") if isinstance(state, pikepdf.Dictionary) else None
        group = mask.get("/G") if isinstance(mask, pikepdf.Dictionary) else None
        if isinstance(group, pikepdf.Stream):
            yield group


def _table(owner: pikepdf.Dictionary, category: str) -> list[pikepdf.Object]:
    table = owner.get(category)
    return list(table.values()) if isinstance(table, pikepdf.Dictionary) else []
