"""Settings -> Kit: the only place that knows every adapter."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING

from maskmill.adapters.jail.sandbox import JailedSandbox
from maskmill.adapters.keys.key_file import KeyFile
from maskmill.adapters.keys.master import open_key_file
from maskmill.adapters.keys.signer import Ed25519Signer
from maskmill.adapters.names.own import OwnNames
from maskmill.adapters.ocr.tesseract import find_tesseract
from maskmill.adapters.patterns.compiler import Compiler
from maskmill.adapters.policies.files import FilePolicies
from maskmill.adapters.process import process_name
from maskmill.engine.dispatch import WINDOW_PER_SLOT
from maskmill.engine.kit import Kit, Lens, Mill
from maskmill.ports.blobs import Blobs
from maskmill.ports.fleet import Fleet
from maskmill.ports.jobs import Releases
from maskmill.ports.keys import Keyring
from maskmill.ports.load import Load
from maskmill.ports.sandbox import Limits
from maskmill.ports.searcher import Searcher
from maskmill.settings import Settings

if TYPE_CHECKING:
    from maskmill.adapters.queue.celery import CeleryConfig

DEFAULT_TENANT = "default"
SIGNING_KEY = Path("keys/signing")
TRUSTED_KEYS = Path("keys/trusted")
SEARCH_MODULE = "maskmill.cli.searching"
MOST_SEARCHES = 4
"""Search processes of one API process at most; each holds the names model."""


def database_url(settings: Settings) -> str:
    """Return where the database is: the settings' URL, or SQLite in the data folder."""
    if settings.database_url is not None:
        return settings.database_url.get_secret_value()
    return f"sqlite:///{settings.data.resolve() / 'maskmill.db'}"


def limits_of(settings: Settings) -> Limits:
    """Return what a jailed process may use."""
    return Limits(
        memory_bytes=settings.memory_bytes, pages=settings.max_pages, pixels=settings.max_page_pixels
    )  # fmt: skip


def worker_id(settings: Settings) -> str:
    """Return this worker's name in the audit log: the setting, else the host name."""
    return settings.worker_id or socket.gethostname()


def open_keys(settings: Settings) -> KeyFile:
    """Open the key file of the data folder, making the master key at first use."""
    master = settings.master_key.get_secret_value() if settings.master_key else None
    return open_key_file(settings.data, master)


def build_mill(settings: Settings, *, with_names: bool = True) -> Mill:
    """Build what redacts a single document; models and parsers start at first use."""
    keys = open_keys(settings)
    try:
        return _mill(settings, keys, with_names=with_names)
    finally:
        keys.close()


def build_lens(settings: Settings, *, with_names: bool = True, with_paths: bool = True) -> Lens:
    """Build what finds and changes nothing: no key is read or made."""
    sandbox = JailedSandbox(settings.sandbox)
    return Lens(
        sandbox=sandbox,
        limits=limits_of(settings),
        compile_patterns=Compiler(settings.data / "patterns"),
        names=OwnNames() if with_names else None,
        ocr=find_tesseract(sandbox),
        policies=FilePolicies(settings.data / "policies", with_paths=with_paths),
    )


def _mill(settings: Settings, keys: Keyring, *, with_names: bool = True, with_paths: bool = True) -> Mill:
    lens = build_lens(settings, with_names=with_names, with_paths=with_paths)
    return Mill(
        **{item.name: getattr(lens, item.name) for item in fields(lens)},
        signer=Ed25519Signer(settings.data / SIGNING_KEY),
        hash_secret=keys.tenant_secret(DEFAULT_TENANT, "hash"),
        clock=time.time,
    )


def queue_config(settings: Settings) -> CeleryConfig:
    """Return how Celery reaches the broker (DESIGN section 4): by URL, else a stack's socket, else localhost."""
    from maskmill.adapters.queue.address import broker_url
    from maskmill.adapters.queue.celery import CeleryConfig
    from maskmill.adapters.stack.place import stack_socket

    configured = settings.broker_url.get_secret_value() if settings.broker_url else None
    backend = settings.result_backend.get_secret_value() if settings.result_backend else None
    return CeleryConfig(
        broker_url=broker_url(configured, None if configured else stack_socket(settings.data)),
        result_backend=backend,
        concurrency=settings.concurrency,
        eager=settings.eager,
        result_expires_s=settings.result_expires_s,
    )


def build_fleet(settings: Settings) -> Fleet:
    """Build what asks the workers; it connects to nothing before its first question."""
    from maskmill.adapters.queue.celery import make_celery
    from maskmill.adapters.queue.fleet import CeleryFleet

    return CeleryFleet(make_celery(queue_config(settings)))


def build_load(settings: Settings, family: int | None = None) -> Load:
    """Build the readings of this machine; the work of `family`'s descendants counts as the worker's own."""
    from maskmill.adapters.load.calm import CalmLoad
    from maskmill.adapters.load.machine import MachineLoad

    return MachineLoad(family) if settings.guard else CalmLoad()


def build_kit(settings: Settings, family: int | None = None) -> Kit:
    """Build the whole kit: opens the key file and the database (migrated to this version); no broker yet."""
    from maskmill.adapters.queue.celery import CeleryTransport, make_celery
    from maskmill.adapters.queue.fleet import CeleryFleet
    from maskmill.adapters.store.store import SqlStore

    keys = open_keys(settings)
    app = make_celery(queue_config(settings))
    mill = _mill(settings, keys, with_paths=False)  # a caller of the API must not make it read files
    return Kit(
        mill=mill,
        store=SqlStore(database_url(settings), keys, time.time, mill.signer),
        keys=keys,
        blobs=_blobs(settings, keys),
        transport=CeleryTransport(app),
        fleet=CeleryFleet(app),
        load=build_load(settings, family),
        searcher=_searcher(settings),
        clock=time.time,
        worker_id=worker_id(settings),
        max_file_bytes=settings.max_file_bytes,
        lease_s=settings.lease_s,
        dispatch_window=WINDOW_PER_SLOT * settings.workers,
        process=process_name(),
        cache_s=settings.cache_s,
        retention_days=settings.retention_days,
    )


def _searcher(settings: Settings) -> Searcher:
    """Build what searches for callers that wait, with a process for every two cores: they share the machine."""
    from maskmill.adapters.searcher.spawned import SpawnedSearcher

    processes = max(1, min(MOST_SEARCHES, (cpu_count() or 1) // 2))
    return SpawnedSearcher(SEARCH_MODULE, {"MASKMILL_DATA": str(settings.data.resolve())}, processes)


@contextmanager
def briefly_open_jobs(settings: Settings, busy_s: float) -> Iterator[Releases]:
    """Lend the part of the job table that gives rows back, for a process that forks: nothing stays open afterwards."""
    from maskmill.adapters.store.database import Database
    from maskmill.adapters.store.releasing import Releasing

    database = Database(database_url(settings), busy_s)
    try:
        yield Releasing(database, time.time)
    finally:
        database.close()


def _blobs(settings: Settings, keys: Keyring) -> Blobs:
    """Open the object store of the settings, or the folder beside the database."""
    from maskmill.adapters.blobs.sealed import local_blobs, open_blobs

    if settings.blob_url:
        return open_blobs(settings.blob_url, keys)
    return local_blobs(settings.data / "objects", keys)


def close(kit: Kit) -> None:
    """Close connections and end helper processes."""
    kit.searcher.close()
    kit.mill.sandbox.close()
    kit.store.close()
