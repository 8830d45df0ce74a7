"""What the arguments of an old call mean: a stored document, options, or a job that there is already."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from maskmill.compat.upload import opened
from maskmill.engine import documents
from maskmill.engine.kit import Kit
from maskmill.engine.report import SUBJECT
from maskmill.engine.work import order_of
from maskmill.errors import FileTooLarge, Gone, InvalidRequest, NotFound
from maskmill.ports.jobs import NewJob
from maskmill.wiring import DEFAULT_TENANT as TENANT

ACTOR = "system"
"""Whom the audit names: old calls carry no key."""

TEXT_BYTES = 50 * 1024
"""The longest text of a text task, in bytes of UTF-8 (CHECKLIST S4-18)."""


class MissingDocument(NotFound, ValueError):
    """The document is not there, or no more: the old tasks raised a ValueError, and their callers catch one."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where calls are taken: the Kit, the folder of uploads, and the documents and jobs stored for calls so far."""

    kit: Kit
    upload_folder: Path | None
    stored: list[str] = field(default_factory=list)
    submitted: list[str] = field(default_factory=list)

    def store(self, raw_name: str, untrusted_chunks: Iterable[bytes]) -> str:
        """Store a document for a call, and return its id."""
        row = documents.ingest(self.kit, TENANT, raw_name, untrusted_chunks, ACTOR)
        self.stored.append(row.id)
        return row.id


@dataclass(frozen=True, slots=True)
class Taken:
    """What a call's arguments became: what a new job needs of them. Nothing of it travels through the broker."""

    document_ids: tuple[str, ...] = ()
    raw_options: Mapping[str, object] = field(default_factory=dict)
    policy: str = "default"
    after_id: str | None = None


@dataclass(frozen=True, slots=True)
class Takes:
    """A way to read arguments. `form` is what its caller writes; `follow` takes them from the job before in a chain."""

    form: str
    read: Callable[..., Taken]
    follow: Callable[[NewJob], Taken] | None = None


def _file(desk: Desk, file_path: object, options: object = None) -> Taken:
    """Store the file; the options are a redaction's (mode, strategy, terms, password) and the policy's name."""
    given = {} if options is None else options
    if not isinstance(file_path, str) or not isinstance(given, Mapping):
        raise InvalidRequest("Give the path as a text, and the options as a dictionary")
    raw_options = dict(given)
    policy = raw_options.pop("policy", "default")
    order_of(raw_options)
    desk.kit.mill.policies.load(str(policy))
    with opened(desk.upload_folder, file_path) as untrusted_chunks:
        document_id = desk.store(PurePath(file_path).name, untrusted_chunks)
    return Taken((document_id,), raw_options, str(policy))


def _text(desk: Desk, text: object) -> Taken:
    """Store the text in UTF-16, which nothing in it can turn into another type of document."""
    if not isinstance(text, str):
        raise InvalidRequest("The argument is a text")
    try:
        size = len(text.encode())
    except UnicodeEncodeError as exc:
        raise InvalidRequest("The text is not valid Unicode; send what its source says") from exc
    if size > TEXT_BYTES:
        raise FileTooLarge(f"A text of this task has at most {TEXT_BYTES} bytes; send it as a document")
    return Taken((desk.store("text.txt", [codecs.BOM_UTF16_LE, text.encode("utf-16-le")]),))


def text_of(kit: Kit, document_id: str) -> str:
    """Return the text that a text task stored."""
    row = kit.store.documents.get(TENANT, document_id)
    raw_text = kit.blobs.get(row.id, documents.INPUT, row.object_id)
    return raw_text.removeprefix(codecs.BOM_UTF16_LE).decode("utf-16-le")


def _document(desk: Desk, document_id: str) -> Taken:
    """Name a stored document.

    Raises:
        MissingDocument.
    """
    try:
        row = desk.kit.store.documents.get(TENANT, str(document_id))
    except (NotFound, Gone) as exc:
        raise MissingDocument("There is no document with that id; send it first") from exc
    return Taken((row.id,))


def _job(desk: Desk, job_id: str) -> Taken:
    """Name a job; one that has not ended is waited for."""
    row = desk.kit.store.jobs.get(TENANT, str(job_id))
    return Taken(row.document_ids, {SUBJECT: row.id}, after_id=None if row.state.is_final else row.id)


def _nothing(desk: Desk) -> Taken:
    """Take no argument."""
    del desk
    return Taken()


FILE = Takes("file_path, options=None", _file)
TEXT = Takes("text", _text)
DOCUMENT = Takes("document_id", _document, lambda earlier: Taken(earlier.document_ids))
JOB = Takes("job_id", _job, lambda earlier: Taken(earlier.document_ids, {SUBJECT: earlier.id}))
NOTHING = Takes("", _nothing)
