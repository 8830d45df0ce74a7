from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from maskmill.adapters.names import pieces, tagger
from maskmill.adapters.names.own import OwnNames
from maskmill.adapters.names.tagger import FOLDER, Tagger
from maskmill.domain.entity import EntityType
from maskmill.errors import EngineMissing

TEXT = "Please ask John Smith, who lives at 12 Oak Street in Springfield, for help."


@pytest.fixture(scope="module")
def names() -> OwnNames:
    return OwnNames()


def _found(names: OwnNames, text: str) -> list[tuple[EntityType, str]]:
    return [(item.type, text[item.start : item.end]) for item in names.find([text])[0]]


def test_it_finds_people_and_places(names: OwnNames) -> None:
    found = _found(names, TEXT)
    assert (EntityType.PERSON, "John Smith") in found
    assert "Springfield" in [value for kind, value in found if kind in {EntityType.LOCATION, EntityType.STREET_ADDRESS}]


@pytest.mark.parametrize("text", [TEXT.lower(), TEXT.upper(), TEXT.title()])
def test_names_are_found_however_they_are_written(names: OwnNames, text: str) -> None:
    assert "john smith" in [value.lower() for kind, value in _found(names, text) if kind is EntityType.PERSON]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sehr geehrte Frau Annegret Lindhofer, vielen Dank für Ihr Schreiben.", "Annegret Lindhofer"),
        ("Le requérant, M. Thibault Garancier, est né en 1962 à Rouen.", "Thibault Garancier"),
        ("La paciente Rosario Villamediana acude a consulta por dolor.", "Rosario Villamediana"),
        ("Il signor Ottavio Brambillasca abita in provincia di Lecco.", "Ottavio Brambillasca"),
        ("Świadek Barbara Wiśniewska zeznała, że była w domu.", "Barbara Wiśniewska"),
        ("Vidnet Birgitte Storgaard forklarede, at hun var hjemme.", "Birgitte Storgaard"),
    ],
)
def test_names_are_found_in_other_languages(names: OwnNames, text: str, name: str) -> None:
    people = [value for kind, value in _found(names, text) if kind is EntityType.PERSON]
    assert any(value.endswith(name) for value in people)  # a title before a name may be taken for its part


def test_spans_are_whole_words_of_the_text(names: OwnNames) -> None:
    text = "Frau Müllerová-Šťastná und Krisztián Szöllősy kamen."
    found = names.find([text])[0]
    assert found
    for item in found:
        assert not (item.start > 0 and text[item.start - 1].isalnum())
        assert not (item.end < len(text) and text[item.end].isalnum())


def test_a_long_text_is_read_to_its_end(names: OwnNames) -> None:
    text = "The weather was fine and nothing happened at all. " * 60 + "Then John Smith called."
    people = [(item.start, item.end) for item in names.find([text])[0] if item.type is EntityType.PERSON]
    assert (text.index("John"), text.index(" called")) in people


def test_every_text_gets_its_own_answer_in_order(names: OwnNames) -> None:
    texts = ["", "My name is Mary Jones", "12345", "\ud800", TEXT]
    answers = names.find(texts)
    assert len(answers) == len(texts)
    assert [bool(answer) for answer in answers] == [False, True, False, False, True]


def test_the_company_of_other_texts_changes_nothing(names: OwnNames) -> None:
    alone = names.find([TEXT])[0]
    assert names.find([TEXT, "Mary Jones", TEXT * 9])[0] == alone


def test_texts_without_letters_never_load_the_model() -> None:
    fresh = OwnNames()
    assert fresh.find(["123", "", " - "]) == [[], [], []]
    assert fresh._tagger is None


def test_a_text_is_cut_into_pieces_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We met John Smith there. " * 12
    monkeypatch.setattr(pieces, "PIECE", 60)
    monkeypatch.setattr(pieces, "GROUP", 100)
    found = [piece for group in pieces.groups([text]) for piece in group]
    assert "".join(text[piece.start : piece.end] for piece in found) == text
    assert all(text[piece.end - 1] == " " for piece in found)


@pytest.mark.parametrize("name", ["model.json", "names.onnx", "tokenizer.json"])
def test_a_changed_model_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    with (folder / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(EngineMissing, match="was changed"):
        Tagger(folder)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="cannot be read"):
        Tagger(tmp_path)


def test_the_model_is_small(names: OwnNames) -> None:
    assert sum(path.stat().st_size for path in tagger.FOLDER.iterdir()) < 30 << 20
    assert names.name == "names"
