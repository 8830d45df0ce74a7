"""Personal data never reaches a log, the broker, the database, an object, a temporary file, a metric or an error.

Two hundred values go through the whole stack, in documents that succeed, fail and are cancelled, in file names, in
search terms and in bad requests. Then everything that the run left behind is searched for all of them.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import psutil
import pytest
from tests.fixtures.pages import text_pdf
from tests.fixtures.planted import files_under, forms, found_in, planted_values
from tests.fixtures.stack import RunningStack, running_stack

FINAL = {"SUCCESS", "FAILURE", "REFUSED", "CANCELLED"}


class Client:
    """A minimal caller that keeps every answer it got, errors too."""

    def __init__(self, stack: RunningStack) -> None:
        self.stack = stack
        self.answers: list[bytes] = []

    def call(
        self, method: str, path: str, body: bytes | None = None, kind: str = "application/json"
    ) -> dict[str, object]:
        request = urllib.request.Request(
            self.stack.address + path,
            body,
            {"Authorization": f"Bearer {self.stack.api_key}", "Content-Type": kind},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                content = answer.read()
        except urllib.error.HTTPError as error:
            content = error.read() + str(error.headers).encode()
            self.answers.append(content)
            return {}
        found = json.loads(content) if content[:1] == b"{" else {}
        return dict(found)

    def upload(self, name: str, content: bytes) -> str | None:
        body = (
            f'--xyz\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
            + content
            + b"\r\n--xyz--\r\n"
        )
        answer = self.call("POST", "/api/v1/documents", body, "multipart/form-data; boundary=xyz")
        found = answer.get("document_id")
        return found if isinstance(found, str) else None

    def submit(self, kind: str, document: str, **options: object) -> str:
        body = {"kind": kind, "document_ids": [document], "policy": "default", "options": options}
        return str(self.call("POST", "/api/v1/jobs", json.dumps(body).encode())["job_id"])

    def wait(self, job: str, limit_s: float = 120) -> str:
        deadline = time.monotonic() + limit_s
        while time.monotonic() < deadline:
            status = str(self.call("GET", f"/api/v1/jobs/{job}")["status"])
            if status in FINAL:
                return status
            time.sleep(0.2)
        raise AssertionError("a job did not end")


def test_the_search_itself_finds_a_value_in_each_form() -> None:
    value = "Tavorin Dezorvath"
    for form in forms(value):
        assert found_in("x", b"before" + form + b"after", [value]) == ["x: value 0"]
    assert not found_in("x", b"nothing of the kind", [value])


@pytest.mark.timeout(400)
def test_no_planted_value_is_left_anywhere(tmp_path: Path) -> None:
    values = planted_values()
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    shared_temporary = Path(tempfile.gettempdir())
    before = set(files_under(shared_temporary))
    with running_stack(tmp_path / "data", TMPDIR=str(temporary), MASKMILL_LOG_LEVEL="DEBUG") as stack:
        client = Client(stack)
        statuses = drive(client, values) | call_old_tasks(stack, values, tmp_path / "caller.log")
        search_texts(stack, client, values)
        detect_on_the_command_line(tmp_path, values)
        hits = found_in("metrics", client_text(stack, "/metrics") + client_text(stack, "/readyz"), values)
        hits += searched(tmp_path, values)  # the write-ahead logs are still there while the stack runs
    assert statuses["redact"] == "SUCCESS"
    assert (statuses["old file"], statuses["old text"]) == ("SUCCESS", "SUCCESS")
    hits += searched(tmp_path, values)
    for path in set(files_under(shared_temporary)) - before:
        with contextlib.suppress(OSError):  # somebody else's file went away
            hits += found_in("a file in the temporary folder", path.read_bytes(), values)
    for answer in client.answers:
        hits += found_in("an error answer", answer, values)
    assert client.answers, "the bad requests were answered with errors"
    assert not sorted(set(hits))


CALLER = """
import json, sys
from maskmill.compat.facade import facade
path, text, terms = json.load(sys.stdin)
calls = {
    "old file": facade("process_document").delay(path, {"terms": terms}),
    "old text": facade("detect_pii_async").delay(text),
}
cancelled = facade("robust_document_processor").apply_async((path,), countdown=600)
cancelled.revoke()
for wrong in ((path + "x",), ("../" + text,), (path, {text: text})):
    try:
        facade("process_document").delay(*wrong)
    except Exception as error:
        print(repr(error), file=sys.stderr)
for result in calls.values():
    result.get(timeout=90)
