"""E-mail, phone, and addresses of the network.

Sources: RFC 5321/5322/6531 (e-mail), ITU-T E.164 and the national plans (phone), RFC 4291/5952 (IPv6), RFC 3986 (URL).
"""

from __future__ import annotations

import ipaddress
import re
from random import Random

from tests.structured.digits import pick, some
from tests.structured.kind import Kind, until, words

from maskmill.domain.entity import EntityType

FIRST = [
    "anna",
    "ben",
    "carla",
    "dmitri",
    "elif",
    "farid",
    "greta",
    "hugo",
    "ines",
    "jonas",
    "katja",
    "liam",
    "marek",
    "nora",
]
LAST = [
    "adler",
    "brook",
    "castel",
    "dvorak",
    "ekholm",
    "ferri",
    "garcia",
    "hansen",
    "ivanov",
    "jansen",
    "kowal",
    "lopes",
]
_HOSTS = [
    "example.com",
    "example.org",
    "mail.example.net",
    "web-post.de",
    "posta.it",
    "correo.es",
    "poczta.pl",
    "uni-mail.ac.uk",
    "firma.co.at",
    "acme-corp.io",
    "bücher.example",
    "klinik.berlin",
    "tele.com.br",
    "info.museum",
]


def _email(rng: Random) -> str:
    first, last, host = rng.choice(FIRST), rng.choice(LAST), rng.choice(_HOSTS)
    local = rng.choice(
        (
            f"{first}.{last}",
            f"{first[0]}{last}{rng.randint(1, 99)}",
            f"{first}_{last}",
            f"{first}+{rng.choice(('news', 'shop'))}",
            f"{first}-{last}",
            f"{last}.{first[0]}",
            first,
            f"{first.upper()}.{last.upper()}",
            f"o'{last}",
        )
    )
    return f"{local}@{host}"


def _phone(rng: Random) -> str:
    """Return a number by the country's plan: +CC forms, and American forms that are plain by themselves."""

    def d(count: int) -> str:
        return some(rng, count)

    area = rng.choice(["212", "305", "312", "415", "617", "702", "206", "404", "503", "718"])
    german = rng.choice(("30", "40", "89", "69", "221"))
    middle = str(rng.randint(200, 899))
    return rng.choice(
        (
            f"({area}) {middle}-{d(4)}",
            f"{area}-{middle}-{d(4)}",
            f"+1 {area}-{middle}-{d(4)}",
            f"+1 ({area}) {middle}-{d(4)}",
            f"1-{area}-{middle}-{d(4)}",
            f"{area}.{middle}.{d(4)}",
            f"+44 20 7{d(3)} {d(4)}",
            f"+44 7{rng.choice('4579')}{d(2)} {d(6)}",
            f"+49 {german} {rng.randint(200000, 999999)}{rng.choice(('', '8'))}",
            f"+49 (0) {german} {rng.randint(2000000, 9999999)}",
            f"+49 15{rng.choice('127')} {d(8)}",
            f"+33 6 {d(2)} {d(2)} {d(2)} {d(2)}",
            f"0033 1 4{d(1)} {d(2)} {d(2)} {d(2)}",
            f"+34 6{d(2)} {d(3)} {d(3)}",
            f"+39 34{rng.randint(0, 9)} {d(3)} {d(4)}",
            f"+351 91{d(1)} {d(3)} {d(3)}",
            f"+31 6 {rng.randint(10000000, 59999999)}",
            f"+48 60{rng.randint(0, 9)} {d(3)} {d(3)}",
            f"+41 79 {rng.randint(200, 899)} {d(2)} {d(2)}",
            f"+43 664 {rng.randint(1000000, 9999999)}",
            f"+46 70 {rng.randint(200, 999)} {d(2)} {d(2)}",
            f"+91 98{d(3)} {d(5)}",
            f"+61 4{rng.randint(10, 39)} {d(3)} {d(3)}",
            f"+55 11 9{rng.randint(6000, 9999)}-{d(4)}",
        )
    )


