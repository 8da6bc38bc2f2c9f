"""Several people on one server: what is not theirs stays closed, however they try."""

from __future__ import annotations

import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from compliance.model import Action, PeriodState, Role
from compliance.storage.engine import writing
from compliance.storage.tables import sessions
from compliance.text import pages, uploading, watching
from compliance.text import periods as period_words
from compliance.workflows import setup
from compliance.workflows.database import open_database
from tests.e2e.conftest import Enter, Server, Visitor, sync_api

OWN, FOREIGN = "dinas-kesehatan", "Dinas Sosial"
HOSTILE = "=2+5;<img src=x onerror=alert(1)> **tebal** [x](javascript:alert(1)) \u202egnp"


def unit(enter: Enter, **more: object) -> Visitor:
    return enter(role=Role.OPD, units=[OWN], **more)


def fetched(visitor: Visitor, address: str) -> int:
    """The status of a download, with the cookies of this browser."""
    return visitor.page.context.request.get(address).status


def publish(visitor: Visitor, server: Server, *states: PeriodState) -> None:
    visitor.go(f"{server.address}/periode")
    for state in states:
        visitor.click(period_words.FORWARD[state])
        visitor.sees(period_words.MEANS[state])


@pytest.mark.parametrize("width", [1366, 390])
def test_a_unit_reaches_nothing_of_another(changeable: Server, enter: Enter, width: int) -> None:
    visitor = unit(enter, width=width)
    visitor.go(changeable.address)
    visitor.sees(pages.HEADINGS["kesenjangan"])
    visitor.sees("Dinas Kesehatan")
    for page in ("ringkasan", "pengguna", "jejak", "periode"):
        visitor.go(f"{changeable.address}/{page}")
        visitor.sees("tidak memerlukan halaman")
    for page in ("kesenjangan?unit=Dinas+Sosial", "peringkat?cari=sosial", "riwayat", "unggah"):
        visitor.go(f"{changeable.address}/{page}")
        assert FOREIGN not in visitor.page.locator("body").inner_text()


def test_downloads_ask_who_fetches_them(changeable: Server, enter: Enter) -> None:
    period = setup.periods(engine := open_database(changeable.database))[-1].id
    engine.dispose()
    ranking = f"{changeable.address}/unduh/peringkat.xlsx?periode={period}&instrumen=kesiapan-2026"
    paths = [f"{changeable.address}/unduh/asli/1", ranking, f"{changeable.address}/unduh/jejak.xlsx"]
    for address in paths:
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(address, headers={"x-kesiapan-sesi": "0" * 64}))
        assert refused.value.code == 401
    office, own = enter(), unit(enter)
    for visitor in (office, own):
        visitor.go(changeable.address)
    assert [fetched(office, address) for address in paths] == [200, 200, 200]
    assert [fetched(own, address) for address in paths] == [404, 403, 403]


def test_two_people_on_one_server_keep_their_own_view(changeable: Server, enter: Enter) -> None:
    office, own = enter(), unit(enter)
    office.go(f"{changeable.address}/peringkat")
    office.sees(FOREIGN)
    own.go(f"{changeable.address}/peringkat")
    own.sees(pages.NO_PERIOD[Action.SEE_RANKING])
    publish(office, changeable, PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN)
    own.go(f"{changeable.address}/peringkat")
    own.sees(watching.VIEW_TABLE)
    assert watching.VIEW_MAP not in own.page.locator("body").inner_text()
    office.go(f"{changeable.address}/unggah")
    office.sees(pages.NO_PERIOD_TO_FILL)


def test_a_click_after_the_session_was_revoked_shows_nothing(changeable: Server, enter: Enter) -> None:
    """Of a page that is open: a view is redrawn by itself, without the frame."""
    visitor = enter()
    visitor.go(f"{changeable.address}/peringkat")
    visitor.sees(FOREIGN)
    view = visitor.page.get_by_role("radio", name=watching.VIEW_MAP).element_handle()
    engine = open_database(changeable.database)
    with writing(engine) as connection:
        connection.execute(sessions.update().values(ended_at=sessions.c.created_at))
    view.evaluate("view => view.click()")  # at once: within two seconds the page leaves by itself
    engine.dispose()
    sync_api.expect(visitor.page).to_have_url(re.compile("/masuk"), timeout=60_000)
    assert FOREIGN not in visitor.page.locator("body").inner_text()


def test_a_unit_uploads_its_own_workbook_and_sees_its_gaps(changeable: Server, enter: Enter) -> None:
    visitor = unit(enter)
    visitor.go(f"{changeable.address}/unggah")
    rows = (
        f"Nama OPD,SOP,Maklumat,Keterangan\nDinas Kesehatan,Tidak,Ada,{HOSTILE}\nDinas Sosial,Tidak,Tidak,x\n"
    )
    visitor.page.locator("input[type=file]").set_input_files(
        {"name": f"{HOSTILE[:20].replace('/', '')}.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    visitor.click(uploading.READ.format(count=1))
    visitor.sees(uploading.FILE_OTHERS.format(count=1))
    visitor.page.get_by_label("Alasan mengganti").fill("isian terbaru")
    visitor.page.get_by_role("button", name="Simpan").click()
    visitor.sees("Tersimpan")
    visitor.page.get_by_role("link", name=uploading.STORED_GAPS).click()
    visitor.settled()
    visitor.sees("Dinas Kesehatan")
    opened: list[str] = []
    office = enter()
    office.page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    for page in ("riwayat", "jejak", "kesenjangan?unit=Dinas+Kesehatan"):
        office.go(f"{changeable.address}/{page}")
        office.sees(pages.INVENTED_BANNER)
    assert opened == []
