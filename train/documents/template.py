"""Documents with slots: `{slot}` draws a value, `{slot:1}` the same one throughout, `[[a|b]]` one of several."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHOICE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
SLOT = re.compile(r"\{([a-z_]+)(?::(\d+))?\}")


@dataclass(frozen=True, slots=True)
class Template:
    """One document of a genre in a language."""

    language: str
    genre: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Plain text, or a slot with its number (empty when the value stands alone)."""

    text: str
    slot: str = ""
    number: str = ""


def read(folder: Path) -> list[Template]:
    """Return the templates of all languages, sorted by file."""
    found = []
    for path in sorted(folder.glob("*/*.txt")):
        text = re.sub(r"\A(?:# .*\n)+", "", path.read_text("utf-8"))
        parts = re.split(r"^%%[ \t]*$", text, flags=re.MULTILINE)
        found += [Template(path.parent.name, path.stem, part.strip("\n")) for part in parts if part.strip()]
    return found


def pieces(template: Template, rng: random.Random) -> Iterator[Piece]:
    """Choose among the alternatives, then yield plain text and slots in order."""
    text = CHOICE.sub(lambda found: rng.choice(found.group(1).split("|")), template.text)
    done = 0
    for found in SLOT.finditer(text):
        if found.start() > done:
            yield Piece(text[done : found.start()])
        yield Piece("", found.group(1), found.group(2) or "")
        done = found.end()
    if done < len(text):
        yield Piece(text[done:])
