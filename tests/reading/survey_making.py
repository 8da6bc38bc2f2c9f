"""Files of respondents as offices make them, with their truth: hundreds of variations from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from compliance.reading.sheets import Area, Book, CellValue, Sheet, address

IDS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")
FORM = (*IDS[:7], "sarana", "pengaduan")  # the order of most questionnaires
SHORT = {
    "persyaratan": [
        "Persyaratan",
        "PERSYARATAN",
        "Persyaratan Pelayanan",
        "Kesesuaian persyaratan",
        "Syarat",
    ],
    "prosedur": [
        "Prosedur",
        "Sistem, Mekanisme, dan Prosedur",
        "Sistem Mekanisme Prosedur",
        "Kemudahan Prosedur",
    ],
    "waktu": ["Waktu", "Waktu Penyelesaian", "Waktu\nPelayanan", "Kecepatan Pelayanan", "Jangka Waktu"],
    "biaya": ["Biaya", "Biaya/Tarif", "Biaya / Tarif", "Tarif", "Kewajaran Biaya"],
    "produk": ["Produk", "Produk Layanan", "Produk Spesifikasi Jenis Pelayanan", "Hasil Pelayanan"],
    "kompetensi": ["Kompetensi", "Kompetensi Pelaksana", "Kemampuan Petugas", "KOMPETENSI PETUGAS"],
    "perilaku": ["Perilaku", "Perilaku Pelaksana", "Kesopanan dan Keramahan", "Perilaku petugas"],
    "pengaduan": ["Pengaduan", "Penanganan Pengaduan", "Penanganan Pengaduan, Saran dan Masukan"],
    "sarana": ["Sarana", "Sarana dan Prasarana", "Sarana & Prasarana", "Sarpras", "Fasilitas"],
}
QUESTIONS = {
    "persyaratan": "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis "
    "pelayanannya?",
    "prosedur": "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "waktu": "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "biaya": "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "produk": "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam "
    "standar pelayanan dengan hasil yang diberikan?",
    "kompetensi": "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "perilaku": "Bagaimana pendapat Saudara perilaku petugas dalam pelayanan terkait kesopanan dan "
    "keramahan?",
    "pengaduan": "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
    "sarana": "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
}
SNAKE = {
    "persyaratan": ["persyaratan", "syarat_pelayanan", "nilai_persyaratan"],
    "prosedur": ["prosedur", "sistem_mekanisme_prosedur", "kemudahan_prosedur"],
    "waktu": ["waktu", "waktu_pelayanan", "waktu_penyelesaian"],
    "biaya": ["biaya", "biaya_tarif", "kewajaran_biaya"],
    "produk": ["produk", "produk_layanan", "kesesuaian_hasil_pelayanan"],
    "kompetensi": ["kompetensi", "kompetensi_pelaksana", "kemampuan_petugas"],
    "perilaku": ["perilaku", "perilaku_pelaksana", "perilaku_petugas"],
    "pengaduan": ["pengaduan", "penanganan_pengaduan", "pengaduan_saran_masukan"],
    "sarana": ["sarana", "sarana_prasarana", "sarpras"],
}
WORDS = {
    "persyaratan": ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
    "prosedur": ["Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"],
    "waktu": ["Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"],
    "biaya": ["Sangat mahal", "Cukup mahal", "Murah", "Gratis"],
    "produk": ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
    "kompetensi": ["Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"],
    "perilaku": [
        "Tidak sopan dan ramah",
        "Kurang sopan dan ramah",
        "Sopan dan ramah",
        "Sangat sopan dan ramah",
    ],
    "pengaduan": [
        "Tidak ada",
        "Ada tetapi tidak berfungsi",
        "Berfungsi kurang maksimal",
        "Dikelola dengan baik",
    ],
    "sarana": ["Buruk", "Cukup", "Baik", "Sangat Baik"],
}
FIRST = (
    "Budi",
    "Siti",
    "Andi",
    "Dewi",
    "Eko",
    "Fitri",
    "Gatot",
    "Hesti",
    "Imam",
    "Joko",
    "Kartini",
    "Lestari",
)
LAST = ("Santoso", "Aminah", "Wijaya", "Rahayu", "Prasetyo", "Handayani", "Nugroho", "Wulandari")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A book with its truth. `bad`: cells that must be said; `secrets`: what may not come out."""

    book: Book
    respondents: int
    scale: str
    means: dict[str, Fraction]
    bad: frozenset[str]
    secrets: frozenset[str]
    personal: frozenset[str]  # titles of personal columns
    about: str


@dataclass(slots=True)
class _Grid:
    rows: list[list[CellValue]] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)


