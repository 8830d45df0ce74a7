"""The removed values as things to look for: in the source to remove them, in the result to prove that they are gone.

A user's term is found wherever its letters and digits follow one another, whatever stands between them. A word or
number of it that has at least five of them counts as the term. A term of fewer than four is found as whole words only.

A value that detection found is one thing: its parts do not count, and unless it is long it is found between the edges
of words only. Otherwise "Mark" would stain every market, and "12 High Street" every street.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maskmill.domain.redact.folding import alike, fold, fold_with_places
from maskmill.domain.redact.seek import Seek, occurrences

WHOLE_WORD_BELOW = 4
FRAGMENT_FROM = 5
CLOSE_FROM = 7
"""The shortest folded text that `close` compares with errors allowed."""

BLIND_FROM = 10
"""A found value of so many letters and digits is no part of another word by chance."""

BYTES_FROM = 8
"""A shorter found value is looked for in text only: formats have words of their own ("Page", "Info")."""

LONG_NUMBER = 9
"""Digits of a term that are looked for among the numbers of a drawing."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_TOKEN = re.compile(r"\S+")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SPLITS = (re.compile(r"[\s@./]+"), re.compile(r"[\W_]+"))

LINE_PART = 3
"""Letters and digits that both parts of a value have at least, where it is cut by the end of a line."""

Span = tuple[int, int, int]
"""Start and end in code points of the source, and the index of the value."""

_Cut = tuple[int, int, int, int, set[int]]
"""Start and end of the first part in its text, of the second in its own, and the values that they make together."""

_Line = tuple[str, list[int]]
"""A folded line, and where its characters stand in the text."""


