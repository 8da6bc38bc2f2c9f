"""The words of the page Daftar unit, and what is wrong with changes of the registry."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.analysis.unit_lists import Remark, Said
from compliance.analysis.units import Misfit
from compliance.model import ChangeKind, UnitKind

MISFITS: dict[Misfit, str] = {
    Misfit.NAME: "nama “{other}” kosong, terlalu panjang, atau tidak memuat huruf",
    Misfit.TWINS: "sudah ada {unit} lain dengan jenis dan induk yang sama; bedakan namanya atau induknya",
    Misfit.PARENT: "induk {unit} ({other}) tidak ada atau sudah ditutup pada tanggal itu; pindahkan {unit} lebih dahulu",
    Misfit.CIRCLE: "{unit} akan berada di bawah dirinya sendiri, lewat {other}",
    Misfit.ORPHANS: "di bawah {unit} masih ada unit lain, antara lain {other}; pindahkan atau tutup lebih dahulu",
    Misfit.SUCCESSOR: "pengganti {unit} ({other}) tidak ada pada tanggal itu",
    Misfit.ENDS: "penutupan {unit} pada tanggal yang lebih kemudian sudah tercatat; batalkan dahulu di Riwayat perubahan",
    Misfit.NOT_THERE: "{unit} tidak berlaku pada tanggal itu, jadi tidak dapat ditutup",
    Misfit.THERE: "{unit} sudah berlaku pada tanggal itu",
}
AT_ROW = "baris {row}: {message}"
ROWS_LISTED = "Baris {rows}: {words}"
ROWS_MORE = "{rows} dan {count} baris lain"
MOST_REMARKS, REMARKS_MORE = 15, "… dan {count} hal lain; perbaiki yang di atas lebih dahulu."
MOST_ROWS = 5  # of one sort that are named; the others are counted
REMARKS: dict[Said, str] = {
    Said.NO_HEADER: "tidak ada baris judul yang memuat kolom nama beserta id atau jenis; unduh daftar di atas dan ubah berkas itu",
    Said.TWO_LISTS: "lebih dari satu lembar berisi daftar unit ({found}); simpan satu lembar saja",
    Said.COLUMN_TWICE: "kolom “{found}” ada dua kali; hapus salah satunya",
    Said.NO_ROWS: "tidak ada satu unit pun di bawah judul kolom",
    Said.NO_NAME: "nama unit kosong; isi namanya, atau hapus barisnya bila unit itu tidak diubah",
    Said.KIND_UNKNOWN: "jenis “{found}” tidak dikenal{other}",
    Said.KIND_MISSING: "{found} belum ada dalam daftar dan jenisnya kosong; isi jenisnya bila unit ini baru",
    Said.STATUS_UNKNOWN: "status “{found}” tidak dikenal; tulis “berlaku” atau “ditutup”",
    Said.SURPLUS: "ada isi di luar kolom yang berjudul (“{found}”); periksa apakah selnya tergeser, atau beri judul pada kolomnya",
    Said.TWICE: "{found} sudah ada di baris {other} dengan isi yang lain; hapus salah satunya",
    Said.ID_RUINED: "id atau kode “{found}” tampaknya diubah oleh Excel dan namanya tidak dikenal; kosongkan sel itu, atau tulis lagi kodenya",
    Said.ID_CONFLICT: "id “{found}” dan kode_wilayah “{other}” menunjuk unit yang berbeda; periksa apakah barisnya tergeser",
    Said.NAME_OF_OTHER: "id-nya milik {other}, tetapi namanya {found}, nama unit lain; periksa apakah kolomnya tergeser atau hanya sebagian yang diurutkan",
    Said.NAME_UNCLEAR: "ada lebih dari satu {found}; isi kolom id atau induknya",
    Said.NAME_ELSEWHERE: "{found} sudah ada di bawah unit lain; isi id-nya bila unit itu pindah, atau kode_wilayah yang baru bila ini unit lain",
    Said.PARENT_UNKNOWN: "induk “{found}” tidak ada dalam daftar unit",
    Said.PARENT_UNCLEAR: "ada lebih dari satu unit bernama “{found}”; tulis id induknya",
    Said.PARENT_SELF: "{found} ditulis sebagai induknya sendiri",
    Said.COLUMN_IGNORED: "Kolom “{found}” tidak dipakai.",
    Said.ROW_SKIPPED: "bukan baris unit, dilewati: {found}.",
    Said.SAME_TWICE: "{found} tertulis dua kali dengan isi yang sama; dihitung sekali.",
    Said.ID_GUESSED: "id-nya tidak dikenal, jadi unitnya dikenali dari kode atau namanya.",
    Said.CODE_IGNORED: "kode_wilayah “{found}” tidak sama dengan id; nomor unit tidak berganti, jadi kolom itu dibiarkan.",
    Said.CAPITALS: "hanya huruf besar atau tanda bacanya yang lain; nama dan singkatan dibiarkan. Bila memang diganti, pakai “Ubah satu unit”.",
    Said.STALE: "“{found}” adalah keadaan pada hari lain menurut perubahan yang sudah tercatat, mungkin karena daftarnya diunduh lebih dahulu; dibiarkan. Bila memang dikembalikan, pakai “Ubah satu unit”.",
    Said.STAYS_CLOSED: "{found} sudah ditutup dan dibiarkan tertutup. Bila penutupannya keliru, batalkan di “Riwayat perubahan”.",
    Said.ALIASES_KEPT: "ada sebutan lain yang tidak ada lagi dalam berkas; sebutan itu tetap dikenali.",
    Said.MAYBE_RENAMED: "{found} dibaca sebagai unit baru, sedangkan {other} tidak ada dalam berkas. Bila sebenarnya berganti nama, isi id {other} di baris itu.",
    Said.WHOLE_COLUMN: "Kolom {found} berubah pada {other} unit. Periksa apakah kolom itu tergeser, atau hanya kolom itu yang diurutkan.",
}
KIND_NEAR, KIND_KNOWN = "; maksudnya “{near}”?", "; yang dikenal: {known}"
LIST_PROBLEMS = "Belum ada yang dapat diubah. Perbaiki {count} hal ini di Excel, simpan, lalu unggah lagi."
LIST_NOTES = "{count} hal dalam berkas tidak dipakai atau dibiarkan"
LIST_SAME = "Tidak ada yang berubah: isinya sama dengan daftar unit pada tanggal itu."
CHANGES: dict[ChangeKind, str] = {
    ChangeKind.BARU: "Mulai berlaku",
    ChangeKind.UBAH: "Berubah",
    ChangeKind.TUTUP: "Ditutup",
}
LEAD = "Setiap perubahan punya tanggal berlaku. Periode lama tetap memakai unit pada tanggal penilaiannya, jadi angka lama tidak berubah; nama lama tetap dikenali saat membaca berkas."
TAB_LIST, TAB_ONE, TAB_CSV, TAB_LOG = "Daftar", "Ubah satu unit", "Ubah banyak (Excel)", "Riwayat perubahan"
COLUMN_NAME, COLUMN_KIND, COLUMN_PARENT, COLUMN_BELOW, COLUMN_STATE = (
    "Unit",
    "Jenis",
    "Induk",
    "Unit di bawahnya",
    "Keadaan",
)
ACTIVE, CLOSED, ANNOUNCED, FORMER = "Berlaku", "Ditutup {day}", "Berlaku mulai {day}", "Nama lama"
COUNT = "Tampil {shown} dari {all} unit; {active} unit berlaku sekarang."
DOWNLOAD = "Unduh daftar (CSV)"
STATUS_BEGINS, STATUS_ENDED = (
    "{status} mulai {day}",
    "{status}, ditutup {day}",
)  # in the list that is downloaded
FILE = "Daftar unit {date}.csv"
WHAT = "Apa yang berubah?"
RENAME, MOVE, ADD, CLOSE, MERGE, SPLIT = (
    "Ganti nama, singkatan, jenis, atau sebutan lain",
    "Pindah ke bawah unit lain",
    "Unit baru",
    "Ditutup tanpa pengganti",
    "Bergabung ke unit lain",
    "Dipecah menjadi beberapa unit",
)
ALIASES = "Sebutan lain"
ALIASES_HELP = "Nama lain yang dikenali sebagai unit ini saat berkas dibaca. Hapus yang keliru; untuk menambah, ketik lalu tekan Enter."
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
PREVIEW_ROW = "Baris"
PREVIEW_COUNTS: dict[ChangeKind, str] = {
    ChangeKind.BARU: "{count} unit mulai berlaku",
    ChangeKind.UBAH: "{count} unit berubah",
    ChangeKind.TUTUP: "{count} unit ditutup",
}
SEEN_OTHERWISE = "Isian atau daftar unit sudah berubah sejak Anda melihatnya, jadi belum ada yang disimpan. Periksa lagi perubahannya di atas, lalu simpan."
FIELDS = {
    "name": "nama",
    "short": "singkatan",
    "unit_kind": "jenis",
    "parent": "induk",
    "aliases": "sebutan lain",
}
BEGINS = "{kind}, di bawah {parent}"
EFFECTS_HEAD = "Yang perlu diketahui"
COUNTED = "Berlaku juga pada periode {periods}, karena tanggal penilaiannya tidak lebih awal."
FROZEN = "Angka periode {periods} sudah dibekukan dan tidak berubah."
ENDED = "{accounts} akun OPD memegang unit yang ditutup ({units}). Isian lamanya tetap terlihat oleh akun itu, tetapi unit penggantinya tidak; atur unitnya di halaman Pengguna."
LOST = "{accounts} akun OPD tidak lagi melihat {units}, juga isian lamanya."
GAINED = "{accounts} akun OPD ikut melihat {units}, juga isian lamanya."
LATER = "{unit}: mulai {day} berlaku perubahan lain yang sudah tercatat."
MORE = "{names}, dan {count} lainnya"
SUCCESSORS, WITHOUT = "diganti oleh {names}", "tanpa pengganti"
SAVED = "{count} perubahan disimpan."
CSV_LEAD = "Unduh daftar sekarang, ubah di Excel, lalu unggah lagi (CSV atau Excel). Jangan ubah kolom id: dari situlah unit yang berganti nama dikenali. Kolom dan baris yang tidak diubah boleh dihapus. Tidak ada yang disimpan sebelum Anda menyetujui perbedaannya."
CSV_FILE = "Daftar unit yang sudah diubah"
CSV_TYPES = ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods")
CSV_CLOSE = "Tutup juga unit yang tidak ada dalam berkas ini"
CSV_READING = "Membaca daftar …"
CLOSING = "{count} unit akan DITUTUP karena tidak ada dalam berkas, antara lain {names}. Hapus centangnya bila berkas ini hanya memuat sebagian unit."
UNMENTIONED = "{count} unit tidak ada dalam berkas dan dibiarkan seperti semula, antara lain {names}. Centang pilihan di atas bila memang ditutup."
LOG_COLUMNS = ("Berlaku", "Unit", "Perubahan", "Dasar", "Dicatat")
LOG_EMPTY = "Belum ada perubahan; daftar unit masih seperti saat dipilih."
WITHDRAW_HEAD, WITHDRAW_WHICH, WITHDRAW_REASON, WITHDRAW_DO = (
    "Batalkan perubahan yang keliru",
    "Perubahan",
    "Alasan pembatalan",
    "Batalkan perubahan",
)
WITHDRAW_TOGETHER = "Batalkan juga semua yang disimpan bersama perubahan ini"
WITHDRAW_ROW, FIELD_NOW = "{number} · {day} · {unit} · {change}", "{field}: {value}"
WITHDRAWN, WITHDRAWN_MARK = "Perubahan dibatalkan.", "{change} (dibatalkan: {reason})"
FOUND = "{count} unit dalam berkas ini belum ada dalam daftar unit:"
FOUND_MORE = "dan {count} unit lagi."
FOUND_ADD, FOUND_ADDED = "Tambahkan {count} unit ini ke daftar unit", "{count} unit ditambahkan."
OPEN_REGISTRY = "Daftar ini tumbuh dari berkas yang diunggah; unit dari berkas juga dapat diubah di sini."


def remarks(found: Iterable[Remark]) -> list[str]:
    """One sentence for each sort of remark, with the rows it is about."""
    rows: dict[str, list[int]] = {}
    for one in found:
        rows.setdefault(_remark(one), []).append(one.row)
    return [words if at == [0] * len(at) else _at_rows(at, words) for words, at in rows.items()]


def _remark(one: Remark) -> str:
    other = one.other
    if one.said is Said.KIND_UNKNOWN:
        near = KIND_NEAR.format(near=other)
        other = near if other else KIND_KNOWN.format(known=", ".join(kind.value for kind in UnitKind))
    return REMARKS[one.said].format(found=one.found, other=other)


def _at_rows(rows: list[int], words: str) -> str:
    shown = ", ".join(map(str, rows[:MOST_ROWS]))
    more = len(rows) - MOST_ROWS
    return ROWS_LISTED.format(
        rows=ROWS_MORE.format(rows=shown, count=more) if more > 0 else shown, words=words
    )
