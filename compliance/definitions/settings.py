"""The settings file of one installation → how it is run. `docs/pengaturan.contoh.toml` explains it."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from compliance.definitions.tables import Table, read_toml, shown
from compliance.model import Role
from compliance.model.settings import Grant, OpenId, Settings
from compliance.text import definitions as text

VARIABLE = "KESIAPAN_SETTINGS"
SECRET_VARIABLE = "KESIAPAN_OIDC_SECRET"  # noqa: S105  # the name of a variable
DEFAULT_FILE = Path(__file__).parents[2] / "var" / "pengaturan.toml"

_HOST = re.compile(r"[a-z0-9.-]+(:\d{1,5})?|\[[0-9a-f:]+\](:\d{1,5})?")
_LOCAL = ("127.0.0.1", "localhost", "::1")


def installed_settings() -> Settings:
    """The settings of this installation, read once; raises DefinitionError.

    The file is named by KESIAPAN_SETTINGS, else `var/pengaturan.toml` where it exists, else there
    is none and everything keeps its default.
    """
    return _installed(os.environ.get(VARIABLE, ""), os.environ.get(SECRET_VARIABLE, ""))


@cache
def _installed(named: str, secret: str) -> Settings:
    path = Path(named) if named else DEFAULT_FILE
    return load_settings(path, secret=secret) if named or path.exists() else Settings()


def load_settings(path: Path, *, secret: str = "") -> Settings:
    """What the file says; raises DefinitionError. `secret` takes the place of the client secret in it."""
    return read_toml(path, lambda table: _settings(table, secret))


def _settings(table: Table, secret: str) -> Settings:
    public_url, proxies = _public_url(table), _proxies(table)
    default = Settings()
    idle, longest = table.one("sesi", _lifetimes) if table.has("sesi") else (default.idle, default.longest)
    return Settings(
        public_url=public_url,
        proxies=frozenset(proxies),
        idle=idle,
        longest=longest,
        openid=table.one("openid", lambda inner: _openid(inner, secret)) if table.has("openid") else None,
    )


def _public_url(table: Table) -> str:
    written = table.text("alamat_umum", optional=True).rstrip("/")
    if written and not _is_origin(written):
        raise table.error("alamat_umum", text.NOT_ORIGIN, found=shown(written))
    return written.lower()


def _proxies(table: Table) -> tuple[str, ...]:
    """The addresses in their one canonical form."""
    found = []
    for i, written in enumerate(table.texts("proksi", optional=True)):
        try:
            found.append(str(ip_address(written)))
        except ValueError:
            raise table.error(f"proksi[{i}]", text.NOT_ADDRESS, found=shown(written)) from None
    return tuple(found)


def _lifetimes(table: Table) -> tuple[timedelta, timedelta]:
    default = Settings()
    idle, longest = default.idle, default.longest
    if table.has("jeda_menit"):
        idle = timedelta(minutes=table.whole("jeda_menit", minimum=5, maximum=24 * 60))
    if table.has("paling_lama_jam"):
        longest = timedelta(hours=table.whole("paling_lama_jam", minimum=1, maximum=7 * 24))
    if idle > longest:
        raise table.error("jeda_menit", text.IDLE_TOO_LONG)
    return idle, longest


def _openid(table: Table, secret: str) -> OpenId:
    issuer = table.text("penerbit")
    parts = urlsplit(issuer)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)
    if not safe or not parts.hostname or parts.query or parts.fragment:
        raise table.error("penerbit", text.NOT_ISSUER, found=shown(issuer))
    written = table.text("rahasia", optional=bool(secret))
    return OpenId(
        label=table.text("label"),
        issuer=issuer,
        client_id=table.text("id_klien"),
        client_secret=secret or written,
        grants=table.each("izin", _grant),
    )


def _grant(table: Table) -> Grant:
    email, claim = table.text("surel", optional=True), table.text("klaim", optional=True)
    if bool(email) == bool(claim):
        raise table.error("", text.ONE_OF_EMAIL_AND_CLAIM)
    roles = frozenset(table.chosen("peran", Role))
    units = frozenset(table.texts("unit", optional=True))
    if (Role.OPD in roles) != bool(units):
        raise table.error("unit", text.UNITS_OF_OPD)
    return Grant(
        email=email,
        claim=claim,
        value=table.text("nilai") if claim else "",
        roles=roles,
        units=units,
        drafts=table.flag("lihat_draf", optional=True),
    )


def _is_origin(written: str) -> bool:
    scheme, _, rest = written.lower().partition("://")
    return scheme in ("http", "https") and _HOST.fullmatch(rest) is not None
