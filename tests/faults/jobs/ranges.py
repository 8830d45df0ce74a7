"""A worker whose "extract" job works by ranges of pages: each part keeps an object, the join makes one text of them.

It is what a large document will do: the parts share one document, and only the join writes what is handed out. The
option `ranges` says how many; `cost_s` is the time of each part and of the join; each says in its object who it was.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping

from maskmill.domain.job import JobState, Queue, Step
from maskmill.engine import work as engine_work
from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.ports.jobs import Claim, NewArtifact, NewChild, Outcome
from maskmill.tasks import worker

PAGES = "pages"
OUTPUT = "output"


def extract(kit: Kit, claim: Claim, report: Report) -> Outcome:
    """Divide, do one range, or join: whatever the claim asks for."""
    options = claim.raw_options
    if "first" in options:
        return _range(kit, claim, report)
    if not claim.children:
        return Outcome(JobState.WAITING, children=tuple(_divided(options)))
    _spend(options, report)
    read = [
        json.loads(kit.blobs.get(item.document_id, item.kind, item.object_id))
        for child in claim.children
        for item in child.artifacts
    ]
    return _kept(
        kit, claim, OUTPUT, {"ranges": read, "pages": sum(int(str(c.summary["pages"])) for c in claim.children)}
    )


def _divided(options: Mapping[str, object]) -> Iterable[NewChild]:
    for number in range(int(str(options["ranges"]))):
        pages = {"first": number * 50 + 1, "last": number * 50 + 50, "cost_s": options.get("cost_s", 0.05)}
        yield NewChild("extract", Queue.EXTRACTION, pages)


def _range(kit: Kit, claim: Claim, report: Report) -> Outcome:
    _spend(claim.raw_options, report)
    facts = {"first": claim.raw_options["first"], "process": os.getpid(), "attempt": claim.job.attempt}
    return _kept(kit, claim, PAGES, facts)


def _spend(options: Mapping[str, object], report: Report) -> None:
    ends = time.monotonic() + float(str(options.get("cost_s", 0.05)))
    while time.monotonic() < ends:
        time.sleep(0.02)
        report(Step.PROCESSING, 50, "Working")


def _kept(kit: Kit, claim: Claim, kind: str, facts: Mapping[str, object]) -> Outcome:
    blob = kit.blobs.put(claim.job.document_ids[0], kind, [json.dumps(facts).encode()])
    made = NewArtifact(
        blob.object_id, claim.job.document_ids[0], kind, "probe", blob.size_bytes, blob.sha256, "application/json"
    )
    return Outcome(JobState.DONE, artifacts=(made,), summary={"pages": 50})


if __name__ == "__main__":
    engine_work.WORK["extract"] = extract
    sys.exit(worker.main(sys.argv[1:]))
