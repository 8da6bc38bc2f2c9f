"""The words of the page Layanan, of its workbooks, and of the summary that the public gets."""

from __future__ import annotations

from compliance.model import Status
from compliance.model.services import RollUpKind, ServiceField

F = ServiceField

LEAD = "Satu baris satu layanan, beserta empat belas komponen standar pelayanannya. Dari sini disusun usulan jawaban isian unit dan ringkasan layanan untuk masyarakat."

WAY = "Layanan unit ini dan komponennya"
WAY_TO_UPLOAD = "Unggah daftar layanan"

# on the page Metode
METHOD_TITLE = "Layanan: komponen dan usulan jawaban"
METHOD_COLUMNS = ("Jawaban isian", "Diusulkan dari daftar layanan")
METHOD_COMPONENTS = "Komponen yang dilihat pada setiap layanan: {names}."
METHOD = "Teks sebuah komponen berarti komponennya ada. Yang belum diisi pada sebagian layanan membuat jawabannya tidak diusulkan, bukan “tidak”. Usulan baru menjadi jawaban setelah dicentang dan disimpan orang."
EACH_COMPONENT = "Setiap komponen standar pelayanan"
RULES: dict[RollUpKind, str] = {
    RollUpKind.COUNT_ALL: "banyaknya layanan dalam daftar",
    RollUpKind.COUNT_HAVING: "banyaknya layanan yang punya, bila setiap layanan menyatakannya",
    RollUpKind.ANY: "ada bila satu layanan punya; tidak bila semua layanan menyatakan tidak",
    RollUpKind.EVERY: "ada bila semua layanan punya; satu layanan yang belum punya memutuskan",
    RollUpKind.COMPONENTS: "banyaknya komponen yang dimuat semua layanan",
}

# tabs
TAB_UPLOAD = "Unggah daftar"
TAB_UNIT = "Layanan unit"
TAB_REGION = "Seluruh unit"
TAB_PROPOSAL = "Usulan jawaban"
TAB_FILES = "Berkas tersimpan"

# upload
FILE = "Berkas daftar layanan"
FILE_HELP = "Satu layanan satu baris, satu layanan satu kolom, atau satu lembar untuk setiap standar pelayanan. Isinya boleh teks komponennya sendiri atau ada/tidak."
TEMPLATE = "Unduh templat"
TEMPLATE_OF_UNIT = "Unduh daftar ini untuk diperbaiki"
READING = "Membaca berkas …"
READ_UNITS = "Unit"
READ_SERVICES = "Layanan terbaca"
READ_COMPLETE = "14 komponen"
READ_ASKED = "Pertanyaan"
OTHERS = "{count} unit lain dalam berkas ini tidak diambil, karena akun Anda hanya menyimpan unitnya sendiri."
UNKNOWN_UNITS = "Tidak diambil, karena belum ada dalam daftar unit: {units}."
PROBLEMS = "{count} catatan pada berkas ini"
MORE_PROBLEMS = "Dan {count} catatan lain."
MORE_UNITS = "Dan {count} unit lain."
CHANGES = "Yang akan berubah"
CHANGE_TABLE = ("Unit", "Baru", "Berubah", "Tetap", "Dihapus dari daftar")
NOTHING_CHANGES = "Isinya sama dengan daftar yang sudah tersimpan."
MODE = "Daftar dalam berkas ini"
MODE_ADD = "menambah dan memperbarui daftar yang tersimpan"
MODE_WHOLE = "menggantikan seluruh daftar unit-unit ini"
REASON = "Alasan penggantian"
REASON_HINT = "misalnya: reviu standar pelayanan 2026"
WITHOUT_ASKED = "Simpan tanpa bagian yang masih ditanyakan"
STORE = "Simpan {services} layanan"
STORE_NONE = "Simpan"
STORED = "{services} layanan dari {units} unit tersimpan."
NAMES_MORE = "{names}, dan {count} lagi"

