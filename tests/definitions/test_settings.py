"""The settings file: what it says, and one sentence about each mistake."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from compliance.definitions import settings as loader
from compliance.definitions.settings import installed_settings, load_settings
from compliance.model import Grant, OpenId, Role, Settings
from compliance.problems import DefinitionError

EXAMPLE = Path(__file__).parents[2] / "docs" / "pengaturan.contoh.toml"
OPENID = """
[openid]
label = "Masuk dengan SSO"
penerbit = "https://sso.contoh.go.id/realms/pemkab"
id_klien = "kesiapan"
rahasia = "r"
"""
GRANT = """
[[openid.izin]]
surel = "a@contoh.go.id"
peran = ["organisasi"]
"""

ORIGIN = "alamat_umum: harus berupa http:// atau https:// beserta nama host saja, tanpa jalur; tertulis "
ISSUER = (
    "openid.penerbit: harus alamat https:// penyedia (http:// hanya untuk mesin ini sendiri), "
    "tertulis 'http://sso.contoh.go.id/realms/pemkab'"
)
ONE_OF = "openid.izin[0]: harus memuat tepat satu dari surel dan klaim"
ROLE = (
    "openid.izin[0].peran[0]: harus salah satu dari 'administrator', 'organisasi', 'pimpinan', 'opd'; "
    "tertulis 'bupati'"
)
UNITS = "openid.izin[0].unit: wajib ada untuk peran opd, dan hanya untuk peran itu"


def load(tmp_path: Path, toml: str, secret: str = "") -> Settings:
    path = tmp_path / "pengaturan.toml"
    path.write_text(toml, encoding="utf-8")
    return load_settings(path, secret=secret)


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings()


def test_everything_is_read(tmp_path: Path) -> None:
    toml = f"""
alamat_umum = "https://Kesiapan.contoh.go.id/"
proksi = ["127.0.0.1", "2001:DB8::1"]
[sesi]
jeda_menit = 30
paling_lama_jam = 8
{OPENID}{GRANT}
[[openid.izin]]
klaim = "groups"
nilai = "dinkes"
peran = ["opd"]
unit = ["dinas-kesehatan"]
[[openid.izin]]
klaim = "groups"
nilai = "pimpinan"
peran = ["pimpinan"]
lihat_draf = true
"""
    assert load(tmp_path, toml) == Settings(
        public_url="https://kesiapan.contoh.go.id",
        proxies=frozenset({"127.0.0.1", "2001:db8::1"}),
        idle=timedelta(minutes=30),
        longest=timedelta(hours=8),
        openid=OpenId(
            label="Masuk dengan SSO",
            issuer="https://sso.contoh.go.id/realms/pemkab",
            client_id="kesiapan",
            client_secret="r",
            grants=(
                Grant(email="a@contoh.go.id", roles=frozenset({Role.ORGANISASI})),
                Grant(
                    claim="groups",
                    value="dinkes",
                    roles=frozenset({Role.OPD}),
                    units=frozenset({"dinas-kesehatan"}),
                ),
                Grant(claim="groups", value="pimpinan", roles=frozenset({Role.PIMPINAN}), drafts=True),
            ),
        ),
    )


def test_the_example_loads() -> None:
    example = load_settings(EXAMPLE)
    assert example.secure
    assert example.openid is not None
    assert len(example.openid.grants) == 3


def test_the_secret_may_come_from_elsewhere(tmp_path: Path) -> None:
    without = OPENID.replace('rahasia = "r"', "")
    for toml in (OPENID, without):
        found = load(tmp_path, toml + GRANT, secret="dari luar").openid
        assert found is not None
        assert found.client_secret == "dari luar"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('alamat_umum = "kesiapan.go.id"', ORIGIN + "'kesiapan.go.id'"),
        ('alamat_umum = "https://a/b"', ORIGIN + "'https://a/b'"),
        ('alamat_umum = "https://a@b"', ORIGIN + "'https://a@b'"),
        ('proksi = ["127.0.0.1", "nginx"]', "proksi[1]: harus alamat IP, tertulis 'nginx'"),
        ("[sesi]\njeda_menit = 1", "sesi.jeda_menit: harus 5 atau lebih, tertulis 1"),
        (
            "[sesi]\njeda_menit = 120\npaling_lama_jam = 1",
            "sesi.jeda_menit: tidak boleh lebih lama daripada paling_lama_jam",
        ),
        ("[sesi]\npaling_lama_jam = 200", "sesi.paling_lama_jam: harus 168 atau kurang, tertulis 200"),
        ("bahasa = 1", "bahasa: kunci ini tidak dikenal; yang dikenal: alamat_umum, proksi, sesi, openid"),
        (OPENID, "openid.izin: wajib ada"),
        (OPENID.replace('rahasia = "r"', "") + GRANT, "openid.rahasia: wajib ada"),
        (OPENID.replace("https://sso", "http://sso") + GRANT, ISSUER),
        (OPENID + GRANT + 'klaim = "x"\nnilai = "y"', ONE_OF),
        (OPENID + '[[openid.izin]]\nperan = ["opd"]', ONE_OF),
        (OPENID + '[[openid.izin]]\nklaim = "x"\nperan = ["pimpinan"]', "openid.izin[0].nilai: wajib ada"),
        (OPENID + GRANT.replace("organisasi", "bupati"), ROLE),
        (OPENID + GRANT.replace("organisasi", "opd"), UNITS),
        (OPENID + GRANT + 'unit = ["x"]', UNITS),
    ],
)
def test_each_mistake_is_one_sentence_with_its_place(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(DefinitionError) as told:
        load(tmp_path, toml)
    assert str(told.value) == f"pengaturan.toml: {message}"


def test_a_provider_on_this_machine_needs_no_tls(tmp_path: Path) -> None:
    for host in ("127.0.0.1:9400", "localhost:9400", "[::1]:9400"):
        toml = OPENID.replace("https://sso.contoh.go.id/realms/pemkab", f"http://{host}") + GRANT
        assert load(tmp_path, toml).openid is not None


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lain.toml"
    path.write_text('alamat_umum = "https://lain.go.id"', encoding="utf-8")
    monkeypatch.setenv("KESIAPAN_SETTINGS", str(path))
    assert installed_settings().public_url == "https://lain.go.id"
    monkeypatch.setenv("KESIAPAN_SETTINGS", str(tmp_path / "tidak-ada.toml"))
    with pytest.raises(DefinitionError, match=r"tidak-ada\.toml: berkas tidak ditemukan"):
        installed_settings()


def test_without_a_file_everything_keeps_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KESIAPAN_SETTINGS", raising=False)
    monkeypatch.setattr(loader, "DEFAULT_FILE", tmp_path / "tidak-ada.toml")
    monkeypatch.setenv("KESIAPAN_OIDC_SECRET", "baru")  # another key of what is kept
    assert installed_settings() == Settings()
