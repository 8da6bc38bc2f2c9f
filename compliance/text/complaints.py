"""The words of the pages about complaints."""

from __future__ import annotations

LEAD = "Pengaduan yang diterima unit lewat SP4N-LAPOR! dan kanal sendiri. Nama, nomor telepon, dan isi laporan tidak pernah disimpan."
UPLOAD_LEAD = "Unggah ekspor SP4N-LAPOR!, buku register, atau rekap pengaduan. Kolom nama, telepon, alamat, dan isi laporan tidak dibaca; yang disimpan hanya unit, tanggal, status, kategori, dan kanal."
UPLOAD = "Unggah pengaduan"
TO_FIGURES = "Lihat angkanya"
NOTHING_YET = "Belum ada pengaduan yang tersimpan dalam periode ini."
NOTHING_OF_UNIT = "Tidak ada pengaduan tentang unit ini dalam periode yang dipilih."
WAY = "Pengaduan unit ini"
ON = "Keadaan pada tanggal"
ON_HELP = (
    "Tanpa diubah: hari terakhir yang disebut data. Tunggakan dan batas waktu dihitung sampai tanggal ini."
)
OWN_ONLY = "Yang tampil hanya unit Anda dan unit di bawahnya."

# cards
RECEIVED, RESOLVED, OPEN, TIMELY, DAYS = (
    "Diterima",
    "Selesai",
    "Belum selesai",
    "Selesai tepat waktu",
    "Median penyelesaian",
)
SHARE_OF_RECEIVED = "{share} dari yang dilanjutkan"
OLDER = "{count} lebih dari {days} hari"
NONE_OLDER = "tidak ada yang lebih dari {days} hari"
JUDGED = "dalam {days} hari, dari {count} laporan"
NOT_JUDGED = "belum dapat dinilai"
DAYS_VALUE = "{days} hari"
P90 = "9 dari 10 dalam {days} hari"
LISTED = "{count} dari daftar per laporan"
NOT_PURSUED = "{count} tidak dilanjutkan"

# tabs
TAB_UNITS, TAB_TREND, TAB_BACKLOG, TAB_CATEGORIES, TAB_UPLOADS = (
    "Unit",
    "Tren",
    "Tunggakan",
    "Kategori dan kanal",
    "Unggahan",
)
WEAKEST_DUE = "Terlemah: {unit}, {share} dari {of} laporan selesai dalam {days} hari."
WEAKEST = "Terlemah: {unit}, {share} dari {of} laporan selesai."
WEAKEST_RULE = "Unit terlemah adalah yang bagian selesai tepat waktunya paling kecil, di antara unit dengan paling sedikit {few} laporan yang dapat dinilai. Bila tanggal tidak tersedia, yang bagian selesainya paling kecil."
FEW = "Kurang dari {few} laporan: persentasenya tidak dibandingkan dengan unit lain."
FEW_MARK = "*"
COLUMNS = (
    "Unit",
    "Diterima",
    "Selesai",
    "Belum selesai",
    "% selesai",
    "Median tanggapan (hari)",
    "Median selesai (hari)",
    "9 dari 10 selesai (hari)",
    "% tanggapan tepat waktu",
    "% selesai tepat waktu",
)
MONTH_RECEIVED, MONTH_RESOLVED = "Diterima", "Diselesaikan"
YEAR = "Tahun"
TREND_LEAD = "Laporan menurut bulan diterima dan bulan diselesaikan."
TREND_NONE = "Tanggalnya belum cukup untuk menggambar tren."
BACKLOG_LEAD = "Laporan yang belum selesai menurut umurnya sejak diterima."
BACKLOG_NONE = "Tidak ada laporan yang belum selesai."
AGE_FIRST, AGE_BAND, AGE_LAST = "0–{high} hari", "{low}–{high} hari", "lebih dari {low} hari"
AGE, COUNT = "Umur", "Laporan"
AGE_UNKNOWN = "{count} laporan yang belum selesai tidak diketahui umurnya: hanya dihitung dalam rekap, atau tidak bertanggal diterima."
CATEGORY, CHANNEL, NOT_SAID = "Kategori", "Kanal", "Tidak disebut"
DEADLINES = "Batas waktu"
DEADLINE_COLUMNS = (
    "Batas",
    "Ditepati",
    "Terlewat",
    "Belum jatuh tempo",
    "Tidak diketahui",
    "Sumber",
    "Kedudukan",
)
DEADLINE_NOTE = "Batas waktu ini dari sumber sekunder dan dihitung dalam hari kalender; cocokkan dengan naskah resminya sebelum dikutip."
LATER = "{count} laporan diterima sesudah tanggal ini dan tidak dihitung."
METHOD_TITLE = "Pengaduan: batas waktu dan cara menghitung"
METHOD_COLUMNS = ("Batas", "Hari", "Sumber", "Kedudukan")
METHOD = "Median adalah nilai tengah; hari penyelesaian 9 dari 10 laporan tidak lebih dari angka “9 dari 10”. Keduanya dihitung seperti MEDIAN dan PERCENTILE.INC di Excel. Laporan yang tidak dilanjutkan tidak dihitung sebagai selesai maupun tunggakan."

