"""The main line: a document goes in, a proven copy and its certificate come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from maskmill.domain.finding import Action
from maskmill.domain.job import Step
from maskmill.domain.policy import Policy
from maskmill.engine.certify import Given, Proof, Reused, certify, given_of
from maskmill.engine.decide import Decided, decide
from maskmill.engine.kit import Mill
from maskmill.engine.order import Order, Redacted, Report, Source, Status
from maskmill.engine.prove import prove
from maskmill.engine.read import Reading, Tick, read
from maskmill.engine.remove import remove

Read = Callable[[Mill, Source, Tick], Reading]


@dataclass(frozen=True, slots=True)
class Established:
    """What was found, removed and proven of a content, and when. Each document of that content is certified apart."""

    result: Redacted  # without output and certificate
    proof: Proof | None  # None: only findings were asked for
    at: float


def redact(mill: Mill, source: Source, policy: Policy, order: Order, report: Report) -> Redacted:
    """Open, read every channel, find, decide, remove, prove, certify: see `establish`."""
    report(Step.INITIALIZING, 1, "Opening the document")
    found = establish(mill, source, policy, order, report)
    return certified(mill, given_of(source), policy, order, found, report)


def establish(
    mill: Mill, source: Source, policy: Policy, order: Order, report: Report, read_it: Read = read
) -> Established:
    """Read every channel, find, decide, remove, prove.

    `report` is called between the steps and may raise to stop the work (Cancelled, LeaseLost). Nothing that has not
    been read again by other engines is ever returned.

    Raises:
        Refused: the result could not be proven clean.
        And what reading and the jail raise (Unreadable, PasswordNeeded, LimitExceeded).
    """
    if order.strategy is not None:
        policy = policy.with_strategy(order.strategy)
    report(Step.PROCESSING, 2, "Reading the document")
    reading = read_it(mill, source, _between(report, Step.PROCESSING, 2, 35, "Reading page {done} of {total}"))
    report(Step.RECOGNIZING, 35, "Looking for personal data")
    decided = decide(mill, reading, policy, order)
    if order.find_only:
        return Established(_result(reading, decided), None, mill.clock())
    report(Step.REDACTING, 55, f"Removing {decided.removed} findings")
    burned = remove(mill, source, reading, decided)
    report(Step.VERIFYING, 70, "Reading the result again with other engines")
    proof = prove(mill, reading, burned, decided, policy, order)
    pixels = replace(_result(reading, decided), pixel_pages=proof.pixel_pages)
    return Established(pixels, proof, mill.clock())


def certified(
    mill: Mill, given: Given, policy: Policy, order: Order, found: Established, report: Report,
    reused: Reused | None = None,
) -> Redacted:  # fmt: skip
    """Return the output with a certificate for this document; without a proof, the findings alone."""
    if found.proof is None:
        return found.result
    words = "Signing the certificate" if reused is None else "Signing a certificate on the proof of the same content"
    report(Step.FINALIZING, 95, words)
    certificate = certify(
        mill, given, policy, found.result.findings, found.proof, audited=order.audited, reused=reused
    )  # fmt: skip
    return replace(found.result, output=found.proof.output, certificate=certificate)


def _result(reading: Reading, decided: Decided) -> Redacted:
    """Say what was found and what of it is removed."""
    counts = Counter(item.type.value for item in decided.findings if item.action is Action.REDACT)
    return Redacted(
        status=Status.REDACTED if decided.removed else Status.UNCHANGED,
        kind=reading.identity.kind,
        media_type=reading.identity.media_type,
        pages=reading.identity.pages,
        findings=decided.findings,
        raw_values=decided.raw_values,
        counts=dict(sorted(counts.items())),
    )


def _between(report: Report, step: Step, low: int, high: int, words: str) -> Callable[[int, int], None]:
    """Turn a count of pages into progress between two percentages."""

    def tick(done: int, total: int) -> None:
        report(step, low + (high - low) * done // max(total, 1), words.format(done=done, total=total))

    return tick
