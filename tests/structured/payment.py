"""Cards and bank codes.

Sources: ISO/IEC 7812 and the schemes' public BIN ranges (Luhn), ISO/IEC 7813 (tracks), ISO 9362 (BIC).
"""

from __future__ import annotations

import re
from random import Random

from tests.structured.digits import compact, group, luhn, luhn_ok, pick, some
from tests.structured.kind import Kind, one_of, until, words

from maskmill.domain.entity import EntityType

_ISSUERS: tuple[tuple[str, int], ...] = (
    *(("4", 16),) * 5, ("51", 16), ("53", 16), ("55", 16), ("2221", 16), ("2345", 16), ("2720", 16), ("34", 15),
    ("37", 15), ("37", 15), ("6011", 16), ("644", 16), ("649", 16), ("65", 16), ("3528", 16), ("3570", 16),
    ("3589", 16), ("36", 14), ("38", 14), ("300", 14), ("305", 14), ("621", 16), ("622126", 16), ("625", 19),
    ("6759", 16), ("6304", 16), ("2200", 16), ("2204", 16), ("4", 13), ("4", 19),
)  # fmt: skip


def pan(rng: Random) -> str:
    """Return a compact card number of one of the schemes."""
    head, length = rng.choice(_ISSUERS)
    return luhn(head + some(rng, length - len(head) - 1))


def pan_ok(value: str) -> bool:
    """Whether Luhn holds, the length is a card's and the first digit is a bank card's."""
    digits = compact(value)
    return digits.isdigit() and 12 <= len(digits) <= 19 and digits[0] in "234568" and luhn_ok(digits)


def _grouped(number: str, joint: str) -> str:
    sizes = {15: (4, 6, 5), 14: (4, 6, 4), 19: (4, 4, 4, 4, 3), 13: (4, 3, 3, 3)}.get(len(number), (4, 4, 4, 4))
    return group(number, sizes, joint)


def _card(rng: Random) -> str:
    number = pan(rng)
    return rng.choice((number, number, _grouped(number, " "), _grouped(number, " "), _grouped(number, "-")))


def _no_scheme(rng: Random) -> str:
    return luhn(rng.choice("07") + some(rng, 14))


def _expiry(rng: Random) -> str:
    month, year = rng.randint(1, 12), rng.randint(2025, 2033)
    short = f"{month:02}/{year % 100:02}"
    return rng.choice(
        (short, short, short, f"{month:02}/{year}", f"{month:02}-{year % 100:02}", f"{month:02} / {year % 100:02}")
    )


def _expiry_ok(value: str) -> bool:
    match = re.fullmatch(r"(\d\d) ?[/-] ?(20)?(\d\d)", value)
    return bool(match) and 1 <= int(value[:2]) <= 12


def _track(rng: Random) -> str:
    number, tail = pan(rng), f"{rng.randint(25, 32)}{rng.randint(1, 12):02}{rng.choice(('101', '201', '220'))}"
    name = rng.choice(("DOE/JANE", "ROE/RICHARD A", "SAMPLE/CARD HOLDER", "TESTER/TIM.MR"))
    first = f"%B{number}^{name}^{tail}{some(rng, rng.randint(8, 14))}?"
    second = f";{number}={tail}{some(rng, rng.randint(6, 10))}?"
    return rng.choice((first, second, first + second))


_FIRST = r"%?B(\d{12,19})\^[^^]{2,26}\^\d{4}\d{3}[^?]*\?"
_SECOND = r";(\d{12,19})=\d{4}\d{3}\d*\?"


def _track_ok(value: str) -> bool:
    match = re.fullmatch(f"(?:{_FIRST})?(?:{_SECOND})?", value)
    return bool(value and match) and all(pan_ok(number) for number in re.findall(r"[B;](\d{12,19})", value))


def _bad_track(rng: Random) -> str:
    number = pan(rng)
    return f"%B{number[:-1]}{(int(number[-1]) + 5) % 10}^SAMPLE/CARD HOLDER^2911101{some(rng, 8)}?"


_BIC_BANKS = [
    "DEUT",
    "COBA",
    "BNPA",
    "SOGE",
    "AGRI",
    "CAIX",
    "BBVA",
    "UNCR",
    "BCIT",
    "INGB",
    "RABO",
    "ABNA",
    "PKOP",
    "BREX",
    "CHAS",
    "BOFA",
    "BARC",
    "HBUK",
    "NWBK",
    "UBSW",
]
_BIC_COUNTRIES = [
    "DE",
    "FR",
    "ES",
    "IT",
    "NL",
    "PT",
    "PL",
    "GB",
    "US",
    "CH",
    "AT",
    "BE",
    "SE",
    "DK",
    "FI",
    "NO",
    "IE",
    "LU",
]


def _bic(rng: Random) -> str:
    place = rng.choice(("FF", "PP", "MM", "2L", "2X", "3C", "1R", "21", "HH", "NY"))
    return rng.choice(_BIC_BANKS) + rng.choice(_BIC_COUNTRIES) + place + rng.choice(("", "", "XXX", "500", "MUC"))


