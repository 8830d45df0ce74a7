"""Values that detection found: one thing each, between the edges of words."""

from maskmill.domain.redact.needles import Needles


def test_a_found_name_stains_no_longer_word() -> None:
    needles = Needles((), ["Mark"])
    assert needles.spans("Mark went to the market. MARK, mark's") == [(0, 4, 0), (25, 29, 0), (31, 35, 0)]
    assert needles.find("the market") == set()


def test_the_parts_of_a_found_value_do_not_count() -> None:
    needles = Needles((), ["12 High Street, Springfield"])
    assert needles.find("a street in Springfield") == set()
    assert needles.find("12 high street\nSPRINGFIELD") == {0}


def test_a_long_found_value_is_found_inside_other_letters() -> None:
    assert Needles((), ["maria.keller@example.com"]).find("xmaria.keller@example.comx") == {0}


def test_a_short_found_value_is_looked_for_in_text_only() -> None:
    needles = Needles((), ["Page", "Marchetti"])
    assert needles.find("/Type /Page Marchetti", short=False) == {1}
    assert needles.find("/Type /Page", short=True) == {0}


def test_found_values_are_numbered_after_the_terms() -> None:
    needles = Needles(["Lovelace"], ["Byron"])
    assert needles.find("Byron and Lovelace") == {0, 1}
    assert {index for _, _, index in needles.spans("Byron and Lovelace")} == {0, 1}


def test_spaced_and_hyphenated_found_values_are_found() -> None:
    assert Needles((), ["Keller"]).find("K e l l e r and Kel-\nler") == {0}
