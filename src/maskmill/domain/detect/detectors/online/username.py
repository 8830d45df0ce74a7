"""Names of accounts: after a word that says so, in the path of a home folder, and @handles."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, bag
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_VALUE = r"@?[A-Za-z0-9][A-Za-z0-9_.@\\+-]{0,62}[A-Za-z0-9_]|@?[A-Za-z0-9_]{2,64}"
_SIGNED = re.compile(
    rf"[\"']?[ \t]{{0,3}}(?:[:=]|\b(?:is|was|ist|lautet|est|es|è|é|jest)\b)"
    rf"[ \t]{{0,3}}\n?[ \t]{{0,3}}[\"'`<\[]?(?P<value>{_VALUE})"
)
_BARE = re.compile(rf"[ \t]{{1,2}}[\"'`]?(?P<value>{_VALUE})")
_TELLING = re.compile(r"[^\W_][._-]?[\d]|\d[A-Za-z]|[A-Za-z0-9][_.][A-Za-z0-9]")
_NOT_NAMES = bag(
    """
    required optional none null nil unknown yes no here below above is and or the a an your my our this that field
    cannot must invalid valid not missing empty blank wrong incorrect correct password passwort mot-de-passe contraseña
    email e-mail example taken available already used admin administrator root guest user username n/a na tbd xxx true
    false undefined default same only by of to in at on for with from new old case sensitive allowed enter please see
    string pass pwd erforderlich ungültig gültig obligatoire requis incorrecto requerido obligatorio richiesto name id
    agent
    """
)
_DOMAIN = re.compile(r"\. ?(?:com|org|net|edu|gov|co|io|de|fr|es|it|uk)\b")
_AT_RULES = bag(
    """
    media import charset font keyframes property override param params return returns author deprecated staticmethod
    classmethod supports include mixin extend namespace layer container page apply tailwind see since version throws
    exception link code value test before after beforeeach aftereach bean autowired component service controller
    entity table column nullable notnull inject type everyone here channel all
    """
)


def _clean(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Drop the sentence's point; refuse the words that forms say where a name belongs."""
    start, end = span
    while end > start and text[end - 1] in ".-@\\+":
        end -= 1
    raw_value = text[start:end]
    if len(raw_value) < 2 or raw_value.casefold() in _NOT_NAMES or text[end : end + 1].isalnum():  # noqa: PLR2004 - one letter names nobody
        return None
    return start, end


def _named(text: str, _start: int, end: int) -> tuple[int, int] | None:
    """A label that can mean nothing else: a sign or a verb, or a value that no word looks like."""
    signed = _SIGNED.match(text, end)
    if signed:
        return _clean(text, signed.span("value"))
    bare = _BARE.match(text, end)
    return _clean(text, bare.span("value")) if bare and _TELLING.search(bare["value"]) else None


def _assigned(text: str, start: int, end: int) -> tuple[int, int] | None:
    """User=jdoe; a colon needs a value that is no name or word of a sentence."""
    signed = _SIGNED.match(text, end)
    if signed is None or text[max(0, start - 1) : start] in {"/", "."}:
        return None
    sign = text[end : signed.start("value")]
    is_plain = "=" in sign or _TELLING.search(signed["value"]) or signed["value"].islower()
    return _clean(text, signed.span("value")) if is_plain and ("=" in sign or ":" in sign) else None


def _handle(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Not the domain of an e-mail address, not a decorator."""
    before = text[max(0, start - 1) : start]
    if before.isalnum() or before in {".", "_", "-", "@", "/"} or text[start + 1 : end].lower() in _AT_RULES:
        return None
    return None if text[end : end + 1] in {"(", "@"} or _DOMAIN.match(text, end) else (start, end)


def _home(text: str, start: int, end: int) -> tuple[int, int] | None:
    first = max(text.rfind("/", start, end), text.rfind("\\", start, end)) + 1
    return None if text[first:end].lower() in {"public", "shared", "default", "all"} else (first, end)


DETECTOR = Detector(
    name="username",
    type=EntityType.USERNAME,
    patterns=(
        Pattern(
            label(
                """
                username; user name; user id; userid; user login; login name; login id; loginid; account name; screen
                name; screenname; display name; gamertag; handle; nickname; twitter handle; instagram handle; telegram;
                signal; skype; skype id; discord; wechat; wechat id; benutzername; nutzername; benutzerkennung;
                benutzer id; anmeldename; identifiant; nom d'utilisateur; pseudo; pseudonyme; nombre de usuario; id de
                usuario; apodo; nome utente; nome de usuário; nome de utilizador; gebruikersnaam; inlognaam; nazwa
                użytkownika; nazwa konta
                """
            ),
            0.8,
            check=_named,
        ),
        Pattern(
            label(
                "user; usr; uname; login; logon; nick; usuario; utente; utilizador; utilisateur; benutzer; gebruiker"
            ),
            0.7,
            check=_assigned,
        ),
        Pattern(r"@[A-Za-z_][A-Za-z0-9_]+", 0.55, check=_handle),
        Pattern(r"\b[A-Za-z]:\\Users\\[A-Za-z0-9][A-Za-z0-9._-]{0,30}[A-Za-z0-9]", 0.75, check=_home),
        Pattern(r"/(?:home|Users)/[A-Za-z0-9][A-Za-z0-9._-]{0,30}[A-Za-z0-9]", 0.7, check=_home),
    ),
    rank=Rank.WEAK,
)
