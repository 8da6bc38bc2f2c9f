"""Workbooks of services whose truth is known, in the layouts that offices use."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from compliance.definitions.personal import shipped_personal
from compliance.definitions.services import shipped_services
from compliance.model import Registry, Status, Unit, UnitKind
from compliance.model.services import COMPONENTS, ServiceField
from compliance.reading.services.read import read_services
from compliance.reading.services.result import ServicesReading
from compliance.reading.sheets import Area, Book, CellValue, Sheet
from tests.reading.books import SHA, bojonegoro, definitions

F = ServiceField
Truth = Mapping[ServiceField, Status | None]
Names = tuple[str, str]  # of the unit, of the service


def read(
    *sheets: Sheet,
    file: str = "berkas.xlsx",
    registry: Registry | None = None,
    remembered: Mapping[str, str] | None = None,
) -> ServicesReading:
    return read_services(
        Book(sheets=sheets),
        file=file,
        sha256=SHA,
        definitions=definitions(),
        services=shipped_services(),
        personal=shipped_personal(),
        registry=registry or bojonegoro(),
        remembered=remembered or {},
    )


HEADERS: dict[ServiceField, list[str]] = {
    F.NAMA: ["Nama Layanan", "JENIS PELAYANAN", "Jenis Layanan", "NAMA PELAYANAN", "Layanan"],
    F.PERSYARATAN: ["Persyaratan", "PERSYARATAN PELAYANAN", "Syarat", "1. Persyaratan"],
    F.PROSEDUR: ["Sistem, Mekanisme, dan Prosedur", "Prosedur", "SISTEM, MEKANISME & PROSEDUR", "Alur"],
    F.WAKTU: ["Jangka Waktu", "Jangka Waktu Penyelesaian", "WAKTU PELAYANAN", "Waktu"],
    F.BIAYA: ["Biaya/Tarif", "Biaya / Tarif", "BIAYA", "Tarif"],
    F.PRODUK: ["Produk Pelayanan", "PRODUK LAYANAN", "Produk"],
    F.PENGADUAN: ["Penanganan Pengaduan, Saran dan Masukan", "Penanganan Pengaduan", "Pengaduan"],
    F.DASAR_HUKUM: ["Dasar Hukum", "DASAR HUKUM"],
    F.SARANA: ["Sarana, Prasarana, dan/atau Fasilitas", "Sarana Prasarana", "SARPRAS"],
    F.KOMPETENSI: ["Kompetensi Pelaksana", "Kompetensi"],
    F.PENGAWASAN: ["Pengawasan Internal", "PENGAWASAN INTERNAL"],
    F.JUMLAH_PELAKSANA: ["Jumlah Pelaksana", "Jml Pelaksana"],
    F.JAMINAN_PELAYANAN: ["Jaminan Pelayanan", "JAMINAN PELAYANAN"],
    F.JAMINAN_KEAMANAN: ["Jaminan Keamanan dan Keselamatan Pelayanan", "Jaminan Keamanan & Keselamatan"],
    F.EVALUASI: ["Evaluasi Kinerja Pelaksana", "Evaluasi Kinerja"],
    F.SOP: ["SOP", "SOP (Ada/Tidak)", "Standar Operasional Prosedur"],
    F.NONELEKTRONIK: ["Dipajang Non Elektronik", "Publikasi Non-Elektronik", "Media Cetak"],
    F.ELEKTRONIK: ["Dipajang Elektronik", "Publikasi Elektronik", "Website"],
    F.SK: ["SK Penetapan", "SK Standar Pelayanan", "Nomor SK"],
}
UNIT_HEADERS = ["OPD", "Perangkat Daerah", "UNIT KERJA", "Nama Unit Pelayanan", "Unit Penyelenggara"]
TEXTS: dict[ServiceField, list[str]] = {
    F.PERSYARATAN: ["1. Fotokopi KK\n2. KTP-el asli", "Surat pengantar desa/kelurahan", "Kartu BPJS dan KTP"],
    F.PROSEDUR: [
        "Pemohon ke loket; petugas memeriksa",
        "1. Daftar\n2. Verifikasi\n3. Terbit",
    ],
    F.WAKTU: ["1 hari kerja", "15 menit", "3 (tiga) hari kerja sejak berkas lengkap", "30 Menit"],
    F.BIAYA: [
        "Gratis",
        "Tidak dipungut biaya",
        "Rp 10.000,-",
        "Rp. 25.000 per lembar",
        "Perda 5 Tahun 2023",
    ],
    F.PRODUK: ["KTP-el", "Surat keterangan", "Kartu Keluarga", "Rekomendasi teknis"],
    F.PENGADUAN: [
        "Kotak saran; Telp. (0353) 881234; pengaduan@contoh.go.id",
        "SP4N-LAPOR!; WA aduan 0812-3456-7890",
    ],
    F.DASAR_HUKUM: [
        "UU Nomor 24 Tahun 2013",
        "Permendagri 108/2019",
        "Perda Nomor 3 Tahun 2021",
    ],
    F.SARANA: ["Loket, kursi tunggu, komputer", "Ruang laktasi dan kursi roda"],
    F.KOMPETENSI: ["Minimal D3, menguasai SIAK", "S1 Administrasi"],
    F.PENGAWASAN: ["Dilakukan atasan langsung", "Inspektorat dan atasan"],
    F.JUMLAH_PELAKSANA: ["3 orang", "Dua orang petugas loket"],
    F.JAMINAN_PELAYANAN: ["Pelayanan diberikan sesuai maklumat", "Kompensasi bila terlambat"],
    F.JAMINAN_KEAMANAN: ["Dokumen dicetak di kertas berpengaman", "Ruang dilengkapi CCTV"],
    F.EVALUASI: ["Setiap tiga bulan", "SKM dan rapat bulanan"],
}
# Spellings of one workbook: ada, tidak, proses.
STYLES: dict[str, tuple[list[CellValue], list[CellValue], list[CellValue]]] = {
    "tick": (["✓", "√"], ["-"], ["proses"]),
    "v": (["v", "V"], ["x"], ["proses"]),
    "words": (["Ada", "ada", "ADA"], ["Tidak Ada", "tidak ada", "Belum ada"], ["Dalam proses", "Draf"]),
    "done": (["Sudah", "sudah ada"], ["Belum", "BELUM"], ["Sedang proses"]),
    "digits": ([1], [0], ["proses"]),
    "box": ([True], [False], ["proses"]),
}
SERVICES = [
    "Penerbitan KTP-el", "Penerbitan Kartu Keluarga", "Akta Kelahiran", "Legalisir Dokumen",
    "Izin Mendirikan Bangunan", "Pelayanan Rawat Jalan", "Imunisasi Balita", "Rekomendasi Penelitian",
    "Surat Keterangan Usaha", "Pengaduan Masyarakat", "Konsultasi Gizi", "Pendaftaran Siswa Baru",
    "Keterangan Domisili", "Pelayanan Laboratorium", "Perpanjangan Izin Praktik", "Santunan Kematian",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A workbook and what it says: by unit id and name of the service the status of each field in it."""

    sheets: tuple[Sheet, ...]
    file: str
    layout: str
    truth: Mapping[Names, Truth]
    text_style: bool


