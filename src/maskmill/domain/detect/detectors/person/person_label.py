"""People by the label of a form's field, a greeting, a closing, or the e-mail address behind the name."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.detectors.person.person_title import TITLE
from maskmill.domain.detect.name_words import NAME, WORD, name_span
from maskmill.domain.entity import EntityType

_ROLES = (
    r"(?:[Ff]ull|[Ff]irst|[Ll]ast|[Gg]iven|[Ff]amily|[Mm]iddle|[Mm]aiden|[Pp]atient|[Cc]ustomer|[Cc]lient|"
    r"[Ee]mployee|[Aa]pplicant|"
    r"[Aa]ccount|[Cc]ard ?holder|[Cc]ontact|[Pp]arent|[Gg]uardian|[Bb]eneficiary|[Ii]nsured|[Ss]tudent|[Tt]enant|"
    r"[Bb]uyer|[Ss]eller)"
)
_FIELDS = (
    rf"(?:(?:{_ROLES}(?:'s)?[ _-])?(?:[Nn]ame|NAME)",
    (
        r"(?:[Pp]atient|PATIENT|[Cc]ustomer|CUSTOMER|[Cc]lient|CLIENT|[Ee]mployee|EMPLOYEE|[Aa]pplicant|[Ss]urname|"
        r"[Ff]orename|[Tt]enant|[Bb]eneficiary"
    ),
    (
        r"(?:[Aa]ttn|ATTN|[Aa]ttention|[Bb]ill(?:ed)? [Tt]o|BILL TO|[Ss]hip [Tt]o|[Ss]old [Tt]o|[Ss]igned(?: by)?|"
        r"[Pp]repared (?:by|for)|[Cc]ontact(?: [Pp]erson)?|[Mm]anager|[Ss]upervisor|[Rr]eferred by|[Ww]itness|"
        r"[Aa]uthor|[Ff]rom|[Tt]o|[Cc]c"
    ),
    (
        r"(?:[Vv]orname|[Nn]achname|[Kk]unde|[Pp]atientin|[Aa]nsprechpartner(?:in)?|[Nn]om(?: complet)?|[Pp]r.nom|"
        r"[Nn]ombre(?: completo)?|[Aa]pellidos?|[Pp]aciente|[Nn]ome|[Cc]ognome|[Nn]aam"
    ),
)
_SHORT_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ž'-]{0,30}"
_LABEL = re.compile(r"[^:]*:\s*")
_GREETING = re.compile(r"\S+[ ]")
_CLOSING = re.compile(r"[^\n]*\n\s*")
_MARK = re.compile(r" ?<?[^ <]*$")


def _labelled(text: str, start: int, end: int) -> tuple[int, int] | None:
    label = _LABEL.match(text, start, end)
    return name_span(text, label.end(), end) if label else None


def _greeted(text: str, start: int, end: int) -> tuple[int, int] | None:
    greeting = _GREETING.match(text, start, end)
    if greeting is None or TITLE.match(text, greeting.end(), end):
        return None
    return name_span(text, greeting.end(), end)


def _signed(text: str, start: int, end: int) -> tuple[int, int] | None:
    closing = _CLOSING.match(text, start, end)
    return name_span(text, closing.end(), end) if closing else None


def _addressed(text: str, start: int, end: int) -> tuple[int, int] | None:
    mark = _MARK.search(text, start, end)
    return name_span(text, start, mark.start()) if mark else None


DETECTOR = Detector(
    name="person_label",
    type=EntityType.PERSON,
    patterns=(
        *(
            Pattern(
                rf"\b{field}) ?:[ \t]{{0,20}}\n?[ \t]{{0,20}}{WORD}(?: {WORD}|,? {WORD}| [A-Za-z]\.)*",
                0.75,
                check=_labelled,
            )
            for field in _FIELDS
        ),
        Pattern(
            rf"\b(?:Dear|Hi|Hello|Hey|Liebe|Lieber|Hallo|Cher|Chère|Bonjour|Estimado|Estimada|Querido|Querida|"
            rf"Hola|Caro|Cara) {NAME}",
            0.7,
            check=_greeted,
        ),
        Pattern(
            r"\b(?:[Ss]incerely(?: yours)?|[Rr]egards|[Yy]ours (?:faithfully|truly|sincerely)|[Rr]espectfully|"
            r"[Tt]hank you|[Tt]hanks|[Cc]heers|"
            r"Mit freundlichen Grüßen|Mit freundlichen Gr..en|Freundliche Gr..e|[Cc]ordialement|[Aa]tentamente|"
            r"[Ss]aludos|[Cc]ordiali saluti)[,.!]?"
            rf"[ \t]{{0,20}}\n[\n \t]{{0,6}}{NAME}",
            0.8,
            check=_signed,
        ),
        Pattern(
            rf"\b{_SHORT_WORD}(?: (?:{_SHORT_WORD}|[A-Z]\.)){{1,3}} <[A-Za-z0-9._%+-]{{1,64}}@", 0.9, check=_addressed
        ),
    ),
    rank=Rank.MODEL,
)
