"""What goes in and out, as OpenAPI shows it. Input is strict: an unknown field is an error."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from maskmill.domain.job import ApiStatus, Step
from maskmill.web.paths import instant

DOCUMENT_ID = "doc_4f8b2a5c9d3e4f0aa1b2c3d4e5f60718"
JOB_ID = "job_0a1b2c3d4e5f60718293a4b5c6d7e8f9"
TIME = "2026-11-22T09:30:00.000Z"

Term = Annotated[str, Field(min_length=1, max_length=1_000)]
DocumentId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
PolicyName = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.-]+$")]
JobKey = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.:-]+$")]
Word = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z0-9_-]+$")]
"""What a kind of job or a slug looks like."""


def _instant(value: str) -> str:
    """Let pass a time that says its zone."""
    instant(value)
    return value


Instant = Annotated[
    str,
    Field(max_length=40, pattern=r"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$"),
    AfterValidator(_instant),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]


def _as_whole(value: object) -> object:
    """Read 5.0 as 5: JSON knows numbers only, and JSON Schema calls both an integer."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = Annotated[int, BeforeValidator(_as_whole)]
"""A whole number in a body, however it is written; neither 1.5 nor true."""


class Strict(BaseModel):
    """No unknown fields, no silent conversion."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Problem(Strict):
    """An error (RFC 9457). It never repeats what was sent."""

    type: str = Field(description="A URN; the same for the same kind of error.")
    slug: str = Field(description="The last part of `type`: what a program compares.")
    title: str = Field(description="One sentence, the same for the same kind of error.")
    status: int = Field(ge=400, le=599, description="The HTTP status.")
    detail: str = Field(description="What happened this time, and the next step.")
    request_id: str = Field(description="Quote it when you report a bug; the log has it too.")
    errors: list[BrokenRule] | None = Field(None, description="Fields that break the schema.")
    artifacts: list[str] | None = Field(None, description="Ids to choose from.")
    problem: JobProblem | None = Field(None, description="Why the job failed.")


class BrokenRule(Strict):
    """A field and the rule that it breaks."""

    location: str = Field(examples=["body.document_ids"])
    reason: str = Field(examples=["is missing"])


class JobProblem(Strict):
    """Why a job ended without a result."""

    type: str
    slug: str
    title: str
    detail: str
    status: int | None = None


class Document(Strict):
    """A stored document."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document_id": DOCUMENT_ID, "bytes": 48_213, "type": "pdf", "pages": 3}]}
    )

    document_id: str
    bytes: int = Field(ge=0, description="Size of the document.")
    type: str = Field(description="What its content is, whatever its name says: pdf or text.")
    pages: int = Field(ge=0)


class DocumentDetails(Document):
    """A stored document as its owner sees it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "document_id": DOCUMENT_ID,
                    "bytes": 48_213,
                    "type": "pdf",
                    "pages": 3,
                    "name": "letter.pdf",
                    "created_at": TIME,
                }
            ]
        }
    )

    name: str = Field(description="What its sender called it. Encrypted at rest.")
    created_at: str


class RedactOptions(Strict):
    """How a redaction differs from its policy."""

    mode: Literal["text", "pixels"] = Field("text", description="pixels: every page becomes a picture.")
    strategy: Literal["mask", "token", "partial", "hash", "remove"] | None = Field(
        None, description="What stands where a value was; unset: the policy decides."
    )
    terms: list[Term] = Field(default=[], max_length=10_000, description="Words to remove wherever they stand.")
    password: str | None = Field(None, min_length=1, max_length=1_000, description="Opens the document.")


class DetectOptions(Strict):
    """What a search looks for beyond its policy."""

    terms: list[Term] = Field(default=[], max_length=10_000, description="Words to find wherever they stand.")
    password: str | None = Field(None, min_length=1, max_length=1_000, description="Opens the document.")


class ExtractOptions(Strict):
    """How a text is read."""

    password: str | None = Field(None, min_length=1, max_length=1_000, description="Opens the document.")


DocumentIds = Annotated[
    list[DocumentId], Field(min_length=1, max_length=1_000, json_schema_extra={"uniqueItems": True})
]


class JobRequest(Strict):
    """What every order of a job may say."""

    document_ids: DocumentIds
    policy: PolicyName = "default"
    priority: Whole = Field(
        5, ge=0, le=9, description="0 first, 9 last, among the tenant's own jobs; whoever waits long rises."
    )
    not_before: Instant | None = Field(None, description="Do not start earlier (RFC 3339).", examples=[TIME])
    unique: str | None = Field(
        None,
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="While a job with this key has not ended, it is the answer, and no second one is made.",
    )
    after: JobKey | None = Field(None, description="Start when this job is done; fail when it ends otherwise.")


class RedactJob(JobRequest):
    """Redact documents: a proven copy and a signed certificate of each."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "redact",
                    "document_ids": [DOCUMENT_ID],
                    "policy": "default",
                    "options": {"mode": "text", "strategy": "mask"},
                }
            ]
        }
    )

    kind: Literal["redact"]
    options: RedactOptions = RedactOptions()


