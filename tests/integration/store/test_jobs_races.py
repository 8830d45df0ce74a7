"""Several processes at once: parts that end together, cancelling against finishing, the same request twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.fixtures import dividers, racers
from tests.fixtures.dividers import TENANT

from maskmill.domain.job import JobState, Queue
from maskmill.ports.jobs import NewJob

RUNNERS = 3


def test_parts_that_end_at_once_queue_exactly_one_join(shared_url: str, tmp_path: Path) -> None:
    store = racers.store_in(shared_url, tmp_path)
    document = dividers.add_document(store, tmp_path)
    wholes = [store.jobs.submit(NewJob(TENANT, "redact", Queue.HIGH_PRIORITY, (document,))).id for _ in range(4)]
    parts = {whole: dividers.divide(store, whole, 12) for whole in wholes}
    every = [part for turn in zip(*parts.values(), strict=True) for part in turn]
    finished = racers.race(dividers.finish_all, RUNNERS, shared_url, tmp_path, every)
    assert sorted(part for mine in finished for part in mine) == sorted(every)
    for whole in wholes:
        row = store.jobs.get(TENANT, whole)
        assert (row.state, row.children_done, row.children_total) == (JobState.QUEUED, 12, 12)
        events = store.jobs.events(TENANT, whole)
        assert [event.sequence for event in events] == list(range(1, len(events) + 1))
        assert Counter(event.message for event in events)["All parts are done; queued to put them together"] == 1
        join = store.jobs.claim(whole, "worker", 60)
        assert join is not None
        assert [child.id for child in join.children] == parts[whole]
        assert store.jobs.claim(whole, "another", 60) is None
    store.close()


def test_cancelling_while_parts_end_waits_for_nobody_and_leaves_no_artifact(shared_url: str, tmp_path: Path) -> None:
    store = racers.store_in(shared_url, tmp_path)
    documents = tuple(dividers.add_document(store, tmp_path) for _ in range(4))
    tops = [store.jobs.submit(NewJob(TENANT, "redact", Queue.HIGH_PRIORITY, documents)).id for _ in range(4)]
    children = [child for top in tops for child in dividers.parts_of(store, top)]
    parts = [part for child in children for part in dividers.divide(store, child, 3)]
    results = racers.race(dividers.finish_or_cancel, RUNNERS, shared_url, tmp_path, parts, tops)
    assert tops in results
    for job_id in (*tops, *children, *parts):
        assert store.jobs.get(TENANT, job_id).state is JobState.CANCELLED
    assert store.documents.object_ids() == {"obj"}
    store.close()


def test_the_same_request_from_several_processes_makes_one_job(shared_url: str, tmp_path: Path) -> None:
    store = racers.store_in(shared_url, tmp_path)
    document = dividers.add_document(store, tmp_path)
    found = racers.race(dividers.submit_all, RUNNERS, shared_url, tmp_path, document)
    assert found[0] == found[1] == found[2]
    assert len(set(found[0])) == 30
    assert sum(store.jobs.counts().values()) == 30
    store.close()


def test_a_job_that_is_submitted_while_the_earlier_one_ends_is_never_forgotten(shared_url: str, tmp_path: Path) -> None:
    store = racers.store_in(shared_url, tmp_path)
    document = dividers.add_document(store, tmp_path)
    earlier = [store.jobs.submit(NewJob(TENANT, "redact", Queue.HIGH_PRIORITY, (document,))).id for _ in range(20)]
    found = racers.race(dividers.submit_after, RUNNERS, shared_url, tmp_path, earlier)
    followers = [job_id for mine in found for job_id in mine if job_id not in earlier]
    assert len(followers) == 40
    for follower in followers:
        claim = store.jobs.claim(follower, "worker", 60)
        assert claim is not None
    store.close()
