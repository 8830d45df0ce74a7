from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.payment.crypto_other import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("rB83gzarRxbMyre3pLZjYxySMHqTvR5qxg", "rB83gzarRxbMyre3pLZjYxySMHqTvR5qxg"),
        (
            "GC2WNTPN6VJZBPRUS4FUDEZPZDDZCCAXN2CLZKSVFVY53WQIB6HMIF7G",
            "GC2WNTPN6VJZBPRUS4FUDEZPZDDZCCAXN2CLZKSVFVY53WQIB6HMIF7G",
        ),
        (
            "49HDGCcvHT9ZRGBiDvBueNjSmJ81PMwSAAE25bSbqYyB5D7bWHyDTNQS3HWLHtmdNsKrTh7P5wcRMU28fVQJJvBa7yPV96y",
            "49HDGCcvHT9ZRGBiDvBueNjSmJ81PMwSAAE25bSbqYyB5D7bWHyDTNQS3HWLHtmdNsKrTh7P5wcRMU28fVQJJvBa7yPV96y",
        ),
        (
            "addr1qxrzyh488ht0k3agksf3zcqz6ndpckzcaf69wv06utw9rnpvlc5vkjx6yzqnhl3u9dpm3ean4tesqz9a0qjkyl7zkdhqlrjqdk",
            "addr1qxrzyh488ht0k3agksf3zcqz6ndpckzcaf69wv06utw9rnpvlc5vkjx6yzqnhl3u9dpm3ean4tesqz9a0qjkyl7zkdhqlrjqdk",
        ),
        ("Solana: 56kYKuo8ZCD7phwweUJpN7i8nS558stwVbCqsCTpP8xD", "56kYKuo8ZCD7phwweUJpN7i8nS558stwVbCqsCTpP8xD"),
        ("XRP rB83gzarRxbMyre3pLZjYxySMHqTvR5qxg,", "rB83gzarRxbMyre3pLZjYxySMHqTvR5qxg"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "rB83gzarRxbMyre3pLZjYxySMHqTvR5qxh",
        "GC2WNTPN6VJZBPRUS4FUDEZPZDDZCCAXN2CLZKSVFVY53WQIB6HMIF7H",
        "49HDGCcvHT9ZRGBiDvBueNjSmJ81PMwSAAE25bSbqYyB5D7bWHyDTNQS3HWLHtmdNsKrTh7P5wcRMU28fVQJJvBa7yPV96z",
        "addr1qxrzyh488ht0k3agksf3zcqz6ndpckzcaf69wv06utw9rnpvlc5vkjx6yzqnhl3u9dpm3ean4tesqz9a0qjkyl7zkdhqlrjqdl",
        "56kYKuo8ZCD7phwweUJpN7i8nS558stwVbCqsCTpP8xD",
        "solana aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "token 56kYKuo8ZCD7phwweUJpN7i8nS558stwVbCqsCTpP8xD",
        "refrigerationrefrigerationrefriger",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
