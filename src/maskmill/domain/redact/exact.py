"""Names made of common words, looked for letter by letter: "Rose" is a person where a capital says so.

A capital says nothing at the beginning of a sentence, in a heading, before another capital, and in German.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maskmill.domain.detect.common_words import is_never_a_name
from maskmill.domain.detect.name_words import is_name_word
from maskmill.domain.detect.vocabulary import english, german
from maskmill.domain.entity import EntityType

_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_a-zß-ÿ]\.[ -]?){2,4}(?![\w.])")
_BEFORE = re.compile(r"([^\W\d_]+)([,;]?)[ \n]+$|[(\"',;“„«\u2018][ ]?$")
_BEHIND = re.compile(r"[ -][^\W_a-zß-öø-ÿ]|-|[ ][A-Z\d]")
_LOOK = 40
_LONGEST = 80
_LEAST = 2
_NOT_INITIALS = frozenset(
    {"US", "USA", "UK", "EU", "UN", "PS", "AM", "PM", "DC", "LA", "NY", "BC", "AD", "ZB", "PO", "CV"}
)
_GERMAN = german.NOUNS - english.WORDS
_EITHER = german.NOUNS & english.WORDS
_ENGLISH = (english.WORDS - german.WORDS) | {"mr", "mrs", "ms", "miss"}

Found = tuple[int, int, EntityType]


class Exact:
    """Forms that are looked for as they are written."""

    def __init__(self) -> None:
        """Hold no form yet."""
        self._forms: dict[str, EntityType] = {}
        self._lengths: dict[str, set[int]] = {}
        self._initials: dict[str, EntityType] = {}

    def __len__(self) -> int:
        """How many forms there are."""
        return len(self._forms) + len(self._initials)

    def add(self, raw_form: str, kind: EntityType) -> None:
        """Take a form that begins with a capital; others, and words that are never names, are left out."""
        words = _WORD.findall(raw_form)
        if not words or len(raw_form) > _LONGEST or not raw_form[0].isupper() or not raw_form.startswith(words[0]):
            return
        if len(words) == 1 and (is_never_a_name(raw_form) or raw_form.casefold() in _GERMAN):
            return
        for form in {raw_form, raw_form.upper()} if len(words) > 1 else {raw_form}:
            self._forms.setdefault(form, kind)
            self._lengths.setdefault(_WORD.findall(form)[0], set()).add(len(form))

    def add_initials(self, letters: str, kind: EntityType) -> None:
        """Take the first letters of a name, as they stand with dots."""
        if len(letters) >= _LEAST and letters not in _NOT_INITIALS:
            self._initials.setdefault(letters, kind)

    def find(self, text: str) -> Iterator[Found]:
        """Yield where the forms stand."""
        if self._lengths:
            for word in _WORD.finditer(text):
                for length in self._lengths.get(word.group(), ()):
                    start, end = word.start(), word.start() + length
                    kind = self._forms.get(text[start:end])
                    if kind is not None and end <= len(text) and _is_name(text, start, end):
                        yield start, end, kind
        if self._initials:
            for run in _INITIALS.finditer(text):
                kind = self._initials.get("".join(filter(str.isalpha, run.group())))
                end = run.start() + len(run.group().rstrip(" -"))
                if kind is not None and not _BEHIND.match(text, end):
                    yield run.start(), end, kind


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a form stands between the edges of words, and a single word where only a name has a capital."""
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return False
    raw_form = text[start:end]
    if not raw_form.isalpha():
        return True
    if _BEHIND.match(text, end):
        return False
    before = _BEFORE.search(text, max(0, start - _LOOK), start)
    if before is None:
        return False
    word = before[1] or ""
    is_title = bool(word) and not is_name_word(word)
    if raw_form.casefold() in _EITHER:
        return word.casefold() in _ENGLISH and (word.islower() or is_title)
    return not word or word.islower() or bool(before[2]) or is_title
