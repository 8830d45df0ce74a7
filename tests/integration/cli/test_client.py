"""The client of the API against servers that fall silent, break off, or have nothing more to say."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from maskmill.cli import client as module
from maskmill.cli.client import Client
from maskmill.errors import Unavailable

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
END = b'id: 2\nevent: end\ndata: {"task_id": "j", "status": "SUCCESS"}\n\n'


def progress(number: int) -> bytes:
    return b'id: %d\nevent: progress\ndata: {"state": "PROCESSING", "progress": 9, "message": "m"}\n\n' % number


Answer = Callable[[socket.socket, bytes], None]


@contextmanager
def server(*answers: Answer) -> Iterator[str]:
    """Answer one connection after the other, the last answer for all that follow; yield the address."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    done = threading.Event()

    def serve() -> None:
        turn, open_ones = 0, []
        while not done.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            connection.settimeout(5)
            open_ones.append(connection)
            answers[min(turn, len(answers) - 1)](connection, connection.recv(65_536))
            turn += 1
        for connection in open_ones:
            connection.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        done.set()
        thread.join()
        listener.close()


def says(*parts: bytes, hang: bool = False) -> Answer:
    def answer(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(b"".join(parts))
        if not hang:
            connection.shutdown(socket.SHUT_RDWR)

    return answer


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RECONNECT_S", 0.01)


@pytest.mark.parametrize("first", [b"", HEAD])
def test_a_server_that_says_nothing_is_given_up_with_a_reason(first: bytes) -> None:
    with server(says(first, hang=True)) as address:
        start = time.monotonic()
        with pytest.raises(Unavailable, match=r"said nothing for 0\.4 s"):
            list(Client(address, "k", idle_s=0.2).follow("j"))
        assert time.monotonic() - start < 3


def test_a_call_that_is_not_answered_in_time_says_so() -> None:
    with server(says(b"", hang=True)) as address, pytest.raises(Unavailable, match=r"within 0\.2 s"):
        Client(address, "k", timeout_s=0.2).job("j")


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    half = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
    with server(says(half)) as address, pytest.raises(Unavailable, match="broke off"):
        Client(address, "k").job("j")


def test_nobody_there_is_told_from_silence() -> None:
    with server(says(b"")) as address:
        pass
    with pytest.raises(Unavailable, match="does not answer"):
        Client(address, "k").job("j")


def test_a_stream_that_breaks_off_is_taken_up_behind_the_last_event() -> None:
    asked: list[bytes] = []

    def rest(connection: socket.socket, request: bytes) -> None:
        asked.append(request)
        says(HEAD, END)(connection, request)

    with server(says(HEAD, progress(1)), rest) as address:
        found = list(Client(address, "k", idle_s=5).follow("j"))
    assert [event.sequence for event in found] == [1, 2]
    assert found[-1].status == "SUCCESS"
    assert b"Last-Event-ID: 1\r\n" in asked[0]


def test_heartbeats_keep_a_quiet_stream_alive() -> None:
    def beats(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(HEAD)
        for _ in range(5):
            time.sleep(0.1)
            connection.sendall(b": alive\n\n")
        connection.sendall(END)
        connection.shutdown(socket.SHUT_RDWR)

    with server(beats) as address:
        assert [event.status for event in Client(address, "k", idle_s=0.3).follow("j")] == ["SUCCESS"]


def test_a_job_that_ended_while_the_client_was_away_is_asked_for() -> None:
    gone = b"HTTP/1.1 204 No Content\r\n\r\n"
    job = b'{"status": "FAILURE"}'
    whole = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(job), job)
    with server(says(HEAD, progress(1)), says(gone), says(whole)) as address:
        found = list(Client(address, "k", idle_s=5).follow("j"))
    assert [(event.sequence, event.status) for event in found] == [(1, None), (1, "FAILURE")]
