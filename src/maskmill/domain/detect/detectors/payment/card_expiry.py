"""Expiry dates of payment cards: month and year (ISO/IEC 7813), behind a word that says so.

Passports and licences end on a day, goods on a batch: a month and a year behind "exp" is a card's, unless such a word
stands near. "Expires" and the like may be anything's: a card must stand near.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, words
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_MONTHS = "jan|feb|mar|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez"
_VALUE = (
    rf"(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:20\d\d|\d\d)|(?:0[1-9]|1[0-2])\d\d|20\d\d[/-](?:0[1-9]|1[0-2])"
    rf"|(?:{_MONTHS})[a-z]{{0,6}}\.?[ /-]{{1,3}}(?:20\d\d|'?\d\d)"
)
_FILLING = "mm|yy|yyyy|jj|aa|date|datum|card|karte|carte|thru|through|until|end|month|year|le|fin|fine|al|el|hasta|até"
_OTHERS = re.compile(
    r"\b(?:lot|batch|charge|lote|lotto|best before|medicine|tablets?|passport|licen[cs]e|visa permit|permit|"
    r"contract|lease|coupon|voucher|offer|warranty|insurance|policy|certificate|membership|subscription|reisepass|ausweis|"
    r"passeport|pasaporte|passaporto)\b",
    re.IGNORECASE,
)
_NEAR = 50
_value = field(_VALUE, filling=_FILLING, free=stands_alone)


def _alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Nothing near says that something else than a card ends."""
    span = _value(text, start, end)
    return None if span and _OTHERS.search(text, max(0, start - _NEAR), span[1] + _NEAR // 2) else span


DETECTOR = Detector(
    name="card_expiry",
    type=EntityType.CARD_EXPIRY,
    patterns=(
        Pattern(
            label(
                """
                valid thru; valid through; good thru; good through; card expiry; card expiration; card expiry date; card
                expiration date; card valid until; card valid to; gültigkeit der karte; karte gültig bis; karte gültig;
                kartenablaufdatum; ablaufdatum der karte; kartengültigkeit; date d'expiration de la carte; expiration
                de la carte; validité de la carte; carte valable jusqu'au; caducidad de la tarjeta; vencimiento de la
                tarjeta; validez de la tarjeta; scadenza carta; scadenza della carta; carta valida fino a; carta valida
                fino al; carta valida fino; validade do cartão; vencimento do cartão; vervaldatum kaart; vervaldatum van
                de kaart; kaart geldig tot; data ważności karty; termin ważności karty; ważność karty; karta ważna do
                """
            ),
            0.9,
        ),
        Pattern(
            label(
                """
                exp; exp date; expdate; expiry; expiry date; expiration; expiration date; mm/yy; ablaufdatum; verfall;
                verfallsdatum; date d'expiration; fecha de caducidad; caducidad; fecha de vencimiento; vencimiento;
                scadenza; data di scadenza; data de validade; validade; validez; vervaldatum; data ważności; termin
                ważności
                """
            ),
            0.8,
            check=_alone,
        ),
        Pattern(
            label(
                """
                expire; expires; expires end; expires on; expiring; valid until; valid to; gültig bis; ablauf; läuft ab;
                expire le; expire fin; expiration le; valable jusqu'au; valable jusqu'à; caduca; vence; válida hasta;
                válido hasta; scade; valida fino al; válido até; vervalt; geldig tot; ważna do
                """
            ),
            0.8,
            needs_context=True,
            check=_alone,
        ),
    ),
    check=_value,
    context=words(
        """
        card; visa; mastercard; amex; cvv; cvc; credit; debit; karte; kreditkarte; carte; tarjeta; carta; cartão; kaart;
        karta; karty
        """
    ),
    rank=Rank.LABELLED,
    window=80,
)
