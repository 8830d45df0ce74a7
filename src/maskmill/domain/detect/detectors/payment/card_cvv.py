"""Card verification values (CVV2, CVC2, CID): three or four digits, no check digit, so a word must say what they are.

The names are those of the networks (Wikipedia, "Card security code") and of shops in eight languages.
"""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_FILLING = "back|front|card|karte|carte|tarjeta|carta|cartão|kaart|karty|side|digits|digit|three|four|cvv|cvc|cvv2|cvc2"

DETECTOR = Detector(
    name="card_cvv",
    type=EntityType.CARD_CVV,
    patterns=(
        Pattern(
            label(
                """
                cvv; cvv2; cvc; cvc2; cvd; cvn; csc; cav2; icvv; card verification; card verification value; card
                verification code; card verification number; card security code; security code; card code; card cid;
                card identification number; amex cid; kartenprüfnummer; kartenprüfziffer; prüfnummer; kpn;
                sicherheitscode; kartensicherheitscode; cryptogramme; cryptogramme visuel; code de sécurité; code de
                vérification; código de seguridad; código de verificación; codice di sicurezza; codice di verifica;
                código de segurança; código de verificação; beveiligingscode; veiligheidscode; kod bezpieczeństwa; kod
                zabezpieczający; kod cvv; kod cvc; codice cvv; codice cvc; código cvv; código cvc; code cvv; code cvc;
                cvv code; cvc code; cvv number; card cvv; card cvc; kod weryfikacyjny karty
                """
            ),
            0.85,
        ),
    ),
    check=field(r"\d{3,4}", filling=_FILLING, free=stands_alone),
    rank=Rank.LABELLED,
)
