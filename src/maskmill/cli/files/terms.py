"""The user's own terms: `--terms FILE`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from maskmill.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms for every file, and terms for files by their base name."""

    raw_all: tuple[str, ...] = ()
    raw_by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, raw_path: str) -> tuple[str, ...]:
        """Return the terms of a file."""
        return (*self.raw_all, *self.raw_by_name.get(PurePath(raw_path).name, ()))


def read_terms(path: Path | None) -> Terms:
    """Read a JSON list of terms, or an object of file name -> list.

    Raises:
        InvalidRequest: it is neither; the detail names the line of a JSON error.
    """
    if path is None:
        return Terms()
    try:
        document = json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError as exc:
        raise InvalidRequest(f"The terms file is not JSON: line {exc.lineno}, column {exc.colno}") from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise InvalidRequest("The terms file cannot be read; check its path, and that it is UTF-8") from exc
    except RecursionError as exc:
        raise _wrong() from exc
    if isinstance(document, list):
        return Terms(raw_all=_list(document))
    if isinstance(document, dict):
        return Terms(raw_by_name={name: _list(terms) for name, terms in document.items()})
    raise _wrong()


def _list(terms: object) -> tuple[str, ...]:
    """Check one list of terms."""
    if not isinstance(terms, list) or not all(isinstance(term, str) and term.strip() for term in terms):
        raise _wrong()
    return tuple(terms)


def _wrong() -> InvalidRequest:
    """Say what the form is."""
    return InvalidRequest('The terms file is a JSON list of texts, or {"file name": list of texts}')
