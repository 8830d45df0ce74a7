"""What a confused and a hostile user can send: each row ends in a problem that helps, and nothing is lost or kept."""

from __future__ import annotations

import http.client
import json
import os
import socket
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pikepdf
import pytest
from tests.fixtures.bad_files import WHO, locked, long_pdf, zipped
from tests.fixtures.caller import API, Caller, check_problem
from tests.fixtures.cli import Cli, Done
from tests.fixtures.make import letter
from tests.fixtures.stack import RunningStack, running_stack

pytestmark = [pytest.mark.xdist_group("bad-input"), pytest.mark.timeout(300)]

SECRET = "jo.quennell@example.org"
NOTE = f"Write to {SECRET} before Friday.".encode()
FORM = "multipart/form-data; boundary=cut"
HEAD = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'


@dataclass(frozen=True)
class Row:
    """A bad file, and what comes of it."""

    content: bytes
    slug: str
    exit_code: int
    status: int  # of the upload


ROWS = {
    "empty.pdf": Row(b"", "empty-file", 4, 422),
    "picture.pdf": Row(b"\x89PNG\r\n\x1a\n" + bytes(64), "unsupported-type", 4, 415),
    "archive.pdf": Row(zipped(), "unsupported-type", 4, 415),
    "binary.txt": Row(bytes(range(256)) * 20, "unsupported-type", 4, 415),
    "cut.pdf": Row(letter(WHO, 3)[:-300], "damaged-file", 4, 422),
    "head.pdf": Row(b"%PDF-1.7\n", "damaged-file", 4, 422),
    "long.pdf": Row(long_pdf(), "too-many-pages", 6, 413),
    "locked.pdf": Row(locked("sesame"), "password-needed", 5, 201),  # the job brings the password
}
GOOD = {"open.pdf": locked(""), "note.txt": NOTE, "two\nlines 😀 ..txt": NOTE}


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    with running_stack(tmp_path_factory.mktemp("bad-input") / "data") as found:
        yield found


@pytest.fixture(scope="module")
def caller(stack: RunningStack) -> Iterator[Caller]:
    with Caller(stack) as found:
        yield found


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Cli, Done]:
    """All bad files, and some good ones, in one call."""
    cli = Cli(tmp_path_factory.mktemp("bad-files"))
    for name, row in ROWS.items():
        cli.write(f"in/{name}", row.content)
    for name, content in GOOD.items():
        cli.write(f"in/{name}", content)
    cli.write("password", "of none of them\n")
    done = cli.run("redact", "in", "missing.pdf", "-o", "out", "--json", "--no-names", "--password-file", "password")
    return cli, done


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    found = Cli(tmp_path)
    found.write("note.txt", NOTE)
    return found


def kept(stack: RunningStack) -> tuple[int, int, int]:
    """Count what is kept: objects on the disk, document keys that still open, document rows."""
    objects = sum(1 for path in (stack.data / "objects").rglob("*") if path.is_file())
    with sqlite3.connect(f"file:{stack.data}/keys/keys.sqlite?mode=ro", uri=True) as keys:
        (alive,) = keys.execute("SELECT count(*) FROM document_key WHERE trim(hex(wrapped), '0') <> ''").fetchone()
    keys.close()
    with sqlite3.connect(f"file:{stack.data}/maskmill.db?mode=ro", uri=True) as rows:
        (documents,) = rows.execute("SELECT count(*) FROM document").fetchone()
    rows.close()
    return objects, int(alive), int(documents)


def check_refusal(done: Done, code: int, hint: str) -> None:
    """Hold a call that does nothing against what it must be."""
    assert done.code == code, done.err
    assert done.err.count("\n") == 1, done.err
    assert hint in done.err
    assert not done.out
    for forbidden in ("Traceback", "report fault", SECRET):
        assert forbidden not in done.err


def test_a_batch_goes_on_behind_every_bad_file(batch: tuple[Cli, Done]) -> None:
    cli, done = batch
    assert done.code == 6, done.err
    by_name = {Path(entry["path"]).name: entry for entry in done.json()["files"]}
    assert {by_name[name]["status"] for name in GOOD} == {"redacted"}
    assert len(done.json()["files"]) == len(ROWS) + len(GOOD) + 1
    assert by_name["missing.pdf"]["problem"]["slug"] == "missing-file"
    names = {path.name for path in (cli.folder / "out").iterdir()}
    assert names == {*GOOD, *(f"{name}.certificate.json" for name in GOOD), "summary.csv"}
    assert "Traceback" not in done.err
    assert SECRET not in done.err


