"""The contract of ports/jobs.py: a single job's way."""

from __future__ import annotations

import pytest
from tests.fixtures.stores import TENANT, Bench, artifact, finding

from maskmill.domain.job import ATTEMPT_CAP, JobState, Queue, Retry, Step
from maskmill.errors import Cancelled, Conflict, Gone, InvalidRequest, LeaseLost, NotFound
from maskmill.ports.jobs import JobFilter, Outcome


def test_a_job_goes_from_queued_to_done_with_its_effects(bench: Bench) -> None:
    document = bench.document()
    row = bench.submit(document, raw_options={"terms": ["Ada"]}, policy="none", priority=2, actor="key_1")
    assert (row.state, row.attempt, row.document_ids, row.policy) == (JobState.QUEUED, 0, (document,), "none")
    assert bench.get(row.id) == row
    claim = bench.claim(row.id)
    assert claim.raw_options == {"terms": ["Ada"]}
    assert (claim.job.state, claim.job.attempt, claim.job.started_at) == (JobState.RUNNING, 1, bench.clock())
    output, proof = artifact(document), artifact(document, "certificate", "letter.pdf.certificate.json")
    outcome = Outcome(JobState.DONE, None, (output, proof), (finding(4), finding(40)), {"pages": 3})
    assert bench.store.jobs.artifacts(TENANT, row.id) == []
    bench.clock.turn(2)
    bench.store.jobs.finish(claim, outcome)
    done = bench.get(row.id)
    assert (done.state, done.progress, done.finished_at) == (JobState.DONE, 100, bench.clock())
    assert bench.store.jobs.summary(TENANT, row.id) == {"pages": 3}
    assert list(bench.store.jobs.findings(TENANT, row.id)) == [finding(4), finding(40)]
    kept = bench.store.jobs.artifacts(TENANT, row.id)
    assert [(item.object_id, item.kind, item.raw_name, item.sha256, item.job_id) for item in kept] == [
        (output.object_id, "output", "letter.pdf", "cd" * 32, row.id),
        (proof.object_id, "certificate", "letter.pdf.certificate.json", "cd" * 32, row.id),
    ]


def test_a_second_delivery_is_a_no_op(bench: Bench) -> None:
    row = bench.submit()
    claim = bench.claim(row.id)
    assert bench.store.jobs.claim(row.id, "other", 15) is None
    bench.store.jobs.finish(claim, Outcome(JobState.DONE))
    assert bench.store.jobs.claim(row.id, "other", 15) is None
    assert bench.store.jobs.claim("job_unknown", "other", 15) is None
    assert bench.get(row.id).attempt == 1


@pytest.mark.parametrize("odd", ["", "\0", "job\0", "\ud800", "é", "'; --", "%", "x" * 100_000])
def test_an_id_that_no_job_can_have_is_not_found(bench: Bench, odd: str) -> None:
    assert bench.store.jobs.claim(odd, "worker", 15) is None
    for ask in (bench.store.jobs.get, bench.store.jobs.events, bench.store.queues.place):
        with pytest.raises(NotFound):
            ask(TENANT, odd)
    for steer in (bench.store.jobs.cancel, bench.store.jobs.retry):
        with pytest.raises(NotFound):
            steer(TENANT, odd, "key_1")


def test_an_expired_lease_is_taken_over_and_the_first_worker_is_fenced_off(bench: Bench) -> None:
    document = bench.document()
    first = bench.claim(bench.submit(document).id, lease_s=10)
    bench.clock.turn(11)
    second = bench.claim(first.job.id, "second")
    assert (second.job.attempt, second.token != first.token) == (2, True)
    with pytest.raises(LeaseLost):
        bench.store.jobs.heartbeat(first, 10)
    with pytest.raises(LeaseLost):
        bench.store.jobs.report(first, Step.REDACTING, 50)
    with pytest.raises(LeaseLost):
        bench.store.jobs.fail(first, {"slug": "x"}, Retry.TRANSIENT, 1)
    with pytest.raises(LeaseLost):
        bench.store.jobs.cancelled(first)
    with pytest.raises(LeaseLost):
        bench.store.jobs.finish(first, Outcome(JobState.DONE, artifacts=(artifact(document),), findings=(finding(),)))
    assert bench.store.jobs.findings(TENANT, first.job.id) == []
    bench.store.jobs.finish(second, Outcome(JobState.DONE))
    assert bench.store.jobs.artifacts(TENANT, first.job.id) == []
    assert [event.message for event in bench.store.jobs.events(TENANT, first.job.id)] == [
        "Starting",
        "Starting",
        "Finishing",
        "Done",
    ]


