"""The operator's commands on a data folder, and the demo."""

import pytest
from tests.fixtures.cli import Cli


def test_policies_are_listed_shown_and_checked(cli: Cli) -> None:
    assert {"default", "none"} <= set(cli.run("policy", "list").text.split())
    shown = cli.run("policy", "show", "default", "--json").json()
    assert shown["types"]["US_SSN"]["action"] == "redact"
    assert shown["types"]["ORGANIZATION"]["action"] == "keep"
    cli.write("ours.yaml", "name: ours\nversion: 3\nextends: default\n")
    good = cli.run("policy", "check", "ours.yaml")
    assert good.code == 0, good.err
    assert "ours, version 3" in good.text
    cli.write("bad.yaml", "name: bad\nversion: 1\ntypes:\n  US_SSN: {action: burn}\n")
    bad = cli.run("policy", "check", "bad.yaml")
    assert bad.code == 2
    assert "Line 4" in bad.err
    unknown = cli.run("policy", "show", "nope")
    assert unknown.code == 2


def test_a_key_is_shown_once_listed_without_its_secret_and_revoked(cli: Cli) -> None:
    created = cli.run("keys", "create", "scanner", "--scope", "jobs", "--days", "3")
    assert created.code == 0, created.err
    key = created.text.strip()
    assert key.startswith("mm_")
    key_id, secret = key.split("_", 2)[1:]
    listed = cli.run("keys", "list", "--json")
    assert secret not in listed.text
    (row,) = listed.json()["api_keys"]
    assert row == {"id": key_id, "name": "scanner", "scopes": ["jobs"], "revoked": False}
    assert cli.run("keys", "revoke", key_id).code == 0
    assert cli.run("keys", "list", "--json").json()["api_keys"][0]["revoked"] is True
    assert cli.run("keys", "revoke", "nope").code == 2
    assert cli.run("audit", "verify", "--json").json()["chains"]["server"]["ok"] is True


def test_certificates_still_verify_after_the_master_key_was_rotated(cli: Cli) -> None:
    cli.write("note.txt", "Mail jo@example.org.")
    assert cli.run("redact", "note.txt", "-o", "out", "--no-names", "-q").code == 0
    before = (cli.folder / "data/keys/master").read_bytes()
    rotated = cli.run("keys", "rotate")
    assert rotated.code == 0, rotated.err
    assert (cli.folder / "data/keys/master").read_bytes() != before
    assert cli.run("verify", "out/note.txt").code == 0


def test_jobs_of_a_folder_without_any_are_an_empty_list(cli: Cli) -> None:
    assert cli.run("jobs", "list", "--json").json() == {"jobs": []}
    for command in ("show", "follow", "cancel", "retry"):
        assert cli.run("jobs", command, "job_nope").code == 2, command


@pytest.mark.timeout(300)
def test_the_demo_goes_through_the_whole_loop(cli: Cli) -> None:
    done = cli.run("demo", "-o", "demo")
    assert done.code == 0, done.err
    assert done.text.count("SUCCESS") == 3
    results = {path.name for path in (cli.folder / "demo/redacted").iterdir()}
    assert results == {
        name + suffix
        for name in ("claim-letter.pdf", "invoice-2291.pdf", "call-note.txt")
        for suffix in ("", ".certificate.json")
    }
    note = (cli.folder / "demo/redacted/call-note.txt").read_text()
    assert "4111 1111 1111 1111" not in note
    assert "SECONDS" in done.text
    assert not (cli.folder / "data").exists()
