"""Swedish personal identity numbers (personnummer) and coordination numbers (samordningsnummer).

Birthday as YYMMDD or YYYYMMDD, a sign (plus from the year one turns a hundred), three digits, Luhn's check digit over
the last ten; coordination numbers add 60 to the day (Folkbokföringslagen 1991:481 § 18; Skatteverket SKV 704, 707).
The signed forms are rare enough: the date and the check digit let one number in 270 pass; plain digits need a word.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, is_date, spelled, varied
from maskmill.domain.detect.checksums.luhn import luhn
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_12, GROUPS_6_4
from maskmill.domain.entity import EntityType

_COORDINATION = 60


def is_personal(raw_value: str) -> bool:
    """Whether ten or twelve digits are a personnummer or a samordningsnummer."""
    number = compact(raw_value)
    year, rest = (int(number[:4]), number[2:]) if len(number) > 10 else (int(number[:2]), number)  # noqa: PLR2004 - with the century
    day = int(rest[4:6])
    day -= _COORDINATION if day > _COORDINATION else 0
    return is_date(year, int(rest[2:4]), day) and varied(number) and rest[6:9] != "000" and luhn(rest)


DETECTOR = Detector(
    name="se_personnummer",
    type=EntityType.SE_PERSONNUMMER,
    patterns=(
        Pattern(r"\b(?:18|19|20)\d{6}[-+]\d{4}\b", 0.9),
        Pattern(r"\b(?:18|19|20)\d{6} \d{4}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{6}[-+]\d{4}\b", 0.6),
        Pattern(r"\b\d{6}[-+]\d{4}\b", 0.85, needs_context=True),
        Pattern(GROUPS_6_4, 0.85, needs_context=True),
        Pattern(
            DIGITS_12,
            0.85,
            needs_context=True,
            check=alone(lambda raw: raw[:2] in {"18", "19", "20"} and is_personal(raw)),
        ),
    ),
    check=alone(is_personal),
    context=spelled(
        """
        personnummer; personnr; person nr; pers.nr; pnr; p-nr; samordningsnummer; samordningsnr; personnumret; svenskt
        personnummer; födelsenummer; swedish personal number; swedish personal identity number; personal identity
        number; personal number; personal id; personal identification number; national id; swedish id; coordination
        number; ssn; id-nummer; identitetsnummer; personennummer; personnummer nr; numéro personnel; número personal;
        numero personale; social security number; född; persnr
        """
    ),
)
