"""E-mail addresses: RFC 5321 lengths (local part 64, domain 255, label 63), RFC 5322 dots and quotes, RFC 6531 letters.

Written around robots ("john (at) example (dot) com") an address is found where the signs are brackets, or where words
say that it is one. What has the form and is none: the repository `git@host:path`, a password in a web address, a
picture `icon@2x.png`.
"""

from __future__ import annotations

import ipaddress
import re

from maskmill.domain.detect.detector import Detector, Pattern, bag, words
from maskmill.domain.entity import EntityType

_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?", re.UNICODE)
_LOCAL_LIMIT, _DOMAIN_LIMIT = 64, 255
_LEADER = re.compile(r".*\.{3,}", re.DOTALL)
_IN_URL = re.compile(r"://[^\s/@]*$")
_IN_URL_REACH = 60
_FILES = bag("png jpg jpeg gif svg webp ico css js ts html htm xml json txt pdf zip gz mp4 webm min bak py java rb")
_TOP = (
    "com|org|net|edu|gov|info|io|co|biz|me|uk|de|fr|es|it|nl|eu|us|ca|au|ch|at|be|pl|pt|se|dk|fi|no|ie|in|br|mx|za|nz|"
    "app|dev"
)


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Drop dots that the sentence owns, and what is no domain."""
    local, _, domain = text[start:end].rpartition("@")
    leader = _LEADER.match(local)
    kept = (local[leader.end() :] if leader else local).lstrip(".-'%")
    domain = domain.rstrip(".-")
    if not kept or len(kept) > _LOCAL_LIMIT or ".." in kept or kept[-1] == "." or not _is_domain(domain):
        return None
    first, last = start + len(local) - len(kept), end - (len(text[start:end].rpartition("@")[2]) - len(domain))
    return None if _is_other(text, first, last, kept) else (first, last)


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    top = labels[-1].lower()
    return (
        len(labels) > 1
        and len(domain) <= _DOMAIN_LIMIT
        and all(_LABEL.fullmatch(label) for label in labels)
        and (top.isalpha() or top.startswith("xn--"))
        and len(top) > 1
        and top not in _FILES
    )


def _is_other(text: str, start: int, end: int, local: str) -> bool:
    """Whether a repository's or a web address has borrowed the form, or the address goes on."""
    if text[end : end + 1] == ":" and text[end + 1 : end + 2].isalpha() and local.lower() == "git":
        return True
    if text[end : end + 1] == "@" or text[max(0, start - 1) : start] == "@":
        return True
    return _IN_URL.search(text, max(0, start - _IN_URL_REACH), start) is not None


def _quoted(text: str, start: int, end: int) -> tuple[int, int] | None:
    local, _, domain = text[start:end].rpartition("@")
    stripped = domain.rstrip(".-")
    fine = len(local) <= _LOCAL_LIMIT and _is_domain(stripped)
    return (start, end - len(domain) + len(stripped)) if fine else None


def _literal(text: str, start: int, end: int) -> tuple[int, int] | None:
    raw_address = text[start:end].rpartition("[")[2].rstrip("]").removeprefix("IPv6:")
    try:
        ipaddress.ip_address(raw_address)
    except ValueError:
        return None
    return start, end


_LETTERS = "A-Za-z0-9À-῿぀-퟿"
_LOCAL = rf"[{_LETTERS}._%+'-]"
_AT = r"(?: ?(?:\(at\)|\[at\]|\{at\}|<at>|\(AT\)|\[AT\]|\{AT\}|\(@\)|\[@\]|\(a\)|\[a\]) ?)"
_DOT = r"(?:\.| ?(?:\(dot\)|\[dot\]|\{dot\}|<dot>|\(DOT\)|\[DOT\]|\{DOT\}|\(\.\)|\[\.\]|\(punkt\)|\[punkt\]) ?| dot )"

DETECTOR = Detector(
    name="email_address",
    type=EntityType.EMAIL_ADDRESS,
    patterns=(
        Pattern(rf"{_LOCAL}{{1,90}}@[{_LETTERS}][{_LETTERS}.-]{{0,300}}\.[A-Za-zÀ-῿぀-퟿][{_LETTERS}-]{{1,62}}", 0.97),
        Pattern(rf'"[^"@\n\t]{{1,62}}"@[{_LETTERS}][{_LETTERS}.-]{{0,300}}\.[A-Za-z]{{2,24}}', 0.9, check=_quoted),
        Pattern(
            r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9A-Fa-f:]{2,45})\]",
            0.9,
            check=_literal,
        ),
        Pattern(
            rf"\b[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}{_AT}[A-Za-z0-9-]{{1,63}}"
            rf"(?:{_DOT}[A-Za-z0-9-]{{1,63}}){{0,3}}{_DOT}[A-Za-z]{{2,24}}\b",
            0.85,
            check=lambda _text, start, end: (start, end),
        ),
        Pattern(
            r"\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63} ?(?:\[\.\]|\(\.\)|\[dot\]|"
            r"\(dot\)) ?[A-Za-z]{2,24}\b",
            0.85,
            check=lambda _text, start, end: (start, end),
        ),
        Pattern(
            rf"(?i)\b[a-z0-9]{{1,40}}(?:(?:[._-]| dot )[a-z0-9]{{1,40}}){{0,4}} at [a-z0-9-]{{1,63}}"
            rf"(?: dot [a-z0-9-]{{1,63}})? dot (?:{_TOP})\b",
            0.7,
            needs_context=True,
            check=lambda _text, start, end: (start, end),
        ),
    ),
    check=_check,
    context=words(
        """
        email; e mail; mail; mail me; email me; contact; reach; write; address; e mail adresse; adresse; courriel; mél;
        correo; correo electrónico; posta elettronica; indirizzo; kontakt; schreiben; reply; send
        """
    ),
)
