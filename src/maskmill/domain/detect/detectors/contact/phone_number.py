"""Telephone numbers with their country (ITU-T E.164), and whatever a word right before them says is one."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.detectors.contact.telephony import CONTEXT, EXTENSION, is_free, is_number, is_possible
from maskmill.domain.detect.field import field
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_LEAST, _MOST = 7, 15
_TAIL = re.compile(r"[ .,()/-]+$")
_EXTENDED = re.compile(r",? ?(?:x|ext|durchwahl|dw|poste|int|wew)\.? ?\d{1,5}$|,? ?extension ?\d{1,5}$", re.IGNORECASE)


def _international(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A plus sign and a possible length; a number that follows is cut off."""
    whole = text[start:end]
    extension = _EXTENDED.search(whole)
    stop = start + extension.start() if extension else end
    if text[max(0, start - 1) : start].isalnum() or text[max(0, start - 1) : start] == "+":
        return None
    if extension is None and (text[end : end + 1].isalnum() or re.match(r"[./-]\d", text[end : end + 2])):
        return None
    if is_possible(text[start:stop]):
        return start, end
    shorter = text[start:stop].rpartition(" ")[0]
    return (start, start + len(shorter)) if extension is None and " " in shorter and is_possible(shorter) else None


def _dialled(text: str, start: int, end: int) -> tuple[int, int] | None:
    """00 in place of the plus sign."""
    fine = is_free(text, start, end) and is_possible("+" + text[start + 2 : end])
    return (start, end) if fine else None


def _is_labelled(raw_number: str) -> bool:
    plain = _EXTENDED.sub("", raw_number)
    return _LEAST <= len(digits(plain)) <= _MOST and is_number(plain)


def _is_alone(text: str, start: int, end: int) -> bool:
    return not re.match(r"[./-]\d|[%€$£]|,\d{3}\b", text[end : end + 4]) and text[start - 1 : start] not in {
        "$",
        "€",
        "£",
    }


DETECTOR = Detector(
    name="phone_number",
    type=EntityType.PHONE_NUMBER,
    patterns=(
        Pattern(r"\+ ?\(?\d[\d ().\-/]{5,20}\d" + EXTENSION, 0.9, check=_international),
        Pattern(r"\b00[1-9]\d{0,2}[ ().\-/]{1,2}[\d ().\-/]{5,18}\d\b", 0.8, check=_dialled),
        Pattern(r"\b00[1-9]\d{8,13}\b", 0.6, needs_context=True, check=_dialled),
        Pattern(
            label(
                """
                phone; phones; phone number; telephone; tel; cell; cell phone; cellphone; mobile; mobile phone; mob;
                fax; telefax; call; calling; call me; call us; dial; text me; text us; sms; whatsapp; whats app; viber;
                hotline; helpline; landline; reach me; reach us; reached; ph; emergency contact; contact number; contact
                no; callback number; home phone; work phone; daytime phone; telefon; telefonnummer; telefonnr; handy;
                handynummer; handynr; mobil; mobilnummer; mobilnr; mobiltelefon; rufnummer; fon; festnetz;
                festnetznummer; erreichbar unter; erreichen sie mich unter; téléphone; tél; portable; mobile; numéro de
                téléphone; télécopie; télécopieur; appelez; joignable au; teléfono; teléfono móvil; móvil; celular;
                tfno; tlfno; llame; llamar; llámame; telefono; cellulare; recapito telefonico; telefone; telemóvel;
                contacto; contato; telefoon; telefoonnummer; mobiel; mobiele nummer; gsm; bel; numer telefonu; nr tel;
                nr telefonu; komórka; telefon komórkowy; tel kom; puhelin; puh; puhelinnumero; matkapuhelin; tlf; tlfnr
                """
            ),
            0.75,
            rank=Rank.LABELLED,
            check=field(
                r"\+?\(?\d(?:[ ()./-]{0,3}\d){6,14}(?:,? ?(?:x|ext\.?|extension|durchwahl|dw|poste) ?\d{1,5})?",
                _is_labelled,
                filling="home|work|office|cell|mobile|phone|tel|fax|direct|line|him|them|back|by|via|under|unter|oder|"
                "numer|telefonu|numéro|al|nr|com|m|t|p|f|w|h|o|c|please|tollfree|free|toll|us|uk|now|today|pour|sie|mich",
                free=_is_alone,
            ),
        ),
    ),
    context=CONTEXT,
)
