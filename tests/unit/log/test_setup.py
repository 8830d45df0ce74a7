"""Log lines never carry a value that nobody allowed."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from maskmill.adapters.log import configure

SSN = "912-34-5678"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level
    configure("json", "DEBUG", stream)
    yield stream
    root.handlers[:], level = before
    root.setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def test_a_raw_key_is_shown_as_its_length(lines: io.StringIO) -> None:
    structlog.get_logger("maskmill.test").info("job.finished", raw_value=SSN, job_id="j1")
    line = json.loads(lines.getvalue())
    assert line["raw_value"] == "<11 chars>"
    assert line["job_id"] == "j1"
    assert SSN not in lines.getvalue()


def test_a_key_that_nobody_allowed_is_shown_as_its_length(lines: io.StringIO) -> None:
    structlog.get_logger("maskmill.test").info("job.finished", surprise=SSN)
    assert SSN not in lines.getvalue()
    assert json.loads(lines.getvalue())["surprise"] == "<11 chars>"


def test_another_librarys_words_are_dropped_and_its_exception_type_kept(lines: io.StringIO) -> None:
    try:
        raise ValueError(SSN)
    except ValueError:
        logging.getLogger("some.library").exception("cannot read %s", SSN)
    assert SSN not in lines.getvalue()
    assert "ValueError" in lines.getvalue()


def test_bound_context_is_on_every_line(lines: io.StringIO) -> None:
    structlog.contextvars.bind_contextvars(job_id="j7")
    structlog.get_logger("maskmill.test").info("step.started")
    assert json.loads(lines.getvalue())["job_id"] == "j7"
