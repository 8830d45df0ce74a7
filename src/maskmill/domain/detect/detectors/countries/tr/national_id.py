"""Turkish identity numbers (T.C. Kimlik No): nine digits, the first not 0, and two check digits.

Seven times the odd places less the even ones modulo 10, then the sum of ten modulo 10 (5490 sayılı Nüfus Hizmetleri
Kanunu; Wikipedia, "Türkiye Cumhuriyeti Kimlik Numarası"). Eleven digits in a row are many things, so a word must say
what it is.
"""

# ruff: noqa: RUF001, RUF002 - the words are those of the country, in its own script

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="tr_national_id",
    type=EntityType.TR_NATIONAL_ID,
    patterns=(
        Pattern(DIGITS_11, 0.85, needs_context=True),
        Pattern(r"\b[1-9]\d{2}[ -]\d{3}[ -]\d{3}[ -]\d{2}\b", 0.85, needs_context=True),
        Pattern(r"\b[1-9]\d{2} \d{2} \d{3} \d{3}\b", 0.85, needs_context=True),
        Pattern(r"\b[1-9]\d{2} \d{4} \d{4}\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("tr.tckimlik")),
    context=spelled(
        """
        t.c. kimlik no; tc kimlik no; tc kimlik; t.c. kimlik; t.c. kimlik numarası; tc kimlik numarası; tckn; tck no;
        tckno; kimlik no; kimlik numarası; kimlik numaram; kimlik numaranız; nüfus cüzdanı; tc no; t.c. no; tc; t.c;
        vatandaşlık no; vatandaşlık numarası; turkish id; turkish identity number; turkish identification number;
        turkish national id; national id; national identity number; national id number; identity number; id number;
        türkische identitätsnummer; identification number; citizenship number; numéro d'identité; tc-kimlik
        """
    ),
    adjacent=True,
)
