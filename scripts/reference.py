"""Write docs/reference and docs/detectors.md from the code. `--check` fails when one is stale."""

from __future__ import annotations

import inspect
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from maskmill import errors as tree
from maskmill.compat.registry import REGISTRY
from maskmill.domain.detect.described import Described, Words, described
from maskmill.domain.entity import EntityType
from maskmill.domain.job import KINDS, TIME_LIMITS
from maskmill.settings import Settings

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return (
        "\n".join(lines + ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]) + "\n"
    )


def settings() -> str:
    """List every knob with its type, its default and its meaning."""
    rows = []
    for name, knob in Settings.model_fields.items():
        alias = knob.validation_alias
        names = [str(choice) for choice in getattr(alias, "choices", [])] or [f"MASKMILL_{name.upper()}"]
        kind = str(knob.annotation).replace("<class '", "").replace("'>", "").replace("typing.", "")
        kind = kind.replace("pathlib.", "").replace("pydantic.types.", "")
        default = "unset" if knob.default is None else str(knob.default)
        rows.append((", ".join(f"`{n}`" for n in names), f"`{kind}`", f"`{default}`", knob.description or ""))
    return "# Settings\n\n" + table(("variable", "type", "default", "meaning"), rows)


def errors() -> str:
    """List every error with its numbers."""
    found = [c for _, c in inspect.getmembers(tree, inspect.isclass) if issubclass(c, tree.MaskmillError)]
    rows = [
        (f"`{c.slug}`", str(c.status), str(c.exit_code), "yes" if c.retry else "no", (c.__doc__ or "").split("\n")[0])
        for c in sorted(found, key=lambda c: c.slug)
    ]
    head = ("slug", "HTTP status", "exit code", "retried", "meaning")
    return "# Errors\n\nEvery error is `application/problem+json` (RFC 9457).\n\n" + table(head, rows)


def queues() -> str:
    """List the queues with their limits, and the kinds of jobs with theirs."""
    limits = [(f"`{q}`", str(limit.soft_s), str(limit.hard_s)) for q, limit in TIME_LIMITS.items()]
    kinds = [(f"`{k.name}`", f"`{k.queue}`", str(k.rule.retries), f"{k.rule.base_s:g} s * 2^n") for k in KINDS.values()]
    return (
        "# Queues and kinds of jobs\n\n"
        + table(("queue", "soft limit s", "hard limit s"), limits)
        + "\n"
        + table(("kind", "queue", "retries", "wait before retry n (from 0)"), kinds)
    )


def old_names() -> str:
    """List the names of the old systems, and what each is here."""
    rows = [
        (f"`{old.name}`", f"`from {old.module} import {old.function}`", f"`({old.takes.form})`", f"`{old.kind}`",
         f"`{old.queue}`", old.does)
        for old in REGISTRY.values()
    ]  # fmt: skip
    head = ("Celery name", "import", "arguments", "kind", "queue", "does")
    return "# Old names\n\nHow they are called: [old systems](../old-systems.md).\n\n" + table(head, rows)


COUNTRIES = {
    "AR": "Argentina", "AT": "Austria", "AU": "Australia", "BE": "Belgium", "BG": "Bulgaria", "BR": "Brazil",
    "CA": "Canada", "CH": "Switzerland", "CL": "Chile", "CN": "China", "CZ": "Czechia and Slovakia", "DE": "Germany",
    "DK": "Denmark", "EE": "Estonia", "ES": "Spain", "EU": "European Union", "FI": "Finland", "FR": "France",
    "GB": "United Kingdom", "GR": "Greece", "HR": "Croatia", "HU": "Hungary", "IE": "Ireland", "IL": "Israel",
    "IN": "India", "IT": "Italy", "JP": "Japan", "KR": "South Korea", "LT": "Lithuania", "LV": "Latvia", "MX": "Mexico",
    "NL": "Netherlands", "NO": "Norway", "NZ": "New Zealand", "PL": "Poland", "PT": "Portugal", "RO": "Romania",
    "SE": "Sweden", "SG": "Singapore", "SI": "Slovenia", "TH": "Thailand", "TR": "Turkey", "US": "United States",
    "ZA": "South Africa",
}  # fmt: skip
ROOMS = {
    "person": "People", "place": "Addresses", "contact": "Contact", "payment": "Payment", "online": "Online",
    "device": "Devices", "vehicle": "Vehicles", "date": "Dates", "health": "Health",
    "travel": "Documents of any country", "reference": "References", "secret": "Secrets",
}  # fmt: skip

