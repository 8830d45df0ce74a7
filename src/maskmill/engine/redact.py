"""The main line: a document goes in, a proven copy and its certificate come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from maskmill.domain.finding import Action
from maskmill.domain.job import Step
from maskmill.domain.policy import Policy
from maskmill.engine.certify import certify
from maskmill.engine.decide import Decided, decide
from maskmill.engine.kit import Mill
from maskmill.engine.order import Order, Redacted, Report, Source, Status
from maskmill.engine.prove import prove
from maskmill.engine.read import Reading, read
from maskmill.engine.remove import remove


def redact(mill: Mill, source: Source, policy: Policy, order: Order, report: Report) -> Redacted:
    """Open, read every channel, find, decide, remove, prove, certify.

    `report` is called between the steps and may raise to stop the work (Cancelled, LeaseLost). Nothing that has not
    been read again by other engines is ever returned.

    Raises:
        Refused: the result could not be proven clean.
        And what reading and the jail raise (Unreadable, PasswordNeeded, LimitExceeded).
    """
    if order.strategy is not None:
        policy = policy.with_strategy(order.strategy)
    report(Step.INITIALIZING, 1, "Opening the document")
    report(Step.PROCESSING, 2, "Reading the document")
    reading = read(mill, source, _between(report, Step.PROCESSING, 2, 35, "Reading page {done} of {total}"))
    report(Step.RECOGNIZING, 35, "Looking for personal data")
    decided = decide(mill, reading, policy, order)
    if order.find_only:
        return _result(reading, decided)
    report(Step.REDACTING, 55, f"Removing {decided.removed} findings")
    burned = remove(mill, source, reading, decided)
    report(Step.VERIFYING, 70, "Reading the result again with other engines")
    proof = prove(mill, reading, burned, decided, policy, order)
    report(Step.FINALIZING, 95, "Signing the certificate")
    certificate = certify(
        mill, source.untrusted_bytes, source.commitment_key, policy, decided.findings, proof, audited=order.audited
    )
    done = _result(reading, decided)
    return Redacted(
        status=done.status, kind=done.kind, media_type=done.media_type, pages=done.pages, findings=done.findings,
        raw_values=done.raw_values, counts=done.counts, output=proof.output, certificate=certificate,
        pixel_pages=proof.pixel_pages,
    )  # fmt: skip


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
