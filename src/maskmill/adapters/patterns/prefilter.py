"""What hyperscan looks for in place of a pattern: the shortest beginning of its matches, rather too often.

Every match of the pattern begins with, or early holds, a match of the expression that ends at most `reach` bytes behind
its start. So where hyperscan reports no end, the pattern has no match; and the first end behind a place is at most
`reach` bytes behind the start of the first match from there on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maskmill.adapters.patterns import gates, syntax
from maskmill.adapters.patterns.syntax import Choice, Edge, Node, Piece, Repeat, Sequence
from maskmill.domain.detect.detector import Cored

REACH_LIMIT = 4096
"""A pattern with a longer beginning, in bytes, is none for hyperscan. The built-in ones have none: a test says so."""

_COUNT_LIMIT = 16
"""Repeats that are counted farther make big automata; beyond, their number is left to re2."""

_WIDE = r"[^\x00-\x7f]"
_PLAIN = frozenset("_ @%&<>\"'=;!:,~`")


@dataclass(frozen=True, slots=True)
class Plan:
    """How hyperscan helps with one pattern."""

    expression: str
    reach: int
    is_one_line: bool
    gate: int | None  # index of the sign that every match holds
    margin: int  # how far a match reaches beyond the sign, in bytes


def plan(pattern: str) -> Plan | None:
    """Return how hyperscan can help; None: the pattern is left to re2 alone."""
    try:
        tree = syntax.read(pattern)
        start = syntax.start_of(tree)
        core = syntax.start_of(syntax.read(pattern.core)) if isinstance(pattern, Cored) else start
    except syntax.UnreadError:
        return None
    reach = syntax.size(start)
    if syntax.may_be_empty(core) or reach > REACH_LIMIT:
        return None
    gate, margin = _gate(start)
    return Plan(_expression(core), int(reach), not syntax.breaks_lines(tree), gate, margin)


def _gate(start: Node) -> tuple[int | None, int]:
    """Return the first gate that serves, and how far a match reaches beyond its sign."""
    for index, item in enumerate(gates.GATES):
        margin = item.margin(start)
        if margin is not None and margin <= gates.MARGIN_LIMIT:
            return index, int(margin)
    return None, 0


def _expression(start: Node) -> str:
    """Write an expression; a flag at its start is shorter than one at each letter."""
    folds = {piece.folded for piece in _pieces(start) if not piece.negated and _is_cased(piece)}
    if folds == {True}:
        return f"(?i){_write(start)}"
    return _write(start, each=True)


def _pieces(node: Node) -> Iterator[Piece]:
    match node:
        case Piece():
            yield node
        case Sequence(items) | Choice(items):
            for item in items:
                yield from _pieces(item)
        case Repeat(item):
            yield from _pieces(item)


def _is_cased(piece: Piece) -> bool:
    return any(first <= "z" and last >= "A" for first, last in piece.ranges)


def _write(node: Node, *, each: bool = False) -> str:
    match node:
        case Piece():
            return f"(?i:{_piece(node)})" if each and node.folded and _is_cased(node) else _piece(node)
        case Edge():
            return r"\b"
        case Sequence(items):
            return "".join(_write(item, each=each) for item in items)
        case Choice(options):
            return f"(?:{'|'.join(_write(option, each=each) for option in options)})"
        case Repeat(item, least, most):
            text = _write(item, each=each)
            return _repeat(text if isinstance(item, Piece) else f"(?:{text})", least, most)


def _repeat(item: str, least: int, most: int | None) -> str:
    if (least, most) == (1, 1):
        return item
    if most is None or (most > _COUNT_LIMIT and most > least):
        return f"{item}{ {0: '*', 1: '+'}.get(least, f'{{{least},}}') }"
    if (least, most) == (0, 1):
        return f"{item}?"
    return f"{item}{{{least}}}" if least == most else f"{item}{{{least},{most}}}"


def _piece(piece: Piece) -> str:
    """Write one character; letters beyond ASCII fold differently, so that any of them may stand for one that folds."""
    is_wide = piece.folded and not piece.is_ascii
    if len(piece.ranges) == 1 and piece.ranges[0][0] == piece.ranges[0][1] and not piece.negated:
        return _WIDE if is_wide else _char(piece.ranges[0][0])
    if piece.negated and not piece.ranges:
        return r"(?:.|\n)"
    inner = "".join(_char(first) if first == last else f"{_char(first)}-{_char(last)}" for first, last in piece.ranges)
    text = f"[{'^' if piece.negated else ''}{inner}]"
    return f"(?:{text}|{_WIDE})" if is_wide else text


def _char(char: str) -> str:
    if char.isascii() and (char.isalnum() or char in _PLAIN):
        return char
    return f"\\x{{{ord(char):x}}}"
