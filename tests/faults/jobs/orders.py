"""The jobs of the storm: single ones, batches, divided ones, poison; some are cancelled at a random moment."""

from __future__ import annotations

import contextlib
import random
import time
from dataclasses import dataclass
from enum import StrEnum

from maskmill.domain.job import Queue
from maskmill.engine import jobs
from maskmill.engine.kit import Kit
from maskmill.errors import Conflict
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import NewJob

TENANT = "default"
COSTS_S = (0.02, 0.02, 0.02, 0.05, 0.05, 0.1, 0.1, 0.3, 0.8)
DOCUMENTS = tuple(f"doc_{number}" for number in range(5))
CANCELS = 0.05
CANCEL_WITHIN_S = 4.0


class Form(StrEnum):
    """What kind of order it is."""

    SINGLE = "single"
    BATCH = "batch"  # several documents: a child each
    DIVIDED = "divided"  # by its first run, and joined by its second
    POISON = "poison"  # kills its process at each attempt


SHARES = {Form.POISON: 0.01, Form.BATCH: 0.04, Form.DIVIDED: 0.03}


@dataclass
class Order:
    """A job that was submitted."""

    job_id: str
    form: Form
    parts: int
    cost_s: float
    submit_ms: float
    cancel_at: float | None  # monotonic
    is_cancelled: bool = False

    @property
    def effects(self) -> int:
        """How many artefacts its end must have left in the table."""
        if self.is_cancelled or self.form is Form.POISON:
            return 0
        return self.parts if self.form is Form.BATCH else 1


def add_documents(kit: Kit) -> None:
    """Make the rows that the orders name; nobody opens an object."""
    for document_id in DOCUMENTS:
        kit.keys.create_document_key(TENANT, document_id)
        kit.store.documents.add(
            DocumentRow(document_id, TENANT, "obj_none", "probe", "text", 1, 1, "0" * 64, 0.0, None)
        )


def form_of(number: int, chance: random.Random) -> Form:
    """Pick a form at random; the first ones see to it that a short run has some of each."""
    if number < len(SHARES):
        return list(SHARES)[number]
    dice = chance.random()
    for form, share in SHARES.items():
        dice -= share
        if dice < 0:
            return form
    return Form.SINGLE


def submit(kit: Kit, number: int, chance: random.Random) -> Order:
    """Submit one job."""
    form, cost_s = form_of(number, chance), chance.choice(COSTS_S)
    parts = chance.randint(2, len(DOCUMENTS)) if form in {Form.BATCH, Form.DIVIDED} else 1
    options: dict[str, object] = {"cost_s": cost_s}
    if form is Form.POISON:
        options["poison"] = True
    if form is Form.DIVIDED:
        options["parts"] = parts
    documents = DOCUMENTS[:parts] if form is Form.BATCH else DOCUMENTS[:1]
    new = NewJob(TENANT, "redact", Queue.HIGH_PRIORITY, documents, raw_options=options)
    began = time.perf_counter()
    row = jobs.submit(kit, new)
    took_ms = (time.perf_counter() - began) * 1_000
    cancels = form is not Form.POISON and chance.random() < CANCELS
    cancel_at = time.monotonic() + chance.uniform(0, CANCEL_WITHIN_S) if cancels else None
    return Order(row.id, form, parts, cost_s, took_ms, cancel_at)


def cancel_due(kit: Kit, orders: list[Order]) -> None:
    """Cancel what is due; a job that has ended by then counts as any other."""
    for order in orders:
        if order.cancel_at is not None and order.cancel_at <= time.monotonic():
            order.cancel_at = None
            with contextlib.suppress(Conflict):
                jobs.cancel(kit, TENANT, order.job_id, "storm")
                order.is_cancelled = True
