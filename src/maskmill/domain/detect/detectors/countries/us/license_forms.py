"""The forms of US driver's licence numbers by state: A is a letter, N a digit, X either, * a letter, a digit or a star.

Source: the states' motor vehicle agencies, as state revenue departments list them for tax returns ("Driver's
License Format by State").
"""

from __future__ import annotations

import re
from functools import lru_cache

from maskmill.domain.detect.detector import words

_FORMS = """
AL Alabama N{7,8}; AK Alaska N{6,7}; AZ Arizona AN{8}|N{9}; AR Arkansas N{8,9}; CA California AN{7};
CO Colorado N{9}|AN{3,6}|AAN{2,5}; CT Connecticut N{9}; DE Delaware N{6,7}; DC District_of_Columbia N{7}|N{9};
FL Florida AN{12}|AN{9}; GA Georgia N{7,9}; HI Hawaii AN{8}|N{9}; ID Idaho AAN{6}A|N{9}; IL Illinois AN{11,12};
IN Indiana AN{9}|N{9,10}; IA Iowa N{9}|NNNAAN{4}; KS Kansas ANANA|AN{8}|N{9}; KY Kentucky AN{8,9}|N{9};
LA Louisiana N{8,9}; ME Maine N{7}A?|N{8}; MD Maryland AN{12}|MDN{11}; MA Massachusetts AN{8}|AAN{7}|N{9};
MI Michigan AN{10}|AN{12}; MN Minnesota AN{12}; MS Mississippi N{9};
MO Missouri AN{5,9}|AN{6}R|N{8}AA|N{9}A?|NNNAN{6}; MT Montana AN{8}|N{9}|N{13,14}; NE Nebraska AN{6,8};
NV Nevada N{9,10}|N{12}|XN{8}; NH New_Hampshire NNAAAN{5}|NHLN{8}|NHVN{8}; NJ New_Jersey AN{14};
NM New_Mexico N{8,9}; NY New_York AN{7}|AN{18}|N{8,9}|N{16}; NC North_Carolina N{6,12};
ND North_Dakota AAAN{6}|N{9}; OH Ohio AN{4,8}|AAN{3,7}|N{8}; OK Oklahoma AN{9}|N{9};
OR Oregon N{6,9}|AN{6}|AAN{5}; PA Pennsylvania N{8}; RI Rhode_Island N{7,8}|AN{6}; SC South_Carolina N{5,11};
SD South_Dakota N{6,10}|N{12}; TN Tennessee N{7,9}; TX Texas N{7,8}; UT Utah N{4,10}; VT Vermont N{8}|N{7}A;
VA Virginia AN{8,11}|N{9}|N{12}; WA Washington [A-Z*]{5,7}N{3}XX|WDLX{9}; WV West_Virginia N{7}|A{1,2}N{5,6};
WI Wisconsin AN{13}; WY Wyoming N{9,10}
"""
_SIGNS = {"A": "[A-Z]", "N": r"\d", "X": r"[A-Z0-9]"}
_LEAST = 5
"""A shorter number says nothing where no state is named."""


def _compiled(form: str) -> str:
    """Translate a form; letters that stand for themselves come in runs that hold no A, N or X alone."""
    if form.startswith(("[", "WDL")):
        return form.replace("N{3}XX", r"\d{3}[A-Z0-9]{2}").replace("X{9}", "[A-Z0-9]{9}")
    if form.startswith(("NHL", "NHV", "MDN")):
        cut = 2 if form.startswith("MD") else 3
        return form[:cut] + form[cut:].replace("N", r"\d")
    if form == "AN{6}R":
        return r"[A-Z]\d{6}R"
    return "".join(_SIGNS.get(sign, sign) for sign in form)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, re.Pattern[str]]]:
    rows = (row.split() for row in words(_FORMS))
    return {
        code: (name.replace("_", " "), re.compile("|".join(map(_compiled, forms.split("|")))))
        for code, name, forms in rows
    }


@lru_cache(maxsize=1)
def state_names() -> re.Pattern[str]:
    """Return a pattern of the states' full names."""
    names = sorted((name for name, _ in _table().values()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)


def code_of(name: str) -> str | None:
    """Return the two letters of a state by its name or by the letters themselves; None when there is no such state."""
    if name in _table():
        return name
    return next((code for code, (full, _) in _table().items() if full.casefold() == name.casefold()), None)


def has_form(number: str, states: frozenset[str]) -> bool:
    """Whether capitals and digits without separators have the form of one of the states; of any when none is given."""
    if not states:
        return len(number) >= _LEAST and any(form.fullmatch(number) for _, form in _table().values())
    return any(_table()[code][1].fullmatch(number) for code in states)
