from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.pattern_texts import HOSTILE, text

from maskmill.adapters.patterns import databases
from maskmill.adapters.patterns.compiler import BUILT, compile_patterns
from maskmill.adapters.patterns.re2_engine import Re2Engine
from maskmill.adapters.patterns.shelf import Shelf
from maskmill.domain.detect.catalogue import catalogue
from maskmill.errors import InvalidPolicy
from maskmill.ports.detection import PatternEngine, PatternHit

hyperscan_engine = pytest.importorskip("maskmill.adapters.patterns.hyperscan_engine", exc_type=ImportError)
HyperscanEngine = hyperscan_engine.HyperscanEngine
SHELF = Shelf((BUILT,))
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "pii" / "dev"
REGEXES = catalogue().regexes
ODD = tuple(
    r"""
    a+b; (?i)kelvin|straße; [^x]+y; \bword\b; ^start; end$; a.c; \s\S+\s; (?s)a.b; (?m)^a.*$; [[:alpha:]]{3};
    \pL{2,4}1; x{2,3}?; é[à-ü]*; a\nb; \x41b; (?:ab|abc|bcd); \Bz; [^\s<>]{2}; \W\d; (?i)[k-s]+; (?P<x>a)b; a|;
    (?i:A)b
    """.strip().split(";")
)
PIECES = (
    *"""
    john@example.com; 4111 1111 1111 1111; 123-45-6789; +44 20 7946 0958; DE89370400440532013000; 192.168.1.1;
    Mr. Smith; Dear Ms Novak,; Name: Jane Doe; 12 Oak Street; Hauptstraße 5; 10115 Berlin; password: x9!k; é; ß; 漢字;
    😀; .; ,; -; /; @; :; 05/04/1980; 4 May 1980; passport X1234567; https://example.com/a?b=c; word; abcd; kelvin;
    eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.aa
    """.strip().split(";"),
    *("\n", " ", "\u017f", "\u0130", "\u212a", "\ud800", "\v", "\r", "\x00"),
)


@cache
def built(make: Callable[[Sequence[str]], PatternEngine]) -> PatternEngine:
    """Return an engine on the built-in patterns, made once a process: hyperscan takes seconds to compile them."""
    return make(REGEXES)


@pytest.fixture(scope="module")
def pairs() -> list[tuple[PatternEngine, PatternEngine]]:
    odd = [item.strip() for item in ODD]
    return [(Re2Engine(odd), HyperscanEngine(odd, warm_bytes=0)), (built(Re2Engine), built(with_shelf))]


def with_shelf(patterns: Sequence[str]) -> PatternEngine:
    engine: PatternEngine = HyperscanEngine(patterns, SHELF, warm_bytes=0, known_good=True)
    return engine


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(st.characters(codec=None), max_size=8), max_size=14))
def test_both_engines_find_the_same_in_any_text(
    pairs: list[tuple[PatternEngine, PatternEngine]], parts: Sequence[str]
) -> None:
    joined = "".join(parts)
    assert all(re2.scan(joined) == hyperscan.scan(joined) for re2, hyperscan in pairs)


def test_both_engines_find_the_same_in_generated_text(pairs: list[tuple[PatternEngine, PatternEngine]]) -> None:
    source = random.Random(7)
    for _ in range(150):
        one = text(source)
        assert all(re2.scan(one) == hyperscan.scan(one) for re2, hyperscan in pairs)


@pytest.mark.shared
def test_both_engines_find_the_same_in_the_labelled_texts() -> None:
    engines = built(Re2Engine), built(with_shelf)
    if not SHARED.is_dir():
        pytest.skip("the labelled texts are not beside this checkout")
    for path in sorted(SHARED.glob("*.jsonl")):
        rows = "\n".join(json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())
        assert engines[0].scan(rows) == engines[1].scan(rows), path.name


MAKERS: tuple[Callable[[Sequence[str]], PatternEngine], ...] = (
    Re2Engine,
    lambda patterns: HyperscanEngine(patterns, warm_bytes=0),
)


