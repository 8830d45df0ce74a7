"""What a call did to its files: the JSON document of DESIGN section 4, and the table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from maskmill.cli.files.targets import CERTIFICATE
from maskmill.cli.files.task import Answer

VERSION = 1

COLUMNS = ("file", "status", "pages", "pixel_pages", "removed", "counts", "problem", "detail")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts so is run by spreadsheets (CSV injection, CWE-1236)."""


def document(answers: Sequence[Answer], *, places: bool = False) -> dict[str, object]:
    """Return the document of `--json`; `places` adds counts by page, for a dry run."""
    files = [_file(answer) | (_places(answer) if places else {}) for answer in answers]
    return {"version": VERSION, "files": files, "summary": dict(Counter(answer.status.value for answer in answers))}


def _file(answer: Answer) -> dict[str, object]:
    """Return one file's part."""
    written = None if answer.written is None else str(answer.written)
    return {
        "path": answer.raw_path,
        "output": written,
        "certificate": None if written is None else written + CERTIFICATE,
        "status": answer.status.value,
        "pages": answer.pages,
        "pixel_pages": list(answer.pixel_pages),
        "counts": dict(answer.counts),
        "problem": None if answer.problem is None else dict(answer.problem),
    }


def _places(answer: Answer) -> dict[str, object]:
    """Return where a dry run would remove how much."""
    return {
        "places": [{"type": kind, "page": page, "count": count} for (kind, page), count in answer.places.items()],
    }


def summary_csv(answers: Sequence[Answer]) -> bytes:
    """Return the table of a batch. It stands beside the results, so it shows masked names only."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for answer in answers:
        problem = answer.problem or {}
        table.writerow(
            _cell(value)
            for value in (
                answer.safe_relative if answer.written is None else answer.written.name,
                answer.status.value,
                answer.pages,
                " ".join(map(str, answer.pixel_pages)),
                sum(answer.counts.values()),
                " ".join(f"{kind}:{count}" for kind, count in answer.counts.items()),
                problem.get("slug", ""),
                problem.get("detail", ""),
            )
        )
    return text.getvalue().encode()


def _cell(value: object) -> str:
    """Return a cell that no spreadsheet runs."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def sentence(answer: Answer) -> str:
    """Say in one line what became of a file; the name is the user's own."""
    if answer.problem is not None:
        return f"{answer.raw_path}: {answer.status.value}: {answer.problem['detail']}"
    removed = sum(answer.counts.values())
    pixels = f", {len(answer.pixel_pages)} as pixels" if answer.pixel_pages else ""
    facts = f"{answer.pages} page{'s' * (answer.pages != 1)}{pixels}, {removed} finding{'s' * (removed != 1)}"
    return f"{answer.raw_path}: {answer.status.value}, {facts} ({answer.seconds:.1f} s)"
