from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.it.fiscal_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Codice fiscale dfmssd64s29i442n", "dfmssd64s29i442n"),
        ("C.F.: CFCPRD99A47E39ND.", "CFCPRD99A47E39ND"),
        ("It is GPT LFP 50B26 F972V, they say.", "GPT LFP 50B26 F972V"),
        ("(Codice fiscale GBGGMN83L65B835T)", "GBGGMN83L65B835T"),
        ("C.F.=NNB MLB 87R17 E42UD", "NNB MLB 87R17 E42UD"),
        ("It is DMM BTB 77E64 A003F, they say.", "DMM BTB 77E64 A003F"),
        ('"Codice fiscale": "PGF BTT 40A59 E23NU"', "PGF BTT 40A59 E23NU"),
        ("ntptpc40l54f114e (C.F.)", "ntptpc40l54f114e"),
        ("It is PLMDPF02S43I574C, they say.", "PLMDPF02S43I574C"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Codice fiscale dfmssd64s29i443n",
        "Codice fiscale CFCPRD99A47E30ND",
        "Codice fiscale GPT LFP 50B26 F973V",
        "Codice fiscale GBGGMN83L65B836T",
        "RSSMRA85T32A562Y",
        "RSSMRA85T72A562C",
        "RSSMRA85T10A562T",
        "RSSMRA85F10A562S",
        "Codice fiscale ntptpc40l54f114e7",
        "Codice fiscale 7ntptpc40l54f114e",
        "Codice fiscale ntptpc40l54f114",
        "Codice fiscale ntptpc40l54f114e-4471",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
