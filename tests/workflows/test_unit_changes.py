"""Units that begin, are renamed, move, merge, split and end, each from a day on."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, timedelta
from functools import partial

import pytest
import sqlalchemy as sa

from compliance.definitions.load import load_definitions
from compliance.definitions.registry import shipped_registry
from compliance.model import ChangeKind, PeriodState, Registry, Role, Unit, UnitChange, UnitKind
from compliance.problems import ComplianceError, DefinitionError
from compliance.reading.names import UnitMatcher
from compliance.reports.registry import registry_csv
from compliance.storage.engine import reading
from compliance.storage.registry import read_registry
from compliance.text import units as words
from compliance.workflows import history, intake, publication, unit_changes, unit_effects
from compliance.workflows.guard import Caller, operator, who
from compliance.workflows.unit_changes import ListLook, Proposal
from compliance.workflows.units import add_found
from tests.workflows.people import somebody
from tests.workflows.scenes import BARU as RSUD
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    NOW,
    Scripted,
    says,
    seen,
    set_up,
    staged,
    stored,
    upload_rows,
    yes,
)
from tests.workflows.unit_lists import InProcess

DAY = date(2026, 7, 1)
ASSESSMENT = date(2026, 8, 1)  # of the period of `set_up`
DESA = Unit(id="35.22.01.2001", name="Desa Sumur", kind=UnitKind.DESA, parent=BAURENO.id)


def on(engine: sa.Engine, day: date) -> dict[str, Unit]:
    with reading(engine) as connection:
        return {unit.id: unit for unit in read_registry(connection, day).units}


def change(unit: Unit, kind: ChangeKind = ChangeKind.UBAH, day: date = DAY, **values: object) -> UnitChange:
    return UnitChange(unit_id=unit.id, kind=kind, effective=day, **values)


def done(engine: sa.Engine, *changes: UnitChange, began: tuple[Unit, ...] = ()) -> int:
    office = operator(engine)
    proposal = unit_changes.propose(office, changes, began)
    return unit_changes.apply(office, proposal, reason="Perda 4/2026", now=NOW)


def why_not(engine: sa.Engine, *changes: UnitChange, began: tuple[Unit, ...] = ()) -> str:
    with pytest.raises(ComplianceError) as error:
        unit_changes.propose(operator(engine), changes, began)
    return str(error.value)


def test_a_unit_is_renamed_from_its_day_on_and_still_known_by_its_old_name(engine: sa.Engine) -> None:
    set_up(engine)
    assert done(engine, change(DINKES, name="Dinas Kesehatan dan KB", short="Dinkes KB")) == 1
    assert on(engine, DAY - timedelta(days=1))["dinkes"] == DINKES
    renamed = on(engine, DAY)["dinkes"]
    assert (renamed.name, renamed.short) == ("Dinas Kesehatan dan KB", "Dinkes KB")
    assert (
        UnitMatcher(Registry(units=tuple(on(engine, DAY).values())))
        .match("Dinas Kesehatan", frozenset())
        .unit
        == renamed
    )


def test_a_period_keeps_the_units_of_its_own_day(engine: sa.Engine) -> None:
    period_id = set_up(engine)
    pool = Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    done(engine, change(DINKES, day=ASSESSMENT + timedelta(days=1), name="Dinas Baru"))
    assert [c.unit.name for c in seen(engine, period_id).checklists] == ["Dinas Kesehatan"]
    done(engine, change(DINKES, day=ASSESSMENT, name="Dinas Kesehatan Masyarakat"))
    assert [c.unit.name for c in seen(engine, period_id).checklists] == ["Dinas Kesehatan Masyarakat"]


def test_a_frozen_period_does_not_hear_of_a_change(engine: sa.Engine) -> None:
    period_id = set_up(engine)
    pool = Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN):
        publication.advance(operator(engine), period_id, state, definitions=load_definitions(), now=NOW)
    done(engine, change(DINKES, name="Dinas Lain"))
    assert [c.unit.name for c in seen(engine, period_id).checklists] == ["Dinas Kesehatan"]


def test_a_unit_that_ended_keeps_its_answers_and_names_who_took_its_place(engine: sa.Engine) -> None:
    period_id = set_up(engine)
    pool = Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    done(engine, change(DINKES, ChangeKind.TUTUP, successors=(BAURENO.id,)))
    ended = on(engine, DAY)["dinkes"]
    assert (ended.active, ended.closed, ended.successors) == (False, DAY, ("baureno",))
    assert on(engine, DAY - timedelta(days=1))["dinkes"].active
    assert [c.unit.id for c in seen(engine, period_id).checklists] == ["dinkes"]
    found = UnitMatcher(Registry(units=tuple(on(engine, DAY).values()))).match("Dinas Kesehatan", frozenset())
    assert found.former
    assert found.candidates[0].id == "baureno"


def test_a_new_unit_begins_on_its_day(engine: sa.Engine) -> None:
    set_up(engine)
    assert done(engine, change(DESA, ChangeKind.BARU), began=(DESA,)) == 1
    assert not on(engine, DAY - timedelta(days=1))[DESA.id].active
    begun = on(engine, DAY)[DESA.id]
    assert (begun.active, begun.opened, begun.parent) == (True, DAY, BAURENO.id)


def test_a_unit_that_moved_brings_the_rights_with_it_on_that_day(engine: sa.Engine) -> None:
    set_up(engine, DINKES, BAURENO, DESA)
    done(engine, change(DESA, parent=DINKES.id))
    before = somebody(engine, Role.OPD, units=[DINKES.id])
    assert who(before).units == {DINKES.id}
    after = somebody(engine, Role.OPD, units=[DINKES.id], now=NOW + timedelta(days=150))
    assert who(after).units == {DINKES.id, DESA.id}


def test_a_change_that_was_wrong_is_withdrawn_and_stays_on_record(engine: sa.Engine) -> None:
    set_up(engine)
    office = operator(engine)
    done(engine, change(DINKES, name="Dinas Salah Ketik"))
    (row,) = unit_changes.changes(office)
    unit_changes.withdraw(office, row.id, reason="salah ketik", now=NOW)
    assert on(engine, DAY)["dinkes"] == DINKES
    assert [row.withdrawn for row in unit_changes.changes(office)] == ["salah ketik"]
    with pytest.raises(ComplianceError) as error:
        unit_changes.withdraw(office, row.id, reason="lagi", now=NOW)
    assert str(error.value) == ("Perubahan ini tidak ditemukan atau sudah dibatalkan. Muat ulang halaman.")


def test_a_change_on_which_others_rest_is_not_withdrawn(engine: sa.Engine) -> None:
    set_up(engine)
    office = operator(engine)
    kecamatan = Unit(id="baru", name="Kecamatan Baru", kind=UnitKind.KECAMATAN)
    done(engine, change(kecamatan, ChangeKind.BARU), began=(kecamatan,))
    desa = Unit(id="d", name="Desa D", kind=UnitKind.DESA, parent="baru")
    done(engine, change(desa, ChangeKind.BARU, day=DAY + timedelta(days=30)), began=(desa,))
    first = next(row for row in unit_changes.changes(office) if row.change.unit_id == "baru")
    with pytest.raises(ComplianceError) as error:
        unit_changes.withdraw(office, first.id, reason="batal", now=NOW)
    assert str(error.value) == (
        "Perubahan ini tidak dapat disimpan: di bawah Kecamatan Baru masih ada unit lain, antara lain "
        "Desa D; pindahkan atau tutup lebih dahulu."
    )
    assert on(engine, DAY)["baru"].active


KELURAHAN = tuple(
    Unit(id=id, name=f"Kelurahan {id.upper()}", kind=UnitKind.KELURAHAN, parent=BAURENO.id) for id in "abc"
)
MERGED = Unit(id="n", name="Kelurahan A", kind=UnitKind.KELURAHAN, parent=BAURENO.id)


def merged(engine: sa.Engine) -> None:
    """Three kelurahan become one that takes the name of the first, on one day."""
    ends = [change(unit, ChangeKind.TUTUP, successors=("n",)) for unit in KELURAHAN]
    done(engine, change(MERGED, ChangeKind.BARU), *ends, began=(MERGED,))


def test_what_was_kept_together_is_withdrawn_together(engine: sa.Engine) -> None:
    """One by one it cannot be: A may not come back beside its namesake, which is its successor."""
    set_up(engine, BAURENO, *KELURAHAN)
    merged(engine)
    office = operator(engine)
    newest = unit_changes.changes(office)[0]
    assert unit_changes.withdraw(office, newest.id, reason="keliru", now=NOW) == 1
    rows = [row for row in unit_changes.changes(office) if row.withdrawn is None]
    for row in (rows[-1], rows[-2]):
        with pytest.raises(ComplianceError):
            unit_changes.withdraw(office, row.id, reason="keliru", now=NOW)
    assert unit_changes.withdraw(office, rows[0].id, reason="keliru", now=NOW, together=True) == 3
    now = on(engine, DAY)
    assert [now[unit.id].active for unit in (*KELURAHAN, MERGED)] == [True, True, True, False]
    assert [now[unit.id].successors for unit in KELURAHAN] == [(), (), ()]


def test_whoever_took_a_place_does_not_go_before_that_day(engine: sa.Engine) -> None:
    set_up(engine, BAURENO, *KELURAHAN)
    a, b, _ = KELURAHAN
    done(engine, change(a, ChangeKind.TUTUP, successors=(b.id,)))
    early = DAY - timedelta(days=1)
    assert why_not(engine, change(b, ChangeKind.TUTUP, day=early)) == (
        "Perubahan ini tidak dapat disimpan: pengganti Kelurahan A (Kelurahan B) tidak ada pada tanggal itu."
    )
    assert why_not(engine, change(a, ChangeKind.TUTUP, day=early)) == (
        "Perubahan ini tidak dapat disimpan: penutupan Kelurahan A pada tanggal yang lebih kemudian sudah "
        "tercatat; batalkan dahulu di Riwayat perubahan."
    )
    done(engine, change(b, ChangeKind.TUTUP, day=DAY + timedelta(days=1), successors=("c",)))
    registry = Registry(units=tuple(on(engine, DAY + timedelta(days=1)).values()))
    assert UnitMatcher(registry).match("Kelurahan A").candidates[0].id == "c"


def test_an_upload_that_waits_is_read_again_when_its_unit_has_ended(engine: sa.Engine) -> None:
    period_id = set_up(engine)
    pool = Scripted()
    batch_id = staged(engine, pool, period_id, pool.file(b"a", says(DINKES, sop_ada=yes())))
    done(engine, change(DINKES, ChangeKind.TUTUP, successors=(BAURENO.id,)))
    with pytest.raises(ComplianceError) as error:
        intake.confirm(operator(engine), batch_id, reason="", now=NOW)
    assert str(error.value) == (
        "Daftar unit berubah sejak berkas ini dibaca: Dinas Kesehatan sudah tidak berlaku pada tanggal "
        "penilaian. Belum ada yang disimpan; berkasnya dibaca sekali lagi. Muat ulang halaman, lalu periksa "
        "pertanyaannya."
    )
    assert intake.progress(operator(engine), batch_id).done == 0
    sought = {unit.id: unit.active for unit in intake.units_of(engine, batch_id).units}
    assert sought == {"dinkes": False, "baureno": True}
    assert seen(engine, period_id).checklists == ()


def test_a_unit_that_others_stand_below_outlives_its_upload(engine: sa.Engine) -> None:
    period_id = set_up(engine, open=True)
    pool = Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(RSUD, sop_ada=yes())))
    done(engine, change(DINKES, parent=RSUD.id))
    history.undo(operator(engine), upload_rows(engine, period_id)[0].id, reason="keliru", now=NOW)
    assert RSUD.id in on(engine, DAY)


def test_a_unit_whose_upload_was_undone_may_be_entered_by_hand(engine: sa.Engine) -> None:
    period_id = set_up(engine, open=True)
    pool = Scripted()
    stored(engine, pool, period_id, pool.file(b"a", says(RSUD, sop_ada=yes())))
    history.undo(operator(engine), upload_rows(engine, period_id)[0].id, reason="keliru", now=NOW)
    done(engine, change(RSUD, ChangeKind.BARU), began=(RSUD,))
    assert (on(engine, DAY)[RSUD.id].active, on(engine, DAY)[RSUD.id].opened) == (True, DAY)


def test_what_else_follows_is_told_beforehand(engine: sa.Engine) -> None:
    period_id = set_up(engine, DINKES, BAURENO, DESA, *KELURAHAN)
    for units in ([DINKES.id], [BAURENO.id], ["a"]):
        somebody(engine, Role.OPD, units=units)
    done(engine, change(DESA, parent=DINKES.id, day=DAY + timedelta(days=9)))
    office = operator(engine)
    wanted = [
        change(DESA, parent=""),
        change(KELURAHAN[1], parent=DINKES.id),
        change(KELURAHAN[0], ChangeKind.TUTUP, successors=("b",)),
    ]
    found = unit_effects.effects(office, unit_changes.propose(office, wanted))
    assert (found.counted, found.frozen) == (("Penilaian 2026",), ())
    concerned = [(one.accounts, [unit.id for unit in one.units]) for one in (found.ended, found.lost)]
    assert concerned == [(1, ["a"]), (1, [DESA.id, "b"])]
    assert (found.gained.accounts, [unit.id for unit in found.gained.units]) == (1, ["b"])
    assert [(unit.id, day) for unit, day in found.later] == [(DESA.id, DAY + timedelta(days=9))]
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN):
        publication.advance(office, period_id, state, definitions=load_definitions(), now=NOW)
    late = unit_changes.propose(office, [change(DINKES, name="D1", day=ASSESSMENT + timedelta(days=1))])
    assert unit_effects.effects(office, late).frozen == ()
    past = unit_effects.effects(office, unit_changes.propose(office, [change(DINKES, name="D1")]))
    assert (past.counted, past.frozen) == ((), ("Penilaian 2026",))


def test_units_that_a_list_names_are_added_to_an_open_registry_once(engine: sa.Engine) -> None:
    set_up(engine, open=True)
    office = operator(engine)
    assert (add_found(office, (RSUD, DINKES)), add_found(office, (RSUD,))) == (1, 0)
    assert on(engine, date.min)[RSUD.id] == RSUD


def test_a_closed_registry_takes_no_unit_from_a_list(engine: sa.Engine) -> None:
    set_up(engine)
    with pytest.raises(ComplianceError) as error:
        add_found(operator(engine), (RSUD,))
    assert str(error.value) == (
        "Unit “RSUD Baru” tidak ada dalam daftar unit. Muat ulang halaman, lalu pilih unit lagi."
    )


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (change(BAURENO, ChangeKind.TUTUP), "di bawah Kecamatan Baureno masih ada unit lain, antara lain "
         "Desa Sumur; pindahkan atau tutup lebih dahulu"),
        (change(BAURENO, parent=DESA.id), "Kecamatan Baureno akan berada di bawah dirinya sendiri, lewat "
         "Desa Sumur"),
        (change(DESA, parent="tidak-ada"), "induk Desa Sumur (tidak-ada) tidak ada atau sudah ditutup pada "
         "tanggal itu; pindahkan Desa Sumur lebih dahulu"),
        (change(DINKES, name="  "), "nama “  ” kosong, terlalu panjang, atau tidak memuat huruf"),
        (change(DINKES, ChangeKind.TUTUP, successors=("x",)), "pengganti Dinas Kesehatan (x) tidak ada pada "
         "tanggal itu"),
        (change(DINKES, ChangeKind.BARU), "Dinas Kesehatan sudah berlaku pada tanggal itu"),
        (change(DINKES, name=BAURENO.name, unit_kind=BAURENO.kind), "sudah ada Kecamatan Baureno lain dengan "
         "jenis dan induk yang sama; bedakan namanya atau induknya"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_the_reason(
    engine: sa.Engine, wanted: UnitChange, sentence: str
) -> None:
    set_up(engine, DINKES, BAURENO, DESA)
    assert why_not(engine, wanted) == f"Perubahan ini tidak dapat disimpan: {sentence}."
    assert unit_changes.changes(operator(engine)) == ()


def test_an_id_is_never_given_twice(engine: sa.Engine) -> None:
    set_up(engine)
    twin = Unit(id=DINKES.id, name="Dinas Kembar", kind=UnitKind.DINAS)
    assert why_not(engine, change(twin, ChangeKind.BARU), began=(twin,)) == (
        "Perubahan ini tidak dapat disimpan: Dinas Kesehatan sudah berlaku pada tanggal itu."
    )
    registry = Registry(units=(DINKES, Unit(id="dinas-a", name="Dinas A", kind=UnitKind.DINAS)))
    assert (unit_changes.new_id(registry, "Dinas A"), unit_changes.new_id(registry, "B")) == (
        "dinas-a-2",
        "b",
    )


def test_what_was_seen_is_what_is_kept_or_nothing(engine: sa.Engine) -> None:
    set_up(engine)
    office = operator(engine)
    early = unit_changes.propose(office, [change(DINKES, name="A1")])
    late = unit_changes.propose(office, [change(DINKES, name="B1")])
    unit_changes.apply(office, early, reason="dasar", now=NOW)
    for again in (early, late):  # a double click, and a colleague
        with pytest.raises(ComplianceError) as error:
            unit_changes.apply(office, again, reason="dasar", now=NOW)
        assert str(error.value) == (
            "Daftar unit sudah diubah orang lain sejak Anda melihatnya. Tidak ada yang disimpan; "
            "lihat dahulu perubahannya sekali lagi."
        )
    assert len(unit_changes.changes(office)) == 1


def test_a_change_needs_its_ground(engine: sa.Engine) -> None:
    set_up(engine)
    office = operator(engine)
    proposal = unit_changes.propose(office, [change(DINKES, name="A1")])
    for call in (
        lambda: unit_changes.apply(office, proposal, reason=" ", now=NOW),
        lambda: unit_changes.withdraw(office, 1, reason="", now=NOW),
    ):
        with pytest.raises(ComplianceError) as error:
            call()
        assert str(error.value) == "Tulis alasannya dahulu, supaya jejaknya jelas."


def looked(engine: sa.Engine, data: bytes, *, day: date = DAY, close: bool = False) -> ListLook:
    """A file as it would be looked through."""
    office = operator(engine)
    found = unit_changes.read_list(office, "unit.csv", data, partial(nullcontext, InProcess()))
    return unit_changes.propose_list(office, found, effective=day, close_unmentioned=close)


def downloaded(engine: sa.Engine, edit: dict[str, str], *, day: date = DAY) -> bytes:
    """The list as it is downloaded on a day, edited as in Excel."""
    text = registry_csv(Registry(units=tuple(on(engine, day).values()))).decode("utf-8-sig")
    for old, new in edit.items():
        assert old in text
        text = text.replace(old, new)
    return text.encode("cp1252")


def listed(engine: sa.Engine, edit: dict[str, str], *, day: date = DAY, close: bool = False) -> Proposal:
    """What an edited list would change."""
    found = looked(engine, downloaded(engine, edit, day=day), day=day, close=close)
    assert found.proposal is not None
    return found.proposal


def said(look: ListLook) -> tuple[list[str], list[str]]:
    """The problems and the notes, as they are shown."""
    return words.remarks(look.problems), words.remarks(look.notes)


def test_a_list_that_was_not_edited_changes_nothing(engine: sa.Engine) -> None:
    set_up(engine, DINKES, BAURENO, DESA)
    found = looked(engine, downloaded(engine, {}), close=True)
    assert (found.proposal, said(found), found.unmentioned) == (None, ([], []), ())


def test_a_list_renames_moves_adds_and_ends(engine: sa.Engine) -> None:
    set_up(engine, DINKES, BAURENO, DESA)
    proposal = listed(
        engine,
        {
            "Dinas Kesehatan;": "Dinas Kesehatan Rakyat;",
            "desa;baureno;;;berlaku": "kelurahan;dinkes;;;berlaku\r\n"
            ";35.22.01.2002;Desa Baru;;desa;baureno;;;",
        },
    )
    assert [unit.id for unit in proposal.began] == ["35.22.01.2002"]
    assert proposal.rows == {"dinkes": 2, "baureno": 3, DESA.id: 4, "35.22.01.2002": 5}
    assert unit_changes.apply(operator(engine), proposal, reason="rapat", now=NOW) == 3
    now = on(engine, DAY)
    assert now["dinkes"].name == "Dinas Kesehatan Rakyat"
    assert (now[DESA.id].kind, now[DESA.id].parent) == (UnitKind.KELURAHAN, "dinkes")
    assert (now["35.22.01.2002"].active, now["35.22.01.2002"].parent) == (True, "baureno")


def test_the_same_list_twice_changes_nothing_the_second_time(engine: sa.Engine) -> None:
    set_up(engine, DINKES, BAURENO, DESA)
    edited = downloaded(engine, {"Desa Sumur;;desa;baureno": "Desa Sumur Baru;Sumba;desa;dinkes"})
    first = looked(engine, edited).proposal
    assert first is not None
    unit_changes.apply(operator(engine), first, reason="rapat", now=NOW)
    assert looked(engine, edited).proposal is None


def test_what_a_list_leaves_out_stays_unless_said_otherwise(engine: sa.Engine) -> None:
    set_up(engine, DINKES, BAURENO, DESA)
    line = "35.22.01.2001;35.22.01.2001;Desa Sumur;;desa;baureno;;;berlaku\r\n"
    edit = {line: "", "Dinas Kesehatan;": "Dinas Sehat;"}
    kept = looked(engine, downloaded(engine, edit))
    assert [unit.id for unit in kept.unmentioned] == [DESA.id]
    assert kept.proposal is not None
    assert len(kept.proposal.changes) == 1
    closed = looked(engine, downloaded(engine, edit), close=True)
    assert closed.proposal is not None
    assert [(c.unit_id, c.kind) for c in closed.proposal.changes[1:]] == [(DESA.id, ChangeKind.TUTUP)]
    assert closed.unmentioned == ()


def test_what_a_list_breaks_is_named_with_its_row(engine: sa.Engine) -> None:
    set_up(engine, DINKES, BAURENO, DESA)
    found = looked(engine, downloaded(engine, {";kecamatan;": ";kecamatn;", ";baureno;;;": ";antah;;;"}))
    assert found.proposal is None
    assert said(found) == (
        [
            "Baris 3: jenis “kecamatn” tidak dikenal; maksudnya “kecamatan”?",
            "Baris 4: induk “antah” tidak ada dalam daftar unit",
        ],
        [],
    )
    with pytest.raises(ComplianceError) as error:
        looked(engine, downloaded(engine, {"kecamatan;;;;": f"kecamatan;{DESA.id};;;"}))
    assert str(error.value) == (
        "Perubahan ini tidak dapat disimpan: baris 3: Kecamatan Baureno akan berada di bawah dirinya "
        "sendiri, lewat Desa Sumur."
    )


@pytest.mark.parametrize("day", [DAY - timedelta(days=200), DAY, DAY + timedelta(days=200)])
def test_a_list_of_today_undoes_no_change_of_another_day(engine: sa.Engine, day: date) -> None:
    """A change is planned, and has been: what the list says of those days was downloaded, not written."""
    set_up(engine, DINKES, BAURENO, DESA)
    before = downloaded(engine, {})
    done(engine, change(DINKES, name="Dinas Lama", day=date(2026, 1, 1)))
    done(engine, change(DINKES, name="Dinas Rencana", day=DAY + timedelta(days=100)))
    done(engine, change(DESA, ChangeKind.TUTUP, day=date(2026, 1, 2)))
    puskesmas = Unit(id="p", name="Puskesmas P", kind=UnitKind.PUSKESMAS, parent="dinkes")
    begins = change(puskesmas, ChangeKind.BARU, day=DAY + timedelta(days=100))
    done(engine, begins, began=(puskesmas,))
    today = downloaded(engine, {}, day=date.today())
    for file in (before, today):
        assert looked(engine, file, day=day).proposal is None


def test_a_file_that_cannot_be_read_is_refused_with_the_reason(engine: sa.Engine) -> None:
    set_up(engine)
    with pytest.raises(DefinitionError) as error:
        looked(engine, b"PK\x03\x04 no workbook")
    assert str(error.value).startswith("Berkas")


@pytest.mark.parametrize("role", [Role.PIMPINAN, Role.OPD])
def test_only_the_office_and_administrators_change_units(engine: sa.Engine, role: Role) -> None:
    set_up(engine)
    caller: Caller = somebody(engine, role, units=[DINKES.id] if role is Role.OPD else [])
    with pytest.raises(ComplianceError) as error:
        unit_changes.propose(caller, [change(DINKES, name="A1")])
    assert str(error.value) == (
        "Akun Anda tidak berhak untuk ini: mengubah daftar unit. "
        "Bila menurut Anda perlu, hubungi administrator."
    )


def test_the_shipped_registry_goes_out_and_comes_back_the_same(engine: sa.Engine) -> None:
    units = shipped_registry("bojonegoro").units
    set_up(engine, *units)
    assert looked(engine, downloaded(engine, {}), close=True).proposal is None
    proposal = listed(engine, {"Dinas Pendidikan;": "Dinas Pendidikan dan Kebudayaan;"})
    assert len(proposal.changes) == 1
