"""Letters of scripts that put no space between words: a number may touch them and still stand alone."""

from __future__ import annotations

import re

SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Kana, Han and Hangul (Unicode blocks), as ranges of a character class.

Korean writes spaces, but joins particles to the word before them.
"""

JOINING = rf"[^\W_{SPACELESS}]"
"""A letter or digit that goes on with the word beside it."""

_SPACELESS = re.compile(f"[{SPACELESS}]")
_JOINING = re.compile(JOINING)


def is_spaceless(char: str) -> bool:
    """Whether a character needs no space beside it."""
    return _SPACELESS.match(char) is not None


def joins(char: str) -> bool:
    """Whether a character, or the first of some, goes on with the word beside it."""
    return _JOINING.match(char) is not None
