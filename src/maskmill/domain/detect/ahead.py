"""Values that stand before their label: "4021 (PIN)", "4021 as the PIN", "4021 is my PIN"."""

from __future__ import annotations

import re
from functools import lru_cache

from maskmill.domain.detect.letters import JOINING

_LIMIT = 80
_LINK_LIMIT = 60
_LINK = re.compile(
    r"[\"'`*]{0,2}(?:[ \t]?[(\[]|,?[ \t](?:as|is|was|ist|war|als|est|es|como|comme|come|è|é|jest|to|jako)[ \t]"
    r"(?:(?:the|my|your|our|his|her|their|a|an|this|die|der|das|dem|le|la|el|il|o|mon|ma|mi|meine?|mijn|de|het)[ \t])?)"
    r"(?:[^\W\d_]+['.]?[ \t/-]){0,3}\Z"
)
_CLOSED = re.compile(
    r"(?:[ _-]?(?:numbers?|num|no|nr|nbr|id|code|nummer|numer|número|numero|numéro|n[.°º]{1,2}|#))?"
    r"[.\"'`*]{0,2}[ \t]?"
    r"(?:(?P<bracket>[)\]])|(?=[.,;:!?\r\n])|\Z)",
    re.IGNORECASE,
)


def ahead(text: str, start: int, end: int, value: str) -> tuple[int, int] | None:
    """Return where a value (a regular expression) ends right before the label at [start, end), or None.

    The label must end its bracket or clause: in "4021 (account closed)" it names something else.
    """
    closed = _CLOSED.match(text, end)
    link = _LINK.search(text, max(0, start - _LINK_LIMIT), start) if closed else None
    if (
        closed is None
        or link is None
        or (closed["bracket"] is not None) != (link.group().strip("\"'`* \t")[:1] in "([")
    ):
        return None
    found = _form(value).search(text, max(0, link.start() - _LIMIT), link.start())
    return found.span("value") if found else None


@lru_cache(maxsize=128)
def _form(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{JOINING})(?P<value>{value})\Z", re.IGNORECASE)
