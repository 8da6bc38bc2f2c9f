"""An instrument of one's own: kept, looked at, used, replaced, withdrawn; and frozen for good."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.analysis.frames import FLOOR, FLOOR_STEPS, RANK, UNIT_ID
from compliance.analysis.movers import CLIMB, OTHER_RANK
from compliance.definitions.load import Definitions, load_definitions
from compliance.model import Instrument, OwnState, PeriodState, Registry, Role
from compliance.problems import ComplianceError, DefinitionError
from compliance.reading.pool import ReaderPool
from compliance.reports.instrument_book import instrument_workbook, template_of
from compliance.storage.engine import reading
from compliance.storage.freezes import read_freeze
from compliance.storage.instruments import Version, read_versions
from compliance.storage.tables import custom_instruments
from compliance.text.workflows import Refusal
from compliance.workflows import instruments, score_views, trail
from compliance.workflows.database import data_version
from compliance.workflows.definitions import definitions_for
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from compliance.workflows.instrument_preview import preview, preview_explained
from compliance.workflows.publication import advance, recount
from tests.workflows.people import somebody
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    LATER,
    NOW,
    OWN_TOML,
    Scripted,
    count,
    no,
    says,
    set_up,
    stored,
    yes,
)

CHANGED = OWN_TOML.replace(b"lower = 51", b"lower = 61").replace(b"upper = 50.99", b"upper = 60.99")
SHIPPED = load_definitions()
KNOWN = next(iter(SHIPPED.instruments))
OPEN, FROZEN = PeriodState.DIBUKA, PeriodState.DIBEKUKAN


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderPool]:
    with ReaderPool(Registry(), workers=1) as pool:
        yield pool


def added(engine: sa.Engine, data: bytes = OWN_TOML, file: str = "provinsi.toml") -> int:
    return instruments.add(operator(engine), SHIPPED, file=file, data=data, now=NOW)


def used(engine: sa.Engine, data: bytes = OWN_TOML) -> int:
    number = added(engine, data)
    instruments.use(operator(engine), SHIPPED, number, now=NOW)
    return number


def known(engine: sa.Engine) -> Definitions:
    return definitions_for(engine, SHIPPED)


def versions(engine: sa.Engine) -> dict[int, Version]:
    with reading(engine) as connection:
        return {version.number: version for version in read_versions(connection)}


def states(engine: sa.Engine) -> list[OwnState]:
    """The oldest first."""
    return [version.state for _, version in sorted(versions(engine).items())]


def events(engine: sa.Engine, event: Event) -> list[trail.Written]:
    return list(trail.entries(operator(engine), events=[event]))


def filled(engine: sa.Engine) -> int:
    """A period in which two units have answered."""
    pool, period_id = Scripted(), set_up(engine)
    six = {f"{element}_ada": yes() for element in ("sop", "sp", "maklumat", "publikasi", "skm", "google")}
    weak = {**{name: no() for name in six}, "sp_ada": yes()}
    stored(
        engine,
        pool,
        period_id,
        pool.file(b"a", says(DINKES, **{**six, "sp_ada": no()}), says(BAURENO, **weak)),
    )
    return period_id


def move(engine: sa.Engine, period_id: int, *wanted: PeriodState) -> None:
    for state in wanted:
        advance(operator(engine), period_id, state, definitions=SHIPPED, now=NOW, reason="uji")


# -- from a file to a draft


def test_a_draft_is_seen_by_nobody_who_works_with_instruments(engine: sa.Engine) -> None:
    before = data_version(engine)
    number = added(engine)
    assert states(engine) == [OwnState.RANCANGAN]
    assert known(engine) == SHIPPED
    assert data_version(engine) == before
    [shown] = instruments.versions(operator(engine), SHIPPED)
    assert shown.instrument is not None
    assert (shown.instrument.title, shown.instrument.own, shown.problem) == ("Uji", True, "")
    assert shown.removable
    [entry] = events(engine, Event.INSTRUMENT_ADDED)
    assert entry.entry.object == f"instrument uji-2026, version {number}"
    assert entry.entry.after == {"file": ".toml", "sha256": versions(engine)[number].sha256}


def test_the_same_file_twice_is_one_version(engine: sa.Engine) -> None:
    assert added(engine) == added(engine) == used(engine) == added(engine)
    assert count(engine, custom_instruments) == 1
    assert len(events(engine, Event.INSTRUMENT_ADDED)) == 1


def test_a_workbook_is_opened_by_a_reader_and_kept_whole(engine: sa.Engine, readers: ReaderPool) -> None:
    edition = replace(SHIPPED.editions[KNOWN], id="salinan", title="Salinan", supersedes=KNOWN)
    data = instrument_workbook(edition, SHIPPED.checklist)

    def added(data: bytes) -> int:
        pool = nullcontext(readers)
        return instruments.add(
            operator(engine), SHIPPED, file="Salinan.XLSX", data=data, now=NOW, open_pool=lambda: pool
        )

    number = added(data)
    instruments.use(operator(engine), SHIPPED, number, now=NOW)
    assert known(engine).instruments["salinan"] == replace(edition, own=True)
    assert instruments.original(operator(engine), number) == ("Salinan.XLSX", data)
    assert len(events(engine, Event.ORIGINAL_DOWNLOADED)) == 1
    begun = replace(known(engine).instruments["salinan"], summary="Lain.")
    assert added(template_of(begun, SHIPPED.checklist)) == number + 1


@pytest.mark.parametrize(
    ("file", "data", "sentence"),
    [
        (
            "p.toml",
            OWN_TOML.replace(b"weight = 0.4", b"weight = 0,4"),
            "p.toml: bukan TOML yang sah (baris 72, kolom 11)",
        ),
        (
            "p.TOML",
            OWN_TOML.replace(b'id = "uji-2026"', b'id = "pekppp-2022"'),
            "p.TOML: baris 1, id: id 'pekppp-2022' sudah dipakai; pilih id lain, karena edisi yang ada ",
        ),
        (
            "p.xlsx",
            b"a;b\n1;2\n",
            "p.xlsx: lembar “p” bukan bagian dari instrumen; hapus lembar itu, karena ",
        ),
        (
            "p.xlsx",
            b"%PDF-1.7\n",
            "p.xlsx: Berkas ini bukan lembar kerja yang dikenal. Simpan sebagai .xlsx, lalu unggah lagi.",
        ),
        ("p.xlsx", b" " * 5_000_001, "p.xlsx: berkas instrumen paling besar 5000 kB"),
        ("p", b"", "p: Berkas ini kosong. Periksa apakah berkas yang dipilih sudah benar."),
    ],
)
def test_a_faulty_file_is_named_with_its_place_and_not_kept(
    engine: sa.Engine, file: str, data: bytes, sentence: str
) -> None:
    with pytest.raises(DefinitionError) as refused:
        added(engine, data, file)
    assert str(refused.value).startswith(sentence)
    assert states(engine) == []
    assert events(engine, Event.INSTRUMENT_ADDED) == []


# -- into use


def test_what_is_in_use_is_known_everywhere(engine: sa.Engine) -> None:
    period_id = filled(engine)
    before = data_version(engine)
    number = added(engine)
    ids = {"period_id": period_id, "instrument_id": "uji-2026"}
    with pytest.raises(Refused) as refused:
        score_views.ranking_for(operator(engine), SHIPPED, **ids)
    assert refused.value.code is Refusal.INSTRUMENT_UNKNOWN
    instruments.use(operator(engine), SHIPPED, number, now=LATER)
    instruments.use(operator(engine), SHIPPED, number, now=LATER)
    assert data_version(engine) == before + 1
    [entry] = events(engine, Event.INSTRUMENT_USED)
    assert (entry.entry.before["state"], entry.entry.after["state"]) == ("rancangan", "dipakai")
    assert list(known(engine).instruments) == [*SHIPPED.instruments, "uji-2026"]
    view = score_views.ranking_for(operator(engine), SHIPPED, **ids)
    assert view.instrument.title == "Uji"
    assert list(view.frame[UNIT_ID]) == [BAURENO.id, DINKES.id]


def test_a_new_version_takes_the_place_of_the_old_one_once_it_is_confirmed(engine: sa.Engine) -> None:
    first = used(engine)
    second = added(engine, CHANGED)
    assert states(engine) == [OwnState.DIPAKAI, OwnState.RANCANGAN]
    assert known(engine).instruments["uji-2026"].categories[0].lower == 51
    instruments.use(operator(engine), SHIPPED, second, now=LATER)
    assert states(engine) == [OwnState.DIGANTI, OwnState.DIPAKAI]
    assert [entry.entry.after["replaces"] for entry in events(engine, Event.INSTRUMENT_USED)] == [
        [str(first)],
        [],
    ]
    assert known(engine).instruments["uji-2026"].categories[0].lower == 61
    with pytest.raises(Refused) as refused:
        instruments.use(operator(engine), SHIPPED, first, now=LATER)
    assert str(refused.value) == (
        "Versi instrumen “uji-2026” ini sudah diganti, jadi tidak dapat dipakai atau ditarik lagi. "
        "Unggah berkasnya lagi bila masih diperlukan."
    )
    assert instruments.original(operator(engine), first)[1] == OWN_TOML


def test_a_newer_draft_takes_the_place_of_an_older_one(engine: sa.Engine) -> None:
    added(engine)
    added(engine, CHANGED)
    assert states(engine) == [OwnState.DIGANTI, OwnState.RANCANGAN]


def test_a_draft_is_held_once_more_against_what_is_in_use_by_then(engine: sa.Engine) -> None:
    number = added(engine)
    used(engine, OWN_TOML.replace(b'"uji-2026"', b'"lain"'))
    with pytest.raises(DefinitionError) as refused:
        instruments.use(operator(engine), SHIPPED, number, now=LATER)
    assert str(refused.value) == (
        "provinsi.toml: baris 2, title: judul 'Uji' sudah dipakai; pilih judul lain supaya keduanya "
        "dapat dibedakan"
    )


# -- withdrawn


def test_it_is_withdrawn_with_a_reason_and_gone_everywhere(engine: sa.Engine) -> None:
    number = used(engine)
    before = data_version(engine)
    with pytest.raises(Refused) as refused:
        instruments.withdraw(operator(engine), number, reason="  ", now=LATER)
    assert str(refused.value) == "Tulis alasan penarikan dahulu, supaya jejaknya jelas."
    for _ in range(2):
        instruments.withdraw(operator(engine), number, reason=" salah  bobot ", now=LATER)
    assert states(engine) == [OwnState.DITARIK]
    assert versions(engine)[number].steps[-1].reason == "salah bobot"
    assert known(engine) == SHIPPED
    assert data_version(engine) == before + 1
    [entry] = events(engine, Event.INSTRUMENT_WITHDRAWN)
    assert entry.entry.after == {"state": "ditarik", "reason": "salah bobot"}
    assert added(engine) == number + 1


def test_a_draft_that_is_withdrawn_changes_nothing_for_anybody(engine: sa.Engine) -> None:
    number = added(engine)
    before = data_version(engine)
    instruments.withdraw(operator(engine), number, reason="salah", now=LATER)
    assert data_version(engine) == before
    with pytest.raises(Refused) as refused:
        instruments.use(operator(engine), SHIPPED, number, now=LATER)
    assert refused.value.code is Refusal.OWN_SETTLED


def test_a_version_that_is_not_there(engine: sa.Engine) -> None:
    calls = (
        lambda: instruments.use(operator(engine), SHIPPED, 7, now=NOW),
        lambda: instruments.withdraw(operator(engine), 7, reason="x", now=NOW),
        lambda: instruments.original(operator(engine), 7),
        lambda: preview(operator(engine), SHIPPED, 7, period_id=set_up(engine), other_id=KNOWN),
    )
    for call in calls:
        with pytest.raises(Refused) as refused:
            call()
        assert str(refused.value) == "Instrumen ini tidak ditemukan. Muat ulang halaman, lalu pilih lagi."


# -- frozen


def test_what_a_frozen_period_stands_on_is_neither_changed_nor_withdrawn(engine: sa.Engine) -> None:
    number, period_id = used(engine), filled(engine)
    draft = added(engine, CHANGED)
    move(engine, period_id, OPEN, FROZEN)
    attempts = (
        lambda: instruments.withdraw(operator(engine), number, reason="salah", now=LATER),
        lambda: instruments.use(operator(engine), SHIPPED, draft, now=LATER),
        lambda: added(engine, CHANGED.replace(b"Untuk pengujian", b"Untuk uji")),
    )
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            attempt()
        assert str(refused.value) == (
            "Instrumen “uji-2026” dipakai periode yang sudah dibekukan (“Penilaian 2026”), jadi tidak dapat "
            "diubah atau ditarik. Beri id baru untuk perubahannya, misalnya “uji-2026-2”."
        )
    assert states(engine) == [OwnState.DIPAKAI, OwnState.RANCANGAN]
    shown = {one.version.number: one for one in instruments.versions(operator(engine), SHIPPED)}
    assert shown[number].periods == ("Penilaian 2026",)
    assert not shown[number].removable
    assert added(engine) == number
    instruments.withdraw(operator(engine), draft, reason="tidak jadi", now=LATER)
    successor = OWN_TOML.replace(b'"uji-2026"', b'"uji-2026-2"').replace(b'"Uji"', b'"Uji 2"')
    assert added(engine, successor) == draft + 1


@pytest.mark.parametrize("workbook", [False, True])
def test_a_frozen_period_is_computed_again_from_its_own_copy(engine: sa.Engine, workbook: bool) -> None:
    """Also without anything of the instrument in the product, and whatever is in use by then."""
    if workbook:
        edition = replace(SHIPPED.editions[KNOWN], id="uji-2026", title="Uji")
        number = added(engine, instrument_workbook(edition, SHIPPED.checklist), "uji.xlsx")
        instruments.use(operator(engine), SHIPPED, number, now=NOW)
    else:
        used(engine)
    period_id = filled(engine)
    move(engine, period_id, OPEN, FROZEN)
    ids = {"period_id": period_id, "instrument_id": "uji-2026"}
    before = score_views.ranking_for(operator(engine), SHIPPED, **ids)
    with reading(engine) as connection:
        freeze = read_freeze(connection, period_id)
    assert freeze is not None
    assert f"sendiri/uji-2026.{'json' if workbook else 'toml'}" in freeze.files
    other = replace(SHIPPED, instruments={}, files={})
    found = recount(operator(engine), period_id, other)
    assert found is not None
    assert (found.figures, found.moved) == (2 * (len(SHIPPED.instruments) + 1), ())
    move(engine, period_id, PeriodState.DITERBITKAN)
    after = score_views.ranking_for(operator(engine), other, **ids)
    assert after.instrument == before.instrument
    assert after.instrument.own
    assert after.frame[[RANK, UNIT_ID, FLOOR]].equals(before.frame[[RANK, UNIT_ID, FLOOR]])


def test_a_period_that_is_opened_again_lets_go_of_it(engine: sa.Engine) -> None:
    number, period_id = used(engine), filled(engine)
    move(engine, period_id, OPEN, FROZEN, OPEN)
    instruments.withdraw(operator(engine), number, reason="salah", now=LATER)
    move(engine, period_id, FROZEN)
    with reading(engine) as connection:
        freeze = read_freeze(connection, period_id)
    assert freeze is not None
    assert not [name for name in freeze.files if name.startswith("sendiri/")]


def test_a_period_frozen_before_has_no_figures_of_it(engine: sa.Engine) -> None:
    period_id = filled(engine)
    move(engine, period_id, OPEN, FROZEN)
    used(engine)
    with pytest.raises(Refused) as refused:
        score_views.ranking_for(operator(engine), SHIPPED, period_id=period_id, instrument_id="uji-2026")
    assert str(refused.value) == (
        "Periode “Penilaian 2026” dibekukan tanpa instrumen “uji-2026”, jadi tidak ada angkanya. Pilih "
        f"salah satu: {', '.join(SHIPPED.instruments)}."
    )


def test_a_freeze_never_misses_one_that_was_confirmed_meanwhile(engine: sa.Engine) -> None:
    """The page that asks for the freeze was drawn before; so it does not know of it."""
    period_id, drawn_before = filled(engine), known(engine)
    move(engine, period_id, OPEN)
    used(engine)
    advance(operator(engine), period_id, FROZEN, definitions=drawn_before, now=NOW)
    view = score_views.ranking_for(
        operator(engine), drawn_before, period_id=period_id, instrument_id="uji-2026"
    )
    assert len(view.frame) == 2


# -- looked at before it is used


def test_a_draft_is_held_against_stored_answers_and_nothing_is_stored(engine: sa.Engine) -> None:
    period_id, number = filled(engine), added(engine)
    caller = somebody(engine, Role.ADMINISTRATOR)
    before = data_version(engine)
    found = preview(caller, SHIPPED, number, period_id=period_id, other_id=KNOWN)
    assert (found.instrument.title, found.other.id, found.period.id) == ("Uji", KNOWN, period_id)
    rows = found.frame[[UNIT_ID, RANK, OTHER_RANK, CLIMB]].to_dict("records")
    assert rows == [
        {UNIT_ID: BAURENO.id, RANK: 1, OTHER_RANK: 2, CLIMB: 1},
        {UNIT_ID: DINKES.id, RANK: 2, OTHER_RANK: 1, CLIMB: -1},
    ]
    assert preview(caller, SHIPPED, number, period_id=period_id, other_id=KNOWN) is found
    one = preview_explained(caller, SHIPPED, number, period_id=period_id, unit_id=BAURENO.id)
    assert (one.unit, one.found.instrument) == (BAURENO, found.instrument)
    [floor] = found.frame.loc[found.frame[UNIT_ID] == BAURENO.id, FLOOR_STEPS]
    assert one.found.assessment.floor == Decimal(int(floor)).scaleb(-found.instrument.decimals)
    with pytest.raises(Refused):
        preview_explained(caller, SHIPPED, number, period_id=period_id, unit_id="x")
    assert data_version(engine) == before
    assert states(engine) == [OwnState.RANCANGAN]


def test_one_that_scores_no_answers_has_no_ranking(engine: sa.Engine) -> None:
    edition = replace(SHIPPED.unscored["ombudsman-2021"], id="lama", title="Lama")
    number = added(engine, instrument_workbook(edition, SHIPPED.checklist), "lama.xlsx")
    instruments.use(operator(engine), SHIPPED, number, now=NOW)
    assert known(engine).unscored["lama"].own
    with pytest.raises(ComplianceError, match="Lama"):
        preview(operator(engine), SHIPPED, number, period_id=set_up(engine), other_id=KNOWN)


# -- after an update of the product


def test_what_no_longer_fits_the_questions_stays_out_and_says_why(engine: sa.Engine) -> None:
    used(engine)
    fewer = replace(SHIPPED.checklist, elements=SHIPPED.checklist.elements[:1])
    newer = replace(SHIPPED, checklist=fewer)
    assert definitions_for(engine, newer).instruments == SHIPPED.instruments
    [shown] = instruments.versions(operator(engine), newer)
    assert shown.instrument is None
    assert shown.problem == (
        "sendiri/uji-2026.toml: aspects[0].indicators[0].ladder.rungs[1].when[0].question: pertanyaan "
        "'sp.ada' tidak ada di checklist.toml"
    )


def test_an_edition_to_begin_with(engine: sa.Engine) -> None:
    used(engine)
    caller = somebody(engine, Role.ADMINISTRATOR)

    def edition(id: str) -> Instrument:
        return instruments.edition(caller, SHIPPED, id)

    assert edition(KNOWN) == SHIPPED.editions[KNOWN]
    assert edition("uji-2026").own
    with pytest.raises(Refused, match="Instrumen “x” tidak dikenal"):
        edition("x")
