"""get_config(), the old settings object (CHECKLIST S3-42)."""

from __future__ import annotations

import pytest

from maskmill.compat.config import get_config


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MASKMILL_BROKER_URL", "CELERY_BROKER_URL", "REDIS_URL", "DATABASE_URL", "MASKMILL_DATABASE_URL",
                 "CELERY_RESULT_BACKEND", "MASKMILL_RESULT_BACKEND"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MASKMILL_DATA", "/nowhere/maskmill-data")


def test_without_settings_it_names_the_usual_port() -> None:
    assert get_config().redis.url == "redis://localhost:6379/0"
    assert get_config().database.url == "sqlite:////nowhere/maskmill-data/maskmill.db"


def test_it_gives_the_urls_and_shows_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "rediss://queue:pass@wo/rd@broker:6380/1")
    monkeypatch.setenv("CELERY_RESULT_BACKEND", "redis://:hush@results/2")
    monkeypatch.setenv("DATABASE_URL", "postgresql://mill:silent@db/mill")
    config = get_config()
    assert config.redis.url == "rediss://queue:pass@wo/rd@broker:6380/1"
    assert config.database.url == "postgresql://mill:silent@db/mill"
    assert config.redis.shown == "rediss://queue:***@broker:6380/1"
    assert config.results.shown == "redis://:***@results/2"
    assert config.database.shown == "postgresql://mill:***@db/mill"
    for secret in ("pass@wo", "rd@", "hush", "silent"):
        assert secret not in repr(config)
