"""Settings as the command line needs them: the environment, then the flags."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maskmill.errors import InvalidSettings

if TYPE_CHECKING:
    from maskmill.settings import Settings

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of keys, database and objects (MASKMILL_DATA; maskmill-data).",
)


def load(data: Path | None = None, **flags: Any) -> Settings:
    """Return the settings; a flag wins over the environment.

    Raises:
        InvalidSettings: names the settings that are wrong, never their values.
    """
    from pydantic import ValidationError

    from maskmill.settings import Settings

    given = {name: value for name, value in {"data": data, **flags}.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as exc:
        wrong = sorted({str(error["loc"][0]) for error in exc.errors() if error["loc"]})
        raise InvalidSettings(
            f"A setting is not valid: {', '.join(wrong)}; `maskmill config show` explains each"
        ) from exc


def check_addresses(settings: Settings) -> None:
    """Refuse a URL of broker or result backend that cannot be meant, before a part starts on it. InvalidSettings."""
    from maskmill.adapters.queue.address import complete, complete_backend

    if settings.broker_url is not None:
        complete(settings.broker_url.get_secret_value())
    if settings.result_backend is not None:
        complete_backend(settings.result_backend.get_secret_value())