def test_a_heartbeat_keeps_the_lease(bench: Bench) -> None:
    claim = bench.running()
    for _ in range(4):
        bench.clock.turn(10)
        bench.store.jobs.heartbeat(claim, 15)
    assert bench.store.jobs.recover(ATTEMPT_CAP) == 0
    assert bench.store.jobs.claim(claim.job.id, "other", 15) is None


def test_redelivery_does_not_take_poison_beyond_the_cap(bench: Bench) -> None:
    row = bench.submit()
    for _ in range(ATTEMPT_CAP):
        bench.claim(row.id, lease_s=1)
        bench.clock.turn(2)
    assert bench.store.jobs.claim(row.id, "worker", 1) is None
    assert bench.store.jobs.recover(ATTEMPT_CAP) == 1
    failed = bench.get(row.id)
    assert failed.state is JobState.FAILED
    assert failed.problem is not None
    assert "stopped 5 times" in str(failed.problem["detail"])


def test_recover_queues_what_a_dead_worker_held(bench: Bench) -> None:
    claim = bench.running()
    assert bench.store.jobs.recover(ATTEMPT_CAP) == 0
    bench.clock.turn(16)
    assert bench.store.jobs.recover(ATTEMPT_CAP) == 1
    row = bench.get(claim.job.id)
    assert (row.state, row.attempt) == (JobState.QUEUED, 1)
    assert [item.job_id for item in bench.store.jobs.dispatchable(8, 15)] == [row.id]
    assert bench.claim(row.id).job.attempt == 2


def test_recover_closes_a_cancelled_job_of_a_dead_worker(bench: Bench) -> None:
    claim = bench.running()
    bench.store.jobs.cancel(TENANT, claim.job.id)
    bench.clock.turn(16)
    assert bench.store.jobs.recover(ATTEMPT_CAP) == 1
    assert bench.get(claim.job.id).state is JobState.CANCELLED


def test_progress_never_falls_within_an_attempt_and_events_are_numbered(bench: Bench) -> None:
    claim = bench.running()
    for step, progress in ((Step.PROCESSING, 30), (Step.REDACTING, 20), (Step.REDACTING, 250)):
        bench.clock.turn(1)
        bench.store.jobs.report(claim, step, progress, "going on")
    events = bench.store.jobs.events(TENANT, claim.job.id)
    assert [(event.sequence, event.progress, event.at) for event in events] == [
        (1, 0, 1_000_000.0),
        (2, 30, 1_000_001.0),
        (3, 30, 1_000_002.0),
        (4, 100, 1_000_003.0),
    ]
    assert [event.sequence for event in bench.store.jobs.events(TENANT, claim.job.id, after=2)] == [3, 4]
    assert (bench.get(claim.job.id).step, bench.get(claim.job.id).progress) == (Step.REDACTING, 100)


def test_a_new_attempt_starts_at_zero_and_events_go_on(bench: Bench) -> None:
    claim = bench.running()
    bench.store.jobs.report(claim, Step.REDACTING, 70)
    bench.store.jobs.fail(claim, {"slug": "x"}, Retry.TRANSIENT, 0)
    again = bench.claim(claim.job.id)
    assert (again.job.progress, again.job.step) == (0, Step.INITIALIZING)
    bench.store.jobs.report(again, Step.PROCESSING, 5)
    assert [event.sequence for event in bench.store.jobs.events(TENANT, claim.job.id)] == [1, 2, 3, 4, 5]


def test_a_failure_with_a_wait_is_tried_again_only_after_it(bench: Bench) -> None:
    claim = bench.running()
    bench.store.jobs.fail(claim, {"slug": "store-unavailable"}, Retry.TRANSIENT, 60)
    row = bench.get(claim.job.id)
    assert (row.state, row.not_before, row.problem) == (
        JobState.QUEUED,
        bench.clock() + 60,
        {"slug": "store-unavailable"},
    )
    assert bench.store.jobs.dispatchable(8, 15) == []
    assert bench.store.jobs.claim(row.id, "stale message", 15) is None
    bench.clock.turn(61)
    assert [item.job_id for item in bench.store.jobs.dispatchable(8, 15)] == [row.id]
    assert bench.claim(row.id).job.attempt == 2


