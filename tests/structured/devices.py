"""Devices, vehicles and network ids.

Sources: IEEE 802 (MAC), 3GPP TS 23.003 (IMEI, Luhn), RFC 9562 (UUID), ISO 3779 and 49 CFR 565 (VIN),
national plate formats (DVLA, FZV annex 1, arrêté du 9 février 2009, and so on).
"""

from __future__ import annotations

import re
import uuid
from random import Random

from tests.structured.digits import compact, group, luhn, luhn_ok, pick, some
from tests.structured.kind import Kind, as_is, form, one_of, spelled, until, words

from maskmill.domain.entity import EntityType

_VIN_SIGNS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_VIN_VALUES = dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def vin_ok(value: str) -> bool:
    """Whether the American check digit at place nine holds."""
    if not re.fullmatch(r"[A-HJ-NPR-Z0-9]{17}", value):
        return False
    total = sum((int(s) if s.isdigit() else _VIN_VALUES[s]) * w for s, w in zip(value, _VIN_WEIGHTS, strict=True))
    return "0123456789X"[total % 11] == value[8]


def _american(rng: Random) -> str:
    maker = rng.choice(["1HG", "1FT", "1G1", "2HG", "3VW", "4T1", "5YJ", "1C4", "JHM", "WBA", "WDB", "KMH"])
    head = maker + some(rng, 5, "0123456789ABCDEFGHJKLMNPRSTUVWXYZ")
    tail = rng.choice("LMNPRSTVWXY123456789") + rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") + some(rng, 6)
    return next(head + check + tail for check in "0123456789X" if vin_ok(head + check + tail))


def _misspelled(rng: Random) -> str:
    value = _american(rng)
    return value[:5] + rng.choice("IOQ") + value[6:]


def _european(rng: Random) -> str:
    maker = rng.choice(["WVW", "WAU", "WV2", "TMB", "VSS", "WVG"])
    model = rng.choice(("1J", "8P", "7H", "5N", "3C", "1K"))
    return f"{maker}ZZZ{model}Z{rng.choice('89ABCDEFGH')}{rng.choice('WPDER')}{some(rng, 6)}"


def _vin_valid(value: str) -> bool:
    text = compact(value)
    return vin_ok(text) or bool(re.fullmatch(r"[A-HJ-NPR-Z06-9][A-HJ-NPR-Z0-9]{16}", text))  # no check outside America


def _mac(rng: Random) -> str:
    octets = [rng.randrange(256) for _ in range(6)]
    octets[0] &= 0xFE
    text = "".join(f"{octet:02x}" for octet in octets)
    spelling = rng.choice((":", ":", "-", "."))
    text = group(text, (4, 4, 4), ".") if spelling == "." else group(text, (2,) * 6, spelling)
    return rng.choice((text, text.upper()))


def _octets(count: int) -> str:
    return ":".join(["hh"] * count)


def _uuid(rng: Random) -> str:
    text = str(uuid.UUID(int=rng.getrandbits(128), version=rng.choice((1, 4, 4, 4, 5))))
    return rng.choice((text, text, text, text.upper()))


def _uuid_ok(value: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value))


_CONSONANTS = "BCDFGHJKLMNPRSTVWXYZ"


def _plate(rng: Random, country: str) -> str:
    def letters(count: int) -> str:
        return some(rng, count, _CONSONANTS)

    forms = {
        "GB": lambda: f"{letters(2)}{rng.choice((19, 20, 21, 22, 23, 24, 68, 69, 70, 71, 72))} {letters(3)}",
        "DE": lambda: (
            f"{rng.choice(('B', 'M', 'K', 'HH', 'DD', 'KA', 'LÖ', 'OHZ'))}-{letters(2)} {rng.randint(1, 9999)}"
        ),
        "FR": lambda: f"{letters(2)}-{rng.randint(1, 999):03}-{letters(2)}",
        "ES": lambda: f"{rng.randint(0, 9999):04} {letters(3)}",
        "IT": lambda: f"{letters(2)} {rng.randint(0, 999):03} {letters(2)}",
        "PT": lambda: f"{letters(2)}-{rng.randint(0, 99):02}-{letters(2)}",
        "NL": lambda: rng.choice(
            (
                f"{letters(1)}-{rng.randint(1, 999):03}-{letters(2)}",
                f"{rng.randint(10, 99)}-{letters(3)}-{rng.randint(1, 9)}",
            )
        ),
        "PL": lambda: f"{rng.choice(('WA', 'KR', 'PO', 'GD', 'DW'))} {rng.randint(10000, 99999)}",
        "US": lambda: rng.choice((f"{rng.randint(1, 9)}{letters(3)}{some(rng, 3)}", f"{letters(3)}-{some(rng, 4)}")),
    }
    return forms[country]()


