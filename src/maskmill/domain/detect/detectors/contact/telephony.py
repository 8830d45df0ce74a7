"""What the detectors of telephone numbers share: libphonenumber, imported late, and what is no telephone number."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from maskmill.domain.detect.detector import digits, words

EXTENSION = r"(?:,? ?(?:x|ext\.?|extension|Ext\.?|Durchwahl|DW|poste|int\.|wew\.) ?\d{1,5})?"

CONTEXT = words(
    """
    phone; phones; phone number; telephone; tel; cell; cellphone; mobile; mob; fax; call; call me; called; calling;
    dial; text; text me; sms; whatsapp; signal; telegram; viber; contact; hotline; helpline; landline; ring; reach me;
    reach us; voicemail; emergency contact; ph; telefon; telefonnummer; handy; handynummer; mobil; mobilnummer;
    mobiltelefon; rufnummer; fon; durchwahl; anrufen; erreichbar; téléphone; tél; portable; appelez; appeler; télécopie;
    numéro de téléphone; teléfono; telefono; móvil; movil; celular; tfno; llamar; llame; llámame; contacto; cellulare;
    cell; chiamare; recapito; telefone; telemóvel; telemovel; ligar; ligue; contato; telefoon; telefoonnummer; mobiel;
    gsm; bellen; bel; numer telefonu; telefonu; komórka; kom; zadzwoń; dzwoń; telefax; puhelin; puh; matkapuhelin;
    telefonnr; mobilnr; tlf; mobilos
    """
)

REGIONS = ("GB", "DE", "FR", "IT", "NL", "BE", "AT", "CH", "SE", "FI", "IE", "AU", "ZA", "IN", "BR")
"""Where numbers begin with a zero at home."""

PLAIN_REGIONS = ("US", "ES", "PT", "PL", "DK", "NO", "IN", "MX", "IT", "BR", "CZ", "SG")
"""Where they do not."""

_DATE = re.compile(
    r"\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d{2}(?: .*)?|\d{1,2} \d{1,2} (?:19|20)\d{2}|"
    r"(?:19|20)\d{2}[./ -]\d{1,2}[./ -]\d{1,2}(?: .*)?|(?:19|20)\d{2} ?- ?(?:19|20)\d{2}"
)
_AMOUNT = re.compile(r"\d(?:\.\d{3})+(?:\.\d{1,2})?")
_PROCESS = re.compile(r".*/(?:19|20)\d\d(?:-\d)?|.*[./-]\d[./ -]\d.*|\d\d/\d\d/\d{3,4} ?\d?")
_PAIRED = re.compile(r"\(?0\d\)?[ .-]\d\d[ .-](?!\d\d(?:[ .-]\d\d)*$).*")
"""08 08 76541: who writes the beginning in pairs writes all in pairs."""

_HOURS = re.compile(r"\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}")
_PERSONAL = re.compile(r"\d{6}[-+]\d{4}")
_OTHER = re.compile(
    r"(?:\b(?:order|invoice|ticket|tracking|parcel|reference|ref|case|policy|account|acct|serial|part|isbn|sku|batch|lot|"
    r"version|id|ssn|ein|vat|iban|customer|receipt|booking|model|item|patient|member|claim|licen[cs]e|passport|nhs|npi|"
    r"rechnung|rechnungs|bestell|kunden|artikel|konto|steuer|auftrags|facture|commande|client|compte|factura|pedido|"
    r"cliente|cuenta|nif|dni|fattura|ordine|conto|factuur|klant|bsn|faktura|pesel|nip|regon|siret|siren|cpf|cnpj"
    r"|sin|tfn|abn|acn|medicare|nino|mrn|dea|imei|tax|tin|zip|zip code|postcode|postal code|plz|cep|cp|code postal|"
    r"cvr|cpr|svnr|ahv|aadhaar|aadhar|personnummer|steuernummer|kundennummer|rijksregister|utr|siret|rut|curp|rfc)"
    r"[ ._-]{0,2}(?:numbers?|num|no|nr|nummer|numéro|número|numero|numer|id|code)?[ .:#=]{0,4}(?:is |was )?|"
    r"[$€£¥#] ?)$",
    re.IGNORECASE,
)
_GROUP_BEFORE = re.compile(
    r"(?:(?<![\w.])[A-Z]{0,4}\d[A-Z\d]*[ -](?:[A-Z]{0,4}\d[A-Z\d]*|[A-Z]{4})"
    r"|\+\d{1,4}|(?<![\w.-])(?:[A-Z]{2}\d{2,3}|CHE|DE|AT|PL|FR|IT|ES|NL|BE|PT|GB|RO|CZ|SK|HU|HR|SI|SE|DK|FI|GR|LU|BG)"
    r")[ -]\Z"
)
_GROUP_BEHIND = re.compile(r" \d+(?![\w:/.])")
"""Groups of digits, or the letters of a country, that go on with a number: it is a part of something else."""

_REACH = 40
_POSSIBLE = 0
"""The library's word for a whole number, not only the local part of one."""


def is_free(text: str, start: int, end: int) -> bool:
    """Whether no digit, nor a sign that goes on with digits, touches a number, and no other word names it."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + 3]
    if before[-1:].isalnum() or before[-1:] == "_" or after[:1].isalnum():
        return False
    if re.search(r"(?:[\w)][./-]|\d[./-] |\d[,:]|\d ?\+|\.\.)\Z", before[-3:]) or re.match(
        r"[./-]\w|,\d|:\d|[%°€$£]", after
    ):
        return False
    if (text[start] != "(" and _GROUP_BEFORE.search(before)) or (
        " " in text[start:end] and _GROUP_BEHIND.match(text, end, end + _REACH)
    ):
        return False
    return not _OTHER.search(before)


def is_number(raw_number: str) -> bool:
    """Whether a number is neither a date, nor hours, nor a personal number, nor one digit all over."""
    plain = raw_number.strip()
    return not (
        _DATE.fullmatch(plain)
        or _AMOUNT.fullmatch(plain)
        or _PROCESS.fullmatch(plain)
        or _PAIRED.fullmatch(plain)
        or _HOURS.fullmatch(plain)
        or _PERSONAL.fullmatch(plain)
        or len(set(digits(plain)[1:])) <= 1
    )


def is_valid(raw_number: str, *regions: str) -> bool:
    """Whether libphonenumber knows the number as one of a region."""
    parse, valid, _, error = _library()
    for region in regions:
        try:
            if valid(parse(raw_number, region)):
                return True
        except error:
            return False
    return False


def is_possible(raw_number: str) -> bool:
    """Whether an international number has a length that its country uses: fictional numbers are possible, not valid.

    In North America (ITU-T E.164 country code 1) no area begins with 0 or 1.
    """
    parse, _, possible, error = _library()
    try:
        number = parse(raw_number, None)
    except error:
        return False
    return possible(number) == _POSSIBLE and (number.country_code != 1 or str(number.national_number)[0] > "1")


@lru_cache(maxsize=1)
def _library() -> tuple[Callable[..., Any], Callable[..., bool], Callable[..., int], type[Exception]]:
    """Import libphonenumber: it takes 30 ms, and many texts hold no number."""
    from phonenumbers import is_possible_number_with_reason, is_valid_number, parse  # noqa: PLC0415 - see above
    from phonenumbers.phonenumberutil import NumberParseException  # noqa: PLC0415 - see above

    return parse, is_valid_number, is_possible_number_with_reason, NumberParseException
