from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.payment.crypto_bitcoin import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1CWFH4APe7Q81wwiH2pVuzKcRm77JgZRUF", "1CWFH4APe7Q81wwiH2pVuzKcRm77JgZRUF"),
        ("39Y3j9916fzchmpoEdh3exVwS3aPG8tbph", "39Y3j9916fzchmpoEdh3exVwS3aPG8tbph"),
        ("LN9cWffgrE1dwHfw2w9JQVehgVYMsDwBBo", "LN9cWffgrE1dwHfw2w9JQVehgVYMsDwBBo"),
        ("DQLV1KftWo9JmsYjGeZ2MqEcVb2ZUNvMNV", "DQLV1KftWo9JmsYjGeZ2MqEcVb2ZUNvMNV"),
        ("XtiW2umLz1MfEtvWB15jRyDcJCNfZ7mMXk", "XtiW2umLz1MfEtvWB15jRyDcJCNfZ7mMXk"),
        ("TFs1saQ3jtSfVxVj88sxR9Fbnv88Nv4Fpz", "TFs1saQ3jtSfVxVj88sxR9Fbnv88Nv4Fpz"),
        ("mms3NCKejrtTTFFDk7r8uBn1ezyXWKg9DP", "mms3NCKejrtTTFFDk7r8uBn1ezyXWKg9DP"),
        ("t1a6NvucMnJBNMDFzHDdqHCSBYAyHuJCASF", "t1a6NvucMnJBNMDFzHDdqHCSBYAyHuJCASF"),
        ("bc1qy2p02rgeax9ryv0f7vkwn6qpyd799e7dxh2tv8", "bc1qy2p02rgeax9ryv0f7vkwn6qpyd799e7dxh2tv8"),
        ("BC1QY2P02RGEAX9RYV0F7VKWN6QPYD799E7DXH2TV8", "BC1QY2P02RGEAX9RYV0F7VKWN6QPYD799E7DXH2TV8"),
        (
            "bc1pw2wdslrr99qgu2alag8zq42qf9548xpj4uf8ww643t9xyhxvjpqsjgpncr",
            "bc1pw2wdslrr99qgu2alag8zq42qf9548xpj4uf8ww643t9xyhxvjpqsjgpncr",
        ),
        ("ltc1qx7jejrmkta0p8kj7wnyyrep23y07xu29x6vtdg", "ltc1qx7jejrmkta0p8kj7wnyyrep23y07xu29x6vtdg"),
        (
            "bitcoincash:qzpn5cv42cc6k7jkpxh6eh8f804jlhrdp5dnr29xr8",
            "bitcoincash:qzpn5cv42cc6k7jkpxh6eh8f804jlhrdp5dnr29xr8",
        ),
        ("qzpn5cv42cc6k7jkpxh6eh8f804jlhrdp5dnr29xr8", "qzpn5cv42cc6k7jkpxh6eh8f804jlhrdp5dnr29xr8"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "1CWFH4APe7Q81wwiH2pVuzKcRm77JgZRUG",
        "wallet 1CWFH4APe7Q81wwiH2pVuzKcRm77JgZRUG",
        "24ptBX8D61waANWFu3F2xkK17eG1bQk7fUj",
        "bc1qy2p02rgeax9ryv0f7vkwn6qpyd799e7dxh2tv9",
        "bc1pw2wdslrr99qgu2alag8zq42qf9548xpj4uf8ww643t9xyhxvjpqs853lap",
        "Bc1qy2p02rgeax9ryv0f7vkwn6qpyd799e7dxh2tv8",
        "bitcoincash:qzpn5cv42cc6k7jkpxh6eh8f804jlhrdp5dnr29xr9",
        "x1CWFH4APe7Q81wwiH2pVuzKcRm77JgZRUF",
        "1CWFH4APe7Q81wwiH2pVuzKcRm77JgZRU",
        "11111111111111111111111111111111",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
