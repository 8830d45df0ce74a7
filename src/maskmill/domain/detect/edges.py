"""Where the names that the model saw begin and end.

It labels words, so that a span may take in a sign, the "of" before a name, the "and" behind it, the job behind a dash.
What is cut off identifies nobody. Titles stay where the model left them: it learned from texts that count them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maskmill.domain.detect.common_words import FUNCTION_WORDS, is_common
from maskmill.domain.detect.detector import bag
from maskmill.domain.entity import Entity, EntityType

_PERSON, _PLACE, _STREET = EntityType.PERSON, EntityType.LOCATION, EntityType.STREET_ADDRESS
_DATED = EntityType.DATE_TIME
_NAMED = frozenset({_PERSON, _PLACE, _STREET, EntityType.ORGANIZATION, _DATED})

_LINES = re.compile(r"[ \t]{0,9}[\r\n]+[ \t]{0,9}")
_LIST = re.compile(r"[ \t]{0,9}[\r\n]+[ \t]{0,9}|[,;] (?!D\.C)")
_GAPS = {_PERSON: _LINES, _PLACE: _LIST, EntityType.ORGANIZATION: _LINES, _DATED: _LINES}
_DASH = re.compile(r"(?<=\w) -{1,3} ")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = " \t\r\n\f\v\u00a0,;:!?*_<>|/\\&=~…-."
_QUOTES = "\"“”„«»'`"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_OPENING = {opened: closed for closed, opened in _PAIRS.items()}
_POSSESSIVE = re.compile(r"[^\W_] ?'[sS]$")
_GENITIVE = re.compile(r"'[sS][ ]+")
_FIRST = re.compile(r"(\S+)[ \t]+")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:[^\W\d_]|\w{1,3}\.[^\W\d_]|[JS]r|JR|SR|Inc|Corp|Ltd|Co|Bros|Cie|Jun|Sen|St|Str|str|Ste|Ave|Av|Rd|"
    r"Blvd|Dr|Ln|Ct|Pl|Sq|Hwy|Apt|Mt|Ft|Esq|Dept|Univ|Assn|Intl|Ges|mbH|Nr)$"
)
_SUFFIXES = {
    _PERSON: re.compile(r",?[ ](?:Jr|Sr|JR|SR)\b\.?|,?[ ](?:II|III|IV)\b(?!\.)"),
    EntityType.ORGANIZATION: re.compile(
        r",?[ ](?:Inc|INC|Ltd|LTD|Corp|CORP|Co|LLC|LLP|L\.L\.C|L\.P|plc|PLC|GmbH|AG|KG|SE|S\.A|SA|S\.L|SL|SARL|SAS|"
        r"S\.p\.A|S\.r\.l|B\.V|BV|N\.V|NV|A/S|AB|Oy|Sp\. z o\.o)\b\.?"
    ),
}
_SUFFIXED = re.compile(r"[^\W\d_]{2,}\.?$")
_BEFORE = bag("of in at by from near and to on with for w/ bei in aus und et en y e")
_BEFORE_PERSON = bag("by from and with to for und et")
_DATE_ENDS = bag("and und et y e to bis or oder ou o in on the of")
_PLACE_ENDS = bag(
    """
    area region law national nationals town city district people border market markets room side route soil citizen
    citizens government leader leadership
    """
)
_SHORT = 2
_NEAR = 12


def trimmed(text: str, found: Entity) -> Iterator[Entity]:
    """Yield what is left of a finding of the names model, cut line by line; nothing when no letter or digit is left."""
    if found.type not in _NAMED:
        yield found
        return
    for first, last in _parts(text, found):
        start, end = _whole(text, first, last, found.type)
        if start < end:
            yield found if (start, end) == (found.start, found.end) else _cut(found, start, end)


def _cut(found: Entity, start: int, end: int) -> Entity:
    return Entity(start, end, found.type, found.score, found.detector)


def _parts(text: str, found: Entity) -> Iterator[tuple[int, int]]:
    """Yield the lines of a finding, the places of a list, and a person without the job behind a dash."""
    gaps = _GAPS.get(found.type)
    if gaps is None:
        yield found.start, found.end
        return
    start = found.start
    for gap in gaps.finditer(text, found.start, found.end):
        if gap.start() > start:
            yield start, _before_job(text, start, gap.start(), found.type)
        start = gap.end()
    if start < found.end:
        yield start, _before_job(text, start, found.end, found.type)


def _before_job(text: str, start: int, end: int, kind: EntityType) -> int:
    """Return where a full name ends before a dash and common words: "Associate"."""
    dash = _DASH.search(text, start, end) if kind is _PERSON else None
    is_job = dash and all(map(is_common, _WORD.findall(text, dash.end(), end)))
    return (
        dash.start() if dash and is_job and _WORD.match(text, (text.find(" ", start, dash.start()) + 1) or end) else end
    )


def _whole(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int]:
    """Cut signs and small words off both ends until nothing changes, then take in what belongs to a name."""
    before = (-1, -1)
    while before != (start, end) and start < end:
        before = (start, end)
        end = _last_sign(text, start, end)
        start = _first_sign(text, start, end)
        if start < end:
            end = _without_last(text, start, end, kind)
            start = _without_first(text, start, end, kind)
    if start < end and kind in _SUFFIXES and _SUFFIXED.search(text, max(start, end - _NEAR), end):
        suffix = _SUFFIXES[kind].match(text, end)
        end = suffix.end() if suffix else end
    return start, end


def _last_sign(text: str, start: int, end: int) -> int:
    """Cut signs off the end; a dot stays behind an abbreviation, a bracket behind what it opened."""
    while end > start:
        last = text[end - 1]
        if last == ".":
            is_kept = _ABBREVIATION.search(text, max(start, end - _NEAR), end - 1) is not None
        elif last in _PAIRS:
            is_kept = _PAIRS[last] in text[start : end - 1]
        else:
            is_kept = last not in _SIGNS and last not in _QUOTES and last not in "([{@"
        if is_kept:
            break
        end -= 1
    return end


def _first_sign(text: str, start: int, end: int) -> int:
    while start < end:
        first = text[start]
        if first in _OPENING:
            is_kept = _OPENING[first] in text[start + 1 : end]
        else:
            is_kept = first not in _SIGNS and first not in _QUOTES and first not in _PAIRS
        if is_kept:
            break
        start += 1
    return start


def _without_last(text: str, start: int, end: int, kind: EntityType) -> int:
    """Cut off a possessive, and a small word that ends no name."""
    if kind is not _DATED and _POSSESSIVE.search(text, max(start, end - _NEAR), end):
        return end - 2
    space = text.rfind(" ", start, end)
    word = text[space + 1 : end]
    if space <= start or not word.islower() or not _is_capital(text, start, space):
        return end
    if kind is _DATED:
        is_over = word in _DATE_ENDS
    elif kind is _STREET:
        is_over = word in FUNCTION_WORDS and len(word) > 1
    elif kind is _PERSON:
        is_over = is_common(word) or len(word) <= _SHORT
    else:
        is_over = word in FUNCTION_WORDS or (kind is _PLACE and word in _PLACE_ENDS)
    return space if is_over else end


def _without_first(text: str, start: int, end: int, kind: EntityType) -> int:
    if kind is _DATED:
        return start
    genitive = _GENITIVE.match(text, start, end)
    if genitive:
        return genitive.end()
    first = _FIRST.match(text, start, end)
    return first.end() if first and first[1] in (_BEFORE_PERSON if kind is _PERSON else _BEFORE) else start


def _is_capital(text: str, start: int, end: int) -> bool:
    """Whether a capital or a digit is in it: in a text of small letters no word is smaller than others."""
    return any(char.isupper() or char.isdigit() for char in text[start:end])
