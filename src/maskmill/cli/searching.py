"""A process that searches texts for the API: started by it, with the number of a socket as its only argument.

It is given no key: what it needs of the data folder is the folder of policies.
"""

from __future__ import annotations

import sys

from maskmill.cli.configuration import load
from maskmill.cli.exits import guarded


def serve() -> None:
    """Search until the owner hangs up."""
    import logging

    from maskmill.adapters.searcher.serve import serve as answer
    from maskmill.wiring import build_lens

    logging.getLogger().handlers[:] = [logging.NullHandler()]
    answer(build_lens(load(), with_paths=False), int(sys.argv[1]))


if __name__ == "__main__":
    raise SystemExit(guarded(serve))