def _national_phone(rng: Random) -> str:

    def d(count: int) -> str:
        return some(rng, count)

    return rng.choice(
        (
            f"020 7{d(3)} {d(4)}",
            f"07{rng.choice('4579')}{d(2)} {d(6)}",
            f"030 {rng.randint(200000, 999999)}45",
            f"0171/{rng.randint(2000000, 9999999)}",
            f"089-{rng.randint(200000, 999999)}",
            f"06 {d(2)} {d(2)} {d(2)} {d(2)}",
            f"06.{d(2)}.{d(2)}.{d(2)}.{d(2)}",
            f"6{rng.randint(10, 99)} {d(3)} {d(3)}",
            f"06-{rng.randint(10000000, 59999999)}",
            f"60{rng.randint(0, 9)} {d(3)} {d(3)}",
        )
    )


def _digits_ok(value: str) -> bool:
    real = not value.startswith(("+999", "+384", "+210"))
    return real and 9 <= len(re.sub(r"\D", "", value)) <= 15 and bool(re.fullmatch(r"[+(]?[\d ()./-]+", value))


def _ip(rng: Random) -> str:
    four = ".".join(str(rng.randint(*ends)) for ends in ((11, 223), (0, 255), (0, 255), (1, 254)))
    groups = [f"{rng.getrandbits(16):x}" for _ in range(6)]
    six = f"2{rng.choice(('001', '003', '607', 'a02'))}:{groups[0]}"
    return rng.choice(
        (
            four,
            four,
            four,
            ":".join([six, *groups]),
            f"{six}::{groups[1]}",
            f"fe80::{':'.join(groups[:4])}",
            f"{six}:{groups[1]}::{groups[2]}".upper(),
            f"::ffff:{four}",
        )
    )


def _ip_ok(value: str) -> bool:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True


def _url(rng: Random) -> str:
    host = rng.choice(
        ("www.example.com", "portal.example.org", "intra.klinik-nord.de", "shop.example.co.uk", "example.fr")
    )
    path = rng.choice(
        (
            f"/users/{rng.randint(100, 99999)}",
            "/~ekholm",
            f"/in/{rng.choice(FIRST)}-{rng.choice(LAST)}",
            "/a/b?x=1&y=2#top",
            "",
        )
    )
    scheme = rng.choice(("https://", "https://", "http://", "ftp://"))
    return rng.choice(
        (scheme + host + path, scheme + host + path, scheme + host + ":8443" + path, "www.example.net" + path)
    )


