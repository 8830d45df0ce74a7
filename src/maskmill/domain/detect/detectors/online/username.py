"""Names of accounts: after a word that says so, and @handles."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, bag
from maskmill.domain.entity import EntityType

_LABEL = re.compile(r".*?(?:[:=]|\b(?:is|ist|est|es)\b) ?[\"'`]?", re.IGNORECASE | re.DOTALL)
_AT_RULES = bag(
    """
    media import charset font keyframes property override param return returns author deprecated staticmethod
    classmethod
    """
)


def _labelled(text: str, start: int, end: int) -> tuple[int, int] | None:
    label = _LABEL.match(text, start, end)
    return (label.end(), end) if label and label.end() < end else None


def _handle(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Not the domain of an e-mail address, not a decorator."""
    before = text[max(0, start - 1) : start]
    if before.isalnum() or before in {".", "_", "-", "@", "/"} or text[start + 1 : end].lower() in _AT_RULES:
        return None
    return start, end


DETECTOR = Detector(
    name="username",
    type=EntityType.USERNAME,
    patterns=(
        Pattern(
            r"(?i)\b(?:user[ _-]?name|user[ _-]?id|login(?: name| id)?|account name|screen name|handle|nickname|"
            r"benutzername|benutzerkennung|"
            r"identifiant|nom d'utilisateur|pseudo|usuario|nombre de usuario|nome utente|"
            r"gebruikersnaam)[\"']? ?(?:[:=]|is|ist|est|es) ?[\"'`]?"
            r"[a-z0-9][a-z0-9_.@-]*[a-z0-9]",
            0.8,
            check=_labelled,
        ),
        Pattern(r"@[A-Za-z][A-Za-z0-9_]*[A-Za-z0-9]", 0.55, check=_handle),
    ),
    rank=Rank.WEAK,
)
