"""The list of entity types, and a found entity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    """What a piece of personal data is. Presidio's name where it has one, ours elsewhere."""

    # people, places, time
    PERSON = "PERSON"
    LOCATION = "LOCATION"
    STREET_ADDRESS = "STREET_ADDRESS"
    ZIP_CODE = "ZIP_CODE"
    ORGANIZATION = "ORGANIZATION"
    DATE_TIME = "DATE_TIME"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    # contact and online
    EMAIL_ADDRESS = "EMAIL_ADDRESS"
    PHONE_NUMBER = "PHONE_NUMBER"
    IP_ADDRESS = "IP_ADDRESS"
    URL = "URL"
    USERNAME = "USERNAME"
    COOKIE_ID = "COOKIE_ID"
    ADVERTISING_ID = "ADVERTISING_ID"
    GEO_COORDINATE = "GEO_COORDINATE"
    # devices and vehicles
    MAC_ADDRESS = "MAC_ADDRESS"
    IMEI = "IMEI"
    UUID = "UUID"
    VIN = "VIN"
    LICENSE_PLATE = "LICENSE_PLATE"
    # payment
    CREDIT_CARD = "CREDIT_CARD"
    CARD_CVV = "CARD_CVV"
    CARD_EXPIRY = "CARD_EXPIRY"
    CARD_TRACK = "CARD_TRACK"
    IBAN_CODE = "IBAN_CODE"
    BIC_CODE = "BIC_CODE"
    ABA_ROUTING_NUMBER = "ABA_ROUTING_NUMBER"
    US_BANK_NUMBER = "US_BANK_NUMBER"
    UK_SORT_CODE = "UK_SORT_CODE"
    CRYPTO = "CRYPTO"
    # secrets
    SECRET = "SECRET"  # noqa: S105 - the name of an entity type
    # health
    MEDICAL_RECORD = "MEDICAL_RECORD"
    HEALTH_PLAN = "HEALTH_PLAN"
    MEDICAL_LICENSE = "MEDICAL_LICENSE"
    CLINICAL_CODE = "CLINICAL_CODE"
    US_NPI = "US_NPI"
    US_MBI = "US_MBI"
    UK_NHS = "UK_NHS"
    DE_HEALTH_INSURANCE = "DE_HEALTH_INSURANCE"
    AU_MEDICARE = "AU_MEDICARE"
    CA_HEALTH_CARD = "CA_HEALTH_CARD"
    # documents of any country
    PASSPORT = "PASSPORT"
    MRZ = "MRZ"
    US_DRIVER_LICENSE = "US_DRIVER_LICENSE"
    DRIVER_LICENSE = "DRIVER_LICENSE"
    NATIONAL_ID = "NATIONAL_ID"
    TAX_ID = "TAX_ID"
    CASE_NUMBER = "CASE_NUMBER"
    ID_NUMBER = "ID_NUMBER"
    # one country each
    US_SSN = "US_SSN"
    US_ITIN = "US_ITIN"
    US_EIN = "US_EIN"
    UK_NINO = "UK_NINO"
    UK_UTR = "UK_UTR"
    DE_TAX_ID = "DE_TAX_ID"
    DE_VAT_ID = "DE_VAT_ID"
    DE_ID_CARD = "DE_ID_CARD"
    DE_SOCIAL_SECURITY = "DE_SOCIAL_SECURITY"
    FR_NIR = "FR_NIR"
    FR_TAX_ID = "FR_TAX_ID"
    FR_SIREN = "FR_SIREN"
    ES_NIF = "ES_NIF"
    ES_NIE = "ES_NIE"
    ES_CIF = "ES_CIF"
    ES_SOCIAL_SECURITY = "ES_SOCIAL_SECURITY"
    IT_FISCAL_CODE = "IT_FISCAL_CODE"
    IT_VAT_CODE = "IT_VAT_CODE"
    IT_IDENTITY_CARD = "IT_IDENTITY_CARD"
    NL_BSN = "NL_BSN"
    BE_NATIONAL_NUMBER = "BE_NATIONAL_NUMBER"
    PT_NIF = "PT_NIF"
    PT_CC = "PT_CC"
    PL_PESEL = "PL_PESEL"
    PL_NIP = "PL_NIP"
    PL_REGON = "PL_REGON"
    PL_ID_CARD = "PL_ID_CARD"
    SE_PERSONNUMMER = "SE_PERSONNUMMER"
    SE_ORGANISATIONSNUMMER = "SE_ORGANISATIONSNUMMER"
    FI_PERSONAL_IDENTITY_CODE = "FI_PERSONAL_IDENTITY_CODE"
    FI_BUSINESS_ID = "FI_BUSINESS_ID"
    DK_CPR = "DK_CPR"
    DK_CVR = "DK_CVR"
    IE_PPS = "IE_PPS"
    AT_SVNR = "AT_SVNR"
    AT_TAX_ID = "AT_TAX_ID"
    CH_AHV = "CH_AHV"
    CH_UID = "CH_UID"
    NO_FODSELSNUMMER = "NO_FODSELSNUMMER"
    CZ_RODNE_CISLO = "CZ_RODNE_CISLO"
    RO_CNP = "RO_CNP"
    BG_EGN = "BG_EGN"
    HR_OIB = "HR_OIB"
    EE_ISIKUKOOD = "EE_ISIKUKOOD"
    LT_ASMENS_KODAS = "LT_ASMENS_KODAS"
    LV_PERSONAS_KODS = "LV_PERSONAS_KODS"
    GR_AMKA = "GR_AMKA"
    GR_AFM = "GR_AFM"
    HU_TAX_ID = "HU_TAX_ID"
    SI_EMSO = "SI_EMSO"
    TR_NATIONAL_ID = "TR_NATIONAL_ID"
    IN_AADHAAR = "IN_AADHAAR"
    IN_PAN = "IN_PAN"
    IN_VOTER = "IN_VOTER"
    IN_GSTIN = "IN_GSTIN"
    AU_TFN = "AU_TFN"
    AU_ABN = "AU_ABN"
    AU_ACN = "AU_ACN"
    CA_SIN = "CA_SIN"
    BR_CPF = "BR_CPF"
    BR_CNPJ = "BR_CNPJ"
    MX_CURP = "MX_CURP"
    MX_RFC = "MX_RFC"
    MX_NSS = "MX_NSS"
    ZA_ID = "ZA_ID"
    SG_NRIC_FIN = "SG_NRIC_FIN"
    KR_RRN = "KR_RRN"
    CN_RESIDENT_ID = "CN_RESIDENT_ID"
    IL_ID = "IL_ID"
    CL_RUT = "CL_RUT"
    AR_CUIT = "AR_CUIT"
    JP_MY_NUMBER = "JP_MY_NUMBER"
    TH_NATIONAL_ID = "TH_NATIONAL_ID"
    NZ_IRD = "NZ_IRD"
    # what a user names
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
    "NRIC": EntityType.SG_NRIC_FIN,
    "ORG": EntityType.ORGANIZATION,
    "PER": EntityType.PERSON,
    "PHONE": EntityType.PHONE_NUMBER,
    "ROUTING_NUMBER": EntityType.ABA_ROUTING_NUMBER,
    "SECONDARY_ADDRESS": EntityType.STREET_ADDRESS,
    "SSN": EntityType.US_SSN,
    "STATE": EntityType.LOCATION,
    "STREET_NAME": EntityType.STREET_ADDRESS,
    "SURNAME": EntityType.PERSON,
    "UK_PASSPORT": EntityType.PASSPORT,
    "DEA": EntityType.MEDICAL_LICENSE,
    "POSTCODE": EntityType.ZIP_CODE,
    "SWIFT_CODE": EntityType.BIC_CODE,
    "UK_POSTCODE": EntityType.ZIP_CODE,
    "US_PASSPORT": EntityType.PASSPORT,
}
"""Other systems' names for our types: the only place where labels are mapped."""


def entity_type(name: str) -> EntityType:
    """Return the type called `name` (any case, aliases too); ValueError when there is none."""
    upper = name.upper()
    return ALIASES.get(upper) or EntityType(upper)


@dataclass(frozen=True, slots=True, order=True, init=False)
class Entity:
    """Personal data found in a text: half-open code-point offsets, and how sure the detector is (0..1)."""

    start: int
    end: int
    type: EntityType
    score: float
    detector: str

    def __init__(self, start: int, end: int, type: EntityType, score: float, detector: str) -> None:  # noqa: A002 - the field's name
        """Refuse a span that is empty or turned round, and a score outside 0..1.

        Detection makes one for every guess, and what dataclasses write for frozen ones takes twice as long.
        """
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start}..{end}")
        if not 0.0 <= score <= 1.0:
            raise ValueError(f"not a score: {score}")
        _set_start(self, start)
        _set_end(self, end)
        _set_type(self, type)
        _set_score(self, score)
        _set_detector(self, detector)


_set_start, _set_end, _set_type, _set_score, _set_detector = (
    getattr(Entity, name).__set__ for name in ("start", "end", "type", "score", "detector")
)
