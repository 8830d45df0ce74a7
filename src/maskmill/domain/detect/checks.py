"""Checks for numbers with check digits: a hit stands alone, no other word claims it, and it is valid."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from importlib import import_module

from maskmill.domain.detect.detector import Check, digits, words

Valid = Callable[[str], bool]

_REACH = 40
_TOUCHED_BEFORE = re.compile(r"(?:[^\W_]|\d[.,/-]|[$€£]\s?|\+\s?|\+\d{1,3}[ ./-])$")
_TOUCHED_AFTER = re.compile(r"[^\W_]|-[^\W_]|[./:]\d|,\d{1,2}(?!\d)|@|\s?[%€$£]")
_GROUP_BEFORE = re.compile(r"\d $")
_GROUP_AFTER = re.compile(r" \d+(?![\d./:-])")
_OTHER_NAME = re.compile(
    r"""(?<![^\W_])(?:
    order|invoice|ticket|phone|telephone|tel|mobile|cell|fax|part|serial|model|version|batch|lot|sku|isbn|ean|gtin|upc|
    parcel|tracking|shipment|article|item|page|reservation|booking|build|amount|total|
    bestellung|bestellnummer|rechnung|rechnungsnummer|auftrag|auftragsnummer|telefon|handy|artikel|artikelnummer|
    sendungsnummer|seriennummer|betrag|commande|facture|t[ée]l[ée]phone|colis|montant|pedido|factura|tel[ée]fono|
    importe|ordine|fattura|telefono|importo|encomenda|fatura|telefone|bestelling|bestelnummer|factuur|factuurnummer|
    telefoon|bedrag|zam[óo]wienie|zam[óo]wienia|faktura|faktury|kwota|ordernummer|fakturanummer|puhelin|tilaus|lasku
    )(?:[\s._-]{0,2}(?:no|nr|num|number|id|ref|reference|code|n|nummer|num[ée]ro|n[úu]mero|numer))?
    [\s.:\#=°º-]{0,4}$""",
    re.IGNORECASE | re.VERBOSE,
)


def compact(raw_value: str) -> str:
    """Return the ASCII letters, as capitals, and the digits of a value."""
    return "".join(char for char in raw_value.upper() if char.isascii() and char.isalnum())


def varied(raw_value: str) -> bool:
    """Whether a value has two different digits: nobody is given 11111111."""
    return len(set(digits(raw_value))) > 1


def stdnum(module: str) -> Valid:
    """Return the check of a module of python-stdnum, imported when a candidate turns up; it gets the compact value."""

    def valid(raw_value: str) -> bool:
        is_valid: Valid = import_module(f"stdnum.{module}").is_valid
        return varied(raw_value) and is_valid(compact(raw_value))

    return valid


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether a hit is no piece of a longer number, telephone number, amount or address."""
    before, after = text[max(0, start - 8) : start], text[end : end + 16]
    if _TOUCHED_BEFORE.search(before) or _TOUCHED_AFTER.match(after):
        return False
    spaced = " " in text[start:end]
    return not (spaced and (_GROUP_BEFORE.search(before) or _GROUP_AFTER.match(after)))


def is_other(text: str, start: int) -> bool:
    """Whether the word right before a hit makes it an order, an invoice, a telephone number or the like."""
    return _OTHER_NAME.search(text[max(0, start - _REACH) : start]) is not None


def alone(valid: Valid) -> Check:
    """Make a check: the whole hit is valid, stands alone, and is not called something else."""

    def check(text: str, start: int, end: int) -> tuple[int, int] | None:
        fine = is_alone(text, start, end) and not is_other(text, start) and valid(text[start:end])
        return (start, end) if fine else None

    return check


def is_date(year: int, month: int, day: int) -> bool:
    """Whether a day exists; a year of two digits may be in any century."""
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return False
    leap = year % 4 == 0
    return 1 <= day <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def weighted(number: str, weights: tuple[int, ...]) -> int:
    """Return the sum of the digits of a number, each times its weight; the shorter of both ends it."""
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))


def spelled(text: str) -> tuple[str, ...]:
    """Return words and phrases between semicolons, also as people write them without accents (ü as u and as ue)."""
    out: dict[str, None] = {}
    for word in words(text):
        out[word] = None
        out[_bare(word)] = None
        out[_bare(word.translate(_GERMAN))] = None
    return tuple(out)


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    return unicodedata.normalize("NFC", "".join(char for char in letters if unicodedata.category(char) != "Mn"))
