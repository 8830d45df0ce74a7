"""The promise: what is not proven is never handed out. Races, kills between the steps, tampering with what is kept."""

from __future__ import annotations

import base64
import concurrent.futures
import contextlib
import hashlib
import http.client
import json
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest
from tests.fixtures.caller import API, FINAL, Caller, check_problem
from tests.fixtures.cli import Cli
from tests.fixtures.make import letter, person
from tests.fixtures.stack import RunningStack, running_stack

from maskmill.adapters.keys.signer import Ed25519Signer
from maskmill.cli.configuration import load
from maskmill.cli.exits import guarded
from maskmill.cli.proof import verify_file
from maskmill.domain.canonical import canonical
from maskmill.engine.verify import Verdict

pytestmark = [pytest.mark.xdist_group("unproven"), pytest.mark.timeout(300)]

WHO = person("unproven")
SECRET = "jo.quennell@example.org"
NOTE = f"Write to {SECRET} before Friday.".encode()
LETTER = letter(WHO, 8)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    folder = tmp_path_factory.mktemp("unproven")
    with running_stack(folder / "data", workers=2, MASKMILL_LEASE_S="2", MASKMILL_CACHE_S="0") as found:
        yield found


@pytest.fixture(scope="module")
def caller(stack: RunningStack) -> Iterator[Caller]:
    with Caller(stack) as found:
        yield found


def both(caller: Caller, job_id: str) -> tuple[int, int, bytes]:
    """Ask for result and certificate; return both statuses and all that was said."""
    answers = [caller.http.get(f"/jobs/{job_id}/{what}") for what in ("result", "certificate")]
    return answers[0].status_code, answers[1].status_code, b"".join(answer.content for answer in answers)


def objects_of(stack: RunningStack, job_id: str) -> dict[str, Path]:
    """Return where the objects of a job's files are, by kind."""
    with sqlite3.connect(f"file:{stack.data}/maskmill.db?mode=ro", uri=True) as rows:
        found = rows.execute("SELECT kind, object_id FROM artifact WHERE job_id = ?", (job_id,)).fetchall()
    rows.close()
    return {kind: next((stack.data / "objects").glob(f"*/{object_id}")) for kind, object_id in found}


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_a_job_that_waits_or_runs_has_no_result(caller: Caller) -> None:
    job_id = caller.submit(caller.upload(LETTER))
    seen = set()
    while (status := caller.job(job_id)["status"]) not in FINAL:
        first, second, said = both(caller, job_id)
        if caller.job(job_id)["status"] not in FINAL:
            assert (first, second) == (409, 409)
            assert b"%PDF" not in said
            seen.add(status)
    assert seen
    assert both(caller, job_id)[:2] == (200, 200)


def test_a_failed_and_a_cancelled_job_have_no_result(caller: Caller) -> None:
    document_id = caller.upload(NOTE)
    running = caller.submit(caller.upload(LETTER))
    assert caller.http.post(f"/jobs/{running}/cancel").status_code == 202
    assert caller.ended(running)["status"] in {"CANCELLED", "SUCCESS"}
    cancelled = caller.job(running)
    if cancelled["status"] == "CANCELLED":
        assert cancelled["artifacts"] == []
        check_problem(caller.result(running), 409, "cancelled")
    check_problem(caller.result("job_" + "0" * 32), 404, "not-found")
    assert caller.http.delete(f"/documents/{document_id}").status_code == 204
    check_problem(caller.order(document_id), 410, "gone", SECRET)


def test_races_of_cancel_retry_and_delete_never_hand_out_more_than_a_done_job_has(
    stack: RunningStack,
) -> None:
    rng = random.Random(7)

    def race(number: int) -> None:
        with Caller(stack) as own:
            document_id = own.upload(LETTER if number % 2 else NOTE, f"{number}.pdf")
            job_id = own.submit(document_id)
            for _ in range(4):
                time.sleep(rng.random() * 0.25)
                own.http.post(f"/jobs/{job_id}/{rng.choice(['cancel', 'retry'])}")
                look(own, job_id)
            if number % 3 == 0:
                assert own.http.delete(f"/documents/{document_id}").status_code == 204
                first, second, said = both(own, job_id)
                assert {first, second} <= {409, 410}, said  # 409: its work has not noticed yet
            ended = own.ended(job_id)
            look(own, job_id)
            if number % 3 == 0:
                assert ended["artifacts"] == []
                first, second, said = both(own, job_id)
                assert {first, second} <= {409, 410}, said

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(race, range(9)))
    assert not list((stack.data / "objects").rglob("*.part"))


