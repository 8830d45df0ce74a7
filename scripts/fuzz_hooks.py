"""What schemathesis is told about the API: what documents look like, which waits are short, which answers are right.

Loaded by scripts/schemathesis.toml in the process of schemathesis.
"""

from __future__ import annotations

import atexit
import json
import sys
from collections import Counter, deque
from itertools import count
from pathlib import Path
from typing import Any
from zlib import crc32

import schemathesis
from hypothesis import strategies as st
from requests import PreparedRequest, Session
from schemathesis import Case, HookContext, Response

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.fixtures.make import garbled, letter, person

LONGEST_WAIT_S = 0.2
"""How long a wait for a result may take here; tests/unit/web/test_tasks.py waits longer."""

TAKEN = 202
_DELETED = "the document was deleted by an earlier case"
EXPLAINED: dict[tuple[str, str, str], str] = {
    ("createDocument", "RejectedPositiveData", "unsupported-type"): "random bytes are a file, but no PDF and no text",
    ("createDocument", "RejectedPositiveData", "damaged-file"): "a file may begin like a PDF and not be one",
    ("createDocument", "RejectedPositiveData", "empty-file"): "OpenAPI has no least length for a file's bytes",
    ("createDocument", "RejectedPositiveData", "parser-crashed"): "a file may be made to break a parser",
    (
        "createJob",
        "RejectedPositiveData",
        "unknown-policy",
    ): "the names of policies are data, and no part of the schema",
    ("createJob", "RejectedPositiveData", "idempotency-key-reused"): "a key is bound to the first body it came with",
    ("createJob", "RejectedPositiveData", "gone"): _DELETED,
    ("getDocument", "RejectedPositiveData", "gone"): _DELETED,
    ("deleteDocument", "RejectedPositiveData", "gone"): _DELETED,
    ("retryJob", "RejectedPositiveData", "gone"): _DELETED,
    ("getJobResult", "RejectedPositiveData", "gone"): _DELETED,
    ("getJobCertificate", "RejectedPositiveData", "gone"): _DELETED,
    ("createJob", "AcceptedNegativeData", "limit-exceeded"): "a body over 1 MiB is refused before it is parsed",
}
"""By operation, failed check and problem's slug: why an answer is right that the schema alone does not allow."""

_seen: Counter[tuple[str, str, str]] = Counter()
_addresses = count()
_jobs: deque[str] = deque(maxlen=50)

schemathesis.openapi.media_type("text/plain", st.text(min_size=1).map(str.encode))
schemathesis.openapi.media_type(
    "application/pdf",
    st.one_of(
        st.sampled_from([letter(person("fuzz")), letter(person("fuzz"), pages=3)]),
        st.integers(0, 99).map(lambda seed: garbled(seed, letter(person("fuzz")))),
        st.binary(max_size=400).map(lambda rest: b"%PDF-1.7\n" + rest),
    ),
)


def _from_elsewhere(self: Session, request: PreparedRequest, **options: Any) -> Any:  # noqa: ANN401 - as requests has it
    """Send a call from an address of its own, as a proxy says it: calls without a key do not lock the others out."""
    number = next(_addresses)
    request.headers["X-Forwarded-For"] = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    return _send(self, request, **options)


_send = Session.send
Session.send = _from_elsewhere  # type: ignore[method-assign]  # the checks send calls of their own, past all hooks


def _name(case: Case[Any]) -> str:
    """Return the operation's id."""
    return str(case.operation.definition.raw.get("operationId"))


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:  # noqa: ARG001 - the hook's form
    """Make waits short."""
    if _name(case) == "getTaskResult":
        _shorten(case)


@schemathesis.hook
def after_call(context: HookContext, case: Case[Any], response: Response) -> None:  # noqa: ARG001 - the hook's form
    """Remember the ids of jobs."""
    if _name(case) == "createJob" and response.status_code == TAKEN:
        _jobs.append(str(json.loads(response.content)["job_id"]))


@schemathesis.hook
def map_path_parameters(
    context: HookContext,  # noqa: ARG001 - the hook's form
    path_parameters: dict[str, Any] | None,
) -> dict[str, Any] | None:
    """Name a real job in every second call: a job is a task too, which no schema can say."""
    for name, drawn in (path_parameters or {}).items():
        if name in {"job_id", "task_id"} and _jobs and isinstance(drawn, str) and (number := crc32(drawn.encode())) % 2:
            return {**(path_parameters or {}), name: _jobs[number % len(_jobs)]}
    return path_parameters


def _shorten(case: Case[Any]) -> None:
    """Make a wait for a result short, unless its length is wrong, which is what the case is about."""
    try:
        wanted = float(case.query.get("timeout", 10))
    except (TypeError, ValueError):
        return
    if LONGEST_WAIT_S < wanted <= 60:
        case.query["timeout"] = LONGEST_WAIT_S


@schemathesis.hook
def filter_failure(
    context: HookContext,  # noqa: ARG001 - the hook's form
    failure: BaseException,
    case: Case[Any],
    response: Response,
) -> bool:
    """Drop what EXPLAINED explains, and count it; all else is a failure."""
    try:
        slug = str(json.loads(response.content)["slug"])
    except (ValueError, TypeError, KeyError):
        return True
    key = (_name(case), type(failure).__name__, slug)
    if key not in EXPLAINED:
        return True
    _seen[key] += 1
    return False


@atexit.register
def _tell() -> None:
    """Print how often each explanation was needed."""
    for key, times in sorted(_seen.items()):
        sys.stdout.write(f"explained: {times} x {' '.join(key)}: {EXPLAINED[key]}\n")
