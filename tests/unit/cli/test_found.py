"""What `detect` shows: places in few words, tables that fit, lines that are read one by one."""

import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, cast

import pytest

from maskmill.cli.found.many import Tally, answers, read_lines
from maskmill.cli.found.pace import Pace
from maskmill.cli.found.places import Lines, Place, together
from maskmill.cli.found.shape import document
from maskmill.cli.found.table import show_types, show_values
from maskmill.domain.entity import Entity
from maskmill.engine.find import Finder
from maskmill.ports.searcher import Wish


def lines(*numbers: int) -> list[Place]:
    return [Place("line", number) for number in numbers]


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (lines(3), "line 3"),
        (lines(3, 3, 1), "lines 1, 3"),
        (lines(1, 2, 3, 7, 8, 10), "lines 1-3, 7, 8, 10"),
        ([Place("page", 2), Place("metadata", 0)], "page 2; metadata"),
        ([Place("annotation of page", 4), Place("annotation of page", 5)], "annotation of pages 4, 5"),
    ],
)
def test_places_are_told_in_few_words(places: list[Place], words: str) -> None:
    assert together(places) == words


def test_lines_and_columns_count_from_one_also_in_blocks() -> None:
    found = Lines()
    assert "".join(found.passing(["ab\nc", "d\n\ne"])) == "ab\ncd\n\ne"
    assert [found.place(at).words() for at in (0, 1, 3, 4, 7)] == [
        "line 1:1",
        "line 1:2",
        "line 2:1",
        "line 2:2",
        "line 4:1",
    ]


def entity(kind: str, score: float, value: str = "x") -> dict[str, object]:
    return {"type": kind, "start": 0, "end": 1, "score": score, "detector": kind.lower(), "value": value}


def test_a_table_has_a_row_a_type_and_fits_on_the_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    many = [(entity("FI_PERSONAL_IDENTITY_CODE", 0.9), place) for place in lines(*range(1, 99, 2))]
    assert (
        show_types([*many, (entity("PERSON", 0.61), Place("line", 4)), (entity("PERSON", 0.95), Place("line", 5))])
        == 51
    )
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == ["TYPE", "COUNT", "SCORE", "DETECTOR", "WHERE"]
    assert first.split()[:3] == ["FI_PERSONAL_IDENTITY_CODE", "49", "0.90"]
    assert first.endswith("...")
    assert second.split(maxsplit=4) == ["PERSON", "2", "0.61-0.95", "person", "lines 4, 5"]
    assert "fi_personal_i ..." in first
    assert max(map(len, (head, first, second))) <= 80


def test_values_are_shown_on_one_line_each_and_cut_to_the_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert show_values([(entity("SECRET", 0.9, "a\nb\x1b" + "c" * 90), Place("line", 1, 2))]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) == 2
    assert shown[1].startswith("line 1:2  SECRET  0.90   a b\N{REPLACEMENT CHARACTER}ccc")
    assert len(shown[1]) <= 60


def test_nothing_found_is_said_beside_an_empty_result(capsys: pytest.CaptureFixture[str]) -> None:
    assert show_types([]) == show_values([]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Nothing was found\n" * 2)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_document_is_json_whatever_it_holds(count: int) -> None:
    parts = "".join(document((entity("PERSON", 0.5) for _ in range(count)), "de"))
    assert json.loads(parts) == {"entities": [entity("PERSON", 0.5)] * count, "language": "de"}


class Nothing:
    """A finder that finds the letter x."""

    def find(self, texts: list[str], _wish: Wish) -> list[list[Entity]]:
        return [[] for _ in texts]


def answered(source: object, limit: int, tally: Tally) -> Iterator[bytes]:
    lines = read_lines(cast("BinaryIO", source), limit, tally)
    return answers(cast("Finder", Nothing()), lines, Wish(), tally, values=False)


def test_lines_are_read_as_they_are_answered() -> None:
    """A pipe that never ends is answered all the same."""

    class Endless(io.RawIOBase):
        sent = 0

        def readline(self, _size: int | None = -1) -> bytes:
            self.sent += 1
            return b'{"id": %d, "text": "a"}\n' % self.sent

    source = Endless()
    given = answered(source, 1_000, Tally())
    assert [json.loads(one)["id"] for one in islice(given, 100)] == list(range(1, 101))
    assert source.sent < 200


def test_a_bad_line_is_answered_with_its_problem_and_the_others_as_ever(capsys: pytest.CaptureFixture[str]) -> None:
    raw = (
        b'\xef\xbb\xbf{"id": 1, "text": "a"}\n\n{"id": 2}\nsecret words\n{"id": 3, "text": "b"}\r\n'
        + b"y" * 5_000
        + b"\n[]"
    )
    tally = Tally()
    given = [json.loads(one) for one in answered(io.BytesIO(raw), 100, tally)]
    assert [(one["id"], one["spans"], one.get("problem", {}).get("slug")) for one in given] == [
        (1, [], None),
        (2, [], "unreadable"),
        (None, [], "unreadable"),
        (3, [], None),
        (None, [], "file-too-large"),
        (None, [], "unreadable"),
    ]
    said = capsys.readouterr().err
    assert [word in said for word in ("ine 3 ", "ine 4 ", "ine 6 ", "ine 7 ", "secret")] == [
        True,
        True,
        True,
        True,
        False,
    ]
    assert (tally.lines, tally.bad, set(tally.exit_codes)) == (6, 4, {4, 6})
    assert tally.read_bytes == len(raw)


def test_progress_is_told_only_when_it_takes_long(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    pace = Pace(10_000_000, 2, clock=lambda: now[0])
    pace.at(1_000)
    assert capsys.readouterr().err == ""
    now[0] = 4.0
    pace.at(4_000_000)
    pace.at(4_100_000)
    assert capsys.readouterr().err == "20 % of 10.0 MB, 16 s left, 500 kB/s\n"
