"""Passports, driving licences, post codes and dates of birth.

Sources: ICAO 9303-3/-4 (numbers and machine-readable zones), the States' licence formats (AAMVA tables), DVLA (16
signs), KBA Germany, UPU addressing sheets (post codes), ISO 8601 and national date customs.
"""

from __future__ import annotations

import re
from random import Random

from tests.structured.britain import postcode, postcode_ok
from tests.structured.dates import birth, is_day
from tests.structured.digits import compact, pick
from tests.structured.germany import card_check
from tests.structured.kind import Kind, Labels, Maker, words

from maskmill.domain.entity import EntityType

_PASSPORTS: dict[str, tuple[str, ...]] = {
    "en": ("000000000", "A00000000", "AA000000", "A0000000", "AA0000000"),
    "de": ("C0HX00K00", "C3H00K0T0", "C00000000"),
    "fr": ("00AA00000",),
    "es": ("AAA000000", "AA000000"),
    "it": ("YA0000000", "AA0000000"),
    "pt": ("A000000", "AA000000"),
    "nl": ("NXHR00000", "BA0AA00A0"),
    "pl": ("AA0000000",),
}
_STATES = (
    "A0000000",  # California
    "00000000",  # Texas
    "000 000 000",  # New York
    "A000-0000-0000",  # Illinois
    "A000-000-00-000-0",  # Florida
    "A00000000000000",  # New Jersey
    "AA000000",  # Ohio
    "00-000-0000",  # Colorado
    "A000000000000",  # Michigan
    "A00-00-0000",  # Virginia (old spelling), Arizona A00000000
    "A00000000",
)
_LICENCES: dict[str, tuple[str, ...]] = {
    "en": ("A0000-00000-00000", "00000000", "AA00 00000000000"),
    "de": ("B072AA00A00", "J00000AA00A"),
    "fr": ("000000000000", "00AA00000"),
    "it": ("U1A000000A", "AA0000000A"),
    "pt": ("AA-0000000 0", "L-0000000 0"),
    "nl": ("0000000000",),
    "pl": ("00000/00/0000",),
}
_PASSPORT_WORDS = {
    "en": "passport number|passport no.|passport|Passport #|travel document no. (passport)",
    "de": "Reisepassnummer|Passnummer|Reisepass-Nr.|Pass-Nr.",
    "fr": "numéro de passeport|passeport n°|passeport",
    "es": "número de pasaporte|pasaporte",
    "it": "numero di passaporto|passaporto n.",
    "pt": "número do passaporte|passaporte n.º",
    "nl": "paspoortnummer|paspoort",
    "pl": "numer paszportu|paszport nr",
}
_LICENCE_WORDS = {
    "en": "driving licence number|driving licence no.|driver licence number|driving licence",
    "de": "Führerscheinnummer|Führerschein-Nr.|Führerscheinnr.",
    "fr": "numéro de permis de conduire|permis de conduire n°",
    "it": "patente di guida n.|numero patente|patente",
    "pt": "carta de condução n.º|número da carta de condução",
    "nl": "rijbewijsnummer|rijbewijs",
    "pl": "numer prawa jazdy|prawo jazdy nr",
}


def _from(forms: tuple[str, ...]) -> Maker:
    return lambda rng: pick(rng, rng.choice(forms))


def _british_licence(rng: Random) -> str:
    born = birth(rng)
    month = born.month + rng.choice((0, 50))
    return (
        f"{pick(rng, 'AAAAA')}{born:%y}"[:6]
        + f"{month:02}{born:%d}{born:%y}"[:4]
        + f"{born:%y}"[1]
        + pick(rng, "AA9AA")
    )


def _by_language(
    kind: EntityType, names: dict[str, str], forms: dict[str, tuple[str, ...]], lures: tuple[str, ...]
) -> list[Kind]:
    """Return a kind for each language: its forms with its words."""
    return [
        Kind(
            kind,
            "" if language == "en" else language.upper(),
            "national formats",
            _from(forms[language]),
            lambda value: 6 < len(compact(value)) < 17,
            words(**{language: names[language]}),
            checked=False,
            bare=True,
            shaped=False,
            lures=lures,
            cousins=frozenset({EntityType.PASSPORT, EntityType.DE_ID_CARD, EntityType.ES_NIF}),
        )
        for language in forms
    ]


def _zone_name(rng: Random, size: int) -> str:
    surname = rng.choice(("MUSTERMANN", "ERIKSSON", "SAMPLE", "SPECIMEN"))
    name = f"{surname}<<{rng.choice(('ERIKA', 'ANNA<MARIA', 'JOHN<Q', 'LEA'))}"
    return name.ljust(size, "<")[:size]


