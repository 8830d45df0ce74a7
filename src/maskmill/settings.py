"""Every knob of Maskmill. Nothing else reads the environment.

Each name has the prefix MASKMILL_; the old systems' variables are read too, ours win (DESIGN section 4).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """At most 30 knobs; every default works on one laptop."""

    model_config = SettingsConfigDict(env_prefix="MASKMILL_", extra="forbid", frozen=True, populate_by_name=True)

    data: Path = Field(Path("maskmill-data"), description="Folder of the database, objects, keys and sockets.")
    host: str = Field("127.0.0.1", description="Address that the API listens on.")
    port: int = Field(8800, ge=0, le=65_535, description="Port that the API listens on; 0 picks a free one.")
    workers: int = Field(2, ge=1, le=64, description="Worker processes that `up` starts.")
    concurrency: int = Field(4, ge=1, le=64, description="Pool processes of `worker` and of the Celery app.")
    database_url: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("MASKMILL_DATABASE_URL", "DATABASE_URL"),
        description="SQLAlchemy URL; unset: SQLite in the data folder.",
    )
    broker_url: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("MASKMILL_BROKER_URL", "CELERY_BROKER_URL", "REDIS_URL"),
        description="Redis or Valkey URL; unset: the socket of a stack on the data folder, else redis://localhost:6379/0.",
    )
    result_backend: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("MASKMILL_RESULT_BACKEND", "CELERY_RESULT_BACKEND"),
        description="Celery's result backend for its own small tasks; unset: the broker.",
    )
    blob_url: str | None = Field(None, description="Object store URL (file:// or s3://); unset: the data folder.")
    master_key: SecretStr | None = Field(None, description="Base64 of 32 bytes; unset: DATA/keys/master.")
    worker_id: str | None = Field(
        None,
        validation_alias=AliasChoices("MASKMILL_WORKER_ID", "WORKER_ID"),
        description="Name of this worker in the audit log; unset: the host name.",
    )
    upload_folder: Path | None = Field(None, description="Folder that paths in old task calls must lie under.")
    sandbox: Literal["require", "degrade"] = Field(
        "require", description="Refuse to parse when a wall is missing, or not."
    )
    max_file_bytes: int = Field(200 << 20, ge=1, description="Largest document in bytes.")
    max_pages: int = Field(5_000, ge=1, description="Most pages of a document.")
    max_page_pixels: int = Field(100_000_000, ge=1, description="Largest page picture in pixels.")
    memory_bytes: int = Field(2 << 30, ge=256 << 20, description="Memory of one jailed process in bytes.")
    lease_s: float = Field(15.0, gt=0, description="Seconds that a claim holds without a heartbeat.")
    result_expires_s: int = Field(3_600, ge=60, description="Seconds that Celery keeps results of its small tasks.")
    cache_s: float = Field(
        3_600.0, ge=0, description="Seconds that the result for the same content and options is used again; 0: never."
    )
    retention_days: int = Field(
        90,
        ge=0,
        le=36_500,
        description="Days that ended jobs and their results stay; 0: for ever. A policy may say more.",
    )
    guard: bool = Field(
        default=True, description="Let jobs wait while memory is above 85 % or others keep 90 % of the cores busy."
    )
    log_format: Literal["auto", "json", "console"] = Field(
        "auto", description="auto: console on a terminal, else JSON."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Least level that is logged.")
    eager: bool = Field(default=False, description="Run tasks in the calling process (tests).")
