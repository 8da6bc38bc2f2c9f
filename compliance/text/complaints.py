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
    "P90 selesai (hari)",
    "% tanggapan tepat waktu",
    "% selesai tepat waktu",
)
MONTH_RECEIVED, MONTH_RESOLVED = "Diterima", "Diselesaikan"
YEAR = "Tahun"
TREND_LEAD = "Laporan menurut bulan diterima dan bulan diselesaikan."
TREND_NONE = "Tanggalnya belum cukup untuk menggambar tren."
BACKLOG_LEAD = "Laporan yang belum selesai menurut umurnya sejak diterima."
BACKLOG_NONE = "Tidak ada laporan yang belum selesai menurut daftar per laporan."
AGE_FIRST, AGE_BAND, AGE_LAST = "0–{high} hari", "{low}–{high} hari", "lebih dari {low} hari"
AGE, COUNT = "Umur", "Laporan"
UNDATED = "{count} laporan tidak bertanggal diterima, jadi umurnya tidak diketahui."
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
METHOD = "Median dan P90 dihitung seperti MEDIAN dan PERCENTILE.INC di lembar kerja. Laporan yang tidak dilanjutkan tidak dihitung sebagai selesai maupun tunggakan."

# upload
FILES = "Berkas pengaduan"
READ = "Baca {count} berkas"
READ_NONE = "Baca berkas"
READ_AGAIN = "Baca ulang dengan jawaban ini"
READING = "Membaca berkas…"
FILE_READ = "{file}: {cases} laporan, {recaps} baris rekap, {units} unit"
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
STORED = "{cases} laporan dan {recaps} baris rekap dari {units} unit tersimpan."

# uploads
UPLOADS_NONE = "Belum ada unggahan pengaduan."
UPLOAD_WITHDRAWN = "ditarik {when}: {reason}"
WITHDRAW = "Tarik unggahan ini"
WITHDRAW_REASON = "Alasan"
UPLOAD_COLUMNS = ("Berkas", "Disimpan", "Keadaan")
COUNTS, CHOOSE_UPLOAD = "berlaku", "Unggahan"

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
PROPOSAL_TITLE = "Usulan isian dari data pengaduan tahun {year}"
PROPOSAL_SHEET = "Pengaduan"
UNIT_NAME = "Nama Unit"
