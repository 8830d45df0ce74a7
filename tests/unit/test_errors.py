"""The error tree: complete, picklable, and true to its own picture."""

import copy
import inspect
import re

import pytest

from maskmill import errors


def tree() -> list[type[errors.MaskmillError]]:
    return [
        c
        for _, c in inspect.getmembers(errors, inspect.isclass)
        if issubclass(c, errors.MaskmillError) and c.__module__ == errors.__name__
    ]


@pytest.mark.parametrize("kind", tree(), ids=lambda kind: kind.slug)
def test_an_error_survives_a_round_trip_with_its_detail(kind: type[errors.MaskmillError]) -> None:
    error = kind("what happened; what to do")
    again = copy.copy(error)  # by the pickle protocol
    assert type(again) is kind
    assert again.problem() == error.problem()


@pytest.mark.parametrize("kind", tree(), ids=lambda kind: kind.slug)
def test_the_picture_at_the_top_shows_each_class_with_its_numbers(kind: type[errors.MaskmillError]) -> None:
    picture = errors.__doc__ or ""
    row = re.search(rf"\b{kind.__name__}\s+(\d+) exit (\d+)", picture)
    assert row, f"{kind.__name__} is not drawn"
    assert (int(row[1]), int(row[2])) == (kind.status, kind.exit_code)


def test_slugs_are_unique() -> None:
    slugs = [kind.slug for kind in tree()]
    assert len(slugs) == len(set(slugs))