@pytest.mark.parametrize("name", ROWS)
def test_a_bad_file_is_a_problem_with_the_next_step(batch: tuple[Cli, Done], name: str) -> None:
    _, done = batch
    (problem,) = [entry["problem"] for entry in done.json()["files"] if Path(entry["path"]).name == name]
    assert problem["slug"] == ROWS[name].slug
    assert set(";,:") & set(problem["detail"])


def test_a_password_that_a_document_does_not_need_does_no_harm(batch: tuple[Cli, Done]) -> None:
    cli, _ = batch
    with pikepdf.open(cli.folder / "out/open.pdf") as document:
        assert not document.is_encrypted


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.exit_code == 6])
def test_a_limit_is_named(batch: tuple[Cli, Done], name: str) -> None:
    _, done = batch
    (entry,) = [entry for entry in done.json()["files"] if Path(entry["path"]).name == name]
    assert "5000 pages" in entry["problem"]["detail"]
    assert "MASKMILL_MAX_PAGES" in entry["problem"]["detail"]


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.status != 201])
def test_a_bad_upload_is_a_problem_and_nothing_is_kept(stack: RunningStack, caller: Caller, name: str) -> None:
    before = kept(stack)
    check_problem(caller.send(ROWS[name].content, name), ROWS[name].status, ROWS[name].slug, name)
    assert kept(stack) == before


@pytest.mark.parametrize(("password", "hint"), [(None, "needs a password"), ("wrong", "does not open")])
def test_a_locked_document_waits_for_its_password(caller: Caller, password: str | None, hint: str) -> None:
    document_id = caller.upload(ROWS["locked.pdf"].content)
    options = {} if password is None else {"password": password}
    ended = caller.ended(caller.submit(document_id, **options))
    assert (ended["status"], ended["problem"]["slug"]) == ("FAILURE", "password-needed")
    assert hint in ended["problem"]["detail"]
    assert ended["artifacts"] == []
    opened = caller.submit(document_id, password="sesame")
    assert caller.ended(opened)["status"] == "SUCCESS"
    assert caller.result(opened).content.startswith(b"%PDF-")


def test_a_locked_document_opens_with_the_right_password_file(cli: Cli) -> None:
    cli.write("locked.pdf", locked("sesame"))
    cli.write("password", "sesame\n")
    done = cli.run("redact", "locked.pdf", "-o", "out", "--password-file", "password", "--no-names", "-q")
    assert done.code == 0, done.err
    with pikepdf.open(cli.folder / "out/locked.pdf") as document:
        assert not document.is_encrypted


def connect(stack: RunningStack, headers: dict[str, str]) -> socket.socket:
    """Open a connection and announce an upload on it."""
    parts = urlsplit(stack.address)
    sock = socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=30)
    lines = [f"POST {API}/documents HTTP/1.1", "Host: test", f"Authorization: Bearer {stack.api_key}"]
    lines += [f"{name}: {value}" for name, value in {"Content-Type": FORM, **headers}.items()]
    sock.sendall("\r\n".join([*lines, "", ""]).encode())
    return sock


def test_300_mb_are_refused_before_they_are_sent_and_while_they_arrive(stack: RunningStack) -> None:
    before = kept(stack)
    with connect(stack, {"Content-Length": str(300 << 20)}) as sock:
        assert sock.recv(65_536).startswith(b"HTTP/1.1 413 ")
    with connect(stack, {"Transfer-Encoding": "chunked"}) as sock:
        piece = b"x" * (1 << 20)
        sent, answer = 0, b""
        sock.sendall(f"{len(HEAD):x}\r\n".encode() + HEAD + b"\r\n")
        sock.settimeout(60)
        while sent < 300 and not answer:
            sock.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            sent += 1
            sock.setblocking(False)  # noqa: FBT003 - the standard library's own signature
            try:
                answer = sock.recv(65_536)
            except BlockingIOError:
                answer = b""
            sock.settimeout(60)
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b"file-too-large" in answer or b"limit-exceeded" in answer
        assert 200 <= sent < 210
    assert eventually_kept(stack, before)


