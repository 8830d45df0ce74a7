"""`maskmill verify`: is this the file that the certificate speaks of, and is it clean?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.exits import FOUND, Leave
from maskmill.cli.files.targets import CERTIFICATE
from maskmill.cli.terminal import say, show, show_json

if TYPE_CHECKING:
    from maskmill.engine.verify import Verdict

HELP = """Check a redacted file against its certificate, offline.

Four things must hold: the signature, that its key is trusted (your own, one added with `maskmill keys trust`, or
--key), the file's hash, and a fresh search of the file.

\b
Examples:
  maskmill verify out/letter.pdf --certificate out/letter.pdf.certificate.json
  maskmill verify letter.pdf --certificate proof.json --key their-key.pub --json

\b
Exit codes: 0 all holds, 2 wrong call, 3 something does not hold, 4 not readable, 70 our bug.
"""


@click.command("verify", help=HELP, short_help="Check a redacted file against its certificate, offline.")
@click.argument("path", metavar="FILE")
@click.option(
    "--certificate",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CERT",
    help="The certificate [default: FILE.certificate.json].",
)
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PUBFILE",
    help="A public key (PEM) to trust for this call.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@data_option
def command(path: str, certificate: Path | None, key: Path | None, data: Path | None, *, as_json: bool) -> None:
    """Check, say what holds, and leave with 3 when something does not."""
    from maskmill.cli.proof import verify_file

    verdict = verify_file(load(data), path, certificate or Path(path + CERTIFICATE), key)
    if as_json:
        show_json(document(verdict))
    else:
        _show(verdict)
    if verdict.warning:
        say(f"maskmill: {verdict.warning}; look at the findings, or redact the file again")
    if verdict.result != "ok":
        raise Leave(FOUND)


def document(verdict: Verdict) -> dict[str, object]:
    """Return the document of `--json` (DESIGN section 4)."""
    return {
        "result": verdict.result,
        "signature": verdict.signature,
        "trusted": verdict.trusted,
        "hash": verdict.hash,
        "key": verdict.key,
        "findings": [{"type": item.type, "page": item.page, "count": item.count} for item in verdict.findings],
    }


def _show(verdict: Verdict) -> None:
    """Say each answer in a line."""
    show(f"result     {verdict.result}")
    show(f"signature  {'holds' if verdict.signature else 'DOES NOT HOLD: the certificate was changed'}")
    show(f"key        {verdict.key}")
    show(f"trusted    {'yes' if verdict.trusted else 'NO: add the key with `maskmill keys trust`, or give --key'}")
    show(f"file       {'is the certified one' if verdict.hash else 'IS NOT the certified one'}")
    for item in verdict.findings:
        show(f"found      {item.count} x {item.type} on page {item.page}")
