"""`maskmill redact`, `verify`: proven copies, their shapes and exit codes, and every kind of bad input."""

import base64
import io
import json
import signal
import stat
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest
from tests.fixtures.cli import Cli

from maskmill.cli.samples import make_samples
from maskmill.cli.samples.note import NOTE

SAMPLES = make_samples()
SSN = "536-22-8726"
PATTERNS = ("--no-names", "-q")
"""Most tests are not about names: without the model they start faster."""

SECRETS = ("margaret.ellison@example.org", "AB 12 34 56 C", "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32")


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(SAMPLES["invoice-2291.pdf"])) as document:
        document.save(out, encryption=pikepdf.Encryption(user="sesame", owner="owner"))
    return out.getvalue()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "text")
    return out.getvalue()


def test_a_note_comes_back_without_its_values_and_with_a_certificate(cli: Cli) -> None:
    cli.write("note.txt", NOTE)
    done = cli.run("redact", "note.txt", "-o", "out", "--json", *PATTERNS)
    assert done.code == 0, done.err
    shown = done.json()
    assert shown["version"] == 1
    assert shown["summary"] == {"redacted": 1}
    (entry,) = shown["files"]
    assert set(entry) == {
        "path", "output", "certificate", "status", "pages", "pixel_pages", "counts", "problem",
    }  # fmt: skip
    assert entry["path"] == "note.txt"
    assert entry["status"] == "redacted"
    assert entry["problem"] is None
    assert {"EMAIL_ADDRESS", "UK_NINO", "CREDIT_CARD", "IBAN_CODE"} <= set(entry["counts"])
    text = (cli.folder / entry["output"]).read_text()
    certificate = (cli.folder / entry["certificate"]).read_text()
    for secret in SECRETS:
        assert secret not in text
        assert secret not in certificate
    assert "burst pipe" in text
    assert sorted(path.name for path in (cli.folder / "out").iterdir()) == ["note.txt", "note.txt.certificate.json"]
    assert stat.S_IMODE((cli.folder / "out/note.txt").stat().st_mode) == 0o600


def test_the_certificate_verifies_here_and_only_with_trust_elsewhere(cli: Cli) -> None:
    cli.write("note.txt", NOTE)
    assert cli.run("redact", "note.txt", "-o", "out", *PATTERNS).code == 0
    verify = ("verify", "out/note.txt", "--certificate", "out/note.txt.certificate.json", "--json")
    done = cli.run(*verify)
    assert done.code == 0, done.err
    shown = done.json()
    assert set(shown) == {"result", "signature", "trusted", "hash", "key", "findings"}
    assert (shown["result"], shown["signature"], shown["trusted"], shown["hash"]) == ("ok", True, True, True)
    stranger = {"MASKMILL_DATA": str(cli.folder / "stranger")}
    refused = cli.run(*verify, settings=stranger)
    assert refused.code == 3
    assert refused.json() | {"findings": []} == {**shown, "result": "failed", "trusted": False, "findings": []}
    cli.write("our.pub", cli.run("keys", "export").out)
    assert cli.run(*verify, "--key", "our.pub", settings=stranger).code == 0
    assert cli.run("keys", "trust", "our.pub", settings=stranger).code == 0
    assert cli.run(*verify, settings=stranger).code == 0


def test_verify_fails_for_another_file_and_a_changed_certificate(cli: Cli) -> None:
    cli.write("note.txt", NOTE)
    assert cli.run("redact", "note.txt", "-o", "out", *PATTERNS).code == 0
    path = cli.folder / "out/note.txt"
    path.write_text(path.read_text() + "x")
    other = cli.run("verify", "out/note.txt", "--json")
    assert other.code == 3
    assert other.json()["hash"] is False
    stated = json.loads((cli.folder / "out/note.txt.certificate.json").read_text())
    cli.write("changed.json", json.dumps({**stated, "policy": {**stated["policy"], "name": "none"}}))
    changed = cli.run("verify", "out/note.txt", "--certificate", "changed.json", "--json")
    assert changed.code == 3
    assert changed.json()["signature"] is False


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"format": "maskmill.certificate/1"}'])
def test_what_is_no_certificate_is_a_wrong_call(cli: Cli, content: str) -> None:
    cli.write("note.txt", NOTE)
    cli.write("cert.json", content)
    done = cli.run("verify", "note.txt", "--certificate", "cert.json")
    assert done.code == 2
    assert done.err.count("\n") == 1


