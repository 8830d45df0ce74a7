"""Swedish organisation numbers (organisationsnummer): ten digits, the third at least 2, Luhn's check digit.

"16" may stand before; the VAT number is SE, the ten digits, and 01 (Lag 1974:174; Skatteverket SKV 709). One random
number in ten passes, so a word, or SE and 01, must say what it is.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, varied
from maskmill.domain.detect.checksums.luhn import luhn
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_12, GROUPS_6_4
from maskmill.domain.entity import EntityType

_FORM = re.compile(r"(?:SE(?P<vat>[1-9]\d[2-9]\d{7})(?:0[1-9]|[1-9]\d)|(?:16)?(?P<plain>[1-9]\d[2-9]\d{7}))")


def is_organisation(raw_value: str) -> bool:
    """Whether a value is an organisation number, or the VAT number made of it."""
    found = _FORM.fullmatch(compact(raw_value))
    number = "" if found is None else found["vat"] or found["plain"]
    return bool(number) and varied(number) and luhn(number)


DETECTOR = Detector(
    name="se_organisationsnummer",
    type=EntityType.SE_ORGANISATIONSNUMMER,
    patterns=(
        Pattern(r"\b(?:SE|se)[ -]?\d{6}[ -]?\d{4}[ -]?\d{2}\b", 0.9),
        Pattern(GROUPS_6_4, 0.85, needs_context=True),
        Pattern(DIGITS_12, 0.85, needs_context=True),
        Pattern(r"\b16\d{6}-\d{4}\b", 0.85, needs_context=True),
    ),
    check=alone(is_organisation, even=False),
    context=spelled(
        """
        organisationsnummer; organisationsnr; organisations-nr; org.nr; orgnr; org-nr; org nr; org.nummer; orgnummer;
        momsnr; org-nummer; org.no; org no; organisation number; organization number; organisation no; company
        registration number; momsregistreringsnummer; momsreg.nr; vat; vat nr; vat number; vat no; vat-nr; bolagsverket;
        f-skatt; company number; company no; registration number; reg no; reg.nr; organisationsnumret; swedish company;
        swedish organisation number; corporate identity number; corp id; numéro d'organisation; unternehmensnummer;
        innehar f-skattebevis; corporate id
        """
    ),
    adjacent=True,
)
