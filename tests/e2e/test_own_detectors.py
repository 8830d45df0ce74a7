"""Words and patterns of one's own, without code and while everything runs: every door finds them (CHECKLIST S1-02)."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from tests.fixtures.cli import Cli
from tests.fixtures.stack import RunningStack, running_stack

from maskmill.cli.client import Client

POLICY = r"""
name: own
version: 1
default: {action: keep}
types:
  CASE_NUMBER: {action: redact, threshold: 0.5}
  ORGANIZATION: {action: redact}
  USERNAME: {action: redact, threshold: 0.99}
patterns:
  - {name: file, type: CASE_NUMBER, pattern: 'ZQ-\d{6}', score: 0.7}
  - {name: berth, type: CASE_NUMBER, pattern: '\b\d{3}\b', score: 0.6, context: [berth, quay]}
custom:
  - {name: boats, type: ORGANIZATION, words: [Blue Falcon, Grey Heron]}
allow: [ZQ-000000]
deny: [tulip]
"""
TEXT = """File ZQ-123456 (not ZQ-000000) of the blue falcon at berth 417, tulip.
Asked by @jane_doe, jo@example.org; nothing else was said on that day, but she weighs 250 tons.
"""
WANTED = ["ZQ-123456", "blue falcon", "417", "tulip"]


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path)


def call(stack: RunningStack, path: str, body: dict[str, object]) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{stack.address}{path}",
        json.dumps(body).encode(),
        {"Authorization": f"Bearer {stack.api_key}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as error:
        return dict(json.load(error))


def is_redacted(text: str) -> bool:
    kept = ["ZQ-000000", "250 tons", "@jane_doe", "jo@example.org"]
    return all(value not in text for value in WANTED) and all(value in text for value in kept)


def test_the_command_line_finds_and_redacts_them(cli: Cli) -> None:
    policy = cli.write("own.yaml", POLICY)
    assert cli.run("policy", "check", policy).code == 0
    done = cli.run("detect", "-", "--policy", policy, "--json", "--values", "--no-names", stdin=TEXT.encode())
    assert [entity["value"] for entity in done.json()["entities"]] == WANTED, done.err
    assert [entity["detector"] for entity in done.json()["entities"]] == [
        "policy:file",
        "policy:boats",
        "policy:berth",
        "policy:deny",
    ]
    cli.write("note.txt", TEXT)
    done = cli.run("redact", "note.txt", "-o", "out", "--policy", policy, "--no-names")
    assert done.code == 0, done.err
    assert is_redacted((cli.folder / "out" / "note.txt").read_text())


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<=ZQ-)\d{6}", "look-around is not supported"),
        (r"(?!x)ZQ-\d{6}", "look-around is not supported"),
        (r"(\d)\1{5}", "back-references are not supported"),
        (r"ZQ-(\d{6}", "check the brackets"),
        (r"\d*", "matches the empty text"),
    ],
)
def test_what_re2_cannot_do_is_refused_with_its_line_and_what_to_do(cli: Cli, pattern: str, words: str) -> None:
    policy = cli.write("own.yaml", POLICY.replace(r"ZQ-\d{6}", pattern))
    for command in (["policy", "check", policy], ["detect", "-", "--policy", policy]):
        done = cli.run(*command, stdin=TEXT.encode())
        assert (done.code, "Line 10" in done.err, words in done.err) == (2, True, True), done.err


@pytest.mark.timeout(200)
def test_the_server_finds_and_redacts_them_from_when_the_file_is_there(tmp_path: Path) -> None:
    with running_stack(tmp_path / "data") as stack:
        order: dict[str, object] = {"text": TEXT, "policy": "own", "values": True}
        assert call(stack, "/api/v1/detect", order)["slug"] == "unknown-policy"
        folder = stack.data / "policies"
        folder.mkdir()
        (folder / "own.yaml").write_text(POLICY)
        assert [entity["value"] for entity in call(stack, "/api/v1/detect", order)["entities"]] == WANTED
        (folder / "own.yaml").write_text(POLICY.replace("[tulip]", "[tons]"))
        assert "tons" in [entity["value"] for entity in call(stack, "/api/v1/detect", order)["entities"]]
        (folder / "own.yaml").write_text(POLICY.replace(r"'ZQ-\d{6}'", r"'(?=Z)Q'"))
        assert call(stack, "/api/v1/detect", order)["slug"] == "invalid-policy"
        (folder / "own.yaml").write_text(POLICY)
        client = Client(stack.address, stack.api_key)
        document = client.upload("note.txt", TEXT.encode())
        jobs = {
            kind: call(stack, "/api/v1/jobs", {"kind": kind, "document_ids": [document], "policy": "own"})["job_id"]
            for kind in ("redact", "detect")
        }
        ended = {kind: wait(client, job) for kind, job in jobs.items()}
        assert {kind: job["status"] for kind, job in ended.items()} == {"redact": "SUCCESS", "detect": "SUCCESS"}
        assert ended["detect"]["summary"]["to_redact"] == len(WANTED)
        request = urllib.request.Request(f"{stack.address}/api/v1/jobs/{jobs['redact']}/result")
        request.add_header("Authorization", f"Bearer {stack.api_key}")
        with urllib.request.urlopen(request, timeout=60) as answer:
            assert is_redacted(answer.read().decode())


def wait(client: Client, job: str) -> dict[str, Any]:
    """Return a job when it has ended."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = client.job(job)
        if found["finished_at"] is not None:
            return dict(found)
        time.sleep(0.1)
    raise AssertionError("the job did not end")
