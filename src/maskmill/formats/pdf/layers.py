"""Optional content: which layers are switched off when the document opens (ISO 32000-1, 8.11)."""

from __future__ import annotations

import pikepdf

from maskmill.formats.pdf.content import Hidden

ObjGen = tuple[int, int]


def switched_off(pdf: pikepdf.Pdf) -> frozenset[ObjGen]:
    """Return the object numbers of the layers that are off in the default configuration."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return frozenset()
    groups = _numbers(properties.get("/OCGs"))
    default = properties.get("/D")
    if not isinstance(default, pikepdf.Dictionary):
        return frozenset()
    off = _numbers(default.get("/OFF"))
    if default.get("/BaseState") == pikepdf.Name.OFF:
        off |= groups - _numbers(default.get("/ON"))
    return frozenset(off)


def hidden_in(resources: pikepdf.Object | None, off: frozenset[ObjGen]) -> Hidden:
    """Return the names of the resources that belong to switched-off layers."""
    if not off or not isinstance(resources, pikepdf.Dictionary):
        return Hidden()
    properties = resources.get("/Properties")
    xobjects = resources.get("/XObject")
    return Hidden(
        {name for name, item in _items(properties) if _is_off(item, off)},
        {name for name, item in _items(xobjects) if _is_off(item.get("/OC"), off)},
    )


def _items(value: object) -> list[tuple[str, pikepdf.Object]]:
    if not isinstance(value, pikepdf.Dictionary):
        return []
    return [(str(name), item) for name, item in value.items() if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)]


def _numbers(value: object) -> set[ObjGen]:
    if not isinstance(value, pikepdf.Array):
        return set()
    return {item.objgen for item in value.as_list() if getattr(item, "is_indirect", False)}


def _is_off(item: object, off: frozenset[ObjGen]) -> bool:
    """Say whether a group is off; a membership dictionary is off when all of its groups are (policy AnyOn)."""
    if not isinstance(item, pikepdf.Dictionary):
        return False
    if item.objgen in off:
        return True
    groups = item.get("/OCGs")
    if isinstance(groups, pikepdf.Array):
        numbers = _numbers(groups)
        return bool(numbers) and numbers <= off
    return isinstance(groups, pikepdf.Dictionary) and groups.objgen in off
