"""A folder to work in, for each test its own."""

from pathlib import Path

import pytest
from tests.fixtures.cli import Cli


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path)
