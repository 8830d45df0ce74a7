"""Names of accounts: after a word that says so, in the path of a home folder, and @handles."""

from __future__ import annotations

import re

from maskmill.domain.detect.ahead import ahead
from maskmill.domain.detect.common_words import is_common
from maskmill.domain.detect.detector import Detector, Pattern, Rank, bag
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_VALUE = r"@?[A-Za-z0-9][A-Za-z0-9_.@\\+-]{0,62}[A-Za-z0-9_]|@?[A-Za-z0-9_]{2,64}"
_SIGNED = re.compile(
    rf"[\"']?(?:[ \t]{{0,3}}(?:[:=]|\b(?:is|was|ist|lautet|est|es|è|é|jest)\b|\.{{3,60}})|</[a-z]{{1,8}}>|(?=\n))"
    rf"[ \t]{{0,3}}\n?[ \t]{{0,3}}(?:<[a-z]{{1,8}}>)?[\"'`<\[]?(?P<value>{_VALUE})"
)
_TAGGED = re.compile(rf"[a-z_-]{{0,16}}>(?P<value>{_VALUE})</")
_BARE = re.compile(
    r"(?:[ \t]{1,2}(?:(?:on file|de connexion|de usuario|to|is|as|es|est|ist|jest|é|è),?[ \t])?|,[ \t]|\n[ \t]{0,3})"
    rf"[\"'`(]{{0,2}}(?P<value>{_VALUE})"
)
_IN_CELL = re.compile(rf"[ \t\"'`]{{0,40}}(?P<value>{_VALUE})[\"'`]?(?=[ \t\r]{{0,40}}(?:[|;,\t\n]|\Z))")
_TELLING = re.compile(r"[^\W_][._-]?[\d]|\d[A-Za-z]|[A-Za-z0-9][_.][A-Za-z0-9]")
_MIXED = re.compile(
    r"[a-z][._-]?\d{1,6}(?![A-Za-z0-9.])|[a-z]_[a-z]"
    r"|[a-z]{2}\.(?!(?:com|org|net|edu|gov|io|co|de|fr|es|it|nl|uk|html?|php|aspx?|jsp?|py|txt|pdf|exe|css|json)\b)[a-z]{2}"
)
_CODED = re.compile(r"[a-z]{5,20}")
_CLOSED = re.compile(r"[\"'`]?(?:[ \t]?[,;)\n]|[ \t]-|\.?(?:\s|\Z))")
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
_FORM_WORDS = bag(
    """
    abbreviation publicitaire publicitario pubblicitario publicitário advertising activation aktiviert already altro
    anders assigned associato atual autre bestaat blijft cannot champ change chosen conta correct corretto dimenticato
    display einfach errado errato esiste existing existiert falsch field forgotten format gekozen geldig generated hier
    history incorreto invalido inválido kann leider longer mancante missing mozna można musi muss never nieprawidłowa
    nieprawidlowa niet noch nicht nuevo nuovo obbligatorio obrigatório obrigatorio ongeldig onjuist oppure pflichtfeld
    policy prompt reset sbagliato screen selected sera section settings suggestion vergessen vergeten verplicht wijzigen
    wymagana wymagany zijn zmień czyli ważna
    """
)
"""What forms say behind such a label in languages of which no list of words is at hand."""

_DOMAIN = re.compile(r"\. ?(?:com|org|net|edu|gov|co|io|de|fr|es|it|uk)\b")
_OPENING = "([{<>\"'`,;:|*~="
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


def _named(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A label that can mean nothing else: a sign or a verb, or a value that no word looks like."""
    found = _in_cell(text, end) if _is_cell(text, end) else _SIGNED.match(text, end) or _tagged(text, start, end)
    if found and (_is_telling(found["value"]) or text[end] != "\n"):
        span = _clean(text, found.span("value"))
        if span:
            return span
    bare = _BARE.match(text, end)
    if bare and _is_telling(bare["value"]) and _CLOSED.match(text, bare.end("value")):
        return _clean(text, bare.span("value"))
    span = ahead(text, start, end, _VALUE)
    return _clean(text, span) if span and _is_telling(text[slice(*span)]) else None


def _is_telling(raw_value: str) -> bool:
    """Whether a value looks like no word: signs or digits in it, or small letters that make none that is common."""
    if _TELLING.search(raw_value):
        return True
    return _CODED.fullmatch(raw_value) is not None and not (raw_value in _FORM_WORDS or is_common(raw_value))


def _is_cell(text: str, end: int) -> bool:
    """Whether what lies before is no label but the border of a cell beneath it."""
    return text[end - 1] in "|;,\t\n"


def _in_cell(text: str, end: int) -> re.Match[str] | None:
    return _IN_CELL.match(text, end)


def _tagged(text: str, start: int, end: int) -> re.Match[str] | None:
    return _TAGGED.match(text, end) if text[max(0, start - 1) : start] == "<" else None


def _assigned(text: str, start: int, end: int) -> tuple[int, int] | None:
    """User=jdoe; a colon needs a value that is no name or word of a sentence."""
    if _is_cell(text, end):
        found = _in_cell(text, end)
        return _clean(text, found.span("value")) if found else None
    signed = _SIGNED.match(text, end)
    if signed is None or text[max(0, start - 1) : start] in {"/", "."}:
        return _only_telling(text, start, end)
    sign = text[end : signed.start("value")]
    is_plain = "=" in sign or _TELLING.search(signed["value"]) or signed["value"].islower()
    if is_plain and not {"=", ":", ".", "<"}.isdisjoint(sign):
        return _clean(text, signed.span("value"))
    return _only_telling(text, start, end)


def _only_telling(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A short label and a name with a digit and letters, such as no word has; "user 123" counts users."""
    found = _BARE.match(text, end)
    if found and _MIXED.search(found["value"]) and not _MIXED.search(text, max(0, start - 20), start):
        return _clean(text, found.span("value"))
    tagged = _tagged(text, start, end)
    if tagged:
        return _clean(text, tagged.span("value"))
    span = ahead(text, start, end, _VALUE)
    return _clean(text, span) if span and _MIXED.search(text, *span) else None


def _handle(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Not the domain of an e-mail address, not a decorator."""
    before = text[max(0, start - 1) : start]
    if not (before.isspace() or before in _OPENING) or text[start + 1 : end].lower() in _AT_RULES:
        return None
    return None if text[end : end + 1] in {"(", "@", "/"} or _DOMAIN.match(text, end) else (start, end)


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
                użytkownika; nazwa konta; identifiant de connexion; nom utilisateur
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