def look(caller: Caller, job_id: str) -> None:
    """Ask for a result in the middle of whatever happens: a whole proven file, or a problem."""
    answer = caller.result(job_id)
    if answer.status_code == 200:
        digest = answer.headers["repr-digest"].removeprefix("sha-256=:").removesuffix(":")
        assert base64.b64decode(digest) == hashlib.sha256(answer.content).digest()
        assert SECRET.encode() not in answer.content
        assert WHO.number.encode() not in answer.content
    else:
        assert answer.status_code in {409, 410}, answer.text
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_worker_killed_at_any_moment_leaves_one_result_or_none(stack: RunningStack, caller: Caller) -> None:
    document_id = caller.upload(LETTER)
    for delay_s in (0.1, 0.6):
        job_id = caller.submit(document_id)
        until = time.monotonic() + 20
        while caller.job(job_id)["status"] == "PENDING" and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(delay_s)
        for worker in psutil.Process(stack.process.pid).children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):  # its parent took it along
                if any("maskmill.tasks.worker" in word for word in worker.cmdline()):
                    worker.kill()
        ended = caller.ended(job_id)
        assert ended["status"] == "SUCCESS", (ended["problem"], ended["attempt"])
        assert [item["kind"] for item in ended["artifacts"]].count("output") == 1
        assert both(caller, job_id)[:2] == (200, 200)


def download(stack: RunningStack, path: str) -> tuple[int, int, bool]:
    """Fetch as a plain client does; return the status, the bytes that came, and whether it looked whole."""
    connection = http.client.HTTPConnection(urlsplit(stack.address).netloc, timeout=30)
    try:
        connection.request("GET", API + path, headers={"Authorization": f"Bearer {stack.api_key}"})
        answer = connection.getresponse()
        try:
            return answer.status, len(answer.read()), True
        except http.client.IncompleteRead as cut:
            return answer.status, len(cut.partial), False
    finally:
        connection.close()


def test_a_flipped_byte_on_the_disk_is_never_handed_out(stack: RunningStack, caller: Caller) -> None:
    job_id = caller.submit(caller.upload(NOTE))
    assert caller.ended(job_id)["status"] == "SUCCESS"
    for kind, what in (("output", "result"), ("certificate", "certificate")):
        path = objects_of(stack, job_id)[kind]
        whole = path.read_bytes()
        for broken in (flipped(whole, 3), flipped(whole, 40), flipped(whole, -1), whole[:-1], whole[:20], b""):
            path.write_bytes(broken)
            check_problem(caller.http.get(f"/jobs/{job_id}/{what}"), 500, "proof-failed", SECRET)
        path.unlink()
        check_problem(caller.http.get(f"/jobs/{job_id}/{what}"), 500, "proof-failed", SECRET)
        path.write_bytes(whole)
        assert caller.http.get(f"/jobs/{job_id}/{what}").status_code == 200


def test_a_download_that_breaks_in_its_third_chunk_does_not_end_cleanly(stack: RunningStack, caller: Caller) -> None:
    job_id = caller.submit(caller.upload(b"The harbour office opens at nine.\n" * 120_000), "extract")
    assert caller.ended(job_id)["status"] == "SUCCESS"
    path = objects_of(stack, job_id)["text"]
    whole = path.read_bytes()
    for broken in (flipped(whole, (2 << 20) + 100), whole[: 3 << 20]):
        path.write_bytes(broken)
        assert download(stack, f"/jobs/{job_id}/result") == (200, 2 << 20, False)
    path.write_bytes(whole)
    assert download(stack, f"/jobs/{job_id}/result")[2]


def test_a_document_that_was_changed_on_the_disk_fails_its_job(stack: RunningStack, caller: Caller) -> None:
    document_id = caller.upload(NOTE)
    with sqlite3.connect(f"file:{stack.data}/maskmill.db?mode=ro", uri=True) as rows:
        (object_id,) = rows.execute("SELECT object_id FROM document WHERE id = ?", (document_id,)).fetchone()
    rows.close()
    (path,) = (stack.data / "objects").glob(f"*/{object_id}")
    path.write_bytes(flipped(path.read_bytes(), -5))
    ended = caller.ended(caller.submit(document_id))
    assert (ended["status"], ended["problem"]["slug"]) == ("FAILURE", "proof-failed")
    assert ended["artifacts"] == []


def test_an_edited_audit_row_is_named(stack: RunningStack, caller: Caller, tmp_path: Path) -> None:
    for _ in range(3):
        caller.upload(NOTE)
    copy = tmp_path / "data"
    (copy / "keys").mkdir(parents=True, mode=0o700)
    for path in (stack.data / "keys").iterdir():
        if path.is_file():
            (copy / "keys" / path.name).write_bytes(path.read_bytes())
            (copy / "keys" / path.name).chmod(0o600)
    with sqlite3.connect(stack.data / "maskmill.db") as source, sqlite3.connect(copy / "maskmill.db") as target:
        source.backup(target)
        (seq, body) = target.execute("SELECT seq, body FROM audit WHERE seq = 3").fetchone()
        target.execute("UPDATE audit SET body = ? WHERE seq = ?", (body.replace("document", "Document"), seq))
        target.commit()
    source.close()
    target.close()
    cli = Cli(tmp_path)
    done = cli.run("audit", "verify")
    assert done.code == 3, done.err
    assert "BROKEN at row 3" in done.text
    assert cli.run("audit", "verify", settings={"MASKMILL_DATA": str(stack.data)}).code == 0


