from __future__ import annotations

import pytest

from maskmill.adapters.patterns.re2_engine import Re2Engine
from maskmill.domain.detect.catalogue import catalogue
from maskmill.domain.detect.judge import judge
from maskmill.domain.detect.merge import merge
from maskmill.domain.text import normalise

LAYOUT = catalogue()
ENGINE = Re2Engine(LAYOUT.regexes)


def kinds(text: str) -> list[tuple[str, str]]:
    form = normalise(text).text
    hits = [(hit, user) for hit in ENGINE.scan(form) for user in LAYOUT.users[hit.pattern]]
    judged = [judge(form, hit.start, hit.end, *user) for hit, user in hits]
    return [(item.type.value, form[item.start : item.end]) for item in merge(form, filter(None, judged))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SSN: 130692544", "US_SSN"),
        ("SIN: 130692544", "CA_SIN"),
        ("EIN: 130692544", "US_EIN"),
        ("TFN: 123456782", "AU_TFN"),
        ("SSN 123456782", "US_SSN"),
        ("Israeli ID 123456782", "IL_ID"),
        ("passport no. 123456782", "PASSPORT"),
        ("NPI 1245319599", "US_NPI"),
        ("phone 1245319599", "PHONE_NUMBER"),
        ("CPF 52998224725", "BR_CPF"),
        ("NSS 12345678903", "MX_NSS"),
        ("ABN 51824753556", "AU_ABN"),
        ("Customer no. 123456782", "ID_NUMBER"),
        ("employee id 123456782", "ID_NUMBER"),
        ("MRN 123456782", "MEDICAL_RECORD"),
        ("health insurance member ID 123456782", "HEALTH_PLAN"),
        ("Case No. 3:19-cv-01234", "CASE_NUMBER"),
        ("driver's license D1234567", "US_DRIVER_LICENSE"),
        ("DEA AB1234563", "MEDICAL_LICENSE"),
        ("LOINC 4548-4", "CLINICAL_CODE"),
        ("Aadhaar 2345 6789 0124", "IN_AADHAAR"),
        ("RRN 850101-1200013", "KR_RRN"),
    ],
)
def test_the_word_beside_a_number_decides_what_it_is(text: str, kind: str) -> None:
    assert [found for found, _ in kinds(text)] == [kind]


def test_each_number_goes_to_its_own_word() -> None:
    found = kinds("SSN 123456782 was used before the SIN 130692544, and the employee id is 987654320")
    assert found == [("US_SSN", "123456782"), ("CA_SIN", "130692544"), ("ID_NUMBER", "987654320")]
