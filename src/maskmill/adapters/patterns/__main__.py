"""Build the databases of the built-in patterns for this machine: `python -m maskmill.adapters.patterns`."""

from __future__ import annotations

import sys

from maskmill.adapters.patterns.compiler import BUILT
from maskmill.adapters.patterns.shelf import Shelf
from maskmill.domain.detect.catalogue import catalogue


def main() -> int:
    """Put them beside the package; 1 when they cannot be written there. Without hyperscan there is nothing to build."""
    try:
        from maskmill.adapters.patterns import databases  # noqa: PLC0415 - hyperscan is absent on some machines
    except ImportError:
        return 0
    regexes = catalogue().regexes
    key, shelf = databases.key(regexes), Shelf((BUILT,))
    if shelf.get(key) is None and not shelf.put(key, databases.build(regexes)):
        sys.stderr.write(f"{BUILT} cannot be written; the databases are built when they are needed\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
