"""What a job need not do again: results of steps, found by the content they came from (DESIGN section 3).

The key is an HMAC under the tenant's own secret over the input's hash, the step, its version and everything that
changes its result: another tenant, another password or another policy is another key, and the key tells nothing about
the content. A stored result is sealed with the key of the document that it was made from, and is gone with that one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from typing import TypeVar

import structlog

from maskmill import __version__
from maskmill.domain.policy import Policy
from maskmill.engine import detect
from maskmill.engine.certify import Reused
from maskmill.engine.kit import Kit, Mill
from maskmill.engine.order import Order, Source
from maskmill.engine.read import Reading, Tick, read, silent
from maskmill.engine.redact import Established
from maskmill.engine.step_form import pack_established, pack_reading, unpack_established, unpack_reading
from maskmill.errors import MaskmillError
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import JobRow
from maskmill.ports.steps import StepRow

log = structlog.get_logger("maskmill.steps")

READ = "read"
PROVEN = "redacted"
FOUND = "found"
VERSIONS: Mapping[str, str] = {READ: "1", PROVEN: "1", FOUND: "1"}
"""Raised whenever a step would give another result for the same input and settings."""

BIG_READ_PAGES = 50
"""Reading digital pages is kept from so many on; pages that OCR read are kept always: each cost a second.

Measured: reading 1, 50, 100 digital pages takes 26, 150, 300 ms, keeping it 3 to 10 ms. Only another job on the same
content gains from it, and that one mostly finds the whole result.
"""

_ENGINES = ("pymupdf", "pypdfium2", "pikepdf", "pdfminer.six")
_T = TypeVar("_T")


class StepCache:
    """The stored results for one job on one document. Nothing in here fails a job: what cannot be read is a miss."""

    def __init__(self, kit: Kit, job: JobRow, document: DocumentRow, raw_password: str | None) -> None:
        """Take the job's document; `raw_password` is the one that the job brought, and becomes a part of every key."""
        self._kit = kit
        self._job = job
        self._document = document
        self._raw_password = raw_password
        self._secret = kit.keys.tenant_secret(document.tenant_id, "steps")

    def read(self, mill: Mill, source: Source, tick: Tick = silent) -> Reading:
        """Read a document, or return what was read of this content before."""
        key = self._key(READ, _reading_settings(mill))
        known = self._find(key, READ, unpack_reading)
        if known is not None:
            tick(known.identity.pages, known.identity.pages)
            return known
        reading = read(mill, source, tick)
        if reading.words or reading.identity.pages >= BIG_READ_PAGES:
            self._keep(key, READ, pack_reading(reading))
        return reading

    def established(
        self, mill: Mill, policy: Policy, order: Order, make: Callable[[], Established]
    ) -> tuple[Established, Reused | None]:
        """Find and prove by `make`, or return what was found and proven before, and from which step it is."""
        name = FOUND if order.find_only else PROVEN
        key = self._key(name, _settings(mill, policy, order))
        known = self._find(key, name, unpack_established)
        if known is not None and (known.proof is None) is order.find_only:
            log.info("step.reused", job_id=self._job.id, step=name)
            return known, Reused(key, known.at)
        made = make()
        self._keep(key, name, pack_established(made))
        return made, None

    def _key(self, name: str, settings: Mapping[str, object]) -> str:
        """Return the step's key. Escaped JSON, because a term may hold half a surrogate pair."""
        told = {
            "input": self._document.sha256,
            "step": name,
            "version": VERSIONS[name],
            "settings": {**settings, "password": self._raw_password},
        }
        message = json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()

    def _find(self, key: str, name: str, unpack: Callable[[bytes], _T]) -> _T | None:
        """Return a stored result; None when there is none, it is too old, or it cannot be read any more."""
        if not self._kit.cache_s:
            return None
        steps, since = self._kit.store.steps, self._kit.clock() - self._kit.cache_s
        row: StepRow | None = None
        try:
            row = steps.find(self._document.tenant_id, key, since)
            if row is None:
                return None
            return unpack(self._kit.blobs.get(row.document_id, _kind(name), row.object_id))
        except MaskmillError as exc:
            log.warning("step.unreadable", job_id=self._job.id, step=name, slug=exc.slug)
            if row is not None and not exc.retry:
                self._forget(row)
        return None

    def _forget(self, row: StepRow) -> None:
        try:
            self._kit.store.steps.drop(row)
        except MaskmillError as exc:
            log.warning("step.not_dropped", job_id=self._job.id, slug=exc.slug)

    def _keep(self, key: str, name: str, chunks: Iterable[bytes]) -> None:
        """Store a result under its document's key; a full disk costs the next job time, and this one nothing."""
        if not self._kit.cache_s:
            return
        owner = self._document
        try:
            blob = self._kit.blobs.put(owner.id, _kind(name), chunks)
            row = StepRow(owner.tenant_id, key, name, owner.id, blob.object_id, self._job.id, self._kit.clock())
            if not self._kit.store.steps.keep(row):
                self._kit.blobs.delete(blob.object_id)
        except MaskmillError as exc:
            log.warning("step.not_kept", job_id=self._job.id, step=name, slug=exc.slug)


def _kind(name: str) -> str:
    """Return the kind that a step's object is bound to."""
    return f"step.{name}"


def _reading_settings(mill: Mill) -> dict[str, object]:
    """Return what changes how a document is read."""
    return {
        "maskmill": __version__,
        "engines": _engine_versions(),
        "limits": asdict(mill.limits),
        "ocr": None if mill.ocr is None else [mill.ocr.name, mill.ocr.version],
    }


def _settings(mill: Mill, policy: Policy, order: Order) -> dict[str, object]:
    """Return what changes what is found, removed and proven: all of the policy and of the order, but not the audit."""
    asked = asdict(order)
    del asked["audited"]
    names = None if mill.names is None else [mill.names.name, mill.names.version]
    return {
        **_reading_settings(mill),
        "policy": asdict(policy),
        "order": asked,
        "detector": [detect.VERSION, names],
        "hash_secret": hashlib.sha256(mill.hash_secret).hexdigest(),
    }


@cache
def _engine_versions() -> dict[str, str]:
    """Return the versions of the libraries that parse: an update within the hour is another key."""
    return {name: version(name) for name in _ENGINES}
