"""What happens to text on its way: narrow lines, a scanner's errors, typing errors, lost punctuation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_ALIKE = {
    "l": "1I", "I": "l1", "O": "0", "0": "O", "m": "r", "e": "c", "c": "e", "h": "b", "S": "5", "5": "S", "B": "8",
    "u": "n", "t": "f", "a": "o",
}  # fmt: skip
"""What a scanner takes a sign for."""
_NEAR = "qwertyuiop asdfghjkl zxcvbnm"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text, and the label of what it is (empty: nothing)."""

    text: str
    label: str


def noisy(parts: Sequence[Part], rng: random.Random) -> Sequence[Part]:
    """Return the parts as they arrive; two in three documents stay as they are."""
    draw = rng.random()
    for share, change in _CHANGES:
        if draw < share:
            return change(parts, rng)
        draw -= share
    return parts


def _wrapped(parts: Sequence[Part], rng: random.Random) -> list[Part]:
    """Break lines at a width, as mail programs and narrow columns do."""
    width, column, out = rng.randint(25, 78), 0, []
    for one in parts:
        text = ""
        for word in re.split(r"(\s+)", one.text):
            if word.isspace() and "\n" not in word and column > width:
                text, column = f"{text}\n", 0
                continue
            text += word
            column = len(word) if "\n" in word else column + len(word)
        out.append(Part(text, one.label))
    return out


def _scanned(text: str, rng: random.Random) -> str:
    return "".join(rng.choice(_ALIKE[sign]) if sign in _ALIKE and rng.random() < 0.02 else sign for sign in text)


def _typed(text: str, rng: random.Random) -> str:
    out = []
    for sign in text:
        draw = rng.random()
        if sign.isalpha() and draw < 0.006:
            continue
        out.append(rng.choice(_NEAR) if sign.isalpha() and draw < 0.01 else sign)
        if sign.isalpha() and draw > 0.994:
            out.append(sign)
    return "".join(out)


def _spaced(text: str, _rng: random.Random) -> str:
    """Set signs apart, as corpora of tokens do."""
    text = re.sub(r"(?<=\w)(n't|'s|'re|'ve|'ll|'d|'m)\b", r" \1", text)
    return re.sub(r"(?<=\w)([,.;:!?)])(?=\s|$)", r" \1", text)


def _unpointed(text: str, _rng: random.Random) -> str:
    return re.sub(r"[,.;:!?]+(?=\s|$)", "", text)


def _one_by_one(
    change: Callable[[str, random.Random], str],
) -> Callable[[Sequence[Part], random.Random], Sequence[Part]]:
    return lambda parts, rng: [Part(change(one.text, rng), one.label) for one in parts]


_CHANGES: Sequence[tuple[float, Callable[[Sequence[Part], random.Random], Sequence[Part]]]] = (
    (0.10, _wrapped),
    (0.06, lambda parts, rng: _one_by_one(_scanned)(_wrapped(parts, rng), rng)),
    (0.04, _one_by_one(_typed)),
    (0.04, _one_by_one(_unpointed)),
    (0.03, _one_by_one(lambda text, _rng: text.lower())),
    (0.03, _one_by_one(lambda text, _rng: text.upper())),
    (0.03, _one_by_one(lambda text, _rng: re.sub(r"\n+", " ", text))),
    (0.05, _one_by_one(_spaced)),
)
"""How often each change is made."""
