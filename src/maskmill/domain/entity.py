"""The list of entity types, and a found entity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    """What a piece of personal data is. Presidio's name where it has one, ours elsewhere."""

    PERSON = "PERSON"
    LOCATION = "LOCATION"
    STREET_ADDRESS = "STREET_ADDRESS"
    ORGANIZATION = "ORGANIZATION"
    DATE_TIME = "DATE_TIME"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    EMAIL_ADDRESS = "EMAIL_ADDRESS"
    PHONE_NUMBER = "PHONE_NUMBER"
    CREDIT_CARD = "CREDIT_CARD"
    IBAN_CODE = "IBAN_CODE"
    US_SSN = "US_SSN"
    US_ITIN = "US_ITIN"
    US_BANK_NUMBER = "US_BANK_NUMBER"
    US_DRIVER_LICENSE = "US_DRIVER_LICENSE"
    PASSPORT = "PASSPORT"
    UK_NINO = "UK_NINO"
    UK_NHS = "UK_NHS"
    NATIONAL_ID = "NATIONAL_ID"
    IP_ADDRESS = "IP_ADDRESS"
    MAC_ADDRESS = "MAC_ADDRESS"
    URL = "URL"
    USERNAME = "USERNAME"
    SECRET = "SECRET"  # noqa: S105 - the name of an entity type
    CRYPTO = "CRYPTO"
    MEDICAL_RECORD = "MEDICAL_RECORD"
    TERM = "TERM"


ALIASES: dict[str, EntityType] = {
    "ADDRESS": EntityType.STREET_ADDRESS,
    "BANK_ACCOUNT": EntityType.US_BANK_NUMBER,
    "BUILDING_NUMBER": EntityType.STREET_ADDRESS,
    "CITY": EntityType.LOCATION,
    "DOB": EntityType.DATE_OF_BIRTH,
    "DRIVERS_LICENSE": EntityType.US_DRIVER_LICENSE,
    "EMAIL": EntityType.EMAIL_ADDRESS,
    "GIVEN_NAME": EntityType.PERSON,
    "GOVERNMENT_ID": EntityType.NATIONAL_ID,
    "GPE": EntityType.LOCATION,
    "IBAN": EntityType.IBAN_CODE,
    "IP": EntityType.IP_ADDRESS,
    "LOC": EntityType.LOCATION,
    "MAC": EntityType.MAC_ADDRESS,
    "NRIC": EntityType.NATIONAL_ID,
    "ORG": EntityType.ORGANIZATION,
    "PER": EntityType.PERSON,
    "PHONE": EntityType.PHONE_NUMBER,
    "ROUTING_NUMBER": EntityType.US_BANK_NUMBER,
    "SECONDARY_ADDRESS": EntityType.STREET_ADDRESS,
    "SSN": EntityType.US_SSN,
    "STATE": EntityType.LOCATION,
    "STREET_NAME": EntityType.STREET_ADDRESS,
    "SURNAME": EntityType.PERSON,
    "TAX_ID": EntityType.NATIONAL_ID,
    "UK_PASSPORT": EntityType.PASSPORT,
    "US_PASSPORT": EntityType.PASSPORT,
    "ZIP_CODE": EntityType.STREET_ADDRESS,
}
"""Other systems' names for our types: the only place where labels are mapped."""


def entity_type(name: str) -> EntityType:
    """Return the type called `name` (any case, aliases too); ValueError when there is none."""
    upper = name.upper()
    return ALIASES.get(upper) or EntityType(upper)


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Personal data found in a text: half-open code-point offsets, and how sure the detector is (0..1)."""

    start: int
    end: int
    type: EntityType
    score: float
    detector: str

    def __post_init__(self) -> None:
        """Refuse a span that is empty or turned round, and a score outside 0..1."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"not a score: {self.score}")
