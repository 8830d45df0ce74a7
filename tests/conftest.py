"""What holds for all tests."""

from __future__ import annotations

import gc

import hypothesis

hypothesis.settings.register_profile("quick", max_examples=50, deadline=None)  # a loaded machine misses deadlines
hypothesis.settings.load_profile("quick")


def pytest_collection_finish() -> None:
    """Keep the imported modules out of later collections, as a worker's pool process does after its start."""
    gc.collect()
    gc.freeze()
