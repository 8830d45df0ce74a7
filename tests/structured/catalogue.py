"""All kinds of the set."""

from __future__ import annotations

from collections import defaultdict

from tests.structured import (
    accounts,
    asia,
    britain,
    crypto,
    devices,
    documents,
    east,
    france,
    germany,
    health,
    iban,
    iberia,
    italy,
    latin,
    newer,
    north,
    online,
    pacific,
    payment,
    secret_kinds,
    united_states,
)
from tests.structured.kind import Kind

from maskmill.domain.entity import EntityType

_MODULES = (
    online, accounts, devices, payment, iban, crypto, secret_kinds, health, documents, united_states, britain,
    germany, france, iberia, italy, north, east, asia, latin, newer, pacific,
)  # fmt: skip

KINDS: tuple[Kind, ...] = tuple(kind for module in _MODULES for kind in module.KINDS)

FREE = frozenset(
    {
        EntityType.PERSON,
        EntityType.LOCATION,
        EntityType.STREET_ADDRESS,
        EntityType.ORGANIZATION,
        EntityType.DATE_TIME,
        EntityType.TERM,
        EntityType.NATIONAL_ID,
        EntityType.TAX_ID,
        EntityType.ID_NUMBER,
        EntityType.CASE_NUMBER,
    }
)
"""Types without a form of their own; the set has no values of them."""


def by_type() -> dict[EntityType, list[Kind]]:
    """Return the kinds of each type."""
    found: dict[EntityType, list[Kind]] = defaultdict(list)
    for kind in KINDS:
        found[kind.type].append(kind)
    return found


def valid_as(value: str) -> set[EntityType]:
    """Return the types with a check digit for which a value is valid."""
    return {kind.type for kind in KINDS if kind.checked and kind.valid(value)}
