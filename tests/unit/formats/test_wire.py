from __future__ import annotations

from typing import Any

import pytest
from tests.fixtures.straight import Reply

from maskmill.domain.document import Channel
from maskmill.errors import ParserCrashed
from maskmill.formats import wire

PAGE = {"number": 1, "width": 595.0, "height": 842.0, "needs_ocr": False}
SEGMENT = {"channel": "page", "page": 1, "text": "words"}
IDENTITY = {"kind": "pdf", "media_type": "application/pdf", "pages": 1, "encoding": None}
BOX = {"mark": None, "page": 1, "box": [0, 0, 1, 1]}
RESIDUE = {"page": 0, "channel": "object", "engine": "qpdf", "needle": 0}
ENGINES = [{"name": "pdfium", "version": "1"}]


def test_a_good_document_is_read() -> None:
    extracted = wire.read_extracted("pdf", {"pages": [PAGE], "segments": [SEGMENT]})
    assert extracted.segments[0].channel is Channel.PAGE
    assert extracted.pages[0].width == 595.0


@pytest.mark.parametrize(
    "lie",
    [
        {"pages": "many"},
        {"pages": [{**PAGE, "number": 2}]},
        {"pages": [{**PAGE, "width": float("nan")}]},
        {"pages": [{**PAGE, "width": -1}]},
        {"pages": [{**PAGE, "height": 1e12}]},
        {"pages": [{**PAGE, "needs_ocr": 1}]},
        {"segments": [{**SEGMENT, "page": 2}]},
        {"segments": [{**SEGMENT, "page": True}]},
        {"segments": [{**SEGMENT, "channel": "secret"}]},
        {"segments": [{**SEGMENT, "text": 7}]},
        {"segments": ["text"]},
    ],
)
def test_a_lying_extraction_is_a_crash(lie: dict[str, Any]) -> None:
    with pytest.raises(ParserCrashed):
        wire.read_extracted("pdf", {"pages": [PAGE], "segments": [SEGMENT], **lie})


@pytest.mark.parametrize(
    "lie", [{"kind": "exe"}, {"media_type": "text/html"}, {"pages": -1}, {"pages": "1"}, {"encoding": 8}]
)
def test_a_lying_identity_is_a_crash(lie: dict[str, Any]) -> None:
    assert wire.read_identity(IDENTITY).pages == 1
    with pytest.raises(ParserCrashed):
        wire.read_identity({**IDENTITY, **lie})


@pytest.mark.parametrize(
    ("lie", "blobs"),
    [
        ({"boxes": [{**BOX, "page": 0}]}, (b"x",)),
        ({"boxes": [{**BOX, "box": [2, 0, 1, 1]}]}, (b"x",)),
        ({"boxes": [{**BOX, "box": [0, 0, 1]}]}, (b"x",)),
        ({"boxes": [{**BOX, "mark": -1}]}, (b"x",)),
        ({"pages_touched": [0]}, (b"x",)),
        ({}, ()),
        ({}, (b"x", b"y")),
    ],
)
def test_a_lying_burn_is_a_crash(lie: dict[str, Any], blobs: tuple[bytes, ...]) -> None:
    good = {"boxes": [BOX], "pages_touched": [1]}
    assert wire.read_burned(Reply(good, (b"x",))).document == b"x"
    with pytest.raises(ParserCrashed):
        wire.read_burned(Reply({**good, **lie}, blobs))


@pytest.mark.parametrize("lie", [{"needle": 1}, {"needle": -1}, {"page": -1}, {"engine": "x" * 300}])
def test_a_lying_verdict_is_a_crash(lie: dict[str, Any]) -> None:
    good = {"residue": [RESIDUE], "engines": ENGINES, "pages": 1}
    assert wire.read_verdict(good, 1).residue[0].engine == "qpdf"
    with pytest.raises(ParserCrashed):
        wire.read_verdict({**good, "residue": [{**RESIDUE, **lie}]}, 1)


def test_a_verdict_without_engines_is_a_crash() -> None:
    with pytest.raises(ParserCrashed):
        wire.read_verdict({"residue": [], "engines": [], "pages": 1}, 1)


def test_pictures_are_counted_against_the_pages_asked_for() -> None:
    assert wire.read_rendered(Reply({"pages": [3]}, (b"png",)), [3]) == (b"png",)
    with pytest.raises(ParserCrashed):
        wire.read_rendered(Reply({"pages": [3]}, ()), [3])
    with pytest.raises(ParserCrashed):
        wire.read_rendered(Reply({"pages": [4]}, (b"png",)), [3])
