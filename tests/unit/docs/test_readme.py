"""The README stays short, its links lead somewhere, and its detector detects."""

import re
from pathlib import Path
from typing import Any

from tests.fixtures.detection import values

from maskmill.adapters.policies.files import FilePolicies

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "README.md").read_text()


def test_it_has_at_most_120_lines() -> None:
    assert len(TEXT.splitlines()) <= 120


def test_its_links_and_its_picture_are_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (ROOT / target).exists(), target


def test_its_policy_is_one(tmp_path: Path) -> None:
    text = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert text
    (tmp_path / "mine.yaml").write_text(text[1])
    policy = FilePolicies(tmp_path).load("mine")
    assert policy.patterns[0].context == ("case", "file no")


def test_its_detector_finds_what_it_describes() -> None:
    code = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert code
    room: dict[str, Any] = {}
    exec(code[1], room)  # noqa: S102 - our own example
    assert values(room["DETECTOR"], "harbour club membership number AB123456") == ["AB123456"]
    assert values(room["DETECTOR"], "part number AB123456") == []
