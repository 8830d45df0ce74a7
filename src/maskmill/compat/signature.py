"""A call that waits to be made, and calls one after another: each is a job that starts when the one before is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from maskmill.compat.registry import OldName
from maskmill.compat.result import OldResult
from maskmill.compat.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Signature:
    """A call with its arguments. In a chain, one that lacks its first argument takes it from the job before.

    Celery hands on the result; here the job's id or its document is handed on, whichever the task takes. `si` makes a
    signature that takes nothing. `repr` shows no arguments: they may be personal.
    """

    old: OldName
    args: tuple[Any, ...] = field(default=(), repr=False)
    kwargs: Mapping[str, Any] = field(default_factory=dict, repr=False)
    wishes: Wishes = field(default_factory=Wishes)
    links: tuple[Signature | Chain, ...] = ()
    immutable: bool = False

    def set(self, *, link: Links = None, **options: Any) -> Signature:
        """Return the call with options of `apply_async`, and calls that follow it; a misspelt one is a TypeError."""
        return replace(self, wishes=replace(self.wishes, **options), links=(*self.links, *as_links(link)))

    def delay(self) -> OldResult:
        """Make the call."""
        return Chain((self,)).apply_async()

    def apply_async(self, *, link: Links = None, **options: Any) -> OldResult:
        """Make the call with options."""
        return self.set(link=link, **options).delay()

    def __or__(self, other: Signature | Chain) -> Chain:
        """Put another call after this one."""
        return Chain((self,)) | other


@dataclass(frozen=True, slots=True)
class Chain:
    """Calls one after another. When one fails, each one after it fails too, and names it."""

    calls: tuple[Signature, ...]

    def __or__(self, other: Signature | Chain) -> Chain:
        """Put one more call, or a whole chain, at the end."""
        return Chain((*self.calls, *(other.calls if isinstance(other, Chain) else (other,))))

    def delay(self) -> OldResult:
        """Make all calls; return the last one's result, whose `parent` is the one before."""
        from maskmill.compat.submit import submit  # noqa: PLC0415 - it plans signatures

        return submit(self)

    def apply_async(self) -> OldResult:
        """Do the same as `delay`."""
        return self.delay()


Links = Signature | Chain | list[Signature | Chain] | None


def as_links(link: Links) -> tuple[Signature | Chain, ...]:
    """Return what `link=` was given, as a tuple."""
    if link is None:
        return ()
    return tuple(link) if isinstance(link, list) else (link,)


def chain(*calls: Signature | Chain) -> Chain:
    """Return the calls as one chain: Celery's function of that name."""
    found = Chain(())
    for call in calls:
        found = found | call
    return found
