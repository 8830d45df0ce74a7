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

from maskmill.adapters.patterns.compiler import compile_patterns
from maskmill.adapters.patterns.re2_engine import Re2Engine
from maskmill.domain.detect.catalogue import catalogue
from maskmill.errors import InvalidPolicy
from maskmill.ports.detection import PatternEngine

hyperscan_engine = pytest.importorskip("maskmill.adapters.patterns.hyperscan_engine", exc_type=ImportError)
HyperscanEngine = hyperscan_engine.HyperscanEngine
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


@pytest.fixture(scope="module")
def engines() -> tuple[PatternEngine, PatternEngine]:
    patterns = [*REGEXES, *(item.strip() for item in ODD)]
    return Re2Engine(patterns), HyperscanEngine(patterns, warm_bytes=0)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(st.characters(codec=None), max_size=8), max_size=14))
def test_both_engines_find_the_same_in_any_text(
    engines: tuple[PatternEngine, PatternEngine], parts: Sequence[str]
) -> None:
    text = "".join(parts)
    assert engines[0].scan(text) == engines[1].scan(text)


def test_both_engines_find_the_same_in_generated_text(engines: tuple[PatternEngine, PatternEngine]) -> None:
    random_source = random.Random(7)
    for _ in range(400):
        text = "".join(random_source.choice(PIECES) + random_source.choice(("", " ", "\n")) for _ in range(30))
        assert engines[0].scan(text) == engines[1].scan(text)


@pytest.mark.shared
def test_both_engines_find_the_same_in_the_labelled_texts() -> None:
    engines = Re2Engine(REGEXES), HyperscanEngine(REGEXES, warm_bytes=0)
    if not SHARED.is_dir():
        pytest.skip("the labelled texts are not beside this checkout")
    for path in sorted(SHARED.glob("*.jsonl")):
        text = "\n".join(json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())
        assert engines[0].scan(text) == engines[1].scan(text), path.name


MAKERS: tuple[Callable[[Sequence[str]], PatternEngine], ...] = (
    Re2Engine,
    lambda patterns: HyperscanEngine(patterns, warm_bytes=0),
)


@cache
def built(make: Callable[[Sequence[str]], PatternEngine]) -> PatternEngine:
    """Return an engine on the built-in patterns, made once a process: hyperscan takes a second to compile them."""
    return make(REGEXES)


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
        engine = built(make)

        def cost(size: int) -> float:
            text = piece * (size // len(piece))
            started = time.process_time()
            engine.scan(text)
            return time.process_time() - started

        cost(20_000)
        assert cost(400_000) < 40 * max(cost(40_000), 0.01)


def test_hyperscan_serves_most_of_the_built_in_patterns() -> None:
    served = list(hyperscan_engine.served(REGEXES))
    assert sum(served) >= 0.85 * len(served)


def test_a_short_run_never_builds_the_database() -> None:
    engine = HyperscanEngine(["a+"])
    assert [hit.end for hit in engine.scan("caa")] == [3]
    assert engine._databases is None


def test_patterns_are_compiled_once_a_process() -> None:
    assert compile_patterns(["abc"]) is compile_patterns(("abc",))


def test_without_hyperscan_re2_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maskmill.adapters.patterns.compiler.find_spec", lambda _name: None)
    assert compile_patterns(["only here"]).name == "re2"
