"""A data folder or a database that cannot be used: one sentence that says what to do, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from maskmill.adapters.keys.private_file import private_folder
from maskmill.cli.main import main

SECRET = "planted-password"
ASKING = (["queues"], ["queues", "pause", "default"], ["jobs", "list"], ["jobs", "show", "x"], ["keys", "list"])
STARTING = (["worker"], ["beat"])


def said(arguments: list[str], data: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run a command; return its exit code and the one line that it said."""
    words = [*arguments, "--data", str(data)]
    if arguments in STARTING:  # one that is not refused becomes another program
        done = subprocess.run(
            [sys.executable, "-m", "maskmill.cli.main", *words], capture_output=True, text=True, timeout=30, check=False
        )
        code, out, err = done.returncode, done.stdout, done.stderr
    else:
        code = main(words)
        out, err = capsys.readouterr()
    assert not out
    (line,) = err.strip().splitlines()
    assert "something went wrong" not in line
    return code, line


@pytest.mark.parametrize("arguments", [*ASKING, *STARTING], ids=" ".join)
def test_a_path_below_a_file_is_refused(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").touch()
    code, line = said(arguments, tmp_path / "letter.txt" / "data", capsys)
    assert (code, "name another path" in line) == (2, True)


@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_a_damaged_database_is_said(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    private_folder(tmp_path / "keys")
    (tmp_path / "maskmill.db").write_bytes(b"no database" * 1_000)
    code, line = said(arguments, tmp_path, capsys)
    assert (code, "damaged" in line) == (70, True)


@pytest.mark.parametrize("arguments", [*ASKING, *STARTING], ids=" ".join)
def test_a_database_of_another_kind_is_refused_without_its_password(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MASKMILL_DATABASE_URL", f"mysql://user:{SECRET}@host/name")
    code, line = said(arguments, tmp_path, capsys)
    assert (code, "MASKMILL_DATABASE_URL" in line, SECRET in line) == (2, True, False)


@pytest.mark.parametrize("odd", ["../..", "a\nb", "x" * 10_000, "\udcff", "é"])
def test_an_odd_id_is_not_found(odd: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, line = said(["jobs", "show", odd], tmp_path, capsys)
    assert (code, len(line) < 200, os.fsencode(odd) in os.fsencode(line)) == (2, True, False)