def zone_digit(text: str) -> str:
    """Return the 7-3-1 check digit of a field (`<` counts nothing)."""
    return card_check(text.replace("<", "0"))


def _fields(rng: Random) -> tuple[str, str, str]:
    number = pick(rng, rng.choice(("C01X00T47", "A00000000", "000000000"))).ljust(9, "<")
    born, until = f"{birth(rng):%y%m%d}", f"{rng.randint(26, 35)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    return number + zone_digit(number), born + zone_digit(born), until + zone_digit(until)


def _zone(rng: Random) -> str:
    number, born, until = _fields(rng)
    state, sex = rng.choice(("D<<", "UTO", "USA", "GBR", "FRA", "ESP")), rng.choice("MF<")
    shape = rng.choice((3, 3, 1, 2))
    if shape == 3:
        extra = "<" * 14
        body = number + state + born + sex + until + extra + zone_digit(extra)
        return f"P<{state}{_zone_name(rng, 39)}\n{body}{zone_digit(number + born + until + extra + zone_digit(extra))}"
    if shape == 2:
        body = number + state + born + sex + until + "<" * 7
        return f"I<{state}{_zone_name(rng, 31)}\n{body}{zone_digit(number + born + until + '<' * 7)}"
    first = f"I<{state}{number}".ljust(30, "<")
    second = f"{born}{sex}{until}{state}" + "<" * 11
    return f"{first}\n{second}{zone_digit(first[5:] + born + until + '<' * 11)}\n{_zone_name(rng, 30)}"


def zone_ok(value: str) -> bool:
    """Whether the lines have the sizes of ICAO 9303 and the fields' check digits hold."""
    lines = value.split("\n")
    sizes = [len(line) for line in lines]
    if sizes == [30, 30, 30]:
        fields = (lines[0][5:15], lines[1][:7], lines[1][8:15])
    elif sizes in ([44, 44], [36, 36]):
        fields = (lines[1][:10], lines[1][13:20], lines[1][21:28])
    else:
        return False
    return all(zone_digit(field[:-1]) == field[-1] for field in fields)


def _bad_zone(rng: Random) -> str:
    lines = _zone(rng).split("\n")
    lines[-2 if len(lines) == 3 else 1] = pick(rng, "0" * len(lines[0]))
    return "\n".join(lines)


def _day(rng: Random, language: str) -> str:
    born = birth(rng, 1930, 2012)
    spelled = {
        "en": (
            f"{born:%m/%d/%Y}",
            f"{born:%Y-%m-%d}",
            f"{born:%B} {born.day}, {born.year}",
            f"{born.day} {born:%b} {born.year}",
        ),
        "de": (f"{born:%d.%m.%Y}", f"{born.day}.{born.month}.{born:%y}", f"{born:%d.%m.%y}"),
        "fr": (f"{born:%d/%m/%Y}", f"{born:%d-%m-%Y}"),
        "es": (f"{born:%d/%m/%Y}", f"{born:%d-%m-%Y}"),
        "it": (f"{born:%d/%m/%Y}", f"{born:%d.%m.%Y}"),
        "pt": (f"{born:%d/%m/%Y}", f"{born:%d-%m-%Y}"),
        "nl": (f"{born:%d-%m-%Y}", f"{born:%d/%m/%Y}"),
        "pl": (f"{born:%d.%m.%Y}", f"{born:%Y-%m-%d}"),
    }
    return rng.choice(spelled[language])


_BIRTH = {
    "en": "date of birth|DOB|born|birth date|D.O.B.",
    "de": "Geburtsdatum|geboren am|geb.|geb. am",
    "fr": "date de naissance|né le|née le",
    "es": "fecha de nacimiento|nacido el|nacida el",
    "it": "data di nascita|nato il|nata il",
    "pt": "data de nascimento|nascido em|nascida a",
    "nl": "geboortedatum|geboren op",
    "pl": "data urodzenia|urodzony|ur.",
}
_POST: dict[str, tuple[str, tuple[str, ...]]] = {
    "en": ("ZIP code|ZIP|postal code", ("00000", "00000-0000")),
    "de": ("PLZ|Postleitzahl", ("10000", "80000", "04000")),
    "fr": ("code postal|CP", ("75000", "13000", "69000")),
    "es": ("código postal|C.P.", ("28000", "08000")),
    "it": ("CAP", ("00100", "20100")),
    "pt": ("código postal", ("1000-000", "4000-000")),
    "nl": ("postcode", ("1000 AA", "3000AA")),
    "pl": ("kod pocztowy", ("00-000", "30-000")),
}
_ZIP_LURES = (
    "Order <48213> shipped",
    "about <90210> rows",
    "in <20240> steps",
    "the <10-115> bolts",
    "SKU <28013>",
    "part <1012> AB",
)


