"""Finds many strings in a text in one walk: time grows with the text, hardly with the number of strings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

FEW = 48
"""So many strings are looked for one by one: that is faster."""

_KEYS = (10, 4, 3, 2, 1)
"""Strings share a bucket by as many of their first characters as they have of these."""


class Seek:
    """Strings to look for; an empty one is never found."""

    def __init__(self, forms: Collection[str]) -> None:
        """Sort the strings into buckets, unless they are few."""
        self._forms = frozenset(filter(None, forms))
        self._buckets: dict[int, dict[str, list[int]]] = {}
        if len(self._forms) > FEW:
            self._sort()

    def _sort(self) -> None:
        lengths: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for form in self._forms:
            key = next(size for size in _KEYS if size <= len(form))
            lengths[key][form[:key]].add(len(form))
        self._buckets = {key: {head: list(found) for head, found in heads.items()} for key, heads in lengths.items()}

    def places(self, text: str, starts: Iterable[int] | None = None) -> Iterator[tuple[int, str]]:
        """Yield where the strings stand; `starts` may name the only places that count, others may be left out."""
        if not self._buckets:
            for form in self._forms:
                for at in occurrences(form, text):
                    yield at, form
            return
        wanted = None if starts is None else list(starts)
        for key, heads in self._buckets.items():
            for at in range(len(text) - key + 1) if wanted is None else wanted:
                for length in heads.get(text[at : at + key], ()):
                    form = text[at : at + length]
                    if len(form) == length and form in self._forms:  # behind the text's end a slice is shorter
                        yield at, form

    def may_stand(self, text: str) -> bool:
        """Say False when none stands in a text, and that can be told quickly."""
        return bool(self._buckets) or any(form in text for form in self._forms)

    def present(self, text: str) -> set[str]:
        """Return the strings that stand in a text."""
        if not self._buckets:
            return {form for form in self._forms if form in text}
        return {form for _, form in self.places(text)}


def occurrences(form: str, text: str) -> Iterator[int]:
    """Yield where one string stands in a text; hits may overlap."""
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)
