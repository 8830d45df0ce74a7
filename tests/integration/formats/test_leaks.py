from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from tests.fixtures import leaks
from tests.fixtures.make import KEPT
from tests.fixtures.straight import needs_tesseract, read_pixels, redact, run

from maskmill.domain.redact.needles import Needles

PARTS = 4
SHARED = Path(__file__).parents[4] / "shared" / "tools"
TEXT_CASES = [name for name in leaks.names() if not leaks.make(name).pixels]
PIXEL_CASES = [name for name in leaks.names() if leaks.make(name).pixels]
NEVER_READ_BY_VERIFY = {"archive_in_an_attachment"}


@pytest.mark.parametrize("name", TEXT_CASES)
def test_nothing_survives(name: str) -> None:
    case = leaks.make(name)
    done = redact(case.document, case.values)
    assert done.verdict.residue == ()
    assert not _plainly_there(done.document, case.values)
    assert KEPT in _text(done.document)


@pytest.mark.parametrize("name", TEXT_CASES)
def test_the_verification_sees_every_untouched_case(name: str) -> None:
    case = leaks.make(name)
    residue = run("pdf.verify", case.document, needles=case.values, pages_touched=[1]).untrusted_fields["residue"]
    assert residue


@needs_tesseract
@pytest.mark.parametrize("name", PIXEL_CASES)
def test_no_picture_shows_what_was_removed(name: str) -> None:
    case = leaks.make(name)
    needles = Needles(case.values)
    assert _read(case.document, needles)
    done = redact(case.document, case.values)
    assert done.verdict.residue == ()
    assert not _read(done.document, needles)
    assert KEPT in _text(done.document)


def test_most_cases_stay_text() -> None:
    pixels = [name for name in TEXT_CASES if redact(leaks.make(name).document, leaks.make(name).values).pixels]
    assert len(pixels) <= len(TEXT_CASES) // 20 + 1


def test_other_salts_make_other_people() -> None:
    assert leaks.make("visible_line", "a").values != leaks.make("visible_line", "b").values


def _read(document: bytes, needles: Needles) -> set[int]:
    return {
        index for _, words in read_pixels(document, [1]) for _, _, index in needles.close(" ".join(w for w, _ in words))
    }


def _text(document: bytes) -> str:
    with pdfium.PdfDocument(document) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def _plainly_there(document: bytes, values: list[str]) -> bool:
    """Look for the values as a reader with no ideas of ours would: text, and decoded streams."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        streams = [item.read_bytes().decode("latin-1") for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    everything = "\n".join([_text(document), *streams])
    words = {word for value in values for word in [value, *re.findall(r"[^\W_]{5,}", value)]}
    return any(word.casefold() in everything.casefold() for word in words)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shared cases with a salt of our own."""
    cases = tmp_path_factory.mktemp("cases")
    subprocess.run([sys.executable, SHARED / "make_leak_cases.py", cases, "--salt", "harbour"], check=True)
    return cases


@pytest.mark.shared
@needs_tesseract
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared leak tools are not beside this checkout")
@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_shared_case_leaks(shared: Path, tmp_path: Path, part: int) -> None:
    """Judged without OCR; every fifth pixel case with it. `make leaks` judges all of them with OCR."""
    listed = json.loads((shared / "cases.json").read_text())[part::PARTS]
    pixels = [case["id"] for case in listed if case["pixel"]][::5]
    for case in listed:
        done = redact((shared / case["file"]).read_bytes(), case["secrets"])
        if not done.verdict.residue:
            (tmp_path / case["file"]).write_bytes(done.document)
    assert _judged(shared, tmp_path, [case["id"] for case in listed]) == "0 leak, 0 refused"
    assert _judged(shared, tmp_path, pixels, "--ocr") == "0 leak, 0 refused"


def _judged(cases: Path, results: Path, only: list[str], *flags: str) -> str:
    judge: list[str | Path] = [sys.executable, SHARED / "check_leaks.py", cases / "cases.json", results]
    done = subprocess.run([*judge, "--only", ",".join(only), *flags], check=False, capture_output=True, text=True)
    found = re.search(r"\d+ leak, \d+ refused", done.stdout)
    assert found, done.stderr[-300:]
    return found[0]