# the figures as a workbook
DOWNLOAD, DOWNLOAD_UNIT = "Unduh Excel", "Unduh Excel unit ini"
BOOK_FILE, BOOK_FILE_UNIT = "Pengaduan {period}.xlsx", "Pengaduan {unit} {period}.xlsx"
BOOK_TITLE = "Pengaduan – {period}"
ALL_UNITS, OWN_UNITS = "Semua unit", "Unit Anda bersama unit di bawahnya"
ABOUT_SHEET, UNITS_SHEET, MONTHS_SHEET, YEARS_SHEET, BACKLOG_SHEET, DEADLINES_SHEET = (
    "Tentang",
    "Unit",
    "Tren bulanan",
    "Tren tahunan",
    "Tunggakan",
    "Batas waktu",
)
NOT_PURSUED_HEAD, UNSAID_HEAD, AGE_UNKNOWN_HEAD = (
    "Tidak dilanjutkan",
    "Tidak dikatakan hasilnya",
    "Umur tidak diketahui",
)
NOTE_HEAD, MONTH, KEPT_HEAD = "Keterangan", "Bulan", "% ditepati"
NO_DAY = "tidak diketahui: tidak ada laporan yang bertanggal"
ABOUT_PERIOD, ABOUT_SCOPE, ABOUT_LATER, ABOUT_WEAKEST, ABOUT_METHOD = (
    "Periode",
    "Lingkup",
    "Tidak dihitung",
    "Unit terlemah",
    "Cara menghitung",
)
LIMIT_LINE = "{label} ({days} hari). {source}. {note} Kedudukan: {basis}."
NOT_PERSONAL = "Buku kerja ini hanya memuat jumlah: tidak ada nama, nomor, atau isi laporan."

# upload
FILES = "Berkas pengaduan"
FILES_HELP = "Paling besar {size} MB dan {rows} baris per berkas. Yang lebih besar dibagi menurut tahun atau bulan: laporan yang sama dikenali dari nomornya."
READ = "Baca {count} berkas"
READ_NONE = "Baca berkas"
READ_AGAIN = "Baca ulang dengan jawaban ini"
READING = "Membaca berkas…"
FILE_READ = "{file}: {what} dari {units} unit"
DROPPED = "Tidak dibaca: {columns}"
DROPPED_COLUMN = "{header} ({reason})"
NO_HEADER = "kolom {place} tanpa judul"
COLUMNS_READ = "Dibaca: {columns}"
COLUMN_READ = "{header} → {field}"
PROBLEMS = "{count} hal perlu diperiksa"
PROBLEMS_MORE = "dan {count} lainnya"
NEW, CHANGED, SAME, UNITS = "Laporan baru", "Diperbarui", "Sama", "Unit"
MOVED, REPLACED, RECAPS = "Pindah unit", "Diganti", "Baris rekap"
NEW_NOTE, CHANGED_NOTE, SAME_NOTE = "belum tersimpan", "dikenali dari nomornya", "tidak berubah"
REPLACED_NOTE = "tanpa nomor, bulan yang sama"
WAITING = "{count} baris menunggu jawaban tentang unitnya dan tidak ikut disimpan."
OTHERS = "{count} baris milik unit lain tidak diambil."
KNOWN = "Sudah tersimpan sebelumnya: {files}."
ASKED_LEAD = "Yang tidak pasti ditanyakan, tidak ditebak. Jawaban diingat untuk berkas berikutnya."
ASKED_WHERE = "{file} · {where} · {count} baris"
OTHER_UNIT = "Pilih unit lain"
NONE_UNIT, NONE_OTHER = "Bukan unit kami, lewati", "Tidak dipakai"
ASKED_MORE = "Masih ada {count} pertanyaan lain; jawab yang ini dahulu."
WITHOUT_ASKED = "Simpan tanpa bagian yang ditanyakan"
STORE = "Simpan"
STORED = "{what} dari {units} unit tersimpan."

