from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.secret.url_credentials import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("postgres://bob:hunter2@db/x", "bob:hunter2"),
        ("redis://:s3cret@h:6379", ":s3cret"),
        ("https://ann:p%40ss@example.org/", "ann:p%40ss"),
        ("mongodb+srv://u1:Pw-9@cluster.example.net", "u1:Pw-9"),
        ("FTP://me:secret1@host", "me:secret1"),
        ("amqp://guest:gu3st@mq:5672//", "guest:gu3st"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com:8080/a@b",
        "mysql://u:${PW}@h",
        "mysql://u:<password>@h",
        "https://user@example.org",
        "mailto:bob@example.org",
        "http://example.org:80",
        "ssh://git@example.org:22/x",
        "a:b@c",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
