"""Reading an event stream and a problem as the API sends them."""

import json

import pytest

from maskmill import errors
from maskmill.cli.client import Progress, _problem, read_events

STREAM = b"""retry: 2000

: alive

id: 1
event: progress
data: {"task_id": "j", "state": "INITIALIZING", "progress": 1, "message": "Opening", "timestamp": "t"}

id: 2
event: progress
data: {"task_id": "j", "state": "FINALIZING", "progress": 95, "message": "Signing", "timestamp": "t"}

id: 2
event: end
data: {"task_id": "j", "status": "SUCCESS"}

"""


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_a_stream_is_read_event_by_event(newline: bytes) -> None:
    lines = iter(STREAM.replace(b"\n", newline).splitlines(keepends=True))
    assert list(read_events(lines)) == [
        Progress(1, "INITIALIZING", 1, "Opening"),
        Progress(2, "FINALIZING", 95, "Signing"),
        Progress(2, status="SUCCESS"),
    ]


def test_an_event_that_breaks_off_is_no_event() -> None:
    assert list(read_events(iter([b"id: 1\n", b'data: {"state": "X"}\n']))) == []


@pytest.mark.parametrize("kind", [errors.UnsupportedType, errors.Unauthorized, errors.StorageFull])
def test_a_problem_becomes_the_error_that_it_names(kind: type[errors.MaskmillError]) -> None:
    found = _problem(json.dumps(kind("A sentence").problem()).encode())
    assert type(found) is kind
    assert found.detail == "A sentence"


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b"{}", b'"x"', b"null"])
def test_an_answer_that_is_no_problem_is_somebody_elses(content: bytes) -> None:
    assert isinstance(_problem(content), errors.Unavailable)


def test_every_slug_has_its_class() -> None:
    assert errors.by_slug()["file-too-large"] is errors.FileTooLarge
    assert len(errors.by_slug()) > 30
