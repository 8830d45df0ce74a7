"""Recall, leaks and speed of detection over the labelled sets beside the checkout: `python -m tests.bench.detect`."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.fixtures.detection import mill

from maskmill.adapters.names.rampart import RampartNames
from maskmill.domain.policy import Policy
from maskmill.engine.detect import Detection

SHARED = Path(__file__).resolve().parents[3] / "shared"
SETS = ("presidio_synth_v2", "uner_ewt", "wnut17", "tab_echr144", "nanni_synth")
COLD = """
import resource, time
start = time.perf_counter()
from maskmill.adapters.names.rampart import RampartNames
from maskmill.domain.policy import Policy
from maskmill.engine.detect import Detection
from tests.fixtures.detection import mill
Detection(mill({names}), Policy("bench", 1)).find(["Please call John Smith at (555) 123-4567."])
print(f"{{time.perf_counter() - start:.2f}} s, {{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}} MB")
"""


def main() -> None:
    """Print leak and over-redaction a set, characters per CPU second, and what a cold start takes."""
    for label, names in (("patterns", "None"), ("patterns and names", "RampartNames()")):
        cold = subprocess.run(
            [sys.executable, "-c", COLD.format(names=names)], capture_output=True, text=True, check=True
        )
        print(f"cold start, {label}: {cold.stdout.strip()}")
    if not (SHARED / "tools" / "score_pii.py").is_file():
        print("the labelled sets are not beside this checkout")
        return
    sys.path.insert(0, str(SHARED / "tools"))
    score_pii = import_module("score_pii")

    texts = [_texts(name) for name in SETS]
    for label, detection in (
        ("patterns", Detection(mill(), Policy("bench", 1))),
        ("patterns and names", Detection(mill(RampartNames()), Policy("bench", 1))),
    ):
        _speed(label, detection, [text for rows in texts for text in rows])
    for name in SETS:
        _score(score_pii, name, detection)
    print(f"resident at the end: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _texts(name: str) -> list[str]:
    path = SHARED / "data" / "pii" / "dev" / f"{name}.jsonl"
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]


def _speed(label: str, detection: Detection, texts: list[str]) -> None:
    whole = "\n".join(texts)
    for size in (1_000, 50_000):
        pieces = [whole[at : at + size] for at in range(0, min(len(whole), 150_000), size)]
        repeats = 1 if "names" in label else 20
        detection.find(pieces[:1])
        detection.find(pieces * repeats if repeats > 1 else pieces[:1])
        started = time.process_time()
        for _ in range(repeats):
            detection.find(pieces)
        rate = repeats * sum(map(len, pieces)) / (time.process_time() - started)
        print(f"{label}, {size} characters a text: {rate:,.0f} characters per CPU second")


def _score(score_pii: ModuleType, name: str, detection: Detection) -> None:
    maps = json.loads((SHARED / "data" / "pii" / "maps.json").read_text("utf-8"))
    path = SHARED / "data" / "pii" / "dev" / f"{name}.jsonl"
    gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = detection.find([item["text"] for item in gold])
    spans = [[{"start": one.start, "end": one.end, "label": one.type.value} for one in row] for row in found]
    predicted = [{"id": item["id"], "spans": row} for item, row in zip(gold, spans, strict=True)]
    unscored = set(maps["unscored"].get(name, ()))
    result = score_pii.score(gold, predicted, maps["gold"][name], maps["pred"]["maskmill"], 0.0, unscored)
    overall, person = result["overall"], result["labels"].get("PERSON", {}).get("overlap", {})
    print(
        f"{name}: leak {overall['char_leak']:.3f}, over-redaction {overall['over_redaction_any_label']:.3f}, "
        f"PERSON F2 {person.get('f2') or 0:.3f}"
    )


if __name__ == "__main__":
    main()
