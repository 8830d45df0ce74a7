"""Finnish personal identity codes (henkilötunnus, HETU): birthday, century, three digits, control character.

The signs are + for the 1800s, - and Y X W V U for the 1900s, A to F for the 2000s; the new ones came in 2023
(Valtioneuvoston asetus 128/2010, 690/2022; DVV). The control is the nine digits modulo 31. The structure is so
specific that no word is needed; with a digit at the end it looks like the numbers of Sweden and Denmark.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, is_date, spelled
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.entity import EntityType

_CONTROL = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CENTURIES = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)


def is_hetu(raw_value: str) -> bool:
    """Whether eleven characters are a personal identity code; 900 and above are given for a time."""
    number = raw_value.upper()
    year = _CENTURIES[number[6]] + int(number[4:6])
    figures = digits(number[:6] + number[7:10])
    return (
        is_date(year, int(number[2:4]), int(number[:2]))
        and int(number[7:10]) > 1
        and _CONTROL[int(figures) % len(_CONTROL)] == number[10]
    )


DETECTOR = Detector(
    name="fi_personal_identity_code",
    type=EntityType.FI_PERSONAL_IDENTITY_CODE,
    patterns=(
        Pattern(r"\b\d{6}[-+A-FU-Y]\d{3}[A-FHJ-NPR-Y]\b", 0.95),
        Pattern(r"\b\d{6}[A-FU-Y]\d{4}\b", 0.95),
        Pattern(r"\b\d{6}[-+]\d{4}\b", 0.6),  # looks like those of Sweden and Denmark
        Pattern(r"\b\d{6}[-+]\d{4}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{6}[-+a-fu-y]\d{3}[0-9a-fhj-npr-y]\b", 0.9, needs_context=True),
    ),
    check=alone(is_hetu),
    context=spelled(
        """
        hetu; henkilötunnus; henkilötunnuksen; henkilötunnusta; sosiaaliturvatunnus; sotu; personbeteckning;
        hetu-tunnus; personal identity code; finnish personal identity code; personal identity number; finnish id;
        henkilötunnukseni; henkilötunnukseltaan; social security number; personal id; tunnus; national id
        """
    ),
)