class DetectJob(JobRequest):
    """Count what a policy finds in documents; nothing is removed."""

    kind: Literal["detect"]
    options: DetectOptions = DetectOptions()


class ExtractJob(JobRequest):
    """Read the text of documents."""

    kind: Literal["extract"]
    options: ExtractOptions = ExtractOptions()


JobOrder = Annotated[RedactJob | DetectJob | ExtractJob, Field(discriminator="kind")]


class Links(Strict):
    """Where to go next."""

    self: str
    events: str
    result: str
    certificate: str
    cancel: str
    retry: str
    children: str


class Submitted(Strict):
    """A job that was taken, or changed."""

    job_id: str
    status: ApiStatus
    links: Links


class Children(Strict):
    """The parts of a job over several documents."""

    done: int = Field(ge=0)
    total: int = Field(ge=0)


class JobArtifact(Strict):
    """A file that a job made."""

    id: str
    name: str = Field(description="The document's name, or the certificate's. Encrypted at rest.")
    bytes: int = Field(ge=0)
    kind: str = Field(description="output, text or certificate.")
    type: str = Field(description="Its media type.")
    document_id: str


class JobLine(Strict):
    """A job in a list."""

    job_id: str
    kind: str
    status: ApiStatus
    step: Step
    progress: int = Field(ge=0, le=100)
    attempt: int = Field(ge=0)
    submitted_at: str
    started_at: str | None
    finished_at: str | None
    policy: str
    document_ids: list[str]
    problem: JobProblem | None
    priority: int = Field(ge=0, le=9, description="0 first, 9 last.")
    not_before: str = Field(description="The first or the next attempt does not start earlier.")
    parent_id: str | None = Field(description="The job that it is a part of.")
    children: Children
    links: Links


class Place(Strict):
    """Where a waiting job stands in its queue."""

    ahead: int = Field(ge=0, description="Jobs that start before it.")
    start_in_s: float | None = Field(ge=0, description="When it is likely to start; null when nobody can say.")


class Job(JobLine):
    """A job with what it made."""

    place: Place | None = Field(description="Only while it waits for a worker.")

    artifacts: list[JobArtifact]
    summary: dict[str, object] = Field(description="Numbers of a finished job: pages, counts by type.")


class JobPage(Strict):
    """Jobs, newest first."""

    jobs: list[JobLine]
    next: str | None = Field(description="The cursor of the next page; also in the Link header.")


class TaskResult(Strict):
    """What a finished task left, in the old systems' shape."""

    status: Literal["success"]
    summary: dict[str, object]
    links: Links


class Task(Strict):
    """A job as the old systems show it."""

    task_id: str
    status: ApiStatus
    submitted_at: str
    result: TaskResult | None
    problem: JobProblem | None = None


CeleryState = Literal["PENDING", "STARTED", "RETRY", "SUCCESS", "FAILURE", "REVOKED"]


class OldTask(Strict):
    """A job as Celery's own clients see it."""

    task_id: str
    state: CeleryState
    result: TaskResult | JobProblem | None = Field(
        description="Null until the task has ended, and when it was revoked."
    )


class TaskCancelled(Strict):
    """A cancelled task, in the old systems' shape."""

    status: Literal["cancelled"]
    task_id: str
    message: str


class Part(Strict):
    """A part of the system."""

    status: Literal["healthy", "degraded", "unhealthy"]
    latency_ms: float | None = None
    error: str | None = Field(None, description="One sentence with the next step.")


class Readiness(Strict):
    """Whether calls will succeed, part by part."""

    status: Literal["ok", "degraded", "unavailable"]
    degraded: list[str] = Field(description="Parts that are not healthy.")
    checks: dict[str, Part]


class Alive(Strict):
    """The process answers."""

    status: Literal["ok"]