def eventually_kept(stack: RunningStack, expected: tuple[int, int, int]) -> bool:
    """Wait until no more is kept than before."""
    until = time.monotonic() + 10
    while kept(stack) != expected and time.monotonic() < until:
        time.sleep(0.05)
    return kept(stack) == expected


def test_a_cancelled_upload_leaves_neither_object_nor_key(stack: RunningStack) -> None:
    before = kept(stack)
    sock = connect(stack, {"Content-Length": str(50 << 20)})
    sock.sendall(HEAD + b"x" * (3 << 20))
    until = time.monotonic() + 10
    while kept(stack)[0] == before[0] and time.monotonic() < until:
        time.sleep(0.02)
    assert kept(stack)[0] == before[0] + 1, "a part file was being written"
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    sock.close()
    assert eventually_kept(stack, before)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd"),
        ("..", "document"),
        ("C:\\private\\a.txt", "a.txt"),
        ("two\nlines\r\n.txt", "twolines.txt"),
        ("😀 letter.txt", "😀 letter.txt"),
        ("x" * 2000, "x" * 255),
    ],
)
def test_a_strange_name_harms_nobody(stack: RunningStack, caller: Caller, name: str, clean: str) -> None:
    document_id = caller.upload(NOTE, name)
    assert caller.http.get(f"/documents/{document_id}").json()["name"] == clean
    assert not [path for path in stack.data.rglob("*") if path.is_file() and clean in path.name]


def test_an_unknown_policy_names_those_there_are(caller: Caller, cli: Cli) -> None:
    document_id = caller.upload(NOTE)
    detail = check_problem(caller.order(document_id, policy="nope"), 422, "unknown-policy", "nope")
    assert "default, none" in detail
    check_problem(caller.order(document_id, policy="../../etc/passwd"), 422, "invalid-request", "passwd")
    check_refusal(cli.run("redact", "note.txt", "-o", "out", "--policy", "nope"), 2, "default, none")
    assert not (cli.folder / "out").exists()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: x\nversion: 1\ntypes:\n  PERSON:\n    action: burn\n", 5),
        ("name: x\n  bad: [\n", 2),
        ("name: x\nversion: 1\nfoo: 1\n", 3),
        ("name: &a [*a]\n", 1),
        ("", 1),
    ],
)
def test_a_bad_policy_file_is_named_by_its_line(cli: Cli, text: str, line: int) -> None:
    cli.write("p.yaml", text)
    check_refusal(cli.run("redact", "note.txt", "-o", "out", "--policy", "./p.yaml"), 2, f"Line {line}:")
    assert not (cli.folder / "out").exists()


WRONG_CALLS = {
    "output is input": (("redact", "note.txt", "-o", "."), 2, "own input"),
    "two inputs, one target": (("redact", "note.txt", "more/note.txt", "-o", "out"), 2, "same name"),
    "terms that are no JSON": (("redact", "note.txt", "-o", "out", "--terms", "note.txt"), 2, "line 1"),
    "terms of another form": (("redact", "note.txt", "-o", "out", "--terms", "wrong.json"), 2, "list of texts"),
    "terms without an end": (("redact", "note.txt", "-o", "out", "--terms", "deep.json"), 2, "list of texts"),
    "decisions that are none": (("redact", "note.txt", "-o", "out", "--decisions", "wrong.json"), 2, "review file"),
    "no password file": (("redact", "note.txt", "-o", "out", "--password-file", "no"), 2, "first line"),
    "a folder to verify": (("verify", "more", "--certificate", "wrong.json"), 4, "regular file"),
    "a folder to detect": (("detect", "more"), 4, "regular file"),
    "a missing file to detect": (("detect", "no.txt"), 4, "check the path"),
    "a missing certificate": (("verify", "note.txt"), 4, "--certificate"),
    "a job that is not there": (("jobs", "show", "job_0"), 2, "job"),
}


