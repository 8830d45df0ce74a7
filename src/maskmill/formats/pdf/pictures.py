"""Where a page draws pictures, and which of them do not show as they are (turned, clipped, covered, faint, tiny)."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pikepdf

from maskmill.formats.pdf.content import read_content
from maskmill.formats.pdf.view import Rect

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OPERATORS = "q Q cm Do gs W W* re m l c v y h n f F f* B B* b b* S s sh g rg k cs sc scn"
_FILLS = frozenset({"g", "rg", "k", "cs", "sc", "scn"})
_FILLING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_ENDING = _FILLING | {"n", "S", "s"}
_EVERYWHERE: Rect = (-1e7, -1e7, 1e7, 1e7)
_DEPTH = 12
_READABLE_DPI = (50.0, 620.0)
"""Drawn coarser, letters are unreadable at 300 dpi because they are huge; drawn finer, because they are lost."""
_SLACK = 0.02
_HALF = 0.5
_LEAST = (12, 6)
"""Pixels: a smaller picture holds no readable word."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A picture drawn on a page: its stream, the matrix of its unit square, and whether the page shows it as it is."""

    picture: pikepdf.Stream
    matrix: Matrix
    shows: bool


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = IDENTITY
    clip: Rect = _EVERYWHERE
    faint: bool = False
    is_dark: bool = True  # the colour that stencils are painted in: black at first


