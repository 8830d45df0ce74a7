"""docs/checklist.md names a test for each acceptance row that is done, and the test exists."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
ROW = re.compile(r"^\| (S[1-5]-\d\d) \| ([^|]+) \| ([^|]+) \|$")


def rows() -> list[tuple[str, list[str]]]:
    lines = (ROOT / "docs" / "checklist.md").read_text().splitlines()
    return [(m[1], re.findall(r"`([^`]+)`", m[3])) for line in lines if (m := ROW.match(line))]


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    names = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            names |= {f"{node.name}::{item.name}" for item in node.body if isinstance(item, ast.FunctionDef)}
    return names


def test_each_row_names_at_least_one_test_and_all_of_them_exist() -> None:
    missing = []
    for row, tests in rows():
        for test in tests:
            path, _, name = test.partition("::")
            if not (ROOT / path).is_file() or name not in names_in(ROOT / path):
                missing.append(f"{row}: {test}")
        if not tests:
            missing.append(f"{row}: names no test")
    assert not missing


def test_every_row_has_the_form_that_is_read() -> None:
    lines = (ROOT / "docs" / "checklist.md").read_text().splitlines()
    assert [line for line in lines if line.startswith("| S") and not ROW.match(line)] == []


def test_no_row_stands_twice() -> None:
    ids = [row for row, _ in rows()]
    assert ids
    assert len(ids) == len(set(ids))


def test_the_rows_of_the_straight_line_are_there() -> None:
    done = {row for row, _ in rows()}
    wanted = {
        *(f"S1-{n:02}" for n in (3, 4, 5, 6, *range(16, 27), *range(39, 51), *range(64, 72))),
        "S2-38", "S4-08", "S4-10", "S4-11", "S4-14", "S4-46", "S4-47", "S4-48",
        *(f"S5-{n}" for n in (15, 16, 17, 18, 21, 22, 23, 26, 27, 28, 32)),
    }  # fmt: skip
    assert wanted <= done
