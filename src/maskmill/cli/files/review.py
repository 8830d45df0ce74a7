"""The review file: findings for a person to decide, read back as decisions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from maskmill.domain.finding import Action, Finding
from maskmill.engine.order import Redacted
from maskmill.errors import InvalidRequest

VERSION = 1


def findings_of(done: Redacted, *, with_values: bool) -> list[dict[str, object]]:
    """Return a document's findings as the review file has them."""
    return [
        _entry(item) | ({"value": raw_value} if with_values else {})
        for item, raw_value in zip(done.findings, done.raw_values, strict=True)
    ]


def _entry(item: Finding) -> dict[str, object]:
    """Return one finding without its text."""
    return {
        "id": item.id,
        "type": item.type.value,
        "page": item.page,
        "channel": item.channel.value,
        "start": item.start,
        "end": item.end,
        "score": round(item.score, 4),
        "detector": item.detector,
        "action": item.action.value,
    }


def review_document(files: Sequence[tuple[str, Sequence[Mapping[str, object]]]]) -> bytes:
    """Return the whole review file: `files` are the paths with their findings."""
    entries = [{"path": raw_path, "findings": list(findings)} for raw_path, findings in files]
    return json.dumps({"version": VERSION, "files": entries}, ensure_ascii=False, indent=1).encode()


@dataclass(frozen=True, slots=True)
class Decisions:
    """A person's decisions by file."""

    by_path: Mapping[str, Mapping[str, Action]] = field(default_factory=dict)

    def of(self, raw_path: str, *, is_only: bool) -> Mapping[str, Action]:
        """Return the decisions of a file; a review of one file fits the only file of a call wherever it is now."""
        if is_only and len(self.by_path) == 1:
            return next(iter(self.by_path.values()))
        return self.by_path.get(raw_path, {})


def read_decisions(path: Path | None) -> Decisions:
    """Read a review file whose actions a person may have changed.

    Raises:
        InvalidRequest: it is no review file, or an action is unknown; the detail says which entry.
    """
    if path is None:
        return Decisions()
    try:
        document = json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError as exc:
        raise InvalidRequest(f"The decisions file is not JSON: line {exc.lineno}, column {exc.colno}") from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise InvalidRequest("The decisions file cannot be read; check its path, and that it is UTF-8") from exc
    except RecursionError as exc:
        raise _wrong() from exc
    files = document.get("files") if isinstance(document, dict) else None
    if not isinstance(files, list):
        raise _wrong()
    return Decisions({_path(entry): _actions(entry) for entry in files})


def _path(entry: object) -> str:
    """Return an entry's path."""
    path = entry.get("path") if isinstance(entry, dict) else None
    if not isinstance(path, str):
        raise _wrong()
    return path


def _actions(entry: Mapping[str, object]) -> dict[str, Action]:
    """Return an entry's decisions by finding id."""
    findings = entry.get("findings")
    if not isinstance(findings, list):
        raise _wrong()
    actions: dict[str, Action] = {}
    for number, finding in enumerate(findings, 1):
        if not isinstance(finding, dict) or not isinstance(finding.get("id"), str):
            raise _wrong()
        try:
            actions[finding["id"]] = Action(str(finding.get("action")))
        except ValueError as exc:
            raise InvalidRequest(f"Finding {number} has no valid action; it is redact, keep or review") from exc
    return actions


def _wrong() -> InvalidRequest:
    """Say where a decisions file comes from."""
    return InvalidRequest("This is no review file; make one with --review, change its actions, and give it back")
