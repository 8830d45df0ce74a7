"""Says how often a score is right, by type: `python -m train.calibrate --data DATA --model DIR`.

The raw score of an entity is the highest probability of its words to be personal at all. On labelled documents that
were not trained on, isotonic regression (Barlow and others, 1972: pool adjacent violators) turns it into the share of
such entities that touch a marked one. The curve is kept as a few points in model.json, which the adapter reads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from maskmill.adapters.names import decode
from maskmill.adapters.names.tagger import Tagger
from maskmill.domain.entity import EntityType
from train.corpora import HALVES, Marked, is_held_out, read
from train.labels import ANY, SCHEMES, Scheme

SETS = {
    "presidio_synth_v2": "presidio_synth_v2",
    "tab_echr144": "tab_echr144",
    "wnut17": "wnut17",
    "lifebench_silver": "lifebench_silver",
    "germeval14_de": "germeval14_de_rest",
    "meddocan_es": "meddocan_es_train",
    "echr_fr_manual": "echr_fr_manual_train",
    "echr_es_manual": "echr_es_manual_train",
}
"""Development sets, and the corpus whose labels theirs are."""
KNOTS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
"""Raw scores at which the curve is kept."""
LEAST_CASES = 30


def digest(folder: Path) -> str:
    """Return the SHA-256 of a model's card."""
    return hashlib.sha256((folder / "model.json").read_bytes()).hexdigest()


def main() -> None:
    """Collect scores, fit a curve a type, write it into model.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds dev/")
    parser.add_argument("--model", type=Path, required=True, help="the folder that train.export wrote")
    args = parser.parse_args()

    tagger = Tagger(args.model, digest(args.model))
    seen: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for name, corpus in SETS.items():
        items = list(read(args.data / "dev" / f"{name}.jsonl", corpus))
        if name in HALVES:
            items = [item for item in items if is_held_out(item.text)]
        for item in items:
            for kind, score, is_right in _scores(tagger, item, SCHEMES[corpus]):
                seen[kind].append((score, is_right))
    card = json.loads((args.model / "model.json").read_text("utf-8"))
    card["calibration"] = {kind: _curve(cases) for kind, cases in sorted(seen.items()) if len(cases) >= LEAST_CASES}
    for kind, points in card["calibration"].items():
        print(kind, len(seen[kind]), " ".join(f"{raw:.2f}->{share:.2f}" for raw, share in points))
    text = json.dumps(card, indent=1) + "\n"
    (args.model / "model.json").write_text(text, "utf-8")
    print(f"model.json: sha256 {digest(args.model)} (DIGEST in adapters/names/tagger.py)")


def _scores(tagger: Tagger, item: Marked, scheme: Scheme) -> Iterator[tuple[str, float, bool]]:
    """Yield type, raw score and whether something is marked there, of what the model finds in a document."""
    for entity in decode.entities(item.text, tagger.tag([item.text])[0], tagger.labels, {}):
        kind = "ADDRESS" if entity.type is EntityType.STREET_ADDRESS else entity.type.value
        touched = [
            (scheme.kinds.get(label, ANY), optional)
            for start, end, label, optional in item.spans
            if start < entity.end and entity.start < end
        ]
        is_unclear = any(optional or "O" in kinds for kinds, optional in touched)
        if not is_unclear and (touched or kind not in scheme.unmarked):
            yield kind, entity.score, bool(touched)


def _curve(cases: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return the share of right ones at each of KNOTS, rising: pool adjacent violators, then read off."""
    blocks: list[tuple[float, float, int]] = []  # highest score, share, cases
    for score, is_right in sorted(cases):
        top, share, count = score, float(is_right), 1
        while blocks and blocks[-1][1] >= share:
            _, before, held = blocks.pop()
            share, count = (share * count + before * held) / (count + held), count + held
        blocks.append((top, share, count))
    shares = [next((share for top, share, _ in blocks if top >= knot), blocks[-1][1]) for knot in KNOTS]
    return [(knot, round(min(share, 0.99), 3)) for knot, share in zip(KNOTS, shares, strict=True)]


if __name__ == "__main__":
    main()
