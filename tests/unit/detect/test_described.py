"""The catalogue in the words of people: what it says of a detector is true of the ones we know."""

import pytest

from maskmill.domain.detect.catalogue import catalogue
from maskmill.domain.detect.described import Described, Words, described, form
from maskmill.domain.detect.languages import languages_of


def of(name: str) -> Described:
    return next(item for item in described() if item.name == name)


def test_every_detector_is_described_once() -> None:
    assert [item.name for item in described()] == [detector.name for detector in catalogue().detectors]
    assert all(item.about.endswith((".", ":")) or item.about for item in described())


@pytest.mark.parametrize(
    "name", ["credit_card", "de_tax_id", "nl_bsn", "fr_nir", "vin", "imei", "crypto_ethereum", "uk_vat"]
)
def test_numbers_with_check_digits_are_told(name: str) -> None:
    assert of(name).has_checksum


@pytest.mark.parametrize(
    "name", ["us_ssn", "us_itin", "us_ein", "passport", "dk_cpr", "email_address", "password", "identity_card", "jwt"]
)
def test_and_those_without(name: str) -> None:
    assert not of(name).has_checksum


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("de_tax_id", Words.NEEDED),
        ("medical_record", Words.NEEDED),
        ("us_ssn", Words.HELPFUL),
        ("iban_code", Words.UNUSED),
    ],
)
def test_what_words_are_to_a_detector(name: str, words: Words) -> None:
    assert of(name).words is words


def test_a_country_is_a_room_and_other_things_have_none() -> None:
    assert (of("uk_nhs").country, of("in_aadhaar").country, of("eu_vat").country) == ("GB", "IN", "EU")
    assert (of("credit_card").country, of("credit_card").room) == (None, "payment")


@pytest.mark.parametrize(
    ("regex", "shape"),
    [
        (r"\b\d{3}-\d{2}-\d{4}\b", "999-99-9999"),
        (r"\b[A-Z]{2}\d{6}\b", "AA999999"),
        (r"\b\d{3}[ .-]?\d{3}\b", "999 999"),
        (r"\bDE\d{9}\b", "DE999999999"),
        (r"\b\d{3,5}\b", None),
        (r"\ba+\b", None),
        (r"(?i)\bssn\b", None),
        (r"\bA?\d\b", None),
    ],
)
def test_a_simple_pattern_shows_how_a_value_is_written(regex: str, shape: str | None) -> None:
    assert form(regex) == shape


def test_words_speak_for_their_languages() -> None:
    assert languages_of(["tax number", "numéro fiscal", "burgerservicenummer"]) == ("en", "fr", "nl")
    assert languages_of(["αφμ"]) == ("el",)
    assert languages_of([]) == ()