# uploads
UPLOADS_NONE = "Belum ada unggahan pengaduan."
WITHDRAWN_DONE = "Unggahan ditarik; angkanya kembali seperti kata unggahan lain."
UPLOAD_WITHDRAWN = "ditarik {when}: {reason}"
WITHDRAW = "Tarik unggahan ini"
WITHDRAW_REASON = "Alasan"
UPLOAD_COLUMNS = ("No.", "Berkas", "Unduh", "Isi", "Disimpan", "Oleh", "Keadaan", "SHA-256 berkas asli")
UPLOAD_CASES, UPLOAD_RECAPS = "{count} laporan", "{count} baris rekap"
FETCH = "unduh"
WHY_NOT_KEPT = "Berkas asli pengaduan tidak disimpan, karena hampir seluruh isinya tentang pelapor. Yang dapat diunduh adalah buku kerja dari yang diambil: unit, tanggal, status, kategori, kanal, dan cacahan nomornya."
PROOF = "SHA-256 membuktikan berkas mana yang dahulu diunggah: hitung SHA-256 berkas di komputer Anda (Windows: certutil -hashfile BERKAS SHA256; Linux: sha256sum BERKAS), lalu cocokkan. Berbeda satu huruf saja, berarti bukan berkas yang sama."
COUNTS, CHOOSE_UPLOAD = "berlaku", "Unggahan"

# the workbook of what was taken from a file
KEPT_FILE = "{name} (yang disimpan).xlsx"
KEPT_TITLE = "Yang disimpan dari {name}"
(
    KEPT_NAME,
    KEPT_SHA256,
    KEPT_AT,
    KEPT_BY,
    KEPT_PART,
    KEPT_DROPPED,
    KEPT_WITHDRAWN,
    KEPT_WHY,
    KEPT_PROOF,
    KEPT_AGAIN,
) = (
    "Nama berkas asli",
    "SHA-256 berkas asli",
    "Disimpan",
    "Oleh",
    "Bagian",
    "Tidak dibaca",
    "Keadaan",
    "Mengapa bukan aslinya",
    "Membuktikan aslinya",
    "Dipakai lagi",
)
PART_WHOLE, PART_OWN = "semua unit dalam berkas", "hanya unit akun yang mengunggah"
AGAIN = "Buku kerja ini dapat diunggah lagi seperti berkas aslinya: laporan yang bernomor dikenali dari cacahannya, jadi tidak menggandakan."
LENGTH_RESPONSE, LENGTH_RESOLUTION = "Lama tanggapan (hari)", "Lama selesai (hari)"
QUARTER, HALF = "Triwulan {number} {year}", "Semester {number} {year}"
VILLAGE = "{unit}, {district}"

# template
TEMPLATE = "Unduh templat pengaduan"
TEMPLATE_FILE = "Templat pengaduan.xlsx"
GUIDE_SHEET, LIST_SHEET, RECAP_SHEET, UNIT_SHEET = "Petunjuk", "Daftar", "Rekap", "Daftar unit"
NUMBER = "No"
GUIDE = (
    "Isi salah satu: lembar Daftar (satu baris satu laporan) atau lembar Rekap (satu baris satu unit, satu bulan).",
    "Nomor laporan dipakai untuk mengenali laporan yang sama dalam daftar berikutnya; yang disimpan hanya cacahannya.",
    "Jangan menulis nama, nomor telepon, alamat, atau isi laporan. Bila tertulis, kolomnya tidak dibaca dan tidak disimpan.",
    "Tanggal ditulis seperti 31/12/2025. Kosongkan tanggal tanggapan dan tanggal selesai bila belum ada.",
    "Bulan ditulis seperti Maret 2025. Angka 0 berarti tidak ada; sel kosong berarti tidak diisi.",
)

# proposal
PROPOSE = "Ajukan sebagai isian daftar periksa"
PROPOSE_LEAD = "Jumlah diterima, selesai, dan tepat waktu setahun dapat diajukan sebagai jawaban pertanyaan pengaduan. Isiannya ditinjau dan disimpan di halaman Unggah seperti berkas lain."
PROPOSAL_YEAR = "Tahun"
PROPOSAL_FILE = "Usulan isian pengaduan {year}.xlsx"
PROPOSAL_TITLE = "Isian yang diusulkan dari data pengaduan tahun {year}"
PROPOSAL_SHEET = "Pengaduan"
