"""Are there letters among the lines, curves and squares that a content stream draws?

Counted are parts as small as those of letters: rules and frames of tables are long, and do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = rb"(?<![\d.])[-+]?+(?:\d++\.?+\d*+|\.\d++)"
_PATH = re.compile(
    rb"(?:(N)\s+N\s+)?(N)\s+(N)\s+(re(?!\s+W)|m|l)(?=\s|$)"
    rb"|(?<=\d\s|\.\s)([cvy])(?=\s|$)"
    rb"|(?<!\S)(sh)(?=\s|$)"
    rb"|(N)\s+\S+\s+\S+\s+(N)\s+\S+\s+\S+\s+cm(?=\s|$)".replace(b"N", _NUMBER)
)
_DASHES = re.compile(rb"\[((?:\s*" + _NUMBER + rb"){9,})\s*\]\s*\S+\s+d(?=\s|$)")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_SMALL = 60.0
"""Units: no side of a letter's part is longer, at the size of ordinary text in the units of ordinary programs."""
_SQUARE = 24.0
"""Units: a larger rectangle is the ground of a cell."""
_ENOUGH = {"curve": 60, "part": 24, "square": 40, "line": 400, "shading": 20}
"""How many of a kind may be letters. A letter has about fifteen curves, a digit of straight strokes about five."""


def draws_letters(content: bytes) -> bool:
    """Say whether a content stream draws so many small parts that they may be letters."""
    if _DASHES.search(content):
        return True
    counts = dict.fromkeys(_ENOUGH, 0)
    for kind in _parts(_STRING.sub(b"", content)):
        counts[kind] += 1
        if counts[kind] >= _ENOUGH[kind]:
            return True
    return False


def _parts(content: bytes) -> Iterator[str]:
    """Yield the kind of each thing that is drawn; a short line is a line, and a part too."""
    larger, start = 1.0, (0.0, 0.0)
    for item in _PATH.finditer(content):
        first, third, fourth, operator, curve, shading, scale, other = item.groups()
        if curve or shading:
            yield "curve" if curve else "shading"
        elif scale:
            shrunk = max(abs(float(scale)), abs(float(other)))
            larger = max(larger, 1 / shrunk if shrunk else 1.0)
        elif operator == b"re":
            if first is not None and max(abs(float(third)), abs(float(fourth))) < _SQUARE * larger:
                yield "square"
        else:
            end = float(third), float(fourth)
            if operator == b"l":
                yield "line"
                if max(abs(end[0] - start[0]), abs(end[1] - start[1])) < _SMALL * larger:
                    yield "part"
            start = end
