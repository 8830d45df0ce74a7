"""Reads the labelled corpora, and keeps the documents apart that figures are reported on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TRAIN = {
    "wnut17_train": 2.0,
    "btc": 1.0,
    "wikigold": 2.0,
    "sec_filings": 0.5,
    "meddocan_es_train": 0.5,
    "echr_fr_manual_train": 1.0,
    "echr_es_manual_train": 1.0,
    "germeval14_de_rest": 1.0,
    "europeana_de": 0.15,
    "europeana_fr": 0.15,
    "europeana_nl": 0.25,
    "mobie_de": 0.3,
    "lener_br_pt": 0.3,
}
"""Corpora of `train/` and how many times (or what share of) their documents are read in one epoch."""

HALVES = {
    "presidio_synth_v2": 2.0,
    "tab_echr144": 3.0,
    "wnut17": 2.0,
    "lifebench_silver": 0.5,
    "ambient_ambiguous": 1.0,
}
"""Corpora of `dev/` whose licence allows training: one half is read, figures are reported on the other."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its (start, end, label, optional) spans, in the labels of its corpus."""

    corpus: str
    text: str
    spans: tuple[tuple[int, int, str, bool], ...]


def read(path: Path, corpus: str) -> Iterator[Marked]:
    """Yield the documents of a JSON-lines file."""
    for line in path.read_text("utf-8").splitlines():
        item = json.loads(line)
        spans = tuple((one["start"], one["end"], one["label"], bool(one.get("optional"))) for one in item["spans"])
        yield Marked(corpus, item["text"], spans)


def is_held_out(text: str) -> bool:
    """Say whether a document of `HALVES` is for the figures: by a hash of its letters, so repeats stay together."""
    letters = "".join(char for char in text.casefold() if char.isalpha())
    return hashlib.sha256(letters.encode()).digest()[0] % 2 == 0


def load(data: Path) -> dict[str, tuple[float, list[Marked]]]:
    """Return by corpus its weight and the documents that may be trained on."""
    found = {name: (weight, list(read(data / "train" / f"{name}.jsonl", name))) for name, weight in TRAIN.items()}
    for name, weight in HALVES.items():
        items = [item for item in read(data / "dev" / f"{name}.jsonl", name) if not is_held_out(item.text)]
        found[name] = (weight, items)
    return found