def test_a_worker_whose_clock_is_behind_may_take_what_was_sent(bench: Bench) -> None:
    claim = bench.running()
    bench.store.jobs.fail(claim, {}, Retry.TRANSIENT, 60)
    bench.clock.turn(60)
    assert len(bench.store.jobs.dispatchable(8, 15)) == 1
    bench.clock.turn(-1)
    assert bench.claim(claim.job.id).job.attempt == 2


def test_a_failure_without_a_wait_is_final(bench: Bench) -> None:
    claim = bench.running()
    bench.store.jobs.fail(claim, {"slug": "damaged-file"}, None, None)
    row = bench.get(claim.job.id)
    assert (row.state, row.problem, row.finished_at) == (JobState.FAILED, {"slug": "damaged-file"}, bench.clock())
    assert bench.store.jobs.recover(ATTEMPT_CAP) == 0


def test_a_queued_job_is_cancelled_at_once(bench: Bench) -> None:
    row = bench.submit()
    assert bench.store.jobs.cancel(TENANT, row.id).state is JobState.CANCELLED
    assert bench.store.jobs.claim(row.id, "worker", 15) is None
    with pytest.raises(Conflict):
        bench.store.jobs.cancel(TENANT, row.id)


def test_a_running_job_is_cancelled_by_its_flag(bench: Bench) -> None:
    claim = bench.running()
    row = bench.store.jobs.cancel(TENANT, claim.job.id)
    assert (row.state, row.cancel_requested) == (JobState.RUNNING, True)
    with pytest.raises(Cancelled):
        bench.store.jobs.heartbeat(claim, 15)
    with pytest.raises(Cancelled):
        bench.store.jobs.report(claim, Step.REDACTING, 10)
    bench.store.jobs.cancelled(claim)
    assert bench.get(claim.job.id).state is JobState.CANCELLED


def test_cancel_wins_over_finish_and_over_fail(bench: Bench) -> None:
    document = bench.document()
    finishing, failing = bench.claim(bench.submit(document).id), bench.running()
    for claim in (finishing, failing):
        bench.store.jobs.cancel(TENANT, claim.job.id)
    bench.store.jobs.finish(finishing, Outcome(JobState.DONE, artifacts=(artifact(document),), findings=(finding(),)))
    bench.store.jobs.fail(failing, {"slug": "x"}, Retry.TRANSIENT, 1)
    assert {bench.get(claim.job.id).state for claim in (finishing, failing)} == {JobState.CANCELLED}
    assert bench.store.jobs.artifacts(TENANT, finishing.job.id) == []
    assert bench.store.jobs.findings(TENANT, finishing.job.id) == []


def test_retry_queues_an_ended_job_anew_and_keeps_its_events(bench: Bench) -> None:
    document = bench.document()
    claim = bench.claim(bench.submit(document, raw_options={"terms": ["Ada"]}).id)
    with pytest.raises(Conflict):
        bench.store.jobs.retry(TENANT, claim.job.id)
    bench.store.jobs.finish(claim, Outcome(JobState.REFUSED, {"slug": "refused"}, findings=(finding(),)))
    row = bench.store.jobs.retry(TENANT, claim.job.id)
    assert (row.state, row.attempt, row.progress, row.problem, row.finished_at) == (JobState.QUEUED, 0, 0, None, None)
    assert bench.store.jobs.findings(TENANT, row.id) == []
    again = bench.claim(row.id)
    assert (again.job.attempt, again.raw_options) == (1, {"terms": ["Ada"]})
    bench.store.jobs.finish(again, Outcome(JobState.DONE, findings=(finding(),)))
    assert [event.sequence for event in bench.store.jobs.events(TENANT, row.id)] == [1, 2, 3, 4, 5, 6]
    with pytest.raises(Conflict):
        bench.store.jobs.retry(TENANT, row.id)


def test_a_job_in_review_waits_and_can_be_cancelled(bench: Bench) -> None:
    claim = bench.running()
    bench.store.jobs.finish(claim, Outcome(JobState.REVIEW, findings=(finding(),)))
    row = bench.get(claim.job.id)
    assert (row.state, row.finished_at) == (JobState.REVIEW, None)
    assert bench.store.jobs.cancel(TENANT, row.id).state is JobState.CANCELLED


