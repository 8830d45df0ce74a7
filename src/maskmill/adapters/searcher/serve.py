"""The loop of a search process: it owns the model, has one thread, and ends when its owner does."""

from __future__ import annotations

import signal
import socket

from maskmill.adapters.searcher import line
from maskmill.adapters.searcher.local import LocalSearcher
from maskmill.engine.kit import Lens
from maskmill.errors import MaskmillError


def serve(lens: Lens, descriptor: int) -> None:
    """Answer orders from an inherited socket until the owner hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner decides when to end
    searcher = LocalSearcher(lens)
    with socket.socket(fileno=descriptor) as owner:
        while True:
            try:
                order = line.receive(owner)
                line.send(owner, _answer(searcher, order))
            except (line.Hung, OSError):
                return


def _answer(searcher: LocalSearcher, order: line.Message) -> line.Message:
    """Search; an error travels by its slug, and one that is not of our tree says its type and nothing of its words."""
    try:
        return line.answer(searcher.find(order["texts"], line.wish_of(order)))
    except MaskmillError as exc:
        return {"slug": exc.slug, "detail": exc.detail}
    except Exception as exc:  # noqa: BLE001 - the process serves on; its words may quote a text
        return {"slug": MaskmillError.slug, "detail": f"A search failed ({type(exc).__name__}); report the request_id"}