def _is_date(value: str) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    if len(numbers) != 3:
        return bool(re.search("[A-Z][a-z]{2}", value))
    if numbers[0] > 31:
        return is_day(*numbers)
    first, second, year = numbers
    return (
        is_day(1900 + year % 100, second, first)
        or is_day(1900 + year % 100, first, second)
        or is_day(year, second, first)
    )


def _births() -> list[Kind]:
    def kind(language: str, names: Labels) -> Kind:
        return Kind(
            EntityType.DATE_OF_BIRTH,
            "" if language == "en" else language.upper(),
            "ISO 8601 and national customs",
            lambda rng: _day(rng, language),
            _is_date,
            names,
            bad={
                "month 13": lambda rng: f"{rng.randint(13, 31)}/{rng.randint(13, 19)}/19{rng.randint(40, 99)}",
                "day 45": lambda rng: f"{rng.randint(32, 99)}.{rng.randint(1, 9):02}.19{rng.randint(40, 99)}",
            },
            checked=False,
            bare=True,
            shaped=False,
            glued=False,
            lures=("posted <2024-05-01>", "due <12/31/2025>", "born <to> win", "version <3.12.1990>", "score <12-10>"),
            cousins=frozenset({EntityType.DATE_TIME}),
        )

    return [kind(language, words(**{language: names})) for language, names in _BIRTH.items()]


def _post_codes() -> list[Kind]:
    return [
        Kind(
            EntityType.ZIP_CODE,
            "" if language == "en" else language.upper(),
            "UPU addressing sheets",
            _from(forms),
            lambda value: 3 < len(value) < 11,
            words(**{language: names}),
            checked=False,
            bare=True,
            shaped=False,
            glued=False,
            lures=_ZIP_LURES,
        )
        for language, (names, forms) in _POST.items()
    ]


KINDS = (
    *_by_language(
        EntityType.PASSPORT,
        _PASSPORT_WORDS,
        _PASSPORTS,
        (
            "Part no. <AB1234567>",
            "flight <BA123456>",
            "passport <control> is closed",
            "passport photos: <4> pieces",
            "the passport <office> opens",
        ),
    ),
    *_by_language(
        EntityType.DRIVER_LICENSE,
        _LICENCE_WORDS,
        _LICENCES,
        ("driving <lessons> cost 40", "licence <agreement> 2.0", "driver <version> 531.18", "SKU <U1B123456C>"),
    ),
    Kind(
        EntityType.DRIVER_LICENSE,
        "GB",
        "DVLA: five letters of the surname, date of birth, initials",
        _british_licence,
        lambda value: bool(re.fullmatch(r"[A-Z9]{5}\d{6}[A-Z9]{2}\w{3}", value.upper())),
        words(en="driving licence number|driving licence no.|UK driving licence|DVLA licence number"),
        checked=False,
        shaped=False,
    ),
    Kind(
        EntityType.US_DRIVER_LICENSE,
        "US",
        "AAMVA, formats of the States",
        _from(_STATES),
        lambda value: 6 < len(compact(value)) < 17,
        words(en="driver's license number|driver's license|driver license no.|DL number|DL#|drivers license|DLN"),
        checked=False,
        bare=True,
        shaped=False,
        lures=("DL <speed> 40 Mbit", "the driver's license <office>", "license <MIT> applies", "Part no. <A1234567>"),
    ),
    Kind(
        EntityType.MRZ,
        "",
        "ICAO 9303-4, -5, -6",
        _zone,
        zone_ok,
        words(en="MRZ", de="maschinenlesbare Zone", fr="zone MRZ"),
        bad={"random second line": _bad_zone},
        checked=False,
        evident=True,
        shaped=False,
        glued=False,
        lower=False,
        lures=("cat <<<<EOF> here", "P<<T> is a template", "<<<<<<<<<< HEAD>", "MENU <<<<<<<<>", "I<I<I<I> diagram"),
        solo=(
            "{v}",
            "Scan result:\n{v}\nend of scan",
            "MRZ:\n{v}",
            "passport copy\n\n{v}\n",
            "mrz read by gate 4\n{v}",
            "```\n{v}\n```",
        ),
        only_solo=True,
    ),
    Kind(
        EntityType.ZIP_CODE,
        "GB",
        "BS 7666",
        postcode,
        postcode_ok,
        words(en="postcode|post code|postal code"),
        checked=False,
        shaped=False,
        glued=False,
        evident=True,
        lures=_ZIP_LURES,
    ),
    *_post_codes(),
    *_births(),
)
