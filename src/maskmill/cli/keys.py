"""`maskmill keys`: API keys, the signing key, and whose signatures are trusted."""

from __future__ import annotations

import time
from pathlib import Path

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.files.deliver import replace_private
from maskmill.cli.mill import TENANT, open_kit
from maskmill.cli.teach import teach
from maskmill.cli.terminal import show, show_json, show_table
from maskmill.errors import Conflict, InvalidRequest
from maskmill.ports.access import SCOPES

ACTOR = "operator"
DAY_S = 86_400


@click.group(
    "keys",
    help=teach(
        "Make and revoke API keys; export the key that signs certificates; trust other keys; rotate the master.",
        "keys create scanner --scope documents --scope jobs --days 90",
        "keys export -o our-key.pub",
        codes="0 done, 2 wrong call or no such key, 70 our bug",
    ),
    short_help="Make API keys, export the signing key, trust other keys.",
)
def command() -> None:
    """Hold the commands."""


@command.command(
    "list",
    help=teach("List API keys and the fingerprints of trusted signing keys.", "keys list", "keys list --json"),
    short_help="List API keys and trusted keys.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@data_option
def list_keys(data: Path | None, *, as_json: bool) -> None:
    """List keys, never their secrets."""
    from maskmill.cli.proof import trusted_by

    settings = load(data)
    with open_kit(settings) as kit:
        keys = kit.store.access.keys(TENANT)
        own = kit.mill.signer.fingerprint()
    trusted = sorted(trusted_by(settings, None))
    if as_json:
        rows = [
            {"id": key.id, "name": key.name, "scopes": sorted(key.scopes), "revoked": key.revoked_at is not None}
            for key in keys
        ]
        show_json({"api_keys": rows, "signing_key": own, "trusted": trusted})
        return
    show_table(
        ("ID", "NAME", "SCOPES", "STATE"),
        [(key.id, key.name, ",".join(sorted(key.scopes)), "revoked" if key.revoked_at else "valid") for key in keys],
    )
    show()
    show(f"signing key  {own}")
    for name in trusted:
        show(f"trusted      {name}")


@command.command(
    "create",
    help=teach(
        "Make an API key and print it, this once; only a hash of it is kept.",
        "keys create scanner --scope documents --scope jobs",
        "keys create auditor --scope admin --days 7",
    ),
    short_help="Make an API key.",
)
@click.argument("name")
@click.option("--scope", "scopes", multiple=True, type=click.Choice(SCOPES), help="Repeat for more [default: all].")
@click.option("--days", type=click.IntRange(1, 3650), help="Days until it ends [default: never].")
@data_option
def create(name: str, scopes: tuple[str, ...], days: int | None, data: Path | None) -> None:
    """Make a key."""
    ends = None if days is None else time.time() + days * DAY_S
    with open_kit(load(data)) as kit:
        key = kit.store.access.create(TENANT, name, frozenset(scopes or SCOPES), ends)
        kit.store.audit.append("key.created", ACTOR, {"scopes": sorted(scopes or SCOPES)})
    show(key)


@command.command(
    "revoke",
    help=teach(
        "Revoke an API key at once; its id is the part between the underscores.",
        "keys revoke 7f3a",
        "keys revoke 7f3a --data /srv/maskmill",
    ),
    short_help="Revoke an API key.",
)
@click.argument("key_id", metavar="ID")
@data_option
def revoke(key_id: str, data: Path | None) -> None:
    """Revoke a key."""
    with open_kit(load(data)) as kit:
        kit.store.access.revoke(TENANT, key_id)
        kit.store.audit.append("key.revoked", ACTOR, {"key_id": key_id})
    show(f"{key_id}  revoked")


@command.command(
    "export",
    help=teach(
        "Write the public key that certificates of this data folder are signed with (PEM).",
        "keys export",
        "keys export -o our-key.pub",
    ),
    short_help="Write the public signing key.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File [default: standard output]."
)
@data_option
def export(output: Path | None, data: Path | None) -> None:
    """Write the public key."""
    from maskmill.adapters.keys.signer import Ed25519Signer
    from maskmill.wiring import SIGNING_KEY

    pem = Ed25519Signer(load(data).data / SIGNING_KEY).public_pem()
    if output is None:
        click.echo(pem, nl=False)
    else:
        replace_private(output, pem)


@command.command(
    "trust",
    help=teach(
        "Trust certificates that somebody else's key has signed.",
        "keys trust their-key.pub",
        "keys trust their-key.pub --data /srv/maskmill",
    ),
    short_help="Trust somebody else's signing key.",
)
@click.argument("path", metavar="PUBFILE", type=click.Path(path_type=Path, dir_okay=False))
@data_option
def trust(path: Path, data: Path | None) -> None:
    """Copy a public key into the trusted folder, under its fingerprint."""
    from maskmill.adapters.keys.private_file import private_folder
    from maskmill.adapters.keys.signer import fingerprint, read_public_key
    from maskmill.cli.files.inputs import read_bytes
    from maskmill.cli.proof import CERTIFICATE_BYTES, trusted_folder

    pem = read_bytes(str(path), CERTIFICATE_BYTES)
    name = fingerprint(read_public_key(pem))
    folder = private_folder(trusted_folder(load(data)))
    replace_private(folder / f"{name}.pub", pem)
    show(f"{name}  trusted")


@command.command(
    "rotate",
    help=teach(
        "Make a new master key and wrap the tenants' keys with it; documents are not written anew.",
        "keys rotate",
        "keys rotate --data /srv/maskmill",
        codes="0 done, 2 a stack runs on the data folder, 70 our bug",
    ),
    short_help="Make a new master key.",
)
@data_option
def rotate(data: Path | None) -> None:
    """Rotate the master key."""
    from maskmill.adapters.keys.master import open_key_file, rotate_master_file
    from maskmill.adapters.stack.place import is_locked

    settings = load(data)
    if settings.master_key is not None:
        raise InvalidRequest("The master key comes from MASKMILL_MASTER_KEY; rotate it where it is kept")
    if is_locked(settings.data):
        raise Conflict("A stack runs on this data folder and holds the old key; stop it, then rotate")
    key_file = open_key_file(settings.data)
    try:
        rotate_master_file(key_file, settings.data)
    finally:
        key_file.close()
    show("master key rotated; keep a new copy of the keys folder")
