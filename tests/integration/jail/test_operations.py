"""The operations of the table in the jail: all loaded, and the same answer in every process."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from maskmill.adapters.jail import JailedSandbox
from maskmill.ports.sandbox import Limits

NEEDLE = "Maria Example"


@pytest.fixture
def jail() -> Iterator[JailedSandbox]:
    sandbox = JailedSandbox()
    if not sandbox.walls().complete:
        pytest.skip(f"this kernel gives {sandbox.walls().layers}")
    yield sandbox
    sandbox.close()


@pytest.fixture(scope="module")
def letter() -> bytes:
    target = BytesIO()
    canvas = Canvas(target)
    canvas.setTitle("Letter")
    canvas.setAuthor("The author")
    canvas.setSubject("The subject")
    canvas.drawString(72, 700, f"Dear {NEEDLE}, this is a letter.")
    canvas.save()
    return target.getvalue()


def extract(jail: JailedSandbox, letter: bytes) -> list[dict[str, object]]:
    parameters = {"password": None, "pages": 10, "page_pixels": 100_000_000}
    segments = jail.run("pdf.extract", [letter], parameters, Limits()).untrusted_fields["segments"]
    assert isinstance(segments, list)
    return segments


def test_segments_keep_their_order_from_one_nursery_to_the_next(jail: JailedSandbox, letter: bytes) -> None:
    """Marks name segments by their index, and another worker may burn them."""
    first = extract(jail, letter)
    jail.close()
    assert extract(jail, letter) == first


def test_a_letter_goes_through_the_jail_and_comes_out_without_its_name(jail: JailedSandbox, letter: bytes) -> None:
    segments = extract(jail, letter)
    index, text = next((i, str(s["text"])) for i, s in enumerate(segments) if NEEDLE in str(s["text"]))
    mark = {"segment": index, "start": text.index(NEEDLE), "end": text.index(NEEDLE) + len(NEEDLE), "label": "NAME"}
    parameters = {"password": None, "marks": [mark], "boxes": [], "needles": [NEEDLE]}
    (burned,) = jail.run("pdf.burn", [letter], parameters, Limits()).untrusted_blobs
    said = jail.execute("pdftotext", ["-enc", "UTF-8", "-", "-"], burned, Limits()).decode()
    assert "this is a letter" in said
    assert NEEDLE not in said
    checked = jail.run("pdf.verify", [burned], {"needles": [NEEDLE], "boxes": [], "pages_touched": [1]}, Limits())
    assert checked.untrusted_fields["residue"] == []
    (picture,) = jail.run("pdf.render", [burned], {"password": None, "pages": [1], "dpi": 72}, Limits()).untrusted_blobs
    assert picture.startswith(b"\x89PNG")
