"""Fuzz the patterns: both engines find the same, chunks find what the whole finds, and no text takes quadratic time.

Usage: python scripts/fuzz_patterns.py [TEXTS] [SEED]
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.fixtures.detection import mill
from tests.fixtures.pattern_texts import HOSTILE, text

from maskmill.adapters.patterns.hyperscan_engine import HyperscanEngine
from maskmill.adapters.patterns.re2_engine import Re2Engine
from maskmill.domain.detect.catalogue import catalogue
from maskmill.domain.policy import Policy
from maskmill.engine.detect import Detection

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "pii" / "dev"
_SMALL, _LARGE = 100_000, 1_000_000
_FACTOR = 12
_NOISE_S = 0.05
_ROWS_OF_CHUNKS = 20


def main(count: int, seed: int) -> int:
    """Print what differs and what grows too fast; return 1 when anything does."""
    regexes = catalogue().regexes
    engines = Re2Engine(regexes), HyperscanEngine(regexes, warm_bytes=0)
    bad = 0
    for name, texts in (("labelled texts", _labelled()), (f"{count} generated texts", _generated(count, seed))):
        differing = sum(engines[0].scan(item) != engines[1].scan(item) for item in texts)
        print(f"engines over {name}: {differing} differ", flush=True)
        bad += differing
    detection = Detection(mill(), Policy("fuzz", 1))
    source = random.Random(seed)  # noqa: S311 - texts, no secrets
    differing = 0
    for _ in range(_ROWS_OF_CHUNKS):
        long = "".join(text(source) for _ in range(2_000))
        sizes = [source.randint(2_000, 60_000) for _ in range(3)]
        whole = detection.find([long])[0]
        differing += sum(list(detection.stream(_blocks(long, source), piece=size)) != whole for size in sizes)
    print(f"chunks against the whole: {differing} differ", flush=True)
    return int(bool(bad + differing + _growth(detection)))


def _labelled() -> Iterator[str]:
    for path in sorted(SHARED.glob("*.jsonl")) if SHARED.is_dir() else ():
        rows = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
        yield from rows
        yield "\n".join(rows)


def _generated(count: int, seed: int) -> Iterator[str]:
    source = random.Random(seed)  # noqa: S311 - texts, no secrets
    return (text(source) for _ in range(count))


def _blocks(long: str, source: random.Random) -> Iterator[str]:
    at = 0
    while at < len(long):
        size = source.randint(1, 5_000)
        yield long[at : at + size]
        at += size


def _growth(detection: Detection) -> int:
    """Print the CPU time of each hostile text; return how many take over twelve times as long when ten times longer."""
    bad = 0
    ordinary = "\n".join(_labelled()) or "An ordinary sentence, with nothing in it. " * _SMALL

    def repeated(size: int) -> str:
        return (ordinary * (size // len(ordinary) + 1))[:size]

    makers = {**HOSTILE, "ordinary text": repeated}
    for name, maker in makers.items():
        small, large = (_cost(detection, maker(size)) for size in (_SMALL, _LARGE))
        grows = large > _FACTOR * max(small, _NOISE_S)
        bad += grows
        print(f"{'GROWS ' if grows else ''}{name}: {small:.3f} s, {large:.3f} s a million characters", flush=True)
    return bad


def _cost(detection: Detection, long: str) -> float:
    return min(_times(detection, long, 4 if len(long) <= _SMALL else 2))


def _times(detection: Detection, long: str, repeats: int) -> Iterable[float]:
    for _ in range(repeats):
        started = time.process_time()
        detection.find([long])
        yield time.process_time() - started


if __name__ == "__main__":
    arguments = [int(item) for item in sys.argv[1:]]
    sys.exit(main(*(arguments + [100_000, 1][len(arguments) :])))
