"""Two offices in one installation: what the account of one is never to read of the other bears a word that
stands nowhere else."""

from __future__ import annotations

from datetime import timedelta

from compliance.analysis.training_taken import Taken as Attended
from compliance.model import Outcome, PeriodState, Verdict
from compliance.storage.registry import Deadlines
from compliance.workflows import (
    complaints,
    dispensations,
    intake,
    objections,
    service_intake,
    setup,
    surveys,
    training_draft,
    training_intake,
    verification,
)
from compliance.workflows.guard import utc_now
from compliance.workflows.publication import advance
from compliance.workflows.screening import screened
from compliance.workflows.standing import standing_of_unit
from tests.privacy.intakes import DEFINITIONS, UNITS, Scene

OWN, FOREIGN = UNITS[0], UNITS[1]
WORD = "Rahasialah"  # of the neighbour, and of files that are not one's own
QUESTIONS = ("SOP", "Standar Pelayanan", "Maklumat", "Media Publikasi", "SKM", "Google Maps")


def settled(scene: Scene) -> None:
    """Everything the product keeps, of both, brought by the office; in an open period."""
    advance(scene.office, scene.period_id, PeriodState.DIBUKA, definitions=DEFINITIONS, now=utc_now())
    _checklists(scene)
    _surveys(scene)
    _complaints(scene)
    _services(scene)
    _trainings(scene)
    _decisions(scene)


def published(scene: Scene) -> None:
    for state in (PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN):
        advance(scene.office, scene.period_id, state, definitions=DEFINITIONS, now=utc_now())


def waiting(scene: Scene) -> str:
    """A batch of the office that nobody has confirmed; its id."""
    return _staged(scene, f"{WORD} tambahan.csv", (f"Nama OPD;{QUESTIONS[0]}", f"{FOREIGN.name};Tidak"))


def _staged(scene: Scene, name: str, rows: tuple[str, ...]) -> str:
    incoming = screened([(name, "\n".join(rows).encode())], scene.pool)
    batch = intake.stage(scene.office, incoming, period_id=scene.period_id, now=utc_now())
    intake.read_batch(scene.engine, batch, scene.pool, DEFINITIONS)
    return batch


def _checklists(scene: Scene) -> None:
    rows = [
        "Nama OPD;" + ";".join(QUESTIONS) + ";Link Maklumat;Keterangan",
        f"{OWN.name};Ada;Ada;Ada;Ada;Tidak;Ada;https://dinkes.contoh/maklumat;lengkap",
        f"{FOREIGN.name};Ada;Ada;Ada;Tidak;Ada;Ada;https://dinsos.contoh/{WORD};{WORD}",
    ]
    # the place of an answer names the sheet it stands on, and that of a csv is called like its file
    batch = _staged(scene, "Isian.csv", tuple(rows))
    done = intake.confirm(scene.office, batch, reason=WORD, now=utc_now(), without_asked=True)
    assert done.units == 2


def _surveys(scene: Scene) -> None:
    head = "No;Persyaratan;Prosedur;Waktu;Biaya;Produk;Kompetensi;Perilaku;Pengaduan;Sarana"
    file = (f"SKM {WORD}.csv", "\n".join((head, "1;4;4;3;4;3;4;4;4;3", "2;3;4;3;4;3;4;4;4;3")).encode())
    [read] = surveys.read_files(scene.office, [file], scene.pool, period_id=scene.period_id)
    taken = [surveys.Taken(reading=read, survey=read.surveys[0], unit_id=unit.id) for unit in (OWN, FOREIGN)]
    assert surveys.store_surveys(scene.office, taken, period_id=scene.period_id, now=utc_now()) == 2


def _complaints(scene: Scene) -> None:
    rows = ["No. Laporan;Instansi;Tanggal Masuk;Tanggal Selesai;Status;Kategori"]
    rows += [f"A{n};{OWN.name};2026-01-0{n};2026-01-0{n + 1};Selesai;Pelayanan" for n in range(1, 5)]
    rows += [f"B{n};{FOREIGN.name};2026-01-0{n};2026-02-0{n};Selesai;{WORD}" for n in range(1, 5)]
    file = (f"Laporan {WORD}.csv", "\n".join(rows).encode())
    read = complaints.read_files(scene.office, [file], scene.pool, period_id=scene.period_id)
    done = complaints.store_readings(
        scene.office, read, period_id=scene.period_id, now=utc_now(), without_asked=True
    )
    assert done.cases == 8


def _services(scene: Scene) -> None:
    rows = ["OPD;Nama Layanan;Persyaratan;Jangka Waktu;Biaya/Tarif;Produk"]
    rows += [f"{OWN.name};Surat sehat;KTP;1 hari;Gratis;Surat"]
    rows += [f"{FOREIGN.name};Surat {WORD};KTP;1 hari;Gratis;Surat"]
    file = (f"Layanan {WORD}.csv", "\n".join(rows).encode())
    draft = service_intake.look_through(
        scene.office, file, scene.pool, period_id=scene.period_id, answers={}, now=utc_now()
    )
    done = service_intake.store_services(
        scene.office, draft, whole=True, reason=WORD, now=utc_now(), without_asked=True
    )
    assert done.units == 2


def _trainings(scene: Scene) -> None:
    rows = ["No;Nama Peserta;Unit Kerja;Nama Bimtek;Tanggal"]
    rows += [f"1;Peserta Satu;{OWN.name};Bimtek Pelayanan Prima;2026-01-05"]
    rows += [f"2;Peserta Dua;{FOREIGN.name};Bimtek {WORD};2026-01-06"]
    file = (f"Hadir {WORD}.csv", "\n".join(rows).encode())
    draft = training_draft.look_through(
        scene.office, [file], scene.pool, period_id=scene.period_id, answers={}, now=utc_now()
    )
    taken = tuple(
        Attended(file=0, event=n, title=event.title, day=event.day)
        for n, event in enumerate(draft.readings[0].events)
    )
    decision = training_intake.Decision(taken=taken, without_asked=True)
    assert training_intake.store_training(scene.office, draft, decision, now=utc_now()).units == 2


def _decisions(scene: Scene) -> None:
    """Of the neighbour an answer is sent back, it objects, and something is waived."""
    office, period_id, today = scene.office, scene.period_id, utc_now().date()
    item = next(
        one
        for one in verification.items(office, DEFINITIONS, period_id=period_id)
        if one.unit.id == FOREIGN.id
    )
    decision = verification.Decision(
        unit_id=FOREIGN.id, question=item.question, claim=item.claim, verdict=Verdict.DIKEMBALIKAN, note=WORD
    )
    verification.decide(office, DEFINITIONS, [decision], period_id=period_id, now=utc_now())
    window = Deadlines(objections_from=today, objections_until=today + timedelta(days=9))
    setup.set_deadlines(office, period_id, window)
    standing = standing_of_unit(office, DEFINITIONS, period_id=period_id, unit_id=FOREIGN.id)
    protest = objections.Protest(
        unit_id=FOREIGN.id,
        question=item.question,
        against=standing.states[item.question].verification,
        reason=WORD,
    )
    number = objections.file_objection(office, DEFINITIONS, protest, period_id=period_id)
    objections.rule(office, DEFINITIONS, number, objections.NewRuling(outcome=Outcome.DITOLAK, reason=WORD))
    exempt = dispensations.NewDispensation(
        unit_id=FOREIGN.id,
        element="skm",
        valid_from=today,
        valid_until=today + timedelta(days=400),
        basis="Surat",
    )
    dispensations.give(office, DEFINITIONS, exempt)
