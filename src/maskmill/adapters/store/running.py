"""The way of a claimed job through a worker: heartbeat, report, finish, fail. The token is the fence."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, false, insert, true, update

from maskmill.adapters.store.claiming import Claiming
from maskmill.adapters.store.closing import close, requeued
from maskmill.adapters.store.columns import seal
from maskmill.adapters.store.dividing import check_outcome
from maskmill.adapters.store.family import drop_if_unwanted
from maskmill.adapters.store.table import add_event, dumps
from maskmill.adapters.store.tables import JOB, Artifact, Certificate, Finding, Job
from maskmill.adapters.store.tally import count_outcome, count_retry
from maskmill.adapters.store.waste import drop_effects
from maskmill.domain.job import JobState, Retry, Step
from maskmill.errors import Cancelled, LeaseLost
from maskmill.ports.jobs import Claim, JobRow, Outcome

_DELIVERS = frozenset({JobState.DONE, JobState.REVIEW})
_LAST_PERCENT = 99

_HELD = and_(
    JOB.c.id == bindparam("of_id"), JOB.c.token == bindparam("by_token"), JOB.c.state == JobState.RUNNING.value
)
_EXTEND = update(JOB).where(_HELD).values(lease_until=bindparam("until")).returning(JOB.c.cancel_requested)
_STEP_ON = (
    update(JOB)
    .where(_HELD)
    .values(
        step=bindparam("to_step"),
        progress=case((JOB.c.progress > bindparam("percent"), JOB.c.progress), else_=bindparam("percent")),
        events=JOB.c.events + 1,
    )
    .returning(JOB)
)


class Running(Claiming):
    """The part of the job table that workers use. Times are compared by each process's clock: keep them in step."""

    def heartbeat(self, claim: Claim, lease_s: float) -> None:
        """Extend the lease; LeaseLost, Cancelled."""
        wanted = _key(claim) | {"until": self._clock() + lease_s}
        with self._database.write() as connection:
            flag = connection.execute(_EXTEND, wanted).scalar()
        _go_on(cancel_requested=flag)

    def report(self, claim: Claim, step: Step, progress: int, message: str = "") -> None:
        """Append an event; progress below what was reported before stays where it was. LeaseLost, Cancelled."""
        now, percent = self._clock(), max(0, min(100, progress))
        wanted = _key(claim) | {"to_step": step.value, "percent": percent}
        with self._database.write() as connection:
            row = connection.execute(_STEP_ON, wanted).mappings().first()
            if row is not None:
                add_event(connection, row, message, now)
        _go_on(cancel_requested=None if row is None else row["cancel_requested"])

    def finish(self, claim: Claim, outcome: Outcome) -> JobState:
        """Close the row and write its effects, or let it wait for its parts; return its state. Cancelled wins.

        Raises:
            LeaseLost: nothing is written.
            Gone: the document was deleted meanwhile; nothing is written.
            ValueError: no job can have such an outcome.
        """
        check_outcome(outcome)
        now = self._clock()
        findings = self._finding_rows(claim.job, outcome)
        artifacts = self._artifact_rows(claim.job, outcome, now)
        wanted = and_(_held(claim), Job.cancel_requested == false())
        with self._database.write() as connection:
            if outcome.children and self._divide(connection, wanted, claim, outcome.children, now):
                return JobState.WAITING
            if outcome.state in _DELIVERS:
                _clean_up(connection, claim, now)
            if outcome.children or not close(connection, wanted, outcome.state, now, outcome.problem, outcome.summary):
                flagged = and_(_held(claim), Job.cancel_requested == true())
                if not close(connection, flagged, JobState.CANCELLED, now):
                    raise _lost()
                return JobState.CANCELLED
            count_outcome(connection, outcome)
            if claim.job.attempt > 1:  # an attempt before may have gone to review with findings
                drop_effects(connection, [claim.job.id])
            for table, rows in ((Finding, findings), (Artifact, artifacts)):
                if rows:
                    connection.execute(insert(table), rows)
            if proofs := [_certificate_row(row) for row in artifacts if row["kind"] == "certificate"]:
                connection.execute(insert(Certificate), proofs)
            if artifacts and claim.job.parent_id is not None:
                drop_if_unwanted(connection, claim.job.id, claim.job.parent_id)
        return outcome.state

    def fail(self, claim: Claim, problem: Mapping[str, object], retry: Retry | None, wait_s: float | None) -> None:
        """Queue the row again, or fail it when `wait_s` is None; a job whose flag is set is cancelled. LeaseLost."""
        now = self._clock()
        with self._database.write() as connection:
            if close(connection, and_(_held(claim), Job.cancel_requested == true()), JobState.CANCELLED, now):
                return
            if wait_s is None:
                if not close(connection, _held(claim), JobState.FAILED, now, problem):
                    raise _lost()
                return
            values = {**requeued(now + wait_s), "problem": dumps(problem)}
            query = update(JOB).where(_held(claim)).values(values)
            row = connection.execute(query.returning(JOB)).mappings().first()
            if row is None:
                raise _lost()
            count_retry(connection, row["kind"], (retry or Retry.TRANSIENT).value)
            add_event(connection, row, f"Tries again in {wait_s:g} s ({retry or Retry.TRANSIENT})", now)

    def cancelled(self, claim: Claim) -> None:
        """Close a running job as cancelled; LeaseLost."""
        with self._database.write() as connection:
            if not close(connection, _held(claim), JobState.CANCELLED, self._clock()):
                raise _lost()

    def _finding_rows(self, job: JobRow, outcome: Outcome) -> list[dict[str, object]]:
        """Lay out findings; a label may show a part of the value, so it is sealed."""
        if not outcome.findings:
            return []
        document_id = next(iter(job.document_ids), None)
        key = self._column_key(job.tenant_id, document_id)
        return [
            {
                "job_id": job.id,
                "position": position,
                "tenant_id": job.tenant_id,
                "document_id": document_id,
                "finding_id": item.id,
                "type": item.type.value,
                "segment": item.segment,
                "channel": item.channel.value,
                "page": item.page,
                "span_start": item.start,
                "span_end": item.end,
                "score": item.score,
                "detector": item.detector,
                "action": item.action.value,
                "strategy": item.strategy.value,
                "raw_label": seal(key, item.label, "finding", "raw_label", job.id, str(position)),
                "decider": item.decider,
                "reason": item.reason,
                "version": 1,
            }
            for position, item in enumerate(outcome.findings)
        ]

    def _artifact_rows(self, job: JobRow, outcome: Outcome, now: float) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for position, item in enumerate(outcome.artifacts):
            key, artifact_id = self._keys.column_key(item.document_id), f"art_{uuid.uuid4().hex}"
            rows.append(
                {
                    "id": artifact_id,
                    "tenant_id": job.tenant_id,
                    "job_id": job.id,
                    "position": position,
                    "document_id": item.document_id,
                    "object_id": item.object_id,
                    "kind": item.kind,
                    "raw_name": seal(key, item.raw_name, "artifact", "raw_name", artifact_id),
                    "raw_sha256": seal(key, item.sha256, "artifact", "raw_sha256", artifact_id),
                    "size_bytes": item.size_bytes,
                    "media_type": item.media_type,
                    "created_at": now,
                }
            )
        return rows