@pytest.mark.parametrize("name", WRONG_CALLS)
def test_a_wrong_call_says_the_way_and_does_nothing(cli: Cli, name: str) -> None:
    arguments, code, hint = WRONG_CALLS[name]
    cli.write("more/note.txt", NOTE)
    cli.write("wrong.json", '{"note.txt": "x"}')
    cli.write("deep.json", "[" * 100_000)
    check_refusal(cli.run(*arguments), code, hint)
    assert not (cli.folder / "out").exists()
    assert (cli.folder / "note.txt").read_bytes() == NOTE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_4(cli: Cli) -> None:
    (cli.folder / "note.txt").chmod(0)
    done = cli.run("redact", "note.txt", "-o", "out", "--no-names", "-q")
    assert done.code == 4
    assert "may not read" in done.err


def test_decisions_of_another_document_are_refused(cli: Cli) -> None:
    cli.write("other.txt", b"Other words. " + NOTE)
    assert cli.run("redact", "other.txt", "--review", "review.json", "--no-names", "-q").code == 0
    review = json.loads((cli.folder / "review.json").read_text())
    assert review["files"][0]["findings"]
    done = cli.run("redact", "note.txt", "-o", "out", "--decisions", "review.json", "--no-names", "-q")
    assert done.code == 2, done.err
    assert "decisions" in done.err
    assert not list((cli.folder / "out").iterdir())


@pytest.mark.parametrize("terms", ["x", [1], [""], {"a": 1}, ["x" * 5_000]])
def test_terms_of_another_form_are_refused_by_their_place(caller: Caller, terms: Any) -> None:  # noqa: ANN401 - anything but terms
    document_id = caller.upload(NOTE)
    assert "options.terms" in check_problem(caller.order(document_id, terms=terms), 422, "invalid-request")


@pytest.mark.parametrize("header", ["", "Bearer", "Basic abc", "Bearer x", "Bearer mm_0_0", "Bearer mm_" + "x" * 300])
def test_a_wrong_key_opens_nothing(stack: RunningStack, header: str) -> None:
    with Caller(stack) as stranger:
        stranger.http.headers["Authorization"] = header
        answer = stranger.http.get("/jobs")
    assert answer.status_code == 401
    assert answer.json()["slug"] == "unauthorized"
    assert set(";:") & set(answer.json()["detail"])


def test_a_revoked_key_opens_nothing_from_then_on(stack: RunningStack, tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    settings = {"MASKMILL_DATA": str(stack.data)}
    key = cli.run("keys", "create", "temporary", "--scope", "jobs", settings=settings).text.strip()
    with Caller(stack, key) as caller:
        assert caller.http.get("/jobs").status_code == 200
        check_problem(caller.send(NOTE), 403, "forbidden", key)
        assert cli.run("keys", "revoke", key.split("_")[1], settings=settings).code == 0
        check_problem(caller.http.get("/jobs"), 401, "unauthorized", key)
    check_refusal(cli.run("keys", "revoke", "nope", settings=settings), 2, "key")


@pytest.mark.parametrize("foreign", ["0" * 32, "nope", "..%2f..%2fkeys", "%00", "💥"])
def test_a_foreign_id_is_not_found_whatever_is_asked(caller: Caller, foreign: str) -> None:
    calls = [("GET", f"/documents/doc_{foreign}"), ("DELETE", f"/documents/doc_{foreign}")]
    calls += [("GET", f"/jobs/job_{foreign}{more}") for more in ("", "/result", "/certificate", "/events")]
    calls += [("POST", f"/jobs/job_{foreign}{more}") for more in ("/cancel", "/retry")]
    for method, path in calls:
        answer = caller.http.request(method, path)
        assert answer.status_code in {404, 422}, (path, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert foreign not in answer.text


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"kind": "redact"}', b'{"kind": "shred", "document_ids": ["d"]}'])
def test_a_bad_order_is_refused(caller: Caller, body: bytes) -> None:
    answer = caller.http.post("/jobs", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Traceback" not in answer.text


def test_all_of_this_left_no_trace_of_a_value_and_no_crash_in_the_log(stack: RunningStack, caller: Caller) -> None:
    assert caller.ended(caller.submit(caller.upload(NOTE)))["status"] == "SUCCESS"
    log = (stack.data / "run/stack.log").read_text()
    for forbidden in (SECRET, WHO.name, WHO.number, "Traceback", "sesame", "http.failed"):
        assert forbidden not in log
    ready = http.client.HTTPConnection(urlsplit(stack.address).netloc, timeout=10)
    ready.request("GET", "/readyz")
    assert ready.getresponse().status == 200
    ready.close()