@dataclass(slots=True)
class _Plan:
    rng: random.Random
    units: list[Unit]
    fields: list[ServiceField]
    style: str
    truth: dict[Names, dict[ServiceField, Status | None]] = field(default_factory=dict)

    def services(self, unit: Unit) -> list[str]:
        return self.rng.sample(SERVICES, self.rng.randint(1, 6))

    def cell(self, one: ServiceField, status: Status | None) -> CellValue:
        """How somebody writes it down."""
        rng = self.rng
        texts = self.style == "texts" and one in TEXTS
        ada, tidak, proses = STYLES["words" if self.style == "texts" else self.style]
        if status is None:
            return rng.choice([None, "", None])
        if status is Status.ADA and texts and rng.random() < 0.9:
            return rng.choice(TEXTS[one])
        if status is Status.ADA and one is F.SK and rng.random() < 0.5:
            return f"188/{rng.randint(1, 99)}/412.200/2025"
        if status is Status.TIDAK and texts and one in (F.BIAYA, F.PERSYARATAN):
            return "Belum ada"
        return rng.choice({Status.ADA: ada, Status.TIDAK: tidak, Status.PROSES: proses}[status])

    def row(self, unit: Unit, name: str) -> list[CellValue]:
        said = {
            one: self.rng.choices([Status.ADA, Status.TIDAK, Status.PROSES, None], [70, 18, 4, 8])[0]
            for one in self.fields
        }
        self.truth[unit.id, name] = said
        return [self.cell(one, said[one]) for one in self.fields]

    def headers(self) -> list[str]:
        return [self.rng.choice(HEADERS[one]) for one in self.fields]


