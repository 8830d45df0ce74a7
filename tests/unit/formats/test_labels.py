from __future__ import annotations

import pytest

from maskmill.domain.document import Box
from maskmill.domain.entity import EntityType
from maskmill.formats.pdf.labels import fit
from maskmill.formats.pdf.lettering import width_of, writable


@pytest.mark.parametrize("kind", [item.value for item in EntityType])
@pytest.mark.parametrize("width", [6, 20, 33, 48, 200])
@pytest.mark.parametrize("height", [5, 8, 14, 40])
def test_a_label_stays_inside_its_box(kind: str, width: float, height: float) -> None:
    fitted = fit(kind, Box(10, 10, 10 + width, 10 + height))
    if fitted is not None:
        length = height if fitted.along else width
        assert width_of(fitted.text) * fitted.size <= length - 3
        assert 4.5 <= fitted.size <= 7


def test_a_narrow_box_gets_the_short_form() -> None:
    fitted = fit("PHONE_NUMBER", Box(0, 0, 30, 12))
    assert fitted is not None
    assert fitted.text == "PHONE"


def test_a_token_keeps_its_number_when_it_is_shortened() -> None:
    fitted = fit("PHONE_NUMBER_12", Box(0, 0, 36, 12))
    assert fitted is not None
    assert fitted.text == "PHONE_12"


def test_a_box_that_is_too_small_has_no_label() -> None:
    assert fit("PERSON", Box(0, 0, 12, 12)) is None
    assert fit("PERSON", Box(0, 0, 90, 4)) is None
    assert fit("", Box(0, 0, 90, 14)) is None


def test_a_tall_box_has_its_label_along_it() -> None:
    fitted = fit("PERSON", Box(0, 0, 12, 80))
    assert fitted is not None
    assert fitted.along


def test_what_cannot_be_written_is_left_out() -> None:
    assert writable("(b)(6) GESCHWÄRZT \u4e2d\u202e") == "(b)(6) GESCHWÄRZT "


def test_widths_are_those_of_helvetica() -> None:
    assert width_of("A") == 0.667
    assert width_of("PERSON") == pytest.approx(0.667 * 3 + 0.722 * 2 + 0.778, abs=0.002)