_PLATES = {
    "GB": words(en="registration number|vehicle registration|number plate|reg. plate"),
    "US": words(en="license plate|plate number|license plate no.|plate no."),
    "DE": words(de="Kennzeichen|Kfz-Kennzeichen|amtliches Kennzeichen|Nummernschild"),
    "FR": words(fr="plaque d'immatriculation|immatriculation|immatriculé"),
    "ES": words(es="matrícula|placa de matrícula|matrícula del vehículo"),
    "IT": words(it="targa|targato|numero di targa"),
    "PT": words(pt="matrícula|placa do veículo|matrícula da viatura"),
    "NL": words(nl="kenteken|kentekenplaat|kentekennummer"),
    "PL": words(pl="numer rejestracyjny|tablica rejestracyjna|nr rej."),
}


def _plates(country: str) -> Kind:
    return Kind(
        EntityType.LICENSE_PLATE,
        country,
        "the country's registration authority",
        lambda rng: _plate(rng, country),
        lambda value: 4 < len(compact(value)) < 10,
        _PLATES[country],
        checked=False,
        bare=True,
        shaped=False,
        glued=False,
        lures=(
            "Part no. <AB-123-CD> fits",
            "model <TX 4821 B>",
            "Route <B-96> is closed",
            "size <XL-42>",
            "plate <12 mm> thick steel",
        ),
    )


KINDS = (
    Kind(
        EntityType.MAC_ADDRESS,
        "",
        "IEEE 802",
        _mac,
        lambda value: bool(
            re.fullmatch(r"([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}|([0-9a-fA-F]{4}\.){2}[0-9a-fA-F]{4}", value)
        ),
        words(en="MAC address|MAC|hardware address|wifi mac", de="MAC-Adresse", fr="adresse MAC", es="dirección MAC"),
        bad={
            "five octets": lambda rng: pick(rng, _octets(5)),
            "seven octets": lambda rng: pick(rng, _octets(7)),
            "not hex": lambda rng: pick(rng, "hh:hh:") + "zz:4g:" + pick(rng, "hh:hh"),
            "times": lambda rng: f"{rng.randint(10, 23)}:{rng.randint(10, 59)}:{rng.randint(10, 59)}",
        },
        checked=False,
        evident=True,
        shaped=False,
        lures=("ratio <12:34:56:78>", "SHA <3f2a.9c14>", "version <00-11-22>", "at <10:22:33:04> timecode"),
        cousins=frozenset({EntityType.IP_ADDRESS, EntityType.DATE_TIME}),
    ),
    Kind(
        EntityType.IMEI,
        "",
        "3GPP TS 23.003 (Luhn)",
        spelled(
            lambda rng: luhn(rng.choice(("35", "35", "86", "01", "99")) + some(rng, 12)),
            as_is,
            as_is,
            lambda value: group(value, (2, 6, 6, 1), "-"),
            lambda value: group(value, (2, 6, 6, 1)),
        ),
        form(
            r"\d{14}|\d{15}|\d{16}", lambda value: len(value) != 15 or luhn_ok(value)
        ),  # 14: without check, 16: IMEISV
        words(
            en="IMEI|IMEI number|phone IMEI",
            de="IMEI|IMEI-Nummer",
            fr="IMEI|numéro IMEI",
            es="IMEI",
            it="codice IMEI",
            pt="IMEI",
            nl="IMEI-nummer",
            pl="numer IMEI",
        ),
    ),
    Kind(
        EntityType.UUID,
        "",
        "RFC 9562",
        _uuid,
        _uuid_ok,
        words(en="UUID|user id|GUID|device id", de="UUID|Geräte-ID", fr="identifiant UUID", es="identificador UUID"),
        bad={
            "group too short": lambda rng: pick(rng, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhh"),
            "not hex": lambda rng: pick(rng, "hhhhhhhh-hhhh-4hhh-") + "z9xy-" + pick(rng, "hhhhhhhhhhhh"),
            "no hyphens": lambda rng: pick(rng, "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"),
            "groups moved": lambda rng: pick(rng, "hhhh-hhhhhhhh-hhhh-hhhh-hhhhhhhhhhhh"),
        },
        checked=False,
        evident=True,
        shaped=False,
        cousins=frozenset({EntityType.USERNAME}),
    ),
    Kind(
        EntityType.VIN,
        "",
        "ISO 3779; 49 CFR 565.15(c)",
        one_of(_american, _american, _european),
        _vin_valid,
        words(
            en="VIN|vehicle identification number|chassis number|VIN number",
            de="Fahrgestellnummer|FIN|Fahrzeug-Identifizierungsnummer",
            fr="numéro VIN|numéro de châssis",
            es="número de bastidor|bastidor",
            it="numero di telaio|telaio",
            pt="número de chassis|chassi",
            nl="chassisnummer|VIN",
            pl="numer VIN|numer nadwozia",
        ),
        bad={
            "a letter never used": _misspelled,
            "American check fails": until(
                lambda rng: "1HG" + some(rng, 5, _VIN_SIGNS) + "7A" + pick(rng, "A000000")[:7].replace("I", "J"),
                lambda value: not _vin_valid(value),
            ),
        },
        shaped=False,
    ),
    *(_plates(country) for country in _PLATES),
)
