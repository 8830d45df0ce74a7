from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.redact.seek import FEW, Seek, occurrences

letters = st.text(st.sampled_from("ab"), max_size=60)
forms = st.sets(st.text(st.sampled_from("ab"), max_size=14), max_size=8)
OTHERS = {f"zz{number:05}" for number in range(FEW + 1)}


@given(letters, forms)
def test_many_are_found_where_each_one_is(text: str, wanted: set[str]) -> None:
    one_by_one = sorted((at, form) for form in wanted if form for at in occurrences(form, text))
    assert sorted(Seek(wanted).places(text)) == one_by_one
    assert sorted(Seek(wanted | OTHERS).places(text)) == one_by_one
    assert Seek(wanted | OTHERS).present(text) == {form for _, form in one_by_one}
    assert Seek(wanted).present(text) == {form for _, form in one_by_one}


@given(letters, forms, st.sets(st.integers(0, 59)))
def test_given_starts_are_all_seen(text: str, wanted: set[str], starts: set[int]) -> None:
    found = set(Seek(wanted | OTHERS).places(text, sorted(starts)))
    assert found == {place for place in Seek(wanted).places(text) if place[0] in starts}


@given(letters, forms)
def test_what_cannot_stand_is_told_quickly(text: str, wanted: set[str]) -> None:
    seek = Seek(wanted)
    assert seek.may_stand(text) == bool(seek.present(text))


def test_time_grows_with_the_text_and_not_with_the_forms() -> None:
    def cost(count: int) -> float:
        names = [f"meskalde{number:08}" for number in range(count)]
        text = "".join(names)
        started = time.process_time()
        assert sum(1 for _ in Seek(names).places(text)) == count
        return time.process_time() - started

    assert min(cost(20_000), cost(20_000)) < 30 * max(cost(2_000), 0.005)
