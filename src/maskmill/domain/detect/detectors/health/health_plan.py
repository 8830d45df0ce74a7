"""Numbers of members, beneficiaries and policies of health plans, behind a word that says so, in eight languages.

45 CFR 164.514(b)(2)(i)(I) names them among the identifiers to remove. Words that other insurers use too ("member id",
"policy no.") count when the text around speaks of health.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Check, Detector, Pattern, Rank, digits
from maskmill.domain.detect.detectors.reference.id_number import VALUE, is_identifier
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_LEAST = 4
_REACH = 90
_HEALTH = re.compile(
    r"health|medic(?:al|are|aid)|insur|\bplan\b|payer|payor|\b(?:hmo|ppo|epo|hsa|rx|bin|pcn|copay|dental|vision|coverage)\b|aetna|cigna|humana"
    r"|blue ?cross|bcbs|kaiser|unitedhealth|anthem|tricare"
    r"|kranken|gesundheit|santé|maladie|mutuelle|salud|sanitari|médic|asegurad"
    r"|assicura|saúde|convênio|zorg|verzekerd|zdrow|nfz",
    re.IGNORECASE,
)


def _is_member(raw_value: str) -> bool:
    return is_identifier(raw_value) and len(digits(raw_value)) >= _LEAST


_MEMBER = field(VALUE, _is_member, filling="plan|group|member|policy|subscriber|insurance", free=stands_alone)


def _near_health(check: Check) -> Check:
    """Make a check that also asks for a word of health around the label."""

    def near(text: str, start: int, end: int) -> tuple[int, int] | None:
        around = text[max(0, start - _REACH) : end + _REACH]
        return check(text, start, end) if _HEALTH.search(around) else None

    return near


DETECTOR = Detector(
    name="health_plan",
    type=EntityType.HEALTH_PLAN,
    patterns=(
        Pattern(
            label(
                """
                health plan; health plan no; health plan number; health plan id; health plan beneficiary; health
                plan beneficiary number; health plan member id; beneficiary no; beneficiary number; beneficiary id;
                health insurance no; health insurance number; health insurance id; health insurance policy; health
                insurance policy number; medical insurance no; medical insurance number; medical insurance id;
                insurance id; insurance id number; insurance member id; insurance card; insurance card number;
                medicaid; medicaid id; medicaid no; medicaid number; insured id; insured's id; insured no; plan id;
                plan member id; payer id; rx id; rx group; rxgrp; bcbs id; hicn; versichertennummer;
                versicherten-nr; versichertennr; versicherten-id; krankenversichertennummer;
                krankenversicherungsnummer; krankenversicherung; kvnr; kv-nr; kv-nummer; egk-nummer; numéro de
                mutuelle; numéro mutuelle; mutuelle; carte mutuelle; numéro d'adhérent mutuelle; numéro de
                complémentaire santé; assurance santé; número de asegurado; no de asegurado; tarjeta sanitaria; no
                tarjeta sanitaria; número de tarjeta sanitaria; póliza de salud; seguro médico; póliza médica;
                número de seguro médico; número de afiliado; no de afiliado; tessera sanitaria; numero tessera
                sanitaria; numero assicurato; polizza sanitaria; assicurazione sanitaria; número de beneficiário; no
                de beneficiário; carteirinha; número da carteirinha; carteira do plano; cartão de saúde; plano de
                saúde; apólice de saúde; seguro de saúde; verzekerdennummer; verzekerdennr; zorgpolis;
                zorgverzekering; zorgverzekeringsnummer; zorgpas; numer ubezpieczenia zdrowotnego; nr ubezpieczenia
                zdrowotnego; ubezpieczenie zdrowotne; polisa zdrowotna; karta ekuz; ekuz; ehic
                """
            ),
            0.82,
            check=_MEMBER,
        ),
        Pattern(
            label(
                """
                member id; member no; member number; member; policy no; policy number; policy id; subscriber id;
                subscriber no; subscriber number; group no; group number; group id; certificate no; insurance no;
                insurance number; insurance policy; insurance policy number; card no; enrollee id; mitgliedsnummer;
                policennummer; versicherungsnummer; numéro d'adhérent; numéro d'assuré; n° d'adhérent; numéro de
                police; número de póliza; no de póliza; póliza; número de socio; numero polizza; numero di polizza;
                numero tessera; número da apólice; apólice; número de sócio; número do cartão; polisnummer;
                lidnummer; relatienummer; numer polisy; nr polisy
                """
            ),
            0.81,
            check=_near_health(_MEMBER),
        ),
    ),
    rank=Rank.LABELLED,
)
