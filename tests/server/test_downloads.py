"""Files go to the person who may have them, and nobody learns from a refusal what exists."""

from __future__ import annotations

import pytest

from compliance.model import Role
from compliance.problems import ComplianceError
from compliance.server.downloads import attachment
from compliance.text.workflows import Refusal, sentence
from compliance.ui import exports
from compliance.workflows import history
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller
from tests.server.asking import PAGE, get
from tests.server.conftest import House, cookie_of
from tests.server.people import session_for

FILES = ("/unduh/asli/7", "/unduh/peringkat.xlsx?periode=1&instrumen=x", "/unduh/jejak.xlsx?cari=x")


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
    def refused(*_: object) -> tuple[str, bytes]:
        raise error

    monkeypatch.setattr(history, "original", refused)
    monkeypatch.setattr(exports, "ranking_file", refused)
    monkeypatch.setattr(exports, "trail_file", refused)
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


def test_an_unknown_original_is_a_sentence(house: House) -> None:
    answer = get(house.app, "/unduh/asli/7", house.cookie(Role.ORGANISASI))
    assert (answer.status, answer.text) == (404, sentence(Refusal.UPLOAD_UNKNOWN))


@pytest.mark.parametrize("query", ["", "?periode=x&instrumen=y", "?periode=1&instrumen=tidak-ada"])
def test_an_unknown_ranking_is_a_sentence(house: House, query: str) -> None:
    answer = get(house.app, f"/unduh/peringkat.xlsx{query}", house.cookie(Role.ORGANISASI))
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")


def test_the_trail_is_for_whoever_may_see_it(house: House) -> None:
    assert get(house.app, "/unduh/jejak.xlsx", house.cookie(Role.ORGANISASI)).status == 403
    given = get(house.app, "/unduh/jejak.xlsx", house.cookie(Role.ADMINISTRATOR))
    assert given.status == 200
    assert given.headers["content-disposition"].startswith("attachment")
    odd = get(house.app, "/unduh/jejak.xlsx?kejadian=karangan", house.cookie(Role.ADMINISTRATOR))
    assert odd.status == 404
