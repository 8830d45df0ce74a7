"""What a use case is given: one adapter for every port."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from maskmill.ports.blobs import Blobs
from maskmill.ports.detection import NameFinder, PatternCompiler
from maskmill.ports.fleet import Fleet
from maskmill.ports.keys import Keyring, Signer
from maskmill.ports.load import Load
from maskmill.ports.ocr import Ocr
from maskmill.ports.policies import Policies
from maskmill.ports.queue import Transport
from maskmill.ports.sandbox import Limits, Sandbox
from maskmill.ports.searcher import Searcher
from maskmill.ports.store import Store


@dataclass(frozen=True, slots=True)
class Lens:
    """What it takes to read a document and find what is in it: no keys, nothing that writes."""

    sandbox: Sandbox
    limits: Limits
    compile_patterns: PatternCompiler
    names: NameFinder | None  # None: patterns only (--no-names)
    ocr: Ocr | None  # None: no OCR engine is installed
    policies: Policies


@dataclass(frozen=True, slots=True)
class Mill(Lens):
    """What it takes to redact one document: no database, no queue. The command line's file commands use this alone."""

    signer: Signer
    hash_secret: bytes  # HMAC key of the hash strategy and of commitments: the tenant's
    clock: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Kit:
    """What the server's use cases need: the mill, and the stack around it."""

    mill: Mill
    store: Store
    keys: Keyring
    blobs: Blobs
    transport: Transport
    fleet: Fleet
    load: Load
    searcher: Searcher
    clock: Callable[[], float]
    worker_id: str
    max_file_bytes: int
    lease_s: float
    dispatch_window: int
    process: str = ""  # the name of this process, for the claims that it makes
    cache_s: float = 0.0  # how long results of steps are used again; 0: never
    retention_days: int = 0  # how long ended jobs stay; 0: for ever
