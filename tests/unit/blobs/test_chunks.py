"""The encrypted stream: whatever goes in comes out, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.adapters.blobs.chunks import HEADER_BYTES, TAG_BYTES, associated_data, seal, unseal
from maskmill.errors import ProofFailed

KEY, PLACE, SIZE = b"k" * 32, b"place", 64

pieces = st.lists(st.binary(max_size=200), max_size=8)


def cut(content: bytes, sizes: list[int]) -> list[bytes]:
    """Cut bytes at odd places."""
    found, at = [], 0
    for size in sizes:
        found.append(content[at : at + size])
        at += size
    return [*found, content[at:]]


@given(pieces, st.lists(st.integers(0, 100), max_size=8))
def test_chunks_join_to_what_went_in_however_both_streams_are_cut(parts: list[bytes], sizes: list[int]) -> None:
    sealed = b"".join(seal(KEY, PLACE, parts, SIZE))
    clear = b"".join(parts)
    chunks = max(1, -(-len(clear) // SIZE))
    assert len(sealed) == HEADER_BYTES + len(clear) + chunks * TAG_BYTES
    assert b"".join(unseal(KEY, PLACE, cut(sealed, sizes), SIZE)) == clear


@given(st.binary(max_size=300), st.data())
def test_no_change_of_one_byte_passes(clear: bytes, data: st.DataObject) -> None:
    sealed = bytearray(b"".join(seal(KEY, PLACE, [clear], SIZE)))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ProofFailed):
        list(unseal(KEY, PLACE, [bytes(sealed)], SIZE))


@given(st.binary(max_size=300), st.data())
def test_no_prefix_passes(clear: bytes, data: st.DataObject) -> None:
    sealed = b"".join(seal(KEY, PLACE, [clear], SIZE))
    with pytest.raises(ProofFailed):
        list(unseal(KEY, PLACE, [sealed[: data.draw(st.integers(0, len(sealed) - 1))]], SIZE))


@given(st.binary(min_size=SIZE * 2, max_size=SIZE * 6), st.data())
def test_no_other_order_of_chunks_passes(clear: bytes, data: st.DataObject) -> None:
    sealed = b"".join(seal(KEY, PLACE, [clear], SIZE))
    step = SIZE + TAG_BYTES
    chunks = [sealed[at : at + step] for at in range(HEADER_BYTES, len(sealed), step)]
    order = data.draw(st.lists(st.integers(0, len(chunks) - 1), min_size=1, max_size=len(chunks) + 1))
    mixed = [chunks[n] for n in order]
    if b"".join(mixed) != b"".join(chunks):
        with pytest.raises(ProofFailed):
            list(unseal(KEY, PLACE, [sealed[:HEADER_BYTES], *mixed], SIZE))


@pytest.mark.parametrize(("key", "place"), [(b"x" * 32, PLACE), (KEY, b"elsewhere")])
def test_another_key_or_place_does_not_open(key: bytes, place: bytes) -> None:
    sealed = list(seal(KEY, PLACE, [b"clear"]))
    with pytest.raises(ProofFailed):
        list(unseal(key, place, sealed))


def test_a_chunk_is_handed_out_as_soon_as_it_is_proven() -> None:
    sealed = b"".join(seal(KEY, PLACE, [b"a" * SIZE * 3], SIZE))
    stream = unseal(KEY, PLACE, [sealed[:-1]], SIZE)
    assert next(stream) == b"a" * SIZE
    assert next(stream) == b"a" * SIZE
    with pytest.raises(ProofFailed):
        next(stream)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_two_places_never_look_alike(one: list[str], other: list[str]) -> None:
    assert (associated_data(*one) == associated_data(*other)) == (one == other)
