"""The form in which removed values are compared: letters and digits, whatever their case, accents or script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import compress, count

_NOISE = re.compile(r"[\W_]+")
_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_ALIKE = str.maketrans({"o": "0", "l": "1", "i": "1", "s": "5", "b": "8", "z": "2", "g": "9", "q": "9"})


_TWINS = str.maketrans("авекмнорстухѕіјһԁԛԝүαβεικνορτυχ", "abekmhopctyxsijhdqwyabeikvoptux")
"""Cyrillic and Greek letters that look like Latin ones, in either case (Unicode Technical Standard 39)."""


def fold(text: str) -> str:
    """Return NFKC, case-folded letters and digits; without accents; twins of Latin letters are one."""
    if text.isascii():
        return _NOISE.sub("", text.lower())
    return _NOISE.sub("", unicodedata.normalize("NFKD", text).casefold().translate(_TWINS))


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters the offset of the source character that it came from."""
    folded: list[str] = []
    places: list[int] = []
    for run in _RUNS.finditer(text):
        piece = run.group()
        if piece.isascii():
            folded.append(fold(piece))
            places.extend(compress(count(run.start()), map(str.isalnum, piece)))
            continue
        for place, char in enumerate(piece, run.start()):
            form = _fold_char(char)
            folded.append(form)
            places.extend([place] * len(form))
    return "".join(folded), places


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    return fold(char)


def alike(folded: str) -> str:
    """Return a folded text with the letters that OCR mixes up with digits made one."""
    return folded.translate(_ALIKE)
