"""Files go to the person who may have them, and nobody learns from a refusal what exists."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from compliance.definitions.load import load_definitions
from compliance.model import Role
from compliance.problems import ComplianceError
from compliance.server.downloads import XLSX, attachment
from compliance.text.signing_in import BACK_TO_PAGES
from compliance.text.workflows import Refusal, sentence
from compliance.ui import complaint_files, exports, progress_file, survey_file, training_file
from compliance.workflows import complaint_history, history, instruments, service_files, services
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from tests.server.asking import PAGE, get
from tests.server.conftest import House, cookie_of
from tests.server.people import session_for

OWN_FILE = Path(__file__).parents[1] / "definitions" / "mistakes" / "uji-2026.toml"
FILES = (
    "/unduh/asli/7",
    "/unduh/peringkat.xlsx?periode=1&instrumen=x",
    "/unduh/penjelasan.xlsx?periode=1&instrumen=x&unit=y",
    "/unduh/perkembangan.xlsx?dari=1&ke=2&instrumen-lama=x&instrumen=x",
    "/unduh/jejak.xlsx?cari=x",
    "/unduh/templat.xlsx?periode=1",
    "/unduh/skm.xlsx?periode=1",
    "/unduh/skm/templat.xlsx",
    "/unduh/bimtek.xlsx?periode=1",
    "/unduh/bimtek/templat.xlsx?periode=1",
    "/unduh/layanan/ringkasan.html?periode=1&unit=x",
    "/unduh/layanan/daftar.xlsx?periode=1&unit=x",
    "/unduh/layanan/templat.xlsx",
    "/unduh/layanan/asli/7",
    "/unduh/templat-pengaduan.xlsx?periode=1",
    "/unduh/pengaduan/7",
    "/unduh/pengaduan.xlsx?periode=1&tanggal=2026-01-15&unit=x",
)


def test_a_name_in_any_script_reaches_the_browser_unbroken() -> None:
    answer = attachment(b"x", 'isi"an\r\nkepala: é.xlsx', "application/octet-stream")
    disposition = answer.headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''isi%22an%0D%0Akepala%3A%20%C3%A9.xlsx"


def test_a_file_is_asked_for_on_behalf_of_who_asks(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Caller, int]] = []

    def original(caller: Caller, upload: int) -> tuple[str, bytes]:
        asked.append((caller, upload))
        return "isian.xlsx", b"bita"

    monkeypatch.setattr(history, "original", original)
    signed_in = session_for(house.engine, [Role.ORGANISASI])
    answer = get(house.app, "/unduh/asli/7", cookie_of(signed_in))
    assert (answer.status, answer.body) == (200, b"bita")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"] == "application/octet-stream"
    ((caller, upload),) = asked
    assert (caller.session, caller.address, caller.operator, upload) == (
        signed_in.session,
        "127.0.0.1",
        False,
        7,
    )


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Refused(Refusal.NOT_ALLOWED, action="mengunduh"), 403),
        (Refused(Refusal.SIGNED_OUT), 401),
        (Refused(Refusal.UPLOAD_UNKNOWN), 404),
        (ComplianceError("Sebab lain."), 404),
    ],
)
@pytest.mark.parametrize("path", FILES)
def test_a_refusal_is_a_sentence(
    house: House, monkeypatch: pytest.MonkeyPatch, path: str, error: ComplianceError, status: int
) -> None:
    def refused(*_: object, **__: object) -> tuple[str, bytes]:
        raise error

    monkeypatch.setattr(history, "original", refused)
    monkeypatch.setattr(exports, "ranking_file", refused)
    monkeypatch.setattr(exports, "explanation_file", refused)
    monkeypatch.setattr(exports, "trail_file", refused)
    monkeypatch.setattr(exports, "checklist_file", refused)
    monkeypatch.setattr(exports, "complaints_file", refused)
    monkeypatch.setattr(complaint_history, "kept", refused)
    monkeypatch.setattr(complaint_files, "figures_file", refused)
    monkeypatch.setattr(progress_file, "progress_file", refused)
    monkeypatch.setattr(survey_file, "list_file", refused)
    monkeypatch.setattr(survey_file, "template_file", refused)
    monkeypatch.setattr(training_file, "figures_file", refused)
    monkeypatch.setattr(training_file, "template_file", refused)
    for name in ("summary", "services_list", "template"):
        monkeypatch.setattr(service_files, name, refused)
    monkeypatch.setattr(services, "original", refused)
    answer = get(house.app, path, house.cookie(Role.OPD))
    assert (answer.status, answer.text) == (status, str(error))
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_session_that_ended_meanwhile_leads_to_the_form(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> tuple[str, bytes]:
        raise Refused(Refusal.SIGNED_OUT)

    monkeypatch.setattr(history, "original", refused)
    answer = get(house.app, "/unduh/asli/7", {**house.cookie(Role.OPD), **PAGE})
    assert (answer.status, answer.headers["location"]) == (303, "/masuk")


def test_a_browser_that_left_the_pages_for_a_file_finds_its_way_back(house: House) -> None:
    answer = get(house.app, "/unduh/asli/7", {**house.cookie(Role.ORGANISASI), **PAGE})
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert sentence(Refusal.UPLOAD_UNKNOWN) in answer.text
    assert f'<a href="/">{BACK_TO_PAGES}</a>' in answer.text


def test_an_unknown_original_is_a_sentence(house: House) -> None:
    answer = get(house.app, "/unduh/asli/7", house.cookie(Role.ORGANISASI))
    assert (answer.status, answer.text) == (404, sentence(Refusal.UPLOAD_UNKNOWN))


@pytest.mark.parametrize("query", ["", "?periode=x&instrumen=y", "?periode=1&instrumen=tidak-ada"])
def test_an_unknown_ranking_is_a_sentence(house: House, query: str) -> None:
    answer = get(house.app, f"/unduh/peringkat.xlsx{query}", house.cookie(Role.ORGANISASI))
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("query", ["", "?periode=x", "?periode=1&instrumen=y&unit=z&dasar=karangan"])
def test_an_unknown_explanation_is_a_sentence(house: House, query: str) -> None:
    answer = get(house.app, f"/unduh/penjelasan.xlsx{query}", house.cookie(Role.ORGANISASI))
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("query", ["", "?dari=1&ke=x", "?dari=1&ke=2&instrumen=y"])
def test_an_unknown_comparison_is_a_sentence(house: House, query: str) -> None:
    answer = get(house.app, f"/unduh/perkembangan.xlsx{query}", house.cookie(Role.ORGANISASI))
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("query", ["", "?periode=x", "?periode=1&tanggal=kemarin", "?periode=99"])
def test_unknown_complaints_are_a_sentence(house: House, query: str) -> None:
    answer = get(house.app, f"/unduh/pengaduan.xlsx{query}", house.cookie(Role.ORGANISASI))
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")


def test_the_trail_is_for_whoever_may_see_it(house: House) -> None:
    assert get(house.app, "/unduh/jejak.xlsx", house.cookie(Role.ORGANISASI)).status == 403
    given = get(house.app, "/unduh/jejak.xlsx", house.cookie(Role.ADMINISTRATOR))
    assert given.status == 200
    assert given.headers["content-disposition"].startswith("attachment")
    odd = get(house.app, "/unduh/jejak.xlsx?kejadian=karangan", house.cookie(Role.ADMINISTRATOR))
    assert odd.status == 404


TEMPLATE = "/unduh/instrumen/contoh.xlsx?edisi=kesiapan-2026"


def test_a_template_and_an_original_are_for_whoever_manages_instruments(house: House) -> None:
    office = house.cookie(Role.ORGANISASI)
    assert {get(house.app, path, office).status for path in (TEMPLATE, "/unduh/instrumen/1")} == {403}
    administrator = house.cookie(Role.ADMINISTRATOR)
    given = get(house.app, TEMPLATE, administrator)
    assert given.status == 200
    assert given.headers["content-type"] == XLSX
    assert given.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''Contoh%20instrumen%20kesiapan-2026.xlsx"
    )
    data, now = OWN_FILE.read_bytes(), datetime.now(UTC)
    number = instruments.add(
        operator(house.engine), load_definitions(), file="uji <b>.toml", data=data, now=now
    )
    answer = get(house.app, f"/unduh/instrumen/{number}", administrator)
    assert (answer.status, answer.body) == (200, data)
    assert answer.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    "path", ["/unduh/instrumen/7", "/unduh/instrumen/contoh.xlsx", "/unduh/instrumen/contoh.xlsx?edisi=x"]
)
def test_an_unknown_instrument_is_a_sentence(house: House, path: str) -> None:
    answer = get(house.app, path, house.cookie(Role.ADMINISTRATOR))
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("Instrumen ")


def test_the_summary_of_services_is_a_page_and_not_a_file(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[service_files.SummaryChoice] = []

    def summary(_: Caller, choice: service_files.SummaryChoice) -> tuple[str, bytes]:
        asked.append(choice)
        return "Ringkasan.html", b"<!doctype html>"

    monkeypatch.setattr(service_files, "summary", summary)
    path = "/unduh/layanan/ringkasan.html?periode=3&unit=dinkes&layanan=izin&maklumat=1"
    answer = get(house.app, path, house.cookie(Role.OPD))
    assert (answer.status, answer.body) == (200, b"<!doctype html>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("inline; ")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert asked == [service_files.SummaryChoice(period_id=3, unit_id="dinkes", key="izin", pledge=True)]
    for odd in ("", "?periode=x&unit=y", "?periode=1", "?periode=99999999999&unit=x"):
        refused = get(house.app, f"/unduh/layanan/ringkasan.html{odd}", house.cookie(Role.OPD))
        assert refused.status == 404
