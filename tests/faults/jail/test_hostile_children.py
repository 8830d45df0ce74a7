"""Children that lie, hang, crash and gorge: each is a typed error, and the next call works."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from tests.faults.jail import hostile

from maskmill import errors
from maskmill.adapters.jail import JailedSandbox
from maskmill.ports.sandbox import Limits

SMALL = Limits(memory_bytes=256 << 20, output_bytes=64 << 20, cpu_s=20, silence_s=0.6)


@pytest.fixture(autouse=True)
def next_call_works(jail: JailedSandbox) -> Iterator[None]:
    """After every fault the same jail must answer as if nothing had been."""
    yield
    reply = jail.run("test.echo", [b"document"], {"a": [1, "ü"]}, SMALL)
    assert reply.untrusted_blobs == (b"document",)
    assert reply.untrusted_fields["parameters"] == {"a": [1, "ü"]}


def children(jail: JailedSandbox) -> list[psutil.Process]:
    """Wait for a child of the nursery and return those that run."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        found = [child for child in psutil.Process(jail.nursery_pid).children() if child.status() != "zombie"]
        if found:
            return found
        time.sleep(0.01)
    pytest.fail("no child started")


def no_children(jail: JailedSandbox) -> bool:
    """Wait until the nursery has no child."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if not psutil.Process(jail.nursery_pid).children():
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("name", sorted(hostile.LIES))
def test_a_lie_is_a_crashed_parser(jail: JailedSandbox, name: str) -> None:
    with pytest.raises(errors.ParserCrashed) as caught:
        jail.run("test.lie", [], {"lie": name}, Limits())
    assert type(caught.value) is errors.ParserCrashed


@pytest.mark.parametrize("operation", ["test.claim_too_much", "test.talk_for_ever", "test.return_too_much"])
def test_more_output_than_the_limit_ends_the_child(jail: JailedSandbox, operation: str) -> None:
    with pytest.raises(errors.LimitExceeded, match="larger than the limit of 1000000 bytes"):
        jail.run(operation, [], {"bytes": 2_000_000}, Limits(output_bytes=1_000_000))
    assert no_children(jail)


def test_an_operation_that_burns_time_while_it_opens_the_file_is_killed(jail: JailedSandbox) -> None:
    with pytest.raises(errors.TimeExceeded, match=r"Opening the document took more than 0\.3 s"):
        jail.run("test.spin", [], {}, SMALL)
    assert no_children(jail)


def test_an_operation_that_burns_time_on_one_page_is_killed(jail: JailedSandbox) -> None:
    with pytest.raises(errors.TimeExceeded, match=r"One page took more than 0\.6 s"):
        jail.run("test.spin", [], {"opened": True}, SMALL)


def test_progress_does_not_buy_more_than_the_whole_time(jail: JailedSandbox) -> None:
    with pytest.raises(errors.TimeExceeded, match="more than 1 s"):
        jail.run("test.spin", [], {"chatty": True}, Limits(cpu_s=1))


def test_an_operation_that_waits_for_nothing_is_killed(jail: JailedSandbox) -> None:
    with pytest.raises(errors.TimeExceeded, match="stood still"):
        jail.run("test.wait", [], {"seconds": 60}, Limits(silence_s=0.2))
    assert no_children(jail)


def test_an_operation_that_waits_and_then_goes_on_is_not_killed(jail: JailedSandbox) -> None:
    """A loaded machine is no reason: it waited longer than silence_s and burned nothing."""
    jail.run("test.wait", [], {"seconds": 0.8}, Limits(silence_s=0.4))


@pytest.mark.parametrize("operation", ["test.gorge", "test.gorge_natively"])
def test_a_memory_bomb_meets_its_limit(jail: JailedSandbox, operation: str) -> None:
    with pytest.raises(errors.MemoryExceeded):
        jail.run(operation, [], {}, Limits(memory_bytes=256 << 20))


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        ("test.crash", "signal 11"),
        ("test.quote", "stopped on ValueError at tests.faults.jail.hostile:"),
        ("test.recurse", "stopped on RecursionError at tests.faults.jail.hostile:"),
        ("test.overreach", "reports an error that no parser may report"),
    ],
)
def test_a_crash_says_where_and_never_quotes(jail: JailedSandbox, operation: str, words: str) -> None:
    with pytest.raises(errors.ParserCrashed, match=words) as caught:
        jail.run(operation, [], {}, SMALL)
    assert "raw-content" not in str(caught.value)


@pytest.mark.parametrize("code", [0, 1, 70])
def test_a_child_that_leaves_without_a_word_is_a_crashed_parser(jail: JailedSandbox, code: int) -> None:
    with pytest.raises(errors.ParserCrashed):
        jail.run("test.leave", [], {"code": code}, SMALL)


def test_an_error_of_our_tree_arrives_as_itself(jail: JailedSandbox) -> None:
    with pytest.raises(errors.DamagedFile, match="send the whole file"):
        jail.run("test.damaged", [], {}, SMALL)


def test_half_a_character_arrives_as_a_question_mark(jail: JailedSandbox) -> None:
    assert jail.run("test.surrogates", [], {}, SMALL).untrusted_fields == {"text": "a?b"}


def test_what_a_parser_prints_goes_nowhere(jail: JailedSandbox, capfd: pytest.CaptureFixture[str]) -> None:
    jail.run("test.chatter", [], {}, SMALL)
    assert capfd.readouterr() == ("", "")


def test_a_killed_child_is_a_crashed_parser(jail: JailedSandbox) -> None:
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(jail.run, "test.wait", [], {"seconds": 60}, Limits())
        children(jail)[0].kill()
        with pytest.raises(errors.ParserCrashed, match="signal 9"):
            running.result(20)


def test_a_nursery_killed_between_calls_is_replaced(jail: JailedSandbox) -> None:
    jail.run("test.echo", [], {}, SMALL)
    before = jail.nursery_pid
    assert before is not None
    psutil.Process(before).kill()
    jail.run("test.echo", [], {}, SMALL)
    assert jail.nursery_pid != before


def test_a_nursery_killed_during_a_call_takes_its_child_along_and_is_worth_a_retry(jail: JailedSandbox) -> None:
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(jail.run, "test.wait", [], {"seconds": 60}, Limits())
        (child,) = children(jail)
        psutil.Process(jail.nursery_pid).kill()
        with pytest.raises(errors.Unavailable) as caught:
            running.result(20)
    assert caught.value.retry
    assert psutil.wait_procs([child], timeout=20)[1] == []


def test_a_stopped_nursery_does_not_stop_the_owner_from_leaving() -> None:
    jail = JailedSandbox(extra_operations=hostile.OPERATIONS)
    jail.run("test.echo", [], {}, SMALL)
    nursery = psutil.Process(jail.nursery_pid)
    nursery.suspend()
    jail.close()
    assert not nursery.is_running()


def test_an_owner_that_turns_away_has_the_child_killed(jail: JailedSandbox) -> None:
    class Enough(Exception):
        pass

    def cancel(_done: int, _total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        jail.run("test.wait", [], {"seconds": 60}, Limits(), cancel)
    assert no_children(jail)


def test_calls_of_many_threads_run_side_by_side_and_do_not_mix(jail: JailedSandbox) -> None:
    meeting = threading.Barrier(8)

    def call(index: int) -> tuple[bytes, ...]:
        meeting.wait()
        document = bytes([index]) * (1 << 20)
        replies = [jail.run("test.echo", [document], {"n": index}, SMALL) for _ in range(5)]
        assert all(reply.untrusted_fields["parameters"] == {"n": index} for reply in replies)
        return replies[-1].untrusted_blobs

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(call, range(8))) == [(bytes([index]) * (1 << 20),) for index in range(8)]


def test_a_hostile_neighbour_does_not_disturb_a_call(jail: JailedSandbox) -> None:
    with ThreadPoolExecutor(4) as pool:
        quiet = [pool.submit(jail.run, "test.wait", [], {"seconds": 0.5}, Limits()) for _ in range(2)]
        loud = [pool.submit(jail.run, name, [], {}, SMALL) for name in ("test.crash", "test.gorge")]
        assert all(call.result(20).untrusted_fields == {} for call in quiet)
        assert all(isinstance(call.exception(20), errors.MaskmillError) for call in loud)


def test_no_descriptor_is_left_open_after_faults(jail: JailedSandbox) -> None:
    def handles() -> int:
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in ("self", jail.nursery_pid))

    assert no_children(jail)
    before = handles()
    for name in ("nothing", "two results", "deep JSON"):
        with pytest.raises(errors.ParserCrashed):
            jail.run("test.lie", [b"document"], {"lie": name}, Limits())
    deadline = time.monotonic() + 20
    while handles() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert handles() <= before
