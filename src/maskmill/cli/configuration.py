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
    """Refuse a URL that cannot be meant and a data folder that cannot be used, before a part starts on them.

    Raises:
        InvalidSettings: the URL of broker, result backend or database. OSError: the folder.
    """
    from maskmill.adapters.keys.private_file import private_folder
    from maskmill.adapters.queue.address import complete, complete_backend

    next(private_folder(settings.data / "keys").iterdir(), None)  # one that may not be read is noticed here
    if settings.database_url is not None:
        from maskmill.adapters.store.database import parse_url

        parse_url(settings.database_url.get_secret_value())
    if settings.broker_url is not None:
        complete(settings.broker_url.get_secret_value())
    if settings.result_backend is not None:
        complete_backend(settings.result_backend.get_secret_value())
