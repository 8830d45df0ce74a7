"""The contract of ports/jobs.py: jobs that start after another job."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import TENANT, Bench

from maskmill.domain.job import CHAIN_CAP, JobState
from maskmill.errors import Conflict, InvalidRequest, NotFound
from maskmill.ports.jobs import Outcome

DONE, REFUSED, FAILED, CANCELLED, QUEUED = (
    JobState.DONE, JobState.REFUSED, JobState.FAILED, JobState.CANCELLED, JobState.QUEUED,
)  # fmt: skip


def end(bench: Bench, job_id: str, state: JobState) -> None:
    """Run a job to an end."""
    if state is CANCELLED:
        bench.store.jobs.cancel(TENANT, job_id)
        return
    claim = bench.claim(job_id)
    if state is FAILED:
        bench.store.jobs.fail(claim, {"slug": "x"}, None, None)
    else:
        bench.store.jobs.finish(claim, Outcome(state))


def sendable(bench: Bench) -> list[str]:
    """Return what a dispatcher would send now."""
    sent = bench.store.jobs.dispatchable(100, 15)
    for item in sent:
        bench.store.jobs.undispatch(item)
    return [item.job_id for item in sent]


def test_a_job_starts_when_the_earlier_one_is_done(bench: Bench) -> None:
    first = bench.submit()
    second = bench.submit(after_id=first.id)
    assert (second.state, second.after_id, second.not_before) == (QUEUED, first.id, bench.clock())
    assert sendable(bench) == [first.id]
    bench.clock.turn(1_000_000)
    assert sendable(bench) == [first.id]
    assert bench.store.jobs.claim(second.id, "too early", 15) is None
    end(bench, first.id, DONE)
    assert sendable(bench) == [second.id]
    assert bench.get(second.id).not_before == bench.clock()
    assert bench.store.jobs.events(TENANT, second.id)[-1].message == f"The job {first.id} is done"
    end(bench, second.id, DONE)


def test_a_job_keeps_its_own_time_too(bench: Bench) -> None:
    first = bench.submit()
    second = bench.submit(after_id=first.id, not_before=bench.clock() + 60)
    end(bench, first.id, DONE)
    assert sendable(bench) == []
    assert bench.get(second.id).not_before == bench.clock() + 60
    bench.clock.turn(60)
    assert sendable(bench) == [second.id]


@pytest.mark.parametrize("state", [REFUSED, FAILED, CANCELLED])
def test_a_job_fails_when_the_earlier_one_ends_otherwise(bench: Bench, state: JobState) -> None:
    first = bench.submit()
    second = bench.submit(after_id=first.id)
    third = bench.submit(after_id=second.id)
    end(bench, first.id, state)
    for row, earlier, how in ((second, first, state), (third, second, FAILED)):
        found = bench.get(row.id)
        assert (found.state, found.attempt, found.finished_at) == (FAILED, 0, bench.clock())
        assert found.problem is not None
        assert found.problem["slug"] == "earlier-job-ended"
        assert found.problem["after"] == {"job_id": earlier.id, "state": how.value}
        assert earlier.id in str(found.problem["detail"])
    assert sendable(bench) == []


def test_a_row_of_jobs_may_be_long_but_not_endless(bench: Bench) -> None:
    rows = [bench.submit()]
    document = rows[0].document_ids[0]
    for _ in range(CHAIN_CAP):
        rows.append(bench.submit(document, after_id=rows[-1].id))
    with pytest.raises(InvalidRequest, match="in a row"):
        bench.submit(document, after_id=rows[-1].id)
    bench.store.jobs.cancel(TENANT, rows[0].id)
    assert {bench.get(row.id).state for row in rows[1:]} == {FAILED}


def test_what_has_ended_already_is_followed_at_once_or_not_at_all(bench: Bench) -> None:
    done, failed = bench.submit(), bench.submit()
    end(bench, done.id, DONE)
    end(bench, failed.id, FAILED)
    later = bench.submit(after_id=done.id)
    assert sendable(bench) == [later.id]
    with pytest.raises(Conflict, match="is failed"):
        bench.submit(after_id=failed.id)
    with pytest.raises(NotFound):
        bench.submit(after_id="job_unknown")
    with pytest.raises(NotFound):
        bench.submit(id="own", after_id="own")


def test_a_review_is_no_end(bench: Bench) -> None:
    first = bench.submit()
    bench.submit(after_id=first.id)
    end(bench, first.id, JobState.REVIEW)
    assert sendable(bench) == []


def test_retrying_the_earlier_job_revives_what_failed_because_of_it(bench: Bench) -> None:
    first = bench.submit()
    second = bench.submit(after_id=first.id)
    third = bench.submit(after_id=second.id)
    end(bench, first.id, FAILED)
    with pytest.raises(Conflict, match=first.id):
        bench.store.jobs.retry(TENANT, second.id)
    bench.store.jobs.retry(TENANT, first.id)
    assert [bench.get(row.id).state for row in (first, second, third)] == [QUEUED] * 3
    assert bench.get(second.id).problem is None
    for row in (first, second, third):
        assert sendable(bench) == [row.id]
        end(bench, row.id, DONE)


def test_a_follower_that_ran_and_failed_is_retried_by_itself(bench: Bench) -> None:
    first = bench.submit()
    second = bench.submit(after_id=first.id)
    end(bench, first.id, DONE)
    end(bench, second.id, FAILED)
    bench.store.jobs.retry(TENANT, second.id)
    assert sendable(bench) == [second.id]


def test_a_cancelled_follower_waits_again_when_it_is_retried(bench: Bench) -> None:
    first = bench.submit()
    second = bench.submit(after_id=first.id)
    bench.store.jobs.cancel(TENANT, second.id)
    bench.store.jobs.retry(TENANT, second.id)
    assert sendable(bench) == [first.id]
    bench.store.jobs.cancel(TENANT, second.id)
    end(bench, first.id, DONE)
    bench.store.jobs.retry(TENANT, second.id)
    assert sendable(bench) == [second.id]


def test_a_batch_follows_and_is_followed_as_one(bench: Bench) -> None:
    first = bench.submit(bench.document(), bench.document())
    second = bench.submit(bench.document(), bench.document(), after_id=first.id)
    third = bench.submit(after_id=second.id)
    children = sendable(bench)
    assert {bench.get(child).parent_id for child in children} == {first.id}
    for child in children:
        end(bench, child, DONE)
    later = sendable(bench)
    assert {bench.get(child).parent_id for child in later} == {second.id}
    for child in later:
        end(bench, child, DONE)
    assert sendable(bench) == [third.id]


def test_a_batch_whose_earlier_job_fails_fails_with_all_its_children_and_revives_with_it(bench: Bench) -> None:
    first = bench.submit()
    second = bench.submit(bench.document(), bench.document(), after_id=first.id)
    third = bench.submit(after_id=second.id)
    end(bench, first.id, REFUSED)
    assert [bench.get(row.id).state for row in (second, third)] == [FAILED, FAILED]
    with pytest.raises(Conflict):
        bench.store.jobs.retry(TENANT, second.id)
    bench.store.jobs.retry(TENANT, first.id)
    row = bench.get(second.id)
    assert (row.state, row.children_done, bench.get(third.id).state) == (JobState.WAITING, 0, QUEUED)
    assert sendable(bench) == [first.id]
    end(bench, first.id, DONE)
    assert len(sendable(bench)) == 2


def test_deleting_a_document_ends_what_follows_its_job(bench: Bench) -> None:
    first = bench.submit()
    second = bench.submit(after_id=first.id)
    bench.keys.shred(first.document_ids[0])
    bench.store.documents.mark_deleted(TENANT, first.document_ids[0])
    assert bench.get(second.id).state is FAILED


def test_a_job_cannot_follow_a_foreign_one(bench: Bench) -> None:
    first = bench.submit()
    new = bench.new(after_id=first.id, tenant_id="somebody else")
    with pytest.raises(NotFound):
        bench.store.jobs.submit(type(new)("somebody else", new.kind, new.queue, (), after_id=first.id))
