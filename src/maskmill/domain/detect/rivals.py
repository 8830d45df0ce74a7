"""Labels that hold a context word and are another's: "National Insurance number" is no "insurance number"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from importlib import import_module

from maskmill.domain.detect.detector import Detector, bag
from maskmill.domain.detect.numbers import Label
from maskmill.domain.detect.spelling import bare, fold
from maskmill.domain.entity import EntityType

_PLAIN = bag(
    """
    a an the my your our his her their its this that of for and or no nr num nbr n number numbers nummer numero numer
    id code de del della des du di do da das dos la le les el il lo der die den dem das mein meine dein ihr ihre mon ma
    mi mijn moj het van vom von zum zur als as is ist est es personal persons person personnel customer client new old
    card cards carta carte karta karte tarjeta
    """
)
"""Words that make no other label of a label behind them."""

_NATIONS = bag(
    """
    american argentine argentinian australian austrian belgian brazilian british bulgarian canadian chilean chinese
    croatian czech danish dutch estonian european finnish french german greek hungarian indian irish israeli italian
    japanese korean latvian lithuanian mexican norwegian polish portuguese romanian singaporean slovak slovenian spanish
    swedish swiss thai turkish uk us
    """
)
_WORDS = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[,;:\n|(){}<>=\"]")
_LONGEST = 4


def is_foreign(detector: Detector, before: str, word: str) -> bool:
    """Whether a context word of a detector is the end of another type's label, or of another country's."""
    left = _WORDS.findall(bare(fold(_BREAK.split(before)[-1])))[-_LONGEST:]
    if not left:
        return False
    own, nations = _known(detector)
    if left[-1] in _NATIONS and left[-1] not in nations:
        return True
    phrase = _phrase(word)
    for size in range(1, len(left) + 1):
        if left[-size] in _PLAIN:
            continue
        whole = (*left[-size:], *phrase)
        if whole in own:
            return False
        if _owners().get(whole, frozenset()) - {detector.type}:
            return True
    return False


@lru_cache(maxsize=1024)
def _known(detector: Detector) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Return a detector's labels, and the nations they name."""
    own = frozenset(filter(None, map(_phrase, _labels(detector))))
    return own, frozenset(word for phrase in own for word in phrase) & _NATIONS


def _labels(detector: Detector) -> tuple[str, ...]:
    own = [word for pattern in detector.patterns if isinstance(pattern.regex, Label) for word in pattern.regex.words]
    return (*detector.context, *own)


def _phrase(words: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(bare(fold(words))))


@lru_cache(maxsize=1)
def _owners() -> dict[tuple[str, ...], frozenset[EntityType]]:
    """Return every label of the catalogue, and whose it is; it is known only when all detectors are."""
    owners: dict[tuple[str, ...], set[EntityType]] = defaultdict(set)
    for detector in import_module("maskmill.domain.detect.catalogue").catalogue().detectors:
        for label in _labels(detector):
            owners[_phrase(label)].add(detector.type)
    return {label: frozenset(types) for label, types in owners.items()}
