"""The tutorial runs as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def steps(page: str) -> list[tuple[bool, str]]:
    """Return the commands of a page's console blocks, and whether each is meant to succeed."""
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / "docs" / page).read_text(), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [(line[0] == "$", line[2:]) for line in lines if line[:2] in {"$ ", "! "}]


@pytest.mark.timeout(240)
def test_every_command_of_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    tools = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    commands = steps("tutorial.md")
    assert len(commands) > 15
    for should_succeed, command in commands:
        done = subprocess.run(
            command,
            shell=True,
            cwd=tmp_path,
            env={"PATH": tools, "HOME": str(tmp_path), "MASKMILL_DATA": str(tmp_path / "data")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode == 0) == should_succeed, f"{command}\n{done.stdout[-500:]}\n{done.stderr[-500:]}"
        assert "Traceback" not in done.stderr
