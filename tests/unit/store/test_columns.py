"""Sealed columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.adapters.store.columns import seal, unseal
from maskmill.errors import ProofFailed

KEY = b"k" * 32


def _cut(sealed: bytes) -> bytes:
    return sealed[:-1]


def _flipped(sealed: bytes) -> bytes:
    return sealed[:-1] + bytes([sealed[-1] ^ 1])


@given(st.text() | st.sampled_from(["\udce9", "\ud800.pdf"]))
def test_a_text_comes_back(text: str) -> None:
    assert unseal(KEY, seal(KEY, text, "job", "raw_options", "job_1"), "job", "raw_options", "job_1") == text


@pytest.mark.parametrize("place", [("job", "raw_options", "job_2"), ("job", "raw_name", "job_1"), ("job",)])
def test_a_value_opens_in_its_own_place_only(place: tuple[str, ...]) -> None:
    sealed = seal(KEY, "Ada", "job", "raw_options", "job_1")
    with pytest.raises(ProofFailed):
        unseal(KEY, sealed, *place)
    with pytest.raises(ProofFailed):
        unseal(b"x" * 32, sealed, "job", "raw_options", "job_1")


@pytest.mark.parametrize("harm", [_cut, _flipped, lambda sealed: sealed[:10], lambda _: b""])
def test_a_changed_value_does_not_open(harm: Callable[[bytes], bytes]) -> None:
    sealed = seal(KEY, "Ada", "t", "c", "r")
    with pytest.raises(ProofFailed) as caught:
        unseal(KEY, harm(sealed), "t", "c", "r")
    assert "Ada" not in caught.value.detail


def test_the_same_text_never_looks_the_same() -> None:
    assert seal(KEY, "Ada", "t") != seal(KEY, "Ada", "t")
