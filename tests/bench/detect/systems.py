"""What is measured: Maskmill in three ways, Presidio in two, Rampart."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.detect.process import Kept, run
from tests.bench.detect.sets import Document

MASKMILL = (sys.executable, "-m", "maskmill.cli.main", "detect")

Predictions = dict[str, list[dict[str, Any]]]
"""By set, what was found in each document: `{"id", "spans"}`."""


@dataclass(frozen=True, slots=True)
class System:
    """A detector: its name here, in the tables and in the sets' maps; how it is kept; how its command is called."""

    key: str
    title: str
    map: str
    module: str
    arguments: tuple[str, ...] = ()
    command: tuple[str, ...] | None = None
    """Flags of `maskmill detect`: what is found is taken from the command, as its users get it."""
    is_timed: bool = True
    """Whether its speed differs from that of the others."""

    def keep(self, python: Path) -> Kept:
        """Start it; `python` is that of the peers."""
        return Kept(Path(sys.executable) if self.map == "maskmill" else python, self.module, self.arguments)


SYSTEMS: Mapping[str, System] = {
    system.key: system
    for system in (
        System("ours", "ours, redact", "maskmill", "ours", (), ("--preset", "redact")),
        System("report", "ours, report", "maskmill", "ours", (), ("--preset", "report"), is_timed=False),
        System("patterns", "ours, patterns", "maskmill", "ours", ("no-names",), ("--no-names",)),
        System("presidio", "Presidio md", "presidio", "presidio"),
        System("presidio-org", "Presidio + ORG", "presidio", "presidio", ("organizations",), is_timed=False),
        System("rampart", "Rampart", "rampart", "rampart"),
    )
}
OURS = tuple(key for key, system in SYSTEMS.items() if system.map == "maskmill")


def predict(system: System, groups: Mapping[str, Sequence[Document]], python: Path, folder: Path) -> Predictions:
    """Return for each set what the system finds in each document."""
    if system.command is not None:
        return {name: _by_command(system.command, documents, folder) for name, documents in groups.items()}
    with system.keep(python) as kept:
        return {name: _by_asking(kept, documents) for name, documents in groups.items()}


def _by_command(flags: Sequence[str], documents: Sequence[Document], folder: Path) -> list[dict[str, Any]]:
    source, target = folder / "texts.jsonl", folder / "spans.jsonl"
    source.write_text("".join(json.dumps({"id": one["id"], "text": one["text"]}) + "\n" for one in documents), "utf-8")
    run([*MASKMILL, "--jsonl", source, "-o", target, "--data", folder / "data", *flags])
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def _by_asking(kept: Kept, documents: Sequence[Document]) -> list[dict[str, Any]]:
    found = kept.ask([one["text"] for one in documents])["found"]
    return [{"id": one["id"], "spans": spans} for one, spans in zip(documents, found, strict=True)]
