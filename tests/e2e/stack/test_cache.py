"""A real stack: the same content is proven once, and a cancelled job leaves nothing, whatever dies meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.fixtures.pages import digital_pdf, text_pdf
from tests.fixtures.stack import RunningStack, running_stack

from maskmill import wiring
from maskmill.cli.client import Client
from maskmill.engine import jobs
from maskmill.settings import Settings

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("step-cache"), pytest.mark.timeout(180)]

LETTER = text_pdf(["Jonathan Ashdown wrote from jo@example.org on Friday."])
LONG = digital_pdf(150, seed=3)
"""Takes a worker long enough to be cancelled in the middle."""


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    with running_stack(tmp_path_factory.mktemp("cache") / "data") as found:
        yield found


def redacted(client: Client) -> str:
    """Redact the letter as a new document; return the job."""
    job_id = client.submit("redact", client.upload("letter.pdf", LETTER))
    assert [event.status for event in client.follow(job_id)][-1] == "SUCCESS"
    return job_id


def objects(data: Path) -> int:
    return sum(path.is_file() for path in (data / "objects").rglob("*"))


def until(client: Client, job_id: str, status: str, step: str = "", seconds: float = 30.0) -> float:
    """Wait until a job shows a status, and a step; return the seconds that it took."""
    began = time.monotonic()
    while True:
        job = client.job(job_id)
        if job["status"] == status and step in {"", job["step"]}:
            return time.monotonic() - began
        assert time.monotonic() < began + seconds, f"{job['status']} after {seconds} s"
        time.sleep(0.02)


def test_the_second_upload_is_answered_from_the_first_ones_proof(stack: RunningStack, tmp_path: Path) -> None:  # S1-59
    client = Client(stack.address, stack.api_key)
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
        env={**os.environ, "MASKMILL_DATA": str(stack.data)},  # noqa: TID251 - the child's environment
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["result"] == "ok"


def test_a_running_job_ends_soon_after_its_cancel_and_leaves_nothing(stack: RunningStack) -> None:
    client = Client(stack.address, stack.api_key)
    before = objects(stack.data)
    job_id = client.submit("redact", client.upload("long.pdf", LONG))
    until(client, job_id, "STARTED", "RECOGNIZING")
    assert objects(stack.data) > before + 1  # what was read of the long document is kept already
    began = time.monotonic()
    client._json("POST", f"/api/v1/jobs/{job_id}/cancel")
    until(client, job_id, "CANCELLED", seconds=10)
    while objects(stack.data) != before + 1:
        assert time.monotonic() < began + 10
        time.sleep(0.02)


def test_a_cancel_survives_the_end_of_every_process(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with running_stack(data, MASKMILL_LEASE_S="3") as stack:
        client = Client(stack.address, stack.api_key)
        job_id = client.submit("redact", client.upload("long.pdf", LONG))
        until(client, job_id, "STARTED", "RECOGNIZING")
        for process in [*psutil.Process(stack.process.pid).children(recursive=True), psutil.Process(stack.process.pid)]:
            process.kill()
        stack.process.wait(10)
    settings = Settings(data=data)
    kit = wiring.build_kit(settings)
    try:
        assert jobs.cancel(kit, "default", job_id, "test").cancel_requested
    finally:
        wiring.close(kit)
    with running_stack(data, api_key=stack.api_key, MASKMILL_LEASE_S="3") as again:
        client = Client(again.address, again.api_key)
        until(client, job_id, "CANCELLED")
        assert client.job(job_id)["attempt"] == 1  # no worker took it up again
        deadline = time.monotonic() + 10
        while objects(data) != 1:
            assert time.monotonic() < deadline
            time.sleep(0.05)
