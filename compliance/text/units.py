"""The words of the page Daftar unit, and what is wrong with changes of the registry."""

from __future__ import annotations

from compliance.analysis.units import Misfit
from compliance.model import ChangeKind

LIST_NAME = "Daftar unit"
MISFITS: dict[Misfit, str] = {
    Misfit.NAME: "nama “{other}” kosong, terlalu panjang, atau tidak memuat huruf",
    Misfit.TWINS: "sudah ada {unit} lain dengan jenis dan induk yang sama; bedakan namanya atau induknya",
    Misfit.PARENT: "induk {unit} ({other}) tidak ada atau sudah ditutup pada tanggal itu; pindahkan {unit} lebih dahulu",
    Misfit.CIRCLE: "{unit} akan berada di bawah dirinya sendiri, lewat {other}",
    Misfit.ORPHANS: "di bawah {unit} masih ada unit lain, antara lain {other}; pindahkan atau tutup lebih dahulu",
    Misfit.SUCCESSOR: "pengganti {unit} ({other}) tidak ada pada tanggal itu",
    Misfit.NOT_THERE: "{unit} tidak berlaku pada tanggal itu, jadi tidak dapat ditutup",
    Misfit.THERE: "{unit} sudah berlaku pada tanggal itu",
}
CHANGES: dict[ChangeKind, str] = {
    ChangeKind.BARU: "Mulai berlaku",
    ChangeKind.UBAH: "Berubah",
    ChangeKind.TUTUP: "Ditutup",
}
LEAD = "Setiap perubahan punya tanggal berlaku. Periode lama tetap memakai unit pada tanggal penilaiannya, jadi angka lama tidak berubah; nama lama tetap dikenali saat membaca berkas."
TAB_LIST, TAB_ONE, TAB_CSV, TAB_LOG = "Daftar", "Ubah satu unit", "Ubah banyak (CSV)", "Riwayat perubahan"
COLUMN_NAME, COLUMN_KIND, COLUMN_PARENT, COLUMN_BELOW, COLUMN_STATE = (
    "Unit",
    "Jenis",
    "Induk",
    "Unit di bawahnya",
    "Keadaan",
)
ACTIVE, CLOSED, ANNOUNCED, FORMER = "Berlaku", "Ditutup {day}", "Berlaku mulai {day}", "Nama lama"
COUNT = "{shown} dari {all} unit ditampilkan."
DOWNLOAD = "Unduh daftar (CSV)"
FILE = "Daftar unit {date}.csv"
WHAT = "Apa yang berubah?"
RENAME, MOVE, ADD, CLOSE, MERGE, SPLIT = (
    "Ganti nama, singkatan, atau jenis",
    "Pindah ke bawah unit lain",
    "Unit baru",
    "Ditutup tanpa pengganti",
    "Bergabung ke unit lain",
    "Dipecah menjadi beberapa unit",
)
UNIT, NAME, SHORT, KIND, PARENT, NO_PARENT = (
    "Unit",
    "Nama",
    "Singkatan",
    "Jenis",
    "Induk",
    "(tanpa induk)",
)
CODE, CODE_HELP = "Kode wilayah (bila ada)", "Misalnya kode desa. Bila kosong, nomor dibuat dari namanya."
INTO, PARTS = "Bergabung ke", "Menjadi unit-unit ini (yang baru ditambahkan lebih dahulu sebagai Unit baru)"
EFFECTIVE, REASON, REASON_HINT = (
    "Berlaku mulai",
    "Dasar perubahan",
    "misalnya: Perda 4/2026 tentang perangkat daerah",
)
PREVIEW, APPLY = "Lihat dahulu", "Simpan perubahan"
PREVIEW_HEAD = "Yang akan berubah mulai {day} ({count} perubahan)"
PREVIEW_COLUMNS = ("Unit", "Perubahan", "Sebelum", "Sesudah")
FIELDS = {
    "name": "nama",
    "short": "singkatan",
    "unit_kind": "jenis",
    "parent": "induk",
    "aliases": "sebutan lain",
}
SUCCESSORS, WITHOUT = "diganti oleh {names}", "tanpa pengganti"
SAVED = "{count} perubahan disimpan."
CSV_LEAD = "Unduh daftar sekarang, ubah di Excel, simpan sebagai CSV, lalu unggah di sini. Jangan ubah kolom id: dari situlah unit yang berganti nama dikenali. Tidak ada yang disimpan sebelum Anda menyetujui perbedaannya."
CSV_FILE = "Daftar unit yang sudah diubah (CSV)"
CSV_CLOSE = "Tutup juga unit yang tidak ada dalam berkas ini"
UNMENTIONED = "{count} unit tidak ada dalam berkas dan dibiarkan seperti semula, antara lain {names}. Centang pilihan di atas bila memang ditutup."
LOG_COLUMNS = ("Berlaku", "Unit", "Perubahan", "Dasar", "Dicatat")
LOG_EMPTY = "Belum ada perubahan; daftar unit masih seperti saat dipilih."
WITHDRAW_HEAD, WITHDRAW_WHICH, WITHDRAW_REASON, WITHDRAW_DO = (
    "Batalkan satu perubahan yang keliru",
    "Perubahan",
    "Alasan pembatalan",
    "Batalkan perubahan",
)
WITHDRAWN, WITHDRAWN_MARK = "Perubahan dibatalkan.", "{change} (dibatalkan: {reason})"
OPEN_REGISTRY = "Daftar ini tumbuh dari berkas yang diunggah; unit dari berkas juga dapat diubah di sini."
