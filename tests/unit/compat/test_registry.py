"""The registry of old names: what stands in it, where it goes, how it is imported (CHECKLIST S1-07…13)."""

from __future__ import annotations

from importlib import import_module

import pytest

from maskmill.adapters.queue.celery import route
from maskmill.compat.facade import FACADES, Facade, facade
from maskmill.compat.registered import TASKS
from maskmill.compat.registry import REGISTRY
from maskmill.domain.job import KINDS, Queue
from maskmill.engine.work import WORK

ROUTES = [
    ("services.tasks.process_document", "redact", Queue.HIGH_PRIORITY),  # S1-08
    ("services.tasks.cleanup_files", "cleanup", Queue.LOW_PRIORITY),  # S1-10
    ("services.tasks.generate_report", "report", Queue.DEFAULT),  # S1-12
    ("robust_document_processor", "redact", Queue.HIGH_PRIORITY),
    ("process_single_document", "redact", Queue.HIGH_PRIORITY),
    ("detect_pii_async", "detect", Queue.DETECTION),
    ("extract_text_from_document", "extract", Queue.EXTRACTION),
]


@pytest.mark.parametrize(("name", "kind", "queue"), ROUTES)
def test_an_old_name_is_a_kind_of_job_on_its_old_queue(name: str, kind: str, queue: Queue) -> None:
    old = REGISTRY[name]
    assert (old.kind, old.queue) == (kind, queue)
    assert FACADES[name].queue == queue.value
    assert route(name, (), {}, {}, TASKS[name]) == {"queue": queue.value}


def test_the_table_of_routes_is_whole() -> None:
    assert [name for name, _, _ in ROUTES] == list(REGISTRY)


def test_each_line_has_a_use_case_behind_it() -> None:
    assert {old.kind for old in REGISTRY.values()} <= set(WORK) & set(KINDS)


@pytest.mark.parametrize("name", REGISTRY)
def test_each_name_is_imported_from_its_old_module(name: str) -> None:
    old = REGISTRY[name]
    found = getattr(import_module(old.module), old.function)
    assert isinstance(found, Facade)
    assert (found.name, found.__name__) == (name, old.function)
    assert found.__doc__ == f"{old.function}({old.takes.form}): {old.does}"


def test_no_two_names_share_a_function() -> None:
    assert len({old.function for old in REGISTRY.values()}) == len(REGISTRY)


@pytest.mark.parametrize("function", ["compress", "check_compliance_async", "generate_embeddings", "__path__"])
def test_a_name_without_a_use_case_is_not_there(function: str) -> None:
    with pytest.raises(AttributeError, match="old-systems"):
        facade(function)
    assert not hasattr(import_module("services.tasks"), function)


@pytest.mark.parametrize("module", ["celery_worker", "services.celery_app", "workers.celery_app", "app.celery_app"])
def test_each_alias_module_gives_the_one_app_by_all_three_words(module: str) -> None:  # S3-38, S4-63, S5-25
    from celery.app.utils import find_app

    from maskmill.tasks.app import app

    found = import_module(module)
    assert found.celery is found.celery_app is found.app is app
    for line in (module, f"{module}.celery", f"{module}:celery_app"):
        assert find_app(line) is app


def test_beat_from_an_old_line_keeps_no_file() -> None:
    from celery.beat import PersistentScheduler
    from kombu.utils.imports import symbol_by_name

    from maskmill.tasks.app import app
    from maskmill.tasks.beat import LeaderScheduler

    assert symbol_by_name(app.conf.beat_scheduler) is LeaderScheduler
    assert not issubclass(LeaderScheduler, PersistentScheduler)
