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
from schemathesis.generation.meta import TestPhase

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.fixtures.make import garbled, letter, person

KILLED = "processes that a revocation killed"
LATER = "2099-01-01T00:00:00Z"
LONGEST_WAIT_S = 0.2
"""How long a wait for a result may take here; tests/unit/web/test_tasks.py waits longer."""

OK, CREATED, TAKEN = 200, 201, 202
_CANCELLED = "the old clients' DELETE cancels a task, which can be looked at afterwards"
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
    ("detect", "RejectedPositiveData", "unknown-policy"): "the names of policies are data, and no part of the schema",
    ("detect", "AcceptedNegativeData", "limit-exceeded"): "a body over 1 MiB is refused before it is parsed",
    ("createJob", "RejectedPositiveData", "idempotency-key-reused"): "a key is bound to the first body it came with",
    ("createJob", "RejectedPositiveData", "gone"): _DELETED,
    ("getDocument", "RejectedPositiveData", "gone"): _DELETED,
    ("deleteDocument", "RejectedPositiveData", "gone"): _DELETED,
    ("retryJob", "RejectedPositiveData", "gone"): _DELETED,
    ("getJobResult", "RejectedPositiveData", "gone"): _DELETED,
    ("getJobCertificate", "RejectedPositiveData", "gone"): _DELETED,
    ("getTask", "UseAfterFree", "-"): _CANCELLED,
    ("getTaskResult", "UseAfterFree", "-"): _CANCELLED,
    ("createJob", "AcceptedNegativeData", "limit-exceeded"): "a body over 1 MiB is refused before it is parsed",
}
"""By operation, failed check and problem's slug (- for a success): why an answer is right that no schema can allow."""

_seen: Counter[tuple[str, str, str]] = Counter()
_answers: Counter[tuple[str, int]] = Counter()
_addresses = count()
_killed: list[bool] = []
_documents: deque[str] = deque(maxlen=20)
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
    """Make waits short, and let valid calls meet what is there. At generation this would upset the replays."""
    if _name(case) == "getTaskResult":
        _shorten(case)
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if _name(case) == "createJob":
        _order_what_is_there(case)
    elif case.meta.phase.name is not TestPhase.STATEFUL:  # there the links name what is there
        _name_a_job(case)


@schemathesis.hook
def after_call(context: HookContext, case: Case[Any], response: Response) -> None:  # noqa: ARG001 - the hook's form
    """Count the answers, and remember the ids of jobs."""
    name, status = _name(case), response.status_code
    _answers[name, status] += 1
    if name == "revokeJob" and status == OK:
        _killed.extend([True] * json.loads(response.content)["terminated"])
    if name == "createJob" and status == TAKEN:
        _jobs.append(str(json.loads(response.content)["job_id"]))
    if name == "createDocument" and status == CREATED:
        _documents.append(str(json.loads(response.content)["document_id"]))
    if name == "deleteDocument" and (gone := str(case.path_parameters.get("document_id"))) in _documents:
        _documents.remove(gone)
    if name == "listJobs" and status == OK:
        _jobs.extend(str(job["job_id"]) for job in json.loads(response.content)["jobs"][:3])


def _name_a_job(case: Case[Any]) -> None:
    """Name a real job in every second call: a job is a task too, which no schema can say."""
    for name in {"job_id", "task_id"} & set(case.path_parameters):
        number = crc32(str(case.path_parameters[name]).encode())
        if _jobs and number % 2:
            case.path_parameters[name] = _jobs[number % len(_jobs)]


def _order_what_is_there(case: Case[Any]) -> None:
    """Order three of four jobs for documents that are there, by a known policy; some wait, to be cancelled."""
    body: Any = case.body
    number = crc32(json.dumps(body, sort_keys=True).encode())
    if not _documents or not number % 4 or set(body["document_ids"]) <= set(_documents):
        return
    wanted = list(dict.fromkeys(_documents[(number + each) % len(_documents)] for each in range(1 + number % 3)))
    found = {**body, "document_ids": wanted, "policy": ("default", "none")[number % 2]}
    if number % 5 < 2:
        found["not_before"] = LATER
    if "after" in found:
        found["after"] = _jobs[number % len(_jobs)] if _jobs else None
    case.body = found
    if number % 3:
        case.headers.pop("Idempotency-Key", None)  # it would be bound to another order by now


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
        slug = str(json.loads(response.content).get("slug", "-"))
    except (ValueError, AttributeError):
        slug = "-"
    key = (_name(case), type(failure).__name__, slug)
    if key not in EXPLAINED:
        return True
    _seen[key] += 1
    return False


@atexit.register
def _tell() -> None:
    """Print how often each explanation was needed, and how each operation answered, for fuzz_api.py to add up."""
    for key, times in sorted(_seen.items()):
        sys.stdout.write(f"tally\t{times}\texplained: {' '.join(key)}: {EXPLAINED[key]}\n")
    sys.stdout.write(f"tally\t{len(_killed)}\t{KILLED}\n")
    for (name, status), times in sorted(_answers.items()):
        sys.stdout.write(f"tally\t{times}\tanswered: {name} {status}\n")
