from __future__ import annotations

import io

import pikepdf
import pypdfium2 as pdfium
from tests.fixtures.make import Paper, person, show
from tests.fixtures.straight import redact, run

from maskmill.formats.pdf.sheet import render_page

WHO = person("boxes")


def _text(document: bytes) -> str:
    with pdfium.PdfDocument(document) as opened:
        text: str = opened[0].get_textpage().get_text_range()
        return text


def _light(document: bytes, box: tuple[float, float, float, float], scale: float = 4.0) -> tuple[float, float]:
    """Return the middle of the light pixels in a box, as parts of its width and height."""
    with pdfium.PdfDocument(document) as opened:
        image = render_page(opened[0], scale, grey=True)
    left, top, right, bottom = (round(side * scale) for side in box)
    image = image.crop((left, top, right, bottom))
    light = [(at % image.width, at // image.width) for at, value in enumerate(image.tobytes()) if value > 128]
    xs, ys = [x for x, _ in light], [y for _, y in light]
    return (min(xs) + max(xs)) / 2 / image.width, (min(ys) + max(ys)) / 2 / image.height


def _shown(label: str, turned: int = 0) -> tuple[bytes, tuple[float, float, float, float]]:
    paper = Paper()
    paper.page(show("Somebody with a long name")).Rotate = turned
    done = redact(paper.bytes(), ["Somebody with a long name"], label=label)
    box = done.boxes[0].box
    return done.document, (box.x0 + 0.5, box.y0 + 0.5, box.x1 - 0.5, box.y1 - 0.5)


def test_a_label_stands_in_the_middle_of_its_box() -> None:
    for turned in (0, 90, 180, 270):
        document, box = _shown("HANDOVER", turned)
        middle = _light(document, box)
        assert abs(middle[0] - 0.5) < 0.03
        assert abs(middle[1] - 0.5) < 0.08


def test_a_box_leaves_a_gap_to_the_words_beside_it() -> None:
    paper = Paper()
    paper.page(show(f"We met {WHO.name} and left."))
    document, boxes = (done := redact(paper.bytes(), [WHO.name])).document, done.boxes
    with pdfium.PdfDocument(document) as opened:
        page = opened[0].get_textpage()
        text = page.get_text_range()
        before, after = page.get_charbox(text.index("met") + 2), page.get_charbox(text.index("and left"))
    assert boxes[0].box.x0 - before[2] > 1
    assert after[0] - boxes[0].box.x1 > 1


def test_a_full_stop_beside_a_box_stays_visible() -> None:
    paper = Paper()
    paper.page(show(f"We met {WHO.name}."))
    done = redact(paper.bytes(), [WHO.name])
    with pdfium.PdfDocument(done.document) as opened:
        page = opened[0].get_textpage()
        stop = page.get_charbox(page.get_text_range().rindex("."))
    assert stop[0] >= done.boxes[0].box.x1


def test_a_box_gives_way_to_the_letters_of_a_close_line() -> None:
    paper = Paper()
    paper.page(show("gypsy jogging quay", y=709) + show(WHO.name, y=699))
    done = redact(paper.bytes(), [WHO.name])
    with pdfium.PdfDocument(done.document) as opened:
        page = opened[0].get_textpage()
        text = page.get_text_range()
        lowest = page.get_charbox(text.index("gypsy"))[1]
    assert 842 - done.boxes[0].box.y0 < lowest


def test_a_value_on_two_lines_is_labelled_once() -> None:
    paper = Paper()
    paper.page(show("It was Somebody", y=700) + show("Withalongname who came", y=686))
    segments = run("pdf.extract", paper.bytes()).untrusted_fields["segments"]
    assert isinstance(segments, list)
    text = segments[0]["text"]
    mark = {"segment": 0, "start": text.index("Somebody"), "end": text.index(" who came"), "label": "GUEST"}
    burned = run("pdf.burn", paper.bytes(), marks=[mark])
    boxes = burned.untrusted_fields["boxes"]
    assert isinstance(boxes, list)
    assert len(boxes) == 2
    assert _text(burned.untrusted_blobs[0]).count("GUEST") == 1


def test_words_that_ocr_found_side_by_side_are_one_box_with_one_label() -> None:
    paper = Paper()
    paper.page("0.9 g 50 600 300 40 re f")
    words = [[60, 210, 110, 224], [114, 210, 170, 224]]
    burned = run("pdf.burn", paper.bytes(), boxes=[{"page": 1, "box": box, "label": "GUEST"} for box in words])
    assert burned.untrusted_fields["boxes"] == [{"mark": None, "page": 1, "box": [60, 210, 170, 224]}]
    assert _text(burned.untrusted_blobs[0]).count("GUEST") == 1


def test_a_page_of_pixels_keeps_the_labels() -> None:
    paper = Paper()
    paper.page(show(WHO.line))
    done = redact(paper.bytes(), WHO.values, label="GUEST")
    boxes = [{"page": 1, "box": [box.box.x0, box.box.y0, box.box.x1, box.box.y1]} for box in done.boxes]
    pixels = run("pdf.rasterise", done.document, pages=[1], boxes=boxes, needles=WHO.values, dpi=80).untrusted_blobs[0]
    assert _text(pixels).count("GUEST") == 2
    assert not any(word in _text(pixels) for word in [*WHO.values, *WHO.name.split()])


def test_labels_of_two_runs_stay_readable() -> None:
    paper = Paper()
    paper.page(show(WHO.name) + show("Other Somebody", y=600))
    first = redact(paper.bytes(), [WHO.name], label="GUEST").document
    second = redact(first, ["Other Somebody"], label="KEEPER").document
    assert "GUEST" in _text(second)
    assert "KEEPER" in _text(second)


def test_the_font_of_the_labels_is_in_the_file() -> None:
    paper = Paper()
    paper.page(show(WHO.name))
    document = redact(paper.bytes(), [WHO.name], label="GUEST").document
    with pikepdf.open(io.BytesIO(document)) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        assert [str(font.Subtype) for name, font in fonts.items() if name.startswith("/Mm")] == ["/Type3"]


def test_a_slope_of_letters_has_no_label_across_its_boxes_and_stays_text() -> None:
    paper = Paper()
    paper.page(f"q 0.866 0.5 -0.5 0.866 150 100 cm {show(WHO.line, x=80, y=300)} Q")
    done = redact(paper.bytes(), WHO.values)
    assert done.pixels == ()
    assert done.verdict.residue == ()
