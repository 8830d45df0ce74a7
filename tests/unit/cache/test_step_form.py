"""A stored result comes back as it was, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.mill import mill, nothing
from tests.fixtures.works import NOTE

from maskmill.domain.document import Box, Channel, Extracted, PageInfo, Segment
from maskmill.domain.policy import Policy
from maskmill.engine.order import Order, Source
from maskmill.engine.read import Reading, SpokenWord
from maskmill.engine.redact import Established, establish
from maskmill.engine.step_form import MAGIC, pack_established, pack_reading, unpack_established, unpack_reading
from maskmill.errors import ProofFailed
from maskmill.formats.wire import Identity

TEXTS = st.text(st.characters(), max_size=20)  # lone surrogates too: PDFs have them


def found(raw_text: bytes = NOTE, *, find_only: bool = False) -> Established:
    return establish(mill(), Source(raw_text, "n"), Policy("all", 1), Order(find_only=find_only), nothing)


WHOLE, LOOK = found(), found(find_only=True)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.floats(0, 500), st.integers(1, 9))
def test_a_reading_comes_back_equal(texts: list[str], x: float, end: int) -> None:
    segments = tuple(Segment(Channel.OCR, 1, text) for text in texts)
    words = {len(texts) - 1: (SpokenWord(0, end, Box(x, 0.1, x + 0.3, 2.0)),)}
    extracted = Extracted("pdf", (PageInfo(1, 595.3, 841.9, needs_ocr=True),), segments)
    reading = Reading(Identity("pdf", "application/pdf", 1, None), extracted, words)
    assert unpack_reading(b"".join(pack_reading(reading))) == reading


@pytest.mark.parametrize("made", [WHOLE, LOOK, replace(LOOK, result=replace(LOOK.result, raw_values=("\ud800",) * 3))])
def test_what_was_found_and_proven_comes_back_equal(made: Established) -> None:
    assert len(made.result.findings) == len(made.result.raw_values) == 3
    assert unpack_established(b"".join(pack_established(made))) == made


STORED = b"".join(pack_established(WHOLE))
HEAD = json.loads(STORED[len(MAGIC) + 8 : -len(WHOLE.proof.output if WHOLE.proof else b"")])


@given(st.integers(0, len(STORED) - 1), st.integers(1, 255))
def test_a_changed_byte_gives_the_same_form_or_a_refusal(at: int, change: int) -> None:
    damaged = bytearray(STORED)
    damaged[at] ^= change
    try:
        again = unpack_established(bytes(damaged))
    except ProofFailed:
        return
    assert isinstance(again, Established)  # a changed letter of a value: the seal around the object catches that


@given(st.integers(0, len(STORED) - len(WHOLE.proof.output if WHOLE.proof else b"") - 1))
def test_a_cut_head_is_refused(end: int) -> None:
    for unpack in (unpack_established, unpack_reading):
        with pytest.raises(ProofFailed):
            unpack(STORED[:end])


@pytest.mark.parametrize("name", ["result", "proof", "at"])
@pytest.mark.parametrize("value", [[], {}, "x", 7, {"findings": 3}])
def test_a_head_of_another_shape_is_refused(name: str, value: object) -> None:
    if name == "at" and value == 7:
        return
    text = json.dumps({**HEAD, name: value}).encode()
    with pytest.raises(ProofFailed):
        unpack_established(MAGIC + len(text).to_bytes(8) + text)


def test_one_form_is_not_taken_for_the_other() -> None:
    with pytest.raises(ProofFailed):
        unpack_reading(STORED)
