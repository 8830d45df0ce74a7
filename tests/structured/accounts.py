"""Names of accounts, cookies, advertising ids and coordinates.

Sources: RFC 6265 and vendors' cookie pages (cookies), Apple and Google (advertising ids), ISO 6709 and RFC 5870
(coordinates).
"""

from __future__ import annotations

import re
import uuid
from random import Random

from tests.structured.digits import pick, some
from tests.structured.kind import Kind, words
from tests.structured.online import FIRST, LAST

from maskmill.domain.entity import EntityType


def _user(rng: Random) -> str:
    first, last = rng.choice(FIRST), rng.choice(LAST)
    return rng.choice(
        (
            f"{first[0]}{last}{rng.randint(1, 99)}",
            f"{first}.{last}",
            f"{first}_{last}{rng.randint(70, 99)}",
            f"{last}{first[0]}",
            f"x{first}x{rng.randint(100, 999)}",
            f"{first}{last}-{rng.randint(1, 9)}",
            f"u{rng.randint(100000, 999999)}",
        )
    )


def _hex(rng: Random, count: int) -> str:
    return pick(rng, "h" * count)


def _cookie(rng: Random) -> str:
    return rng.choice(
        (
            f"GA1.2.{rng.randint(10**8, 2 * 10**9)}.{rng.randint(1_600_000_000, 1_790_000_000)}",
            f"fb.1.{rng.randint(1_600_000_000_000, 1_790_000_000_000)}.{rng.randint(10**8, 2 * 10**9)}",
            f"GA1.1.{rng.randint(10**8, 2 * 10**9)}.{rng.randint(1_600_000_000, 1_790_000_000)}",
        )
    )


def _session(rng: Random) -> str:
    return rng.choice((some(rng, 26, "0123456789abcdefghijklmnopqrstuv"), _hex(rng, 32).upper(), _hex(rng, 32)))


def _advertising(rng: Random) -> str:
    text = str(uuid.UUID(int=rng.getrandbits(128), version=4))
    return rng.choice((text, text.upper()))


def _coordinate(rng: Random) -> str:
    lat, lon = rng.uniform(-65, 70), rng.uniform(-170, 175)
    south, west = "NS"[lat < 0], "EW"[lon < 0]

    def sexagesimal(value: float) -> str:
        value = abs(value)
        minutes = value % 1 * 60
        return f"{int(value)}°{int(minutes):02}'{minutes % 1 * 60:04.1f}\""

    return rng.choice(
        (
            f"{lat:.6f}, {lon:.6f}",
            f"{lat:.5f},{lon:.5f}",
            f"{abs(lat):.4f}° {south}, {abs(lon):.4f}° {west}",
            f"{sexagesimal(lat)}{south} {sexagesimal(lon)}{west}",
            f"geo:{lat:.5f},{lon:.5f}",
            f"{lat:.7f}, {lon:.7f}",
        )
    )


def _coordinate_ok(value: str) -> bool:
    numbers = [abs(float(each)) for each in re.findall(r"-?\d+\.\d{4,}", value)]
    return bool("°" in value) or (len(numbers) == 2 and numbers[0] <= 90 and numbers[1] <= 180)


_USER = words(
    en="username|user name|login|user ID|login name|account name",
    de="Benutzername|Anmeldename|Benutzerkennung",
    fr="nom d'utilisateur|identifiant de connexion",
    es="nombre de usuario|usuario",
    it="nome utente",
    pt="nome de utilizador|nome de usuário",
    nl="gebruikersnaam",
    pl="nazwa użytkownika|login",
)

