"""The words of the command line."""

from __future__ import annotations

PROGRAM = "Membaca isian kesiapan pelayanan publik, menghitung kesiapan, dan menyusun peringkat."
USAGE = "pemakaian: "
COMMANDS = "perintah"
COMMAND = "PERINTAH"
ARGUMENTS = "argumen"
OPTIONS = "opsi"
HELP = "tampilkan bantuan ini"
SEE_HELP = "Bantuan: {program} --help"
INTERRUPTED = "Dihentikan. Tidak ada yang disimpan."
SYSTEM_REFUSED = "Sistem menolak membaca atau menulis ({cause}). Periksa ruang simpan dan hak aksesnya."

FILE_NAME = "BERKAS"
DATE_NAME = "TTTT-BB-HH"
SCORE_NAME = "NILAI"
PERIOD_NAME = "PERIODE"
COUNT_NAME = "JUMLAH"
FOLDER_NAME = "FOLDER"
TEXT_NAME = "TEKS"
REGISTRY_NAME = "SUMBER"

COMMAND_HELP = {
    "read": "Baca berkas isian. Menampilkan unit dan jawaban yang dipahami, yang perlu ditanyakan, dan masalahnya; tidak menyimpan apa pun.",
    "score": "Hitung kesiapan dari berkas isian. Setiap unit dinilai menurut satu instrumen pada satu tanggal; tidak menyimpan apa pun.",
    "survey": "Hitung survei kepuasan masyarakat dari berkas responden atau tabel unsur. Menampilkan NRR, IKM dengan ketiga bobot, mutu, dan kecukupan sampel; data pribadi dibuang, tidak menyimpan apa pun.",
    "aggregate": "Hitung nilai daerah dari nilai unit. Memakai aturan penggabungan dan kategori dari instrumen yang dipilih.",
    "complaints": "Hitung daftar dan rekap pengaduan. Per unit dan seluruhnya: diterima, selesai, tunggakan, lama waktu, batas waktu, kategori, dan tren; nama, nomor telepon, dan isi laporan tidak dibaca; tidak menyimpan apa pun.",
    "training": "Hitung daftar hadir bimtek. Per unit: kegiatan yang diikuti, petugas yang terlatih, dan bagiannya dari petugas garis depan; nama dan NIP hanya dibandingkan saat berkas dibaca; tidak menyimpan apa pun.",
    "import": "Simpan berkas isian ke basis data. Setiap berkas dibaca, lalu semuanya disimpan sekaligus atau tidak sama sekali.",
    "rank": "Tampilkan peringkat dari basis data. Unit yang isiannya belum cukup dicantumkan terpisah sebagai sementara.",
    "check": "Periksa seluruh isi folder data. Daftar pertanyaan, kosakata, instrumen, dan daftar unit harus lengkap dan konsisten.",
    "audit": "Periksa jejak audit. Setiap mata rantai dihitung ulang; yang diubah atau dihapus di luar dasbor ketahuan.",
    "reset": "Terbitkan kode untuk kata sandi baru. Untuk administrator yang kehilangan kata sandinya; hanya dari server.",
}
AUDIT_VERIFY_HELP = "hitung ulang seluruh rantai jejak audit"
ANCHOR_HELP = "nomor dan hash yang pernah dicatat di tempat lain, ditulis NOMOR:HASH"
ANCHOR_NAME = "NOMOR:HASH"
BAD_ANCHOR = "“{text}” bukan catatan jejak; harus ditulis NOMOR:HASH sebagaimana dicetak audit --verify."
USERNAME_HELP = "nama pengguna akun yang kehilangan kata sandinya"
USERNAME_NAME = "NAMA"
AUDIT_WHAT = "Sebutkan apa yang dikerjakan: pakai --verify untuk memeriksa jejak audit."
AUDIT_INTACT = "Jejak audit utuh: {count} catatan. Catat di tempat lain: {count}:{head}"
AUDIT_BROKEN = "Jejak audit PUTUS pada catatan nomor {number}: catatan itu atau yang sebelumnya diubah atau dihapus. Amankan salinan basis data sekarang."
AUDIT_NOT_ANCHORED = "Jejak audit TIDAK memuat catatan nomor {number} dengan hash yang Anda berikan: jejaknya ditulis ulang atau dipotong. Amankan salinan basis data sekarang."
UNKNOWN_ACCOUNT = "Akun “{username}” tidak ada. Periksa ejaannya."
RESET_CODE = (
    "Kode sekali pakai untuk {username}. Buka halaman masuk, pilih “Punya kode?”, lalu buat kata sandi baru:"
)
FILES_HELP = "lembar kerja isian (xlsx, xlsm, xlsb, xls, ods, csv, tsv)"
UNITS_HELP = "daftar unit; tanpa ini, unit diambil sebagaimana disebut dalam berkas"
INSTRUMENT_HELP = "id instrumen, misalnya kesiapan-2026"
INSTRUMENT_FILE_HELP = (
    "berkas TOML instrumen sendiri; id-nya lalu dapat disebut pada --instrument. Boleh diulang"
)
AS_OF_HELP = "tanggal penilaian; bukti menua terhadap tanggal ini"
POPULATION_HELP = "banyaknya orang yang dilayani dalam setahun, untuk sampel menurut pedoman"
SCORES_HELP = "nilai unit, dengan titik atau koma desimal"
PERIOD_HELP = "nama atau nomor periode"
REGISTRY_HELP = "dipakai bila basis data masih kosong: bojonegoro, contoh, berkas (unit diambil dari berkas isian), atau alamat daftar unit CSV"
ASSESSMENT_DATE_HELP = "tanggal penilaian; dipakai bila periode belum ada"
REASON_HELP = "alasan, bila jawaban yang sudah tersimpan digantikan"
DATA_HELP = "folder yang diperiksa; tanpa ini, folder data bawaan"
JSON_HELP = "cetak satu dokumen JSON ke keluaran baku, tanpa teks lain"

