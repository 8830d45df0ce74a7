"""Every error a user can meet, as one tree.

    MaskmillError                 500 exit 70   our bug
    ├─ InvalidRequest             422 exit 2    the call itself is wrong
    │  ├─ UnknownPolicy           422 exit 2
    │  ├─ InvalidPolicy           422 exit 2    names the line
    │  ├─ InvalidSettings         500 exit 2
    │  ├─ TargetExists            409 exit 2
    │  └─ UnsafePath              422 exit 2
    ├─ Unreadable                 422 exit 4    the document cannot be read
    │  ├─ EmptyFile               422 exit 4
    │  ├─ MissingFile             404 exit 4
    │  ├─ UnsupportedType         415 exit 4
    │  ├─ DamagedFile             422 exit 4
    │  └─ ParserCrashed           422 exit 4    the jailed parser died or lied
    ├─ PasswordNeeded             422 exit 5
    ├─ LimitExceeded              413 exit 6    names the limit
    │  ├─ FileTooLarge            413 exit 6
    │  ├─ TooManyPages            413 exit 6
    │  ├─ TimeExceeded            422 exit 6
    │  └─ MemoryExceeded          422 exit 6    retried once, after 300 s
    ├─ Refused                    422 exit 3    cannot be proven clean: nothing is handed out
    │  ├─ ResidueFound            422 exit 3
    │  └─ EngineMissing           422 exit 3
    ├─ IncompleteBatch            422 exit 3    some documents of a job have no result
    ├─ EarlierJobEnded            422 exit 3    a job that this one was to follow was not done
    ├─ ProofFailed                422 exit 3    a certificate or a chain does not verify
    ├─ NotFound                   404 exit 2
    ├─ Gone                       410 exit 2
    ├─ Conflict                   409 exit 2
    │  ├─ KeyReused               422 exit 2
    │  ├─ NotFinished             409 exit 2
    │  └─ LeaseLost               409 exit 70   another worker owns the job now
    ├─ Unauthorized               401 exit 2
    ├─ Forbidden                  403 exit 2
    ├─ TooManyRequests            429 exit 6
    ├─ Cancelled                  409 exit 3
    └─ Unavailable                503 exit 70   passing: retried
       ├─ BrokerUnavailable       503 exit 70
       ├─ StoreUnavailable        503 exit 70
       ├─ StorageFull             507 exit 70
       └─ SandboxUnavailable      503 exit 70   never retried: the kernel lacks a wall

`detail`: one sentence, what happened and what to do next; no document's words, file name or value (form: RFC 9457).
"""

from __future__ import annotations

from typing import ClassVar


class MaskmillError(Exception):
    """The root: raised as itself it means a bug of ours."""

    slug: ClassVar[str] = "internal-error"
    title: ClassVar[str] = "Something went wrong inside Maskmill"
    status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 70
    retry: ClassVar[bool] = False

    def __init__(self, detail: str = "") -> None:
        """Keep `detail` positional, so that the error pickles and survives a JSON round trip."""
        super().__init__(detail)
        self.detail = detail or self.title

    def problem(self) -> dict[str, str | int]:
        """Return the problem object of RFC 9457, ready for JSON."""
        return {
            "type": f"urn:maskmill:problem:{self.slug}",
            "slug": self.slug,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }


class InvalidRequest(MaskmillError):
    """The call itself is wrong: a field, a flag or a value."""

    slug = "invalid-request"
    title = "The request is not valid"
    status = 422
    exit_code = 2


class UnknownPolicy(InvalidRequest):
    """No policy has that name."""

    slug = "unknown-policy"
    title = "There is no policy of that name"


class InvalidPolicy(InvalidRequest):
    """A policy file breaks its schema; the detail names the line."""

    slug = "invalid-policy"
    title = "The policy is not valid"


class InvalidSettings(InvalidRequest):
    """A setting is unknown or out of range."""

    slug = "invalid-settings"
    title = "The settings are not valid"
    status = 500


class TargetExists(InvalidRequest):
    """Writing would replace a file, or two inputs share a target."""

    slug = "target-exists"
    title = "The target exists already"
    status = 409


class UnsafePath(InvalidRequest):
    """A path leaves the folder that it must stay in."""

    slug = "unsafe-path"
    title = "The path is not allowed"


class Unreadable(MaskmillError):
    """The document cannot be read."""

    slug = "unreadable"
    title = "The document cannot be read"
    status = 422
    exit_code = 4


class EmptyFile(Unreadable):
    """The file holds no bytes."""

    slug = "empty-file"
    title = "The file is empty"


class MissingFile(Unreadable):
    """The file is not there, or not readable by this user."""

    slug = "missing-file"
    title = "The file is not there"
    status = 404


class UnsupportedType(Unreadable):
    """The content is of no type that we can open, whatever its name says."""

    slug = "unsupported-type"
    title = "This type of file is not supported"
    status = 415


class DamagedFile(Unreadable):
    """The file starts like a known type and then breaks it."""

    slug = "damaged-file"
    title = "The file is damaged"


class ParserCrashed(Unreadable):
    """The jailed parser died, or sent back what breaks the contract."""

    slug = "parser-crashed"
    title = "The file broke its parser"


