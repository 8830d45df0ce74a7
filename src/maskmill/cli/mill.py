"""The mill of the file commands: no database, no queue; keys and the audit file from the data folder."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maskmill.engine.kit import Kit, Lens, Mill
    from maskmill.ports.audit import Audit
    from maskmill.ports.policies import Policies
    from maskmill.settings import Settings

CLI_AUDIT = "audit-cli.jsonl"
TENANT = "default"
"""The operator on this machine acts for the one tenant that every installation has."""


def file_mill(settings: Settings, *, with_names: bool = True) -> Mill:
    """Build the mill of a command that answers in sentences: log lines, libraries' too, go nowhere."""
    from maskmill.wiring import build_mill

    logging.getLogger().handlers[:] = [logging.NullHandler()]
    return build_mill(settings, with_names=with_names)


def file_lens(settings: Settings, *, with_names: bool = True) -> Lens:
    """Build what a command needs that only looks: it makes no key and no folder."""
    from maskmill.wiring import build_lens

    logging.getLogger().handlers[:] = [logging.NullHandler()]
    return build_lens(settings, with_names=with_names)


@contextmanager
def open_kit(settings: Settings) -> Iterator[Kit]:
    """Build the server's kit for one command of the operator, and close it."""
    from maskmill.adapters.log import configure
    from maskmill.wiring import build_kit, close

    configure(settings.log_format, "ERROR")
    kit = build_kit(settings)
    try:
        yield kit
    finally:
        close(kit)


def file_audit(settings: Settings, mill: Mill) -> Audit:
    """Return the chain of this command line, in the data folder."""
    from maskmill.adapters.store.file_audit import FileAudit

    return FileAudit(settings.data / CLI_AUDIT, mill.signer, mill.clock)


def policies(settings: Settings) -> Policies:
    """Return where policies come from, without the rest of the mill."""
    from maskmill.adapters.policies.files import FilePolicies

    return FilePolicies(settings.data / "policies")


def has_database(settings: Settings) -> bool:
    """Say whether the server has ever run with these settings."""
    return settings.database_url is not None or (settings.data / "maskmill.db").exists()
