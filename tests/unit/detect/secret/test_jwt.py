from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.secret.jwt import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"),
        (
            "Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.AbCdEf012345",
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.AbCdEf012345",
        ),
        (
            "token=eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXYxMjM0NTY3ODkw.Y2lwaGVydGV4dA.dGFn",
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXYxMjM0NTY3ODkw.Y2lwaGVydGV4dA.dGFn",
        ),
        ('"eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ."', "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ."),
        (
            "eyJraWQiOiJrMSIsImFsZyI6IkVTMjU2In0.eyJpZCI6MX0.x-y_z.",
            "eyJraWQiOiJrMSIsImFsZyI6IkVTMjU2In0.eyJpZCI6MX0.x-y_z",
        ),
        (
            "cookie: s=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl; path=/",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        ),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "eyJhbGci",
        "eyJ!!!",
        "eyJ0eXAiOiJKV1QiLCJ4eXoiOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.AbCdEf012345",
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJhbGciOiJIUzI1NiJ9.abc",
        "xeyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0",
        "eyJhYWFhYWFhYWFhYWF9.eyJzdWIiOiIxIn0.c2ln",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