@pytest.fixture(scope="module")
def redacted(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A folder with a note, its copy and its certificate."""
    cli = Cli(tmp_path_factory.mktemp("tampered"))
    cli.write("note.txt", NOTE)
    done = cli.run("redact", "note.txt", "-o", "out", "--no-names", "-q")
    assert done.code == 0, done.err
    return cli


def test_a_copy_that_was_changed_fails_its_verification(redacted: Cli) -> None:
    copy = (redacted.folder / "out/note.txt").read_bytes()
    redacted.write("changed.txt", copy.replace(b"Friday", b"Monday"))
    redacted.write("undone.txt", NOTE)
    for name in ("changed.txt", "undone.txt"):
        done = redacted.run("verify", name, "--certificate", "out/note.txt.certificate.json", "--json")
        assert done.code == 3, done.err
        assert (done.json()["result"], done.json()["hash"], done.json()["signature"]) == ("failed", False, True)
    assert "EMAIL_ADDRESS" in {item["type"] for item in done.json()["findings"]}


def with_place(certificate: dict[str, Any], place: str, value: object) -> dict[str, Any]:
    """Return a certificate with one value changed."""
    changed: dict[str, Any] = json.loads(json.dumps(certificate))
    *above, last = place.split(".")
    inner = changed
    for name in above:
        inner = inner[name]
    assert inner[last] != value
    inner[last] = value
    return changed


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("output.sha256", "0" * 64),
        ("policy.name", "hipaa"),
        ("policy.removes", []),
        ("verification.values_checked", 99),
        ("residual", {"EMAIL_ADDRESS": 5}),
        ("audited", False),
        ("issued_at", "2020-01-01T00:00:00+00:00"),
    ],
)
def test_a_certificate_that_was_changed_fails(redacted: Cli, place: str, value: object) -> None:
    certificate = json.loads((redacted.folder / "out/note.txt.certificate.json").read_text())
    redacted.write("changed.json", json.dumps(with_place(certificate, place, value)))
    verdict = verdict_on(redacted, "changed.json")
    assert (verdict.result, verdict.signature) == ("failed", False)


def verdict_on(redacted: Cli, certificate: str) -> Verdict:
    """Verify the copy as the command does, in this process."""
    copy = redacted.folder / "out/note.txt"
    return verify_file(load(redacted.folder / "data"), str(copy), redacted.folder / certificate, None)


def test_a_certificate_of_another_signing_key_is_not_trusted(redacted: Cli, tmp_path: Path) -> None:
    forger = Ed25519Signer(tmp_path / "signing")
    certificate = json.loads((redacted.folder / "out/note.txt.certificate.json").read_text())
    forged = {name: value for name, value in certificate.items() if name != "signature"}
    forged |= {
        "key": forger.fingerprint(),
        "public_key": base64.b64encode(forger.public_key()).decode(),
    }
    for stated, holds in ((forged, True), ({**forged, "key": certificate["key"]}, False)):
        signed = {**stated, "signature": base64.b64encode(forger.sign(canonical(stated))).decode()}
        redacted.write("forged.json", json.dumps(signed))
        done = redacted.run("verify", "out/note.txt", "--certificate", "forged.json", "--json")
        assert done.code == 3, done.err
        assert (done.json()["signature"], done.json()["trusted"]) == (holds, False)
        assert done.json()["key"] == forger.fingerprint()
    assert redacted.run("verify", "out/note.txt", "--certificate", "out/note.txt.certificate.json").code == 0


@pytest.mark.parametrize("field", ["public_key", "signature", "output", "policy", "residual", "format"])
@pytest.mark.parametrize("value", [None, "é", {"x": None}])
def test_a_certificate_of_another_form_ends_in_a_sentence(redacted: Cli, field: str, value: object) -> None:
    certificate = json.loads((redacted.folder / "out/note.txt.certificate.json").read_text())
    redacted.write("broken.json", json.dumps({**certificate, field: value}))
    verdicts: list[Verdict] = []
    code = guarded(lambda: verdicts.append(verdict_on(redacted, "broken.json")))
    assert code in {2, 3} or [verdict.result for verdict in verdicts] == ["failed"]


def test_the_replaced_signing_key_no_longer_trusts_what_the_old_one_signed(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    cli.write("note.txt", NOTE)
    assert cli.run("redact", "note.txt", "-o", "out", "--no-names", "-q").code == 0
    (cli.folder / "data/keys/signing").unlink()
    done = cli.run("verify", "out/note.txt", "--json")
    assert done.code == 3, done.err
    assert (done.json()["signature"], done.json()["trusted"], done.json()["hash"]) == (True, False, True)