def test_a_refused_job_cannot_bring_artifacts(bench: Bench) -> None:
    claim = bench.running()
    refused = Outcome(JobState.REFUSED, artifacts=(artifact(claim.job.document_ids[0]),))
    with pytest.raises(ValueError, match="refused has no artifacts"):
        bench.store.jobs.finish(claim, refused)
    assert bench.get(claim.job.id).state is JobState.RUNNING


def test_nobody_sees_a_foreign_job(bench: Bench) -> None:
    row = bench.submit()
    jobs = bench.store.jobs
    for call in (jobs.get, jobs.summary, jobs.artifacts, jobs.findings, jobs.events, jobs.cancel, jobs.retry):
        with pytest.raises(NotFound):
            call("somebody else", row.id)
    assert jobs.list("somebody else") == ([], None)


def test_submitting_for_a_document_that_is_not_there_stores_nothing(bench: Bench) -> None:
    gone = bench.document()
    bench.store.documents.mark_deleted(TENANT, gone)
    with pytest.raises(Gone):
        bench.submit(gone)
    with pytest.raises(NotFound):
        bench.submit("doc_unknown")
    with pytest.raises(NotFound):
        bench.submit(bench.document(), tenant_id="somebody else")
    assert bench.store.jobs.counts() == {}


def test_a_job_without_a_document_keeps_its_options(bench: Bench) -> None:
    new = bench.new(bench.document(), kind="cleanup", queue=Queue.LOW_PRIORITY, raw_options={"days": 3})
    row = bench.store.jobs.submit(type(new)(new.tenant_id, new.kind, new.queue, (), raw_options=new.raw_options))
    assert row.document_ids == ()
    assert bench.claim(row.id).raw_options == {"days": 3}


def test_the_same_idempotency_key_gives_the_same_row(bench: Bench) -> None:
    document = bench.document()
    first = bench.submit(document, idempotency_key="k", raw_options={"terms": ["Ada", "Bo"]})
    assert bench.submit(document, idempotency_key="k", raw_options={"terms": ["Ada", "Bo"]}) == first
    assert bench.submit(document, idempotency_key="other").id != first.id
    for changes in ({"raw_options": {"terms": ["Ada"]}}, {"policy": "none"}, {"kind": "detect"}):
        with pytest.raises(Conflict):
            bench.submit(document, idempotency_key="k", **changes)
    assert bench.store.jobs.counts() == {("redact", "queued"): 2}


def test_an_idempotency_key_of_a_batch_gives_the_parent(bench: Bench) -> None:
    documents = (bench.document(), bench.document())
    parent = bench.submit(*documents, idempotency_key="k")
    assert bench.submit(*documents, idempotency_key="k") == parent
    assert bench.store.jobs.counts() == {("redact", "waiting"): 1, ("redact", "queued"): 2}


@pytest.mark.parametrize("key", ["", "k" * 256])
def test_an_idempotency_key_has_a_sane_length(bench: Bench, key: str) -> None:
    with pytest.raises(InvalidRequest):
        bench.submit(idempotency_key=key)


def test_a_document_is_named_once_in_a_job(bench: Bench) -> None:
    document = bench.document()
    with pytest.raises(InvalidRequest):
        bench.submit(document, document)


def test_lists_are_paged_newest_first(bench: Bench) -> None:
    ids = []
    for _ in range(5):
        bench.clock.turn(1)
        ids.append(bench.submit().id)
    bench.clock.turn(1)
    ids.append(bench.submit(bench.document(), bench.document()).id)
    bench.store.jobs.cancel(TENANT, ids[0])
    first, cursor = bench.store.jobs.list(TENANT, limit=3)
    second, end = bench.store.jobs.list(TENANT, limit=3, cursor=cursor)
    assert [row.id for row in (*first, *second)] == ids[::-1]
    assert end is None
    only, _ = bench.store.jobs.list(TENANT, JobFilter(frozenset({JobState.CANCELLED})))
    assert [row.id for row in only] == [ids[0]]


@pytest.mark.parametrize("cursor", ["%%%", "bm9wZQ==", "WzEsMiwzXQ==", "é"])
def test_a_made_up_cursor_is_refused(bench: Bench, cursor: str) -> None:
    with pytest.raises(InvalidRequest):
        bench.store.jobs.list(TENANT, cursor=cursor)


@pytest.mark.parametrize("limit", [0, -1, 1_001])
def test_a_list_has_a_sane_limit(bench: Bench, limit: int) -> None:
    with pytest.raises(InvalidRequest):
        bench.store.jobs.list(TENANT, limit=limit)
