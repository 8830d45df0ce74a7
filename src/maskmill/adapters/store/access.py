"""The table of API keys."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Callable, Sequence

from sqlalchemy import and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from maskmill.adapters.store.database import Database
from maskmill.adapters.store.tables import ApiKey as Record
from maskmill.errors import InvalidRequest, NotFound, Unauthorized
from maskmill.ports.access import SCOPES, ApiKey, Identity

USED_EVERY_S = 60.0
"""When a key was last used is written at most so often: a write a request would cost more than the request."""

NAME_LENGTH = 100
"""The longest name of a key, in characters."""

_FORM = re.compile(r"mm_([0-9a-f]{16})_([A-Za-z0-9_-]{43})")
_NO_SECRET = "0" * 64


class SqlAccess:
    """Keys of the form mm_<16 hex digits>_<256 random bits, base64url>; of the secret only the SHA-256 is kept."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        """Take the parts that all tables share."""
        self._database = database
        self._clock = clock

    def create(self, tenant_id: str, name: str, scopes: frozenset[str], expires_at: float | None = None) -> str:
        """Make a key and return it whole, this once; InvalidRequest for a name or a scope, NotFound for the tenant."""
        if not scopes or not scopes <= set(SCOPES):
            raise InvalidRequest(f"A key has one or more of the scopes {', '.join(SCOPES)}")
        if not 0 < len(name) <= NAME_LENGTH or not name.isprintable():
            raise InvalidRequest(f"A key's name has 1 to {NAME_LENGTH} characters that can be shown on a line")
        key_id, secret = secrets.token_hex(8), secrets.token_urlsafe(32)
        values = {
            "id": key_id,
            "tenant_id": tenant_id,
            "name": name,
            "secret_sha256": _digest(secret),
            "scopes": json.dumps(sorted(scopes)),
            "created_at": self._clock(),
            "expires_at": expires_at,
        }
        try:
            with self._database.write() as connection:
                connection.execute(insert(Record).values(values))
        except IntegrityError as exc:
            raise NotFound("There is no tenant with that id") from exc
        return f"mm_{key_id}_{secret}"

    def authenticate(self, key: str) -> Identity:
        """Return who it is; Unauthorized, with one sentence for all reasons. Compares in constant time."""
        match = _FORM.fullmatch(key)
        key_id, secret = match.groups() if match else ("", "")
        now = self._clock()
        with self._database.read() as connection:
            row = connection.execute(select(Record).where(Record.id == key_id)).first()
        same = hmac.compare_digest(_digest(secret), row.secret_sha256 if row else _NO_SECRET)
        live = row is not None and row.revoked_at is None and (row.expires_at is None or now < row.expires_at)
        if row is None or not same or not live:
            raise Unauthorized("The API key is not valid; make one with: maskmill keys create")
        if row.last_used_at is None or now - row.last_used_at >= USED_EVERY_S:
            with self._database.write() as connection:
                connection.execute(update(Record).where(Record.id == key_id).values(last_used_at=now))
        return Identity(key_id, row.tenant_id, frozenset(json.loads(row.scopes)))

    def keys(self, tenant_id: str) -> Sequence[ApiKey]:
        """List the tenant's keys, oldest first, revoked ones too."""
        query = select(Record).where(Record.tenant_id == tenant_id).order_by(Record.created_at, Record.id)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return [
            ApiKey(
                id=row.id,
                tenant_id=row.tenant_id,
                name=row.name,
                scopes=frozenset(json.loads(row.scopes)),
                created_at=row.created_at,
                last_used_at=row.last_used_at,
                expires_at=row.expires_at,
                revoked_at=row.revoked_at,
            )
            for row in rows
        ]

    def revoke(self, tenant_id: str, key_id: str) -> None:
        """Revoke at once and for good; NotFound."""
        mine = and_(Record.id == key_id, Record.tenant_id == tenant_id)
        with self._database.write() as connection:
            if connection.execute(select(Record.id).where(mine)).first() is None:
                raise NotFound("There is no API key with that id")
            connection.execute(update(Record).where(mine, Record.revoked_at.is_(None)).values(revoked_at=self._clock()))


def _digest(secret: str) -> str:
    """Hash a secret; it has 256 random bits, so a slow hash would add nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
