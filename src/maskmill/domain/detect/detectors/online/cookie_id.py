"""Identifiers in cookies: the name of a cookie that numbers its visitor, and the value; Google's and Meta's by form.

The names are those that the tools document: Google Analytics, Meta Pixel, Microsoft, Hotjar, HubSpot, Segment, and the
session cookies of web frameworks.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.field import field
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_NAMES = (
    r"_ga(?:_[A-Z0-9]{6,12})?|_gid|_gcl_a[uw]|__gads|__utm[abcz]|_fbp|_fbc|c_user|datr|_uetsid|_uetvid|MUID|MSCLKID|"
    r"_hjid|_hjSession(?:User)?_\d{1,9}|__hstc|hubspotutk|ajs_anonymous_id|ajs_user_id|amplitude_id|"
    r"mp_[A-Za-z0-9_]{1,40}|_clck|_clsk|_ttp|_scid|_pin_unauth|li_at|bcookie|bscookie|personalization_id|guest_id|"
    r"optimizelyEndUserId|_vwo_uuid|_pk_id[A-Za-z0-9._]{0,20}|_pk_ses[A-Za-z0-9._]{0,20}|_mkto_trk|__stripe_mid|"
    r"__stripe_sid|__cf_bm|cf_clearance|__cfduid|SAPISID|HSID|SSID|APISID|__Secure-[13]PSID|AWSALB|AWSALBCORS|"
    r"JSESSIONID|PHPSESSID|ASPSESSIONID[A-Z]{8}|ASP\.NET_SessionId|AspNetCore\.Session|CFID|CFTOKEN|connect\.sid|"
    r"laravel_session|_session_id|session_id|sessionid|sessionId|session-id|wordpress_logged_in_[a-f0-9]{8,32}|"
    r"csrftoken|XSRF-TOKEN|uuid2|visitor_id\d{0,9}|visitorId|intercom-id-[a-z0-9]{4,12}|datadome|"
    r"incap_ses_[0-9_]{3,20}|visid_incap_[0-9]{3,10}"
)
_SHORT_NAMES = r"fr|sb|xs|sid|SID|PSID|NID|IDE|DSID|lidc"
_VALUE = r"[A-Za-z0-9%._~|+/:!*-]"
_SIGN = re.compile(r"[\"']? ?[=:] ?[\"']?")
_LEAST = 8


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return what follows the name: at least eight characters, a digit among them."""
    sign = _SIGN.search(text, start, end)
    if sign is None:
        return None
    first, last = sign.end(), end
    while last > first and text[last - 1] in ".:!*":
        last -= 1
    has_digit = any(char.isdigit() for char in text[first:last])
    return (first, last) if last - first >= _LEAST and has_digit else None


def _alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    """It is no part of a longer chain of numbers."""
    behind = text[end : end + 2]
    goes_on = behind[:1].isalnum() or (behind[:1] in {".", "-"} and behind[1:].isalnum())
    return None if goes_on or text[max(0, start - 1) : start] in {".", "-"} else (start, end)


DETECTOR = Detector(
    name="cookie_id",
    type=EntityType.COOKIE_ID,
    patterns=(
        Pattern(rf"\b(?:{_NAMES})(?:=|[\"'] ?: ?[\"']|: ){_VALUE}{{8,400}}", 0.85, check=_check),
        Pattern(rf"\b(?:{_SHORT_NAMES})={_VALUE}{{16,400}}", 0.8, check=_check),
        Pattern(r"\bGA1\.[1-4]\.\d{6,10}\.\d{10}\b", 0.95, check=_alone),
        Pattern(r"\bGS[12]\.[1-4]\.\d{10}\.\d{1,5}\.[01]\.\d{10}(?:\.\d{1,10}){0,3}\b", 0.95, check=_alone),
        Pattern(r"\bfb\.[0-2]\.\d{13}\.[A-Za-z0-9_-]{6,200}", 0.95, check=_alone),
        Pattern(
            label(
                """
                cookie id; cookieid; session cookie; cookie value; tracking cookie; cookie identifier; session id;
                sitzungs id; cookie kennung; identifiant de cookie; identifiant de session; id de cookie; id de sesión;
                id sessione; id de sessão; sessie id; identyfikator sesji; identyfikator cookie
                """
            ),
            0.8,
            check=field(
                r"[A-Za-z0-9%._~|+-]{7,200}[A-Za-z0-9]", lambda value: sum(char.isdigit() for char in value) > 1
            ),
        ),
    ),
)