@dataclass(slots=True)
class _Walk:
    """What the content interpreter has seen so far: pictures, and in which order what covers what."""

    placed: list[tuple[pikepdf.Stream, _State, int]] = field(default_factory=list)
    covers: list[tuple[int, Rect]] = field(default_factory=list)
    clock: int = 0


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """Return the matrix that applies `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def bounds(matrix: Matrix, points: Sequence[tuple[float, float]] = ((0, 0), (1, 0), (0, 1), (1, 1))) -> Rect:
    """Return the rectangle around points under a matrix: the unit square, unless others are given."""
    xs = [matrix[0] * x + matrix[2] * y + matrix[4] for x, y in points]
    ys = [matrix[1] * x + matrix[3] * y + matrix[5] for x, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def overlap(a: Rect, b: Rect) -> Rect | None:
    """Return what two rectangles share, or None."""
    left, bottom, right, top = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return (left, bottom, right, top) if left < right and bottom < top else None


def _area(rect: Rect | None) -> float:
    return 0.0 if rect is None else (rect[2] - rect[0]) * (rect[3] - rect[1])


def is_readable(picture: pikepdf.Object) -> bool:
    """Say whether a picture has enough pixels to hold a word."""
    width, height = picture.get("/Width"), picture.get("/Height")
    if not isinstance(width, int) or not isinstance(height, int):
        return False
    low, high = sorted((width, height))
    return high >= _LEAST[0] and low >= _LEAST[1]


def placements(page: pikepdf.Object, shown: Rect, turned: int) -> list[Placement]:
    """Return the pictures that a prepared page draws, forms included, in drawing order."""
    walk = _Walk()
    _interpret(page, page.get("/Resources"), _State(), walk, 0)
    result = []
    for picture, state, when in walk.placed:
        rect = bounds(state.matrix)
        visible = _area(overlap(overlap(rect, state.clip) or (0, 0, 0, 0), shown))
        whole = _area(rect) * (1 - _SLACK)
        covered = any(_area(overlap(rect, other)) > _SLACK * _area(rect) for at, other in walk.covers if at > when)
        is_plain = not state.faint and (state.is_dark or not picture.get("/ImageMask", False))
        shows = visible >= whole > 0 and not covered and is_plain and _is_upright(state.matrix, turned)
        result.append(Placement(picture, state.matrix, shows and _is_legible(picture, state.matrix)))
    return result


def _is_upright(matrix: Matrix, turned: int) -> bool:
    return matrix[0] > 0 and matrix[3] > 0 and abs(matrix[1]) + abs(matrix[2]) < 1e-3 * matrix[0] and not turned


def _is_legible(picture: pikepdf.Object, matrix: Matrix) -> bool:
    dpi = float(picture.get("/Width", 0)) * 72 / max(matrix[0], 1e-6)
    return _READABLE_DPI[0] <= dpi <= _READABLE_DPI[1] and "/SMask" not in picture and "/Mask" not in picture


def _interpret(holder: pikepdf.Object, resources: object, state: _State, walk: _Walk, depth: int) -> None:
    """Follow the graphics state through a content stream, as far as it places pictures (ISO 32000-1, 8.4)."""
    stack: list[_State] = []
    path: list[tuple[float, float]] = []
    clipping = False
    content = read_content(holder)
    if b"Do" not in content:
        return
    for instruction in pikepdf.parse_content_stream(holder, _OPERATORS):
        operands, name = list(instruction.operands), str(instruction.operator)
        walk.clock += 1
        if name == "q":
            stack.append(state)
        elif name == "Q":
            state = stack.pop() if stack else state
        elif name in ("W", "W*"):
            clipping = True
        elif name in _ENDING:
            state = _end_path(name, path, state, walk, clipping=clipping)
            path, clipping = [], False
        elif name in _FILLS:
            state = replace(state, is_dark=_is_dark(name, operands))
        elif name in ("cm", "gs"):
            state = _changed(name, operands, state, resources)
        elif name in ("Do", "sh"):
            _draw(name, operands, resources, state, walk, depth)
        else:
            path += _points(name, operands)


def _points(name: str, operands: Sequence[object]) -> list[tuple[float, float]]:
    numbers = [float(item) for item in operands]  # type: ignore[arg-type] # pikepdf types operands as objects
    if name == "re" and len(numbers) == 4:  # noqa: PLR2004 - x, y, width, height
        x, y, width, height = numbers
        return [(x, y), (x + width, y + height), (x + width, y), (x, y + height)]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _end_path(name: str, path: list[tuple[float, float]], state: _State, walk: _Walk, *, clipping: bool) -> _State:
    if not path:
        return state
    rect = bounds(state.matrix, path)
    if name in _FILLING and (shown := overlap(rect, state.clip)):
        walk.covers.append((walk.clock, shown))
    if clipping:
        return replace(state, clip=overlap(rect, state.clip) or (0.0, 0.0, 0.0, 0.0))
    return state


def _changed(name: str, operands: Sequence[object], state: _State, resources: object) -> _State:
    if name == "cm":
        numbers = [float(item) for item in operands]  # type: ignore[arg-type] # pikepdf types operands as objects
        if len(numbers) != 6:  # noqa: PLR2004 - a matrix
            return state
        a, b, c, d, e, f = numbers
        return replace(state, matrix=multiply((a, b, c, d, e, f), state.matrix))
    graphics = _resource(resources, "/ExtGState", operands)
    if isinstance(graphics, pikepdf.Dictionary) and _is_faint(graphics):
        return replace(state, faint=True)
    return state


def _is_dark(name: str, operands: Sequence[object]) -> bool:
    """Say whether a fill colour is known to stand out from white paper."""
    if name not in ("g", "rg", "k") or len(operands) not in (1, 3, 4):
        return False
    parts = [float(item) for item in operands]  # type: ignore[arg-type] # pikepdf types operands as objects
    return parts[-1] > _HALF if name == "k" else sum(parts) < _HALF * len(parts)


def _is_faint(graphics: pikepdf.Dictionary) -> bool:
    alpha, mask, mode = graphics.get("/ca"), graphics.get("/SMask"), graphics.get("/BM")
    return (
        (alpha is not None and float(alpha) < 1)
        or isinstance(mask, pikepdf.Dictionary)
        or (mode is not None and mode != pikepdf.Name.Normal)
    )


def _draw(name: str, operands: Sequence[object], resources: object, state: _State, walk: _Walk, depth: int) -> None:
    if name == "sh":
        walk.covers.append((walk.clock, state.clip))
        return
    item = _resource(resources, "/XObject", operands)
    if not isinstance(item, pikepdf.Stream):
        return
    if item.get("/Subtype") == pikepdf.Name.Image:
        walk.placed.append((item, state, walk.clock))
        walk.covers.append((walk.clock, bounds(state.matrix)))
    elif item.get("/Subtype") == pikepdf.Name.Form and depth < _DEPTH:
        _interpret(item, item.get("/Resources", resources), _inside(item, state), walk, depth + 1)


def _inside(form: pikepdf.Stream, state: _State) -> _State:
    """Return the state in a form: its matrix first, and clipped to its box."""
    with contextlib.suppress(TypeError, ValueError):
        a, b, c, d, e, f = (float(item) for item in form.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0])))
        state = replace(state, matrix=multiply((a, b, c, d, e, f), state.matrix))
        x0, y0, x1, y1 = (float(item) for item in form.get("/BBox", pikepdf.Array([])))
        box = bounds(state.matrix, ((x0, y0), (x1, y0), (x0, y1), (x1, y1)))
        return replace(state, clip=overlap(box, state.clip) or (0.0, 0.0, 0.0, 0.0))
    return state


def _resource(resources: object, category: str, operands: Sequence[object]) -> object:
    table = resources.get(category) if isinstance(resources, pikepdf.Dictionary) else None
    name = operands[0] if operands else None
    return table.get(str(name)) if isinstance(table, pikepdf.Dictionary) and isinstance(name, pikepdf.Name) else None


_INLINE = re.compile(rb"(?<![^\s])BI\s[^\0]{0,400}?\sID\s", re.DOTALL)


def has_inline_pictures(content: bytes) -> bool:
    """Say whether a content stream draws inline pictures."""
    return b"ID" in content and _INLINE.search(content) is not None
