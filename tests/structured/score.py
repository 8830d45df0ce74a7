"""Judges the product's patterns: `python -m tests.structured.score [SET.jsonl] [--show TYPE] [--seed N]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fixtures.detection import mill
from tests.structured.catalogue import FREE, by_type
from tests.structured.make import SIZE, examples

from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.policy import Policy
from maskmill.engine.detect import Detection

Record = dict[str, Any]
_SAME = {EntityType.US_DRIVER_LICENSE: EntityType.DRIVER_LICENSE}
"""Types that cannot be told apart without knowing the country."""
_ALWAYS_RIGHT = {EntityType.DATE_TIME}
"""Not counted as `any` on a negative: dates stand everywhere."""


@dataclass(slots=True)
class Tally:
    """What happened to the texts of one type."""

    positives: int = 0
    negatives: int = 0
    typed: int = 0
    exact: int = 0
    found: int = 0
    false_typed: int = 0
    false_any: int = 0
    stray: int = 0
    notes: list[str] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)

    def precision(self, false: int) -> float:
        """Return found values of the type among all findings of it."""
        return self.typed / (self.typed + false) if self.typed + false else 1.0

    def recall(self, hits: int) -> float:
        """Return hits among the positives."""
        return hits / self.positives if self.positives else 1.0


def _same(kind: str) -> str:
    return _SAME.get(EntityType(kind), EntityType(kind))


def _overlap(found: Entity, start: int, end: int) -> bool:
    return found.start < end and start < found.end


def _shown(record: Record, found: list[Entity]) -> str:
    seen = ", ".join(f"{item.type}={record['text'][item.start : item.end]!r}" for item in found)
    return f"{record['case']}: {record['text']!r} -> {seen or 'nothing'}"


def _positive(record: Record, found: list[Entity], tallies: dict[str, Tally]) -> None:
    for span in record["spans"]:
        if span.get("optional"):
            continue
        tally = tallies[span["label"]]
        here = [item for item in found if _overlap(item, span["start"], span["end"])]
        typed = [item for item in here if _same(item.type) == _same(span["label"])]
        tally.positives += 1
        tally.found += bool(here)
        tally.typed += bool(typed)
        exact = any((item.start, item.end) == (span["start"], span["end"]) for item in typed)
        tally.exact += exact
        if not typed:
            tally.others[here[0].type if here else "nothing"] += 1
        if not exact:
            tally.notes.append(("BOUNDS " if typed else "OTHER " if here else "MISS ") + _shown(record, found))


def _negative(record: Record, found: list[Entity], tally: Tally) -> None:
    tally.negatives += 1
    start, end = record["value"]
    excused = {span["label"] for span in record["spans"] if (span["start"], span["end"]) == (start, end)}
    here = [item for item in found if _overlap(item, start, end)]
    typed = [item for item in here if _same(item.type) == _same(record["type"])]
    wrong = [item for item in here if item.type not in excused | _ALWAYS_RIGHT]
    tally.false_typed += bool(typed)
    tally.false_any += bool(wrong)
    if wrong:
        tally.notes.append(("FALSE " if typed else "FALSE-ANY ") + _shown(record, found))


def _strays(record: Record, found: list[Entity], tallies: dict[str, Tally]) -> None:
    regions = [(span["start"], span["end"]) for span in record["spans"]]
    regions += [tuple(record["value"])] if "value" in record else []
    for item in found:
        if item.type in _ALWAYS_RIGHT or any(_overlap(item, *region) for region in regions):
            continue
        tallies[item.type].stray += 1
        tallies[item.type].notes.append("STRAY " + _shown(record, [item]))


def score(records: list[Record]) -> dict[str, Tally]:
    """Run the patterns over the texts and count."""
    detection = Detection(mill(), Policy("bench", 1))
    tallies: dict[str, Tally] = defaultdict(Tally)
    for record, found in zip(records, detection.find([item["text"] for item in records]), strict=True):
        if "value" in record:
            _negative(record, found, tallies[record["type"]])
        else:
            _positive(record, found, tallies)
        _strays(record, found, tallies)
    return tallies


_HEAD = f"{'type':28}  pos  neg  P typed   P any  R typed  R exact   R any  stray"


def table(tallies: dict[str, Tally]) -> list[str]:
    """Return the lines of the report."""
    lines = [_HEAD]
    for name, tally in sorted(tallies.items()):
        if not tally.positives and not tally.stray:
            continue
        lines.append(
            f"{name:28} {tally.positives:4} {tally.negatives:4} {tally.precision(tally.false_typed):8.3f} "
            f"{tally.precision(tally.false_any):7.3f} {tally.recall(tally.typed):8.3f} "
            f"{tally.recall(tally.exact):8.3f} {tally.recall(tally.found):7.3f} {tally.stray:6}  "
            + ", ".join(f"{count} as {other}" for other, count in tally.others.most_common(3))
        )
    judged = [tally for tally in tallies.values() if tally.positives]
    whole = Tally(**{name: sum(getattr(tally, name) for tally in judged) for name in _COUNTS})
    good = sum(t.precision(t.false_typed) >= 0.995 and t.recall(t.typed) >= 0.99 for t in judged)
    lines.append(
        f"all: {whole.positives} positives, {whole.negatives} negatives; "
        f"precision {whole.precision(whole.false_typed):.4f} "
        f"(any {whole.precision(whole.false_any):.4f}), recall {whole.recall(whole.typed):.4f} "
        f"(exact {whole.recall(whole.exact):.4f}, any {whole.recall(whole.found):.4f}); "
        f"types with P>=.995 and R>=.99: {good} of {len(judged)}; "
        f"not in the set: {', '.join(sorted(set(EntityType) - FREE - set(by_type()))) or 'none'}"
    )
    return lines


_COUNTS = ("positives", "negatives", "typed", "exact", "found", "false_typed", "false_any", "stray")


def main() -> None:
    """Print the table, or the mistakes of one type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path, nargs="?")
    parser.add_argument("--show", default="")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=SIZE)
    options = parser.parse_args()
    if options.set:
        records = [json.loads(line) for line in options.set.read_text(encoding="utf-8").splitlines()]
    else:
        records = list(examples(options.seed, size=options.size))
    tallies = score(records)
    lines = (
        [note for kind in options.show.split(",") for note in tallies[kind].notes] if options.show else table(tallies)
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
