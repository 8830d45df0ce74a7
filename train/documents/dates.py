"""Dates as people write them in thirteen languages."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
}
DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "cs": "pondělí úterý středa čtvrtek pátek sobota neděle",
    "ro": "luni marți miercuri joi vineri sâmbătă duminică",
}
_JOINED = {"es": " de ", "pt": " de "}
_POINTED = {"de", "da", "fi", "cs"}


def _month(language: str, rng: random.Random) -> str:
    return rng.choice(MONTHS.get(language, MONTHS["en"]).split())


def _year(_language: str, rng: random.Random) -> str:
    return str(rng.choice((rng.randint(1940, 2030), rng.randint(1985, 2026))))


def _date(language: str, rng: random.Random) -> str:
    day, month, year = rng.randint(1, 28), _month(language, rng), _year(language, rng)
    if rng.random() < 0.25:
        return _numeric(language, rng)
    if language == "en":
        ordinal = f"{day}{'th' if 3 < day < 21 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
        short = month[:3]
        forms = (
            f"{day} {month} {year}", f"{day} {month} {year}", f"{month} {day}, {year}", f"{month} {day}, {year}",
            f"{ordinal} {month} {year}", f"{ordinal} of {month} {year}", f"{month} {ordinal}", f"{day} {month}",
            f"{month} {day}", f"{short} {day}, {year}", f"{day}-{short}-{year}", f"{short}. {day}",
            f"{month} {ordinal}, {year}",
        )  # fmt: skip
        return rng.choice(forms)
    number = f"{day}." if language in _POINTED else str(day)
    joint = _JOINED.get(language, " ")
    whole = f"{number}{joint}{month}{joint}{year}"
    day_of_week = _weekday(language, rng)
    return rng.choice((whole, whole, whole, f"{number}{joint}{month}", f"{day_of_week} {whole}", f"{month} {year}"))


def _numeric(language: str, rng: random.Random) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), _year(language, rng)
    if language == "en" and rng.random() < 0.3:
        return rng.choice((f"{month:02}/{day:02}/{year}", f"{month}/{day}/{year[2:]}", f"{month}-{day}-{year}"))
    forms = (
        f"{day:02}/{month:02}/{year}", f"{day}/{month}/{year[2:]}", f"{day:02}.{month:02}.{year}",
        f"{year}-{month:02}-{day:02}", f"{day:02}-{month:02}-{year}", f"{day}.{month}.{year}",
    )  # fmt: skip
    return rng.choice(forms)


def _time(language: str, rng: random.Random) -> str:
    hour, minute = rng.randint(0, 23), rng.choice((0, 15, 30, 45, rng.randint(0, 59)))
    if language != "en":
        return rng.choice(
            (f"{hour}:{minute:02}", f"{hour:02}:{minute:02}", f"{hour}.{minute:02}", f"{hour}h{minute:02}")
        )
    half = rng.choice(("am", "pm", "AM", "PM", "a.m.", "p.m."))
    clock = f"{hour % 12 + 1}:{minute:02} {half}"
    return rng.choice((f"{hour}:{minute:02}", f"{hour:02}:{minute:02}", clock, f"{hour % 12 + 1}{half}"))


def _month_year(language: str, rng: random.Random) -> str:
    return f"{_month(language, rng)}{_JOINED.get(language, ' ')}{_year(language, rng)}"


def _weekday(language: str, rng: random.Random) -> str:
    return rng.choice(DAYS.get(language, DAYS["en"]).split())


DATES: Mapping[str, Callable[[str, random.Random], str]] = {
    "date": _date,
    "date_num": _numeric,
    "month_year": _month_year,
    "year": _year,
    "weekday": _weekday,
    "time": _time,
    "dob": _date,
}
"""What each slot of a date draws."""
