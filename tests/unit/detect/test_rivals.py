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
        ("SSN: 261817340", "US_SSN"),
        ("SIN: 261817340", "CA_SIN"),
        ("EIN: 261817340", "US_EIN"),
        ("TFN: 407183627", "AU_TFN"),
        ("SSN 412367898", "US_SSN"),
        ("Israeli ID 412367898", "IL_ID"),
        ("passport no. 412367898", "PASSPORT"),
        ("NPI 1873405264", "US_NPI"),
        ("phone 1873405264", "PHONE_NUMBER"),
        ("CPF 38194602769", "BR_CPF"),
        ("NSS 47295081369", "MX_NSS"),
        ("ABN 98330417268", "AU_ABN"),
        ("Customer no. 412367898", "ID_NUMBER"),
        ("employee id 412367898", "ID_NUMBER"),
        ("MRN 412367898", "MEDICAL_RECORD"),
        ("health insurance member ID 412367898", "HEALTH_PLAN"),
        ("Case No. 3:19-cv-01234", "CASE_NUMBER"),
        ("driver's license D1234567", "US_DRIVER_LICENSE"),
        ("DEA FM5540124", "MEDICAL_LICENSE"),
        ("LOINC 4548-4", "CLINICAL_CODE"),
        ("Aadhaar 7345 0918 2640", "IN_AADHAAR"),
        ("RRN 850101-1200013", "KR_RRN"),
    ],
)
def test_the_word_beside_a_number_decides_what_it_is(text: str, kind: str) -> None:
    assert [found for found, _ in kinds(text)] == [kind]


def test_each_number_goes_to_its_own_word() -> None:
    found = kinds("SSN 412367898 was used before the SIN 261817340, and the employee id is 987654320")
    assert found == [("US_SSN", "412367898"), ("CA_SIN", "261817340"), ("ID_NUMBER", "987654320")]
