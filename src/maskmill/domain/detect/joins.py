"""Which neighbouring findings are parts of one name, or of one postal address.

A name goes on over a space, an initial, a hyphen: "John" "Smith", "John A." "Smith". Over a comma only "Smith, J."
does, and "Smith, John" where nothing else stands in its line or cell: anything else may be a list of people. An address
is built around a street: code, town, state and country follow it, also in the next line. Towns alone are a list. An
organisation goes on over an "of".
"""

from __future__ import annotations

import re

from maskmill.domain.entity import Entity, EntityType

GAP_LIMIT = 20
"""The widest gap between two parts, in characters."""

_PERSON, _PLACE, _CODE = EntityType.PERSON, EntityType.LOCATION, EntityType.ZIP_CODE
_STREET = EntityType.STREET_ADDRESS
_GROUP = EntityType.ORGANIZATION
_FAMILIES = {_PERSON: "name", _STREET: "place", _PLACE: "place", _CODE: "place", _GROUP: "group"}

_NAME_GAP = re.compile(r"[ \t]{0,2}|[-']|(?:[ \t][A-Z]\.?){1,2}[ \t]")
_DOT = re.compile(r"\.[ \t]?")
_COMMA = re.compile(r",[ \t]{1,2}")
_ABBREVIATED = re.compile(r"(?:^|[^\w])(?:[^\W\d_]|St|Ste|Mr|Mrs|Ms|Dr|Prof|Jr|Sr)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){0,3}[^\W\d_]\.?")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_GIVEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?(?: (?:[^\W\d_]\.?|[^\W\d_]+)){0,2}")
_OPENS = re.compile(r"(?:^|[\n\t|;\"(]|:[ \t])[ \t]*$")
_CLOSES = re.compile(r"[ \t]*(?:$|[\r\n\t|;\")(<])")
_MANY = 2

_OF = re.compile(r" (?:of(?: the)?|de(?: l[ao]s?| l')?|du|des|del?l?a?|do|da|för|für|for) ?")

_ON_LINE = re.compile(
    r"[ \t]{0,2}[,;]?[ \t]{0,2}(?:[-/][ \t])?"
    r"(?:(?:apt|apartment|suite|ste|unit|flat|floor)\.? ?#?\w{1,5}[ \t,]{1,3})?",
    re.IGNORECASE,
)
_OVER_LINE = re.compile(r"[ \t]{0,3}[,;]?[ \t]{0,3}\r?\n[ \t]{0,9}")
_BESIDE = re.compile(r"[ \t]?|-")
_GOES_ON = re.compile(r"[ \t]{1,3}[^\W\d_A-Z]")
_LOOK = 64


def family(entity: Entity) -> str | None:
    """Return what a finding may be a part of; None: it stands alone."""
    return _FAMILIES.get(entity.type)


def united(text: str, base: int, first: Entity, second: Entity) -> EntityType | None:
    """Return the type of both as one, None when they are two; `text` begins at offset `base`, `first` is before.

    Both are of one family.
    """
    gap = second.start - first.end
    if gap > GAP_LIMIT:
        return None
    if first.type is _GROUP:
        return _GROUP if gap > 0 and _OF.fullmatch(text, first.end - base, second.start - base) else None
    if first.type is _PERSON:
        return _PERSON if gap < 0 or _is_one_name(text, base, first, second) else None
    if gap < 0:
        return _overlapping(first, second)
    return _STREET if _is_one_address(text, base, first, second) else _beside(text, base, first, second)


def _is_one_name(text: str, base: int, first: Entity, second: Entity) -> bool:
    start, end = first.end - base, second.start - base
    raw_first, raw_second = text[first.start - base : start], text[end : second.end - base]
    if _NAME_GAP.fullmatch(text, start, end):
        return not (_is_whole(raw_first) and _is_whole(raw_second) and end > start)
    if _DOT.fullmatch(text, start, end):
        return _ABBREVIATED.search(raw_first) is not None
    if _COMMA.fullmatch(text, start, end) and _WORD.fullmatch(raw_first):
        if _INITIALS.fullmatch(raw_second):
            return True
        before = text[max(0, first.start - base - _LOOK) : first.start - base]
        is_alone = _OPENS.search(before) and _CLOSES.match(text, second.end - base)
        return bool(is_alone and _GIVEN.fullmatch(raw_second))
    return False


def _is_whole(raw_name: str) -> bool:
    """Whether a name has a first and a last part already."""
    return len([word for word in _WORD.findall(raw_name) if len(word) > 1]) >= _MANY


def _overlapping(first: Entity, second: Entity) -> EntityType | None:
    if first.type is second.type:
        return first.type
    if _STREET in {first.type, second.type}:
        return _STREET
    return None


def _is_one_address(text: str, base: int, first: Entity, second: Entity) -> bool:
    """Whether a street is among both, and nothing but what addresses have lies between them."""
    if _STREET not in {first.type, second.type}:
        return False
    start, end = first.end - base, second.start - base
    if _ON_LINE.fullmatch(text, start, end):
        return True
    if first.type is not _STREET or not _OVER_LINE.fullmatch(text, start, end):
        return False
    if second.type is _STREET:
        return _has_digit(text[first.start - base : start]) != _has_digit(text[end : second.end - base])
    return _GOES_ON.match(text, second.end - base) is None


def _has_digit(raw_value: str) -> bool:
    return any(map(str.isdigit, raw_value))


def _beside(text: str, base: int, first: Entity, second: Entity) -> EntityType | None:
    """Two places without a street are one only when the model cut between two words of a name."""
    is_one = first.type is second.type is _PLACE and _BESIDE.fullmatch(text, first.end - base, second.start - base)
    return _PLACE if is_one else None
