"""Working on one file: read, redact, put the proven result beside its target."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from maskmill.cli.exits import fault_id
from maskmill.cli.files.deliver import write_private
from maskmill.cli.files.inputs import read_bytes
from maskmill.cli.files.review import findings_of
from maskmill.cli.files.task import Answer, Ask, Task
from maskmill.domain.finding import Action
from maskmill.engine.file_name import mask_name
from maskmill.engine.order import Redacted, Report, Source, Status
from maskmill.engine.redact import redact
from maskmill.errors import MaskmillError, Refused, UnsafePath

if TYPE_CHECKING:
    from maskmill.domain.policy import Policy
    from maskmill.engine.kit import Mill
    from maskmill.ports.audit import Audit


def work(mill: Mill, audit: Audit | None, limit_bytes: int, ask: Ask, task: Task, report: Report) -> Answer:
    """Return what became of a file; a file's error is part of the answer and stops no other file."""
    started = time.monotonic()
    try:
        policy = mill.policies.load(ask.policy)
        answer = _redact(mill, policy, limit_bytes, ask, task, report)
    except Exception as exc:  # noqa: BLE001 - a bug in one file must not stop the others; its id is kept
        answer = failed(task, exc)
    if answer.safe_relative is None and ask.with_summary:
        answer = replace(answer, safe_relative=_name_of_failed(mill, ask, task))
    if audit is not None and not ask.find_only:
        _record(audit, answer)
    return replace(answer, seconds=time.monotonic() - started)


def _redact(mill: Mill, policy: Policy, limit_bytes: int, ask: Ask, task: Task, report: Report) -> Answer:
    """Take one file through the mill and put its result where the task says."""
    if task.is_link:
        raise UnsafePath("A link inside a folder is not followed; name its target as an argument")
    source = Source(read_bytes(task.raw_path, limit_bytes), task.raw_relative.name, ask.raw_password)
    done = redact(mill, source, policy, task.order(ask), report)
    places = Counter((item.type.value, item.page) for item in done.findings if item.action is Action.REDACT)
    answer = Answer(
        number=task.number,
        raw_path=task.raw_path,
        status=done.status,
        pages=done.pages,
        pixel_pages=done.pixel_pages,
        counts=done.counts,
        places=dict(sorted(places.items())),
        media_type=done.media_type,
        findings=tuple(findings_of(done, with_values=ask.with_values)) if ask.find_only else (),
    )
    if done.output is None or done.certificate is None:
        return answer
    certificate = json.dumps(done.certificate, indent=1, ensure_ascii=False).encode()
    if task.staged is None:
        return replace(answer, output=done.output, certificate=certificate)
    safe = mask_name(mill, policy, task.raw_relative, _removed(done, task))
    write_private(task.staged.certificate, certificate)
    write_private(task.staged.output, done.output)
    return replace(answer, safe_relative=safe)


def _removed(done: Redacted, task: Task) -> list[str]:
    """Return the values that the name must not hold."""
    pairs = zip(done.findings, done.raw_values, strict=True)
    return [*task.raw_terms, *(raw_value for item, raw_value in pairs if item.action is Action.REDACT)]


def _name_of_failed(mill: Mill, ask: Ask, task: Task) -> PurePath:
    """Return the masked name of a file that could not be redacted, by what its name alone shows."""
    try:
        return mask_name(mill, mill.policies.load(ask.policy), task.raw_relative, task.raw_terms)
    except MaskmillError:
        return PurePath(f"file-{task.number}")


def failed(task: Task, exc: Exception) -> Answer:
    """Return the answer for a file that ended with an error; one that is not of our tree is a bug, and has an id."""
    error = (
        exc
        if isinstance(exc, MaskmillError)
        else MaskmillError(f"Something went wrong inside Maskmill, fault {fault_id(exc)}; please report this id")
    )
    status = Status.REFUSED if isinstance(error, Refused) else Status.FAILED
    problem = {key: value for key, value in error.problem().items() if key != "status"}
    return Answer(task.number, task.raw_path, status, error.exit_code, problem)


def _record(audit: Audit, answer: Answer) -> None:
    """Append one row: what was done, in numbers and codes."""
    facts: dict[str, object] = {"status": answer.status.value, "pages": answer.pages, "counts": dict(answer.counts)}
    if answer.problem is not None:
        facts["slug"] = answer.problem["slug"]
    audit.append("file.redacted" if answer.problem is None else "file.failed", "command-line", facts)