def _held(claim: Claim) -> ColumnElement[bool]:
    """Select the row as long as the claim's token is on it."""
    return and_(JOB.c.id == claim.job.id, JOB.c.token == claim.token, JOB.c.state == JobState.RUNNING.value)


def _key(claim: Claim) -> dict[str, object]:
    """Return what `_HELD` asks for."""
    return {"of_id": claim.job.id, "by_token": claim.token}


def _clean_up(connection: Connection, claim: Claim, at: float) -> None:
    """Take the last step before the end, unless the job is to be cancelled."""
    wanted = _key(claim) | {"to_step": Step.CLEANUP.value, "percent": _LAST_PERCENT}
    for row in connection.execute(_STEP_ON.where(JOB.c.cancel_requested == false()), wanted).mappings():
        add_event(connection, row, "Finishing", at)


def _go_on(*, cancel_requested: bool | None) -> None:
    """Stop the worker when the row is no longer its own (None), or when somebody wants it stopped."""
    if cancel_requested is None:
        raise _lost()
    if cancel_requested:
        raise Cancelled("The job was cancelled; submit it again if that was a mistake")


def _lost() -> LeaseLost:
    return LeaseLost("Another worker owns the job now, or it has ended; this result is dropped")


def _certificate_row(artifact: Mapping[str, object]) -> dict[str, object]:
    return {
        "artifact_id": artifact["id"],
        "tenant_id": artifact["tenant_id"],
        "job_id": artifact["job_id"],
        "document_id": artifact["document_id"],
        "created_at": artifact["created_at"],
    }
