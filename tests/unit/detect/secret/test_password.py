from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.secret.password import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("password: hunter2!", "hunter2!"),
        ("Passwort ist Geheim99", "Geheim99"),
        ("contraseña: abcd1234", "abcd1234"),
        ("DB_PASSWORD=s3cr3t", "s3cr3t"),
        ("with password R3boot!Now.", "R3boot!Now"),
        ("Mot de passe : soleil45", "soleil45"),
        ("pwd=abc123&user=bob", "abc123"),
        ("hasło: Zima2024", "Zima2024"),
        ("PIN: 4821", "4821"),
        ("senha: 'minha senha 1'", "minha senha 1"),
        ("wachtwoord is Welkom01", "Welkom01"),
        ("Password: sunshine", "sunshine"),
        ("password changed to Blue42!", "Blue42!"),
        ("userPassword=Qwerty12", "Qwerty12"),
        ("lösenord: Sommar22", "Sommar22"),
        ('{"password": "p4ss, word"}', "p4ss, word"),
        ("la contraseña es Luna77", "Luna77"),
        ("senha,amount\nAzul1440#,12.50", "Azul1440#"),
        ("| Passphrase | Status |\n|---|---|\n| Azul338# | open |", "Azul338#"),
        ("Password\ncWYsLy1siYtP!", "cWYsLy1siYtP!"),
        ("<haslo>5AG4cQFp20Iu!</haslo>", "5AG4cQFp20Iu!"),
        ("<td>Senha</td><td>w1t8wu0T8an9!</td>", "w1t8wu0T8an9!"),
        ("The form shows Fr3d!10871 as the password.", "Fr3d!10871"),
        ("mot_de_passe=passw0rd1027# for request 77", "passw0rd1027#"),
        ("Kennwort ........ Blue_Sky6509", "Blue_Sky6509"),
        ("the passphrase on file, Katze407#, does not match", "Katze407#"),
        ("<password>sunshine</password>", "sunshine"),
        ("Your password (passw0rd1947$) was changed yesterday", "passw0rd1947$"),
        ("security code: 482913", "482913"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "password is required",
        "the password",
        "password: xxxx",
        "password reset",
        "password: ********",
        "password = getpass()",
        "password: ${DB}",
        "palabras clave: cancer",
        "pin the 4 notes",
        "pass 1234 people",
        "your password will expire",
        "Password must be 8 characters",
        "password: None,",
        "clave: importante",
        "password=<redacted>",
        "password,amount\nrequired,12.50",
        "Password\nMust be long",
        "the secret | password | status |\n|---|---|---|\n| x | reset | open |",
        "see page 12 as the password guide says",
        "I forgot my password.... sorry",
        "Security > Password > Change",
        "Password...oops",
        "your password (8 characters or more) was changed",
        "password (required)",
        "security code 8350",
        "security_code=8344",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
