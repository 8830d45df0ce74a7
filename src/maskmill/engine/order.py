"""What is asked of a redaction, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from maskmill.domain.finding import Action, Finding, Strategy
from maskmill.domain.job import Step

Report = Callable[[Step, int, str], None]
"""Called with the step, the percentage (0..100, never falling) and one sentence without personal data."""


class Status(StrEnum):
    """What became of a file."""

    REDACTED = "redacted"
    UNCHANGED = "unchanged"  # nothing to remove: the rebuilt, verified file is still written
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Source:
    """A document to work on. The password is never stored or logged."""

    untrusted_bytes: bytes
    raw_name: str
    raw_password: str | None = None
    commitment_key: bytes | None = None  # binds the certificate to the input; None: a key that nobody keeps


@dataclass(frozen=True, slots=True)
class Order:
    """How a document is redacted beyond its policy."""

    mode: Literal["text", "pixels"] = "text"
    strategy: Strategy | None = None
    raw_terms: tuple[str, ...] = ()
    decisions: Mapping[str, Action] = field(default_factory=dict)  # finding id -> a person's decision
    decider: str = "policy"
    find_only: bool = False  # --dry-run and --review: stop after the decisions
    audited: bool = True  # False: --no-audit, named in the certificate


@dataclass(frozen=True, slots=True)
class Redacted:
    """A proven result. `output` and `certificate` are None when only findings were asked for."""

    status: Status
    kind: str
    media_type: str
    pages: int
    findings: tuple[Finding, ...]
    raw_values: tuple[str, ...]  # the text of each finding, in step with `findings`
    counts: Mapping[str, int]  # removed, by type
    output: bytes | None = None
    certificate: Mapping[str, object] | None = None
    pixel_pages: tuple[int, ...] = ()
