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

_NATIONS = {
    "AR": "argentine argentinian", "AT": "austrian", "AU": "australian", "BE": "belgian", "BG": "bulgarian",
    "BR": "brazilian", "CA": "canadian", "CH": "swiss", "CL": "chilean", "CN": "chinese", "CZ": "czech slovak",
    "DE": "german", "DK": "danish", "EE": "estonian", "ES": "spanish", "FI": "finnish", "FR": "french",
    "GR": "greek", "HR": "croatian", "HU": "hungarian", "IE": "irish", "IL": "israeli", "IN": "indian",
    "IT": "italian", "JP": "japanese", "KR": "korean", "LT": "lithuanian", "LV": "latvian", "MX": "mexican",
    "NL": "dutch", "NO": "norwegian", "NZ": "zealand", "PL": "polish", "PT": "portuguese", "RO": "romanian",
    "SE": "swedish", "SG": "singaporean singapore", "SI": "slovenian", "TH": "thai", "TR": "turkish",
    "UK": "british", "US": "american us", "ZA": "african",
}  # fmt: skip
"""By the beginning of a type: a label with the word of another country is another's."""

_NATION_WORDS = frozenset(word for words in _NATIONS.values() for word in words.split())
_WORDS = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[,;:\n|(){}<>=\"]")
_LONGEST = 4


def is_foreign(detector: Detector, before: str, word: str) -> bool:
    """Whether a context word of a detector is the end of another type's label, or of another country's."""
    left = _WORDS.findall(bare(fold(_BREAK.split(before)[-1])))[-_LONGEST:]
    if not left:
        return False
    known = _KNOWN.get(detector.name)
    if known is None or known[0] is not detector:
        known = _KNOWN[detector.name] = detector, *_known(detector)
    _, own, nation = known
    if nation and left[-1] in _NATION_WORDS and left[-1] not in nation:
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


_KNOWN: dict[str, tuple[Detector, frozenset[tuple[str, ...]], frozenset[str]]] = {}
"""What is known of detectors by their name: to hash a detector takes longer than to look at it."""


def _known(detector: Detector) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Return a detector's labels, and what its country is called; nothing when its type is of no country."""
    own = frozenset(filter(None, map(_phrase, _labels(detector))))
    return own, bag(_NATIONS.get(detector.type.partition("_")[0], ""))


def _labels(detector: Detector) -> tuple[str, ...]:
    own = [word for pattern in detector.patterns if isinstance(pattern.regex, Label) for word in pattern.regex.words]
    return (*detector.context, *own)


@lru_cache(maxsize=4096)
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
