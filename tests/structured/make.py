"""Writes the set: `python -m tests.structured.make OUT.jsonl [--seed N]`.

Each line is a text with the gold spans of `shared/data/pii` plus what the scorer wants to know: `type`, `case` (what
kind of positive or negative it is) and, for negatives, the region `value` where nothing of that type may be found. A
negative's `optional` spans say which other types are right there.
"""

# ruff: noqa: RUF001 - words of Greek, Bulgarian and Turkish forms

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import phonenumbers
from tests.structured.carriers import EVIDENT, LABELLED, LOOKALIKES, NEUTRAL, SENTENCES
from tests.structured.catalogue import by_type, valid_as
from tests.structured.kind import Kind, Maker, in_run, same_shape, wrong_check, wrong_length

from maskmill.domain.entity import EntityType

SIZE = 60
"""Positives of each type; the negatives are a few more."""
GENERIC = (EntityType.NATIONAL_ID, EntityType.TAX_ID, EntityType.ID_NUMBER, EntityType.CASE_NUMBER)
"""Right for any number that a label calls an identifier, however wrong its digits."""

_OTHERS = (
    "e-mail ben.ekholm{n}@example.org",
    "IBAN DE02120300000000202051",
    "tel. +49 30 2345{n}78",
    "IP 84.112.7.{n}",
)
_OTHER_TYPES = (EntityType.EMAIL_ADDRESS, EntityType.IBAN_CODE, EntityType.PHONE_NUMBER, EntityType.IP_ADDRESS)
_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "PL", "NL", "DK", "AU", "BR", "IN")
_TRIES = 60
_NEVER_LABELLED = {
    "public", "longitude above 180", "hash", "no such country code", "subresource integrity", "github too short",
    "aws too short", "identifier", "class names",
}  # fmt: skip
"""Cases that a label would make right."""
Record = dict[str, Any]


class Line:
    """A text in the making: pieces, and the spans of some of them."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[Record] = []
        self.value = (0, 0)

    def add(self, piece: str, label: str | None = None, *, optional: bool = False) -> None:
        """Append a piece, with its label when it is personal data."""
        if label:
            span: Record = {"start": len(self.text), "end": len(self.text) + len(piece), "label": label}
            self.spans.append(span | {"optional": True} if optional else span)
        self.text += piece


_FLAT = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ı": "i", "º": "", "°": "", "'": ""})
_PHRASE = re.compile(
    r"(né|née|nat[oa]|nacid|nascid|geb|urodz|ur\.|born|card expires|carte|valid|karta)\b", re.IGNORECASE
)
"""Labels that are half a sentence; nobody calls a field so."""


def machine_name(label: str, rng: Random) -> str:
    """Return the label as a field's name: snake_case or camelCase, without accents and single letters."""
    joined = re.sub(r"\b(\w)\.\s?(?=\w\b)|\b(\w)-", r"\1\2", re.sub(r"\b[dl]['’]", "", label))
    joined = re.sub(r"\bn\.?[º°]|\bn\.(?= )", "num ", joined, flags=re.IGNORECASE)
    plain = unicodedata.normalize("NFKD", joined.translate(_FLAT)).encode("ascii", "ignore").decode()
    parts: list[str] = [part for part in re.findall(r"[A-Za-z0-9]+", plain) if len(part) > 1]
    if rng.random() < 0.25 and len(parts) > 1:
        return parts[0].lower() + "".join(part.capitalize() for part in parts[1:])
    return "_".join(parts).lower()


def _fits(carrier: str, value: str, label: str) -> bool:
    """Whether a value can stand in a carrier without being changed by it."""
    if "{key}" in carrier and (len(machine_name(label, Random(0))) < 3 or _PHRASE.match(label)):
        return False
    if "{key}" in carrier and re.search(r" \w\.$", label):
        return False
    if "\n" in value and ("{k}" in carrier or "|" in carrier or "<" in carrier):
        return False
    clash = ('"' in value and '"' in carrier) or ("'" in value and "'" in carrier)
    return not clash and not ("," in value and "12.50" in carrier)


