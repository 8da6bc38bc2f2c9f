"""One sentence per problem: what is wrong, and what to do. The place is put in front of it."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model import Place
from compliance.problems import Problem, ProblemCode

SENTENCES: dict[ProblemCode, str] = {
    ProblemCode.NOT_A_SPREADSHEET: "Berkas ini bukan lembar kerja yang dikenal. Simpan sebagai .xlsx, lalu unggah lagi.",
    ProblemCode.EMPTY_FILE: "Berkas ini kosong. Periksa apakah berkas yang dipilih sudah benar.",
    ProblemCode.ENCRYPTED: "Berkas ini terkunci kata sandi. Buka di Excel, hapus kata sandinya, lalu unggah lagi.",
    ProblemCode.DAMAGED: "Berkas ini rusak atau terpotong. Buka di Excel, simpan ulang, lalu unggah lagi.",
    ProblemCode.TOO_LARGE: "Berkas ini terlalu besar ({size}; batasnya {limit}). Hapus gambar atau lembar yang tidak perlu, lalu unggah lagi.",
    ProblemCode.SUSPICIOUS_ARCHIVE: "Isi berkas ini mengembang tidak wajar saat dibuka, sehingga ditolak. Salin isiannya ke berkas baru, lalu unggah lagi.",
    ProblemCode.TOO_MANY_SHEETS: "Berkas ini memuat {count} lembar (batasnya {limit}). Pisahkan menjadi beberapa berkas.",
    ProblemCode.TOO_MANY_CELLS: "Berkas ini memuat terlalu banyak sel (batasnya {limit}). Hapus baris dan kolom di luar tabel isian, lalu unggah lagi.",
    ProblemCode.TOO_SLOW: "Berkas ini terlalu lama dibaca, sehingga dihentikan. Salin tabel isiannya ke berkas baru, lalu unggah lagi.",
    ProblemCode.READER_DIED: "Berkas ini membuat pembaca berhenti, sehingga ditolak. Salin tabel isiannya ke berkas baru, lalu unggah lagi.",
    ProblemCode.NO_CHECKLIST: "Tidak ditemukan tabel isian (nama unit beserta SOP, SP, maklumat, dan seterusnya) dalam berkas ini. Pakai templat, atau periksa judul kolomnya.",
    ProblemCode.CELLS_OUTSIDE_WINDOW: "{count} sel terisi berada jauh di luar tabel dan tidak dibaca. Pindahkan ke dalam tabel bila memang isian.",
    ProblemCode.HIDDEN_SHEET_READ: "Lembar ini tersembunyi, tetapi isinya ikut dibaca. Hapus lembar ini bila tidak dipakai.",
    ProblemCode.HIDDEN_ROW_READ: "Baris ini tersembunyi, tetapi isinya ikut dibaca. Tampilkan atau hapus baris ini.",
    ProblemCode.HIDDEN_COLUMN_READ: "Kolom “{header}” tersembunyi, tetapi isinya ikut dibaca. Tampilkan atau hapus kolom ini.",
    ProblemCode.SHEET_SKIPPED: "Lembar ini dilewati karena {reason}.",
    ProblemCode.COLUMN_SKIPPED: "Kolom “{header}” tidak dikenal, sehingga isinya tidak dibaca. Ganti judulnya bila memang bagian isian.",
    ProblemCode.UNREADABLE_CELL: "Isi sel tidak terbaca (galat rumus atau rumus yang belum dihitung). Ketik jawabannya langsung.",
    ProblemCode.COLOUR_ONLY: "Sel hanya diberi warna, tanpa isi. Warna tidak dihitung sebagai jawaban; ketik jawabannya.",
    ProblemCode.UNKNOWN_ANSWER: "Jawaban “{answer}” untuk “{question}” tidak dikenal. Tulis salah satu dari: {expected}.",
    ProblemCode.CONTRADICTION: "Jawaban untuk “{question}” bertentangan: {values}. Pilih salah satu.",
    ProblemCode.OUT_OF_RANGE: "Nilai “{answer}” untuk “{question}” di luar rentang {minimum}–{maximum}. Periksa angkanya.",
    ProblemCode.NOT_A_NUMBER: "“{answer}” untuk “{question}” bukan angka. Ketik angkanya saja.",
    ProblemCode.NOT_A_DATE: "“{answer}” untuk “{question}” bukan tanggal yang jelas. Tulis seperti 31/12/2025.",
    ProblemCode.NOT_APPLICABLE_WITHOUT_REASON: "“{question}” dijawab tidak berlaku tanpa alasan. Tulis alasannya di kolom keterangan.",
    ProblemCode.CLAIMED_WITHOUT_EVIDENCE: "“{question}” dinyatakan ada, tetapi buktinya belum diunggah. Lengkapi buktinya.",
    ProblemCode.DUPLICATE_UNIT: "Unit “{unit}” muncul lebih dari sekali dengan jawaban berbeda ({first}). Hapus salah satunya.",
    ProblemCode.FORMER_UNIT: "“{unit}” adalah nama lama. Pastikan isian ini memang untuk unit yang berlaku sekarang.",
    ProblemCode.ROW_WITHOUT_UNIT: "Baris ini berisi jawaban, tetapi tidak menyebut nama unit. Tulis nama unitnya.",
    ProblemCode.LINK_OF_ANOTHER: "Tautan “{answer}” di kolom “{question}” adalah tautan untuk “{other}”. Pindahkan tautannya, lalu tulis jawabannya di sini.",
    ProblemCode.NOT_A_LINK: "“{answer}” untuk “{question}” bukan tautan. Salin alamat lengkapnya (https://…).",
    ProblemCode.AMBIGUOUS_NUMBER: "“{answer}” untuk “{question}” dapat berarti {values}. Tulis angkanya tanpa pemisah ribuan, atau dengan tanda %.",
    ProblemCode.ASK_UNIT: "Unit mana yang dimaksud “{text}”?",
    ProblemCode.ASK_UNIT_OF_FORM: "Lembar isian ini tidak menyebut nama unit. Isian unit mana ini?",
    ProblemCode.ASK_COLUMN: "Kolom “{text}” menjawab pertanyaan yang mana?",
    ProblemCode.ASK_MARK: "Dalam berkas ini, apa arti tanda “{text}”?",
}

# Why a sheet was left out: the `reason` of SHEET_SKIPPED.
SKIP_REASONS: dict[str, str] = {
    "rekap": "isinya rekapitulasi per kelompok, bukan per unit",
    "tanpa_tabel": "tidak ditemukan tabel isian di dalamnya",
    "tanpa_unit": "tidak ditemukan nama unit pelayanan di dalamnya",
}


MOST_PARTS = 8  # of what was left out that one sentence names


def left_out(place: Place, header: str) -> str:
    """What was left out of a file, as it is stored and shown: `Isian!D (No. HP)`."""
    return f"{reference(place)} ({header})" if header else reference(place)


def all_left_out(parts: Sequence[str]) -> str:
    """What was left out of a file, as part of a sentence; of very much only the beginning."""
    more = f", dan {len(parts) - MOST_PARTS} bagian lain" if len(parts) > MOST_PARTS else ""
    return ", ".join(parts[:MOST_PARTS]) + more


def sentence(problem: Problem) -> str:
    """The sentence of a problem, without its place."""
    details = dict(problem.details)
    if problem.code is ProblemCode.SHEET_SKIPPED:
        details["reason"] = SKIP_REASONS.get(details["reason"], details["reason"])
    return SENTENCES[problem.code].format(**details)


def where(place: Place) -> str:
    """`Lembar “Isian”, sel C7`, as far as the place is known; "" for the file as a whole."""
    parts = [f"Lembar “{place.sheet}”" if place.sheet else "", f"sel {place.cell}" if place.cell else ""]
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def reference(place: Place) -> str:
    """The place as Excel writes it: `Isian!C7`, `'Perangkat Daerah'!C7`."""
    sheet = place.sheet
    if sheet and not sheet.replace("_", "").isalnum():
        sheet = "'" + sheet.replace("'", "''") + "'"
    return f"{sheet}!{place.cell}" if sheet and place.cell else sheet or place.cell
