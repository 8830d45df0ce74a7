"""The Celery app that the settings make, and what a task finds inside it (CHECKLIST S1-04, S1-05, S1-16, S1-69)."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import Celery

from maskmill import errors, wiring
from maskmill.adapters.queue.celery import make_celery
from maskmill.domain.job import JobState, Queue
from maskmill.engine import documents, jobs
from maskmill.ports.jobs import NewJob
from maskmill.settings import Settings
from maskmill.tasks import bodies, context
from maskmill.tasks.declare import task

pytestmark = pytest.mark.enable_socket

LOCAL = "redis://localhost:6379/0"
NAMES = (
    "MASKMILL_BROKER_URL", "CELERY_BROKER_URL", "REDIS_URL", "MASKMILL_RESULT_BACKEND", "CELERY_RESULT_BACKEND",
    "MASKMILL_WORKER_ID", "WORKER_ID", "MASKMILL_DATABASE_URL", "DATABASE_URL",
)  # fmt: skip


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def app_of(settings: Settings) -> Celery:
    from maskmill.tasks.app import celery_config  # making the module's own app reads the environment

    return make_celery(celery_config(settings), task_class=context.ContextTask)


def reached_by(app: Celery) -> tuple[str, str, str]:
    """Return where the app would send to, read from and store results: nothing is connected."""
    ends = (app.connection_for_write(), app.connection_for_read(), app.backend)
    sent, read, stored = (end.as_uri(include_password=True) for end in ends)
    return sent, read, stored


def test_the_factory_makes_the_app_from_the_settings(tmp_path: Path) -> None:  # S1-04
    settings = Settings(
        data=tmp_path, broker_url="redis://broker:1/2", result_backend="redis://results:3/4", concurrency=7
    )
    app = app_of(settings)
    conf = app.conf
    assert reached_by(app) == ("redis://broker:1/2", "redis://broker:1/2", "redis://results:3/4")
    assert set(bodies.modules()) <= set(conf.include)
    assert conf.worker_concurrency == 7
    assert set(conf.beat_schedule) == {"cleanup", "prune"}


def test_where_no_stack_runs_broker_and_backend_are_on_localhost(tmp_path: Path) -> None:  # S1-16, S2-01, S2-02
    app = app_of(Settings(data=tmp_path))
    assert (app.conf.broker_url, app.conf.result_backend) == (LOCAL, LOCAL)
    assert reached_by(app) == (LOCAL, LOCAL, LOCAL)


@pytest.mark.parametrize(
    ("environment", "broker", "backend"),
    [
        ({"REDIS_URL": "redis://r:1/0"}, "redis://r:1/0", "redis://r:1/0"),
        ({"CELERY_BROKER_URL": "redis://b:1/0"}, "redis://b:1/0", "redis://b:1/0"),
        ({"REDIS_URL": "redis://r:1/0", "CELERY_BROKER_URL": "redis://b:1/0"}, "redis://b:1/0", "redis://b:1/0"),
        ({"REDIS_URL": "redis://r:1/0", "CELERY_RESULT_BACKEND": "redis://c:1/0"}, "redis://r:1/0", "redis://c:1/0"),
        ({"CELERY_RESULT_BACKEND": "redis://c:1/0"}, LOCAL, "redis://c:1/0"),
        ({"CELERY_BROKER_URL": "redis://b:1/0", "MASKMILL_BROKER_URL": "redis://m:1/0"}, "redis://m:1/0", "redis://m:1/0"),
        ({"CELERY_RESULT_BACKEND": "redis://c:1/0", "MASKMILL_RESULT_BACKEND": "redis://m:1/0"}, LOCAL, "redis://m:1/0"),
    ],
)  # fmt: skip
def test_the_old_systems_variables_are_read_and_ours_win(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], broker: str, backend: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert reached_by(app_of(Settings(data=tmp_path))) == (broker, broker, backend)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, socket.gethostname()),
        ({"WORKER_ID": "theirs"}, "theirs"),
        ({"WORKER_ID": "theirs", "MASKMILL_WORKER_ID": "ours"}, "ours"),
    ],
)
def test_a_workers_name_in_the_audit_is_the_setting_or_the_host(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:  # S1-69
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wiring.worker_id(Settings()) == expected


def test_the_database_is_the_url_of_the_settings_or_a_file_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # S3-41
    assert wiring.database_url(Settings(data=tmp_path)) == f"sqlite:///{tmp_path}/maskmill.db"
    monkeypatch.setenv("DATABASE_URL", "postgresql://db/mill")
    assert wiring.database_url(Settings(data=tmp_path)) == "postgresql://db/mill"


@pytest.fixture
def eager(tmp_path: Path) -> Iterator[Celery]:
    """An eager app whose tasks build the real Kit of a data folder, as a worker does."""
    settings = Settings(data=tmp_path / "data", eager=True)
    context.use(None, settings)
    yield app_of(settings)
    context.close()
    context.use(None)


def test_a_task_reads_the_settings_and_the_database(eager: Celery) -> None:  # S1-05
    @task(name="tests.reads", queue=Queue.DEFAULT, keep_result=True)
    def reads(self: context.ContextTask, job_id: str) -> list[object]:
        row = self.kit.store.jobs.get("default", job_id)
        return [str(self.settings.data), row.kind, row.state.value, self.kit.store.ping_ms() > 0]

    kit = context.kit()
    row = kit.store.jobs.submit(NewJob("default", "cleanup", Queue.LOW_PRIORITY, ()))
    result = eager.tasks["tests.reads"].apply(args=(row.id,), throw=True).get()
    assert result == [str(context.settings().data), "cleanup", "queued", True]
    assert reads.name == "tests.reads"


def test_a_task_whose_document_is_deleted_records_the_failure(eager: Celery) -> None:  # S5-21
    kit = context.kit()
    document = documents.ingest(kit, "default", "note.txt", [b"Nothing to see."], "key_1")
    row = kit.store.jobs.submit(NewJob("default", "extract", Queue.EXTRACTION, (document.id,)))
    kit.keys.shred(document.id)
    eager.loader.import_default_modules()
    eager.tasks["maskmill.run"].apply(args=(row.id,), throw=True)
    ended = kit.store.jobs.get("default", row.id)
    assert (ended.state, ended.attempt) == (JobState.FAILED, 1)
    assert ended.problem is not None
    assert ended.problem["slug"] == errors.Gone.slug
    assert jobs.recover(kit) == 0
