"""A task of an old system as its callers know it. Its arguments go into the encrypted store, its id into the broker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from maskmill.compat.registry import REGISTRY, OldName, by_function
from maskmill.compat.result import OldResult
from maskmill.compat.signature import Links, Signature
from maskmill.compat.submit import run_here


class Facade:
    """What `from services.tasks import …` gives. `name` and `queue` are those of the old task."""

    def __init__(self, old: OldName) -> None:
        """Stand for one old name."""
        self.old = old
        self.name = old.name
        self.queue = old.queue.value
        self.__name__ = old.function
        self.__doc__ = f"{old.function}({old.takes.form}): {old.does}"

    def __repr__(self) -> str:
        """Name the task."""
        return f"<Facade {self.name}>"

    def __call__(self, *args: Any, **kwargs: Any) -> Mapping[str, object]:
        """Run the job in this process, and return its result as a dictionary.

        Raises:
            MaskmillError: an argument is wrong, or the job did not come to a result.
        """
        result = run_here(self.s(*args, **kwargs))
        return result.answer() if result.ready() else result.get()

    def delay(self, *args: Any, **kwargs: Any) -> OldResult:
        """Submit a job for the workers."""
        return self.s(*args, **kwargs).delay()

    def apply_async(
        self,
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        task_id: str | None = None,
        *,
        link: Links = None,
        **options: Any,
    ) -> OldResult:
        """Submit a job with options: `task_id`, `countdown`, `eta`, `expires`, `priority`, `queue`, `link`.

        Raises:
            TypeError: another option. MaskmillError: an argument or an option is wrong; nothing is stored.
        """
        return self.s(*(args or ()), **(kwargs or {})).apply_async(link=link, task_id=task_id, **options)

    def s(self, *args: Any, **kwargs: Any) -> Signature:
        """Return the call, to be made later: alone, as `link=` of another, or in a chain."""
        return Signature(self.old, args, kwargs)

    def si(self, *args: Any, **kwargs: Any) -> Signature:
        """Return the call as one that takes nothing from the job before."""
        return Signature(self.old, args, kwargs, immutable=True)

    def AsyncResult(self, task_id: str) -> OldResult:  # noqa: N802 - Celery's name
        """Return the result object of a call that was made before."""
        return OldResult(task_id, old=self.old)


FACADES: dict[str, Facade] = {name: Facade(old) for name, old in REGISTRY.items()}


def facade(function: str) -> Facade:
    """Return the facade of a function: the `__getattr__` of the alias modules.

    Raises:
        AttributeError: no old task that stands here is called so.
    """
    old = by_function(function)
    if old is None:
        raise AttributeError(f"There is no old task called {function!r} here; docs/old-systems.md lists them")
    return FACADES[old.name]