KINDS = (
    Kind(
        EntityType.USERNAME,
        "",
        "names of accounts have no form: a context word decides",
        _user,
        lambda value: bool(re.fullmatch(r"[\w.-]{3,}", value)),
        _USER,
        checked=False,
        bare=True,
        shaped=False,
        glued=False,
        lures=(
            "the username <must> be unique",
            "username: <required>",
            "username: <null>",
            "login <failed> twice",
            "username: <********>",
            "user <interface> design",
            "Login <page> is down",
            "enter your user name <and> password",
            "Benutzername <oder> Passwort falsch",
            "user ID <is> missing",
        ),
        cousins=frozenset({EntityType.PERSON}),
    ),
    Kind(
        EntityType.COOKIE_ID,
        "",
        "RFC 6265; Google and Meta cookie pages",
        _cookie,
        lambda value: bool(re.fullmatch(r"(GA1|fb)\.\d\.\d+\.\d+|[0-9a-zA-Z]{26,32}", value)),
        words(en="cookie id|_ga|cookie|client cookie"),
        bad={"version only": lambda rng: f"GA1.{rng.randint(1, 3)}"},
        checked=False,
        shaped=False,
        glued=False,
        lower=False,
        lures=(
            "cookie <policy> updated",
            "cookies=<accepted>",
            "cookie: theme=<dark>",
            "accept <all> cookies",
            "cookie_consent=<true>",
            "session <expired> again",
            "the cookie <jar> is empty",
            "lang=<en-GB> cookie",
        ),
        solo=("Cookie: _ga={v}", "_ga={v}; path=/", "the browser sent _gid={v} again", "Set-Cookie: _fbp={v}; Path=/"),
        only_solo=True,
    ),
    Kind(
        EntityType.COOKIE_ID,
        "",
        "RFC 6265; session cookies of PHP, Java, Django, Express",
        _session,
        lambda value: bool(re.fullmatch(r"[0-9a-zA-Z]{26,32}", value)),
        words(en="session cookie"),
        checked=False,
        bare=True,
        shaped=False,
        glued=False,
        lower=False,
        solo=(
            "Cookie: theme=dark; PHPSESSID={v}",
            "Set-Cookie: sessionid={v}; SameSite=Lax",
            "JSESSIONID={v}; HttpOnly",
            "cookie ASP.NET_SessionId={v} was replayed",
        ),
        only_solo=True,
    ),
    Kind(
        EntityType.ADVERTISING_ID,
        "",
        "Apple IDFA, Google advertising ID: a UUID by name",
        _advertising,
        lambda value: bool(re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value)),
        words(
            en="IDFA|advertising id|GAID|AAID|advertising identifier|idfa", de="Werbe-ID", fr="identifiant publicitaire"
        ),
        bad={
            "not hex": lambda rng: pick(rng, "hhhhhhhh-hhhh-4hhh-") + "z9xy-" + pick(rng, "hhhhhhhhhhhh"),
            "group too short": lambda rng: pick(rng, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhh"),
        },
        checked=False,
        bare=True,
        shaped=False,
        glued=False,
        lures=("advertising <budget> 2025", "the ad id <4821> sold well", "campaign <spring-24>"),
        cousins=frozenset({EntityType.UUID}),
    ),
    Kind(
        EntityType.GEO_COORDINATE,
        "",
        "ISO 6709, RFC 5870",
        _coordinate,
        _coordinate_ok,
        words(
            en="coordinates|GPS|location|GPS position|lat/lon",
            de="Koordinaten|GPS-Position",
            fr="coordonnées GPS",
            es="coordenadas",
        ),
        bad={
            "latitude above 90": lambda rng: (
                f"{rng.randint(91, 180)}.{some(rng, 6)}, {rng.randint(10, 170)}.{some(rng, 6)}"
            ),
            "longitude above 180": lambda rng: (
                f"{rng.randint(10, 80)}.{some(rng, 6)}, {rng.randint(181, 359)}.{some(rng, 6)}"
            ),
        },
        checked=False,
        shaped=False,
        glued=False,
        lower=False,
        lures=(
            "<12.5, 13.7> mm",
            "from <21.4> to 23.9 °C",
            "EUR <12.345,67>",
            "ratio <1.6180>",
            "in <3.5, 4.5> minutes",
            "scores <7.25, 8.75>",
        ),
        solo=("lat/lon {v}", "GPS {v}", "Position: {v} (GPS)", "location: {v}"),
    ),
)
