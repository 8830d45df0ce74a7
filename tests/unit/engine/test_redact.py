"""The main line: what comes out is proven, and what cannot be proven does not come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.make import Paper, lettering, show
from tests.fixtures.mill import BlindOcr, mill, redacted
from tests.fixtures.pages import text_pdf

from maskmill.domain.document import Box, Word
from maskmill.domain.finding import Action, Strategy
from maskmill.domain.job import Step
from maskmill.domain.policy import Policy
from maskmill.domain.redact.needles import Needles
from maskmill.engine.order import Status
from maskmill.errors import Cancelled, EngineMissing, InvalidRequest, ResidueFound
from maskmill.formats.operations import Operation, Output, operation

NOTE = b"Dear Ms Keller, your SSN 536-22-8726 and card 4111 1111 1111 1111 are on file. Regards, the office."
EVERYTHING = Policy("all", 1)


def text_of(document: bytes | None) -> str:
    assert document is not None
    return document.decode()


def test_a_text_loses_what_the_policy_removes_and_keeps_the_rest() -> None:
    done = redacted(NOTE, EVERYTHING)
    assert done.status is Status.REDACTED
    assert text_of(done.output).startswith("Dear Ms ")
    assert "your SSN █████ and card █████ are on file. Regards, the office." in text_of(done.output)
    assert done.counts["US_SSN"] == done.counts["CREDIT_CARD"] == 1


def test_a_document_with_nothing_to_remove_is_unchanged_and_still_certified() -> None:
    done = redacted(b"Nothing private here.", EVERYTHING)
    assert done.status is Status.UNCHANGED
    assert done.output == b"Nothing private here."
    assert done.certificate is not None


AROUND = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=80)
TERMS = st.text("abcdefghjklmnopqrstuvwxyz0123456789", min_size=5, max_size=12)
WORDS = st.lists(st.sampled_from(["536-22-8726", "maria@example.com", "hello", "4111 1111 1111 1111"]), max_size=8)


@settings(deadline=None)
@given(AROUND, TERMS, AROUND)
def test_no_term_is_left_whatever_stands_around_it(before: str, term: str, after: str) -> None:
    done = redacted((before + term + after).encode(), raw_terms=(term,), strategy=Strategy.REMOVE)
    assert not Needles([term]).find(text_of(done.output))


@settings(deadline=None)
@given(WORDS)
def test_redacting_twice_is_redacting_once(words: list[str]) -> None:
    once = redacted(" and ".join(words).encode() or b"-", EVERYTHING, strategy=Strategy.TOKEN)
    twice = redacted(once.output or b"", EVERYTHING, strategy=Strategy.TOKEN)
    assert twice.output == once.output


def test_a_token_is_stable_within_a_document() -> None:
    done = redacted(b"a@example.com b@example.com A@example.com", EVERYTHING, strategy=Strategy.TOKEN)
    assert text_of(done.output) == "[EMAIL_ADDRESS_1] [EMAIL_ADDRESS_2] [EMAIL_ADDRESS_1]"


def test_a_persons_decision_keeps_a_finding_and_an_unknown_one_is_refused() -> None:
    look = redacted(NOTE, EVERYTHING, find_only=True)
    assert look.output is None
    card = next(item for item in look.findings if item.type == "CREDIT_CARD")
    done = redacted(NOTE, EVERYTHING, decisions={card.id: Action.KEEP}, decider="reviewer")
    assert "4111 1111 1111 1111" in text_of(done.output)
    assert "536-22-8726" not in text_of(done.output)
    with pytest.raises(InvalidRequest, match="1 decisions"):
        redacted(NOTE, EVERYTHING, decisions={"0" * 16: Action.KEEP})


def lying(name: str, change: Callable[[Output], Output]) -> Mapping[str, Operation]:
    """Replace an operation by one whose answer is changed."""

    def lie(
        untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], progress: Callable[[int, int], None]
    ) -> Output:
        return change(operation(name)(untrusted_inputs, parameters, progress))

    return {name: lie}


def test_a_burn_that_removes_nothing_is_refused() -> None:
    honest = NOTE

    def untouched(output: Output) -> Output:
        return Output(output.fields, (honest,))

    with pytest.raises(ResidueFound) as caught:
        redacted(NOTE, EVERYTHING, mill(lying("text.burn", untouched)))
    assert "Keller" not in caught.value.detail
    assert "--mode pixels" in caught.value.detail


def test_a_pdf_burn_that_removes_nothing_ends_as_pixels_without_the_value() -> None:
    source = text_pdf(["Dear Tavorin Dezorvath, good morning."])

    def untouched(output: Output) -> Output:
        return Output(output.fields, (source,))

    done = redacted(source, given=mill(lying("pdf.burn", untouched), BlindOcr()), raw_terms=("Tavorin Dezorvath",))
    assert done.pixel_pages == (1,)
    assert b"Tavorin" not in (done.output or b"")


def test_pages_with_pictures_are_refused_without_an_ocr_engine() -> None:
    paper = Paper()
    picture = paper.picture(lettering("Tavorin Dezorvath"))
    paper.page("q 400 0 0 30 60 600 cm /Im Do Q", XObject={"/Im": picture})
    with pytest.raises(EngineMissing, match="tesseract"):
        redacted(paper.bytes(), raw_terms=("Tavorin Dezorvath",))


def test_what_ocr_still_sees_is_burned_again_and_then_refused() -> None:
    paper = Paper()
    paper.page(
        "q 400 0 0 30 60 600 cm /Im Do Q q 400 0 0 30 60 500 cm /Kept Do Q",
        XObject={"/Im": paper.picture(lettering("Tavorin Dezorvath")), "/Kept": paper.picture(lettering("Nobody"))},
    )
    sees = BlindOcr([[Word("Tavorin", Box(60, 212, 200, 242), 0.9), Word("Dezorvath", Box(210, 212, 460, 242), 0.9)]])
    with pytest.raises(ResidueFound, match="ocr"):
        redacted(paper.bytes(), given=mill(ocr=sees), raw_terms=("Tavorin Dezorvath",))


def test_a_name_over_the_end_of_a_page_is_removed_from_both() -> None:
    paper = Paper()
    paper.page(show("signed by Tavor", y=40))
    page = paper.page()
    page.Contents = paper.pdf.make_stream(show("in Dezorvath, harbour master", y=800).encode())
    done = redacted(paper.bytes(), raw_terms=("Tavorin Dezorvath",))
    with pdfium.PdfDocument(done.output) as opened:
        texts = [page.get_textpage().get_text_range() for page in opened]
    assert "signed by" in texts[0]
    assert "Tavor" not in texts[0]
    assert "harbour master" in texts[1]
    assert "Dezorvath" not in texts[1]


def test_progress_never_falls_and_names_the_steps() -> None:
    seen: list[tuple[Step, int]] = []
    redacted(NOTE, EVERYTHING, report=lambda step, percent, _words: seen.append((step, percent)))
    assert [percent for _, percent in seen] == sorted(percent for _, percent in seen)
    assert {Step.INITIALIZING, Step.PROCESSING, Step.REDACTING, Step.VERIFYING, Step.FINALIZING} <= {s for s, _ in seen}


def test_a_report_that_raises_stops_the_work() -> None:
    def stop(step: Step, _percent: int, _words: str) -> None:
        if step is Step.REDACTING:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        redacted(NOTE, EVERYTHING, report=stop)


def test_the_certificate_holds_no_value() -> None:
    done = redacted(NOTE, EVERYTHING)
    stated = str(done.certificate)
    for raw in done.raw_values:
        assert not re.search(re.escape(raw), stated)