def test_a_pipe_gives_the_copy_and_nothing_else(cli: Cli) -> None:
    done = cli.run("redact", "-", "-o", "-", "--certificate", "c.json", *PATTERNS, stdin=NOTE.encode())
    assert done.code == 0, done.err
    assert b"CALL NOTE" in done.out
    assert not any(secret.encode() in done.out for secret in SECRETS)
    cli.write("piped.txt", done.out)
    assert cli.run("verify", "piped.txt", "--certificate", "c.json").code == 0


def test_a_pdf_goes_through_a_pipe_too(cli: Cli) -> None:
    done = cli.run("redact", "-", "-o", "-", *PATTERNS, stdin=SAMPLES["claim-letter.pdf"])
    assert done.code == 0, done.err
    assert len(pikepdf.open(io.BytesIO(done.out)).pages) == 3


def test_a_batch_keeps_folders_and_sums_up(cli: Cli) -> None:
    cli.write("in/one.txt", f"Number {SSN}, social security number.")
    cli.write("in/deep/two.txt", "Nothing to see.")
    cli.write("in/deep/bad.pdf", b"%PDF-1.7 broken")
    done = cli.run("redact", "in", "-o", "out", "--json", *PATTERNS)
    assert done.code == 4, done.err
    shown = done.json()
    assert shown["summary"] == {"redacted": 1, "unchanged": 1, "failed": 1}
    by_path = {entry["path"]: entry for entry in shown["files"]}
    assert by_path["in/one.txt"]["output"] == "out/one.txt"
    assert by_path["in/deep/two.txt"]["output"] == "out/deep/two.txt"
    assert by_path["in/deep/bad.pdf"]["output"] is None
    assert by_path["in/deep/bad.pdf"]["problem"]["slug"] == "damaged-file"
    assert (cli.folder / "out/summary.csv").read_text().splitlines()[0].startswith("file,status")
    left = {
        path.relative_to(cli.folder / "out").as_posix() for path in (cli.folder / "out").rglob("*") if path.is_file()
    }
    assert left == {
        "one.txt", "one.txt.certificate.json", "deep/two.txt", "deep/two.txt.certificate.json", "summary.csv",
    }  # fmt: skip


def test_a_dry_run_counts_and_writes_nothing(cli: Cli) -> None:
    cli.write("note.txt", NOTE)
    done = cli.run("redact", "note.txt", "--dry-run", "--json", *PATTERNS)
    assert done.code == 0, done.err
    (entry,) = done.json()["files"]
    assert entry["output"] is None
    assert entry["counts"]["IBAN_CODE"] == 1
    assert {place["type"] for place in entry["places"]} == set(entry["counts"])
    assert sorted(path.name for path in cli.folder.iterdir()) == ["data", "note.txt"]
    assert "IBAN_CODE" in cli.run("redact", "note.txt", "--dry-run", *PATTERNS).text


def test_a_person_decides_by_the_review_file(cli: Cli) -> None:
    cli.write("note.txt", NOTE)
    assert cli.run("redact", "note.txt", "--review", "review.json", *PATTERNS).code == 0
    review_path = cli.folder / "review.json"
    assert stat.S_IMODE(review_path.stat().st_mode) == 0o600
    assert not any(secret in review_path.read_text() for secret in SECRETS)
    again = cli.run("redact", "note.txt", "--review", "review.json", "--values", "--force", *PATTERNS)
    assert again.code == 0
    review = json.loads(review_path.read_text())
    findings = review["files"][0]["findings"]
    assert {"id", "type", "page", "channel", "start", "end", "score", "detector", "action", "value"} == set(findings[0])
    for finding in findings:
        finding["action"] = "keep" if finding["type"] == "IBAN_CODE" else "redact"
    cli.write("decided.json", json.dumps(review))
    done = cli.run("redact", "note.txt", "-o", "out", "--decisions", "decided.json", *PATTERNS)
    assert done.code == 0, done.err
    text = (cli.folder / "out/note.txt").read_text()
    assert "GB82 WEST 1234 5698 7654 32" in text
    assert "4111 1111 1111 1111" not in text


