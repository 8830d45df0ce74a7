from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.online.username import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("username: jdoe_82", "jdoe_82"),
        ("Benutzername = max.muster", "max.muster"),
        ("thanks @jane_doe!", "@jane_doe"),
        ("user id is j.doe42", "j.doe42"),
        ("user=jdoe", "jdoe"),
        ("login: jdoe42", "jdoe42"),
        ("Username jdoe42", "jdoe42"),
        ("identifiant : mdupont", "mdupont"),
        ("C:\\Users\\jdoe\\Desktop", "jdoe"),
        ("/home/jdoe/.ssh", "jdoe"),
        ('"username": "jdoe"', "jdoe"),
        ("nazwa użytkownika: kowalski7", "kowalski7"),
        ("nombre de usuario: ana.ruiz", "ana.ruiz"),
        ("gebruikersnaam is piet_v", "piet_v"),
        ("nome utente: l.bianchi", "l.bianchi"),
        ("nome de utilizador: rui99", "rui99"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "@media screen",
        "john@example.com",
        "the user is here",
        "a username",
        "User: John",
        "username is required",
        "user: admin",
        "handle with care",
        "C:\\Users\\Public\\x",
        "login page",
        "superuser=",
        "user name",
        "users: 12",
        "@Override",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
