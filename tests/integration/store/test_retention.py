"""The contract of ports/retention.py."""

from __future__ import annotations

import json

import pytest
from tests.fixtures.stores import TENANT, Bench, artifact, finding

from maskmill.domain.job import JobState
from maskmill.errors import NotFound
from maskmill.ports.jobs import JobRow, Outcome
from maskmill.ports.retention import Pruned

DAY = 86_400.0


def done(bench: Bench, job: JobRow) -> str:
    """Finish a job with an artifact and a finding; return the artifact's object."""
    claim = bench.claim(job.id)
    made = artifact(claim.job.document_ids[0])
    bench.store.jobs.finish(claim, Outcome(JobState.DONE, artifacts=(made,), findings=(finding(),)))
    return made.object_id


def left(bench: Bench) -> set[str]:
    return {job.id for job in bench.store.jobs.list(TENANT)[0]}


def prune(bench: Bench, days: float, limit: int = 100, **policies: float) -> Pruned:
    terms = {name: bench.clock() - term * DAY for name, term in policies.items()}
    return bench.store.retention.prune(terms, bench.clock() - days * DAY, limit, "retention")


def test_ended_jobs_go_with_all_that_they_made_and_an_audit_row(bench: Bench) -> None:
    old, queued = bench.submit(), bench.submit()
    made = done(bench, old)
    bench.clock.turn(10 * DAY)
    young = bench.submit()
    done(bench, young)
    told = len(bench.store.jobs.events(TENANT, old.id))
    assert prune(bench, days=9) == Pruned(jobs=1, events=told, findings=1, artifacts=1)
    with pytest.raises(NotFound):
        bench.get(old.id)
    assert left(bench) == {queued.id, young.id}
    assert [row.object_id for row in bench.store.waste.rows()] == [made]
    assert bench.store.documents.get(TENANT, old.document_ids[0]).deleted_at is None
    body = json.loads(list(bench.store.audit.rows())[-1].body)
    assert body["action"] == "jobs.pruned"
    assert [body[name] for name in ("jobs", "events", "findings", "artifacts")] == [1, told, 1, 1]
    assert prune(bench, days=9) == Pruned()
    assert json.loads(list(bench.store.audit.rows())[-1].body) == body


def test_a_batch_goes_whole(bench: Bench) -> None:
    parent = bench.submit(*(bench.document() for _ in range(3)))
    children = bench.children(parent)
    for child in children:
        done(bench, bench.get(child))
    bench.clock.turn(DAY)
    assert prune(bench, days=0.5, limit=1).jobs == 4
    assert left(bench) == set()


def test_the_children_of_an_open_batch_stay(bench: Bench) -> None:
    parent = bench.submit(bench.document(), bench.document())
    done(bench, bench.get(bench.children(parent)[0]))
    bench.clock.turn(DAY)
    assert prune(bench, days=0.5) == Pruned()


def test_a_transaction_takes_about_as_many_as_it_may(bench: Bench) -> None:
    for _ in range(5):
        done(bench, bench.submit())
    bench.clock.turn(DAY)
    assert [prune(bench, days=0.5, limit=2).jobs for _ in range(4)] == [2, 2, 1, 0]


def test_a_policy_may_keep_its_jobs_longer_or_for_ever(bench: Bench) -> None:
    for policy in ("short", "long", "ever"):
        done(bench, bench.submit(policy=policy))
    assert bench.store.retention.policies() == ["ever", "long", "short"]
    bench.clock.turn(10 * DAY)
    forever = bench.clock() / DAY  # a time long before the first job
    assert prune(bench, days=5, long=20, ever=forever).jobs == 1
    assert {job.policy for job in bench.store.jobs.list(TENANT)[0]} == {"long", "ever"}
    bench.clock.turn(11 * DAY)
    assert prune(bench, days=5, long=20, ever=bench.clock() / DAY).jobs == 1


def test_a_job_that_an_open_one_follows_stays(bench: Bench) -> None:
    first = bench.submit()
    later = bench.submit(after_id=first.id)
    done(bench, first)
    bench.clock.turn(DAY)
    assert prune(bench, days=0.5) == Pruned()
    done(bench, later)
    bench.clock.turn(DAY)
    assert prune(bench, days=0.5).jobs == 2


def test_a_job_that_was_queued_again_stays(bench: Bench) -> None:
    claim = bench.running()
    bench.store.jobs.fail(claim, {"slug": "x"}, None, None)
    bench.clock.turn(DAY)
    bench.store.jobs.retry(TENANT, claim.job.id)
    assert prune(bench, days=0.5) == Pruned()
    assert bench.get(claim.job.id).state is JobState.QUEUED


def test_an_idempotency_key_is_free_again_after_its_job_has_gone(bench: Bench) -> None:
    document_id = bench.document()
    first = bench.submit(document_id, idempotency_key="k")
    done(bench, first)
    bench.clock.turn(DAY)
    assert bench.submit(document_id, idempotency_key="k").id == first.id
    prune(bench, days=0.5)
    assert bench.submit(document_id, idempotency_key="k").id != first.id


def expired(bench: Bench, limit: int = 10, **policies: float) -> list[str]:
    terms = {name: bench.clock() - term * DAY for name, term in policies.items()}
    return [document_id for _tenant, document_id in bench.store.retention.expired_documents(terms, limit)]


def test_a_document_expires_when_all_its_jobs_under_such_policies_ended_long_ago(bench: Bench) -> None:
    one, other, never = (bench.document() for _ in range(3))
    done(bench, bench.submit(one, policy="week"))
    done(bench, bench.submit(other, policy="week"))
    done(bench, bench.submit(never, policy="default"))
    bench.clock.turn(5 * DAY)
    assert expired(bench, week=7) == []
    done(bench, bench.submit(other, policy="month"))
    bench.clock.turn(5 * DAY)
    assert expired(bench, week=7) == [one, other]
    assert expired(bench, week=7, month=30) == [one]
    assert expired(bench, week=7, limit=1) == [one]
    assert expired(bench) == []


def test_a_document_with_an_open_job_or_an_open_batch_stays(bench: Bench) -> None:
    one, other = bench.document(), bench.document()
    done(bench, bench.submit(one, policy="week"))
    bench.submit(one, policy="default")
    parent = bench.submit(other, bench.document(), policy="week")
    children = [job for job in bench.children(parent) if bench.get(job).document_ids == (other,)]
    done(bench, bench.get(children[0]))
    bench.clock.turn(10 * DAY)
    assert expired(bench, week=7) == []


def test_a_deleted_document_does_not_expire_again(bench: Bench) -> None:
    document_id = bench.document()
    done(bench, bench.submit(document_id, policy="week"))
    bench.clock.turn(10 * DAY)
    bench.store.documents.mark_deleted(TENANT, document_id)
    assert expired(bench, week=7) == []