class PasswordNeeded(MaskmillError):
    """The document is encrypted and no password fits."""

    slug = "password-needed"
    title = "The document needs a password"
    status = 422
    exit_code = 5


class LimitExceeded(MaskmillError):
    """A limit was passed; the detail names it and its value."""

    slug = "limit-exceeded"
    title = "A limit was exceeded"
    status = 413
    exit_code = 6


class FileTooLarge(LimitExceeded):
    """More bytes than a document may have."""

    slug = "file-too-large"
    title = "The file is too large"


class TooManyPages(LimitExceeded):
    """More pages than a document may have."""

    slug = "too-many-pages"
    title = "The document has too many pages"


class TimeExceeded(LimitExceeded):
    """A step took more time than it may."""

    slug = "time-exceeded"
    title = "The document took too long"
    status = 422


class MemoryExceeded(LimitExceeded):
    """A step took more memory than it may; worth one more try when the machine is calmer."""

    slug = "memory-exceeded"
    title = "The document took too much memory"
    status = 422
    retry = True


class Refused(MaskmillError):
    """The result cannot be proven clean, so nothing is handed out."""

    slug = "refused"
    title = "The result could not be proven clean"
    status = 422
    exit_code = 3


class ResidueFound(Refused):
    """A removed value was found again in the result."""

    slug = "residue-found"
    title = "A removed value was found again in the result"


class EngineMissing(Refused):
    """The document needs an engine that is not installed."""

    slug = "engine-missing"
    title = "An engine that the proof needs is not installed"


class IncompleteBatch(MaskmillError):
    """Some documents of a job have no result; the children say why."""

    slug = "incomplete-batch"
    title = "Some documents have no result"
    status = 422
    exit_code = 3


class EarlierJobEnded(MaskmillError):
    """The job that this one was to follow ended, but was not done; the problem's `after` says which and how."""

    slug = "earlier-job-ended"
    title = "The job that this one was to follow was not done"
    status = 422
    exit_code = 3


class ProofFailed(MaskmillError):
    """A signature, a hash or a chain does not verify."""

    slug = "proof-failed"
    title = "The proof does not hold"
    status = 422
    exit_code = 3


class NotFound(MaskmillError):
    """Nothing has that id, or it belongs to somebody else."""

    slug = "not-found"
    title = "There is nothing with that id"
    status = 404
    exit_code = 2


class Gone(MaskmillError):
    """It was here and has been deleted for good."""

    slug = "gone"
    title = "It has been deleted"
    status = 410
    exit_code = 2


class Conflict(MaskmillError):
    """The state does not allow the call."""

    slug = "conflict"
    title = "The state does not allow this"
    status = 409
    exit_code = 2


class KeyReused(Conflict):
    """An idempotency key came with another request (draft-ietf-httpapi-idempotency-key-header §2.7)."""

    slug = "idempotency-key-reused"
    title = "The idempotency key was used for another request"
    status = 422


class NotFinished(Conflict):
    """The job has no result yet."""

    slug = "not-finished"
    title = "The job is not finished"


class LeaseLost(Conflict):
    """Another worker owns the job now; this one must drop its result."""

    slug = "lease-lost"
    title = "Another worker owns the job now"
    exit_code = 70


class Unauthorized(MaskmillError):
    """No API key, or none that is valid."""

    slug = "unauthorized"
    title = "A valid API key is needed"
    status = 401
    exit_code = 2


class Forbidden(MaskmillError):
    """The API key lacks the scope."""

    slug = "forbidden"
    title = "The API key does not allow this"
    status = 403
    exit_code = 2


class TooManyRequests(MaskmillError):
    """The caller's rate limit is used up."""

    slug = "too-many-requests"
    title = "Too many requests"
    status = 429
    exit_code = 6


class Cancelled(MaskmillError):
    """Somebody cancelled the job."""

    slug = "cancelled"
    title = "The job was cancelled"
    status = 409
    exit_code = 3


class Unavailable(MaskmillError):
    """Something outside is down for a while: worth another try."""

    slug = "unavailable"
    title = "A part of Maskmill is not available"
    status = 503
    retry = True


class BrokerUnavailable(Unavailable):
    """The broker does not answer."""

    slug = "broker-unavailable"
    title = "The broker does not answer"


class StoreUnavailable(Unavailable):
    """The database does not answer."""

    slug = "store-unavailable"
    title = "The database does not answer"


class StorageFull(Unavailable):
    """The disk or the bucket is full."""

    slug = "storage-full"
    title = "The storage is full"
    status = 507


class SandboxUnavailable(Unavailable):
    """The kernel lacks a wall of the jail, and the settings require all of them."""

    slug = "sandbox-unavailable"
    title = "The sandbox is not available"
    retry = False


def by_slug() -> dict[str, type[MaskmillError]]:
    """Return every class of the tree by its slug; of two with one slug, the one nearer to the root."""
    found: dict[str, type[MaskmillError]] = {}
    level: list[type[MaskmillError]] = [MaskmillError]
    while level:
        found = {kind.slug: kind for kind in reversed(level)} | found
        level = [child for kind in level for child in kind.__subclasses__()]
    return found
