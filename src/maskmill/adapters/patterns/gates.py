"""Signs that a text rarely holds: patterns that need one are looked for around it only.

A pattern for numbers costs hyperscan time at every letter, and a text is mostly letters. So one cheap expression finds
where digits stand close together (or where something very long has no space), and all patterns whose matches surely
hold such a place are scanned for in a small region around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce

from maskmill.adapters.patterns.syntax import Choice, Edge, Node, Piece, Repeat, Sequence, size

MARGIN_LIMIT = 64
"""A pattern that reaches farther, in bytes, is looked for everywhere: regions would grow too wide."""

_COPIES_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Gate:
    """At least `least` bytes of one kind, with at most `gap` others between two of them: a chain. Each is found once.

    `members` is what stands in a class of bytes.
    """

    members: str
    is_member: Callable[[Piece], bool]
    gap: int
    least: int

    @property
    def expression(self) -> str:
        """What hyperscan looks for: a chain from its start to its `least`th member."""
        one, other = f"[{self.members}]", f"[^{self.members}]"
        some = f"{other}{{0,{self.gap}}}" if self.gap else ""
        return f"(?:^{some}|{other}{{{self.gap + 1}}}){one}(?:{some}{one}){{{self.least - 1}}}"

    @property
    def end(self) -> re.Pattern[bytes]:
        """Where a chain has ended."""
        return re.compile(f"[^{self.members}]{{{self.gap + 1}}}".encode())

    @property
    def reach(self) -> int:
        """How many bytes lie between the start of a chain and where hyperscan reports it, at most."""
        return self.least + (self.least - 1) * self.gap

    def margin(self, node: Node) -> float | None:
        """Return how far a match reaches beyond the chain that it surely holds, in bytes; None: it may hold none."""
        chain = _chain(node, self)
        if chain.best < self.least:
            return None
        return max(chain.head, chain.tail) if chain.is_whole else size(node)


def _is_digit(piece: Piece) -> bool:
    return not piece.negated and all(first >= "0" and last <= "9" for first, last in piece.ranges)


def _is_solid(piece: Piece) -> bool:
    return not any(map(piece.holds, " \t\n\r\f"))


def _is_code(piece: Piece) -> bool:
    return not (piece.negated or piece.folded) and all(
        "0" <= first <= last <= "9" or "A" <= first <= last <= "Z" for first, last in piece.ranges
    )


_SOLID = r"\x00-\x08\x0b\x0e-\x1f!-\xff"

GATES = (
    Gate("0-9", _is_digit, 3, 5),
    Gate("A-Z0-9", _is_code, 2, 7),
    Gate(_SOLID, _is_solid, 0, 20),
)


@dataclass(frozen=True, slots=True)
class _Chain:
    """What every match of a node surely holds, in bytes; `best` 0: no member at all, and `head` is the whole size."""

    head: float = 0  # at most so many others stand before the first member
    first: int = 0  # members of the first chain, at least
    best: int = 0  # members of the longest
    last: int = 0
    tail: float = 0  # at most so many others stand behind the last member
    is_whole: bool = False  # one chain, no break


def _chain(node: Node, gate: Gate) -> _Chain:
    match node:
        case Piece():
            return _Chain(0, 1, 1, 1, 0, is_whole=True) if gate.is_member(node) else _Chain(node.size)
        case Edge():
            return _Chain()
        case Sequence(items):
            return _row([_chain(item, gate) for item in items], gate)
        case Choice(options):
            return _either([_chain(option, gate) for option in options], node, gate)
        case Repeat():
            return _copies(node, gate)


def _row(chains: list[_Chain], gate: Gate) -> _Chain:
    return reduce(lambda left, right: _joined(left, right, gate.gap), chains, _Chain())


def _joined(left: _Chain, right: _Chain, gap: int) -> _Chain:
    if not left.best:
        return replace(right, head=left.head + right.head)
    if not right.best:
        return replace(left, tail=left.tail + right.head)
    if left.tail + right.head > gap:
        return _Chain(left.head, left.first, max(left.best, right.best), right.last, right.tail)
    both = left.last + right.first
    return _Chain(
        left.head,
        both if left.is_whole else left.first,
        max(left.best, right.best, both),
        both if right.is_whole else right.last,
        right.tail,
        left.is_whole and right.is_whole,
    )


def _either(chains: list[_Chain], node: Choice, gate: Gate) -> _Chain:
    if not all(chain.best for chain in chains):
        return _filling(node, gate)
    return _Chain(
        max(chain.head for chain in chains),
        min(chain.first for chain in chains),
        min(chain.best for chain in chains),
        min(chain.last for chain in chains),
        max(chain.tail for chain in chains),
        all(chain.is_whole for chain in chains),
    )


def _copies(node: Repeat, gate: Gate) -> _Chain:
    one = _chain(node.item, gate)
    if not node.least or not one.best:
        return _filling(node, gate)
    chain = _row([one] * min(node.least, _COPIES_LIMIT), gate)
    breaks = one.tail + one.head > gate.gap and node.most != node.least
    return replace(chain, is_whole=chain.is_whole and not breaks)


def _filling(node: Node, gate: Gate) -> _Chain:
    """Return what may or may not be there: members alone never break a chain."""
    return _Chain(0 if _all_members(node, gate) else size(node))


def _all_members(node: Node, gate: Gate) -> bool:
    match node:
        case Piece():
            return gate.is_member(node)
        case Edge():
            return True
        case Sequence(items) | Choice(items):
            return all(_all_members(item, gate) for item in items)
        case Repeat(item):
            return _all_members(item, gate)
