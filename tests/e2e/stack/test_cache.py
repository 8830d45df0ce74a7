"""A real stack: the same content is proven once, and a cancelled job leaves nothing, whatever dies meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.fixtures.pages import digital_pdf, text_pdf
from tests.fixtures.stack import RunningStack, running_stack

from maskmill import wiring
from maskmill.cli.client import Client
from maskmill.domain.job import Queue
from maskmill.engine import documents, fleet, jobs
from maskmill.ports.jobs import NewJob
from maskmill.settings import Settings

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("step-cache"), pytest.mark.timeout(180)]

LETTER = text_pdf(["Jonathan Ashdown wrote from jo@example.org on Friday."])
LONG = digital_pdf(60, seed=3)
"""Takes a worker long enough to be cancelled in the middle."""


@dataclass(frozen=True)
class Left:
    """What the processes before these left: a job whose worker died in the middle, cancelled when nothing ran."""

    job_id: str
    object_id: str


def leave(data: Path) -> Left:
    """Be those processes."""
    kit = wiring.build_kit(Settings(data=data, lease_s=1.0))
    try:
        document = documents.ingest(kit, "default", "letter.pdf", [LETTER], "test")
        job = kit.store.jobs.submit(NewJob("default", "redact", Queue.HIGH_PRIORITY, (document.id,)))
        assert kit.store.jobs.claim(job.id, "worker", 1.0)
        made = kit.blobs.put(document.id, "output", [b"nobody named it"])
        assert jobs.cancel(kit, "default", job.id, "test").cancel_requested
        return Left(job.id, made.object_id)
    finally:
        wiring.close(kit)


@dataclass(frozen=True)
class Place:
    """A stack on a folder that was used before."""

    stack: RunningStack
    left: Left

    @property
    def client(self) -> Client:
        return Client(self.stack.address, self.stack.api_key)

    def objects(self) -> set[str]:
        return {path.name for path in (self.stack.data / "objects").rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    data = tmp_path_factory.mktemp("cache") / "data"
    left = leave(data)
    with running_stack(data) as found:
        yield Place(found, left)


def redacted(client: Client) -> str:
    """Redact the letter as a new document; return the job."""
    job_id = client.submit("redact", client.upload("letter.pdf", LETTER))
    assert [event.status for event in client.follow(job_id)][-1] == "SUCCESS"
    return job_id


def until(client: Client, job_id: str, status: str, step: str = "", seconds: float = 30.0) -> float:
    """Wait until a job shows a status, and a step; return the seconds that it took."""
    began = time.monotonic()
    while True:
        job = client.job(job_id)
        if job["status"] == status and step in {"", job["step"]}:
            return time.monotonic() - began
        assert time.monotonic() < began + seconds, f"{job['status']} after {seconds} s"
        time.sleep(0.02)


def test_the_second_upload_is_answered_from_the_first_ones_proof(place: Place, tmp_path: Path) -> None:  # S1-59
    client = place.client
    first, second = redacted(client), redacted(client)
    assert [client.job(job_id)["summary"]["cached"] for job_id in (first, second)] == [False, True]
    assert client.result(first) == client.result(second)
    copy, proof = tmp_path / "letter.pdf", tmp_path / "letter.pdf.certificate.json"
    copy.write_bytes(client.result(second))
    proof.write_bytes(client.certificate(second))
    assert json.loads(proof.read_bytes())["verification"]["reused"]
    assert proof.read_bytes() != client.certificate(first)
    done = subprocess.run(
        [sys.executable, "-m", "maskmill.cli.main", "verify", str(copy), "--certificate", str(proof), "--json"],
        env={**os.environ, "MASKMILL_DATA": str(place.stack.data)},  # noqa: TID251 - the child's environment
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["result"] == "ok"


@pytest.mark.parametrize("how", ["softly", "hard"])
def test_a_running_job_ends_soon_after_its_cancel_and_leaves_nothing(place: Place, how: str) -> None:  # S3-25
    client, before = place.client, place.objects()
    job_id = client.submit("redact", client.upload("long.pdf", LONG))
    until(client, job_id, "STARTED", "RECOGNIZING")
    assert len(place.objects() - before) > 1  # what was read of the long document is kept already
    kit = wiring.build_kit(Settings(data=place.stack.data))
    try:
        fleet.revoke(kit, "default", job_id, "test", terminate=how == "hard")
    finally:
        wiring.close(kit)
    until(client, job_id, "CANCELLED")
    deadline = time.monotonic() + 10
    while len(place.objects() - before) != 1:  # the document itself
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_cancel_survives_the_end_of_every_process(place: Place) -> None:
    until(place.client, place.left.job_id, "CANCELLED")
    assert place.client.job(place.left.job_id)["attempt"] == 1  # no worker took it up again
    deadline = time.monotonic() + 10
    while place.left.object_id in place.objects():
        assert time.monotonic() < deadline
        time.sleep(0.05)