MODELLED = (
    EntityType.DATE_TIME, EntityType.ID_NUMBER, EntityType.LOCATION, EntityType.ORGANIZATION, EntityType.PERSON,
    EntityType.STREET_ADDRESS, EntityType.USERNAME,
)  # fmt: skip
"""What the names model finds; a test compares it with the model."""

DETECTORS = """\
# What is found, and how

{detectors} detectors find {types} types, those of {countries} countries among them.
The [names model](names-model.md) finds {modelled} in running text.
`GET /api/v1/detectors` gives the same list as JSON.

- **Check digits**: a value whose check digits are wrong is not found, whatever stands beside it.
- **Words**: *needed* means that without a word that says what a number is nothing is found; *helpful* that some forms
  need one, and that others become surer by it. Words count as whole words, at most 60 characters before or 25 behind a
  value unless the detector says otherwise. The languages (ISO 639-1) are those of the words.
- **Forms** are examples: 9 stands for a digit, A for a letter.

Your own words and patterns come with a policy (`maskmill policy check`); a new detector is one file (see the README).
"""


def detectors() -> str:
    """List every detector by country or room, and every type with what finds it."""
    found = described()
    text = DETECTORS.format(
        detectors=len(found),
        types=len({item.type for item in found} | set(MODELLED)),
        countries=len({item.country for item in found} - {None, "EU"}),
        modelled=", ".join(f"`{kind}`" for kind in MODELLED),
    )
    for room, title in ROOMS.items():
        text += f"\n## {title}\n\n{_detector_table([item for item in found if item.room == room])}"
    for country, title in sorted(COUNTRIES.items(), key=lambda pair: pair[1]):
        text += f"\n## {title}\n\n{_detector_table([item for item in found if item.country == country])}"
    finders: dict[str, list[str]] = defaultdict(list)
    for item in found:
        finders[item.type].append(f"`{item.name}`")
    for kind in MODELLED:
        finders[kind].append("names model")
    finders[EntityType.TERM].append("the words that a policy or a user names")
    rows = [(f"`{kind.value}`", ", ".join(finders[kind])) for kind in EntityType]
    return f"{text}\n## All types\n\n{table(('type', 'found by'), rows)}"


def _detector_table(found: list[Described]) -> str:
    """Return the rows of some detectors."""
    rows = [
        (
            f"`{item.type.value}`",
            f"`{item.name}`",
            f"{item.about} {item.rule}".strip(),
            "yes" if item.has_checksum else "",
            "" if item.words is Words.UNUSED else " ".join([item.words.value, *item.languages]),
            ", ".join(f"`{form}`" for form in item.forms),
        )
        for item in sorted(found, key=lambda item: (item.type.value, item.name))
    ]
    return table(("type", "detector", "what, rule and source", "check digits", "words", "forms"), rows)


PAGES: dict[str, Callable[[], str]] = {
    "old-names.md": old_names,
    "settings.md": settings,
    "errors.md": errors,
    "queues.md": queues,
    "../detectors.md": detectors,
}


def main() -> int:
    """Write, or check."""
    stale = []
    for name, write in PAGES.items():
        path, text = FOLDER / name, write()
        if "--check" in sys.argv:
            if not path.exists() or path.read_text() != text:
                stale.append(name)
        else:
            path.write_text(text)
    if stale:
        print("stale:", ", ".join(stale), "- run: python scripts/reference.py", file=sys.stderr)
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