# what argparse says -> what we say; the first pattern that fits
ARGPARSE_ERRORS = (
    (r"the following arguments are required: (?P<names>.+)", "Belum diisi: {names}."),
    (r"unrecognized arguments: (?P<names>.+)", "Tidak dikenal: {names}."),
    (
        r"argument (?P<name>\S+): invalid choice: (?P<value>'[^']*'|\S+).*\(choose from (?P<choices>.*)\)",
        "{name}: {value} tidak dikenal; pilihannya {choices}.",
    ),
    (r"argument (?P<name>.+?): expected (one|at least one) argument", "{name}: nilainya belum diisi."),
    (
        r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)",
        "{name} tidak memakai nilai, tetapi diberi {value}.",
    ),
    (r"argument (?P<name>\S+): (?P<message>.+[.])", "{name}: {message}"),
)
ARGPARSE_OTHER = "Perintah tidak dapat dijalankan ({message})."

BAD_DATE = "“{text}” bukan tanggal; tulis seperti 2026-06-30."
BAD_COUNT = "“{text}” bukan jumlah orang; tulis bilangan bulat seperti 1200."
BAD_SCORE = "“{text}” bukan nilai; tulis seperti 98.52 atau 98,52."
UNKNOWN_INSTRUMENT = "Instrumen “{id}” tidak dikenal. Yang tersedia: {known}."
NO_FILE = "Berkas “{path}” tidak ditemukan."
NOT_A_FILE = "“{path}” bukan berkas."
CANNOT_OPEN = "Berkas “{path}” tidak dapat dibuka. Periksa hak aksesnya."

NO_REGISTRY = "Basis data masih kosong. Pilih daftar unit dengan --registry bojonegoro, contoh, berkas, atau alamat CSV."
UNKNOWN_PERIOD = "Periode “{period}” tidak dikenal. Yang ada: {known}."
MAKE_PERIOD = "Untuk membuatnya, tambahkan --assessment-date."
OTHER_DATE = "Periode “{period}” sudah ada dengan tanggal penilaian {date}. Hilangkan --assessment-date, atau ubah tanggalnya di halaman Periode."
NO_PERIOD_YET = "belum ada"