def test_decisions_of_another_document_are_refused_with_their_number(cli: Cli) -> None:
    cli.write("note.txt", NOTE)
    wrong = {"version": 1, "files": [{"path": "note.txt", "findings": [{"id": "nope", "action": "keep"}]}]}
    cli.write("decided.json", json.dumps(wrong))
    done = cli.run("redact", "note.txt", "-o", "out", "--decisions", "decided.json", *PATTERNS)
    assert done.code == 2
    assert "1 decisions" in done.err
    assert not list((cli.folder / "out").iterdir())


def test_terms_are_removed_everywhere_and_alone_with_the_policy_none(cli: Cli) -> None:
    cli.write("a.txt", f"Project Zorkmid and zork-mid, number {SSN}, mail jo@example.org.")
    cli.write("terms.json", '{"a.txt": ["Zorkmid"]}')
    done = cli.run("redact", "a.txt", "-o", "out", "--terms", "terms.json", "--policy", "none", *PATTERNS)
    assert done.code == 0, done.err
    text = (cli.folder / "out/a.txt").read_text()
    assert "zork" not in text.casefold()
    assert SSN in text
    assert "jo@example.org" in text


def test_a_name_of_a_file_that_holds_a_finding_is_masked(cli: Cli) -> None:
    cli.write(f"case {SSN}.txt", f"The social security number is {SSN}.")
    done = cli.run("redact", f"case {SSN}.txt", "-o", "out", "--json", *PATTERNS)
    assert done.code == 0, done.err
    names = [path.name for path in (cli.folder / "out").iterdir()]
    assert len(names) == 2
    assert not any("8726" in name for name in names)
    assert all(name.startswith("case ") for name in names)
    assert (cli.folder / done.json()["files"][0]["output"]).exists()


BAD = {
    "empty": (b"", 4, "empty-file"),
    "zip called pdf": (zipped(), 4, "unsupported-type"),
    "truncated": (SAMPLES["claim-letter.pdf"][:900], 4, "damaged-file"),
    "encrypted": (encrypted(), 5, "password-needed"),
    "binary": (bytes(range(256)) * 20, 4, "unsupported-type"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_a_problem_with_the_next_step_and_leaves_no_file(cli: Cli, name: str) -> None:
    content, code, slug = BAD[name]
    cli.write("bad.pdf", content)
    done = cli.run("redact", "bad.pdf", "-o", "out", "--json", *PATTERNS)
    assert done.code == code, done.err
    (entry,) = done.json()["files"]
    assert entry["status"] == "failed"
    assert set(entry["problem"]) == {"type", "slug", "title", "detail"}
    assert entry["problem"]["slug"] == slug
    assert set(";,:") & set(entry["problem"]["detail"]), "the sentence goes on with the next step"
    assert "Traceback" not in done.err
    assert not list((cli.folder / "out").iterdir())


def test_a_password_file_opens_what_is_encrypted(cli: Cli) -> None:
    cli.write("bad.pdf", encrypted())
    cli.write("password", "sesame\n")
    done = cli.run("redact", "bad.pdf", "-o", "out", "--password-file", "password", *PATTERNS)
    assert done.code == 0, done.err
    with pikepdf.open(cli.folder / "out/bad.pdf") as document:
        assert not document.is_encrypted


def test_a_file_over_the_limit_exits_with_6(cli: Cli) -> None:
    cli.write("big.txt", b"x" * 2000)
    done = cli.run("redact", "big.txt", "-o", "out", "--json", *PATTERNS, settings={"MASKMILL_MAX_FILE_BYTES": "1000"})
    assert done.code == 6
    assert done.json()["files"][0]["problem"]["slug"] == "file-too-large"


def test_too_many_pages_exit_with_6(cli: Cli) -> None:
    cli.write("a.pdf", SAMPLES["claim-letter.pdf"])
    done = cli.run("redact", "a.pdf", "-o", "out", "--json", *PATTERNS, settings={"MASKMILL_MAX_PAGES": "2"})
    assert done.code == 6
    assert done.json()["files"][0]["problem"]["slug"] == "too-many-pages"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("redact", "note.txt", "-o", "out", "--policy", "nope"), "policy"),
        (("redact", "note.txt", "-o", "."), "own input"),
        (("redact", "note.txt", "note.txt", "-o", "out"), "same name"),
        (("redact", "note.txt"), "-o DIR"),
        (("redact", "note.txt", "-o", "out", "--strategy", "shred"), "strategy"),
        (("redact", "note.txt", "-o", "out", "--terms", "note.txt"), "terms file"),
        (("redact", "empty", "-o", "out"), "no file"),
        (("redact", "note.txt", "-o", "note.txt"), "names a folder"),
    ],
)
def test_a_wrong_call_is_2_and_does_nothing(cli: Cli, arguments: tuple[str, ...], hint: str) -> None:
    cli.write("note.txt", NOTE)
    (cli.folder / "empty").mkdir()
    done = cli.run(*arguments, *PATTERNS)
    assert done.code == 2
    assert hint in done.err
    assert done.err.count("\n") == 1
    assert not (cli.folder / "out").exists()
    assert (cli.folder / "note.txt").read_text() == NOTE


