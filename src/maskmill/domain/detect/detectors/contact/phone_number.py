"""Telephone numbers: by libphonenumber where a country can be told, by form and context elsewhere (ITU-T E.164)."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Check, Detector, Pattern, Rank, words
from maskmill.domain.detect.numbers import behind, label
from maskmill.domain.entity import EntityType

_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}.*")
_LOOSE = re.compile(r"(?<!\w)[(+]?\d(?:[ ()./-]{0,2}\d)*(?!\w)")
_LEAST, _MOST = 7, 15


def _free(text: str, start: int, end: int) -> bool:
    """Whether no digit, nor a sign that goes on with digits, touches the hit."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return not (
        before[-1:].isalnum() or after[:1].isalnum() or re.search(r"\d[.,/-]$", before) or re.match(r"[./-]\d", after)
    )


def _regional(region: str) -> Check:
    def check(text: str, start: int, end: int) -> tuple[int, int] | None:
        from phonenumbers import is_valid_number, parse  # noqa: PLC0415 - takes 60 ms, and many texts hold no phone
        from phonenumbers.phonenumberutil import NumberParseException  # noqa: PLC0415 - as above

        raw_number = text[start:end]
        if not _free(text, start, end) or _DATE.fullmatch(raw_number):
            return None
        try:
            number = parse(raw_number, region)
        except NumberParseException:
            return None
        return (start, end) if is_valid_number(number) else None

    return check


def _international(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A plus sign and a possible length are enough: fictional numbers are possible and not valid."""
    from phonenumbers import is_possible_number, parse  # noqa: PLC0415 - as above
    from phonenumbers.phonenumberutil import NumberParseException  # noqa: PLC0415 - as above

    try:
        number = parse(text[start:end], None)
    except NumberParseException:
        return None
    return (start, end) if is_possible_number(number) and not text[end : end + 1].isalnum() else None


def _formed(text: str, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if _free(text, start, end) else None


_EXTENSION = r"(?: ?(?:x|ext\.?|extension|Durchwahl|poste) ?\d{1,5})?"

DETECTOR = Detector(
    name="phone_number",
    type=EntityType.PHONE_NUMBER,
    patterns=(
        Pattern(r"\+ ?\(?\d[\d ().\-/]{5,20}\d" + _EXTENSION, 0.9, check=_international),
        Pattern(r"\b00[1-9][\d ().\-/]{7,20}\d", 0.7, check=_regional("DE")),
        Pattern(r"(?:\b1[-. ]?)?\(\d{3}\)[-. ]?\d{3}[-. ]?\d{4}" + _EXTENSION, 0.85, check=_formed),
        Pattern(r"\b(?:1[-. ])?\d{3}[-.]\d{3}[-.]\d{4}" + _EXTENSION, 0.8, check=_formed),
        Pattern(r"\b\d{3} \d{3}[- ]\d{4}" + _EXTENSION, 0.6, check=_formed),
        Pattern(r"(?:\(|\b)0\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}\b", 0.6, check=_regional("GB")),
        Pattern(r"(?:\(|\b)0\d{2,5}\)?[ /-]{1,3}\d{2,9}(?:[ -]\d{1,5}){0,4}\b", 0.65, check=_regional("DE")),
        Pattern(r"\b0[1-9](?:[ .-]?\d{2}){4}\b", 0.75, check=_regional("FR")),
        Pattern(
            r"\b[6-9]\d{2}[ .-]?\d{2,3}[ .-]?\d{2,3}(?:[ .-]?\d{2})?\b", 0.5, needs_context=True, check=_regional("ES")
        ),
        Pattern(r"\b[2-9]\d{2}[2-9]\d{6}\b", 0.5, needs_context=True, check=_regional("US")),
        Pattern(
            label(
                """
                phone; phones; telephone; tel; cell; cellphone; mobile; mob; fax; call; call me; dial; text me; sms;
                whatsapp; hotline; ph; telefon; telefonnummer; handy; handynummer; mobil; mobilnummer; rufnummer; fon;
                téléphone; tél; portable; télécopie; teléfono; móvil; tfno; cellulare; telemóvel; telefoon
                """
            ),
            0.7,
            rank=Rank.LABELLED,
            check=behind(_LEAST, _MOST, 20, _LOOSE),
        ),
    ),
    context=words(
        """
        phone; phones; telephone; tel; cell; cellphone; mobile; mob; fax; call; dial; text; sms; whatsapp; contact;
        hotline; telefon; telefonnummer; handy; mobil; mobilnummer; rufnummer; fon; anrufen; téléphone; tél; portable;
        appelez; télécopie; teléfono; telefono; móvil; movil; tfno; llamar; cellulare; telemóvel; telefoon; numer
        telefonu; phone number; ph
        """
    ),
)
