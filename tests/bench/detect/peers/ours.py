"""Maskmill in process, as the command and the server call it: `ours.py [no-names]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.detect.peers.serve import Find, Span, serve

from maskmill.domain.policy import Policy
from maskmill.engine.detect import Detection
from maskmill.settings import Settings
from maskmill.wiring import build_mill


def load() -> Find:
    """Compile the patterns and read the model."""
    with tempfile.TemporaryDirectory() as folder:
        mill = build_mill(Settings(data=Path(folder)), with_names="no-names" not in sys.argv)
        detection = Detection(mill, Policy("bench", 1, keeps_countries=False))

    def find(text: str) -> list[Span]:
        return [
            {"start": item.start, "end": item.end, "label": item.type.value, "score": item.score}
            for item in detection.find([text])[0]
        ]

    return find


if __name__ == "__main__":
    serve(load)
