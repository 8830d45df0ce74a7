"""A job that divides itself, with real workers, real objects and kills."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.fixtures.workers import TENANT, Workers, running_workers

from maskmill.domain.job import JobState, Queue
from maskmill.engine import jobs
from maskmill.ports.jobs import JobFilter, JobRow, NewJob

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("workers")]

RANGES = 4


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    with running_workers(tmp_path_factory.mktemp("mill") / "data", module="tests.faults.jobs.ranges") as workers:
        yield workers


def submit(workers: Workers, **options: object) -> JobRow:
    new = NewJob(TENANT, "extract", Queue.EXTRACTION, ("doc_probe",), raw_options={"ranges": RANGES, **options})
    return jobs.submit(workers.kit, new)


def parts_of(workers: Workers, job: JobRow) -> list[JobRow]:
    return list(workers.kit.store.jobs.list(TENANT, JobFilter(parent_id=job.id))[0])


def output(workers: Workers, job: JobRow) -> tuple[list[int], int]:
    """Return the first pages of the ranges and the number of pages in what the job hands out, which is one thing."""
    (made,) = workers.kit.store.jobs.artifacts(TENANT, job.id)
    found = json.loads(workers.kit.blobs.get(made.document_id, made.kind, made.object_id))
    return [item["first"] for item in found["ranges"]], found["pages"]


def on_disk(workers: Workers) -> int:
    """Count the objects in the folder."""
    folder: Path = workers.settings.data / "objects"
    return sum(path.is_file() for path in folder.rglob("*"))


def settled(workers: Workers, count: int, seconds: float = 1.0) -> bool:
    """Wait until so many objects are left."""
    deadline = time.monotonic() + seconds
    while on_disk(workers) != count and time.monotonic() < deadline:
        time.sleep(0.02)
    return on_disk(workers) == count


def kill_who_runs(workers: Workers, job_id: str) -> None:
    """Kill the pool process that has a job."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with workers.kit.store._database.read() as connection:  # type: ignore[attr-defined]  # the store's own
            query = f"SELECT process FROM job WHERE id = '{job_id}' AND state = 'running'"  # noqa: S608 - our own id
            process = connection.exec_driver_sql(query).scalar()
        if process is not None:
            psutil.Process(int(process.rsplit(":", 1)[1])).kill()
            return
        time.sleep(0.01)
    raise AssertionError("nobody runs the job")


def test_ranges_are_worked_on_and_joined_and_only_the_join_is_left(workers: Workers) -> None:
    before = on_disk(workers)
    job = submit(workers)
    row = workers.until(job, JobState.DONE, JobState.FAILED)
    assert (row.state, row.children_done, row.children_total, row.progress) == (JobState.DONE, RANGES, RANGES, 100)
    assert output(workers, job) == ([1, 51, 101, 151], 200)
    for part in parts_of(workers, job):
        assert workers.kit.store.jobs.artifacts(TENANT, part.id) == []
    assert settled(workers, before + 1)
    progress = [event.progress for event in workers.kit.store.jobs.events(TENANT, job.id)]
    assert progress == sorted(progress)


def test_killed_in_a_range_and_in_the_join_it_goes_on_with_the_ranges_that_were_done(workers: Workers) -> None:
    before = on_disk(workers)
    job = submit(workers, cost_s=0.6)
    workers.until(job, JobState.WAITING)
    parts = parts_of(workers, job)
    workers.until(parts[-1], JobState.RUNNING)
    kill_who_runs(workers, parts[-1].id)
    workers.until(job, JobState.QUEUED, JobState.RUNNING)
    kill_who_runs(workers, job.id)
    assert workers.until(job, JobState.DONE, JobState.FAILED).state is JobState.DONE
    assert output(workers, job) == ([1, 51, 101, 151], 200)
    assert parts_of(workers, job)[0].attempt == 1
    assert parts_of(workers, job)[-1].attempt == 2
    assert workers.row(job).attempt == 2
    assert settled(workers, before + 1, 10.0)


def test_a_cancelled_one_leaves_nothing_within_a_second(workers: Workers) -> None:
    before = on_disk(workers)
    job = submit(workers, cost_s=0.5)
    workers.until(job, JobState.WAITING)
    first = parts_of(workers, job)[0]
    workers.until(first, JobState.DONE)
    jobs.cancel(workers.kit, TENANT, job.id, "test")
    began = time.monotonic()
    workers.until(job, JobState.CANCELLED)
    assert {part.state for part in parts_of(workers, job)} == {JobState.CANCELLED}
    assert settled(workers, before)
    print(f"cancelled and gone after {time.monotonic() - began:.2f} s")  # noqa: T201 - a figure to look at