def make(seed: int) -> Made:
    """One workbook of that seed."""
    rng = random.Random(seed)
    layouts: dict[str, Callable[[_Plan], tuple[list[Sheet], str]]] = {
        "column": _column, "merged": _merged, "blank": _blank, "headings": _headings,
        "sheets": _sheets, "file": _file, "grouped": _grouped, "identity": _identity,
        "by_column": _by_column, "forms": _forms, "form_sheets": _form_sheets,
    }  # fmt: skip
    layout = rng.choice(list(layouts))
    known = [unit for unit in bojonegoro().units if unit.active and unit.kind in _KINDS]
    wanted = rng.sample(list(COMPONENTS), rng.randint(4, 14))
    wanted += rng.sample([F.SOP, F.NONELEKTRONIK, F.ELEKTRONIK, F.SK], rng.randint(0, 4))
    fields = [one for one in F if one in wanted]
    style = "texts" if layout in ("forms", "form_sheets", "by_column") else rng.choice([*STYLES, "texts"])
    several = layout in ("column", "merged", "blank", "headings", "sheets", "grouped")
    plan = _Plan(rng, rng.sample(known, rng.randint(1, 6) if several else 1), fields, style)
    sheets, file = layouts[layout](plan)
    return Made(sheets=tuple(sheets), file=file, layout=layout, truth=plan.truth, text_style=style == "texts")


_KINDS = (UnitKind.DINAS, UnitKind.BADAN, UnitKind.PUSKESMAS, UnitKind.KECAMATAN)


def _above(plan: _Plan, title: str) -> list[list[CellValue]]:
    return [[title], []] if plan.rng.random() < 0.7 else []


def _below(plan: _Plan, width: int) -> list[list[CellValue]]:
    rows: list[list[CellValue]] = []
    if plan.rng.random() < 0.5:
        rows.append([None, "JUMLAH", *[plan.rng.randint(1, 9) for _ in range(width - 2)]])
    if plan.rng.random() < 0.5:
        rows += [
            [],
            [None] * (width - 1) + ["Bojonegoro, 12 Maret 2026"],
            [None] * (width - 1) + ["Mengetahui,"],
        ]
        rows += [
            [None] * (width - 1) + ["SITI AMINAH, S.Sos., M.Si."],
            [None] * (width - 1) + ["NIP. 19700101 199003 2 001"],
        ]
    return rows


def _numbering(plan: _Plan, width: int) -> list[list[CellValue]]:
    return [[f"({i})" for i in range(1, width + 1)]] if plan.rng.random() < 0.3 else []


def _column(plan: _Plan) -> tuple[list[Sheet], str]:
    head: list[CellValue] = [
        "No",
        plan.rng.choice(UNIT_HEADERS),
        plan.rng.choice(HEADERS[F.NAMA]),
        *plan.headers(),
    ]
    rows = _above(plan, "DAFTAR LAYANAN DAN KOMPONEN STANDAR PELAYANAN")
    rows += [head, *_numbering(plan, len(head))]
    number = 0
    for unit in plan.units:
        for name in plan.services(unit):
            number += 1
            rows.append([number, unit.name, name, *plan.row(unit, name)])
    rows += _below(plan, len(head))
    return [Sheet(name="Layanan", rows=rows)], "layanan.xlsx"


