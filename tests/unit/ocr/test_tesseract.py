"""Reading tesseract's table, from a program that is not believed."""

import shutil
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.adapters.jail import InProcessSandbox
from maskmill.adapters.ocr.tesseract import HEADER, PNG_SIGNATURE, Tesseract, find_tesseract, words
from maskmill.domain.document import Box
from maskmill.errors import EngineMissing, InvalidRequest, MaskmillError, ParserCrashed, Unreadable

PNG = PNG_SIGNATURE + b"pixels"
LINE = "4\t1\t1\t1\t1\t0\t304\t555\t394\t47\t-1\t"
WORD = "5\t1\t1\t1\t1\t1\t300\t600\t150\t75\t96.948509\tHello"


def table(*rows: str) -> bytes:
    return "\n".join((HEADER, *rows, "")).encode()


def engine(answer: bytes, seen: list[tuple[Sequence[str], bytes]] | None = None) -> Tesseract:
    def tool(arguments: Sequence[str], untrusted_stdin: bytes) -> bytes:
        if seen is not None:
            seen.append((arguments, untrusted_stdin))
        return answer

    return Tesseract(InProcessSandbox(tools={"tesseract": tool}))


def test_a_word_stands_in_points_with_a_confidence_between_0_and_1() -> None:
    (word,) = words(table(LINE, WORD), dpi=300)
    assert (word.text, word.box) == ("Hello", Box(72.0, 144.0, 108.0, 162.0))
    assert word.confidence == pytest.approx(0.96948509)


def test_rows_that_are_no_words_and_blank_words_are_left_out() -> None:
    blank = WORD.replace("Hello", "  ")
    assert [word.text for word in words(table(LINE, blank, WORD), dpi=72)] == ["Hello"]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"Hello",
        WORD.encode(),
        table(WORD + "\textra"),
        table(WORD.rsplit("\t", 1)[0]),
        table(WORD.replace("300", "-300")),
        table(WORD.replace("300", "3e2")),
        table(WORD.replace("300", "9999999")),
        table(WORD.replace("300", "٣٠٠")),
        table(WORD.replace("96.948509", "nan")),
        table(WORD.replace("96.948509", "1e400")),
        table(WORD.replace("Hello", "H" * 1_001)),
        table(WORD).replace(b"Hello", b"\xff"),
    ],
)
def test_an_answer_that_is_no_table_is_a_crashed_parser(answer: bytes) -> None:
    with pytest.raises(ParserCrashed):
        engine(answer).read(PNG, 300)


@given(st.text(max_size=200))
def test_no_row_raises_outside_the_tree(row: str) -> None:
    try:
        found = list(words(table(WORD, "5\t" + row), dpi=300))
    except MaskmillError:
        return
    assert all(word.text.strip() and 0 <= word.confidence <= 1 for word in found)


def test_the_picture_goes_in_by_its_descriptor_and_never_by_name() -> None:
    seen: list[tuple[Sequence[str], bytes]] = []
    engine(table(WORD), seen).read(PNG, 300)
    asked = [(["stdin", "stdout", "-l", "eng", "--psm", mode, "--dpi", "300", "tsv"], PNG) for mode in ("3", "11")]
    assert seen == [(["--list-langs"], b""), *asked]


def test_a_sparse_page_is_read_twice_and_each_word_given_once() -> None:
    seen: list[tuple[Sequence[str], bytes]] = []
    found = engine(table(WORD), seen).read(PNG, 300)
    assert len(found) == len(list(words(table(WORD), dpi=300)))
    seen.clear()
    engine(table(*[WORD] * 40), seen).read(PNG, 300)
    assert sum("--psm" in arguments for arguments, _ in seen) == 1


def test_only_a_png_is_handed_over() -> None:
    with pytest.raises(Unreadable):
        engine(table(WORD)).read(b"II*\0a TIFF", 300)


@pytest.mark.parametrize("languages", ["", "eng;deu", "../eng", "eng+", "-l"])
def test_languages_are_names_and_plus_signs(languages: str) -> None:
    with pytest.raises(InvalidRequest):
        Tesseract(InProcessSandbox(), languages)


def test_the_version_is_what_the_program_says() -> None:
    assert engine(b"tesseract 5.3.0\n leptonica-1.82.0\n").version == "5.3.0"
    assert engine(b"tesseract v4.1.1-rc2\n").version == "4.1.1"
    with pytest.raises(EngineMissing):
        _ = engine(b"something else").version


def test_an_engine_is_found_where_it_is_installed_and_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program, path: f"{path.split(':')[0]}/tesseract")
    found = find_tesseract(InProcessSandbox())  # this one could not start it
    assert found is not None
    assert found.name == "tesseract"
    monkeypatch.setattr(shutil, "which", lambda _program, path: path and None)
    assert find_tesseract(InProcessSandbox()) is None