def write(carrier: str, value: str, label: str, rng: Random, spans: Callable[[Line, str], None]) -> Line:
    """Fill a carrier; `spans` appends the value with whatever labels it has."""
    line, name = Line(), machine_name(label, rng)
    for piece in re.split(r"(\{k\}|\{K\}|\{key\}|\{v\}|\{o\}|\{t\}|\{n\})", carrier):
        number = rng.randint(10, 99)
        if piece == "{v}":
            line.value = (len(line.text), len(line.text) + len(value))
            spans(line, value)
        elif piece == "{o}":
            at = rng.randrange(len(_OTHERS))
            head, _, other = _OTHERS[at].replace("{n}", str(number)).partition(" ")
            line.add(head + " ")
            line.add(other, _OTHER_TYPES[at], optional=True)
        elif piece == "{t}":
            line.add(
                f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}T10:{number % 60:02}:33Z",
                "DATE_TIME",
                optional=True,
            )
        else:
            names = {"{k}": label, "{K}": label[:1].upper() + label[1:], "{key}": name, "{n}": str(number)}
            line.add(names.get(piece, piece.replace("{{", "{").replace("}}", "}")))
    return line


def _carrier(options: tuple[str, ...], value: str, label: str, rng: Random) -> str:
    return rng.choice([option for option in options if _fits(option, value, label)])


def _labelled(kind: Kind, value: str, label_at: int, rng: Random) -> tuple[str, str]:
    """Return a carrier and a label in one of the kind's languages."""
    pairs = [(language, label) for language, group in kind.labels.items() for label in group]
    language, label = pairs[label_at % len(pairs)]
    options = LABELLED + SENTENCES.get(language, ()) * 3
    carrier = _carrier(options, value, label, rng)
    return carrier.replace("{k}.", "{k}") if label.endswith(".") else carrier, label


def positive(kind: Kind, number: int, rng: Random) -> Record:
    """Return a text with one valid value."""
    value = kind.make(rng)
    if kind.only_solo or (kind.solo and number % 3 == 0):
        carrier, label, case = _carrier(kind.solo, value, "", rng), "", "own line"
    elif kind.evident and number % 3 == 1:
        carrier, label, case = _carrier(EVIDENT, value, "", rng), "", "no label"
    else:
        carrier, label = _labelled(kind, value, number, rng)
        case = "label"
    line = write(carrier, value, label, rng, lambda line, text: line.add(text, kind.type))
    small = kind.lower and case == "label" and "{key}" not in carrier
    if small and number % 11 == 5 and len(line.text.lower()) == len(line.text):
        line.text, case = line.text.lower(), case + ", small letters"
    return {"text": line.text, "spans": line.spans, "type": kind.type, "case": case, "carrier": carrier}


def _phone_like(value: str) -> bool:
    """Whether a punctuated number is a telephone number somewhere; then finding one is no mistake."""
    if (
        not re.fullmatch(r"[+(]?\d[\d ()./-]{6,20}", value)
        or value.isdigit()
        or re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    ):
        return False
    for region in _REGIONS:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(value, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _also(kind: Kind, value: str, *, labelled: bool, valid: bool) -> list[EntityType]:
    """Return the types that are as right for a negative's value."""
    found = valid_as(value) - {kind.type}
    if _phone_like(value):
        found.add(EntityType.PHONE_NUMBER)
    if re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value):
        found.add(EntityType.UUID)
    if labelled:
        found |= {*GENERIC, *kind.cousins}
    if valid and kind.type == EntityType.DATE_OF_BIRTH:
        found.add(EntityType.DATE_TIME)
    return sorted(found)


def _spoilt(kind: Kind, case: str, maker: Maker, *, labelled: bool) -> Callable[[int, Random], Record]:
    def make(number: int, rng: Random) -> Record:
        valid = case == "right form, no context"
        for _ in range(_TRIES):
            value = maker(rng)
            if not valid_as(value) - {kind.type}:
                break
        if labelled:
            carrier, label = _labelled(kind, value, number, rng)
        else:
            carrier, label = _carrier(NEUTRAL, value, "", rng), ""
        also = _also(kind, value, labelled=labelled, valid=valid)
        return _negative(kind, case + (", label" if labelled else ""), carrier, value, label, also, rng)

    return make


