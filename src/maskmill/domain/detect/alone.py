"""Numbers that stand alone: no part of a longer one, and no word before them that calls them something else."""

from __future__ import annotations

import re

from maskmill.domain.detect.letters import JOINING

_JOINED_BEFORE = re.compile(rf"(?:{JOINING}|_|\d[-./:]|[A-Za-z0-9][-./]|[+$\u20ac\u00a3@\\])\Z")
_LABELLED_BEFORE = re.compile(r"(?:^|[^\w.-])(?:no|nr|num|id|ssn|sin|tin|ein|[A-Z]{2})[-.]\Z", re.IGNORECASE)
_JOINED_AFTER = re.compile(rf"{JOINING}|_|[-./:]\d|[-/][A-Za-z]{{0,2}}\d|[-/][A-Z](?![^\W_])| ?[%$\u20ac\u00a3]|@\w")
_DECIMALS = re.compile(r",(?:\d{1,2}|\d{3})(?![\d.,]*\d)")
_DIGIT = re.compile(r"\d")
_WHOLE_LIMIT = 9
"""From so many digits on, a comma and digits behind a number are the next field of a row, not its decimals."""

_OTHER_LABEL = re.compile(
    r"""(?<![^\W_])(?:
        order|invoice|ticket|tracking|shipment|parcel|package|receipt|transaction|txn|trx|part|serial|sku|batch|lot
        |phone|telephone|tel|mobile|cell|fax|isbn|issn|ean|upc|gtin|asin|barcode|model|item|product|article|page|line
        |version|build|revision|docket|booking|reservation|confirmation|flight|p\.?o|purchase[ ]order|quote|extension
        |job|asset|meter|incident|issue|bug|amount|total
        |rechnung|rechnungsnummer|rechnungsnr|bestellung|bestellnummer|bestellnr|auftrag|auftragsnummer|artikel
        |artikelnummer|sendungsnummer|seriennummer|telefon|telefonnummer|handy|mobil|betrag|facture|commande|colis
        |montant|t[\u00e9e]l[\u00e9e]phone|t[\u00e9e]l|factura|pedido|tel[\u00e9e]fono|tfno|importe|fattura|ordine|importo
        |fatura|encomenda|telefone|factuur|factuurnummer|bestelling|bestelnummer|telefoon|bedrag|faktura|faktury
        |zam[\u00f3o]wienie|zam[\u00f3o]wienia|kwota|ordernummer|fakturanummer|puhelin|tilaus|lasku
    )(?:[ ._-]{0,2}(?:numbers?|num|no|nrs?|n\u00b0|n\u00ba|id|ref|reference|code|numer|nummer
        |num[\u00e9e]ro|n[\u00fau]mero))?
    [ ]{0,2}[.:\#=\u00b0\u00ba]{0,2}[ ]{0,2}["'(\[]?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_REACH = 40


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether a hit is a number of its own: not the middle of a longer one, an amount, a path, an order number."""
    before = text[max(0, start - 8) : start]
    if _JOINED_BEFORE.search(before) and not _LABELLED_BEFORE.search(before):
        return False
    if _JOINED_AFTER.match(text, end) or has_decimals(text, start, end):
        return False
    return not _OTHER_LABEL.search(text[max(0, start - _REACH) : start])


def has_decimals(text: str, start: int, end: int) -> bool:
    """Whether a comma and one to three digits make a short number behind them an amount."""
    return _DECIMALS.match(text, end) is not None and len(_DIGIT.findall(text, start, end)) < _WHOLE_LIMIT


def is_even(raw_value: str) -> bool:
    """Whether no more than one kind of separator stands in a value."""
    return len({char for char in raw_value if not char.isalnum()}) <= 1
