"""The certificate: what was removed and how it was proven, signed, without a word of the document.

Form: JSON, Ed25519 (RFC 8032) over the canonical JSON of everything but `signature`. The input is committed to by an
HMAC under a key that dies with the document: a plain hash would let a reader guess a removed number.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from maskmill import __version__
from maskmill.domain.canonical import canonical
from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Action, Finding
from maskmill.domain.policy import Policy
from maskmill.engine.kit import Mill
from maskmill.engine.order import Source
from maskmill.errors import InvalidRequest, ProofFailed

FORMAT = "maskmill.certificate/1"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the verification of an output established."""

    output: bytes
    media_type: str
    pages: int
    pixel_pages: tuple[int, ...]
    engines: tuple[tuple[str, str], ...]  # name, version
    values_checked: int
    residual: Mapping[str, int]  # findings of a fresh search of the output, by type
    detector: str


def removed_types(policy: Policy) -> list[str]:
    """Return the types that a policy removes (a type left to a person's review counts as removed)."""
    return sorted(kind for kind in EntityType if policy.treatment(kind).action is not Action.KEEP)


@dataclass(frozen=True, slots=True)
class Given:
    """What a certificate commits to: the input's SHA-256 and size, under a key that dies with the document."""

    raw_sha256: str
    size_bytes: int
    commitment_key: bytes | None  # None: a key that nobody keeps


@dataclass(frozen=True, slots=True)
class Reused:
    """The step whose proof a certificate rests on, when the same content was proven before: its key, and when."""

    key: str
    proven_at: float


def given_of(source: Source) -> Given:
    """Return what is certified of a document that is at hand."""
    digest = hashlib.sha256(source.untrusted_bytes).hexdigest()
    return Given(digest, len(source.untrusted_bytes), source.commitment_key)


def certify(
    mill: Mill, given: Given, policy: Policy, findings: Sequence[Finding], proof: Proof, *, audited: bool,
    reused: Reused | None = None,
) -> dict[str, object]:  # fmt: skip
    """Return the signed certificate of a proven output; `reused` says that the proof is an earlier job's."""
    key = given.commitment_key or secrets.token_bytes(32)
    body: dict[str, object] = {
        "format": FORMAT,
        "id": uuid.uuid4().hex,
        "issued_at": _moment(mill.clock()),
        "maskmill": __version__,
        "input": {
            "commitment": hmac.new(key, bytes.fromhex(given.raw_sha256), hashlib.sha256).hexdigest(),
            "scheme": "HMAC-SHA-256 over SHA-256, key held with the document's keys",
            "bytes": given.size_bytes,
        },
        "output": {
            "sha256": hashlib.sha256(proof.output).hexdigest(),
            "bytes": len(proof.output),
            "media_type": proof.media_type,
            "pages": proof.pages,
            "pixel_pages": list(proof.pixel_pages),
        },
        "policy": {"name": policy.name, "version": policy.version, "removes": removed_types(policy)},
        "removed": _removed(findings),
        "verification": {
            "result": "clean",
            "values_checked": proof.values_checked,
            "engines": [{"name": name, "version": version} for name, version in proof.engines],
            "reused": None if reused is None else {"step": reused.key, "proven_at": _moment(reused.proven_at)},
        },
        "detector": proof.detector,
        "residual": dict(sorted(proof.residual.items())),
        "audited": audited,
        "key": mill.signer.fingerprint(),
        "public_key": base64.b64encode(mill.signer.public_key()).decode(),
    }
    return {**body, "signature": base64.b64encode(mill.signer.sign(canonical(body))).decode()}


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")


def _removed(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Count what was removed by type, page, reason and decider."""
    counts = Counter(
        (item.type.value, item.page, item.channel.value, item.reason, item.decider)
        for item in findings
        if item.action is Action.REDACT
    )
    names = ("type", "page", "channel", "reason", "decider")
    return [{**dict(zip(names, place, strict=True)), "count": count} for place, count in sorted(counts.items())]


@dataclass(frozen=True, slots=True)
class Signature:
    """What the signature of a certificate says: whether it holds, and whose it is."""

    holds: bool
    trusted: bool
    fingerprint: str


def check_signature(certificate: Mapping[str, object], trusted_keys: Mapping[str, bytes]) -> Signature:
    """Check a certificate's signature against its own key, and that key against the keys that the reader trusts.

    Raises:
        InvalidRequest: it is no certificate of this format.
    """
    if certificate.get("format") != FORMAT:
        raise InvalidRequest("This is not a Maskmill certificate; give the .certificate.json that came with the file")
    try:
        public_key = base64.b64decode(str(certificate["public_key"]), validate=True)
        signature = base64.b64decode(str(certificate["signature"]), validate=True)
        body = canonical({key: value for key, value in certificate.items() if key != "signature"})
        verifier = Ed25519PublicKey.from_public_bytes(public_key)
    except (KeyError, ValueError, TypeError, binascii.Error) as exc:
        raise InvalidRequest("The certificate is damaged; fetch it again") from exc
    fingerprint = hashlib.sha256(public_key).hexdigest()
    try:
        verifier.verify(signature, body)
    except InvalidSignature:
        return Signature(holds=False, trusted=False, fingerprint=fingerprint)
    named = certificate.get("key") == fingerprint
    return Signature(holds=named, trusted=trusted_keys.get(fingerprint) == public_key, fingerprint=fingerprint)


def stated_hash(certificate: Mapping[str, object]) -> str:
    """Return the SHA-256 of the output that the certificate speaks of.

    Raises:
        ProofFailed: it names none.
    """
    output = certificate.get("output")
    stated = output.get("sha256") if isinstance(output, Mapping) else None
    if not isinstance(stated, str):
        raise ProofFailed("The certificate names no output; fetch it again")
    return stated
