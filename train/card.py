"""Writes the tables of docs/names-model.md from the manifest and the code: `python -m train.card`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from train.corpora import HALVES, TRAIN

MANIFEST = Path(__file__).parent / "manifest.yaml"
CARD = Path(__file__).parents[1] / "docs" / "names-model.md"
LICENCES = frozenset({"Apache-2.0", "CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "MIT"})
"""What a corpus may be under: licences that let the model be used for anything and under our own licence."""

OURSELVES = "the Maskmill authors"


def manifest() -> dict[str, Any]:
    """Return what the model was made from."""
    found: dict[str, Any] = yaml.safe_load(MANIFEST.read_text("utf-8"))
    return found


def tables() -> dict[str, str]:
    """Return the generated parts of the card, by the name of their place in it."""
    facts = manifest()
    corpora = [
        "| corpus | what it is | read | source @ commit | licence | attribution |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in facts["corpora"].items():
        source = f"{one['source']} @ {one['commit']}"
        corpora.append(
            f"| {name} | {one['text']} | {_read(name, one)} | {source} | {one['licence']} | {one['attribution']} |"
        )
    generated = ["| what | licence | attribution |", "|---|---|---|"]
    generated += [f"| {one['what']} | {one['licence']} | {one['attribution']} |" for one in facts["generated"]]
    return {"corpora": "\n".join(corpora), "generated": "\n".join(generated)}


def _read(name: str, one: dict[str, Any]) -> str:
    """Return how many documents are read, and how often in an epoch."""
    if name in HALVES:
        return f"{one['trained']:,} of {one['records']:,} (a half) x {HALVES[name]:g}"
    return f"{one['records']:,} x {TRAIN[name]:g}"


def filled(card: str) -> str:
    """Return the card with its generated parts as they should be."""
    for name, table in tables().items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        before, _, rest = card.partition(begin)
        card = f"{before}{begin}{table}\n{end}{rest.partition(end)[2]}"
    return card


def main() -> None:
    """Write the card anew."""
    CARD.write_text(filled(CARD.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
