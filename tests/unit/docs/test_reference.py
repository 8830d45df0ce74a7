"""The reference pages say what the code says."""

import importlib.util
import json
from pathlib import Path

import pytest

from maskmill.domain.detect.described import described
from maskmill.domain.entity import entity_type

ROOT = Path(__file__).parents[3]
SPEC = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
assert SPEC is not None
assert SPEC.loader is not None
reference = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(reference)


@pytest.mark.parametrize("page", sorted(reference.PAGES))
def test_a_reference_page_is_not_stale(page: str) -> None:
    written = (ROOT / "docs" / "reference" / page).read_text()
    assert written == reference.PAGES[page](), "run: python scripts/reference.py"


def test_every_detector_stands_once_in_the_page_of_detectors() -> None:
    page = (ROOT / "docs" / "detectors.md").read_text()
    assert [item.name for item in described() if page.count(f"| `{item.name}` |") < 1] == []
    assert {item.country for item in described() if item.country} <= set(reference.COUNTRIES)
    assert {item.room for item in described()} <= {*reference.ROOMS, "countries"}


def test_what_the_names_model_finds_is_told() -> None:
    card = ROOT / "src" / "maskmill" / "adapters" / "names" / "model" / "model.json"
    labels = {label.partition("-")[2] for label in json.loads(card.read_text())["labels"]} - {""}
    assert sorted(map(entity_type, labels)) == sorted(reference.MODELLED)
