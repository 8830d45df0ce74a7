"""A worker whose jobs are probes: they take a while, report, and leave one artefact; no document is opened.

The time comes from the job's option `cost_s`; `poison` kills its process; `deaf` ignores the soft limit; `parts`
divides the job into that many probes and joins them.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import uuid
from collections.abc import Sequence

from maskmill.domain.job import JobState, Step
from maskmill.engine import work as engine_work
from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.ports.jobs import Claim, NewArtifact, NewChild, Outcome
from maskmill.tasks import worker


def probe(kit: Kit, claim: Claim, report: Report) -> Outcome:
    """Spend the time in slices, as a document's pages would be, and leave one effect."""
    del kit
    parts = int(str(claim.raw_options.get("parts", 0)))
    if parts and not claim.children:
        part = NewChild(claim.job.kind, claim.job.queue, {"cost_s": claim.raw_options["cost_s"]})
        return Outcome(JobState.WAITING, children=(part,) * parts)
    if claim.raw_options.get("poison"):
        os.kill(os.getpid(), signal.SIGKILL)
    if claim.raw_options.get("deaf"):
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    cost_s = float(str(claim.raw_options.get("cost_s", 0.05)))
    ends, began = time.monotonic() + cost_s, time.monotonic()
    while time.monotonic() < ends:
        time.sleep(min(0.05, cost_s))
        report(Step.PROCESSING, min(98, int(100 * (time.monotonic() - began) / cost_s)), "Working")
    document_id = claim.job.document_ids[0]
    effect = NewArtifact(f"obj_{uuid.uuid4().hex}", document_id, "output", "probe", 1, "0" * 64, "text/plain")
    return Outcome(JobState.DONE, artifacts=(effect,), summary={"pages": 1})


def main(arguments: Sequence[str]) -> int:
    engine_work.WORK["detect"] = engine_work.WORK["redact"] = probe
    return worker.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