@pytest.mark.parametrize("size", [900, 4_000, 20_000])
def test_parts_find_what_the_whole_finds(size: int) -> None:
    source = random.Random(size)
    long = "".join(text(source) for _ in range(size // 100)) + "".join(
        HOSTILE[name](2_000) for name in ("'1-'", "'a.'", "base64")
    )
    for engine in (built(Re2Engine), built(with_shelf)):
        found: list[PatternHit] = []
        busy: dict[int, int] = {}
        for first in range(0, len(long), size):
            last = min(len(long), first + size)
            hits = engine.scan(long, first, last, busy)
            busy = {hit.pattern: hit.end for hit in hits if hit.end > last}
            found += hits
        assert sorted(found, key=lambda hit: (hit.start, hit.end, hit.pattern)) == engine.scan(long)


def test_a_longer_match_than_the_limit_ends_there() -> None:
    long = "x" + "a" * 20_000 + "\n" + "é" * 9_000
    for engine in (Re2Engine(["a+", "é+"]), HyperscanEngine(["a+", "é+"], warm_bytes=0)):
        spans = [(hit.pattern, hit.start, hit.end) for hit in engine.scan(long)]
        assert spans[:3] == [(0, 1, 8193), (0, 8193, 16385), (0, 16385, 20001)]
        assert spans[3] == (1, 20002, 20002 + 4096)


@pytest.mark.parametrize("make", MAKERS, ids=("re2", "hyperscan"))
class TestContract:
    def test_hits_are_the_longest_at_the_leftmost_place(self, make: Callable[[Sequence[str]], PatternEngine]) -> None:
        hits = make(["ab|abcd|bc", "b+"]).scan("éabcd abc bbb")
        assert [(hit.pattern, hit.start, hit.end) for hit in hits] == [
            (0, 1, 5),
            (1, 2, 3),
            (0, 6, 8),
            (1, 7, 8),
            (1, 10, 13),
        ]

    def test_hits_are_sorted_and_never_empty(self, make: Callable[[Sequence[str]], PatternEngine]) -> None:
        hits = make(["a*", "x?"]).scan("baab")
        assert [(hit.start, hit.end, hit.pattern) for hit in hits] == [(1, 3, 0)]

    def test_no_patterns_find_nothing(self, make: Callable[[Sequence[str]], PatternEngine]) -> None:
        assert list(make([]).scan("text")) == []

    def test_a_pattern_that_is_not_re2_is_named(self, make: Callable[[Sequence[str]], PatternEngine]) -> None:
        with pytest.raises(InvalidPolicy, match="Pattern 1 uses look-around"):
            make(["a", "(?=b)c"])
        with pytest.raises(InvalidPolicy, match="Pattern 0 is not a regular expression"):
            make(["(a"])
        with pytest.raises(InvalidPolicy, match="Pattern 0 holds half a surrogate"):
            make(["\ud800"])

    @pytest.mark.parametrize(
        "piece", ["a", "1", "1-", "a@", "x.", "Mr ", "4111 ", "eyJ", "\n", "Name: ", "12 Oak ", "::"]
    )
    def test_time_grows_with_the_length_only(self, make: Callable[[Sequence[str]], PatternEngine], piece: str) -> None:
        engine = built(make if make is Re2Engine else with_shelf)

        def cost(size: int) -> float:
            long = piece * (size // len(piece))
            started = time.process_time()
            engine.scan(long)
            return time.process_time() - started

        cost(20_000)
        assert cost(400_000) < 40 * max(cost(40_000), 0.01)


def test_hyperscan_helps_with_every_built_in_pattern() -> None:
    engine = built(with_shelf)
    assert isinstance(engine, HyperscanEngine)
    assert [REGEXES[index] for index in engine._alone] == []


def test_a_short_run_never_builds_the_database() -> None:
    engine = HyperscanEngine(["a+"])
    assert [hit.end for hit in engine.scan("caa")] == [3]
    assert engine._databases is None


def test_built_databases_are_taken_from_the_shelf_at_once(tmp_path: Path) -> None:
    shelf = Shelf((tmp_path / "cache",))
    first = HyperscanEngine(["a+b"], shelf, warm_bytes=0, known_good=True)
    first.scan("ab")
    second = HyperscanEngine(["a+b"], shelf, known_good=True)
    assert second._databases is not None
    assert second.scan("caab") == first.scan("caab") != []


def test_a_database_of_other_patterns_is_not_taken(tmp_path: Path) -> None:
    shelf = Shelf((tmp_path,))
    shelf.put(databases.key(["a+b", "c"]), databases.build(["a+b"]))
    engine = HyperscanEngine(["a+b", "c"], shelf, known_good=True)
    assert engine._databases is None
    assert [hit.pattern for hit in engine.scan("ab c")] == [0, 1]


def test_a_damaged_database_is_built_anew(tmp_path: Path) -> None:
    shelf = Shelf((tmp_path,))
    whole = databases.build(["a+b"])
    for broken in (b"", b"{}", whole[:40], whole[:-9], whole.replace(b'"hints"', b'"hunts"')):
        shelf.put(databases.key(["a+b"]), broken)
        engine = HyperscanEngine(["a+b"], shelf, warm_bytes=0, known_good=True)
        assert engine._databases is None
        assert [hit.end for hit in engine.scan("ab")] == [2]


def test_patterns_are_compiled_once_a_process() -> None:
    assert compile_patterns(["abc"]) is compile_patterns(("abc",))


def test_built_in_patterns_are_compiled_when_they_are_needed_first() -> None:
    engine = Re2Engine(["a", "(never compiled"], known_good=True)
    with pytest.raises(InvalidPolicy, match="Pattern 1"):
        engine.scan("a")


def test_without_hyperscan_re2_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maskmill.adapters.patterns.compiler.find_spec", lambda _name: None)
    assert compile_patterns(["only here"]).name == "re2"


def test_a_long_run_builds_beside_its_work() -> None:
    engine = HyperscanEngine(["a+"], warm_bytes=1)
    assert [hit.end for hit in engine.scan("caa")] == [3]
    assert engine._builder is not None
    engine._builder.join()
    assert engine._databases is not None
    assert [hit.end for hit in engine.scan("caa")] == [3]
