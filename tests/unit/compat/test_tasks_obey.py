"""Every registered task obeys the eleven points of docs/adding-a-task.md (CHECKLIST S5-29)."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from celery import Task

from maskmill.adapters.queue.celery import CeleryConfig, make_celery
from maskmill.compat.registered import OldTask
from maskmill.domain.job import KINDS, TIME_LIMITS, Queue
from maskmill.settings import Settings
from maskmill.tasks import bodies, context
from maskmill.tasks.app import SIDE_MODULES, celery_config

ROOT = Path(__file__).parents[3]
COUNTS = "dict[str, int]"
"""What a task whose result is kept returns."""

HEALTH = "monitor_celery_health"
"""The one whose result has words, all of them ours."""


def included() -> list[str]:
    """Return the modules of the app that hold tasks; the others listen to signals, and would do so in every test."""
    return [name for name in celery_config(Settings(data=Path("unused"))).include if name not in SIDE_MODULES]


@cache
def tasks() -> dict[str, Task[..., Any]]:
    app = make_celery(CeleryConfig())
    for module in included():
        import_module(module)
    app.finalize()
    return {name: found for name, found in app.tasks.items() if not name.startswith(("celery.", "tests."))}


def names() -> list[str]:
    return sorted(tasks())


@pytest.fixture(params=names())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def function_of(name: str) -> ast.FunctionDef:
    tree = ast.parse(textwrap.dedent(inspect.getsource(tasks()[name].run)))
    assert isinstance(tree.body[0], ast.FunctionDef)
    return tree.body[0]


def test_1_it_is_declared_with_our_decorator(name: str) -> None:
    assert [ast.unparse(item).partition("(")[0] for item in function_of(name).decorator_list] == ["task"]
    module = inspect.getmodule(tasks()[name].run)
    assert module is not None
    assert module.__dict__["task"].__module__ == "maskmill.tasks.declare"


def test_2_it_runs_inside_the_context(name: str) -> None:
    assert isinstance(tasks()[name], context.ContextTask)


def test_3_it_takes_ids_only(name: str) -> None:
    parameters = inspect.signature(tasks()[name].run).parameters.values()
    if isinstance(tasks()[name], OldTask):  # takes anything, and refuses all but an id: test_registered.py
        assert {item.name for item in parameters} == {"untrusted", "untrusted_named"}
    else:
        assert all(item.name.endswith("_id") and item.annotation == "str" for item in parameters)


def test_4_and_5_it_has_a_queue_and_the_limits_of_that_queue(name: str) -> None:
    found = tasks()[name]
    limit = TIME_LIMITS[Queue(found.home)]  # type: ignore[attr-defined]  # ours, set by the declaration
    assert (found.soft_time_limit, found.time_limit) == (limit.soft_s, limit.hard_s)


def test_6_celery_never_retries_it(name: str) -> None:
    found = tasks()[name]
    assert found.max_retries == 0
    assert not hasattr(found, "autoretry_for")


def test_7_it_is_acknowledged_late(name: str) -> None:
    assert tasks()[name].acks_late
    assert make_celery(CeleryConfig()).conf.task_reject_on_worker_lost is True


def test_8_its_result_is_not_stored_unless_it_counts(name: str) -> None:
    returns = function_of(name).returns
    assert returns is not None
    assert tasks()[name].ignore_result is (ast.unparse(returns) != COUNTS and name != HEALTH)


def test_9_every_worker_registers_it(name: str) -> None:
    module = inspect.getmodule(tasks()[name].run)
    assert module is not None
    assert module.__name__ in included()


def test_10_its_logger_is_ours(name: str) -> None:
    module = inspect.getmodule(tasks()[name].run)
    assert module is not None
    loggers = re.findall(r"get_logger\(([^)]*)\)", inspect.getsource(module))
    assert all(logger.startswith('"maskmill.') for logger in loggers)


def test_11_it_says_what_it_does_in_at_most_ten_lines(name: str) -> None:
    found = function_of(name)
    assert ast.get_docstring(found)
    body = found.body[1:]
    assert not body or (body[-1].end_lineno or 0) - body[0].lineno < 10


def test_every_file_of_tasks_is_there_and_every_kind_has_a_rule() -> None:
    found = {inspect.getmodule(item.run).__name__ for item in tasks().values()}  # type: ignore[union-attr]  # it has one
    assert set(bodies.modules()) <= found
    assert all(kind.rule.retries == 3 for kind in KINDS.values())


def test_the_page_has_as_many_points() -> None:
    page = (ROOT / "docs" / "adding-a-task.md").read_text().partition("## What every task obeys")[2]
    assert re.findall(r"^(\d+)\. ", page, re.MULTILINE) == [str(number) for number in range(1, 12)]


def test_the_pages_example_is_a_task(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "adding-a-task.md").read_text()
    code = page.partition("```python\n")[2].partition("```")[0]
    room: dict[str, Any] = {"__name__": "tests.example"}
    exec(compile(code.replace('"maskmill.tidy"', '"tests.tidy"'), str(tmp_path), "exec"), room)  # noqa: S102 - our own example
    assert room["tidy"].name == "tests.tidy"
    assert room["tidy"].acks_late
