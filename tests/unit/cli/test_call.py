"""Flags that contradict one another are refused with the way out."""

from pathlib import Path
from typing import Any

import pytest

from maskmill.cli.files.call import Call
from maskmill.errors import InvalidRequest

REVIEW = Path("review.json")


@pytest.mark.parametrize(
    ("flags", "hint"),
    [
        ({}, "-o DIR"),
        ({"dry_run": True, "review": REVIEW}, "not both"),
        ({"review": REVIEW, "output": "out"}, "leave -o away"),
        ({"output": "out", "values": True}, "--values"),
        ({"paths": ("-", "a"), "output": "out"}, "alone"),
        ({"paths": ("a", "b"), "output": "-"}, "folder with -o"),
        ({"output": "-", "as_json": True}, "--json"),
        ({"output": "out", "certificate": Path("c.json")}, "--certificate"),
    ],
)
def test_a_contradiction_is_refused(flags: dict[str, Any], hint: str) -> None:
    with pytest.raises(InvalidRequest, match=hint):
        Call(**{"paths": ("a",), **flags}).check()


@pytest.mark.parametrize(
    "flags",
    [
        {"output": "out"},
        {"output": "-"},
        {"output": "-", "certificate": Path("c.json"), "paths": ("-",)},
        {"dry_run": True, "output": "out"},
        {"dry_run": True, "as_json": True},
        {"review": REVIEW, "values": True},
        {"output": "out", "decisions": REVIEW},
    ],
)
def test_what_fits_together_passes(flags: dict[str, Any]) -> None:
    Call(**{"paths": ("a",), **flags}).check()


def test_a_summary_is_for_a_batch_that_writes() -> None:
    assert Call(paths=("a", "b"), output="out").ask(is_batch=True).with_summary
    assert not Call(paths=("a",), output="out").ask(is_batch=False).with_summary
    assert not Call(paths=("a", "b"), dry_run=True).ask(is_batch=True).with_summary
