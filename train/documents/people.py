"""Names of people from the lists of Faker (MIT) and our own, by where they are usual."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

LISTS = Path(__file__).parent.parent / "lists"
_LATIN = re.compile(r"[A-Za-zÀ-ɏ' .-]{2,}")

AT_HOME = {
    "en": "en_US en_US en_GB en_IE en_NZ en",
    "de": "de_DE de_AT de_CH",
    "fr": "fr_FR fr_CH fr_CA fr_QC",
    "es": "es_ES es_MX es_AR es_CL es_CO",
    "it": "it_IT",
    "pt": "pt_BR pt_PT",
    "nl": "nl_NL nl_BE",
    "pl": "pl_PL",
    "da": "da_DK no_NO",
    "sv": "sv_SE",
    "fi": "fi_FI",
    "cs": "cs_CZ sk_SK",
    "ro": "ro_RO",
}
"""Where the people of a text in a language mostly come from; repeats weigh."""

ABROAD = (
    "en_US en_GB en_IE en_IN en_KE en_NG en_PK en_TH de_DE fr_FR es_ES es_MX it_IT pt_BR pt_PT nl_NL pl_PL da_DK sv_SE "
    "no_NO fi_FI cs_CZ sk_SK ro_RO hu_HU hr_HR sl_SI tr_TR az_AZ et_EE lt_LT lv_LV id_ID ga_IE yo_NG zu_ZA ha_NG ig_NG "
    "tw_GH sw vi_VN uz_UZ any any any any"
)
"""`any` is our own list of names in Latin letters: Arabic, Chinese, Korean, Japanese, Russian, Greek and others."""


_PARTICLES = ("van", "de", "von", "al", "el", "bin", "di", "da", "dos", "Mc", "O", "van der", "de la")
_SUFFIXES = ("Jr.", "III", "Sr.", "II", "jun.", "Jr")
_FORMS = (
    (0.68, "{first} {last}"),
    (0.08, "{first} {second}. {last}"),
    (0.06, "{first} {middle} {last}"),
    (0.06, "{initial}. {last}"),
    (0.02, "{initial}.{second}. {last}"),
    (0.02, "{first} {last} {suffix}"),
    (0.02, "{first} {particle} {last}"),
    (0.03, "{first}"),
    (0.03, "{last}"),
)
"""How a name is written, and how often."""


@dataclass(frozen=True, slots=True)
class Person:
    """The parts of a name."""

    first: str
    last: str
    middle: str


@lru_cache(maxsize=256)
def _names(locale: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if locale == "any":
        return _ours("first"), _ours("last")
    try:
        provider = import_module(f"faker.providers.person.{locale}").Provider
    except ModuleNotFoundError:
        return (), ()

    def values(*fields: str) -> tuple[str, ...]:
        lists = (getattr(provider, field, ()) for field in fields)
        found = {one for part in lists if not isinstance(part, property) for one in part if isinstance(one, str)}
        return tuple(sorted(one for one in found if _LATIN.fullmatch(one)))

    firsts = values("first_names", "first_names_male", "first_names_female")
    lasts = values("last_names", "last_names_male", "last_names_female", "last_names_unisex", "unisex_last_names")
    men = values("male_last_names") if locale == "pl_PL" else ()
    women = tuple(f"{one[:-1]}a" for one in men if one.endswith("i"))
    lasts = tuple(one for one in (*lasts, *men, *women) if one != "Doe")  # Faker's place holder where it has none
    return firsts, lasts


def _ours(kind: str) -> tuple[str, ...]:
    return tuple((LISTS / "any" / f"{kind}.txt").read_text("utf-8").split("\n")[:-1])


def person(language: str, rng: random.Random) -> Person:
    """Draw a name: two in three are at home where the language is spoken."""
    home = AT_HOME.get(language, AT_HOME["en"])
    for _ in range(20):
        locale = rng.choice((home if rng.random() < 0.6 else ABROAD).split())
        firsts, lasts = _names(locale)
        if firsts and lasts:
            break
    last = rng.choice(lasts)
    if rng.random() < 0.04:
        last += rng.choice("- ") + rng.choice(lasts)
    return Person(rng.choice(firsts), last, rng.choice(firsts) if rng.random() < 0.5 else rng.choice(firsts)[0] + ".")


def full(one: Person, rng: random.Random) -> str:
    """Write a name in one of the usual ways."""
    shares = [share for share, _ in _FORMS]
    return rng.choices([form for _, form in _FORMS], shares)[0].format(
        first=one.first,
        last=one.last,
        middle=one.middle,
        initial=one.first[0],
        second=one.middle[0],
        particle=rng.choice(_PARTICLES),
        suffix=rng.choice(_SUFFIXES),
    )
