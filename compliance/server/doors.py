"""Which paths a stranger may ask for, which nobody may, and where sign-in may lead."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

SIGN_IN, CODE, FIRST, SIGN_OUT = "/masuk", "/masuk/kode", "/masuk/pertama", "/keluar"
STYLE, ICON, HEALTH, ALIVE, ACCOUNT = "/masuk/gaya.css", "/ikon.svg", "/sehat", "/sesi", "/akun"
OPENID_START, OPENID_RETURN = "/oidc/masuk", "/oidc/kembali"

# Nothing here depends on who asks: the database is not looked at for them.
PLAIN = frozenset((STYLE, ICON, HEALTH))
OPEN = PLAIN | frozenset((SIGN_IN, CODE, FIRST, OPENID_START, OPENID_RETURN))

# Of Streamlit: numbers about all visitors, running the script without a page, steering it by
# program, and its own way to sign in, which this product does not use.
_CLOSED = (
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
)
_CLOSED_BELOW = ("/_stcore/agent",)

_NO_GOAL = (SIGN_IN, SIGN_OUT, ALIVE, "/oidc")
_LONGEST = 2000


def closed(path: str) -> bool:
    """Whether nobody may ask for it, signed in or not."""
    bare = path.rstrip("/").lower()
    return bare in _CLOSED or any(bare == below or bare.startswith(f"{below}/") for below in _CLOSED_BELOW)


def goal(wanted: str) -> str:
    """Where to go after signing in: a path of this host, else the start."""
    odd = any(ord(character) < 33 or ord(character) == 127 or character == "\\" for character in wanted)
    if odd or not wanted.startswith("/") or wanted.startswith("//") or len(wanted) > _LONGEST:
        return "/"
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    if parts.scheme or parts.netloc:
        return "/"
    below = any(parts.path == path or parts.path.startswith(f"{path}/") for path in _NO_GOAL)
    return "/" if below else wanted


def sign_in(wanted: str = "/") -> str:
    """The address of the sign-in form that leads on to `wanted`."""
    target = goal(wanted)
    return SIGN_IN if target == "/" else f"{SIGN_IN}?{urlencode({'lanjut': target})}"


def openid(wanted: str = "/") -> str:
    """The address that begins to sign in through the provider, and leads on to `wanted`."""
    target = goal(wanted)
    return OPENID_START if target == "/" else f"{OPENID_START}?{urlencode({'lanjut': target})}"
