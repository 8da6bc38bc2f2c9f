"""The words about accounts: roles, what a code is for, the device somebody uses."""

from __future__ import annotations

from compliance.model import Role

ROLE_NAMES = {
    Role.ADMINISTRATOR: "Administrator",
    Role.ORGANISASI: "Bagian Organisasi",
    Role.PIMPINAN: "Pimpinan",
    Role.OPD: "OPD",
}
ROLE_HELP = {
    Role.ADMINISTRATOR: "mengelola akun, unit, dan periode, serta melihat jejak audit",
    Role.ORGANISASI: "mengunggah, memeriksa, dan melaporkan isian semua unit",
    Role.PIMPINAN: "melihat semua hasil yang sudah diterbitkan",
    Role.OPD: "mengunggah dan melihat isian unitnya sendiri beserta unit di bawahnya",
}
AUTHENTICATOR_LABEL = "Kesiapan Pelayanan"  # under which an authenticator lists the account

_DEVICE = "{browser} di {system}"
_OTHER_BROWSER, _OTHER_SYSTEM = "Peramban lain", "perangkat lain"
# In this order: Edge and Opera also call themselves Chrome, and every one of them Safari.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Opera", "Opera"),
    ("Samsung", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("macOS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("ChromeOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_name(user_agent: str) -> str:
    """The browser and the system of a User-Agent header in a few words; of such words, the same."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), _OTHER_BROWSER)
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), _OTHER_SYSTEM)
    return _DEVICE.format(browser=browser, system=system)