# one unit
CHOOSE_UNIT = "Pilih unit di atas."
UNIT_NONE = "{unit} belum punya daftar layanan pada periode ini."
UNIT_NONE_DO = (
    "Unduh templatnya, isi satu baris untuk setiap layanan, lalu unggah pada bagian “Unggah daftar”."
)
CARD_SERVICES = "Layanan"
CARD_COMPLETE = "Memuat 14 komponen"
CARD_FOREMOST = "Persyaratan, waktu, biaya"
CARD_SOP = "Ber-SOP"
CARD_SHOWN = "Dipajang"
OF_SERVICES = "dari {count} layanan"
MATRIX_NAME = "Layanan"
MATRIX_COUNT = "Komponen"
MATRIX_MISSING = "Belum ada"
MATRIX_SUMMARY = "Ringkasan"
OPEN_SUMMARY = "buka"
COUNT_OF = "{having}/{of}"
UNSAID = "?"
MARKS: dict[Status, str] = {
    Status.ADA: "ada",
    Status.PROSES: "proses",
    Status.TIDAK: "tidak",
    Status.TIDAK_BERLAKU: "t.b.",
}
LEGEND = "ada · proses · tidak · t.b. = tidak berlaku · ? = belum diisi. Tiga kolom pertama disebut lebih dulu bila belum ada."
AND_MORE = ", dan {count} lagi"
MISSING_HEAD = "Yang belum ada atau belum diisi pada {count} layanan"
SUMMARY_ALL = "Ringkasan semua layanan untuk dicetak"
SUMMARY_NOTE = "Ringkasan memuat persyaratan, waktu, biaya, produk, prosedur, dan saluran pengaduan. Buka, lalu cetak dari peramban (A4)."
SHORT: dict[ServiceField, str] = {
    F.NAMA: "Layanan",
    F.PERSYARATAN: "Persyaratan",
    F.PROSEDUR: "Prosedur",
    F.WAKTU: "Waktu",
    F.BIAYA: "Biaya",
    F.PRODUK: "Produk",
    F.PENGADUAN: "Pengaduan",
    F.DASAR_HUKUM: "Dasar hukum",
    F.SARANA: "Sarana",
    F.KOMPETENSI: "Kompetensi",
    F.PENGAWASAN: "Pengawasan",
    F.JUMLAH_PELAKSANA: "Jumlah pelaksana",
    F.JAMINAN_PELAYANAN: "Jaminan pelayanan",
    F.JAMINAN_KEAMANAN: "Jaminan keamanan",
    F.EVALUASI: "Evaluasi",
    F.SP: "SP",
    F.JUMLAH_KOMPONEN: "Jumlah komponen",
    F.SK: "SK",
    F.SK_TANGGAL: "Tanggal SK",
    F.SOP: "SOP",
    F.SOP_NOMOR: "Nomor SOP",
    F.SOP_TANGGAL: "Tanggal SOP",
    F.PAJANG: "Dipajang",
    F.NONELEKTRONIK: "Cetak",
    F.ELEKTRONIK: "Elektronik",
}

# all units
REGION_NONE = "Belum ada unit yang menyimpan daftar layanan pada periode ini."
REGION_TABLE = (
    "Unit", "Layanan", "Kelengkapan", "14 komponen", "Ber-SOP", "Dipajang", "Ditetapkan", "Tanpa syarat",
    "Tanpa waktu", "Tanpa biaya",
)  # fmt: skip
REGION_SILENT = "{count} unit belum menyimpan daftar layanan."

# proposal
PROPOSAL_LEAD = "Dihitung dari daftar layanan. Baru menjadi jawaban isian setelah dicentang dan disimpan; jawaban yang sudah ada tidak dicentang lebih dulu."
PROPOSAL_NONE = "Tidak ada usulan: belum ada daftar layanan, atau jawabannya sudah sama."
PROPOSAL_TABLE = ("Pakai", "Pertanyaan", "Usulan", "Dihitung dari", "Jawaban sekarang")
PROPOSAL_RULE = "Sebuah komponen diusulkan ada hanya bila semua layanan memuatnya. Yang belum diisi pada sebagian layanan tidak diusulkan."
COUNTED: dict[RollUpKind, str] = {
    RollUpKind.COUNT_ALL: "{of} layanan dalam daftar",
    RollUpKind.COUNT_HAVING: "{having} dari {of} layanan",
    RollUpKind.ANY: "{having} dari {of} layanan",
    RollUpKind.EVERY: "{having} dari {of} layanan",
    RollUpKind.COMPONENTS: "dimuat semua {of} layanan",
}
TAKE = "Simpan {count} jawaban"
TAKE_NONE = "Simpan jawaban"
TAKEN = "{count} jawaban tersimpan sebagai unggahan."

# the workbook that is kept as the file of these answers
ANSWERS_FILE = "Jawaban dari daftar layanan {period}.xlsx"
ANSWERS_SHEET = "Dari layanan"
ANSWERS_REASON = "Dihitung dari daftar layanan unit"
ANSWERS_HEAD = (
    "Jawaban isian yang dihitung dari daftar layanan pada periode “{period}” (data versi {version})"
)
ANSWERS_COLUMNS = ("Unit", "Id pertanyaan", "Pertanyaan", "Jawaban", "Dihitung dari", "Jawaban semula")
ANSWER_COLUMN = 3  # of ANSWERS_COLUMNS: what stands there is the answer

