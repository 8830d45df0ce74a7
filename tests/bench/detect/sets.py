"""The labelled sets beside the checkout, and which of their documents figures may be taken from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from tests.bench.detect.environment import ROOT
from train.corpora import HALVES, is_held_out

SHARED = ROOT.parent / "shared"
ENGLISH = (
    "presidio_synth_v2", "uner_ewt", "tab_echr144", "wnut17", "nanni_synth",
    "ambient_adversarial", "ambient_ambiguous", "ambient_contextual", "lifebench_silver",
)  # fmt: skip
FOREIGN = ("meddocan_es", "echr_fr_manual", "echr_es_manual", "germeval14_de", "pl_pii_bench", "dab_da")
NAMES = (*ENGLISH, *FOREIGN)
RUNNING = ("uner_ewt", "tab_echr144")
"""English running text, for speed: e-mails, reviews and posts; judgments."""
LEAK_ONLY = frozenset({"dab_da"})
"""Sets whose labels lie over each other in layers: only what leaks can be counted (README of the sets)."""

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set: its documents as they are scored."""

    name: str
    documents: list[Document]
    is_half: bool


def are_here() -> bool:
    """Say whether the sets and their scorer are beside the checkout."""
    return (SHARED / "tools" / "score_pii.py").is_file() and (SHARED / "data" / "pii" / "maps.json").is_file()


def scorer() -> ModuleType:
    """Return the shared scorer."""
    import sys

    sys.path.append(str(SHARED / "tools"))
    return import_module("score_pii")


def maps() -> dict[str, Any]:
    """Return what each set and each system calls the types."""
    found: dict[str, Any] = json.loads((SHARED / "data" / "pii" / "maps.json").read_text("utf-8"))
    return found


def labelled(name: str, most: int | None = None) -> Labelled:
    """Return a set; of one that the names model was trained on, the half that was held out.

    `most` takes so many documents from all over the set.
    """
    path = SHARED / "data" / "pii" / "dev" / f"{name}.jsonl"
    documents = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    is_half = name in HALVES
    if is_half:
        documents = [one for one in documents if is_held_out(one["text"])]
    step = max(1, len(documents) // most) if most else 1
    return Labelled(name, documents[::step][:most], is_half)


def running_text(size: int, total: int) -> list[str]:
    """Return pieces of `size` characters, about `total` in all, evenly from each of `RUNNING`; whole pieces only."""
    pieces: list[str] = []
    for name in RUNNING:
        whole = "\n".join(one["text"] for one in labelled(name).documents)
        count = max(1, total // size // len(RUNNING))
        pieces += [whole[at : at + size] for at in range(0, min(len(whole) - size, (count - 1) * size) + 1, size)]
    return pieces
