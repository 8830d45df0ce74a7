from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from maskmill.adapters.policies.checked import check
from maskmill.adapters.policies.files import FilePolicies
from maskmill.adapters.policies.yaml_lines import read
from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Action, Strategy
from maskmill.errors import InvalidPolicy, UnknownPolicy


def _write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.yaml").write_text(f"name: {name}\nversion: 1\n{text}", "utf-8")


def test_the_files_of_the_package_keep_the_schema() -> None:
    folder = files("maskmill.adapters.policies") / "builtin"
    texts = [item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".yaml")]
    assert len(texts) >= 2
    for text in texts:
        check(*read(text))


def test_a_policy_of_the_folder_is_found_by_its_name_and_its_path(tmp_path: Path) -> None:
    _write(tmp_path, "mine", "default: {action: keep}\n")
    policies = FilePolicies(tmp_path)
    assert policies.names() == ["default", "mine", "none"]
    assert policies.load("mine") == policies.load(str(tmp_path / "mine.yaml"))


def test_a_policy_extends_another_key_by_key(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "base",
        "default: {strategy: token}\ntypes: {PERSON: {threshold: 0.5}, URL: {action: keep}}\nallow: [a]\n",
    )
    _write(
        tmp_path,
        "child",
        "extends: base\ntypes: {PER: {action: review}}\nallow: [b]\ndeny: [c]\n"
        "patterns: [{name: case, type: NATIONAL_ID, pattern: 'C-[0-9]+', context: [case, file no]}]\n"
        "custom: [{name: teams, type: ORG, words: [Blue], score: 0.7}]\n",
    )
    policy = FilePolicies(tmp_path).load("child")
    person = policy.treatment(EntityType.PERSON)
    assert (policy.name, person.action, person.threshold, person.strategy) == (
        "child",
        Action.REVIEW,
        0.5,
        Strategy.TOKEN,
    )
    assert policy.treatment(EntityType.URL).action is Action.KEEP
    assert (policy.allow, policy.deny) == (("a", "b"), ("c",))
    assert (policy.patterns[0].score, policy.patterns[0].context) == (0.85, ("case", "file no"))
    assert policy.custom[0].type is EntityType.ORGANIZATION


def test_a_policy_may_extend_a_built_in_one(tmp_path: Path) -> None:
    _write(tmp_path, "child", "extends: default\ntypes: {URL: {action: redact}}\n")
    policy = FilePolicies(tmp_path).load("child")
    assert policy.treatment(EntityType.URL).action is Action.REDACT
    assert policy.treatment(EntityType.DATE_TIME).action is Action.KEEP


def test_a_circle_of_policies_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "one", "extends: two\n")
    _write(tmp_path, "two", "extends: one\n")
    with pytest.raises(InvalidPolicy, match="extends itself"):
        FilePolicies(tmp_path).load("one")


def test_a_chain_of_policies_has_an_end(tmp_path: Path) -> None:
    for index in range(8):
        _write(tmp_path, f"p{index}", f"extends: p{index + 1}\n")
    with pytest.raises(InvalidPolicy, match="more than"):
        FilePolicies(tmp_path).load("p0")


@pytest.mark.parametrize("name", ["missing", "../default", "", "missing.yaml", "/etc/passwd", "Default"])
def test_an_unknown_name_says_which_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownPolicy, match=r"default, none|cannot be read"):
        FilePolicies(tmp_path).load(name)


def test_a_server_reads_no_path(tmp_path: Path) -> None:
    _write(tmp_path, "mine", "")
    with pytest.raises(UnknownPolicy, match="not given by a path"):
        FilePolicies(tmp_path, with_paths=False).load(str(tmp_path / "mine.yaml"))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"name: \xff\n")
    with pytest.raises(InvalidPolicy, match="UTF-8"):
        FilePolicies(tmp_path).load("mine")