class Maker:
    """One file, all of whose choices come from one generator."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.grid = _Grid()
        self.bad: set[str] = set()
        self.secrets: set[str] = set()

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def make(self) -> Made:
        rng = self.rng
        scale = "0-100" if self.chance(0.2) else "1-4"
        style = rng.choice(["short", "question", "code", "both", "snake", "rows", "group", "numbered"])
        order = list(FORM)
        if style not in ("code", "group"):
            order = list(rng.choice([FORM, IDS, tuple(rng.sample(IDS, 9))]))
        answer = (
            "number"
            if scale == "0-100"
            else rng.choice(["number", "number", "text", "letter", "words", "worded"])
        )
        if answer in ("words", "worded") and style in ("code", "group"):
            order = list(FORM)
        asked = dict.fromkeys(order, 1)
        if style in ("short", "question") and self.chance(0.25) and answer in ("number", "text"):
            asked |= dict.fromkeys(rng.sample(order, 3), 2)
        before, behind = self._people(), self._people() if self.chance(0.2) else []
        behind = [title for title in behind if title[0] not in {b[0] for b in before}]
        remark = self.chance(0.4)
        self._above(len(before))
        columns = [(unsur, n) for unsur in order for n in range(asked[unsur])]
        left = 1 + len(before)
        self._titles(style, columns, asked, before, behind, remark)
        if self.chance(0.3):
            width = left + len(columns) + len(behind) + remark
            self.grid.rows.append([f"({i})" if self.chance(1) else i for i in range(1, width + 1)])
        if self.chance(0.3):
            self._example(before, len(columns), scale)
        people = rng.randint(3, 40)
        given = self._respondents(people, columns, before, behind, remark, scale, answer, left)
        if self.chance(0.6):
            self._totals(given, columns, left, people)
        if self.chance(0.4):
            self.grid.rows += [
                [],
                ["", "", "", "Bojonegoro, 12 Maret 2026"],
                ["", "", "", "Mengetahui"],
                [],
                ["", "", "", "Drs. H. Suharto"],
            ]
            self.secrets.add("Suharto")
        sheets = [
            Sheet(
                name=rng.choice(["Sheet1", "Data", "Olah Data", "Form Responses 1"]),
                rows=self.grid.rows,
                merges=tuple(self.grid.merges),
            )
        ]
        if self.chance(0.2):
            sheets.append(
                Sheet(name="Petunjuk", rows=[["Petunjuk pengisian"], ["Isi dengan nilai 1 sampai 4"]])
            )
        if self.chance(0.2) and style in ("code", "group"):
            sheets.append(
                Sheet(
                    name="Keterangan", rows=[[f"U{i}", SHORT[unsur][0]] for i, unsur in enumerate(order, 1)]
                )
            )
        return Made(
            book=Book(sheets=tuple(sheets)),
            respondents=people,
            scale=scale,
            means=self._means(given, columns),
            bad=frozenset(self.bad),
            secrets=frozenset(self.secrets),
            personal=frozenset(title for title, _ in (*before, *behind)),
            about=f"{style} {answer} {scale}",
        )

    def _people(self) -> list[tuple[str, Callable[[], CellValue]]]:
        rng = self.rng

        def secret(text: str) -> str:
            self.secrets.add(text)
            return text

        possible: list[tuple[str, Callable[[], CellValue]]] = [
            (
                rng.choice(["Nama", "Nama Responden", "NAMA LENGKAP"]),
                lambda: secret(f"{rng.choice(FIRST)} {rng.choice(LAST)}"),
            ),
            (
                rng.choice(["No HP", "No. Telepon", "Nomor WA"]),
                lambda: secret(f"08{rng.randint(10**8, 10**10)}"),
            ),
            (
                rng.choice(["NIK", "No. KTP"]),
                lambda: secret(
                    f"35220{rng.randint(10, 99)}1{rng.randint(0, 9)}0190{rng.randint(1000, 9999)}"[:16]
                ),
            ),
            (rng.choice(["Umur", "Usia"]), lambda: rng.randint(17, 70)),
            (rng.choice(["Jenis Kelamin", "JK", "L/P"]), lambda: rng.choice("LP")),
            (
                rng.choice(["Alamat", "Alamat Rumah"]),
                lambda: secret(f"Jl. Melati {rng.randint(1, 99)} RT {rng.randint(1, 9)}"),
            ),
            ("Email", lambda: secret(f"{rng.choice(FIRST).lower()}{rng.randint(1, 999)}@contoh.id")),
        ]
        return rng.sample(possible, rng.randint(0, 4))

    def _above(self, people: int) -> None:
        if self.chance(0.5):
            self.grid.rows.append(["PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN"])
            if self.chance(0.5):
                self.grid.merges.append((0, 0, 0, people + 9))
        if self.chance(0.3):
            self.grid.rows += [["Unit Layanan", ":", "Dinas Contoh"], ["Periode", ":", "Semester I 2026"]]
        for _ in range(self.rng.randint(0, 2)):
            self.grid.rows.append([])

    def _titles(self, style: str, columns, asked, before, behind, remark: bool) -> None:
        own = [self._title(style, i, unsur, n, asked[unsur]) for i, (unsur, n) in enumerate(columns, 1)]
        ends = [title for title, _ in behind] + (["Saran"] if remark else [])
        first = ["No", *(title for title, _ in before)]
        rows, top, left = self.grid.rows, len(self.grid.rows), len(first)
        if style == "rows":  # names over codes, the rest merged over both
            rows.append([*first, *(SHORT[unsur][0] for unsur, _ in columns), *ends])
            rows.append([*[None] * left, *(f"U{i}" for i in range(1, len(columns) + 1))])
            self.grid.merges += [(top, c, top + 1, c) for c in range(left)]
        elif style in ("group", "numbered"):
            title = "NILAI UNSUR PELAYANAN" if style == "group" else "Unsur yang dinilai"
            rows.append([*first, title, *[None] * (len(columns) - 1), *ends])
            rows.append([*[None] * left, *own])
            self.grid.merges.append((top, left, top, left + len(columns) - 1))
            self.grid.merges += [(top, c, top + 1, c) for c in range(left)]
        else:
            rows.append([*first, *own, *ends])

    def _title(self, style: str, i: int, unsur: str, n: int, asked: int) -> str:
        again = f" ({'abc'[n]})" if asked > 1 else ""
        if style in ("code", "group"):
            return self.rng.choice(["U{}", "U{}", "U-{}", "Unsur {}"]).format(i)
        if style == "question":
            return f"{i}. {QUESTIONS[unsur]}{again}"
        if style == "snake":
            return self.rng.choice(SNAKE[unsur])
        if style == "both":
            return f"U{i} {self.rng.choice(SHORT[unsur])}"
        return self.rng.choice(SHORT[unsur]) + again

    def _example(self, before, columns: int, scale: str) -> None:
        score = 4 if scale == "1-4" else 90
        people = ["" for _ in before]
        if people:
            people[0] = "Contoh: Fulan"
        first: CellValue = "" if people else "Contoh"
        self.grid.rows.append([first, *people, *[score] * columns])

    def _respondents(
        self, people: int, columns, before, behind, remark: bool, scale: str, answer: str, left: int
    ):
        rng, given = self.rng, []
        errors = 0
        for number in range(1, people + 1):
            if self.chance(0.03):
                self.grid.rows.append([])
            row = len(self.grid.rows)
            scores: list[int | None] = []
            cells: list[CellValue] = []
            for i, (unsur, _) in enumerate(columns):
                score: int | None = (
                    rng.choices([1, 2, 3, 4], [1, 6, 50, 43])[0] if scale == "1-4" else rng.randint(60, 100)
                )
                if self.chance(0.02):
                    score = None
                    cells.append(rng.choice(["", None, "-"]))
                elif self.chance(0.008) and errors < 2 and number > 1:
                    errors += 1
                    self.bad.add(address(row, left + i))
                    score = None
                    cells.append(
                        rng.choice([33, 7, 0, "abc?"]) if scale == "1-4" else rng.choice([400, -5, "??a"])
                    )
                else:
                    cells.append(self._answer(score, unsur, answer))
                scores.append(score)
            if all(score is None for score in scores):  # a respondent has said something
                scores[0], cells[0] = (
                    4 if scale == "1-4" else 80,
                    self._answer(4 if scale == "1-4" else 80, columns[0][0], answer),
                )
            given.append(scores)
            ends = [value() for _, value in behind]
            if remark:
                ends.append(
                    rng.choice(["", "Pelayanan sudah baik", "Waktu antre dipersingkat", "Sarana ditambah"])
                )
            self.grid.rows.append([number, *(value() for _, value in before), *cells, *ends])
        return given

    def _answer(self, score: int, unsur: str, answer: str) -> CellValue:
        if answer == "text":
            return self.rng.choice([f"{score}", f" {score}", f"{score},0"])
        if answer == "letter":
            return "abcd"[score - 1] if self.rng.random() < 0.7 else "ABCD"[score - 1]
        if answer == "words":
            word = WORDS[unsur][score - 1]
            return self.rng.choice([word, word.upper(), f"{word}."])
        if answer == "worded":
            word = WORDS[unsur][score - 1]
            return self.rng.choice([f"{score}. {word}", f"{'abcd'[score - 1]}. {word}", f"{word} ({score})"])
        return score

    def _totals(self, given, columns, left: int, people: int) -> None:
        sums = [sum(scores[i] or 0 for scores in given) for i in range(len(columns))]
        means = [total / people for total in sums]
        pad: list[CellValue] = [None] * (left - 2)
        label = self.rng.choice(["Jumlah", "Σ Nilai/Unsur", "JUMLAH NILAI PER UNSUR", "Total"])
        self.grid.rows.append([None if left > 1 else label, *([label] if left > 1 else []), *pad, *sums])
        for label, factor in (("NRR per unsur", 1.0), ("NRR tertimbang per unsur", 0.111)):
            if self.chance(0.7):
                self.grid.rows.append(
                    [label, *[None] * (left - 1), *(round(mean * factor, 3) for mean in means)]
                )

    def _means(self, given, columns) -> dict[str, Fraction]:
        found = {}
        for unsur in IDS:
            places = [i for i, (own, _) in enumerate(columns) if own == unsur]
            means = []
            for scores in given:
                said = [scores[i] for i in places if scores[i] is not None]
                if said:
                    means.append(Fraction(sum(said), len(said)))
            if means:
                found[unsur] = sum(means, Fraction(0)) / len(means)
        return found


def made(seed: int) -> Made:
    """The file of a seed."""
    return Maker(seed).make()