def _merged(plan: _Plan) -> tuple[list[Sheet], str]:
    return _spanning(plan, merged=True)


def _blank(plan: _Plan) -> tuple[list[Sheet], str]:
    return _spanning(plan, merged=False)


def _spanning(plan: _Plan, *, merged: bool) -> tuple[list[Sheet], str]:
    """The unit stands in the first of its rows only."""
    head: list[CellValue] = ["No", "OPD", plan.rng.choice(HEADERS[F.NAMA]), *plan.headers()]
    rows = [*_above(plan, "LAYANAN"), head]
    areas: list[Area] = []
    for number, unit in enumerate(plan.units, start=1):
        first = len(rows)
        for i, name in enumerate(plan.services(unit)):
            rows.append([None if i else number, None if i else unit.name, name, *plan.row(unit, name)])
        if merged and len(rows) - first > 1:
            areas += [(first, 0, len(rows) - 1, 0), (first, 1, len(rows) - 1, 1)]
    rows += _below(plan, len(head))
    return [Sheet(name="Sheet1", rows=rows, merges=tuple(areas))], "Rekap.xlsx"


def _headings(plan: _Plan) -> tuple[list[Sheet], str]:
    head: list[CellValue] = ["NO", plan.rng.choice(HEADERS[F.NAMA]), *plan.headers()]
    rows = [*_above(plan, "DAFTAR LAYANAN"), head, *_numbering(plan, len(head))]
    in_first = plan.rng.random() < 0.5
    for letter, unit in zip("ABCDEF", plan.units, strict=False):
        rows.append([f"{letter}. {unit.name.upper()}"] if in_first else [letter, unit.name.upper()])
        for number, name in enumerate(plan.services(unit), start=1):
            rows.append([number, name, *plan.row(unit, name)])
    rows += _below(plan, len(head))
    return [Sheet(name="Sheet1", rows=rows)], "daftar.xlsx"


def _single(plan: _Plan, unit: Unit, title: Sequence[Sequence[CellValue]], name: str) -> Sheet:
    head: list[CellValue] = ["No.", plan.rng.choice(HEADERS[F.NAMA]), *plan.headers()]
    rows: list[Sequence[CellValue]] = [*title, head, *_numbering(plan, len(head))]
    for number, service in enumerate(plan.services(unit), start=1):
        rows.append([number, service, *plan.row(unit, service)])
    rows += _below(plan, len(head))
    return Sheet(name=name, rows=rows)


def _sheets(plan: _Plan) -> tuple[list[Sheet], str]:
    return [_single(plan, unit, [], unit.name[:31]) for unit in plan.units if len(unit.name) <= 31] or [
        _single(plan, plan.units[0], [["OPD", ":", plan.units[0].name]], "Sheet1")
    ], "layanan.xlsx"


def _file(plan: _Plan) -> tuple[list[Sheet], str]:
    unit = plan.units[0]
    return [_single(plan, unit, [], "Sheet1")], f"Daftar Layanan {unit.name} 2026.xlsx"


def _identity(plan: _Plan) -> tuple[list[Sheet], str]:
    unit = plan.units[0]
    titles: list[list[list[CellValue]]] = [
        [["Nama OPD", ":", unit.name], []],
        [["Nama Unit Pelayanan: " + unit.name], []],
        [["DAFTAR STANDAR PELAYANAN"], [f"{unit.name.upper()} KABUPATEN BOJONEGORO"], []],
    ]
    return [_single(plan, unit, plan.rng.choice(titles), "Sheet1")], "berkas.xlsx"


