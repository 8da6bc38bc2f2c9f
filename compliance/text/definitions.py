"""What is said about a mistake in a file under `data/` or in a registry of units.

Each is the end of a sentence that begins with the file and the path: `vocabulary.toml: ada[2]: …`.
"""

from __future__ import annotations

# the file itself
NO_FILE = "berkas tidak ditemukan"
NOT_UTF8 = "bukan teks UTF-8"
NOT_TOML = "bukan TOML yang sah ({place})"
TOML_LINE = "baris {line}, kolom {column}"
TOML_END = "akhir berkas"
TOML_NUMBER = "ada angka yang tidak sah"

# shape
MISSING = "wajib ada"
UNKNOWN_KEY = "kunci ini tidak dikenal; yang dikenal: {known}"
NOT_TEXT = "harus teks, tertulis {found}"
NOT_NUMBER = "harus angka, tertulis {found}"
NOT_WHOLE = "harus bilangan bulat, tertulis {found}"
NOT_FLAG = "harus true atau false, tertulis {found}"
NOT_LIST = "harus daftar, tertulis {found}"
NOT_TABLE = "harus tabel, tertulis {found}"
EMPTY_TEXT = "tidak boleh kosong"
EMPTY_LIST = "harus berisi paling sedikit satu"
NOT_A_CHOICE = "harus salah satu dari {choices}; tertulis {found}"
TOO_SMALL = "harus {minimum} atau lebih, tertulis {found}"
TOO_LARGE = "harus {maximum} atau kurang, tertulis {found}"
NOT_POSITIVE = "harus lebih dari 0, tertulis {found}"
DUPLICATE = "{found} sudah dipakai di {first}"

# checklist
NOT_OF_ELEMENT = "harus diawali '{element}.', tertulis {found}"
FIRST_QUESTION = "pertanyaan pertama harus '{element}.ada' berjenis status, tertulis {found} berjenis {kind}"
OPTIONS_NEEDED = "pertanyaan berjenis {kind} wajib punya pilihan"
OPTIONS_REFUSED = "pertanyaan berjenis {kind} tidak boleh punya pilihan"
BOUND_REFUSED = "pertanyaan berjenis {kind} tidak boleh punya batas"
BOUNDS_CROSSED = "harus paling sedikit sama dengan minimum ({minimum}), tertulis {found}"
PARTS_REFUSED = "pertanyaan berjenis {kind} tidak boleh punya bagian"
PART_NOT_STATUS = "bagian harus pertanyaan status, sedangkan {found} berjenis {kind}"
UNKNOWN_QUESTION = "pertanyaan {found} tidak ada di checklist.toml"

# vocabulary
NOT_NORMALISED = (
    "harus tertulis '{normalised}' (huruf kecil, spasi tunggal, tanpa tanda baca di akhir), tertulis {found}"
)

# instruments
NOT_FILE_NAME = "harus sama dengan nama berkas ({name}), tertulis {found}"
UNKNOWN_SOURCE = "sumber {found} tidak ada di [sources]"
WEIGHTS_TOTAL = "jumlah bobot harus {declared}, ternyata {found}"
ONE_TEST = "harus memuat tepat satu uji ({tests}), tertulis {found}"
NO_TEST = "tidak satu pun"
TEST_REFUSED = "uji {test} tidak cocok untuk {question} yang berjenis {kind}"
UNKNOWN_OPTION = "pilihan {found} tidak ada pada {question}; yang ada: {options}"
REPEATED = "{found} tertulis dua kali"
LOWEST_RUNG = "anak tangga terendah tidak boleh bersyarat"
RUNGS_RISE = "poin harus naik: setelah {previous} tertulis {found}"
ABOVE_TOP = "poin tertinggi adalah {top}, tertulis {found}"
RUNG_WITHOUT_CONDITION = "anak tangga di atas yang terendah wajib bersyarat, kecuali indikator memuat unseen"
UNSEEN_WITH_CONDITION = "indikator yang memuat unseen tidak boleh bersyarat atau memuat waived_by"
WAIVER_NOT_STATUS = "harus pertanyaan status, sedangkan {found} berjenis {kind}"
BAND_CROSSED = "harus paling sedikit sama dengan lower ({lower}), tertulis {found}"
TOP_BAND = "kategori terbaik harus berakhir di {scale}, tertulis {found}"
BOTTOM_BAND = "kategori terendah harus mulai di 0, tertulis {found}"
BAND_GAP = "harus {expected} supaya bersambung dengan kategori di atasnya, tertulis {found}"
ZONES_PARTLY = "zona wajib ada pada semua kategori atau tidak sama sekali"
UNKNOWN_EDITION = "instrumen {found} tidak ada di data/instruments"

# registry of units
NOT_CSV = "bukan CSV yang terbaca; simpan lagi sebagai “CSV UTF-8”"
NO_ROWS = "tidak memuat satu unit pun"
NO_COLUMN = "kolom “{column}” tidak ada; kolom yang dikenal: {known}"
UNKNOWN_COLUMN = "kolom “{column}” tidak dikenal; kolom yang dikenal: {known}"
COLUMN_TWICE = "kolom “{column}” tertulis dua kali"
ROW = "baris {row}: {message}"
ROW_COLUMN = "baris {row}, kolom {column}: {message}"
ROW_TOO_LONG = "selnya lebih banyak daripada judul kolom; apit nama yang memuat pemisah dengan tanda kutip"
CELL_EMPTY = "tidak boleh kosong"
UNKNOWN_KIND = "jenis “{found}” tidak dikenal; yang dikenal: {known}"
CODE_TWICE = "kode “{found}” sudah dipakai di baris {first}"
NAME_TWICE = "nama “{found}” sudah dipakai di baris {first}; isi kode_wilayah agar keduanya dapat dibedakan"
NAME_WITHOUT_LETTERS = "nama “{found}” tidak memuat huruf atau angka"
UNKNOWN_PARENT = "induk “{found}” tidak ada dalam daftar ini"
PARENT_UNCLEAR = "induk “{found}” ada lebih dari satu; tulis kode wilayahnya"
OWN_PARENT = "unit tidak boleh menjadi induknya sendiri"
