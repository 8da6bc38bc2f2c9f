"""The words of the page Instrumen sendiri."""

from __future__ import annotations

from compliance.model import OwnState

LEAD = "Instrumen milik daerah sendiri, atau edisi tahun depan, ditambahkan sebagai berkas. Ia diperiksa dan dicoba pada jawaban yang tersimpan dahulu; belum ada yang memakainya sebelum Anda mengonfirmasi."

STATES: dict[OwnState, str] = {
    OwnState.RANCANGAN: "Rancangan",
    OwnState.DIPAKAI: "Dipakai",
    OwnState.DIGANTI: "Diganti",
    OwnState.DITARIK: "Ditarik",
}
MEANS: dict[OwnState, str] = {
    OwnState.RANCANGAN: "Hanya administrator yang melihatnya. Periksa isinya di bawah, lalu pakai atau tarik.",
    OwnState.DIPAKAI: "Tampil di semua halaman. Periode yang dibekukan mulai sekarang ikut menyimpannya.",
    OwnState.DIGANTI: "Sudah digantikan versi yang lebih baru dengan id yang sama. Berkasnya tetap tersimpan.",
    OwnState.DITARIK: "Tidak dipakai lagi. Berkasnya tetap tersimpan.",
}

# begin
BEGIN = "1. Ambil contoh"
BEGIN_LEAD = "Buku kerja berisi edisi yang dipilih, dengan petunjuk untuk setiap kolom. Instrumen juga boleh ditulis sebagai TOML."
BEGIN_FROM = "Mulai dari edisi"
BEGIN_DO = "Unduh buku kerja contoh"
TEMPLATE_FILE = "Contoh instrumen {instrument}.xlsx"

# upload
UPLOAD = "2. Unggah dan periksa"
FILE = "Berkas instrumen (TOML atau lembar kerja)"
FILE_HELP = "Berkas disimpan apa adanya. Berkas yang keliru tidak disimpan; letak kekeliruannya disebut."
CHECK = "Periksa berkas"
CHECKING = "Memeriksa berkas …"
CHECKED = "Berkas dipahami dan disimpan sebagai rancangan. Periksa isinya di bawah."

# list
LIST = "3. Lihat, pakai, atau tarik"
NOTHING = "Belum ada instrumen sendiri."
CHOOSE = "Versi"
CHOICE = "{instrument} · versi {number}"
HEAD = "{instrument} · versi {number} · {state}"
TABLE = ("Instrumen", "Versi", "Keadaan", "Berkas", "Diunggah", "Oleh", "Periode beku yang memakainya")
NO_PERIODS = "–"
WHO, TERMINAL, SOMEBODY_GONE = "{name} (akun {number})", "terminal server", "akun {number} (ditutup)"
HISTORY = "Riwayat versi ini"
HISTORY_TABLE = ("Kejadian", "Waktu", "Oleh", "Alasan")
UPLOADED = "Diunggah sebagai rancangan"
ORIGINAL = "Unduh berkas asli"
FINGERPRINT = "SHA-256 berkas: {sha256}"
UNREADABLE = (
    "Versi ini tidak cocok lagi dengan daftar pertanyaan yang terpasang, jadi tidak dapat dihitung: {problem}"
)
LEFT_OUT = "Versi ini tidak ditampilkan di halaman lain, karena id atau judulnya sekarang dipakai edisi bawaan. Tarik versi ini, lalu unggah lagi dengan id dan judul lain."

# what it holds
CONTENT = "Isinya"
WEIGHTS = "Aspek dan bobotnya"
CATEGORIES = "Kategori"
INDICATORS = "{aspect} ({count} indikator)"
SEEN_SHARE = "{share} dari bobotnya terlihat dari isian."
AGAINST = "Dibandingkan dengan edisi"

# ranking
RANKING = "Peringkat bila dipakai"
RANKING_LEAD = (
    "Dihitung dari jawaban yang tersimpan saat ini, menurut pernyataan unit. Tidak ada yang disimpan."
)
BESIDE = "Pembanding"
SELECT_HINT = "Pilih satu baris untuk melihat cara hitung nilainya menurut instrumen ini."
MOVED = "{up} unit naik, {down} turun, {same} tetap, dan {open} tidak diperingkat pada salah satunya."
NOBODY = "Belum ada isian pada periode ini."
UNSCORED = "Instrumen ini tidak menilai isian: {reason}"
COLUMN_UNIT, COLUMN_KIND, COLUMN_RANK, COLUMN_BEFORE, COLUMN_MOVE, COLUMN_SCORE, COLUMN_OTHER = (
    "Unit",
    "Jenis",
    "Peringkat",
    "Pembanding",
    "Naik (+), turun (−)",
    "Nilai",
    "Nilai pembanding",
)

# decide
DECIDE = "Keputusan"
USE = "Pakai instrumen ini"
USE_NOTE = "Setelah dikonfirmasi, instrumen ini tampil di semua halaman. Selama belum ada periode beku yang memakainya, ia masih dapat diganti atau ditarik."
USE_REPLACES = "Versi {number} yang sekarang dipakai akan digantikan."
USED = "Instrumen dipakai."
WITHDRAW = "Tarik instrumen ini"
WITHDRAW_REASON = "Alasan (wajib, masuk ke jejak audit)"
WITHDRAWN = "Instrumen ditarik."
FROZEN = "Dipakai periode yang sudah dibekukan: {periods}. Karena itu tidak dapat diubah atau ditarik lagi."