# files
FILES_NONE = "Belum ada berkas daftar layanan pada periode ini."
FILES_TABLE = ("No.", "Berkas", "Disimpan", "Unit", "Cara", "Keterangan", "Unduh")
FILE_FETCH = "unduh"
WITHDRAWN = "Ditarik: {reason}"
WITHDRAWN_PLAIN = "Ditarik"
WITHDRAW_HEAD = "Tarik sebuah berkas"
WITHDRAW_WHICH = "Berkas"
WITHDRAW_REASON = "Alasan penarikan"
WITHDRAW_DO = "Tarik berkas"
WITHDRAWN_DONE = "Berkas ditarik; daftar layanan kembali seperti kata berkas-berkas lain."
ADDS, REPLACES = "menambah", "menggantikan"

# template
TEMPLATE_FILE = "Templat daftar layanan.xlsx"
LIST_FILE = "Daftar layanan {unit}.xlsx"
TEMPLATE_SHEET = "Layanan"
TEMPLATE_NUMBER, TEMPLATE_UNIT, TEMPLATE_DISTRICT = "No.", "Unit", "Kecamatan"
GUIDE_SHEET = "Petunjuk"
GUIDE = (
    "Satu baris satu layanan. Tulis isi komponennya (misalnya “3 hari kerja”), atau cukup: ada, proses, tidak, tidak berlaku.",
    "Teks persyaratan, prosedur, waktu, biaya, produk, dan pengaduan tampil dalam ringkasan untuk masyarakat. Jangan menulis nama atau nomor pribadi petugas.",
    "Kolom yang dikosongkan berarti belum diisi, bukan tidak ada.",
)
GUIDE_COLUMNS = ("Kolom", "Cara mengisi")
HOW_STATUS = "ada, proses, tidak, tidak berlaku"
HOW_TEXT = "isinya, atau ada/proses/tidak"
HOW_FREE = "isinya (juga bila gratis atau tanpa syarat), atau ada/proses/belum ada"
NOT_YET = "belum ada"
HOW_DATE = "tanggal, seperti 31/12/2025"
HOW_COUNT = "angka 0–14"

# the summary for the public
SUMMARY_FILE = "Ringkasan layanan {name}.html"
SUMMARY_TITLE = "Standar pelayanan"
SUMMARY_OF = "Layanan {unit}"
SUMMARY_CONTENTS = "Daftar layanan"
SUMMARY_UNIT = "Penyelenggara"
SUMMARY_DECREE = "Ditetapkan dengan"
SUMMARY_DECREE_DATE = "tanggal {day}"
SUMMARY_DATE = "Keadaan data {day}, periode {period}."
SUMMARY_PRINT = "Untuk mencetak: tekan Ctrl+P (kertas A4)."
SUMMARY_NOTHING = "Belum ada layanan dalam daftar unit ini."
PLEDGE_HEAD = "Maklumat pelayanan"
PLEDGE = "Kami sanggup menyelenggarakan pelayanan sesuai standar pelayanan yang telah ditetapkan, memenuhi kewajiban dan melakukan perbaikan secara terus-menerus, serta bersedia menerima sanksi dan/atau memberikan kompensasi apabila pelayanan yang diberikan tidak sesuai standar."
PUBLIC_LABELS: dict[ServiceField, str] = {
    F.PERSYARATAN: "Persyaratan",
    F.PROSEDUR: "Prosedur",
    F.WAKTU: "Jangka waktu",
    F.BIAYA: "Biaya",
    F.PRODUK: "Yang Anda terima",
    F.PENGADUAN: "Pengaduan, saran, dan masukan",
}
PUBLIC_ORDER = (F.PERSYARATAN, F.WAKTU, F.BIAYA, F.PRODUK, F.PROSEDUR, F.PENGADUAN)
PUBLIC_STATES: dict[Status | None, str] = {
    Status.ADA: "Sudah ditetapkan; uraiannya dapat diminta di ruang layanan.",
    Status.PROSES: "Sedang disusun.",
    Status.TIDAK: "Belum ditetapkan.",
    Status.TIDAK_BERLAKU: "Tidak berlaku untuk layanan ini.",
    None: "Belum tersedia.",
}
