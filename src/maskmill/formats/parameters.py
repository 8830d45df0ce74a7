"""Typed readers of an operation's parameters. A wrong one is our bug: ValueError, which the jail reports as such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from maskmill.domain.document import Box, Mark
from maskmill.domain.redact.needles import Needles

Parameters = Mapping[str, object]


def integer(parameters: Parameters, name: str, default: int) -> int:
    """Return a whole number."""
    value = parameters.get(name, default)
    if not isinstance(value, int):
        raise ValueError(f"not a whole number: {name}")  # noqa: TRY004 - one error for any wrong parameter
    return value


def optional_text(parameters: Parameters, name: str) -> str | None:
    """Return a text, or None when it is absent or empty."""
    value = parameters.get(name)
    return value if isinstance(value, str) and value else None


def integers(parameters: Parameters, name: str) -> list[int]:
    """Return a list of whole numbers, empty when it is absent."""
    return [int(cast("int", item)) for item in _items(parameters, name)]


def texts(parameters: Parameters, name: str) -> list[str]:
    """Return a list of texts, empty when it is absent."""
    return [str(item) for item in _items(parameters, name)]


def needles(parameters: Parameters) -> Needles:
    """Return the user's terms ("needles") and the values that detection found ("values") as things to look for."""
    return Needles(texts(parameters, "needles"), texts(parameters, "values"))


def marks(parameters: Parameters) -> list[Mark]:
    """Return the spans to remove."""
    found = []
    for item in _items(parameters, "marks"):
        row = cast("Mapping[str, int | str]", item)
        found.append(Mark(int(row["segment"]), int(row["start"]), int(row["end"]), str(row.get("label") or "")))
    return found


def boxes(parameters: Parameters) -> list[tuple[int, Box, str]]:
    """Return (page, box as displayed, label) for each box."""
    found = []
    for item in _items(parameters, "boxes"):
        row = cast("Mapping[str, object]", item)
        x0, y0, x1, y1 = (float(value) for value in cast("list[float]", row["box"]))
        found.append((int(cast("int", row["page"])), Box(x0, y0, x1, y1), str(row.get("label") or "")))
    return found


def _items(parameters: Parameters, name: str) -> list[object]:
    value = parameters.get(name) or []
    if not isinstance(value, list | tuple):
        raise ValueError(f"not a list: {name}")  # noqa: TRY004 - one error for any wrong parameter
    return list(value)
