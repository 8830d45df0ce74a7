"""The port's contract against both searchers; and the processes of the real one: busy, hanging, dying, ending."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fixtures.detection import mill

from maskmill.adapters.policies.files import FilePolicies
from maskmill.adapters.searcher import line
from maskmill.adapters.searcher.local import LocalSearcher
from maskmill.adapters.searcher.spawned import SpawnedSearcher
from maskmill.domain.entity import EntityType
from maskmill.errors import InvalidPolicy, MaskmillError, TimeExceeded, Unavailable, UnknownPolicy
from maskmill.ports.searcher import Searcher, Wish

MODULE = "maskmill.cli.searching"
TEXTS = [
    "Zoë 🙂 jo@example.org, SSN 123-45-6789",
    "",
    "Dear Ms Holloway, says Holloway",
    "half a pair \ud83d jo@example.org",
]
OWN = """
name: own
version: 1
default: {action: keep}
types: {CASE_NUMBER: {action: redact}}
patterns: [{name: file, type: CASE_NUMBER, pattern: 'ZQ-\\d{6}'}]
"""


def write(folder: Path, text: str) -> None:
    (folder / "policies").mkdir(exist_ok=True)
    (folder / "policies" / "own.yaml").write_text(text)


@pytest.fixture(params=["local", "spawned"])
def searcher(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Searcher]:
    if request.param == "local":
        yield LocalSearcher(replace(mill(), policies=FilePolicies(tmp_path / "policies", with_paths=False)))
        return
    spawned = SpawnedSearcher(MODULE, {"MASKMILL_DATA": str(tmp_path)})
    yield spawned
    spawned.close()


def types(searcher: Searcher, text: str, wish: Wish) -> list[EntityType]:
    return [entity.type for entity in searcher.find([text], wish)[0]]


def test_the_contract(searcher: Searcher, tmp_path: Path) -> None:
    structured = Wish(types=(EntityType.EMAIL_ADDRESS, EntityType.US_SSN), min_score=0.5)
    found = searcher.find(TEXTS, structured)
    assert [[text[item.start : item.end] for item in items] for text, items in zip(TEXTS, found, strict=True)] == [
        ["jo@example.org", "123-45-6789"],
        [],
        [],
        ["jo@example.org"],
    ]
    people = searcher.find(TEXTS, Wish(types=(EntityType.PERSON,)))[2]
    assert [TEXTS[2][item.start : item.end].split()[-1] for item in people] == ["Holloway", "Holloway"]
    with pytest.raises(UnknownPolicy):
        searcher.find(["x"], Wish(policy="own"))
    write(tmp_path, OWN)
    assert types(searcher, "ZQ-123456, jo@example.org", Wish(policy="own")) == [EntityType.CASE_NUMBER]
    write(tmp_path, OWN.replace("ZQ", "XY"))  # changed while it runs
    assert types(searcher, "ZQ-123456", Wish(policy="own")) == []
    write(tmp_path, OWN.replace("ZQ-", "(?=ZQ)"))
    with pytest.raises(InvalidPolicy, match="look-around"):
        searcher.find(["x"], Wish(policy="own"))
    with pytest.raises(UnknownPolicy):
        searcher.find(["x"], Wish(policy=str(tmp_path / "policies" / "own.yaml")))
    assert searcher.find([], Wish()) == []


FAKE = """
import os, sys, time, socket
from maskmill.adapters.searcher import line
owner = socket.socket(fileno=int(sys.argv[1]))
while True:
    order = line.receive(owner)
    word = order["texts"][0]
    if word == "die":
        os._exit(9)
    if word == "hang":
        time.sleep(600)
    if word == "wait":
        time.sleep(0.4)
    if word == "bug":
        line.send(owner, {"slug": "internal-error", "detail": "x"})
        continue
    line.send(owner, {"found": [[[0, 1, "PERSON", 0.5, str(os.getpid())]]]})
