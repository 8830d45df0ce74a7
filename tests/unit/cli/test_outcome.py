"""The JSON document, the spreadsheet and the line that say what became of files."""

import csv
import io
import json
from pathlib import Path, PurePath

import pytest

from maskmill.cli.files.outcome import COLUMNS, document, sentence, summary_csv
from maskmill.cli.files.task import Answer
from maskmill.engine.order import Status

PROBLEM = {
    "type": "urn:maskmill:problem:empty-file",
    "slug": "empty-file",
    "title": "The file is empty",
    "detail": "The file is empty; send one with content",
}
DONE = Answer(
    1, "in/Ada Byron.pdf", Status.REDACTED, pages=3, pixel_pages=(2,), counts={"PERSON": 4}, seconds=1.23,
    safe_relative=PurePath("PERSON.pdf"), written=Path("out/PERSON.pdf"), places={("PERSON", 1): 4},
)  # fmt: skip
EMPTY = Answer(2, "in/empty.txt", Status.FAILED, 4, PROBLEM, safe_relative=PurePath("empty.txt"))


def test_the_document_has_the_fields_of_the_contract() -> None:
    shown = document([DONE, EMPTY])
    assert shown == {
        "version": 1,
        "files": [
            {
                "path": "in/Ada Byron.pdf",
                "output": "out/PERSON.pdf",
                "certificate": "out/PERSON.pdf.certificate.json",
                "status": "redacted",
                "pages": 3,
                "pixel_pages": [2],
                "counts": {"PERSON": 4},
                "problem": None,
            },
            {
                "path": "in/empty.txt",
                "output": None,
                "certificate": None,
                "status": "failed",
                "pages": 0,
                "pixel_pages": [],
                "counts": {},
                "problem": PROBLEM,
            },
        ],
        "summary": {"redacted": 1, "failed": 1},
    }
    assert json.loads(json.dumps(shown)) == shown


def test_a_dry_run_says_where() -> None:
    files = document([DONE], places=True)["files"]
    assert isinstance(files, list)
    assert files[0]["places"] == [{"type": "PERSON", "page": 1, "count": 4}]


def test_the_table_beside_the_results_shows_no_name_of_an_input() -> None:
    text = summary_csv([DONE, EMPTY]).decode()
    assert "Ada" not in text
    assert "Byron" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["file"] == "PERSON.pdf"
    assert rows[0]["removed"] == "4"
    assert rows[1]["problem"] == "empty-file"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_table_is_run_by_a_spreadsheet(start: str) -> None:
    answer = Answer(1, "x", Status.FAILED, 4, PROBLEM, safe_relative=PurePath(start + "cmd.pdf"))
    rows = list(csv.DictReader(io.StringIO(summary_csv([answer]).decode())))
    assert rows[0]["file"] == f"'{start}cmd.pdf"


def test_the_line_counts_in_plain_english() -> None:
    assert sentence(DONE) == "in/Ada Byron.pdf: redacted, 3 pages, 1 as pixels, 4 findings (1.2 s)"
    assert sentence(EMPTY) == "in/empty.txt: failed: The file is empty; send one with content"
