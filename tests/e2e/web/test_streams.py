"""Server-sent events over a real connection: replay by hand, heartbeats, a client that goes away."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator

import pytest
from tests.e2e.web.server import Served, eventually, head, served
from tests.unit.web.stage import Stage
from tests.unit.web.test_jobs import submit

from maskmill.domain.job import Step
from maskmill.ports.jobs import Claim
from maskmill.web import events
from maskmill.web.events import Streams


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setattr(events, "HEARTBEAT_S", 0.2)
    monkeypatch.setattr(events, "LOOK_S", 0.02)
    monkeypatch.setattr(events, "QUIET_LOOK_S", 0.05)
    with served() as found:
        yield found


def started(stage: Stage) -> Claim:
    """Submit a job and let it report two steps."""
    claim = stage.claim(str(submit(stage.client()).json()["job_id"]))
    stage.report(claim, Step.INITIALIZING, Step.PROCESSING)
    return claim


def follow(server: Served, job_id: str, **headers: str) -> socket.socket:
    sock = server.connect()
    sock.sendall(head("GET", f"/api/v1/jobs/{job_id}/events", server.stage.key(), **headers))
    return sock


def read_until(sock: socket.socket, sign: bytes) -> bytes:
    found = b""
    while sign not in found:
        got = sock.recv(65_536)
        assert got, found
        found += got
    return found


def data_of(stream: bytes) -> list[dict[str, object]]:
    return [json.loads(line[6:]) for line in stream.decode().splitlines() if line.startswith("data: ")]


def test_a_stream_is_taken_up_by_hand_where_it_broke_off(server: Served) -> None:
    claim = started(server.stage)
    first = follow(server, claim.job.id)
    seen = read_until(first, b"PROCESSING")
    last = [line for line in seen.decode().splitlines() if line.startswith("id: ")][-1].removeprefix("id: ")
    first.close()
    server.stage.kit.store.jobs.cancel("default", claim.job.id)
    with follow(server, claim.job.id, Last_Event_ID=str(int(last) - 1)) as again:
        rest = read_until(again, b"PROCESSING")
    assert [item["state"] for item in data_of(rest)] == ["PROCESSING"]
    assert f"id: {last}" in rest.decode()


def test_heartbeats_come_while_nothing_happens_and_the_end_closes_the_stream(server: Served) -> None:
    claim = started(server.stage)
    with follow(server, claim.job.id) as sock:
        start = time.monotonic()
        read_until(sock, b": alive\n\n")
        read_until(sock, b": alive\n\n")
        assert 0.3 < time.monotonic() - start < 5
        jobs = server.stage.kit.store.jobs
        jobs.cancel("default", claim.job.id)
        jobs.cancelled(claim)
        rest = read_until(sock, b"0\r\n\r\n")  # the last chunk: the server closes, not the client
    assert data_of(rest)[-1] == {"task_id": claim.job.id, "status": "CANCELLED"}


def test_a_client_that_goes_away_frees_its_place(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = started(server.stage)
    streams: Streams = server.stage.app.state.streams
    monkeypatch.setattr(events, "STREAMS", 2)
    sockets = [follow(server, claim.job.id) for _ in range(2)]
    for sock in sockets:
        read_until(sock, b"PROCESSING")
    assert streams.count == 2
    with follow(server, claim.job.id) as third:
        refused = read_until(third, b"too-many-requests")
        assert refused.startswith(b"HTTP/1.1 429")
        assert b"retry-after" in refused.lower()
    sockets[0].close()
    assert eventually(lambda: streams.count == 1)
    with follow(server, claim.job.id) as fourth:
        read_until(fourth, b"PROCESSING")
    sockets[1].close()
    assert eventually(lambda: streams.count == 0)
