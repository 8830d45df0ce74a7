"""Tenants and API keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

SCOPES = ("documents", "jobs", "admin")
"""What a key may do: store and read documents; submit and read jobs; operate the system."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who calls: the key's id, its tenant, its scopes."""

    key_id: str
    tenant_id: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as the table holds it: never its secret."""

    id: str
    tenant_id: str
    name: str
    scopes: frozenset[str]
    created_at: float
    last_used_at: float | None
    expires_at: float | None
    revoked_at: float | None


class Access(Protocol):
    """API keys of the form mm_<id>_<secret>; only the SHA-256 of the 256-bit secret is stored."""

    def create(self, tenant_id: str, name: str, scopes: frozenset[str], expires_at: float | None = None) -> str:
        """Make a key and return it whole, this once."""
        ...

    def authenticate(self, key: str) -> Identity:
        """Return who it is; Unauthorized. Compares in constant time."""
        ...

    def keys(self, tenant_id: str) -> Sequence[ApiKey]:
        """List the tenant's keys."""
        ...

    def revoke(self, tenant_id: str, key_id: str) -> None:
        """Revoke; NotFound."""
        ...
