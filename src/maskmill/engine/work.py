"""What a job of each kind does, between its claim and its end."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from maskmill.domain.finding import Action, Strategy
from maskmill.domain.job import JobState, Step
from maskmill.domain.policy import Policy
from maskmill.engine.certify import Given, Reused
from maskmill.engine.documents import INPUT
from maskmill.engine.file_name import mask_name
from maskmill.engine.kit import Kit, Mill
from maskmill.engine.order import Order, Redacted, Report, Source
from maskmill.engine.redact import Established, certified, establish
from maskmill.engine.report import report_on, subject_of
from maskmill.engine.step_cache import StepCache
from maskmill.engine.sweep import sweep
from maskmill.errors import Cancelled, InvalidRequest
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import Claim, NewArtifact, Outcome

Work = Callable[[Kit, Claim, Report], Outcome]

EXPIRES = "expires_at"
"""The option of any job that says until when it is worth starting: seconds since the epoch."""


def work(kit: Kit, claim: Claim, report: Report) -> Outcome:
    """Do a job. Running it twice gives the same result; what it wrote counts only when the job is finished.

    Raises:
        InvalidRequest: no such kind. And what the kind's use case raises.
    """
    _end_when_expired(kit, claim)
    return WORK[claim.job.kind](kit, claim, report)


def _end_when_expired(kit: Kit, claim: Claim) -> None:
    """Cancel a job whose caller no longer wants it: its first start came later than its option says.

    Raises:
        Cancelled.
    """
    expires_at = claim.raw_options.get(EXPIRES)
    is_first = claim.job.attempt == 1 and not claim.children
    if isinstance(expires_at, int | float) and is_first and kit.clock() >= expires_at:
        kit.store.jobs.cancel(claim.job.tenant_id, claim.job.id)
        raise Cancelled("The job expired before it started; submit it again")


def order_of(raw_options: Mapping[str, object]) -> Order:
    """Read a redaction's options as the API stored them.

    Raises:
        InvalidRequest: an option is unknown or of the wrong form; names the option, never its value.
    """
    unknown = set(raw_options) - {"mode", "strategy", "terms", "password", EXPIRES}
    if unknown:
        raise InvalidRequest("An option is unknown; a redaction takes mode, strategy, terms and password")
    mode = raw_options.get("mode", "text")
    if mode not in {"text", "pixels"}:
        raise InvalidRequest("The option mode is text or pixels")
    terms = raw_options.get("terms", [])
    if not isinstance(terms, list) or not all(isinstance(term, str) and term for term in terms):
        raise InvalidRequest("The option terms is a list of texts")
    strategy = raw_options.get("strategy")
    if strategy is not None and strategy not in set(Strategy):
        raise InvalidRequest(f"The option strategy is one of {', '.join(Strategy)}")
    return Order(
        mode="pixels" if mode == "pixels" else "text",
        strategy=None if strategy is None else Strategy(str(strategy)),
        raw_terms=tuple(terms),
    )


@dataclass(frozen=True, slots=True)
class _Bench:
    """What a job works with: its document's row, the tenant's mill, and what was done of the same content before."""

    kit: Kit
    row: DocumentRow
    raw_password: str | None
    mill: Mill
    cache: StepCache

    def source(self) -> Source:
        """Load the document: only when its content must be read."""
        content = self.kit.blobs.get(self.row.id, INPUT, self.row.object_id)
        return Source(content, self.row.raw_name, self.raw_password)

    def establish(self, policy: Policy, order: Order, report: Report) -> tuple[Established, Reused | None]:
        """Find and prove, or take what was found and proven of the same content under the same options."""
        report(Step.INITIALIZING, 1, "Opening the document")
        return self.cache.established(
            self.mill,
            policy,
            order,
            lambda: establish(self.mill, self.source(), policy, order, report, self.cache.read),
        )


def _bench(kit: Kit, claim: Claim) -> _Bench:
    """Look up the one document of a job; its hash was taken while it arrived, so it is not read for that."""
    row = kit.store.documents.get(claim.job.tenant_id, claim.job.document_ids[0])
    given = claim.raw_options.get("password")
    raw_password = given if isinstance(given, str) else None
    mill = replace(kit.mill, hash_secret=kit.keys.tenant_secret(row.tenant_id, "hash"))
    return _Bench(kit, row, raw_password, mill, StepCache(kit, claim.job, row, raw_password))


def _redact(kit: Kit, claim: Claim, report: Report) -> Outcome:
    """Redact a document and keep the proven copy and its certificate."""
    bench = _bench(kit, claim)
    row, mill = bench.row, bench.mill
    policy, order = mill.policies.load(claim.job.policy), order_of(claim.raw_options)
    found, reused = bench.establish(policy, order, report)
    given = Given(row.sha256, row.size_bytes, kit.keys.column_key(row.id))
    done = certified(mill, given, policy, order, found, report, reused)
    certificate = json.dumps(done.certificate, indent=1, ensure_ascii=False).encode()
    name = mask_name(mill, policy, PurePath(PurePath(row.raw_name).name or "document"), removed_texts(done)).name
    output = done.output or b""
    return Outcome(
        state=JobState.DONE,
        artifacts=(
            _keep(kit, row.id, "output", name, [output], done.media_type),
            _keep(kit, row.id, "certificate", f"{name}.certificate.json", [certificate], "application/json"),
        ),
        findings=done.findings,
        summary={**_summary(done), "cached": reused is not None},
    )


def removed_texts(done: Redacted) -> list[str]:
    """Return the texts that a redaction removed."""
    return [
        raw for item, raw in zip(done.findings, done.raw_values, strict=True) if item.action is Action.REDACT
    ]  # fmt: skip


def _summary(done: Redacted) -> dict[str, object]:
    """Say what a redaction did, in numbers."""
    return {
        "status": done.status.value,
        "pages": done.pages,
        "pixel_pages": list(done.pixel_pages),
        "counts": dict(done.counts),
        "findings": len(done.findings),
    }


def _keep(
    kit: Kit, document_id: str, kind: str, raw_name: str, chunks: Iterable[bytes], media_type: str
) -> NewArtifact:
    """Store a result under its document's key."""
    blob = kit.blobs.put(document_id, kind, chunks)
    return NewArtifact(
        object_id=blob.object_id,
        document_id=document_id,
        kind=kind,
        raw_name=raw_name,
        size_bytes=blob.size_bytes,
        sha256=blob.sha256,
        media_type=media_type,
    )


