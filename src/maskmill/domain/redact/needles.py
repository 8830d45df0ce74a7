"""The removed values as things to look for: in the source to remove them, in the result to prove that they are gone.

A value is found wherever its letters and digits follow one another, whatever stands between them. A word or number of a
value that has at least five of them counts as the value. A value of fewer than four is found as whole words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from maskmill.domain.redact.folding import alike, fold, fold_with_places

WHOLE_WORD_BELOW = 4
FRAGMENT_FROM = 5
CLOSE_FROM = 7
"""The shortest folded text that `close` compares with errors allowed."""

_GRAM = 4
_FEW = 48
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SPLITS = (re.compile(r"[\s@./]+"), re.compile(r"[\W_]+"))

Span = tuple[int, int, int]
"""Start and end in code points of the source, and the index of the value."""


class Needles:
    """Removed values, ready to be searched for. Indices are those of the sequence that was given."""

    def __init__(self, raw_values: Sequence[str]) -> None:
        """Fold the values; one without letters or digits can never be found."""
        self._patterns: dict[str, set[int]] = {}
        self._backward: dict[str, set[int]] = {}
        self._short: dict[tuple[str, ...], set[int]] = {}
        for index, raw_value in enumerate(raw_values):
            self._add(index, raw_value)
        for pattern, indices in self._patterns.items():
            self._backward.setdefault(pattern[::-1], set()).update(indices)

    def _add(self, index: int, raw_value: str) -> None:
        whole = fold(raw_value)
        if len(whole) < WHOLE_WORD_BELOW:
            words = tuple(_words(raw_value))
            if words:
                self._short.setdefault(words, set()).add(index)
            return
        forms = {whole, *(piece for piece in _fragments(raw_value))}
        if _RIGHT_TO_LEFT.search(raw_value):
            forms |= {form[::-1] for form in forms}
        for form in forms:
            self._patterns.setdefault(form, set()).add(index)

    def __bool__(self) -> bool:
        """There is something to look for."""
        return bool(self._patterns or self._short)

    def lettered(self) -> Needles:
        """Return the same values without forms that are digits only: for texts that are full of numbers."""
        result = Needles(())
        result._patterns = {form: indices for form, indices in self._patterns.items() if not form.isdigit()}
        result._backward = {form: indices for form, indices in self._backward.items() if not form.isdigit()}
        return result

    def find(self, text: str, *, short: bool = True) -> set[int]:
        """Return the values that a text holds, also backwards; `short=False` leaves out those under four characters.

        Random bytes hold short words by chance: leave those out where the text may be binary.
        """
        folded = fold(text)
        found = _indices(self._patterns, folded) | _indices(self._backward, folded)
        if short and self._short:
            found.update(index for _, _, index in self._short_spans(text))
        return found

    def spans(self, text: str) -> list[Span]:
        """Return where the values stand in the source text, sorted; spans may overlap."""
        found = set(self._short_spans(text)) if self._short else set()
        if _present(self._patterns, fold(text)):
            folded, places = fold_with_places(text)
            for pattern in _present(self._patterns, folded):
                for at in _places(pattern, folded):
                    start, end = places[at], places[at + len(pattern) - 1] + 1
                    found.update((start, end, index) for index in self._patterns[pattern])
        return sorted(found)

    def close(self, text: str) -> list[Span]:
        """Return where the values stand in a text that OCR read: as `spans`, and with about one error in seven.

        Spans with errors are widened to whole words, for the place of an error is not known.
        """
        found = set(self.spans(text))
        folded, places = fold_with_places(text)
        blurred = alike(folded)
        for pattern, indices in self._patterns.items():
            for at in _places(alike(pattern), blurred):
                start, end = places[at], places[at + len(pattern) - 1] + 1
                found.update((start, end, index) for index in indices)
            if len(pattern) < CLOSE_FROM:
                continue
            for end_at in _approximate(alike(pattern), blurred, max(1, len(pattern) // 7)):
                first = max(0, end_at + 1 - len(pattern))
                start, end = _whole_words(text, places[first], places[end_at] + 1)
                found.update((start, end, index) for index in indices)
        return sorted(found)

    def _short_spans(self, text: str) -> Iterator[Span]:
        words = [(fold(item.group()), item.start(), item.end()) for item in _WORD.finditer(text)]
        if not words or not self._short:
            return
        known = {word for value in self._short for word in value}
        for at, (word, start, _) in enumerate(words):
            if word not in known:
                continue
            for value, indices in self._short.items():
                run = words[at : at + len(value)]
                if tuple(item[0] for item in run) == value:
                    yield from ((start, run[-1][2], index) for index in indices)


def _words(text: str) -> list[str]:
    return [fold(item.group()) for item in _WORD.finditer(text)]


def _fragments(raw_value: str) -> Iterator[str]:
    for split in _SPLITS:
        for piece in split.split(raw_value):
            folded = fold(piece)
            if len(folded) >= FRAGMENT_FROM:
                yield folded


def _present(patterns: Iterable[str], folded: str) -> list[str]:
    """Return the patterns that stand in a folded text: many patterns are sieved by their first four characters."""
    if not folded:
        return []
    wanted = list(patterns)
    if len(wanted) > _FEW:
        grams = {folded[at : at + _GRAM] for at in range(len(folded) - _GRAM + 1)}
        wanted = [item for item in wanted if item[:_GRAM] in grams and item[-_GRAM:] in grams]
    return [item for item in wanted if item in folded]


def _indices(patterns: dict[str, set[int]], folded: str) -> set[int]:
    return {index for pattern in _present(patterns, folded) for index in patterns[pattern]}


def _places(pattern: str, folded: str) -> Iterator[int]:
    at = folded.find(pattern)
    while at >= 0:
        yield at
        at = folded.find(pattern, at + 1)


def _approximate(pattern: str, text: str, errors: int) -> Iterator[int]:
    """Yield the ends of substrings within an edit distance (Myers 1999, bit-parallel; one integer holds a column)."""
    size = len(pattern)
    last = 1 << (size - 1)
    full = (1 << size) - 1
    masks: dict[str, int] = {}
    for at, char in enumerate(pattern):
        masks[char] = masks.get(char, 0) | 1 << at
    up, down, distance = full, 0, size
    for at, char in enumerate(text):
        match = masks.get(char, 0)
        diagonal = (((match & up) + up) ^ up) | match | down
        right = down | (full & ~(diagonal | up))
        left = up & diagonal
        distance += bool(right & last) - bool(left & last)
        right, left = (right << 1) & full, (left << 1) & full
        up, down = left | (full & ~(diagonal | right)), right & diagonal
        if distance <= errors:
            yield at


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
