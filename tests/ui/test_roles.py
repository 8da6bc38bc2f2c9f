"""What each role is shown, and what stays closed to it, page by page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from compliance.accounts.events import Event
from compliance.formats import day
from compliance.model import Action, PeriodState, Role
from compliance.text import editions as edition_words
from compliance.text import pages as text
from compliance.text import periods as period_words
from compliance.text import trail as trail_words
from compliance.text import uploading, watching
from compliance.text import users as user_words
from compliance.text import verdicts as verdict_words
from compliance.ui import cached, visitor
from compliance.workflows import accounts, setup
from compliance.workflows.guard import Caller, operator
from compliance.workflows.publication import advance
from tests.ui.conftest import Open
from tests.ui.test_pages import html, labelled, words

OWN, FOREIGN = "dinas-kesehatan", "dinas-sosial"
ADMINISTRATOR, OFFICE, LEADER, UNIT = Role

OPENS: dict[Role, set[str]] = {
    ADMINISTRATOR: {
        "skm",
        "bimtek",
        "layanan",
        "instrumen",
        "riwayat",
        "ringkasan",
        "berdampingan",
        "perkembangan",
        "hasil",
        "peringkat",
        "penjelasan",
        "kesenjangan",
        "bukti",
        "metode",
        "edisi",
        "periode",
        "unit",
        "jenjang",
        "pengaduan",
        "google",
        "pengguna",
        "jejak",
    },
    OFFICE: {
        "skm",
        "bimtek",
        "layanan",
        "unggah",
        "bawaan",
        "verifikasi",
        "sanggahan",
        "dispensasi",
        "riwayat",
        "ringkasan",
        "berdampingan",
        "perkembangan",
        "hasil",
        "peringkat",
        "penjelasan",
        "kesenjangan",
        "bukti",
        "metode",
        "edisi",
        "unit",
        "jenjang",
        "pengaduan",
        "unggah_pengaduan",
        "google",
    },
    LEADER: {
        "skm",
        "bimtek",
        "layanan",
        "jenjang",
        "pengaduan",
        "google",
        "ringkasan",
        "berdampingan",
        "perkembangan",
        "hasil",
        "peringkat",
        "penjelasan",
        "kesenjangan",
        "bukti",
        "metode",
        "edisi",
    },
    UNIT: {
        "skm",
        "bimtek",
        "layanan",
        "jenjang",
        "pengaduan",
        "unggah_pengaduan",
        "google",
        "unggah",
        "bawaan",
        "riwayat",
        "peringkat",
        "perkembangan",
        "hasil",
        "penjelasan",
        "kesenjangan",
        "bukti",
        "metode",
        "edisi",
    },
}
PATHS = {
    "layanan": "kumpulkan/layanan",
    "unggah": "kumpulkan/unggah",
    "bawaan": "kumpulkan/bawaan",
    "skm": "kumpulkan/skm",
    "bimtek": "kumpulkan/bimtek",
    "riwayat": "kumpulkan/riwayat",
    "verifikasi": "kumpulkan/verifikasi",
    "sanggahan": "kumpulkan/sanggahan",
    "dispensasi": "kumpulkan/dispensasi",
    "ringkasan": "pantau/ringkasan",
    "peringkat": "pantau/peringkat",
    "kesenjangan": "perbaiki/kesenjangan",
    "bukti": "perbaiki/bukti",
    "metode": "kelola/metode",
    "edisi": "kelola/edisi",
    "instrumen": "kelola/instrumen",
    "berdampingan": "pantau/berdampingan",
    "perkembangan": "pantau/perkembangan",
    "hasil": "pantau/hasil",
    "penjelasan": "pantau/penjelasan",
    "periode": "kelola/periode",
    "unit": "kelola/unit",
    "jenjang": "pantau/jenjang",
    "pengaduan": "pantau/pengaduan",
    "unggah_pengaduan": "kumpulkan/unggah_pengaduan",
    "google": "perbaiki/google",
    "pengguna": "kelola/pengguna",
    "jejak": "kelola/jejak",
}


def opened(open_page: Open, page: str, role: Role, **query: str) -> AppTest:
    return open_page(PATHS[page], roles=[role], units=[OWN] if role is UNIT else [], **query)


def publish() -> None:
    caller, definitions = operator(cached.engine()), cached.definitions()
    period = setup.periods(cached.engine())[-1]
    for state in (PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN):
        advance(caller, period.id, state, definitions=definitions, now=datetime.now(UTC))


def secrets() -> tuple[str, ...]:
    """What only those may read who may see the whole regency."""
    return ("Dinas Sosial", "Dinas Pendidikan")


@pytest.mark.parametrize("page", PATHS)
@pytest.mark.parametrize("role", Role)
@pytest.mark.usefixtures("demonstration")
def test_a_typed_address_opens_only_what_the_role_needs(open_page: Open, role: Role, page: str) -> None:
    found = opened(open_page, page, role)
    assert not found.exception
    closed = text.NOT_YOURS.format(page=text.TITLES[page])
    assert ([error.value for error in found.error] == [closed]) is (page not in OPENS[role])
    if page not in OPENS[role]:
        assert not found.dataframe
        assert not found.selectbox


@pytest.mark.usefixtures("demonstration")
def test_a_unit_sees_itself_alone(open_page: Open) -> None:
    """In an open period, whatever is typed into the address."""
    for page in OPENS[UNIT] - {"metode", "edisi"}:
        found = opened(open_page, page, UNIT, unit="Dinas Sosial", cari="sosial")
        assert not found.exception
        said = words(found) + " ".join(str(box.options) for box in found.selectbox)
        tables = " ".join(table.value.to_string() for table in found.dataframe)
        assert not [name for name in secrets() if name in said + tables], page


@pytest.mark.usefixtures("demonstration")
def test_a_unit_opens_on_its_own_gaps(open_page: Open) -> None:
    found = open_page("mulai/mulai", roles=[UNIT], units=["dinas-sosial"])
    assert found.title[0].value == text.HEADINGS["kesenjangan"]


@pytest.mark.usefixtures("demonstration")
def test_ranks_open_with_the_publication_and_no_map_and_no_gap_with_them(open_page: Open) -> None:
    closed = opened(open_page, "peringkat", UNIT)
    assert [info.value for info in closed.info] == [
        "Belum ada periode yang diterbitkan. Peringkat dapat dilihat setelah administrator menerbitkannya."
    ]
    publish()
    found = opened(open_page, "peringkat", UNIT)
    assert "Dinas Sosial" in set(found.dataframe[0].value[watching.COLUMN_UNIT])
    assert found.segmented_control[0].options == [
        watching.VIEW_TABLE,
        watching.VIEW_CURVE,
    ]
    gaps = opened(open_page, "kesenjangan", UNIT, unit="Dinas Sosial")
    assert "Dinas Sosial" not in words(gaps)


@pytest.mark.usefixtures("demonstration")
def test_leaders_see_what_is_published_and_drafts_if_allowed(open_page: Open) -> None:
    assert opened(open_page, "ringkasan", LEADER).info[0].value == text.NO_PERIOD[Action.SEE_OVERVIEW]
    early = open_page("pantau/ringkasan", roles=[LEADER], drafts=True)
    assert "unit sudah ada" in html(early)
    publish()
    assert "unit sudah ada" in html(opened(open_page, "ringkasan", LEADER))


@pytest.mark.usefixtures("demonstration")
def test_a_session_that_ended_shows_a_sentence_and_nothing_else(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = opened(open_page, "peringkat", OFFICE)
    assert found.dataframe
    accounts.sign_out(visitor.caller())
    found.selectbox(key="jenis").set_value("Kecamatan").run()
    assert [error.value for error in found.error] == [
        "Sesi Anda sudah berakhir\\. Masuk lagi\\, lalu ulangi\\."
    ]
    assert not found.dataframe
    monkeypatch.setattr(visitor, "caller", lambda: Caller(engine=cached.engine()))
    found.run()
    assert not found.dataframe


@pytest.mark.usefixtures("demonstration")
def test_the_uploads_of_the_office_are_named_to_a_unit_without_their_file(open_page: Open) -> None:
    page = opened(open_page, "riwayat", UNIT)
    assert uploading.HISTORY_LEAD in html(page)
    assert "embatalkan" not in html(page)  # what it may not do is not offered
    names = {name for table in page.dataframe for name in table.value[uploading.COLUMN_FILE]}
    assert names <= {"Berkas gabungan dari Bagian Organisasi"}


@pytest.mark.usefixtures("demonstration")
def test_a_period_is_frozen_recounted_and_published_with_a_click_each(open_page: Open) -> None:
    found = opened(open_page, "periode", ADMINISTRATOR)
    labelled(found.button, period_words.FORWARD[PeriodState.DIBEKUKAN]).click().run()
    assert not found.exception
    labelled(found.button, period_words.RECOUNT).click().run()
    assert "tidak satu pun berbeda" in found.success[0].value
    assert found.date_input[0].disabled
    labelled(found.button, period_words.FORWARD[PeriodState.DITERBITKAN]).click().run()
    period = setup.periods(cached.engine())[-1]
    assert period.state is PeriodState.DITERBITKAN


@pytest.mark.usefixtures("demonstration")
def test_an_account_is_added_and_its_code_shown_once(open_page: Open) -> None:
    found = opened(open_page, "pengguna", ADMINISTRATOR)
    labelled(found.text_input, user_words.USERNAME).set_value("dinsos")
    labelled(found.text_input, user_words.NAME).set_value("**Kepala** Dinas Sosial")
    labelled(found.multiselect, user_words.ROLES).set_value([UNIT])
    labelled(found.multiselect, user_words.UNITS).set_value([FOREIGN])
    labelled(found.button, user_words.ADD_DO).click().run()
    assert not found.exception
    assert not found.error
    [code] = [element.value for element in found.code]
    assert len(code) >= 20
    labelled(found.button, user_words.CODE_GONE).click().run()
    assert not found.code
    assert "dinsos" in set(found.dataframe[0].value[user_words.COLUMNS[0]])


@pytest.mark.usefixtures("demonstration")
def test_a_refused_account_keeps_what_was_typed_and_the_next_one_starts_anew(open_page: Open) -> None:
    found = opened(open_page, "pengguna", ADMINISTRATOR)
    labelled(found.text_input, user_words.USERNAME).set_value("DINAS SOSIAL!")
    labelled(found.text_input, user_words.NAME).set_value("Kepala Dinas Sosial")
    labelled(found.multiselect, user_words.ROLES).set_value([OFFICE])
    labelled(found.button, user_words.ADD_DO).click().run()
    assert found.error
    assert labelled(found.text_input, user_words.NAME).value == "Kepala Dinas Sosial"
    labelled(found.text_input, user_words.USERNAME).set_value("dinsos")
    labelled(found.button, user_words.ADD_DO).click().run()
    assert not found.error
    assert found.code
    assert labelled(found.text_input, user_words.NAME).value == ""


@pytest.mark.usefixtures("demonstration")
def test_the_trail_is_shown_with_names_and_its_chain_is_checked(open_page: Open) -> None:
    found = opened(open_page, "jejak", ADMINISTRATOR, kejadian=trail_words.EVENTS[Event.UPLOAD_STORED])
    listed = found.dataframe[0].value
    assert set(listed[trail_words.COLUMNS[2]]) == {trail_words.EVENTS[Event.UPLOAD_STORED]}
    assert set(listed[trail_words.COLUMNS[3]]) == {trail_words.TERMINAL}
    assert listed[trail_words.COLUMNS[1]].str.startswith(day(datetime.now().astimezone().date())).all()
    labelled(found.button, trail_words.CHECK).click().run()
    assert "Rantai utuh" in found.success[0].value
    found = opened(open_page, "jejak", ADMINISTRATOR, cari="periode 1")
    assert set(found.dataframe[0].value[trail_words.COLUMNS[5]]) == {"periode 1"}
    found = opened(open_page, "jejak", ADMINISTRATOR, cari="unit dinas kesehatan")
    assert set(found.dataframe[0].value[trail_words.COLUMNS[2]]) >= {
        trail_words.EVENTS[Event.ANSWERS_CHANGED]
    }
    assert found.dataframe[0].value[trail_words.COLUMNS[7]].str.contains("SOP tersedia: ").any()


@pytest.mark.usefixtures("empty")
def test_before_a_registry_is_chosen_only_the_administrator_chooses(open_page: Open) -> None:
    assert open_page("mulai/mulai", roles=[OFFICE]).info[0].value == text.START_WAIT
    assert open_page("mulai/mulai", roles=[ADMINISTRATOR]).button
    assert not open_page("kelola/pengguna", roles=[ADMINISTRATOR]).exception


@pytest.mark.usefixtures("demonstration")
def test_many_answers_are_accepted_with_one_key(open_page: Open) -> None:
    found = opened(open_page, "verifikasi", OFFICE, unsur="SOP", cari="dinas sosial")
    assert not found.exception
    [accept] = [button for button in found.button if button.label.startswith("Terima semua")]
    accept.click().run()
    assert not found.exception
    assert [done.value for done in found.success] == [verdict_words.NOTHING_OPEN]
    gaps = opened(open_page, "kesenjangan", OFFICE, unit="Dinas Sosial")
    assert not gaps.exception
    assert next(box.label for box in gaps.expander).startswith("Pemeriksaan: 1 dari")


@pytest.mark.usefixtures("demonstration")
def test_one_checklist_is_seen_under_two_instruments_side_by_side(open_page: Open) -> None:
    found = opened(open_page, "berdampingan", OFFICE)
    assert not found.exception
    first, second = list(cached.definitions().instruments.values())[:2]
    shown = found.dataframe[0].value
    covered = [edition_words.COVERAGE.format(instrument=one.title) for one in (first, second)]
    looked_at = [edition_words.VERIFIED.format(instrument=one.title) for one in (first, second)]
    assert list(shown.columns[2:]) == [
        *(first.title, looked_at[0], covered[0]),
        *(second.title, looked_at[1], covered[1]),
    ]
    assert set(shown[looked_at[0]]) == {"–"}  # nothing was verified yet
    assert "Dinas Sosial" in set(shown[edition_words.COLUMN_UNIT])
    assert "SOP tersedia" in html(found)


@pytest.mark.usefixtures("demonstration")
def test_two_editions_are_held_against_each_other(open_page: Open) -> None:
    editions = cached.definitions().editions
    old, new = editions["ombudsman-2022"].title, editions["ombudsman-2023"].title
    found = opened(open_page, "edisi", UNIT, lama=old, baru=new)
    assert not found.exception
    heads = [box.label for box in found.expander]
    assert heads[0].startswith("Baru (")
    assert edition_words.CATEGORIES in heads
    same = opened(open_page, "edisi", UNIT, lama=old, baru=old)
    assert [info.value for info in same.info] == [edition_words.SAME]


@pytest.mark.usefixtures("demonstration")
def test_a_selected_row_never_passes_on_to_what_took_its_place(open_page: Open) -> None:
    """Once an account was closed, the next one stood there to be changed."""
    page = open_page("kelola/pengguna")
    before = page.dataframe[0].proto.id
    accounts.add_account(visitor.caller(), username="orang.baru", name="Orang Baru", roles=[LEADER])
    assert before != page.run().dataframe[0].proto.id == page.run().dataframe[0].proto.id
