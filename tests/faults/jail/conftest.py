"""One jail for all faults of a test process: that it survives them all is the point."""

from collections.abc import Iterator

import pytest
from tests.faults.jail import hostile

from maskmill.adapters.jail import JailedSandbox


@pytest.fixture(scope="session")
def jail() -> Iterator[JailedSandbox]:
    sandbox = JailedSandbox(extra_operations=hostile.OPERATIONS)
    if not sandbox.walls().complete:
        pytest.skip(f"this kernel gives {sandbox.walls().layers}")
    yield sandbox
    sandbox.close()
