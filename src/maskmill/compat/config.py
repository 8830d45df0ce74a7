"""The old systems' settings object, filled from ours (CHECKLIST S3-42)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from maskmill import wiring
from maskmill.settings import Settings

_PASSWORD = re.compile(r"(://[^:/@]*:).*@")


@dataclass(frozen=True, slots=True)
class Address:
    """Where something answers. `url` is what a client needs; `shown` and `repr` hide its password."""

    url: str = field(repr=False)
    shown: str


@dataclass(frozen=True, slots=True)
class Config:
    """The broker, the backend for results of Celery's own, and the database."""

    redis: Address
    results: Address
    database: Address


def get_config() -> Config:
    """Read the settings anew; the environment of the old systems counts (REDIS_URL, DATABASE_URL …)."""
    settings = Settings()
    queue = wiring.queue_config(settings)
    return Config(
        redis=_address(queue.broker_url),
        results=_address(queue.result_backend or queue.broker_url),
        database=_address(wiring.database_url(settings)),
    )


def _address(url: str) -> Address:
    return Address(url, _PASSWORD.sub(r"\1***@", url))