def _bic_ok(value: str) -> bool:
    text = value.upper()
    return bool(re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", text)) and text[4:6] in _BIC_COUNTRIES


_CVV = words(
    en="CVV|CVC|CVV2|security code|card verification code",
    de="Kartenprüfziffer|Kartenprüfnummer|CVC-Code|Sicherheitscode",
    fr="cryptogramme visuel|code de sécurité|cryptogramme",
    es="código de seguridad|CVV|código CVV",
    it="codice di sicurezza|CVV|codice CVV",
    pt="código de segurança|CVV",
    nl="beveiligingscode|CVC-code|CVC",
    pl="kod CVV|kod CVC|kod zabezpieczający",
)
_VALID_UNTIL = words(
    en="card expiry|expiry date|exp date|valid thru|card expires|Exp.|expiration date",
    de="Karte gültig bis|Ablaufdatum der Karte|Gültigkeit der Karte",
    fr="date d'expiration|carte expire fin|carte valable jusqu'au",
    es="fecha de caducidad|tarjeta válida hasta|fecha de vencimiento",
    it="data di scadenza|scadenza carta|carta valida fino a",
    pt="data de validade|validade do cartão",
    nl="vervaldatum|kaart geldig tot",
    pl="data ważności karty|karta ważna do",
)

KINDS = (
    Kind(
        EntityType.CREDIT_CARD,
        "",
        "ISO/IEC 7812 and the schemes' BIN ranges",
        _card,
        pan_ok,
        words(
            en="credit card|card number|Visa card|debit card no.|PAN",
            de="Kreditkartennummer|Kreditkarte|Kartennummer",
            fr="numéro de carte|carte bancaire|carte de crédit",
            es="tarjeta de crédito|número de tarjeta",
            it="carta di credito|numero carta",
            pt="cartão de crédito|número do cartão",
            nl="creditcard|kaartnummer",
            pl="karta kredytowa|numer karty",
        ),
        bad={"no scheme": _no_scheme},
        evident=True,
        cousins=frozenset({EntityType.US_BANK_NUMBER}),
    ),
    Kind(
        EntityType.CARD_CVV,
        "",
        "schemes' rules: three digits, American Express four",
        one_of(lambda rng: pick(rng, "000"), lambda rng: pick(rng, "000"), lambda rng: pick(rng, "0000")),
        lambda value: bool(re.fullmatch(r"\d{3,4}", value)),
        _CVV,
        bad={"two digits": lambda rng: pick(rng, "00"), "five digits": lambda rng: pick(rng, "00000")},
        checked=False,
        bare=True,
        shaped=False,
        cousins=frozenset({EntityType.SECRET}),
        lures=(
            "room <418> on floor 4",
            "HTTP <404> was returned",
            "security code review <2024> finished",
            "page <312> of the manual",
            "about <250> guests",
        ),
    ),
    Kind(
        EntityType.CARD_EXPIRY,
        "",
        "ISO/IEC 7813: year and month",
        _expiry,
        _expiry_ok,
        _VALID_UNTIL,
        bad={
            "month 13": lambda rng: f"{rng.randint(13, 19)}/{rng.randint(26, 32)}",
            "month 00": lambda rng: f"00/{rng.randint(26, 32)}",
        },
        checked=False,
        bare=True,
        shaped=False,
        lures=("<11/12> of the tasks are done", "rated <09/10> by testers", "chapter <03/27> begins"),
        cousins=frozenset({EntityType.DATE_TIME}),
    ),
    Kind(
        EntityType.CARD_TRACK,
        "",
        "ISO/IEC 7813",
        _track,
        _track_ok,
        words(en="track data|magstripe|track 1|swipe", de="Magnetstreifen", fr="piste magnétique"),
        bad={"Luhn fails": until(_bad_track, lambda value: not _track_ok(value))},
        checked=False,
        evident=True,
        shaped=False,
        glued=False,
        lower=False,
        lures=(
            "use <%B and %d> in strftime",
            "regex <;[0-9]+=[0-9]+?> matches",
            "<%B12^HEADER^34?> is a test pattern",
            "query <;id=4821?> was cut",
        ),
    ),
    Kind(
        EntityType.BIC_CODE,
        "",
        "ISO 9362",
        _bic,
        _bic_ok,
        words(
            en="BIC|SWIFT|SWIFT code|BIC/SWIFT",
            de="BIC|BIC-Code",
            fr="BIC|code BIC",
            es="BIC|código SWIFT",
            it="BIC|codice BIC",
            pt="BIC|código SWIFT",
            nl="BIC|BIC-code",
            pl="BIC|kod SWIFT",
        ),
        bad={"no such country": lambda rng: rng.choice(_BIC_BANKS) + rng.choice(("XX", "ZZ", "QQ")) + "FF"},
        checked=False,
        shaped=False,
        glued=False,
        lower=False,
        lures=(
            "<HOSPITAL> ADMISSION",
            "DEAR <CUSTOMER>, PLEASE WAIT",
            "<BUSINESS> HOURS",
            "<TRAINING> ROOM 2",
            "<OVERSEAS> MAIL",
            "STAFF <TRAINING> DAY",
            "<FIREWALL> RULES",
            "<CAMPAIGN> PLAN",
        ),
    ),
)