def test_an_existing_result_is_replaced_only_by_force(cli: Cli) -> None:
    cli.write("note.txt", NOTE)
    cli.write("out/note.txt", "mine")
    done = cli.run("redact", "note.txt", "-o", "out", *PATTERNS)
    assert done.code == 2
    assert "--force" in done.err
    assert (cli.folder / "out/note.txt").read_text() == "mine"
    assert cli.run("redact", "note.txt", "-o", "out", "--force", *PATTERNS).code == 0
    assert "CALL NOTE" in (cli.folder / "out/note.txt").read_text()


def test_a_missing_file_is_4_and_stops_no_other(cli: Cli) -> None:
    cli.write("a.txt", "Nothing here.")
    done = cli.run("redact", "a.txt", "gone.txt", "-o", "out", "--json", *PATTERNS)
    assert done.code == 4
    assert done.json()["summary"] == {"unchanged": 1, "failed": 1}
    assert (cli.folder / "out/a.txt").exists()


def test_every_redaction_is_audited_unless_it_is_asked_not_to_be(cli: Cli) -> None:
    cli.write("note.txt", NOTE)
    assert cli.run("redact", "note.txt", "-o", "out", *PATTERNS).code == 0
    chain = (cli.folder / "data/audit-cli.jsonl").read_text()
    assert len(chain.splitlines()) == 1
    assert "note" not in chain
    assert not any(secret in chain for secret in SECRETS)
    assert cli.run("redact", "note.txt", "-o", "silent", "--no-audit", *PATTERNS).code == 0
    assert (cli.folder / "data/audit-cli.jsonl").read_text() == chain
    assert json.loads((cli.folder / "out/note.txt.certificate.json").read_text())["audited"] is True
    assert json.loads((cli.folder / "silent/note.txt.certificate.json").read_text())["audited"] is False
    verified = cli.run("audit", "verify", "--json")
    assert verified.code == 0, verified.err
    assert verified.json()["chains"]["command-line"]["rows"] == 1
    (cli.folder / "data/audit-cli.jsonl").write_text(chain.replace("redacted", "unchanged", 1))
    assert cli.run("audit", "verify").code == 3


def test_standard_error_and_the_data_folder_hold_no_value(cli: Cli) -> None:
    cli.write("note.txt", NOTE)
    done = cli.run("redact", "note.txt", "-o", "out", "--no-names")
    assert done.code == 0
    kept = b"".join(path.read_bytes() for path in (cli.folder / "data").rglob("*") if path.is_file())
    for secret in SECRETS:
        assert secret not in done.err
        assert secret.encode() not in kept
        assert base64.b64encode(secret.encode()) not in kept


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_a_batch_that_is_interrupted_leaves_no_half_file_and_no_process(cli: Cli, signum: signal.Signals) -> None:
    for number in range(40):
        cli.write(f"in/{number}.pdf", SAMPLES["claim-letter.pdf"])
    process = cli.start("redact", "in", "-o", "out", "--no-names")
    deadline = time.monotonic() + 60
    while not list((cli.folder / "out").glob("*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signum)
    _, err = process.communicate(timeout=60)
    assert process.returncode == (130 if signum is signal.SIGINT else 143)
    assert b"Traceback" not in err
    time.sleep(0.5)
    left = [path.name for path in (cli.folder / "out").iterdir()]
    assert not [name for name in left if ".part" in name]
    for name in left:
        if name.endswith(".pdf"):
            assert f"{name}.certificate.json" in left
    assert not processes_of_group(process.pid)


def processes_of_group(group: int) -> list[int]:
    """Return the living processes of a process group."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == group and fields[0] != "Z":
                found.append(int(entry.name))
    return found
