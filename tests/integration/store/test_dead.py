"""Failed jobs by cause: grouped, listed, and queued again a page at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import text
from tests.fixtures.stores import TENANT, Bench, artifact, bench_at, finding

from maskmill.adapters.store.dead import _newest
from maskmill.domain.job import JobState
from maskmill.errors import DamagedFile, PasswordNeeded, StoreUnavailable
from maskmill.ports.dead import Cause
from maskmill.ports.jobs import Outcome

EVERY = Cause()


def failed(bench: Bench, error: Exception | None = None, **changes: object) -> str:
    """Submit a job, let it fail a second later, and return its id."""
    claim = bench.running(**changes)
    bench.clock.turn(1)
    problem = error or DamagedFile()
    assert isinstance(problem, DamagedFile | PasswordNeeded | StoreUnavailable)
    bench.store.jobs.fail(claim, problem.problem(), None, None)
    return claim.job.id


def fail_all(bench: Bench, *job_ids: str) -> None:
    for job_id in job_ids:
        bench.store.jobs.fail(bench.claim(job_id), DamagedFile().problem(), None, None)


def test_groups_are_by_kind_and_slug_the_largest_first(bench: Bench) -> None:
    start = bench.clock()
    failed(bench)
    failed(bench, PasswordNeeded())
    last = failed(bench)
    failed(bench, kind="extract")
    bench.running()
    first, *others = bench.store.dead.groups(TENANT)
    assert (first.kind, first.slug, first.count) == ("redact", "damaged-file", 2)
    assert (first.first_at, first.last_at, first.example_id) == (start + 1, start + 3, last)
    assert [(group.kind, group.slug, group.count) for group in others] == [
        ("extract", "damaged-file", 1),
        ("redact", "password-needed", 1),
    ]
    assert bench.store.dead.groups("somebody else") == []


def test_a_cause_narrows_the_list_and_the_newest_comes_first(bench: Bench) -> None:
    one, two, three = failed(bench), failed(bench, PasswordNeeded()), failed(bench, kind="extract")
    dead = bench.store.dead

    def ids(cause: Cause, limit: int = 10) -> list[str]:
        return [job.id for job in dead.jobs(TENANT, cause, limit)]

    assert ids(EVERY) == [three, two, one]
    assert ids(EVERY, 2) == [three, two]
    assert ids(Cause(kind="redact")) == [two, one]
    assert ids(Cause(slug="damaged-file")) == [three, one]
    assert ids(Cause("redact", "damaged-file")) == [one]
    assert dead.count(TENANT, Cause("redact")) == 2
    assert dead.jobs("somebody else", EVERY, 10) == []
    assert dead.count("somebody else", EVERY) == 0


def test_a_batch_is_told_by_its_failed_children(bench: Bench) -> None:
    parent = bench.submit(bench.document(), bench.document())
    fail_all(bench, *bench.children(parent))
    assert bench.get(parent.id).state is JobState.FAILED
    (group,) = bench.store.dead.groups(TENANT)
    assert (group.slug, group.count) == ("damaged-file", 2)
    assert {job.parent_id for job in bench.store.dead.jobs(TENANT, EVERY, 10)} == {parent.id}


def test_retrying_in_pages_takes_the_oldest_first_and_ends(bench: Bench) -> None:
    ids = [failed(bench) for _ in range(5)]
    bench.clock.turn(1)
    dead, now = bench.store.dead, bench.clock()
    assert list(dead.retry(TENANT, EVERY, "key_1", 2, now)) == ids[:2]
    assert [bench.get(job_id).state for job_id in ids[:3]] == [JobState.QUEUED, JobState.QUEUED, JobState.FAILED]
    assert len(dead.retry(TENANT, EVERY, "key_1", 10, now)) == 3
    assert dead.retry(TENANT, EVERY, "key_1", 10, now) == []
    assert dead.groups(TENANT) == []
    row = bench.get(ids[0])
    assert (row.attempt, row.problem, row.finished_at) == (0, None, None)


def test_what_fails_again_meanwhile_is_left_for_the_next_time(bench: Bench) -> None:
    job_id = failed(bench)
    bench.clock.turn(1)
    before = bench.clock()
    assert list(bench.store.dead.retry(TENANT, EVERY, "key_1", 10, before)) == [job_id]
    bench.store.jobs.fail(bench.claim(job_id), DamagedFile().problem(), None, None)
    assert bench.store.dead.retry(TENANT, EVERY, "key_1", 10, before) == []


def test_only_the_tenants_and_the_causes_jobs_are_touched(bench: Bench) -> None:
    kept = failed(bench, PasswordNeeded())
    job_id = failed(bench)
    bench.clock.turn(1)
    assert bench.store.dead.retry("somebody else", EVERY, "key_1", 10, bench.clock()) == []
    assert list(bench.store.dead.retry(TENANT, Cause(slug="damaged-file"), "key_1", 10, bench.clock())) == [job_id]
    assert bench.get(kept).state is JobState.FAILED


def test_failed_children_reopen_their_batch_and_the_done_ones_stay(bench: Bench) -> None:
    parent = bench.submit(bench.document(), bench.document(), bench.document())
    good, *bad = bench.children(parent)
    claim = bench.claim(good)
    made = Outcome(JobState.DONE, artifacts=(artifact(claim.job.document_ids[0]),), findings=(finding(),))
    bench.store.jobs.finish(claim, made)
    fail_all(bench, *bad)
    bench.clock.turn(1)
    assert bench.get(parent.id).state is JobState.DONE
    assert set(bench.store.dead.retry(TENANT, EVERY, "key_1", 10, bench.clock())) == set(bad)
    row = bench.get(parent.id)
    assert (row.state, row.children_done, row.children_total) == (JobState.WAITING, 1, 3)
    assert len(bench.store.jobs.artifacts(TENANT, parent.id)) == 1
    for job_id in bad:
        bench.store.jobs.finish(bench.claim(job_id), Outcome(JobState.DONE))
    assert bench.get(parent.id).state is JobState.DONE
    assert bench.get(parent.id).problem is None


def test_the_cause_goes_when_a_job_is_queued_again(bench: Bench) -> None:
    job_id = failed(bench)
    bench.store.jobs.retry(TENANT, job_id)
    bench.store.jobs.fail(bench.claim(job_id), StoreUnavailable().problem(), None, None)
    assert [group.slug for group in bench.store.dead.groups(TENANT)] == ["store-unavailable"]


def test_the_index_of_failed_rows_is_used() -> None:
    with bench_at("sqlite://") as bench, bench.store._database.read() as connection:
        query = str(_newest(TENANT, Cause("redact"), 10).compile(compile_kwargs={"literal_binds": True}))
        plan = " ".join(row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}")))
    assert "ix_job_dead" in plan


def test_two_who_retry_at_once_queue_each_job_once(shared_url: str) -> None:
    """Children of one batch, taken by two at the same time: nobody waits for ever, and the batch counts right."""
    with bench_at(shared_url) as bench:
        parent = bench.submit(*(bench.document() for _ in range(20)))
        fail_all(bench, *bench.children(parent))
        bench.clock.turn(1)
        before = bench.clock()

        def retry(_turn: int) -> list[str]:
            return [job_id for _ in range(10) for job_id in bench.store.dead.retry(TENANT, EVERY, "key_1", 3, before)]

        with ThreadPoolExecutor(4) as pool:
            taken = [job_id for ids in pool.map(retry, range(4)) for job_id in ids]
        assert len(taken) == len(set(taken)) == 20
        row = bench.get(parent.id)
        assert (row.state, row.children_done) == (JobState.WAITING, 0)
