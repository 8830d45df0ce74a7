"""Codes of diagnoses: ICD-10 and its national editions (WHO), ICD-9 (CDC), behind or near a word that says so.

ICD-10: a letter, a digit, a digit or letter, and up to four signs after a dot. ICD-9: three digits, V and two, or E
and three, with up to two after a dot. With a dot and a word such as "diagnosis" near it reads as a code; without
dot only right behind "ICD".
"""

from __future__ import annotations

import re

from maskmill.domain.detect.alone import is_alone
from maskmill.domain.detect.detector import Detector, Pattern, Rank, words
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_ICD = r"[A-TV-Z]\d[0-9AB](?:\.?[0-9A-Z]{1,4})?|(?:\d{3}|V\d{2}|E\d{3})(?:\.\d{1,2})?"
_ICD_9 = re.compile(r"\bICD-?9\b|\bICD 9\b|\bCIE-?9\b", re.IGNORECASE)


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if is_alone(text, start, end) else None


def _nine(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A number of ICD-9 looks like any decimal number: ICD-9 must be named."""
    return _check(text, start, end) if _ICD_9.search(text, max(0, start - 48), start) else None


DETECTOR = Detector(
    name="diagnosis_code",
    type=EntityType.CLINICAL_CODE,
    patterns=(
        Pattern(r"\b[A-TV-Z]\d[0-9AB]\.[0-9A-Z]{1,4}\b", 0.8, needs_context=True, check=_check),
        Pattern(
            label(
                """
                icd; icd-10; icd10; icd 10; code cim10; código cie10; codice icd 10; icd 10 code; icd10 code; cim 10;
                cie 10; cid 10; icd 11; icd-11; icd 9; icd-10-cm; icd-10-gm; icd-10-ca; icd-9; icd9; icd-9-cm; icd
                code; icd-10 code; icd-10-cm code; icd-9 code; icd codes; icd-10 codes; diagnosis code; diagnosis
                codes; dx code; dx codes; diagnosecode; diagnoseschlüssel; diagnoseschl; icd-code; cim-10; cim10; code
                cim; code cim-10; cie-10; cie10; código cie; código cie-10; cie-9; codice icd; cid-10; cid10; código
                cid; kod icd; kod icd-10
                """
            ),
            0.8,
            check=field(
                _ICD, filling="code|codes|cm|gm|diagnosis|diagnose|principal|primary|secondary|10|9", free=stands_alone
            ),
        ),
        Pattern(
            r"(?i)\((?:ICD|CIM|CIE|CID)[ -]?(?:9|10|11)?(?:[ -](?:CM|GM|CA|PCS))?\)",
            0.8,
            check=field(_ICD, filling="code|codes|cm|gm|diagnosis", free=stands_alone),
        ),
        Pattern(r"\b(?:\d{3}|V\d{2}|E\d{3})\.\d{1,2}\b", 0.75, needs_context=True, check=_nine),
    ),
    context=words(
        """
        icd; icd-10; icd10; icd-10-cm; icd-9; icd9; icd code; diagnosis; diagnoses; diagnosis code; dx; dx code;
        admitting diagnosis; diagnose; diagnosen; hauptdiagnose; nebendiagnose; diagnostic; diagnostics; cim-10; cim;
        diagnóstico; diagnósticos; cie-10; cie; diagnosi; cid-10; cid; diagnóstico principal; hoofddiagnose;
        rozpoznanie; rozpoznania; kod icd; assessment; problem list
        """
    ),
    rank=Rank.LABELLED,
    window=48,
)
