"""One number, several countries' check digits: the word beside it decides."""

from __future__ import annotations

from functools import lru_cache

import pytest

from maskmill.adapters.patterns.re2_engine import Re2Engine
from maskmill.domain.detect.catalogue import Catalogue, catalogue
from maskmill.domain.detect.judge import judge
from maskmill.domain.detect.merge import merge
from maskmill.domain.entity import EntityType
from maskmill.domain.text import normalise

NINE = "520277740"  # right for the Netherlands, Portugal, France, Greece, Poland and Austria
TEN = "7105764449"  # right for the NHS, HMRC and the Polish tax office
ELEVEN = "64111044902"  # right for Poland, Croatia and Estonia
SIGNED = "110791-7534"  # a day of the calendar in Denmark and in Sweden


@lru_cache
def _numbers() -> tuple[Catalogue, Re2Engine]:
    layout = catalogue()
    return layout, Re2Engine(layout.regexes)


def found(text: str) -> list[tuple[EntityType, str]]:
    layout, engine = _numbers()
    form = normalise(text).text
    judged = [judge(form, hit.start, hit.end, *user) for hit in engine.scan(form) for user in layout.users[hit.pattern]]
    return [(item.type, form[item.start : item.end]) for item in merge(form, filter(None, judged))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"BSN: {NINE}", EntityType.NL_BSN),
        (f"NIF {NINE}", EntityType.PT_NIF),
        (f"número de contribuinte {NINE}", EntityType.PT_NIF),
        (f"SIREN {NINE}", EntityType.FR_SIREN),
        (f"ΑΦΜ {NINE}", EntityType.GR_AFM),
        (f"REGON: {NINE}", EntityType.PL_REGON),
        (f"Abgabenkontonummer {NINE}", EntityType.AT_TAX_ID),
        (f"SSN {NINE}", EntityType.US_SSN),
        (f"NHS number {TEN}", EntityType.UK_NHS),
        (f"UTR {TEN}", EntityType.UK_UTR),
        (f"NIP {TEN}", EntityType.PL_NIP),
        (f"PESEL {ELEVEN}", EntityType.PL_PESEL),
        (f"OIB {ELEVEN}", EntityType.HR_OIB),
        (f"isikukood {ELEVEN}", EntityType.EE_ISIKUKOOD),
        (f"CPR-nr. {SIGNED}", EntityType.DK_CPR),
        ("CPR-nr. 200690-1006", EntityType.DK_CPR),
        (f"personnummer {SIGNED}", EntityType.SE_PERSONNUMMER),
        (SIGNED, EntityType.SE_PERSONNUMMER),
    ],
)
def test_the_label_of_a_number_decides(text: str, kind: EntityType) -> None:
    value = text.rsplit(" ", 1)[-1]
    assert found(text) == [(kind, value)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"BSN {NINE}; NIF {NINE}", [EntityType.NL_BSN, EntityType.PT_NIF]),
        (f"SIREN {NINE}, REGON {NINE}", [EntityType.FR_SIREN, EntityType.PL_REGON]),
        (f"NIP {TEN}, REGON {NINE}, PESEL {ELEVEN}", [EntityType.PL_NIP, EntityType.PL_REGON, EntityType.PL_PESEL]),
        (f"NHS {TEN} and UTR {TEN}", [EntityType.UK_NHS, EntityType.UK_UTR]),
        (f"OIB {ELEVEN}\nPESEL {ELEVEN}", [EntityType.HR_OIB, EntityType.PL_PESEL]),
    ],
)
def test_each_number_of_a_row_belongs_to_its_own_label(text: str, kinds: list[EntityType]) -> None:
    assert [kind for kind, _ in found(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ausweisnummer: L01X00T471", EntityType.DE_ID_CARD),
        ("dowód osobisty ABA300000", EntityType.PL_ID_CARD),
        ("DNI 12345678Z", EntityType.ES_NIF),
        ("Steuernummer 86095742719", EntityType.DE_TAX_ID),
        ("carta d'identità CA12345AA", EntityType.IT_IDENTITY_CARD),
        ("Tax ID: BE0403170701", EntityType.TAX_ID),
        ("driving licence MORGA657054SM9IJ", EntityType.DRIVER_LICENSE),
        ("documento de identidad 44712038", EntityType.NATIONAL_ID),
        ("Steuernummer 93/815/08152", EntityType.TAX_ID),
    ],
)
def test_a_number_with_check_digits_wins_over_a_mere_label(text: str, kind: EntityType) -> None:
    assert [item for item, _ in found(text)] == [kind]


@pytest.mark.parametrize("number", [NINE, TEN, ELEVEN])
def test_a_bare_number_is_none_of_them(number: str) -> None:
    kinds = {kind for kind, _ in found(f"We counted {number} grains of sand.")}
    assert kinds <= {EntityType.PHONE_NUMBER}
