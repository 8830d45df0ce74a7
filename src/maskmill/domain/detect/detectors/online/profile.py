"""Names of accounts in addresses of profile pages: a link to a person is that person."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, bag
from maskmill.domain.entity import EntityType

_SITES = (
    r"linkedin\.com/(?:in|pub)|facebook\.com|instagram\.com|twitter\.com|x\.com|github\.com|gitlab\.com|t\.me|"
    r"tiktok\.com|threads\.net|medium\.com|xing\.com/profile|youtube\.com|reddit\.com/(?:u|user)|wa\.me|orcid\.org|"
    r"bsky\.app/profile|snapchat\.com/add|pinterest\.com|twitch\.tv|soundcloud\.com|vk\.com|keybase\.io|kaggle\.com|"
    r"researchgate\.net/profile|steamcommunity\.com/id|mastodon\.social|onlyfans\.com|patreon\.com|bitbucket\.org|"
    r"stackoverflow\.com/users/\d{1,9}|paypal\.me|venmo\.com|cash\.app|linktr\.ee|behance\.net|dribbble\.com"
)
_NOT_A_PERSON = bag(
    """
    about help login signup search explore settings privacy terms share sharer intent hashtag watch events groups
    pages home jobs company feed policy legal careers press blog topics trending premium business developers download
    store marketplace notifications messages status video videos reel reels stories channel playlist features pricing
    security sponsors enterprise team solutions directory create people hub photo
    """
)


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name of the account alone."""
    first = text.rindex("/", start, end) + 1
    first += text[first] == "@"
    return None if text[first:end].lower() in _NOT_A_PERSON or end - first < 2 else (first, end)  # noqa: PLR2004 - one letter names nobody


DETECTOR = Detector(
    name="profile",
    type=EntityType.USERNAME,
    patterns=(Pattern(rf"\b(?:{_SITES})/@?[A-Za-z0-9][A-Za-z0-9_.-]{{0,100}}[A-Za-z0-9_]", 0.85),),
    check=_check,
)
