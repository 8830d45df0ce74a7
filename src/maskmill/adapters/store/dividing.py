"""A running job that divides itself: its parts become rows, it waits for them, and reads what they made when it joins.

Everything happens in the transaction of the divider's `finish`, under its token: an attempt that lost its lease makes
no parts, and a message that comes twice finds nothing to do.
"""

from __future__ import annotations

import json

from sqlalchemy import ColumnElement, Connection, insert, select, update

from maskmill.adapters.store.closing import HELD_NO_MORE
from maskmill.adapters.store.drafting import draft_part, with_options
from maskmill.adapters.store.table import Fields, JobTable, add_event
from maskmill.adapters.store.tables import JOB, Artifact, Job
from maskmill.adapters.store.tally import count_submitted
from maskmill.domain.job import JobState
from maskmill.ports.jobs import ChildResult, Claim, NewChild, Outcome


def check_outcome(outcome: Outcome) -> None:
    """See that an outcome is one that a job can have.

    Raises:
        ValueError: artifacts of a job that delivers nothing; waiting without parts, with effects, or parts otherwise.
    """
    if outcome.artifacts and outcome.state not in {JobState.DONE, JobState.REVIEW}:
        raise ValueError(f"a job that is {outcome.state.value} has no artifacts")
    if (outcome.state is JobState.WAITING) is not bool(outcome.children):
        raise ValueError("a job waits for its parts, and only for them")
    if outcome.children and (outcome.findings or outcome.summary):
        raise ValueError("a job that waits for its parts has no findings and no summary yet")


class Dividing(JobTable):
    """The part of the job table that knows parts."""

    def _divide(
        self, connection: Connection, which: ColumnElement[bool], claim: Claim, parts: tuple[NewChild, ...], at: float
    ) -> bool:
        """Let the selected row wait for new parts, after those that it has; False when it is not there any more."""
        values = {
            **HELD_NO_MORE,
            "state": JobState.WAITING.value,
            "joins": True,
            "children_total": Job.children_total + len(parts),
            "problem": None,
            "problem_slug": None,
            "events": Job.events + 1,
        }
        parent = connection.execute(update(JOB).where(which).values(values).returning(JOB)).mappings().first()
        if parent is None:
            return False
        add_event(connection, parent, f"Divided into {len(parts)} parts", at)
        rows = [self._part(claim, parent, part, offset, at) for offset, part in enumerate(parts)]
        connection.execute(insert(Job), rows)
        count_submitted(connection, rows)
        return True

    def _part(self, claim: Claim, parent: Fields, part: NewChild, offset: int, at: float) -> dict[str, object]:
        """Lay out a part. It has its parent's place in the line: who has waited once need not wait again."""
        row = draft_part(claim.job, part, claim.job.children_total + offset, at)
        row["rank"] = row["rank"] if parent["rank"] is None else abs(parent["rank"])
        if not part.raw_options:
            return row
        return with_options(row, part.raw_options, self._column_key(row["tenant_id"], row["document_id"]))

    def _results(self, connection: Connection, parent: Fields) -> tuple[ChildResult, ...]:
        """Return what the parts of a row left, in their order; Gone when their document was shredded."""
        if not parent["joins"]:
            return ()
        of_it = Job.parent_id == parent["id"]
        made = select(Artifact).join(Job, Job.id == Artifact.job_id).where(of_it).order_by(Artifact.position)
        artifacts: dict[str, list[Fields]] = {}
        for row in connection.execute(made).mappings():
            artifacts.setdefault(row["job_id"], []).append(row)
        parts = connection.execute(select(Job).where(of_it).order_by(Job.child_index)).mappings()
        return tuple(
            ChildResult(
                id=part["id"],
                kind=part["kind"],
                raw_options=self._raw_options(part),
                summary={} if part["summary"] is None else json.loads(part["summary"]),
                artifacts=tuple(self._artifact(row) for row in artifacts.get(part["id"], ())),
            )
            for part in parts
        )