READING = "Membaca"
PROGRESS_UNIT = " berkas"
FILE_SUMMARY = "{file}: {units} unit, {answers} jawaban, {asked} pertanyaan, {problems} hal perlu diperiksa"
FILE_REFUSED = "{file}: tidak dibaca. {message}"
PLACED = "{place}: {message}"
ASKED = "{message} Pilihan: {candidates}."
UNIT = "Unit"
KIND = "Jenis"
SCORE = "Nilai"
FLOOR = "Terbukti"
CEILING = "Paling tinggi"
VERIFIED = "Diperiksa"
BEYOND = "Selisih"
DISPENSED = "{unit}: {dispensations}"
CATEGORY = "Kategori"
ZONE = "Zona"
COVERAGE = "Cakupan"
COMPLETENESS = "Kelengkapan"
RANK = "Peringkat"
REGION = "Nilai daerah"
BLANK = "–"
PROVISIONAL_TITLE = "Sementara: isian belum cukup untuk diberi peringkat"
NOTHING_TO_SCORE = "Tidak ada unit yang dapat dinilai."
NOTHING_TO_RANK = "Belum ada isian dalam periode ini."
SCORED_AS = "{title}, keadaan {date}. Kesiapan bukan nilai resmi; cakupan menunjukkan bagian bobot resmi yang terlihat dari isian."
INVENTED = "Data rekaan: Kabupaten Contoh."

STORED = "{units} unit dari {files} berkas tersimpan dalam periode {period}."
NOTHING_STORED = "Tidak ada yang baru untuk disimpan."
ALREADY_STORED = "{file}: sudah tersimpan sebelumnya, tidak ada yang berubah."

CHECKED = "Folder data lengkap dan konsisten."
CHECKED_QUESTIONS = "Daftar periksa: {elements} unsur, {optional_groups} kelompok tambahan, {questions} pertanyaan, {spellings} ejaan jawaban"
CHECKED_INSTRUMENT = "Instrumen {id}: {aspects} aspek, {indicators} indikator, {seen} terlihat dari isian"
CHECKED_UNSCORED = (
    "Instrumen {id}: {categories} kategori dan aturan nilai daerah; unit tidak dinilai dari isian"
)
CHECKED_REGISTRY = "Daftar unit {name}: {units} unit"
CHECKED_RESULTS = "Hasil penilaian {name}: {results} hasil"

# training
TRAINING_SUMMARY = (
    "{file}: {units} unit, {trainings} kegiatan, {asked} pertanyaan, {problems} hal perlu diperiksa"
)
TRAINING_DROPPED = "  Hanya dihitung, isinya tidak disimpan: {columns}"
TRAINING_HEADER = ("Kegiatan", "Terlatih", "Petugas garis depan", "Bagian")

# complaints
COMPLAINTS_AS_OF_HELP = (
    "tanggal tunggakan dan batas waktu dihitung; tanpa ini, hari terakhir yang disebut berkas"
)
COMPLAINTS_SUMMARY = (
    "{file}: {received} laporan dari {units} unit, {asked} pertanyaan, {problems} hal perlu diperiksa"
)
COMPLAINTS_DROPPED = "  Tidak dibaca: {columns}"
COMPLAINTS_DROPPED_COLUMN = "{header} ({reason})"
COMPLAINTS_NO_HEADER = "kolom {place} tanpa judul"
COMPLAINTS_ON = "Keadaan {date}"
COMPLAINTS_ALL = "Seluruhnya"
COMPLAINTS_NAMELESS = "(unit belum jelas)"
COMPLAINTS_HEADER = (
    "Diterima",
    "Selesai",
    "Terbuka",
    "% selesai",
    "Median hari",
    "9 dari 10 hari",
    "% tepat waktu",
)
COMPLAINTS_FEW = "*"
COMPLAINTS_FEW_NOTE = "* kurang dari {few} laporan: persentasenya tidak dibandingkan."
COMPLAINTS_WEAKEST_DUE = "Terlemah: {unit}, {share} % dari {of} laporan selesai dalam {days} hari."
COMPLAINTS_WEAKEST = "Terlemah: {unit}, {share} % dari {of} laporan selesai."