def _extract(kit: Kit, claim: Claim, report: Report) -> Outcome:
    """Keep the text of a document."""
    bench = _bench(kit, claim)
    row = bench.row
    report(Step.PROCESSING, 10, "Reading the document")
    reading = bench.cache.read(bench.mill, bench.source())
    raw_text = "\n".join(segment.text for segment in reading.segments)
    name = f"{PurePath(row.raw_name).name or 'document'}.txt"
    artifact = _keep(kit, row.id, "text", name, [raw_text.encode()], "text/plain; charset=utf-8")
    facts = {"pages": reading.identity.pages, "characters": len(raw_text)}
    return Outcome(JobState.DONE, artifacts=(artifact,), summary=facts)


def _detect(kit: Kit, claim: Claim, report: Report) -> Outcome:
    """Keep the findings of a document; nothing is removed."""
    bench = _bench(kit, claim)
    order = Order(raw_terms=order_of(claim.raw_options).raw_terms, find_only=True)
    established, reused = bench.establish(bench.mill.policies.load(claim.job.policy), order, report)
    done = established.result
    found = Counter(item.type.value for item in done.findings)
    removable = sum(item.action is Action.REDACT for item in done.findings)
    facts = {
        "pages": done.pages,
        "counts": dict(sorted(found.items())),
        "to_redact": removable,
        "cached": reused is not None,
    }
    return Outcome(JobState.DONE, findings=done.findings, summary=facts)


def _cleanup(kit: Kit, _claim: Claim, report: Report) -> Outcome:
    """Remove objects that no row names."""
    report(Step.CLEANUP, 10, "Looking for objects that no row names")
    return Outcome(JobState.DONE, summary=dict(sweep(kit)))


def _report(kit: Kit, claim: Claim, report: Report) -> Outcome:
    """Keep the report of an ended job beside the document that it was about."""
    if not claim.job.document_ids:
        raise InvalidRequest("A job without documents has no report; name one that worked on a document")
    report(Step.FINALIZING, 50, "Writing the report")
    row = kit.store.documents.get(claim.job.tenant_id, claim.job.document_ids[0])
    found = report_on(kit, claim.job.tenant_id, subject_of(claim.raw_options), row)
    content = json.dumps(found, indent=1, ensure_ascii=False).encode()
    artifact = _keep(kit, row.id, "report", "report.json", [content], "application/json")
    return Outcome(JobState.DONE, artifacts=(artifact,), summary={"bytes": len(content)})


WORK: dict[str, Work] = {
    "redact": _redact,
    "extract": _extract,
    "detect": _detect,
    "cleanup": _cleanup,
    "report": _report,
}


def known_kind(kind: str) -> str:
    """Return the kind when there is work for it.

    Raises:
        InvalidRequest: there is none; the detail lists what there is.
    """
    if kind not in WORK:
        raise InvalidRequest(f"There is no kind of job of that name; there are {', '.join(sorted(WORK))}")
    return kind