def _grouped(plan: _Plan) -> tuple[list[Sheet], str]:
    """Two header rows: a wide title over the components."""
    head: list[CellValue] = ["No", "Perangkat Daerah", "Nama Layanan"]
    components = [one for one in plan.fields if one in COMPONENTS]
    others = [one for one in plan.fields if one not in COMPONENTS]
    group = plan.rng.choice(["Komponen Standar Pelayanan", "KOMPONEN", "14 Komponen"])
    top: list[CellValue] = [*head, group, *[None] * (len(components) - 1)]
    top += [plan.rng.choice(HEADERS[one]) for one in others]
    second: list[CellValue] = [None] * 3 + [plan.rng.choice(HEADERS[one]) for one in components]
    second += [None] * len(others)
    start = 2 if plan.rng.random() < 0.5 else 0
    rows: list[list[CellValue]] = [["DAFTAR LAYANAN"], []][:start]
    wide = (start, 3, start, 2 + len(components))
    down = [(start, c, start + 1, c) for c in (0, 1, 2, *range(3 + len(components), len(top)))]
    areas = (wide, *down) if plan.rng.random() < 0.7 else ()
    rows += [top, second]
    number = 0
    for unit in plan.units:
        for name in plan.services(unit):
            number += 1
            rows.append([number, unit.name, name, *plan.row(unit, name)])
    return [Sheet(name="Sheet1", rows=rows, merges=areas)], "berkas.xlsx"


def _by_column(plan: _Plan) -> tuple[list[Sheet], str]:
    """Components in rows, services in columns."""
    unit, names = plan.units[0], plan.services(plan.units[0])
    columns = [plan.row(unit, name) for name in names]
    rows: list[list[CellValue]] = [["OPD", ":", unit.name], [], ["No", "Komponen", *names]]
    for number, (title, *cells) in enumerate(zip(plan.headers(), *columns, strict=True), start=1):
        rows.append([number, title, *cells])
    return [Sheet(name="Sheet1", rows=rows)], "berkas.xlsx"


def _form(plan: _Plan, unit: Unit, name: str) -> list[list[CellValue]]:
    label = plan.rng.choice(["Jenis Pelayanan", "Nama Layanan", "Nama Pelayanan"])
    rows: list[list[CellValue]] = [
        ["STANDAR PELAYANAN"],
        ["Nama OPD", None, f": {unit.name}"],
        [label, None, f": {name}"],
        [],
    ]
    rows.append(["NO", "KOMPONEN", "URAIAN"])
    for number, (title, cell) in enumerate(zip(plan.headers(), plan.row(unit, name), strict=True), start=1):
        lines = cell.split("\n") if isinstance(cell, str) else [cell]
        rows.append([number, title, lines[0]])
        rows += [[None, None, line] for line in lines[1:]]
    return rows


def _forms(plan: _Plan) -> tuple[list[Sheet], str]:
    """A form for each service, one below the other."""
    rows: list[list[CellValue]] = []
    for name in plan.services(plan.units[0]):
        rows += [*_form(plan, plan.units[0], name), [], []]
    return [Sheet(name="Sheet1", rows=rows)], "berkas.xlsx"


def _form_sheets(plan: _Plan) -> tuple[list[Sheet], str]:
    unit = plan.units[0]
    made = []
    for number, name in enumerate(plan.services(unit), start=1):
        made.append(Sheet(name=f"SP {number}", rows=_form(plan, unit, name)))
    return made, "berkas.xlsx"


@dataclass(slots=True, kw_only=True)
class Score:
    """How a reading compares with the truth; wrong and phantom have to be 0."""

    right: int = 0
    asked: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)
    phantom: list[str] = field(default_factory=list)


def score(made: Made, reading: ServicesReading) -> Score:
    """Each status that the workbook says against what was read."""
    result = Score()
    found = {(one.unit, one.service.name): one.service for one in reading.services}
    waiting = {one.service.name for one in reading.services if not one.unit}
    result.phantom = [f"{unit} {name}" for unit, name in found if unit and (unit, name) not in made.truth]
    for (unit, name), said in made.truth.items():
        service = found.get((unit, name))
        for one, status in said.items():
            if service is None:
                result.asked += name in waiting
                result.missed += name not in waiting
                continue
            read_status = service.said.get(one)
            if read_status is status:
                result.right += 1
            elif read_status is None:
                asked = bool(reading.asked)
                result.asked += asked
                result.missed += not asked
            else:
                result.wrong.append(f"{name}.{one}: {status} read as {read_status}")
    return result
