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


_FILLING = (
    "plan|group|member|policy|subscriber|insurance|health|medical|krankenkasse|krankenversicherung|kasse|aok|tk|barmer|"
    "mutuelle|santé|salud|médica|sanitaria|saúde|sns|zorgverzekering|zorg|zdrowotnej|zdrowotnego|zdrowotne|nfz"
)
_MEMBER = field(VALUE, _is_member, filling=_FILLING, free=stands_alone)


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
                health insurance member id; health insurance member no; health insurance member number; health
                insurance member; health plan subscriber id; health plan subscriber; health plan subscriber number;
                health policy number; health policy no; health policy; medical policy number; health member id;
                medicare advantage id; medical plan id; hmo id; ppo id; versicherungsnummer krankenkasse;
                versichertennummer krankenkasse; mitgliedsnummer krankenkasse; krankenkassennummer; krankenkassen nr;
                versicherungsnummer der krankenkasse; krankenversicherungs nr; krankenversicherten nr; versicherten
                nr; versicherten id; gesundheitskarte; gesundheitskartennummer; kv nr; kv nummer; egk nummer; numéro
                adhérent mutuelle; numéro d'adhérent de mutuelle; numéro de contrat mutuelle; n° mutuelle; n° de
                mutuelle; n° adhérent mutuelle; contrat mutuelle; carte de mutuelle; numéro d'assurance santé;
                assurance maladie complémentaire; número de póliza de salud; nº de póliza de salud; póliza de seguro
                médico; número de póliza médica; número de seguro de salud; seguro de salud; número de tarjeta
                sanitaria individual; nº tarjeta sanitaria; tarjeta sanitaria nº; tarjeta sanitaria individual; número
                de la tarjeta sanitaria; numero della tessera sanitaria; numero di tessera sanitaria; n tessera
                sanitaria; polizza sanitaria n; numero polizza sanitaria; numero di polizza sanitaria; polizza
                malattia; número de utente do sns; nº de utente do sns; número de utente; nº de utente; nº utente;
                número utente; utente do sns; utente sns; número sns; número do sns; cartão de utente; apólice de
                saúde n; apólice de saúde nº; número da apólice de saúde; nº da apólice de saúde; número do plano de
                saúde; número do cartão de saúde; cartão nacional de saúde; carteirinha do plano; polisnummer
                zorgverzekering; polisnummer zorg; zorgverzekering polisnummer; zorgpolisnummer; zorgpasnummer;
                verzekerdennummer zorgverzekering; relatienummer zorgverzekering; klantnummer zorgverzekering; numer
                polisy zdrowotnej; nr polisy zdrowotnej; numer ubezpieczenia nfz; numer karty ekuz; nr karty ekuz;
                numer karty ubezpieczenia zdrowotnego; health plan; health plan no; health plan number; health plan
                id; health plan beneficiary; health plan beneficiary number; health plan member id; beneficiary no;
                beneficiary number; beneficiary id; health insurance no; health insurance number; health insurance id;
                health insurance policy; health insurance policy number; medical insurance no; medical insurance
                number; medical insurance id; insurance id; insurance id number; insurance member id; insurance card;
                insurance card number; medicaid; medicaid id; medicaid no; medicaid number; insured id; insured's id;
                insured no; plan id; plan member id; payer id; rx id; rx group; rxgrp; bcbs id; hicn;
                versichertennummer; versicherten-nr; versichertennr; versicherten-id; krankenversichertennummer;
                krankenversicherungsnummer; krankenversicherung; kvnr; kv-nr; kv-nummer; egk-nummer; numéro de
                mutuelle; numéro mutuelle; mutuelle; carte mutuelle; numéro d'adhérent mutuelle; numéro de
                complémentaire santé; assurance santé; número de asegurado; no de asegurado; tarjeta sanitaria; no
                tarjeta sanitaria; número de tarjeta sanitaria; póliza de salud; seguro médico; póliza médica; número
                de seguro médico; número de afiliado; no de afiliado; tessera sanitaria; numero tessera sanitaria;
                numero assicurato; polizza sanitaria; assicurazione sanitaria; número de beneficiário; no de
                beneficiário; carteirinha; número da carteirinha; carteira do plano; cartão de saúde; plano de saúde;
                apólice de saúde; seguro de saúde; verzekerdennummer; verzekerdennr; zorgpolis; zorgverzekering;
                zorgverzekeringsnummer; zorgpas; numer ubezpieczenia zdrowotnego; nr ubezpieczenia zdrowotnego;
                ubezpieczenie zdrowotne; polisa zdrowotna; karta ekuz; ekuz; ehic
                """
            ),
            0.82,
            check=_MEMBER,
        ),
        Pattern(
            label(
                """
                aetna id; cigna id; humana id; kaiser id; uhc id; anthem id; blue cross id; tricare id; member id;
                member no; member number; member; policy no; policy number; policy id; subscriber id; subscriber no;
                subscriber number; group no; group number; group id; certificate no; insurance no; insurance number;
                insurance policy; insurance policy number; card no; enrollee id; mitgliedsnummer; policennummer;
                versicherungsnummer; numéro d'adhérent; numéro d'assuré; n° d'adhérent; numéro de police; número de
                póliza; no de póliza; póliza; número de socio; numero polizza; numero di polizza; numero tessera;
                número da apólice; apólice; número de sócio; número do cartão; polisnummer; lidnummer; relatienummer;
                numer polisy; nr polisy
                """
            ),
            0.81,
            check=_near_health(_MEMBER),
        ),
        Pattern(
            r"(?i)\b(?:policy|member|subscriber|group|insurance|plan|card|certificate) ?#",
            0.81,
            check=_near_health(_MEMBER),
        ),
    ),
    rank=Rank.LABELLED,
)
