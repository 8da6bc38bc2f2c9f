"""Signing in and out as people do it, and what must not work afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.model import Role
from compliance.text import pages
from compliance.text import signing_in as text
from compliance.workflows.database import open_database
from tests.e2e.conftest import Enter, Server, Visitor, free_port, serving, sync_api
from tests.server.people import PASSWORD, person_with_password
from tests.ui.demonstration import copied

CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){4}")
USERNAME = "siti.aminah"


@pytest.fixture(scope="module")
def staffed(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The invented regency, with somebody of the office who has a password."""
    folder = tmp_path_factory.mktemp("masuk")
    database = copied(demonstration_file, folder)
    engine = open_database(database)
    person_with_password(engine, (Role.ADMINISTRATOR, Role.ORGANISASI), username=USERNAME)
    engine.dispose()
    with serving(database, folder) as server:
        yield server


def fill_in(visitor: Visitor, password: str = PASSWORD) -> None:
    """Fills in the sign-in form that is open, and sends it."""
    visitor.page.get_by_label(text.USERNAME).fill(USERNAME)
    visitor.page.get_by_label(text.PASSWORD, exact=True).fill(password)
    visitor.page.get_by_role("button", name=text.SIGN_IN_DO, exact=True).click()


def sign_in(visitor: Visitor, server: Server, path: str = "/") -> None:
    """From a page that was asked for, through the form, to that page."""
    visitor.page.goto(f"{server.address}{path}")
    fill_in(visitor)
    visitor.sees(pages.INVENTED_BANNER)
    visitor.settled()


def test_the_first_administrator_comes_in_with_the_code_on_the_terminal(fresh: Server, enter: Enter) -> None:
    visitor = enter(role=None)
    page = visitor.page
    page.goto(fresh.address)
    page.get_by_role("heading", name=text.FIRST_TITLE).wait_for()
    found = CODE.search(fresh.said())
    assert found is not None
    page.get_by_label(text.FIRST_CODE_LABEL).fill(found[0].lower())
    page.get_by_label(text.USERNAME).fill(USERNAME)
    page.get_by_label(text.NAME).fill("Siti Aminah")
    page.get_by_label(text.NEW_PASSWORD, exact=True).fill(PASSWORD)
    page.get_by_label(text.REPEAT_PASSWORD).fill(PASSWORD)
    page.get_by_role("button", name=text.FIRST_DO).click()
    visitor.sees(pages.START_CHOOSE)
    assert found[0] not in fresh.errors.read_text(encoding="utf-8")
    page.goto(f"{fresh.address}/masuk/pertama")  # once, and never again
    visitor.sees(pages.START_CHOOSE)


def test_a_wrong_password_is_one_sentence_and_a_right_one_leads_to_the_page(
    staffed: Server, enter: Enter
) -> None:
    visitor = enter(role=None)
    visitor.page.goto(f"{staffed.address}/kesenjangan?unit=Dinas+Sosial")
    fill_in(visitor, "salah sama sekali")
    alert = visitor.page.get_by_role("alert")
    sync_api.expect(alert).to_contain_text("Nama pengguna atau kata sandi tidak cocok.")
    sync_api.expect(visitor.page.get_by_label(text.USERNAME)).to_have_value(USERNAME)
    sync_api.expect(visitor.page.get_by_label(text.PASSWORD, exact=True)).to_have_value("")
    fill_in(visitor)
    visitor.sees(pages.HEADINGS["kesenjangan"])
    assert "unit=Dinas+Sosial" in visitor.page.url


def test_a_session_survives_a_reload_and_ends_at_sign_out(staffed: Server, enter: Enter) -> None:
    visitor = enter(role=None)
    sign_in(visitor, staffed, "/metode")
    visitor.page.reload()
    visitor.sees(pages.HEADINGS["metode"])
    visitor.page.goto(f"{staffed.address}/keluar")
    visitor.page.get_by_role("button", name=text.SIGN_OUT_DO).click()
    sync_api.expect(visitor.page.get_by_role("status")).to_have_text(text.SIGNED_OUT)
    visitor.page.goto(f"{staffed.address}/metode")
    sync_api.expect(visitor.page.get_by_role("heading", name=text.SIGN_IN_TITLE)).to_be_visible()


def test_a_session_survives_a_restart_of_the_server(changeable: Server, enter: Enter, tmp_path: Path) -> None:
    port = free_port()
    visitor = enter()
    with serving(changeable.database, tmp_path, port=port) as server:
        visitor.go(f"{server.address}/metode")
        visitor.sees(pages.HEADINGS["metode"])
    with serving(changeable.database, tmp_path, port=port) as server:
        visitor.page.goto(f"{server.address}/kesenjangan")
        visitor.sees(pages.HEADINGS["kesenjangan"])


def test_the_back_button_shows_nothing_after_sign_out(staffed: Server, enter: Enter) -> None:
    visitor = enter(role=None)
    sign_in(visitor, staffed, "/metode")
    visitor.page.goto(f"{staffed.address}/akun")
    visitor.page.get_by_role("button", name=text.END_ALL).click()
    sync_api.expect(visitor.page.get_by_role("status")).to_have_text(text.SIGNED_OUT)
    for _ in range(2):
        visitor.page.go_back()
        sync_api.expect(visitor.page.get_by_role("heading", name=text.SIGN_IN_TITLE)).to_be_visible()
        assert visitor.page.get_by_test_id("stApp").count() == 0


