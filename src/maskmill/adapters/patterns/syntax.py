r"""Reads the part of RE2's syntax whose meaning is the same everywhere, into a tree that can be measured and weakened.

What is not read: anchors, most flags in the middle, named groups, Unicode properties, classes by POSIX name, `\B`,
`\C`, `\Q`. Sizes are bytes of UTF-8, because that is what the engines scan.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

_ANY = 4
"""Bytes of the longest character."""

_FOLDED = 3
"""`(?i)k` matches the Kelvin sign, which takes three bytes."""

_SPACES = "\t\n\f\r "
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_DIGITS = (("0", "9"),)
_WORDS = (("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z"))
_SETS = {"d": _DIGITS, "w": _WORDS, "s": tuple((char, char) for char in _SPACES)}
_FOLDS_TO_ASCII = "\u017f\u212a"
_LAST = "\U0010ffff"

Ranges = tuple[tuple[str, str], ...]


class UnreadError(ValueError):
    """A pattern uses syntax that is not read here: it may be a good one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One character out of `ranges`, or out of all others when `negated`."""

    ranges: Ranges
    negated: bool = False
    folded: bool = False

    @property
    def size(self) -> int:
        """How many bytes it takes at most."""
        if self.negated or not self.is_ascii:
            return _ANY
        return _FOLDED if self.folded and any(last.isalpha() for _, last in self.ranges) else 1

    @property
    def is_ascii(self) -> bool:
        """Whether every character that it names is of ASCII."""
        return all(last.isascii() for _, last in self.ranges)

    def holds(self, char: str) -> bool:
        """Whether it matches a character that has no case."""
        return any(first <= char <= last for first, last in self.ranges) != self.negated


@dataclass(frozen=True, slots=True)
class Edge:
    r"""A place between a word and what is none: `\b`."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """As often as `least` to `most` times; None: without end."""

    item: Node
    least: int
    most: int | None


Node = Piece | Edge | Sequence | Choice | Repeat


def read(pattern: str) -> Node:
    """Return the tree of a pattern; UnreadError when it uses more than this reads."""
    return _Reader(pattern).whole()


def may_be_empty(node: Node) -> bool:
    """Whether a match may hold no character."""
    match node:
        case Piece():
            return False
        case Edge():
            return True
        case Sequence(items):
            return all(map(may_be_empty, items))
        case Choice(options):
            return any(map(may_be_empty, options))
        case Repeat(item, least, _):
            return least == 0 or may_be_empty(item)


def size(node: Node) -> float:
    """Return how many bytes a match has at most; infinity when there is no end."""
    match node:
        case Piece():
            return node.size
        case Edge():
            return 0
        case Sequence(items):
            return sum(map(size, items))
        case Choice(options):
            return max(map(size, options))
        case Repeat(item, _, most):
            return (math.inf if most is None else most * size(item)) if most != 0 and size(item) else 0


def breaks_lines(node: Node) -> bool:
    """Whether a match may hold a line break."""
    match node:
        case Piece():
            return node.holds("\n")
        case Edge():
            return False
        case Sequence(items) | Choice(items):
            return any(map(breaks_lines, items))
        case Repeat(item, _, most):
            return most != 0 and breaks_lines(item)


def start_of(node: Node) -> Node:
    """Return what matches the shortest beginning of every match: what may go on is cut off, at its end only."""
    match node:
        case Sequence(items):
            return _start_of_sequence(items)
        case Choice(options):
            return Choice(tuple(map(start_of, options)))
        case Repeat(item, least, _) if least and not may_be_empty(item):
            return Sequence((*((Repeat(item, least - 1, least - 1),) if least > 1 else ()), start_of(item)))
        case _:
            return node


def _start_of_sequence(items: tuple[Node, ...]) -> Node:
    end = len(items)
    while end and not isinstance(items[end - 1], Edge) and may_be_empty(items[end - 1]):
        end -= 1
    if not end:
        return Sequence(())
    return Sequence((*items[: end - 1], start_of(items[end - 1])))


class _Reader:
    """Walks a pattern once."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0
        self._folded = self._crosses = False

    def whole(self) -> Node:
        self._flags()
        node = self._choice()
        if self._at < len(self._text):
            raise UnreadError("an unmatched bracket")
        return node

    def _flags(self) -> None:
        while self._text.startswith(("(?i)", "(?s)", "(?is)", "(?si)"), self._at):
            end = self._text.index(")", self._at)
            flags = self._text[self._at + 2 : end]
            self._folded |= "i" in flags
            self._crosses |= "s" in flags
            self._at = end + 1

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        char = self._peek()
        if not char:
            raise UnreadError("it ends too early")
        self._at += 1
        return char

    def _choice(self) -> Node:
        options = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        items: list[Node] = []
        while self._peek() not in {"", "|", ")"}:
            items.append(self._repeated(self._item()))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _item(self) -> Node:
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == "\\":
            return self._escape()
        if char == ".":
            return Piece(() if self._crosses else (("\n", "\n"),), negated=True)
        if char in "^$*+?":
            raise UnreadError(f"a {char}")
        return self._literal(char)

    def _group(self) -> Node:
        was_folded = self._folded
        if self._text.startswith("?i:", self._at):
            self._folded = True
            self._at += 3
        elif self._text.startswith("?:", self._at):
            self._at += 2
        elif self._peek() == "?":
            raise UnreadError("a group with a sign")
        node = self._choice()
        if self._take() != ")":
            raise UnreadError("an open bracket")
        self._folded = was_folded
        return node

    def _literal(self, char: str) -> Piece:
        if self._folded and char in _FOLDS_TO_ASCII:
            raise UnreadError("a letter that folds to another alphabet")
        return Piece(((char, char),), folded=self._folded)

    def _escape(self) -> Node:
        char = self._take()
        if char == "b":
            return Edge()
        if char in _SETS:
            return Piece(_SETS[char])
        if char.lower() in _SETS:
            return Piece(_SETS[char.lower()], negated=True)
        return self._literal(self._escaped(char))

    def _escaped(self, char: str) -> str:
        """Return the one character that an escape stands for."""
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char == "x":
            end = self._text.find("}", self._at) + 1 if self._peek() == "{" else self._at + 2
            code, self._at = self._text[self._at : end].strip("{}"), end
            try:
                return chr(int(code, 16))
            except (ValueError, OverflowError) as exc:
                raise UnreadError("a code that is none") from exc
        if char.isalnum() or not char.isascii():
            raise UnreadError(f"an escaped {char}")
        return char

    def _class(self) -> Piece:
        negated = self._peek() == "^"
        self._at += negated
        ranges: list[tuple[str, str]] = []
        is_first = True
        while is_first or self._peek() != "]":
            ranges += self._class_item()
            is_first = False
        self._at += 1
        piece = Piece(tuple(ranges), negated, self._folded)
        if self._folded and ((not piece.is_ascii and negated) or any(map(piece.holds, _FOLDS_TO_ASCII)) != negated):
            raise UnreadError("letters that fold to another alphabet")
        return piece

    def _class_item(self) -> Iterator[tuple[str, str]]:
        char = self._take()
        if char == "[" and self._peek() in {":", "=", "."}:
            raise UnreadError("a class by name")
        if char == "\\":
            char = self._take()
            if char in _SETS:
                yield from _SETS[char]
                return
            if char.lower() in _SETS or char == "b":
                raise UnreadError("a class in a class")
            char = self._escaped(char)
        if self._peek() == "-" and self._text[self._at + 1 : self._at + 2] != "]":
            self._at += 1
            last = self._take()
            if last == "\\":
                last = self._escaped(self._take())
            if last == "[" or last < char:
                raise UnreadError("a range that is none")
            yield char, last
            return
        yield char, char

    def _repeated(self, node: Node) -> Node:
        bounds = self._bounds()
        if bounds is None:
            return node
        if self._peek() == "?":
            self._at += 1  # the longest match is taken anyway
        if self._peek() in {"*", "+", "?"} or self._bounds() is not None:
            raise UnreadError("a repeat of a repeat")
        return Repeat(node, *bounds)

    def _bounds(self) -> tuple[int, int | None] | None:
        char = self._peek()
        if char in {"*", "+", "?"} and char:
            self._at += 1
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[char]
        if char != "{":
            return None
        end = self._text.find("}", self._at)
        least, comma, most = self._text[self._at + 1 : max(end, 0)].partition(",")
        if not (least.isascii() and least.isdigit() and (not most or (most.isascii() and most.isdigit()))):
            return None
        self._at = end + 1
        return int(least), (int(most) if most else None if comma else int(least))
