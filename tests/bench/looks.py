"""Do pages look and read as before outside of their boxes? `python -m tests.bench.looks FOLDER…` prints the figures.

Every PDF of the folders loses three words a page (evenly spread, seeded by nothing: the 2nd, and those at one and two
thirds); pdfium renders source and result, boxes are painted over in both, and the two are compared.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw
from tests.fixtures import fonts, leaks, make, pages

from maskmill.cli.samples import make_samples
from maskmill.errors import MaskmillError
from maskmill.formats.operations import operation

SCALE = 1.5
GOOD = 0.98
MOST_PAGES = 12
_WORD = re.compile(r"[^\W_]{4,}")
_BLOCK = 8


def run(name: str, document: bytes, **parameters: object) -> tuple[dict[str, object], tuple[bytes, ...]]:
    output = operation(name)([document], json.loads(json.dumps(parameters)), lambda _done, _total: None)
    return dict(output.fields), output.blobs


def picked(segments: object) -> list[dict[str, object]]:
    """Return marks for three words of each page's first segment."""
    marks: list[dict[str, object]] = []
    seen: set[int] = set()
    assert isinstance(segments, list)
    for index, row in enumerate(segments):
        if row["channel"] == "page" and row["page"] not in seen:
            seen.add(row["page"])
            words = list(_WORD.finditer(row["text"]))
            for at in sorted({1, len(words) // 3, 2 * len(words) // 3}):
                if at < len(words):
                    start, end = words[at].span()
                    marks.append({"segment": index, "start": start, "end": end, "label": "WORD"})
    return marks


def shown(document: bytes) -> Iterator[Image.Image]:
    """Yield the pages as a viewer shows them, forms and annotations too."""
    with pdfium.PdfDocument(document) as opened:
        opened.init_forms()
        for number in range(min(len(opened), MOST_PAGES)):
            page = opened[number]
            scale = min(SCALE, 2000 / max(*page.get_size(), 1))
            yield page.render(scale=scale).to_pil().convert("L")


def ssim(a: Image.Image, b: Image.Image) -> float:
    """Return the mean structural similarity of two grey pictures over 8-pixel blocks (Wang et al. 2004)."""
    x, y = (np.asarray(image, dtype=np.float64) for image in (a, b))
    rows, columns = (side - side % _BLOCK for side in x.shape)
    if not rows or not columns:
        return 1.0
    x, y = (
        item[:rows, :columns].reshape(rows // _BLOCK, _BLOCK, columns // _BLOCK, _BLOCK).swapaxes(1, 2)
        for item in (x, y)
    )
    axes = (2, 3)
    mx, my = x.mean(axes), y.mean(axes)
    vx, vy = x.var(axes), y.var(axes)
    cov = (x * y).mean(axes) - mx * my
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    every = ((2 * mx * my + c1) * (2 * cov + c2)) / ((mx**2 + my**2 + c1) * (vx + vy + c2))
    inked = (vx > 1) | (vy > 1)  # empty paper would hide all damage
    return float(every[inked].mean()) if inked.any() else 1.0


def likeness(source: bytes, result: bytes, boxes: object) -> list[float]:
    """Return the similarity of each page outside of its boxes; 0 for a page of another size."""
    found = []
    assert isinstance(boxes, list)
    for number, (before, after) in enumerate(zip(shown(source), shown(result), strict=True), 1):
        if before.size != after.size:
            found.append(0.0)
            continue
        with pdfium.PdfDocument(result) as opened:
            scale = before.width / max(1.0, opened[number - 1].get_size()[0])
        for image in (before, after):
            draw = ImageDraw.Draw(image)
            for row in boxes:
                if row["page"] == number:
                    x0, y0, x1, y1 = (side * scale for side in row["box"])
                    draw.rectangle((x0 - 2, y0 - 2, x1 + 2, y1 + 2), fill=0)
        found.append(ssim(before, after))
    return found


def reads_as_before(result: bytes, marks: list[dict[str, object]], segments: object) -> bool:
    """Say whether the text of all pages is the source's without the marked words."""
    assert isinstance(segments, list)
    expected: dict[int, str] = {}
    for index, row in enumerate(segments):
        if row["channel"] == "page" and row["page"] not in expected:
            letters = list(row["text"])
            for mark in marks:
                if mark["segment"] == index:
                    start, end = int(str(mark["start"])), int(str(mark["end"]))
                    letters[start:end] = [""] * (end - start)
            expected[row["page"]] = "".join(letters)
    fields, _ = run("pdf.extract", result)
    again = fields["segments"]
    assert isinstance(again, list)
    found: dict[int, str] = {}
    for row in again:
        if row["channel"] == "page":
            found.setdefault(row["page"], row["text"])
    return all(_letters(expected[page]) == _letters(found.get(page, "")) for page in expected)


def _letters(text: str) -> list[str]:
    """Return all letters in any order, for a line may be read earlier or later, without labels and line ends."""
    return sorted(re.sub(r"[\s\u00ad-]+|WORD", "", text))


def made() -> Iterator[tuple[str, bytes]]:
    """Yield documents of our own."""
    yield from ((name, data) for name, data in make_samples().items() if name.endswith(".pdf"))
    yield from ((f"leak {name}", leaks.make(name).document) for name in leaks.names())
    who = make.person("looks")
    yield from (("letter", make.letter(who, 3)), ("table", make.table(who)), ("digital", pages.digital_pdf(3, 7)))
    lines = ["The harbour office opens at nine", "Ask for the quay master in the morning"]
    yield from ((f"font {item.__name__}", item(lines)) for item in (fonts.composite, fonts.simple, fonts.drawn))


def read(folders: list[str]) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.pdf")):
            yield path.name, path.read_bytes()


def main() -> None:
    """Print the figures for our own documents, then for those in the folders."""
    for title, documents in (("made", made()), ("folders", read(sys.argv[1:]))):
        scores: list[tuple[float, str]] = []
        refused, differ = [], []
        for name, document in documents:
            try:
                fields, _ = run("pdf.extract", document)
                marks = picked(fields["segments"])
                burned, blobs = run("pdf.burn", document, marks=marks)
                scores.append((min(likeness(document, blobs[0], burned["boxes"]), default=1.0), name))
                if not reads_as_before(blobs[0], marks, fields["segments"]):
                    differ.append(name)
            except MaskmillError as error:
                refused.append(f"{name} ({error.slug})")
            except pdfium.PdfiumError:
                refused.append(f"{name} (pdfium shows no original)")
        good = sum(score >= GOOD for score, _ in scores)
        print(f"{title}: {len(scores)} files, {good} look as before (SSIM >= {GOOD} on every page outside boxes)")
        for score, name in sorted(scores):
            if score < GOOD:
                print(f"  {score:.3f} {name}")
        print(f"  text differs in {len(differ)}: {', '.join(differ)}")
        print(f"  not done {len(refused)}: {', '.join(refused)}")


if __name__ == "__main__":
    main()
