from __future__ import annotations

import pytest

from maskmill.adapters.policies.checked import check, schema
from maskmill.adapters.policies.files import FilePolicies
from maskmill.adapters.policies.yaml_lines import read
from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Action, Strategy
from maskmill.domain.policy import Treatment
from maskmill.errors import InvalidPolicy

HEAD = "name: mine\nversion: 1\n"


def _problem(text: str) -> str:
    with pytest.raises(InvalidPolicy) as caught:
        check(*read(text))
    return caught.value.detail


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        (HEAD + "types:\n  PERSONN: {action: keep}\n", 4, "did you mean PERSON?"),
        (HEAD + "types:\n  PERSON:\n    acton: keep\n", 5, "did you mean action?"),
        (HEAD + "colour: red\n", 3, "the keys are"),
        (HEAD + "types: {EMAIL: {}, EMAIL_ADDRESS: {}}\n", 3, "keep one"),
        ("name: mine\nversion: 0\n", 2, "at least 1"),
        ("name: mine\nname: yours\nversion: 1\n", 2, "line 1"),
        ("version: 1\n", 1, "name is missing"),
        (HEAD + "types:\n  URL: {threshold: 1.5}\n", 4, "at most 1"),
        (HEAD + "default: {action: delete}\n", 3, "redact, keep, review"),
        (HEAD + "default: {strategy: blur}\n", 3, "mask, token, partial, hash, remove"),
        (HEAD + "allow: word\n", 3, "a list"),
        (HEAD + "allow: [2020]\n", 3, "in quotes"),
        (HEAD + "preset: all\n", 3, "redact, report"),
        (HEAD + "patterns:\n- name: x\n  type: PERSON\n  pattern: '(?<=a)b'\n", 6, "look-around"),
        (HEAD + "patterns:\n- name: x\n  type: PERSON\n  pattern: '(a)\\1'\n", 6, "back-references"),
        (HEAD + "patterns:\n- name: x\n  type: PERSON\n  pattern: '(a'\n", 6, "brackets"),
        (HEAD + "patterns:\n- name: x\n  type: PERSON\n  pattern: 'a*'\n", 6, "empty"),
        (HEAD + "patterns:\n- name: x\n  type: CAT\n  pattern: a\n", 5, "no entity type"),
        (HEAD + "custom:\n- name: x\n  words: [a]\n", 4, "type is missing"),
        ("name: &a mine\nversion: 1\nextends: *a\n", 3, "aliases"),
        ("name: [\n", 2, "not YAML"),
        ("- name\n", 1, "key: value"),
        ("", 1, "empty"),
        ("name: mine\nversion: !!python/object/apply:os.getcwd []\n", 2, "not YAML"),
        (HEAD + "? [a]\n: b\n", 3, "a key must be a word"),
        (HEAD + "types: " + "{a: " * 30 + "1" + "}" * 30 + "\n", 3, "nested"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_to_write(text: str, line: int, hint: str) -> None:
    problem = _problem(text)
    assert problem.startswith(f"Line {line}:"), problem
    assert hint in problem


def test_a_mistake_is_explained_without_quoting_words_of_the_user() -> None:
    assert "Jane" not in _problem(HEAD + "allow: [{Jane Doe: 1}]\n")
    assert "Jane" not in _problem(HEAD + "'Jane Doe': 1\n")


@pytest.mark.parametrize("text", ["\x00", "a: \ud800", "\t", "%YAML 9", "a: b: c", "{" * 2000, "!!binary x"])
def test_no_text_raises_outside_our_tree(text: str) -> None:
    _problem(text)


def test_a_policy_of_a_megabyte_is_too_large() -> None:
    assert "1 MiB" in _problem("a" * ((1 << 20) + 1))


@pytest.mark.parametrize("name", ["default", "none"])
def test_the_built_in_policies_keep_the_schema(name: str) -> None:
    policies = FilePolicies()
    assert name in policies.names()
    assert policies.load(name).name == name


def test_the_default_policy_removes_who_it_is_about_and_keeps_the_rest() -> None:
    policy = FilePolicies().load("default")
    kept = {kind for kind in EntityType if policy.treatment(kind).action is Action.KEEP}
    assert kept == {EntityType.ORGANIZATION, EntityType.DATE_TIME, EntityType.URL}
    assert policy.treatment(EntityType.PERSON) == Treatment(Action.REDACT, 0.0, Strategy.MASK)


def test_the_policy_none_keeps_everything() -> None:
    policy = FilePolicies().load("none")
    assert all(policy.treatment(kind).action is Action.KEEP for kind in EntityType)


def test_the_schema_names_all_actions_and_strategies() -> None:
    definitions = schema()["$defs"]
    assert set(definitions["action"]["enum"]) == set(Action)
    assert set(definitions["strategy"]["enum"]) == set(Strategy)
