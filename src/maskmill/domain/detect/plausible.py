"""Whether what the names model saw can be a name at all, by its form."""

from __future__ import annotations

import re

from maskmill.domain.detect.name_words import is_name_word
from maskmill.domain.detect.places import NATIONALITIES
from maskmill.domain.detect.vocabulary import english
from maskmill.domain.detect.words import signature
from maskmill.domain.entity import Entity, EntityType

_NAMES = frozenset({EntityType.PERSON, EntityType.LOCATION, EntityType.STREET_ADDRESS})
_WORDS = _NAMES | {EntityType.ORGANIZATION}
_WIDE = frozenset({EntityType.LOCATION, EntityType.ORGANIZATION})
_LEAST_SIGNS = {EntityType.ORGANIZATION: 2, EntityType.DATE_TIME: 4}
_LEAST_NUMBER = 5
_SURE = 0.5
"""From this score a name may be made of common English words written small."""

_NAME_GOES_ON = re.compile(r"[ -][^\W\d_a-zß-öø-ÿ]")
_WORD = re.compile(r"[^\W\d_]+")


def is_plausible(text: str, entity: Entity) -> bool:
    """Whether it is more than a title, a word of a form, a nationality, words in small letters, or a few digits."""
    raw_value = text[entity.start : entity.end]
    kind = entity.type
    if kind is EntityType.PERSON and not is_name_word(raw_value):
        return False
    if kind in _WORDS and entity.score < _SURE and raw_value.islower():
        return not english.WORDS.issuperset(_WORD.findall(raw_value))
    if kind in _WIDE and (raw_value.islower() or not _NAME_GOES_ON.match(text, entity.end)):
        is_word = raw_value.casefold() in NATIONALITIES or (
            kind is EntityType.ORGANIZATION and not is_name_word(raw_value)
        )
        if is_word:
            return False
    return kind in _NAMES or len(signature(raw_value)) >= _LEAST_SIGNS.get(kind, _LEAST_NUMBER)
