"""What a document must not hold, its name must not hold either."""

import time
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.adapters.patterns.compiler import compile_patterns
from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Action
from maskmill.domain.policy import Policy, Treatment
from maskmill.engine.file_name import _replace, mask_name
from maskmill.engine.kit import Mill
from maskmill.ports.sandbox import Limits

ABSENT: Any = None  # parts of the mill that a name never needs
KEEP_URLS = Policy("test", 1, types={EntityType.URL: Treatment(Action.KEEP)})


def mill() -> Mill:
    return Mill(ABSENT, Limits(), compile_patterns, None, None, ABSENT, ABSENT, b"k" * 32, time.time)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("letter.pdf", "letter.pdf"),
        ("deep/er/letter.pdf", "deep/er/letter.pdf"),
        ("jo@example.org.txt", "EMAIL_ADDRESS.txt"),
        ("card 4111 1111 1111 1111.pdf", "card CREDIT_CARD.pdf"),
        ("card_4111_1111_1111_1111.pdf", "card_CREDIT_CARD.pdf"),
        ("jo@example.org/letter.pdf", "EMAIL_ADDRESS/letter.pdf"),
        ("no suffix", "no suffix"),
    ],
)
def test_each_part_of_a_path_is_masked_by_type(name: str, masked: str) -> None:
    assert mask_name(mill(), KEEP_URLS, PurePath(name), []) == PurePath(masked)


def test_a_value_that_was_removed_from_the_document_is_removed_from_its_name() -> None:
    masked = mask_name(mill(), KEEP_URLS, PurePath("reply to Zorkmid (Ada).pdf"), ["Ada Zorkmid", "ada", "zorkmid"])
    assert "zork" not in masked.name.casefold()
    assert masked.suffix == ".pdf"
    assert masked.name.startswith("reply to ")


def test_what_the_policy_keeps_stays_in_the_name() -> None:
    keep_all = Policy("none", 1, Treatment(Action.KEEP))
    assert mask_name(mill(), keep_all, PurePath("jo@example.org.txt"), []) == PurePath("jo@example.org.txt")


@given(st.text(min_size=1, max_size=30), st.data())
def test_replaced_spans_are_gone_whole_however_they_overlap(text: str, data: st.DataObject) -> None:
    spans = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)).map(
                lambda pair: (pair[0], min(len(text), pair[0] + pair[1]), "X")
            ),
            max_size=5,
        )
    )
    covered = {at for start, end, _ in spans for at in range(start, end)}
    kept = "".join(sign for at, sign in enumerate(text) if at not in covered)
    assert _replace(text, spans).replace("X", "") == kept.replace("X", "")
