"""One file of a batch: what is asked of it, and what became of it. Both cross a process boundary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Literal

from maskmill.cli.files.deliver import Staged
from maskmill.domain.finding import Action, Strategy
from maskmill.engine.order import Order, Status


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of every file of a call."""

    data: Path | None
    policy: str = "default"
    mode: Literal["text", "pixels"] = "text"
    strategy: Strategy | None = None
    raw_password: str | None = None
    find_only: bool = False
    audited: bool = True
    names: bool = True  # False: patterns only
    with_values: bool = False  # in the review file
    with_summary: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One file. `staged` is where its result goes; None: it comes back in the answer."""

    number: int
    raw_path: str
    raw_relative: PurePath
    staged: Staged | None = None
    raw_terms: tuple[str, ...] = ()
    decisions: Mapping[str, Action] = field(default_factory=dict)
    is_link: bool = False

    def order(self, ask: Ask) -> Order:
        """Return what the engine is asked."""
        return Order(
            mode=ask.mode,
            strategy=ask.strategy,
            raw_terms=self.raw_terms,
            decisions=self.decisions,
            decider="reviewer" if self.decisions else "policy",
            find_only=ask.find_only,
            audited=ask.audited,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a file. `safe_relative` is its path with findings masked; the raw path is the user's own."""

    number: int
    raw_path: str
    status: Status
    exit_code: int = 0
    problem: Mapping[str, object] | None = None
    pages: int = 0
    pixel_pages: tuple[int, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[tuple[str, int], int] = field(default_factory=dict)  # (type, page) -> how many are removed
    safe_relative: PurePath | None = None
    media_type: str = ""
    output: bytes | None = None
    certificate: bytes | None = None
    findings: tuple[Mapping[str, object], ...] = ()
    seconds: float = 0.0
    written: Path | None = None