def _negative(
    kind: Kind, case: str, carrier: str, value: str, label: str, also: list[EntityType], rng: Random
) -> Record:
    line = write(carrier, value, label, rng, lambda line, text: line.add(text))
    start, end = line.value
    spans = line.spans + [{"start": start, "end": end, "label": other, "optional": True} for other in also]
    return {"text": line.text, "spans": spans, "type": kind.type, "case": case, "value": [start, end]}


def _lure(kind: Kind, case: str, text: str) -> Callable[[int, Random], Record]:
    def make(number: int, rng: Random) -> Record:
        del number
        start, end = text.index("<"), text.rindex(">")
        value = re.sub(r"\d", lambda found: rng.choice("123456789") if found[0] != "0" else "0", text[start + 1 : end])
        value = text[start + 1 : end] if kind.valid(value) or valid_as(value) or case == "own look-alike" else value
        carrier = (
            text[:start].replace("{", "{{").replace("}", "}}")
            + "{v}"
            + text[end + 1 :].replace("{", "{{").replace("}", "}}")
        )
        return _negative(kind, case, carrier, value, "", _also(kind, value, labelled=False, valid=False), rng)

    return make


def _negatives(kind: Kind) -> list[Callable[[int, Random], Record]]:
    """Return the makers of negatives that make sense for a kind."""
    makers: list[Callable[[int, Random], Record]] = []
    if kind.checked:
        for case, maker in (("wrong check digit", wrong_check(kind)), ("wrong length", wrong_length(kind))):
            makers += [_spoilt(kind, case, maker, labelled=False), _spoilt(kind, case, maker, labelled=True)]
    if kind.checked and kind.shaped:
        makers.append(_spoilt(kind, "same shape", same_shape(kind), labelled=False))
    for case, maker in kind.bad.items():
        makers.append(_spoilt(kind, case, maker, labelled=False))
        if not kind.only_solo and case not in _NEVER_LABELLED:
            makers.append(_spoilt(kind, case, maker, labelled=True))
    if kind.glued:
        makers.append(_spoilt(kind, "inside a longer run", in_run(kind), labelled=False))
    if kind.bare:
        makers += [_spoilt(kind, "right form, no context", kind.make, labelled=False)] * 3
    return makers + [_lure(kind, "own look-alike", text) for text in kind.lures]


def examples(seed: int = 1, only: Collection[EntityType] = (), size: int = SIZE) -> Iterator[Record]:
    """Yield the whole set, type by type; `only` some types when they are named; `size` positives each, or more."""
    for entity, kinds in by_type().items():
        if only and entity not in only:
            continue
        rng = Random(f"{entity}{seed}")
        for number, kind in enumerate(islice(cycle(kinds), max(size, 12 * len(kinds)))):
            yield _named(positive(kind, number // len(kinds), rng), entity, "pos", number)
        share = max(size + 6, 12 * len(kinds)) - 16
        makers = [_negatives(kind) for kind in kinds]
        for number in range(share):
            mine = makers[number % len(kinds)]
            at = number // len(kinds)
            yield _named(
                mine[at % len(mine)](at, rng) if mine else _daily(kinds[0], number, rng), entity, "neg", number
            )
        for number in range(16):
            yield _named(_daily(kinds[0], number, rng), entity, "neg", share + number)


def _daily(kind: Kind, number: int, rng: Random) -> Record:
    return _lure(kind, "daily number", LOOKALIKES[number % len(LOOKALIKES)])(number, rng)


def _named(record: Record, entity: EntityType, side: str, number: int) -> Record:
    return {"id": f"{entity}-{side}-{number:03}", **record}


def main() -> None:
    """Write the set to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=SIZE)
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as file:
        file.writelines(
            json.dumps(record, ensure_ascii=False) + "\n" for record in examples(options.seed, size=options.size)
        )


if __name__ == "__main__":
    main()
