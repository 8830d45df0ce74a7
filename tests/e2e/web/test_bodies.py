"""Bodies over real sockets: too large, abandoned, stalled; and events that arrive while the job runs."""

import select
import socket
import time

import pytest
from tests.e2e.web.server import eventually, head, read_all, served

from maskmill.domain.job import Step
from maskmill.web.app import Options

DOCUMENTS = "/api/v1/documents"
FORM = "multipart/form-data; boundary=cut"
START = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
END = b"\r\n--cut--\r\n"
PIECE = b"x" * 65_536
OPEN = Options(sandbox_required=False)


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def test_an_announced_body_that_is_too_large_is_refused_before_it_is_sent() -> None:
    with served(OPEN) as it, it.connect() as sock:
        size = 10 << 30
        sock.sendall(
            head("POST", DOCUMENTS, it.stage.key(), Content_Type=FORM, Content_Length=str(size), Expect="100-continue")
        )
        answer = sock.recv(65_536)
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b"connection: close" in answer
        assert it.stage.objects() == []


def test_an_endless_body_is_refused_while_it_arrives() -> None:
    with served(OPEN) as it, it.connect() as sock:
        sock.sendall(head("POST", DOCUMENTS, it.stage.key(), Content_Type=FORM, Transfer_Encoding="chunked"))
        sock.sendall(chunk(START))
        sent = 0
        while not select.select([sock], [], [], 0)[0]:
            sock.sendall(chunk(PIECE))
            sent += len(PIECE)
            assert sent < 64 << 20, "the server reads without an end"
        answer = read_all(sock)
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b'"slug": "file-too-large"' in answer or b'"slug": "limit-exceeded"' in answer
        assert it.stage.objects() == []


def test_a_client_that_only_writes_still_gets_to_read_the_refusal() -> None:
    with served(OPEN) as it, it.connect() as sock:
        size = 8 << 20
        sock.sendall(head("POST", DOCUMENTS, it.stage.key(), Content_Type=FORM, Content_Length=str(size)))
        for _ in range(size // len(PIECE)):
            sock.sendall(PIECE)
        assert read_all(sock).startswith(b"HTTP/1.1 413 ")


def test_an_upload_that_is_cancelled_leaves_nothing_behind(capsys: pytest.CaptureFixture[str]) -> None:
    with served(OPEN) as it:
        sock = it.connect()
        sock.sendall(head("POST", DOCUMENTS, it.stage.key(), Content_Type=FORM, Content_Length=str(2 << 20)))
        sock.sendall(START + PIECE * 4)
        keys = it.stage.kit.keys._documents  # type: ignore[attr-defined]
        assert eventually(lambda: len(keys) == 1), "the document's key is made before its bytes arrive"
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        sock.close()
        assert eventually(lambda: list(keys.values()) == [None]), "the key is shredded"
        assert it.stage.objects() == []
    written = "".join(capsys.readouterr())
    assert "499" in written
    assert "http.failed" not in written


def test_an_upload_that_stalls_is_given_up() -> None:
    with served(Options(sandbox_required=False, idle_s=0.3)) as it, it.connect() as sock:
        sock.sendall(head("POST", DOCUMENTS, it.stage.key(), Content_Type=FORM, Content_Length=str(2 << 20)))
        sock.sendall(START + PIECE)
        answer = read_all(sock)
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert b"request-timeout" in answer
        assert it.stage.objects() == []


def test_a_stranger_is_refused_before_his_body_is_sent() -> None:
    with served(OPEN) as it, it.connect() as sock:
        sock.sendall(head("POST", DOCUMENTS, "mm_0_0", Content_Type=FORM, Content_Length="1000", Expect="100-continue"))
        answer = sock.recv(65_536)
        assert answer.startswith(b"HTTP/1.1 401 ")


def test_a_slow_upload_arrives_whole() -> None:
    with served(OPEN) as it, it.connect() as sock:
        body = START + b"Dear Ada" + END
        sock.sendall(
            head(
                "POST", DOCUMENTS, it.stage.key(), Content_Type=FORM, Content_Length=str(len(body)), Connection="close"
            )
        )
        for index in range(len(body)):
            sock.sendall(body[index : index + 1])
            time.sleep(0.001)
        answer = read_all(sock)
        assert answer.startswith(b"HTTP/1.1 201 ")
        assert b'"bytes":8' in answer
        assert b"\r\nserver:" not in answer.lower()


def test_many_uploads_at_once_do_not_hold_up_other_calls() -> None:
    with served(OPEN) as it:
        key = it.stage.key()
        waiting = [it.connect() for _ in range(50)]
        for sock in waiting:
            sock.sendall(head("POST", DOCUMENTS, key, Content_Type=FORM, Content_Length="100000") + START)
        time.sleep(0.3)
        with it.connect() as sock:
            sock.settimeout(5)
            sock.sendall(head("GET", "/api/v1/jobs", key, Connection="close"))
            assert read_all(sock).startswith(b"HTTP/1.1 200 ")
        for sock in waiting:
            sock.close()


def test_events_arrive_while_the_job_runs() -> None:
    with served(OPEN) as it, it.connect() as sock:
        client = it.stage.client()
        stored = client.post(DOCUMENTS, files={"file": ("a.txt", b"Dear Ada")}).json()["document_id"]
        order = {"kind": "redact", "document_ids": [stored]}
        job_id = client.post("/api/v1/jobs", json=order).json()["job_id"]
        sock.sendall(head("GET", f"/api/v1/jobs/{job_id}/events", it.stage.key(), Connection="close"))
        claim = it.stage.claim(job_id)
        seen = b""
        for number, step in enumerate((Step.INITIALIZING, Step.PROCESSING, Step.REDACTING), 1):
            it.stage.kit.store.jobs.report(claim, step, number * 10, "Working")
            while f'"state": "{step}"'.encode() not in seen:
                got = sock.recv(65_536)
                assert got, "the stream ended early"
                seen += got
        it.stage.kit.store.jobs.cancel("default", job_id)
        it.stage.kit.store.jobs.cancelled(claim)
        seen += read_all(sock)
        assert b"event: end" in seen
