"""Banks' identifier codes (BIC, ISO 9362): bank, ISO 3166 country, place, branch; no check digit.

Eight or eleven letters and digits look like many words in capitals: a label must say what it is, or an IBAN stand
beside it.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, bag
from maskmill.domain.detect.detectors.payment.iban_code import LENGTHS
from maskmill.domain.detect.field import field
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_COUNTRIES = bag(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA
    CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA
    GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS
    MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS
    RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW
    TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """
)
"""ISO 3166-1, and Kosovo."""

_ORDINARY = bag(
    """
    ABSOLUTE BUSINESS CUSTOMER DOCUMENT REQUIRED PROVIDED TRANSACT STANDARD SECURITY REGISTER IDENTITY INSTITUTION
    INFORMATION TRANSACTION DESTINATION INTERNATIONAL BENEFICIARY BENEFICIAIRE OVERSEAS ELECTRIC RECEIVED CURRENCY
    MESSAGES DELIVERY NATIONAL ACCOUNTS PAYMENTS TRANSFER TRANSFERS CORRESPOND COUNTRIES STATEMENT REFERENCE
    INCLUDING DIRECTED FOLLOWING TERMINAL INSTRUCT ADDITIONAL EMPFANGER SERVICES
    """
)
_FORM = (
    r"[A-Za-z]{6}[A-Za-z0-9]{2}(?:[A-Za-z0-9]{3})?"
    r"|(?-i:[A-Z]{4}[ -][A-Z]{2}[ -][A-Z0-9]{2}(?:[ -](?:XXX|[A-Z0-9]{3}))?)"
)
_IBAN = re.compile(r"\b([A-Z]{2})\d{2}(?: ?[A-Z0-9]){11,30}")
_REACH = 60


def is_bic(raw_value: str) -> bool:
    """Whether a value has a BIC's form with a country that exists, and is no word that looks so."""
    value = "".join(char for char in raw_value.upper() if char.isalnum())
    return value[4:6] in _COUNTRIES and value not in _ORDINARY and (raw_value.isupper() or raw_value.islower())


def _marked(text: str, start: int, end: int) -> bool:
    """Swift is a word too: what is written small needs a sign before it, or a digit in it."""
    raw_value = text[start:end]
    return raw_value.isupper() or not raw_value.isalpha() or text[max(0, start - 2) : start].strip()[-1:] in {":", "="}


def _beside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Whether an IBAN of the same country stands just before or behind."""
    raw_value = text[start:end]
    if not is_bic(raw_value):
        return None
    around = _IBAN.finditer(text, max(0, start - _REACH), min(len(text), end + _REACH))
    near = any(found[1] == raw_value[4:6] and found[1] in LENGTHS for found in around)
    return (start, end) if near else None


DETECTOR = Detector(
    name="bic_code",
    type=EntityType.BIC_CODE,
    patterns=(
        Pattern(
            label(
                """
                bic; swift; bic code; swift code; swift bic; bic swift; swiftcode; biccode; swift id; swift number;
                bank identifier code; bank identification code; bankleitzahl international; code bic; code swift; código
                bic; código swift; codice bic; codice swift; kod bic; kod swift
                """
            ),
            0.9,
            check=field(_FORM, is_bic, filling="bic|swift|bank|banque|banco|banca|iban|address|adresse", free=_marked),
        ),
        Pattern(r"\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b", 0.85, check=_beside),
    ),
    rank=Rank.LABELLED,
)
