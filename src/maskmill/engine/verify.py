"""Checking a file against its certificate, offline."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from maskmill.engine.certify import check_signature, stated_hash
from maskmill.engine.kit import Mill
from maskmill.engine.order import Source
from maskmill.engine.read import extract, identify
from maskmill.engine.residual import Residual, search_again
from maskmill.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class Suspect:
    """Findings of one type on one page of a certified file."""

    type: str
    page: int
    count: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` says: see DESIGN section 4 for the fields."""

    result: Literal["ok", "failed"]
    signature: bool
    trusted: bool
    hash: bool
    key: str
    findings: tuple[Suspect, ...]
    warning: str = ""


def verify(
    mill: Mill, untrusted_bytes: bytes, certificate: Mapping[str, object], trusted_keys: Mapping[str, bytes]
) -> Verdict:
    """Check signature, trust and hash, and search the file afresh.

    The search fails only when the same version of the detector finds more of a removed type than when the certificate
    was made; with another version that is a warning.

    Raises:
        InvalidRequest: the certificate is none. And what reading raises.
    """
    signature = check_signature(certificate, trusted_keys)
    same = hashlib.sha256(untrusted_bytes).hexdigest() == stated_hash(certificate)
    kind = identify(mill, Source(untrusted_bytes, "")).kind
    segments = extract(mill, kind, untrusted_bytes, None).segments
    again = search_again(mill, segments, _removed_types(certificate))
    findings = tuple(Suspect(kind, page, count) for (kind, page), count in again.places.items())
    more = _more_than_stated(again, certificate)
    same_version = certificate.get("detector") == again.detector
    holds = signature.holds and signature.trusted and same and not (more and same_version)
    warning = "" if same_version or not more else "Another version of the detector finds more than was found then"
    return Verdict(
        "ok" if holds else "failed", signature.holds, signature.trusted, same, signature.fingerprint, findings, warning
    )


def _removed_types(certificate: Mapping[str, object]) -> list[str]:
    """Return the types that the certificate says were removed."""
    stated = certificate.get("policy")
    removes = stated.get("removes") if isinstance(stated, Mapping) else None
    if not isinstance(removes, list) or not all(isinstance(kind, str) for kind in removes):
        raise InvalidRequest("The certificate names no policy; fetch it again")
    return removes


def _more_than_stated(again: Residual, certificate: Mapping[str, object]) -> bool:
    """Say whether a type is found more often than the certificate's residual allows."""
    residual = certificate.get("residual")
    stated = residual if isinstance(residual, Mapping) else {}
    return any(count > int(stated.get(kind, 0)) for kind, count in again.by_type().items())
