"""The samples look like office documents and hold what the demo is to find."""

import io
import re

import pikepdf
import pytest
from stdnum import iban, luhn

from maskmill.cli.samples import make_samples
from maskmill.cli.samples.invoice import INVOICE
from maskmill.cli.samples.letter import LETTER
from maskmill.cli.samples.note import NOTE

TEXTS = {"letter": LETTER, "invoice": INVOICE, "note": NOTE}


def test_there_are_a_letter_of_three_pages_an_invoice_and_a_note() -> None:
    made = make_samples()
    pages = {name: len(pikepdf.open(io.BytesIO(content)).pages) for name, content in made.items() if "pdf" in name}
    assert pages == {"claim-letter.pdf": 3, "invoice-2291.pdf": 1}
    assert made["call-note.txt"].decode().startswith("CALL NOTE")


def test_the_fonts_are_embedded_so_that_pages_look_the_same_everywhere() -> None:
    with pikepdf.open(io.BytesIO(make_samples()["claim-letter.pdf"])) as document:
        for page in document.pages:
            for font in page.resources["/Font"].values():
                descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
                assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_ibans_and_cards_have_valid_checksums(text: str) -> None:
    ibans = re.findall(r"\b(?:GB|DE)\d\d(?: ?[A-Z0-9]{4})+(?: ?\d{1,4})?\b", text)
    cards = re.findall(r"\b\d{4} \d{4} \d{4} \d{4}\b(?! \d)", re.sub(r"(?:GB|DE)\d\d[ A-Z0-9]+", "", text))
    assert ibans
    assert cards
    assert all(iban.is_valid(number) for number in ibans)
    assert all(luhn.is_valid(number.replace(" ", "")) for number in cards)


def test_mail_addresses_can_reach_nobody() -> None:
    for text in TEXTS.values():
        for domain in re.findall(r"@([a-z.-]+[a-z])", text):
            assert domain.endswith((".example", "example.org", "example.net")), domain