class Needles:
    """Removed values, ready to be searched for. Indices are those of the terms, and after them of the found values."""

    def __init__(self, raw_terms: Sequence[str], raw_found: Sequence[str] = ()) -> None:
        """Fold the values; one without letters or digits can never be found."""
        self._patterns: dict[str, set[int]] = {}
        self._either_way: dict[str, set[int]] = {}
        self._short: dict[tuple[str, ...], set[int]] = {}
        self._bounded: dict[str, set[int]] = {}
        self._terms = len(raw_terms)
        for index, raw_term in enumerate(raw_terms):
            self._add(index, raw_term)
        for index, raw_value in enumerate(raw_found, len(raw_terms)):
            self._add_found(index, raw_value)
        self._turn()

    def _turn(self) -> None:
        """Add every form backwards, for `find`."""
        for pattern, indices in self._patterns.items():
            for form in (pattern, pattern[::-1]):
                self._either_way.setdefault(form, set()).update(indices)
        self._shortest = min(map(len, self._patterns), default=0)
        self._seek = Seek(self._either_way), Seek(self._bounded)

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

    def _add_found(self, index: int, raw_value: str) -> None:
        whole = fold(raw_value)
        if len(whole) >= BLIND_FROM:
            self._patterns.setdefault(whole, set()).add(index)
        elif whole:
            self._bounded.setdefault(whole, set()).add(index)

    def __bool__(self) -> bool:
        """There is something to look for."""
        return bool(self._patterns or self._short or self._bounded)

    def lettered(self) -> Needles:
        """Return the same values without forms that are digits only: for texts that are full of numbers.

        Long numbers among the terms stay: there are few, and other numbers hardly make them up.
        """
        result = Needles(())
        result._patterns = {
            form: indices
            for form, indices in self._patterns.items()
            if not form.isdigit() or (len(form) >= LONG_NUMBER and min(indices) < self._terms)
        }
        result._bounded = {form: indices for form, indices in self._bounded.items() if not form.isdigit()}
        result._turn()
        return result

    def long(self) -> Needles:
        """Return the forms that no other text holds by chance: for texts that are mostly nonsense."""
        result = Needles(())
        result._patterns = {form: indices for form, indices in self._patterns.items() if len(form) >= BLIND_FROM}
        result._turn()
        return result

    def find(self, text: str, *, short: bool = True) -> set[int]:
        """Return the values that a text holds, terms also backwards; `short=False` leaves out the short ones.

        Random bytes hold short words by chance: leave those out where the text may be binary.
        """
        folded = fold(text)
        found: set[int] = set()
        if len(folded) >= self._shortest:
            found = {index for form in self._seek[0].present(folded) for index in self._either_way[form]}
        if short and self._short:
            found.update(index for _, _, index in self._short_spans(text))
        least = 0 if short else BYTES_FROM
        found.update(index for _, _, index in self._bounded_spans(text, folded, least))
        return found

    def spans(self, text: str) -> list[Span]:
        """Return where the values stand in the source text, sorted; spans may overlap."""
        found = set(self._short_spans(text)) if self._short else set()
        whole = fold(text)
        found.update(self._bounded_spans(text, whole, 0))
        if self._seek[0].may_stand(whole):
            folded, places = fold_with_places(text)
            for at, pattern in self._seek[0].places(folded):
                start, end = places[at], places[at + len(pattern) - 1] + 1
                found.update((start, end, index) for index in self._either_way[pattern])
        return sorted(found)

    def across(self, first: str, second: str) -> tuple[list[Span], list[Span]]:
        """Return the two parts of values that begin in one text and end in the next one, page by page.

        Found are values over the edge itself, and those over the end of any line and the beginning of any other: notes
        and numbers of pages may stand between.
        """
        if not self._patterns or not first or not second:
            return [], []
        cuts = self._over_edge(first, second)
        ends, starts = _edges(first, last=True), _edges(second, last=False)
        for form, indices in self._patterns.items():
            for cut in range(LINE_PART, len(form) - LINE_PART + 1):
                for line, places in ends.get(form[cut - LINE_PART : cut], ()):
                    if line.endswith(form[:cut]):
                        for other, others in starts.get(form[cut : cut + LINE_PART], ()):
                            if other.startswith(form[cut:]):
                                size = len(form) - cut
                                cuts.append((places[-cut], places[-1] + 1, others[0], others[size - 1] + 1, indices))
        return (
            sorted({(start, end, index) for start, end, _, _, indices in cuts for index in indices}),
            sorted({(start, end, index) for _, _, start, end, indices in cuts for index in indices}),
        )

    def _over_edge(self, first: str, second: str) -> list[_Cut]:
        tail, before = fold_with_places(first)
        head, after = fold_with_places(second)
        cuts: list[_Cut] = []
        for form, indices in self._either_way.items():
            reach = len(form) - 1
            begin = max(0, len(tail) - reach)
            for at in occurrences(form, tail[begin:] + head[:reach]):
                own = len(tail) - begin - at
                if 0 < own < len(form):
                    cuts.append((before[-own], before[-1] + 1, after[0], after[len(form) - own - 1] + 1, indices))
        return cuts

    def close(self, text: str) -> list[Span]:
        """Return where the values stand in a text that OCR read: as `spans`, and with one error in five.

        Spans with errors are widened to whole words, for the place of an error is not known.
        """
        found = set(self.spans(text))
        folded, places = fold_with_places(text)
        blurred = alike(folded)
        for pattern, indices in self._patterns.items():
            form = alike(pattern)
            exact = [(at, at + len(form)) for at in occurrences(form, blurred)]
            spans = [(places[start], places[end - 1] + 1) for start, end in exact]
            if len(form) >= CLOSE_FROM:
                for start, end in _closest(form, blurred, (len(form) + 1) // 5):
                    if not any(start < last and first < end for first, last in exact):
                        spans.append(_whole_words(text, places[start], places[end - 1] + 1))
            found.update((start, end, index) for start, end in spans for index in indices)
        return sorted(found)

    def _bounded_spans(self, text: str, whole: str, least: int) -> Iterator[Span]:
        """Yield where found values stand between the edges of words, those of `least` letters and digits and more.

        `whole` is the folded text.
        """
        if not self._seek[1].may_stand(whole):
            return
        folded, places = fold_with_places(text)
        starts = (at for at, place in enumerate(places) if not text[place - 1 : place].isalnum())
        for at, form in self._seek[1].places(folded, starts):
            start, end = places[at], places[at + len(form) - 1] + 1
            if len(form) >= least and not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                yield from ((start, end, index) for index in self._bounded[form])

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


def _edges(text: str, *, last: bool) -> dict[str, list[_Line]]:
    """Return the lines of a text by their last, or their first, letters and digits."""
    edges: dict[str, list[_Line]] = {}
    at = 0
    for line in text.splitlines(keepends=True):
        folded, places = fold_with_places(line)
        if len(folded) >= LINE_PART:
            key = folded[-LINE_PART:] if last else folded[:LINE_PART]
            edges.setdefault(key, []).append((folded, [at + place for place in places]))
        at += len(line)
    return edges


def _words(text: str) -> list[str]:
    return [fold(item.group()) for item in _WORD.finditer(text)]


def _fragments(raw_value: str) -> Iterator[str]:
    for split in _SPLITS:
        for piece in split.split(raw_value):
            folded = fold(piece)
            if len(folded) >= FRAGMENT_FROM:
                yield folded


def _closest(pattern: str, text: str, errors: int) -> Iterator[tuple[int, int]]:
    """Yield the substrings within an edit distance, of each run of neighbouring ones the best."""
    best: tuple[int, int] | None = None  # distance, end
    for at, distance in [*_distances(pattern, text), (len(text) + 1, errors + 1)]:
        if distance <= errors:
            best = min(best, (distance, at)) if best else (distance, at)
        elif best:
            end = best[1] + 1
            window = text[max(0, end - len(pattern) - errors) : end]
            _, length = min((far, before) for before, far in _distances(pattern[::-1], window[::-1]))
            yield end - length - 1, end
            best = None


def _distances(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield for each place of a text the least edit distance of a substring that ends there.

    Bit-parallel: one integer holds a column of the matrix (Myers 1999, in the form of Hyyrö 2003).
    """
    size = len(pattern)
    last, full = 1 << (size - 1), (1 << size) - 1
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
        yield at, distance


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the words at its ends of which it covers half, and narrow it by the others."""
    words = [item.span() for item in _TOKEN.finditer(text) if item.start() < end and start < item.end()]
    kept = [(a, b) for a, b in words if 2 * (min(b, end) - max(a, start)) >= b - a]
    return (kept[0][0], kept[-1][1]) if kept else (start, end)
