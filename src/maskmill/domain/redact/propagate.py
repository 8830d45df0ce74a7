"""A value found once is removed everywhere in the document.

It is looked for as the proof looks for it (`Needles`): whatever this leaves, the proof would find, and refuse. A name
is also looked for as its surname alone, and as initial and surname.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from maskmill.domain.detect.detector import bag
from maskmill.domain.detect.name_words import is_name_word
from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.redact.needles import Needles

_SCORE = 0.8
_SURE = 0.7
"""From this score words alone are a name beyond the place where they were found."""
_SURNAME_FROM = 3
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "dr", "mba"})
_COMMON = bag(
    """
    all and any art banks bar bay bell best bird bishop black bond book boss bow box boy brooks brown burn bush
    butler call camp case cash cook cool cox cross day dean dear eve fair far field fields fish ford fox gold good
    gray green grey hall hand hart hill holt hope hunt ice jay joy key king lake lamb land lane law lee like long
    lord love low main man mark may mine moon moss new nice noble noon north now oak old one our own page park pike
    pool poor pope post pot power price pride ray read reed rich ring rivers rose rule rush sage sand see sharp she
    ship sky small snow son star stone strong sun swan tell the wall ward was waters way web wells west white will
    wise wolf wood words worth you young
    """
)


def spreads(kind: EntityType, score: float, raw_value: str) -> bool:
    """Say whether a value means the same wherever it stands.

    A single word of a place ("Ferry" of Ferry Lane) and words that the names model doubts are removed where they were
    found and nowhere else: otherwise one doubtful word would black out every sentence that uses it.
    """
    if any(map(str.isdigit, raw_value)):
        return True
    is_single = len(_WORD.findall(raw_value)) == 1
    if kind in {EntityType.STREET_ADDRESS, EntityType.LOCATION}:
        return not is_single and score >= _SURE
    return kind is not EntityType.PERSON or not is_single or score >= _SURE


def propagate(
    texts: Sequence[str], found: Sequence[Sequence[Entity]], removable: Collection[EntityType] = frozenset(EntityType)
) -> list[list[Entity]]:
    """Return what was found in each text, and every other place where a value of a removable type stands.

    New spans may reach over the edge of a found one: then both are removed. They lie in no other span, and what they
    hold gives no further values, so that one pass is enough.
    """
    values: dict[str, EntityType] = {}
    for text, entities in zip(texts, found, strict=True):
        for entity in entities:
            raw_found = text[entity.start : entity.end]
            if entity.type in removable and spreads(entity.type, entity.score, raw_found):
                for raw_value in _forms(entity.type, raw_found):
                    values.setdefault(raw_value, entity.type)
    kinds = list(values.values())
    needles = Needles((), list(values))
    return [
        sorted({*entities, *_missing(needles, kinds, text, [item for item in entities if item.type in removable])})
        for text, entities in zip(texts, found, strict=True)
    ]


def _forms(kind: EntityType, raw_value: str) -> Iterator[str]:
    """Yield a value, and how else people write it."""
    yield raw_value
    if kind is not EntityType.PERSON:
        return
    words = [word for word in _WORD.findall(raw_value) if word.casefold() not in _SUFFIXES]
    if len(words) < 2 or len(words[-1]) < _SURNAME_FROM:  # noqa: PLR2004 - one word has no surname
        return
    surname = words[-1]
    if surname.casefold() not in _COMMON and is_name_word(surname):
        yield surname
    yield f"{words[0][0]} {surname}"


def _missing(needles: Needles, kinds: Sequence[EntityType], text: str, known: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the places that no known span covers; of nested new places the widest."""
    spans = sorted(needles.spans(text), key=lambda span: (span[0], -span[1], span[2]))
    covers = sorted(known)
    at = known_end = new_end = 0
    for start, end, index in spans:
        while at < len(covers) and covers[at].start <= start:
            known_end = max(known_end, covers[at].end)
            at += 1
        if end <= known_end or end <= new_end:
            continue
        new_end = end
        yield Entity(start, end, kinds[index], _SCORE, "propagate")
