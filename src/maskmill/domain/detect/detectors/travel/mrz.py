"""Machine readable zones of passports, identity cards and visas (ICAO Doc 9303, parts 3 to 7).

TD1 has three lines of 30 signs, TD2 and visa B two of 36, TD3 and visa A two of 44. Check digits weigh the signs 7,
3, 1 (letters count from A = 10, the filler "<" is 0) modulo 10. A zone counts when the digits of the number, the
birthday and the expiry are right; its first line alone counts when no second line of that kind follows.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_WEIGHTS = (7, 3, 1)
_BREAK = r"(?:[ \t]*\r?\n[ \t]*|[ \t]{1,4}|\\n)"
_SIGN = "[A-Z0-9<]"
_TD3 = re.compile(rf"[PV][A-Z<][A-Z<]{{3}}[A-Z<]{{39}}(?P<next>{_BREAK}(?P<low>{_SIGN}{{44}})(?![A-Z0-9<]))?")
_TD2 = re.compile(rf"[ACIPV][A-Z<][A-Z<]{{3}}[A-Z<]{{31}}(?P<next>{_BREAK}(?P<low>{_SIGN}{{36}})(?![A-Z0-9<]))?")
_TD1 = re.compile(
    rf"(?P<top>[ACI][A-Z<][A-Z<]{{3}}{_SIGN}{{25}}){_BREAK}(?P<low>{_SIGN}{{30}})(?:{_BREAK}[A-Z<]{{30}}(?![A-Z0-9<]))?"
)
_MRZ_LIKE = re.compile(rf"{_BREAK}[A-Z0-9<]{{28,46}}")
_LONG, _SHORT = 44, 36


def check_digit(field: str) -> int:
    """Return the check digit of a field of capitals, digits and fillers."""
    return sum((0 if sign == "<" else int(sign, 36)) * _WEIGHTS[at % 3] for at, sign in enumerate(field)) % 10


def _fits(field: str, digit: str) -> bool:
    """Whether a check digit is right; an empty optional field may have a filler for it."""
    return (digit == "<" and not field.strip("<")) or (digit.isdigit() and check_digit(field) == int(digit))


def _is_lower_line(line: str, *, is_visa: bool) -> bool:
    """Whether the second line of TD2, TD3 or a visa has the right check digits."""
    fine = _fits(line[:9], line[9]) and _fits(line[13:19], line[19]) and _fits(line[21:27], line[27])
    if is_visa or not fine:
        return fine
    if len(line) == _LONG and not _fits(line[28:42], line[42]):
        return False
    body = line[:10] + line[13:20] + line[21 : len(line) - 1]
    return _fits(body, line[-1])


def _is_card(top: str, low: str) -> bool:
    """Whether the first two lines of TD1 have the right check digits; a long number goes on in the optional field."""
    number, digit = top[5:14], top[14]
    if digit == "<":
        rest = top[15:30].rstrip("<")
        number, digit = number + rest[:-1], rest[-1:] or "<"
    fine = _fits(number, digit) and _fits(low[:6], low[6]) and _fits(low[8:14], low[14])
    return fine and _fits(top[5:30] + low[:7] + low[8:15] + low[18:29], low[29])


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take the whole zone from its first line on."""
    limit = end + 160
    card = _TD1.match(text, start, limit)
    if card is not None and _is_card(card["top"], card["low"]):
        return card.span()
    for form in (_TD3, _TD2):
        found = form.match(text, start, limit)
        if found is None or text[found.end() : found.end() + 1] == "<" or text[found.end() : found.end() + 1].isalnum():
            continue
        if found["low"] is None:
            is_alone = "<<" in found.group() and not _MRZ_LIKE.match(text, found.end())
            return found.span() if is_alone else None
        return found.span() if _is_lower_line(found["low"], is_visa=text[start] == "V") else None
    return None


def _lower(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take a second line alone."""
    if text[end : end + 1] == "<" or text[end : end + 1].isalnum() or text[max(0, start - 1) : start] == "<":
        return None
    return (start, end) if _is_lower_line(text[start:end], is_visa=False) else None


DETECTOR = Detector(
    name="mrz",
    type=EntityType.MRZ,
    patterns=(
        Pattern(r"\b[ACIPV][A-Z<][A-Z<]{3}[A-Z0-9<]{25}[A-Z0-9<]*", 0.97, check=_check),
        Pattern(r"\b[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{7}(?:[A-Z0-9<]{7}[0-9<])?\d", 0.95, check=_lower),
    ),
)
