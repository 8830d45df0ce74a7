"""Wrapping and deriving keys."""

from __future__ import annotations

import hmac
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.adapters.keys.envelope import WRAPPED_BYTES, derive, new_key, unwrap, wrap
from maskmill.errors import ProofFailed

places = st.lists(st.text(st.characters(codec="utf-8"), max_size=5), max_size=3)


@given(places, places)
def test_a_wrapped_key_opens_in_its_own_place_only(place: list[str], other: list[str]) -> None:
    outer, inner = new_key(), new_key()
    wrapped = wrap(outer, inner, *place)
    assert len(wrapped) == WRAPPED_BYTES
    assert unwrap(outer, wrapped, *place) == inner
    if place != other:
        with pytest.raises(ProofFailed):
            unwrap(outer, wrapped, *other)


def test_the_same_key_is_never_wrapped_the_same_way_twice() -> None:
    outer, inner = new_key(), new_key()
    assert wrap(outer, inner, "a") != wrap(outer, inner, "a")


def test_derivation_is_that_of_rfc_5869() -> None:
    extracted = hmac.new(bytes(32), b"\x0b" * 32, sha256).digest()
    expanded = hmac.new(extracted, b"maskmill.secret/1\0hash\x01", sha256).digest()
    assert derive(b"\x0b" * 32, "hash") == expanded
    assert derive(b"\x0b" * 32, "step") != expanded