json.dump({name: result.state for name, result in calls.items()}, sys.stdout)
"""
"""A client of an old system: it waits for its results, and prints what it is told."""


def call_old_tasks(stack: RunningStack, values: list[str], log: Path) -> dict[str, str]:
    """Call tasks by their old names in a process of their own; its log is searched with everything else."""
    with tempfile.TemporaryDirectory() as uploads, log.open("wb") as errors:
        path = Path(uploads) / f"{values[160]}.txt"
        path.write_text("\n".join(f"Client {value} was seen on that day." for value in values[161:180]))
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MASKMILL_")}  # noqa: TID251 - a clean environment for the child
        done = subprocess.run(
            [sys.executable, "-c", CALLER],
            input=json.dumps([str(path), f"Ask {values[180]} and {values[181]}", values[161:170]]).encode(),
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**kept, "MASKMILL_DATA": str(stack.data), "MASKMILL_UPLOAD_FOLDER": uploads},
            timeout=120,
            check=True,
        )
    with log.open("ab") as said:
        said.write(done.stdout)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def search_texts(stack: RunningStack, client: Client, values: list[str]) -> None:
    """Search texts over HTTP: well, wrongly, too much, and with a process that dies."""
    sentence = f"Dear Ms {values[182]}, call {values[183]} or {values[187]} about {values[181]}"
    path = "/api/v1/detect"
    found = client.call("POST", path, json.dumps({"texts": [sentence, values[184]]}).encode())
    assert "results" in found
    for wrong in (
        {"text": sentence, values[184]: 1},
        {"text": [values[185]]},
        {"text": sentence, "policy": values[186]},
    ):
        assert client.call("POST", path, json.dumps(wrong).encode()) == {}
    assert client.call("POST", path, json.dumps({"texts": [values[184]] * 1_001}).encode()) == {}
    assert client.call("POST", path, f'{{"text": "{values[188]}'.encode()) == {}
    for process in search_processes(stack):
        os.kill(process, signal.SIGKILL)
    assert "entities" in client.call("POST", path, json.dumps({"text": sentence}).encode())


def search_processes(stack: RunningStack) -> list[int]:
    """Return the search processes of a stack."""
    started = psutil.Process(stack.process.pid).children(recursive=True)
    found = [process.pid for process in started if "maskmill.cli.searching" in process.cmdline()]
    assert found
    return found


def detect_on_the_command_line(folder: Path, values: list[str]) -> None:
    """Search files and lines with `detect`: what it says of them has no value in it, and it leaves nothing behind."""
    with tempfile.TemporaryDirectory() as inputs:
        note, lines = Path(inputs) / "note.txt", Path(inputs) / "lines.jsonl"
        note.write_text("\n".join(f"Ask Ms {value} of that day." for value in values[189:195]))
        lines.write_text(
            json.dumps({"id": 1, "text": f"Dear Ms {values[195]}"}) + f"\n{values[196]}\n" + json.dumps({"id": 2})
        )
        calls = (["note.txt"], ["note.txt", "--json"], ["--jsonl", "lines.jsonl"], [f"{values[197]}.txt"])
        for number, call in enumerate(calls):
            done = subprocess.run(
                [sys.executable, "-P", "-m", "maskmill.cli.main", "detect", *call],
                cwd=inputs,
                capture_output=True,
                timeout=120,
                check=False,
            )
            assert done.returncode == (0, 0, 4, 4)[number]
            (folder / f"detect-{number}.log").write_bytes(done.stdout + done.stderr)  # searched with everything else


def searched(folder: Path, values: list[str]) -> list[str]:
    """Search every file and every file name under a folder."""
    hits = []
    for path in files_under(folder):
        with contextlib.suppress(FileNotFoundError):  # a live stack removes its own temporary files
            hits += found_in(str(path.relative_to(folder)), path.read_bytes(), values)
        hits += found_in("a file name", path.name.encode(), values)
    return hits


def client_text(stack: RunningStack, path: str) -> bytes:
    request = urllib.request.Request(stack.address + path, headers={"Authorization": f"Bearer {stack.api_key}"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        return error.read()


def drive(client: Client, values: list[str]) -> dict[str, str]:
    """Send every value through one door or another; return how the jobs ended."""
    lines = [f"Client {value} was seen on that day." for value in values]
    note = client.upload(f"note of {values[0]}.txt", "\n".join(lines[:80]).encode())
    letter = client.upload(f"{values[4]}.pdf", text_pdf(lines[80:140]))
    assert note
    assert letter
    broken = text_pdf(lines[140:150])
    client.upload("broken.pdf", broken[: len(broken) // 2])
    client.upload("odd.bin", b"\x00\x01\x02" + values[150].encode())
    jobs = {
        "redact": client.submit("redact", note, terms=values[:80]),
        "letter": client.submit("redact", letter, terms=values[80:140], strategy="token"),
        "detect": client.submit("detect", letter),
        "extract": client.submit("extract", note),
    }
    cancelled = client.submit("redact", letter, terms=values[151:153])
    client.call("POST", f"/api/v1/jobs/{cancelled}/cancel")
    client.call("POST", "/api/v1/jobs", json.dumps({"kind": values[153], "options": {values[154]: 1}}).encode())
    client.call("POST", "/api/v1/jobs", ("{" + values[155]).encode())
    client.call("GET", f"/api/v1/jobs/{urllib.parse.quote(values[156])}")
    client.call("GET", f"/api/v1/{urllib.parse.quote(values[157])}?text={urllib.parse.quote(values[158])}")
    client.call(
        "POST", "/api/v1/jobs", json.dumps({"kind": "redact", "document_ids": [note], "policy": values[159]}).encode()
    )
    ended = {name: client.wait(job) for name, job in jobs.items()}
    client.call("DELETE", f"/api/v1/documents/{letter}")
    return ended
