"""Relative paths from outside (CHECKLIST S1-64)."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.cli.files.targets import place
from maskmill.domain.path import safe_parts
from maskmill.errors import UnsafePath


@pytest.mark.parametrize(
    "path",
    [
        "", "/", "/etc/passwd", "..", "../x", "a/../b", "a/..", "./a", "a/.", "a//b", "a/", "a\\b", "..\\x", "C:\\x",
        "a\0b", "x" * 256, "é" * 128, "a/" + "x" * 256, "\ud800",
    ],
)  # fmt: skip
def test_a_path_that_may_lead_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(UnsafePath) as caught:
        safe_parts(path)
    assert len(path) < 3 or path not in caught.value.detail


@pytest.mark.parametrize("path", ["a", "a/b.pdf", "...", "a..b/..c", "é/ü.txt", "x" * 255, "a b/ c", "\udce9.pdf"])
def test_a_plain_relative_path_passes(path: str) -> None:
    assert "/".join(safe_parts(path)) == path


@given(st.text(max_size=30))
def test_what_passes_stays_below_the_folder(path: str) -> None:
    try:
        parts = safe_parts(path)
    except UnsafePath:
        return
    place = PurePosixPath("/folder", *parts)
    assert place.parts == ("/", "folder", *parts)
    assert ".." not in place.parts


@pytest.mark.parametrize("relative", ["../x.pdf", "a/../../x.pdf", "/etc/x.pdf", "x" * 300 + ".pdf", "a\0b.pdf"])
def test_a_result_never_gets_a_place_outside_the_output_folder(relative: str) -> None:
    with pytest.raises(UnsafePath):
        place(Path("out"), PurePosixPath(relative))


def test_a_result_keeps_its_relative_path_and_a_backslash_is_no_separator() -> None:
    assert place(Path("out"), PurePosixPath("a/b.pdf")) == Path("out/a/b.pdf")
    assert place(Path("out"), PurePosixPath("a\\..\\b.pdf")) == Path("out/a_.._b.pdf")
