"""Health records, plans and codes.

Sources: customary labels of hospital and insurance forms; WHO ICD-10, Regenstrief LOINC (mod 10 check),
SNOMED International (SCTID, Verhoeff), AMA CPT.
"""

from __future__ import annotations

import re
from random import Random

from tests.structured.digits import luhn, pick, some, verhoeff
from tests.structured.kind import Kind, Maker, words

from maskmill.domain.entity import EntityType


def _record(rng: Random) -> str:
    return rng.choice(
        (
            pick(rng, "00000000"),
            pick(rng, "0000000"),
            pick(rng, "000-00-00"),
            "A" + pick(rng, "0000000"),
            pick(rng, "0000000000"),
        )
    )


def _plan(rng: Random) -> str:
    return rng.choice(
        (
            pick(rng, "AAA000000000"),
            "W" + pick(rng, "000000000"),
            pick(rng, "0000000000"),
            pick(rng, "AAA000A00000"),
            pick(rng, "000000000-00"),
        )
    )


def _icd(rng: Random) -> str:
    return rng.choice(
        ("E11.9", "I10", "J45.909", "F32.1", "C50.9", "M54.5", "K21.0", "F10.2", "B20", "S72.001A", "Z79.4", "G40.3")
    )


def _loinc(rng: Random) -> str:
    digits = str(rng.randint(1000, 59999))
    return f"{digits}-{luhn(digits)[-1]}"


def _snomed(rng: Random) -> str:
    return verhoeff(str(rng.randint(10, 99)) + some(rng, rng.randint(3, 4)) + "00")


def _code_kind(make: Maker, source: str, labels: dict[str, str], lures: tuple[str, ...], pattern: str) -> Kind:
    return Kind(
        EntityType.CLINICAL_CODE,
        "",
        source,
        make,
        lambda value: bool(re.fullmatch(pattern, value.upper())),
        words(**labels),
        checked=False,
        bare=True,
        shaped=False,
        glued=False,
        lures=lures,
    )


KINDS = (
    Kind(
        EntityType.MEDICAL_RECORD,
        "",
        "customary labels of hospital forms",
        _record,
        lambda value: 5 < len(value) < 12,
        words(
            en="MRN|medical record number|medical record no.|patient ID|chart number|hospital number",
            de="Patientennummer|Patienten-ID|Fallnummer|Patienten-Nr.",
            fr="numéro de dossier médical|dossier patient n°|numéro patient",
            es="número de historia clínica|historia clínica|NHC|nº de historia",
            it="numero cartella clinica|cartella clinica n.",
            pt="número do processo clínico|processo clínico n.º|prontuário",
            nl="patiëntnummer|dossiernummer patiënt",
            pl="numer kartoteki pacjenta|numer pacjenta",
        ),
        checked=False,
        bare=True,
        shaped=False,
        lures=(
            "the medical record <shows> no change",
            "patient <monitor> 3 alarms",
            "chart <12> of 40",
            "Room <4821> is free",
            "hospital beds: <312>",
        ),
    ),
    Kind(
        EntityType.HEALTH_PLAN,
        "",
        "customary labels of insurers' cards and forms",
        _plan,
        lambda value: 6 < len(value) < 14,
        words(
            en="health insurance member ID|health plan ID|insurance ID|health plan subscriber ID|"
            "health insurance policy number|health plan beneficiary ID",
            de="Versicherungsnummer Krankenkasse|Krankenversicherungsnummer|Versichertennummer",
            fr="numéro de mutuelle|numéro d'adhérent mutuelle",
            es="número de póliza de salud|número de tarjeta sanitaria",
            it="numero tessera sanitaria|polizza sanitaria n.",
            pt="número de utente do SNS|apólice de saúde n.º",
            nl="polisnummer zorgverzekering|zorgverzekeringsnummer",
            pl="numer polisy zdrowotnej|numer ubezpieczenia zdrowotnego",
        ),
        checked=False,
        bare=True,
        shaped=False,
        lures=(
            "the health plan <covers> dental",
            "team member <of> the month",
            "plan <B2024> for roads",
            "policy <changes> 2025",
        ),
        cousins=frozenset({EntityType.DE_HEALTH_INSURANCE, EntityType.DE_SOCIAL_SECURITY}),
    ),
    _code_kind(
        _icd,
        "WHO ICD-10",
        {
            "en": "ICD-10|ICD-10-CM|ICD code|diagnosis code",
            "de": "ICD-10|ICD|Diagnose (ICD-10)",
            "fr": "CIM-10|code CIM-10",
            "es": "CIE-10|código CIE-10",
        },
        (
            "size <A4> paper",
            "vitamin <B12> is low",
            "the <M54> bus",
            "gate <C50>",
            "exit <E11> closed",
            "Figure <F32.1>",
            "seat <K21>",
            "cell <B20> is empty",
        ),
        r"[A-Z]\d\d(\.\w{1,4})?",
    ),
    _code_kind(
        _loinc,
        "Regenstrief LOINC",
        {"en": "LOINC|LOINC code", "de": "LOINC", "fr": "code LOINC"},
        ("Part no. <4548-4>", "Rule <2345-7> applies", "pages <1230-9>"),
        r"\d{4,5}-\d",
    ),
    _code_kind(
        _snomed,
        "SNOMED International, SCTID",
        {"en": "SNOMED CT|SNOMED|SNOMED code", "de": "SNOMED CT", "es": "SNOMED CT"},
        ("lot <73211009>", "about <22298006> reads"),
        r"\d{6,18}",
    ),
    _code_kind(
        lambda rng: f"99{rng.randint(201, 499)}",
        "AMA CPT",
        {"en": "CPT|CPT code|procedure code CPT"},
        ("<99213> visitors came", "about <99284> rows"),
        r"\d{5}",
    ),
)
