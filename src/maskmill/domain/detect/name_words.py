"""What a name looks like to the rules that find names by what stands around them."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import bag

WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ž]*(?:['-][A-Za-zÀ-ÖØ-öø-ž]+)*"
"""One capitalised word; RE2 and hyperscan read it alike."""

PARTICLE = r"(?:van|von|vom|zu|zur|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|af|av|y)"

INITIAL = r"[A-ZÀ-ÖØ-Þ]\."

NAME = rf"(?:{INITIAL} ?){{0,4}}{WORD}(?: (?:{PARTICLE} )?(?:{PARTICLE} )?(?:{INITIAL}|{WORD}))*"
"""One or more capitalised words with initials and particles, on one line."""

_NOT_NAMES = bag(
    """
    address account age amount attention bank billing birth card case city claim code company contact country court
    customer date department description details director doctor driver email employee fax female from gender
    general id identification invoice item job judge license licence male manager member message minister name
    nationality no number office order page passport patient payment phone place policy position postcode president
    price product project reference section sex sir madam signature ssn state status street subject tel telephone
    the this title to total type unit user username zip and or of for in on at is was all any dear hello hi team
    support service services sales customers sirs friends everyone colleagues none unknown anonymous confidential
    private not n/a tbd yes new please re we you he she it they i if as our your his her herren damen kunde kunden
    firma abteilung datum nummer straße telefon monsieur madame messieurs mesdames client adresse señores cliente
    fecha teléfono dirección número road avenue january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday ship bill sold attn cc bcc ref mobile
    web dob mrn born partner sincerely regards due qty mr mrs ms miss mx dr prof herr herrn frau mme mlle sr sra
    señor señora iban bic swift vat ein itin npi pan pin cvv neft upi mrz nhs url pdf csv sms gps api faq usd eur gbp
    thanks thank thx see here attached p.s. p.s ps l.p. l.p fyi btw let what when where how just also but so not best
    associate associates analyst consultant attorney counsel secretary treasurer chairman ceo cfo cto vp svp hr
    """
)

_TOKEN = re.compile(r"[^\s]+")
_WORDS_LIMIT = 5


def name_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut a run of capitalised words before the first that is no part of a name; None when nothing is left."""
    last = start
    for count, found in enumerate(_TOKEN.finditer(text, start, end)):
        if count == _WORDS_LIMIT or found.group().strip(".,:;'").casefold() in _NOT_NAMES:
            break
        last = found.end()
    while last > start and text[last - 1] in " .,'-" and not re.search(r"\b[A-Z]\.$", text[start:last]):
        last -= 1
    if text.endswith(("'s", "'S"), start, last):
        last -= 2
    has_letters = sum(char.isalpha() for char in text[start:last]) > 1
    return (start, last) if has_letters else None


def is_name_word(raw_word: str) -> bool:
    """Whether a word may stand alone for a person: no word of forms, months or greetings."""
    return raw_word.casefold() not in _NOT_NAMES
