"""Forms of vendors' keys, from the vendors' own documentation of their token prefixes.

In a form `{n}` stands for n letters and digits, `{n:h}` for hex, `{n:l}` for small letters and digits,
`{n:u}` for capitals and digits, `{n:d}` for digits, `{n:b}` for base64url, `{n:z}` for base 32.
"""

from __future__ import annotations

import base64
import json
import re
import string
from random import Random

from tests.structured.digits import some

_SETS = {
    "": string.ascii_letters + string.digits,
    "h": "0123456789abcdef",
    "l": string.ascii_lowercase + string.digits,
    "u": string.ascii_uppercase + string.digits,
    "d": string.digits,
    "b": string.ascii_letters + string.digits + "-_",
    "z": string.ascii_uppercase + "234567",
}

VENDORS: dict[str, str] = {
    "aws access key": "AKIA{16:z}",
    "aws session key": "ASIA{16:z}",
    "github personal": "ghp_{36}",
    "github oauth": "gho_{36}",
    "github app": "ghs_{36}",
    "github refresh": "ghr_{36}",
    "github fine-grained": "github_pat_{22}_{59}",
    "gitlab personal": "glpat-{20}",
    "gitlab deploy": "gldt-{20}",
    "gitlab runner": "glrt-{20}",
    "slack bot": "xoxb-{12:d}-{12:d}-{24}",
    "slack user": "xoxp-{12:d}-{12:d}-{12:d}-{32:h}",
    "slack webhook": "https://hooks.slack.com/services/T{8:u}/B{8:u}/{24}",
    "stripe live": "sk_live_{24}",
    "stripe restricted": "rk_live_{24}",
    "stripe webhook": "whsec_{32}",
    "google api": "AIza{35:b}",
    "google oauth": "GOCSPX-{28:b}",
    "google access": "ya29.{80:b}",
    "openai": "sk-proj-{74}T3BlbkFJ{74}",
    "openai old": "sk-{20}T3BlbkFJ{20}",
    "anthropic": "sk-ant-api03-{93:b}AA",
    "hugging face": "hf_{34}",
    "npm": "npm_{36}",
    "pypi": "pypi-AgEIcHlwaS5vcmc{70:b}",
    "rubygems": "rubygems_{48:h}",
    "docker": "dckr_pat_{27}",
    "sendgrid": "SG.{22:b}.{43:b}",
    "twilio": "SK{32:h}",
    "mailgun": "key-{32:h}",
    "mailchimp": "{32:h}-us{2:d}",
    "digitalocean": "dop_v1_{64:h}",
    "shopify access": "shpat_{32:h}",
    "shopify shared": "shpss_{32:h}",
    "square access": "sq0atp-{22:b}",
    "square secret": "sq0csp-{43:b}",
    "telegram bot": "{10:d}:AA{33:b}",
    "discord webhook": "https://discord.com/api/webhooks/{18:d}/{68:b}",
    "atlassian": "ATATT3xFfGF0{180:b}={8:u}",
    "databricks": "dapi{32:h}",
    "linear": "lin_api_{40}",
    "notion": "ntn_{46}",
    "planetscale": "pscale_tkn_{43:b}",
    "postman": "PMAK-{24:h}-{34:h}",
    "new relic": "NRAK-{27:u}",
    "grafana": "glsa_{32}_{8:h}",
    "vault": "hvs.{95:b}",
    "terraform": "{14}.atlasv1.{67:b}",
    "doppler": "dp.pt.{43}",
    "airtable": "pat{14}.{64:h}",
    "sentry": "sntryu_{64:h}",
    "age": "AGE-SECRET-KEY-1{58:u}",
}


def fill(rng: Random, form: str) -> str:
    """Fill a form; see the module's text."""
    return re.sub(r"\{(\d+)(?::(\w))?\}", lambda found: some(rng, int(found[1]), _SETS[found[2] or ""]), form)


def vendor_key(rng: Random) -> str:
    """Return a key of one of the vendors."""
    return fill(rng, rng.choice(list(VENDORS.values())))


def _segment(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def json_web_token(rng: Random) -> str:
    """Return a signed JSON Web Token (RFC 7519) whose header and payload are JSON."""
    head = _segment(json.dumps({"alg": rng.choice(("HS256", "RS256", "ES256")), "typ": "JWT"}).encode())
    body = _segment(
        json.dumps({"sub": str(rng.randrange(10**9)), "iat": 1_760_000_000 + rng.randrange(10**6)}).encode()
    )
    return f"{head}.{body}.{_segment(rng.randbytes(32))}"


def private_key(rng: Random) -> str:
    """Return a private key in PEM (RFC 7468); the bytes are noise."""
    name = rng.choice(
        ("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY")
    )
    body = base64.b64encode(rng.randbytes(rng.choice((96, 240, 480)))).decode()
    lines = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
    return f"-----BEGIN {name}-----\n{lines}\n-----END {name}-----"


def password(rng: Random) -> str:
    """Return a password as people choose them."""
    word = rng.choice(
        ("Sommer", "Winter", "correct-horse", "Fr3d!", "Blue_Sky", "Katze", "Tr0ub4dor", "hunter", "passw0rd", "Azul")
    )
    return rng.choice(
        (f"{word}{rng.randint(10, 2026)}{rng.choice('!#?$*')}", f"{word}{rng.randint(100, 99999)}", fill(rng, "{12}!"))
    )
