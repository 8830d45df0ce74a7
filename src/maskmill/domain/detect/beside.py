"""Short labels that are words of other languages too: "sin" is Spanish for without, "ein" a German article.

They count only right beside a value, at the head of its column, or as the name of a field.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from maskmill.domain.detect.columns import heading
from maskmill.domain.detect.spelling import parted

Beside = Callable[[str, int, int], bool]
"""Takes the text and a value's span; whether one of the labels stands beside it."""

_BEFORE, _BEHIND = 56, 40
_SIGNS = r"[ \t\r\n:;=#.,*'\"`(\[{<>|?/_-]"
_FILLING = r"(?:number|numero|numéro|num|no|nr|n°|id|card|is|was|est|on|file|are|value|code|td|th)(?![^\W_])"
_LINK = r"[\"'`*]{0,2}(?:[ ]?[(\[]|,?[ ](?:as|is|was)[ ](?:the|my|your|his|her|their|our|a|an)[ ])"


def beside(names: str, led_by: str = "") -> Beside:
    """Make a question: whether one of the labels, between bars, stands beside a value, in any case.

    Of all words only those in `led_by`, when given, may stand before a label that stands before a value.
    """
    head = rf"(?:^|[^\w ]|(?<![^\W_])(?:{led_by})) ?" if led_by else r"(?:^|[\W_])"
    before = re.compile(rf"{head}(?:{names})(?![^\W_])(?:{_SIGNS}|(?<![^\W_]){_FILLING}){{0,24}}\Z", re.IGNORECASE)
    behind = re.compile(rf"{_LINK}(?:{names})(?![^\W_])", re.IGNORECASE)
    named = re.compile(rf"(?:^|[\W_])(?:{names})(?![^\W_])", re.IGNORECASE)

    def stands_beside(text: str, start: int, end: int) -> bool:
        left = text[max(0, start - _BEFORE) : start]
        apart = parted(left)
        if before.search(left) or (apart and before.search(apart)) or behind.match(text, end, end + _BEHIND):
            return True
        head = heading(text, start, end)
        return head is not None and named.search(parted(head) or head) is not None

    return stands_beside
