"""Secrets: vendors' keys, tokens, private keys and passwords, and what only looks like them."""

from __future__ import annotations

import base64
import hashlib
from random import Random

from tests.structured.kind import Kind, words
from tests.structured.secret_forms import fill, json_web_token, password, private_key, vendor_key

from maskmill.domain.entity import EntityType


def _token(rng: Random) -> str:
    return json_web_token(rng) if rng.random() < 0.15 else vendor_key(rng)


def _hash(rng: Random) -> str:
    return rng.choice((hashlib.sha256(rng.randbytes(8)).hexdigest(), hashlib.sha1(rng.randbytes(8)).hexdigest()))  # noqa: S324 - looks only


def _integrity(rng: Random) -> str:
    return "sha512-" + base64.b64encode(rng.randbytes(64)).decode()


def _certificate(rng: Random) -> str:
    body = base64.b64encode(rng.randbytes(144)).decode()
    name = rng.choice(("CERTIFICATE", "PUBLIC KEY"))
    return f"-----BEGIN {name}-----\n{body[:64]}\n{body[64:128]}\n{body[128:]}\n-----END {name}-----"


_PASSWORD_LURES = (
    "password: <********>",
    "password=<${DB_PASSWORD}>",
    "password: <required>",
    "password reset <link> sent",
    "the password <must> have 12 signs",
    'api_key="<YOUR_API_KEY>"',
    "token_type: <bearer>",
    "password: <null>",
    "Passwort <vergessen>?",
    "mot de passe <oublié> ?",
    "secret <santa> party",
    "secret: <{{ vault_secret }}>",
    "password = <getpass()>",
    "api token <expired> yesterday",
    "forgot your password<?>",
    "token=<<token>>",
    "pwd=<None>",
    "contraseña <incorrecta>",
)

KINDS = (
    Kind(
        EntityType.SECRET,
        "",
        "vendors' documentation of token prefixes; RFC 7519",
        _token,
        lambda _: False,
        words(en="api key|token|access token|secret", de="API-Schlüssel", fr="clé API", es="clave API"),
        bad={
            "hash": _hash,
            "subresource integrity": _integrity,
            "github too short": lambda rng: fill(rng, "ghp_{12}"),
            "aws too short": lambda rng: fill(rng, "AKIA{7:z}"),
            "identifier": lambda rng: rng.choice(
                ("skLiveUpdateHandler", "sk_live_update_prices", "npm_config_registry", "hf_hub_download")
            ),
            "class names": lambda rng: rng.choice(
                ("btn-primary-outline-large", "xoxb-like-prefix", "glpat-tokens-are-secret")
            ),
        },
        checked=False,
        evident=True,
        shaped=False,
        glued=False,
        lower=False,
        solo=(
            "export KEY={v}",
            "curl -H 'Authorization: Bearer {v}' $HOST",
            "config.key = '{v}'",
            "found {v} in the commit",
        ),
    ),
    Kind(
        EntityType.SECRET,
        "",
        "RFC 7468",
        private_key,
        lambda _: False,
        words(en="private key"),
        bad={"public": _certificate},
        checked=False,
        evident=True,
        shaped=False,
        glued=False,
        lower=False,
        solo=("{v}", "key file:\n{v}\n", "deploy key below\n\n{v}\n\nkeep it", "cat id_rsa\n{v}"),
        only_solo=True,
    ),
    Kind(
        EntityType.SECRET,
        "",
        "passwords have no form: a context word decides",
        password,
        lambda _: False,
        words(
            en="password|passwd|pwd|passphrase",
            de="Passwort|Kennwort",
            fr="mot de passe",
            es="contraseña",
            it="password|parola d'ordine",
            pt="senha|palavra-passe",
            nl="wachtwoord",
            pl="hasło",
        ),
        checked=False,
        shaped=False,
        glued=False,
        lower=False,
        lures=_PASSWORD_LURES,
    ),
    Kind(
        EntityType.SECRET,
        "",
        "RFC 3986 userinfo; vendors' connection strings",
        password,
        lambda _: False,
        words(en="connection string"),
        checked=False,
        shaped=False,
        glued=False,
        lower=False,
        lures=_PASSWORD_LURES,
        solo=(
            "postgres://app:{v}@db.internal:5432/main",
            "Server=db;Trusted=no;Password={v};",
            "DB_PASSWORD={v}",
            'client_secret: "{v}"',
            "mysql -u root --password={v}",
        ),
        only_solo=True,
    ),
)