"""
"""A search process that does as it is told."""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., SpawnedSearcher]]:
    (tmp_path / "obedient_process.py").write_text(FAKE)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    made: list[SpawnedSearcher] = []

    def make(**limits: float) -> SpawnedSearcher:
        made.append(SpawnedSearcher("obedient_process", {}, **limits))  # type: ignore[arg-type]  # passed through
        return made[-1]

    yield make
    for searcher in made:
        searcher.close()


def ask(searcher: SpawnedSearcher, word: str) -> str:
    """Return who answered: a process's id, or the error's slug."""
    try:
        return searcher.find([word], Wish())[0][0].detector
    except MaskmillError as exc:
        return exc.slug


def test_a_process_is_used_again_and_replaced_when_it_died(fake: Callable[..., SpawnedSearcher]) -> None:
    searcher = fake()
    assert searcher.pids() == []
    first = ask(searcher, "a")
    assert ask(searcher, "b") == first
    assert ask(searcher, "die") == Unavailable.slug
    second = ask(searcher, "c")
    assert second not in {first, Unavailable.slug}
    os.kill(int(second), signal.SIGKILL)  # whoever asks next is not told of it
    assert ask(searcher, "d") not in {second, Unavailable.slug}
    assert ask(searcher, "bug") == MaskmillError.slug
    assert len(searcher.pids()) == 1


def test_a_search_that_hangs_is_ended(fake: Callable[..., SpawnedSearcher]) -> None:
    searcher = fake(limit_s=0.5)
    ask(searcher, "a")  # its start counts
    (pid,) = searcher.pids()
    assert ask(searcher, "hang") == TimeExceeded.slug
    assert not Path(f"/proc/{pid}").exists()
    assert searcher.pids() == []


def test_callers_wait_for_their_turn_and_too_many_are_turned_away(fake: Callable[..., SpawnedSearcher]) -> None:
    searcher = fake(waiting=2, wait_s=10)
    ask(searcher, "a")
    answers: list[str] = []
    threads = [threading.Thread(target=lambda: answers.append(ask(searcher, "wait"))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count(Unavailable.slug) == 3
    assert len({answer for answer in answers if answer != Unavailable.slug}) == 1


def test_nobody_waits_for_long(fake: Callable[..., SpawnedSearcher]) -> None:
    searcher = fake(wait_s=0.1)
    ask(searcher, "a")
    slow = threading.Thread(target=ask, args=(searcher, "wait"))
    slow.start()
    time.sleep(0.1)
    assert ask(searcher, "b") == Unavailable.slug
    slow.join()
    assert ask(searcher, "b") != Unavailable.slug


def test_more_processes_start_when_all_are_busy(fake: Callable[..., SpawnedSearcher]) -> None:
    searcher = fake(processes=2)
    ask(searcher, "a")
    assert len(searcher.pids()) == 1
    slow = threading.Thread(target=ask, args=(searcher, "wait"))
    slow.start()
    time.sleep(0.1)
    ask(searcher, "b")
    slow.join()
    assert len(searcher.pids()) == 2


def test_closing_ends_all_and_a_process_ends_with_its_owner(
    fake: Callable[..., SpawnedSearcher], tmp_path: Path
) -> None:
    searcher = fake()
    pid = int(ask(searcher, "a"))
    searcher.close()
    assert not Path(f"/proc/{pid}").exists()
    real = SpawnedSearcher(MODULE, {"MASKMILL_DATA": str(tmp_path)})
    real.find(["x"], Wish())
    (process,) = real._idle
    process._line.close()  # as when the owner is killed
    assert process._process.wait(10) == 0


def test_what_is_sent_is_read_as_it_was() -> None:
    wish = Wish("report", "own", (EntityType.PERSON,), 0.25)
    assert line.wish_of(line.order(["a"], wish)) == wish
    assert line.entities_of(line.answer([[], []])) == [[], []]
