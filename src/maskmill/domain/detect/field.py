"""Values that stand right behind a label: nothing but signs and filling words may lie between."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from maskmill.domain.detect.ahead import ahead
from maskmill.domain.detect.alone import has_decimals
from maskmill.domain.detect.detector import Check
from maskmill.domain.detect.letters import JOINING, joins

_FILLING = (
    "number|numbers|num|no|nr|nbr|id|code|value|is|was|are|as|the|this|my|your|his|her|their|our|for|of|on|at|to|me|us|"
    "new|old|und|and|or|nummer|lautet|ist|war|mein|meine|meiner|der|die|das|unter|vom|von|numéro|numero|n°|nº|est|"
    "mon|ma|votre|le|la|du|de|número|núm|es|el|su|mi|del|il|della|di|do|da|het|is|van|mijn|jest|to|mój|numer|file|"
    "record|form|given|provided|following|below|reads|shows"
)
"""Words that may stand between a label and its value, in English, German, French, Spanish, Italian, Portuguese,
Dutch and Polish."""

_LETTERS = "(?:n|è|é|e|o|a)(?!-[A-Z0-9])"
"""Words of one letter; "N-AB 1234" is a plate of Nuremberg."""

_TAGS = "(?:(?<=<)|(?<=</))(?:td|th|tr|dd|dt|br|b|i|strong|em|span|div|li|p)"
"""Names of HTML tags."""

_STEPS = 40
_VALUE_LIMIT = 140
_GROUP = 3
"""Digits that may go on behind a comma."""


def field(
    value: str,
    valid: Callable[[str], bool] | None = None,
    *,
    filling: str = "",
    free: Callable[..., bool] | None = None,
) -> Check:
    r"""Make a check: the value right behind a label, which is what the pattern found, or right before it (`ahead`).

    `value` is a regular expression of Python's; letters and digits never go on beside what it matches. `filling` names
    more words that may stand between, between bars. `valid` takes the value, `free` the text and the value's span.
    """

    def is_fine(text: str, span: tuple[int, int]) -> bool:
        return (valid is None or valid(text[slice(*span)])) and (free is None or free(text, *span))

    def check(text: str, start: int, end: int) -> tuple[int, int] | None:
        found = _form(value, filling).match(text, end, end + _STEPS + _VALUE_LIMIT)
        if found is None and "(" in text[end : end + _STEPS]:
            found = _form(value, filling, aside=False).match(text, end, end + _STEPS + _VALUE_LIMIT)
        if found is not None and is_fine(text, found.span("value")):
            return found.span("value")
        span = ahead(text, start, end, value)
        return span if span and is_fine(text, span) else None

    return check


@lru_cache(maxsize=128)
def _form(value: str, filling: str, *, aside: bool = True) -> re.Pattern[str]:
    """Compile what a check matches: at its first use, since all of them take a quarter of a second.

    With `aside` words in brackets are skipped, else a bracket may hold the value.
    """
    more = f"|{filling}" if filling else ""
    signs = r"[ \t\r\n:;=#.,*'\"`(\[{<>)\]|?/_-]"
    asides = r"\((?=[^()\n]{0,30}[A-Za-z])(?:[^()\n\d]|\d(?!\d)){0,30}\)|" if aside else ""
    return re.compile(
        rf"(?=(?P<between>(?:{asides}{signs}|(?<![^\W_])(?:{_FILLING}{more}|{_LETTERS}|{_TAGS})(?![^\W_])){{0,{_STEPS}}}))"
        rf"(?P=between)"  # taken once and for all; possessive repeats fail before Python 3.11.4
        rf"(?<!{JOINING})(?P<value>{value})(?!{JOINING})",
        re.IGNORECASE,
    )


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a number is no part of a longer one: neither digits nor a sign and digits go on beside it."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if joins(before[-1:]) or joins(after[:1]):
        return False
    is_joined = (
        len(before) > 1
        and before[0].isdigit()
        and (before[1] in "-./:" or (before[1] == "," and end - start <= _GROUP))
    )
    if is_joined or (len(after) > 1 and after[0] in "-./:" and after[1].isdigit()) or after[:1] in {"%", "°"}:
        return False
    return not has_decimals(text, start, end)
