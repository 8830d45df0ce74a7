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
        ("id;login;role\n7;jdoe;admin", "jdoe"),
        ("| Username | Role |\n|---|---|\n| jdoe | admin |", "jdoe"),
        ("<td>Username</td><td>j.doe</td>", "j.doe"),
        ("j_doe7 (username)", "j_doe7"),
        ("the username on file, j_doe7, does not match", "j_doe7"),
        ("<user_name>jdoe-4</user_name>", "jdoe-4"),
        ("Username ........ jdoe", "jdoe"),
        ("username hansenb on record", "hansenb"),
        ("Login\nnora_doe94", "nora_doe94"),
        ("mi usuario es u777145, gracias", "u777145"),
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
        "username missing, try again",
        "nom d'utilisateur incorrect.",
        "nome utente errato.",
        "identifiant publicitaire",
        "login page.html",
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