_PHONE = words(
    en="phone|tel.|mobile|telephone number|cell",
    de="Tel.|Telefon|Telefonnummer|Mobil|Handynummer",
    fr="tél.|téléphone|numéro de téléphone|portable",
    es="teléfono|tel.|móvil",
    it="telefono|cellulare|tel.",
    pt="telefone|telemóvel|tel.",
    nl="telefoonnummer|mobiel|tel.",
    pl="telefon|tel.|numer telefonu",
)
_MAIL = words(
    en="email|e-mail address|mail", de="E-Mail", fr="courriel|e-mail", es="correo electrónico", it="e-mail",
    pt="correio eletrónico", nl="e-mailadres", pl="adres e-mail",
)  # fmt: skip
KINDS = (
    Kind(
        EntityType.EMAIL_ADDRESS,
        "",
        "RFC 5321, RFC 6531",
        _email,
        lambda value: (
            bool(re.fullmatch(r"[\w.+'-]+@[\w-]+(\.[\w-]+)*\.[^\W\d]{2,}", value)) and not value.endswith(".png")
        ),
        _MAIL,
        bad={
            "no domain": lambda rng: f"{rng.choice(FIRST)}@.com",
            "no host": lambda rng: f"{rng.choice(FIRST)}@",
            "a package": lambda rng: f"react@{rng.randint(1, 18)}.{rng.randint(0, 9)}.{rng.randint(0, 9)}",
            "scoped package": lambda rng: f"@scope/pkg@1.{rng.randint(0, 9)}.{rng.randint(0, 9)}",
            "a picture": lambda rng: f"icon-{rng.choice(FIRST)}@2x.png",
            "numbers only": lambda rng: f"{rng.choice(FIRST)}@{rng.randint(1, 9)}.{rng.randint(10, 99)}",
        },
        checked=False,
        evident=True,
        shaped=False,
        glued=False,
        lures=("3 pieces <@ 4.50> each", "decorate with <@property> here", "use <@media> screen", "meet <@ noon>"),
        cousins=frozenset({EntityType.USERNAME}),
        solo=("<{v}>", "mailto:{v}", "From: Service <{v}>", "cc {v}, please", "write to {v}.", "({v})", "to={v}&x=1"),
    ),
    Kind(
        EntityType.PHONE_NUMBER,
        "",
        "ITU-T E.164",
        until(_phone, _digits_ok),
        _digits_ok,
        _PHONE,
        bad={
            "no such country code": lambda rng: (
                f"+{rng.choice(('999', '384', '210'))} {some(rng, 3)} {some(rng, 3)} {some(rng, 3)}"
            ),
            "too short": lambda rng: f"+49 {some(rng, 3)}",
            "too long": lambda rng: f"+44 {some(rng, 18)}",
        },
        checked=False,
        evident=True,
        shaped=False,
        glued=False,
        lower=False,
        lures=(
            "<2024-03-12> to 2024-03-15",
            "Order <482-1390-7551-22> shipped",
            "EUR <1 234 567,89> in total",
            "ISBN <978-3-16-148410-0>",
            "build <20240312153000>",
            "epoch <1714557753>",
            "EAN <4006381333931>",
            "v<2.14.3.8890>",
            "§ <12.3.4.5> applies",
            "<12345-67890-12345>",
            "matrix <3 14 159 2653>",
        ),
    ),
    Kind(
        EntityType.PHONE_NUMBER,
        "",
        "national numbering plans, trunk forms",
        _national_phone,
        _digits_ok,
        _PHONE,
        checked=False,
        shaped=False,
        glued=False,
        lower=False,
    ),
    Kind(
        EntityType.IP_ADDRESS,
        "",
        "RFC 791, RFC 4291, RFC 5952",
        until(_ip, _ip_ok),
        _ip_ok,
        words(
            en="IP|IP address|client ip|remote_addr", de="IP-Adresse", fr="adresse IP", es="dirección IP", pl="adres IP"
        ),
        bad={
            "octet above 255": lambda rng: (
                f"{rng.randint(11, 200)}.{rng.randint(256, 999)}.{some(rng, 1)}.{rng.randint(1, 254)}"
            ),
            "five numbers": lambda rng: ".".join(str(rng.randint(1, 250)) for _ in range(5)),
            "three numbers": lambda rng: ".".join(str(rng.randint(1, 250)) for _ in range(3)),
            "nine groups": lambda rng: pick(rng, ":".join(["hhhh"] * 9)),
            "not hex": lambda rng: pick(rng, "2001:hhhh:") + "xyz1:" + pick(rng, "hhhh:hhhh"),
        },
        checked=False,
        evident=True,
        shaped=False,
        glued=False,
        lures=(
            "call <std::vector> here",
            "see <Foo::Bar>",
            "at <12:34:56> sharp",
            "release <v4.2.1.3>",
            "score <3:2>",
            "version <10.0.19041.1>",
        ),
        cousins=frozenset({EntityType.PHONE_NUMBER, EntityType.MAC_ADDRESS, EntityType.DATE_TIME}),
        solo=(
            "Failed login from {v} port 52144",
            "{v} - - GET /index.html 200",
            "ping {v}",
            "blocked {v}/24",
            "[{v}] joined",
        ),
    ),
    Kind(
        EntityType.URL,
        "",
        "RFC 3986",
        _url,
        lambda value: bool(re.match(r"(https?|ftp)://[\w.-]+\.\w{2,}|www\.", value)),
        words(en="website|profile URL|link", de="Webseite", fr="site web", es="página web", it="sito web"),
        bad={
            "scheme only": lambda rng: rng.choice(("http://", "https://", "ftp://")),
            "windows path": lambda rng: f"C:\\Temp\\{rng.choice(FIRST)}.txt",
            "java package": lambda rng: f"org.apache.{rng.choice(FIRST)}.commons.Lang",
            "file name": lambda rng: f"{rng.choice(FIRST)}_notes.{rng.choice(('txt', 'pdf', 'docx', 'csv', 'xlsx'))}",
            "decimal": lambda rng: f"{rng.randint(1, 99)}.{rng.randint(10, 99)}",
        },
        checked=False,
        evident=True,
        shaped=False,
        glued=False,
        lures=(
            "use <and/or> here",
            "see <e.g.> below",
            "call <np.array> once",
            "the <TCP/IP> stack",
            "open <a/b/c.py> first",
        ),
        solo=("see {v} for details", "GET {v} HTTP/1.1", "Referer: {v}", '<a href="{v}">here</a>', "[link]({v})"),
    ),
)