def replayed(enter: Enter, server: Server, token: str) -> Visitor:
    """Another browser, with a copied cookie."""
    thief = enter(role=None)
    cookie = {"name": "kesiapan_sesi", "value": token, "url": server.address}
    thief.page.context.add_cookies([cookie])
    return thief


def token_of(visitor: Visitor) -> str:
    cookies = {cookie["name"]: cookie["value"] for cookie in visitor.page.context.cookies()}
    return cookies["kesiapan_sesi"]


WEBSOCKET = """
() => new Promise((told) => {
  const socket = new WebSocket(location.origin.replace("http", "ws") + "/_stcore/stream", ["streamlit"]);
  socket.onopen = () => told("open");
  socket.onclose = (event) => told("closed " + event.wasClean);
})
"""


def test_a_copied_cookie_is_worth_nothing_after_sign_out(staffed: Server, enter: Enter) -> None:
    visitor = enter(role=None)
    sign_in(visitor, staffed)
    token = token_of(visitor)
    thief = replayed(enter, staffed, token)
    thief.page.goto(f"{staffed.address}/masuk/kode")  # a page of this host that is open to everybody
    assert thief.page.evaluate(WEBSOCKET) == "open"

    visitor.page.goto(f"{staffed.address}/keluar")
    visitor.page.get_by_role("button", name=text.SIGN_OUT_DO).click()
    visitor.page.get_by_role("status").wait_for()
    assert thief.page.evaluate(WEBSOCKET) == "closed false"
    assert thief.page.request.get(f"{staffed.address}/unduh/asli/1").status == 401
    thief.page.goto(f"{staffed.address}/peringkat")
    sync_api.expect(thief.page.get_by_role("heading", name=text.SIGN_IN_TITLE)).to_be_visible()


def test_a_session_ended_from_another_browser_leaves_the_page_by_itself(
    staffed: Server, enter: Enter
) -> None:
    office, home = enter(role=None), enter(role=None)
    sign_in(office, staffed, "/peringkat")
    sign_in(home, staffed, "/metode")
    office.page.goto(f"{staffed.address}/akun")
    office.page.get_by_role("button", name=text.END_SESSION, exact=True).first.click()  # the latest
    sync_api.expect(office.page.get_by_role("status")).to_have_text(text.SESSIONS_ENDED)
    sync_api.expect(home.page.get_by_role("heading", name=text.SIGN_IN_TITLE)).to_be_visible()
    assert "lanjut=%2Fmetode" in home.page.url
    office.page.goto(f"{staffed.address}/peringkat")
    office.sees(pages.HEADINGS["peringkat"])


def test_two_people_on_one_server_are_two(staffed: Server, enter: Enter) -> None:
    first, second = enter(role=None), enter(role=Role.PIMPINAN)
    sign_in(first, staffed)
    second.introduce(staffed.address)
    for visitor, role in ((first, "Administrator, Bagian Organisasi"), (second, "Pimpinan")):
        visitor.page.goto(f"{staffed.address}/akun")
        sync_api.expect(visitor.page.locator("main")).to_contain_text(f"{text.ROLES}: {role}")


def test_a_stranger_sees_the_form_wherever_they_go(demonstration: Server, enter: Enter) -> None:
    visitor = enter(role=None)
    for path in ("/", "/ringkasan", "/riwayat", "/tidak-ada", "/akun", "/index.html", "/unduh/asli/1"):
        visitor.page.goto(f"{demonstration.address}{path}")
        assert visitor.page.url.startswith(f"{demonstration.address}/masuk")
        assert visitor.page.get_by_test_id("stApp").count() == 0
    for path in ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/media/x", "/bahasa.js"):
        assert visitor.page.request.get(f"{demonstration.address}{path}").status == 401
    assert visitor.page.request.get(f"{demonstration.address}/_stcore/metrics").status == 404
    visitor.page.goto(f"{demonstration.address}/masuk/kode")
    assert visitor.page.evaluate(WEBSOCKET) == "closed false"


@pytest.mark.parametrize("path", ["/masuk", "/masuk/kode", "/keluar", "/akun", "/akun/faktor-kedua"])
def test_the_forms_fit_a_small_phone(staffed: Server, enter: Enter, path: str) -> None:
    stranger = path.startswith("/masuk")
    visitor = enter(width=360, height=740, role=None)
    page = visitor.page
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    if not stranger:
        page.goto(f"{staffed.address}/masuk")
        fill_in(visitor)
        page.wait_for_url(f"{staffed.address}/")
        complaints.clear()
    page.goto(f"{staffed.address}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for name in ("input:not([type=hidden])", "button"):
        for box in page.locator(name).all():
            found = box.bounding_box()
            assert found is not None
            assert found["height"] >= 36
    for field in page.locator("input:not([type=hidden])").all():
        assert page.locator(f"label[for={field.get_attribute('id')}]").count() == 1
    assert complaints == []
