"""The real tesseract behind the walls, on a picture drawn here."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from maskmill.adapters.jail import JailedSandbox
from maskmill.adapters.ocr.tesseract import Tesseract, find_tesseract
from maskmill.errors import MaskmillError

DPI = 300
LINES = ("Invoice number 4711 for Maria Example", "paid by card 4111 1111 1111 1111")


@pytest.fixture(scope="module")
def engine() -> Iterator[Tesseract]:
    sandbox = JailedSandbox()
    if not sandbox.walls().complete:
        pytest.skip(f"this kernel gives {sandbox.walls().layers}")
    found = find_tesseract(sandbox)
    if found is None:
        pytest.skip("tesseract-ocr is not installed")
    yield found
    sandbox.close()


def picture(*lines: str) -> bytes:
    image = Image.new("L", (1_800, 200 + 120 * len(lines)), 255)
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        draw.text((100, 100 + 120 * index), line, fill=0, font=ImageFont.load_default(size=50))
    target = BytesIO()
    image.save(target, "PNG", dpi=(DPI, DPI))
    return target.getvalue()


def test_words_are_read_in_order_with_boxes_in_points(engine: Tesseract) -> None:
    words = engine.read(picture(*LINES), DPI)
    assert [word.text for word in words] == " ".join(LINES).split()
    first = words[0]
    assert first.box.x0 == pytest.approx(100 * 72 / DPI, abs=2)
    assert first.box.y0 == pytest.approx(110 * 72 / DPI, abs=4)
    assert first.box.x1 > first.box.x0 + 20
    assert all(word.confidence > 0.5 for word in words)


def test_an_empty_page_has_no_words(engine: Tesseract) -> None:
    assert engine.read(picture(), DPI) == ()


def test_a_broken_picture_raises_an_error_of_our_tree(engine: Tesseract) -> None:
    with pytest.raises(MaskmillError):
        engine.read(picture("x")[:100], DPI)


def test_a_language_that_is_not_installed_raises_an_error_of_our_tree() -> None:
    sandbox = JailedSandbox("degrade")
    try:
        with pytest.raises(MaskmillError):
            Tesseract(sandbox, "xxq").read(picture("x"), DPI)
    finally:
        sandbox.close()


def test_the_version_is_the_programs(engine: Tesseract) -> None:
    assert int(engine.version.split(".")[0]) >= 4
