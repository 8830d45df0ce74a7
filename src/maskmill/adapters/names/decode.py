"""From the probabilities of tokens to entities: words first, then runs of words of one type."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from maskmill.domain.entity import Entity, EntityType, entity_type

if TYPE_CHECKING:
    from maskmill.adapters.names.tagger import Curves, Tagged

LEAST = {
    EntityType.PERSON: 0.15,
    EntityType.LOCATION: 0.15,
    EntityType.STREET_ADDRESS: 0.15,
    EntityType.ORGANIZATION: 0.15,
    EntityType.DATE_TIME: 0.2,
    EntityType.USERNAME: 0.3,
    EntityType.ID_NUMBER: 0.3,
}
"""Least probability that a word is personal at all, by the type it is most likely to be: recall comes first."""

_BEGINS = 0.7
"""A word is a new entity beside one of its type only when it is so much likelier to begin one than to go on."""
_GOES_ON = 0.4
"""A word goes on with one of another type when it is so unlikely to begin its own: one of the two types is wrong."""
_GAP = 1


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    kind: int  # index among the types; -1 is none
    score: float
    begins: bool
    goes_on: bool


def entities(text: str, tagged: Tagged, labels: Sequence[str], curves: Curves) -> list[Entity]:
    """Return the entities of one text, sorted; `curves` turn raw scores into calibrated ones."""
    kinds = [entity_type(label.partition("-")[2]) for label in labels[1::2]]
    out: list[_Word] = []
    last: _Word | None = None
    for word in _words(text, tagged, kinds):
        if word.kind < 0:
            last = None
            continue
        if last is not None and _is_gap(text[last.end : word.start]) and _is_one(last, word):
            surer = max(out[-1], word, key=lambda item: item.score)
            out[-1] = replace(surer, start=out[-1].start, end=word.end)
        else:
            out.append(word)
        last = word
    return [
        _entity(item, kinds[item.kind], curves) for item in out if any(map(str.isalnum, text[item.start : item.end]))
    ]


def _entity(run: _Word, kind: EntityType, curves: Curves) -> Entity:
    score = _calibrated(run.score, curves.get(kind, ()))
    return Entity(run.start, run.end, kind, round(min(1.0, score), 3), f"names:{kind.value.lower()}")


def _calibrated(score: float, points: Sequence[tuple[float, float]]) -> float:
    """Read a curve at a score, in straight lines between its points; no curve leaves the score as it is."""
    at = bisect_left(points, score, key=lambda point: point[0])
    if not points:
        return score
    if at == 0:
        return points[0][1] * score / points[0][0]
    if at == len(points):
        return points[-1][1]
    (left, low), (right, high) = points[at - 1], points[at]
    return low + (high - low) * (score - left) / (right - left)


def _words(text: str, tagged: Tagged, kinds: Sequence[EntityType]) -> Iterator[_Word]:
    """Yield words with the mean of their pieces' probabilities."""
    odds = tagged.odds
    types = odds[:, 1::2] + odds[:, 2::2]
    best = types.argmax(-1)
    begin = odds[:, 1::2]
    personal = (1.0 - odds[:, 0]).tolist()
    count, at = len(tagged.offsets), 0
    while at < count:
        start, end = tagged.offsets[at]
        last = at + 1
        while last < count and tagged.offsets[last][0] == end and _goes_on(text, end):
            end = tagged.offsets[last][1]
            last += 1
        if last == at + 1:
            score, kind = personal[at], int(best[at])
        else:
            score = sum(personal[at:last]) / (last - at)
            kind = int(types[at:last].sum(0).argmax()) if score > 0.1 else 0  # noqa: PLR2004 - below every LEAST
        if score < LEAST[kinds[kind]]:
            yield _Word(start, end, -1, 0.0, begins=False, goes_on=False)
        else:
            share = float(begin[at, kind]) / max(float(types[at, kind]), 1e-6)
            yield _Word(start, end, kind, score, begins=share > _BEGINS, goes_on=share < _GOES_ON)
        at = last


def _is_one(last: _Word, word: _Word) -> bool:
    """Whether two words beside each other are parts of one entity."""
    return not word.begins if last.kind == word.kind else word.goes_on


def _goes_on(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _is_gap(between: str) -> bool:
    """Whether two words belong together: a wider gap or a new line is another column or row."""
    return len(between) <= _GAP and not between.strip(" ")
