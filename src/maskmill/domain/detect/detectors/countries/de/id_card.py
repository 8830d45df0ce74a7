"""German identity cards (Personalausweis): the serial number, with or without its check digit.

Since 2010 nine letters and digits: the first of LMNPRTVWXY, the others of CFGHJKLMNPRTVWXYZ and digits; before, ten
digits with the check digit among them, and D. The check digit weighs 7 3 1, letters count from A = 10 (ICAO Doc 9303
part 3; PAuswV; Wikipedia, "Ausweisnummer"). Without the check digit nothing but a word says what it is, with it one
random value in ten passes: both need a word.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, varied
from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.entity import EntityType

_SERIAL = 9
_DIGIT = re.compile(r"[ <-]\dD?\b")
_FORM = re.compile(r"[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}")


def _digit(serial: str) -> str:
    return str(sum(int(char, 36) * weight for char, weight in zip(serial, (7, 3, 1) * 3, strict=True)) % 10)


def _is_checked(raw_value: str) -> bool:
    number = compact(raw_value).removesuffix("D")
    return varied(number) and len(number) == _SERIAL + 1 and _digit(number[:_SERIAL]) == number[_SERIAL]


def _is_serial(raw_value: str) -> bool:
    number = compact(raw_value)
    return _FORM.fullmatch(number) is not None and sum(char.isdigit() for char in number) > 1


def _serial(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Check a serial number alone: what is cut off a value whose check digit fails is none."""
    return None if _DIGIT.match(text, end) else _lone(text, start, end)


_lone = alone(_is_serial)

DETECTOR = Detector(
    name="de_id_card",
    type=EntityType.DE_ID_CARD,
    patterns=(
        Pattern(r"\b[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}[ -]?\dD?\b", 0.85, needs_context=True),
        Pattern(r"\b\d{9} ?\d ?[Dd]\b", 0.85, needs_context=True),
        Pattern(r"\b[lmnprtvwxy][cfghjklmnprtvwxyz0-9]{8}[ -]?\dd?\b", 0.85, needs_context=True),
        Pattern(
            r"\b[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}\b",
            0.75,
            needs_context=True,
            rank=Rank.LABELLED,
            check=_serial,
        ),
        Pattern(
            r"\b[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{2} [CFGHJKLMNPRTVWXYZ0-9]{3} [CFGHJKLMNPRTVWXYZ0-9]{3}\b",
            0.75,
            needs_context=True,
            rank=Rank.LABELLED,
            check=_serial,
        ),
        Pattern(
            r"\b[lmnprtvwxy][cfghjklmnprtvwxyz0-9]{8}\b",
            0.75,
            needs_context=True,
            rank=Rank.LABELLED,
            check=_serial,
        ),
    ),
    check=alone(_is_checked),
    context=spelled(
        """
        personalausweis; personalausweisnummer; personalausweisnr; personalausweises; perso; persoausweis;
        ausweisnummer; ausweisnummern; ausweis-nr; personalausweis-nr; ausweisnr; ausweis; ausweises; pa-nr;
        personalausweis-id; dokumentennummer; seriennummer des ausweises; id card; identity card; german id; id-card;
        identity card number; id card number; identity document; carte d'identité; documento de identidad; carta
        d'identità; documento de identidade; bilhete de identidade; cartão de identidade; identiteitskaart; dowód
        osobisty; dowodu osobistego; national id; national identity card
        """
    ),
    adjacent=True,
)
