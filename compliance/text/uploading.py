"""The words of the pages Unggah and Riwayat unggahan."""

from __future__ import annotations

from compliance.problems import ProblemCode

LEAD = "Periksa dulu, baru simpan. Data lama tetap dipakai sampai Anda menekan Simpan."
FILES = "Berkas isian (Excel, OpenDocument, atau CSV); boleh banyak sekaligus"
FILES_HELP = "Berkas tidak perlu dirapikan dulu. Judul, kop, lembar rekap, dan baris jumlah dikenali sendiri."
READ = "Baca {count} berkas"
SCREENING = "Memeriksa berkas …"
READ_NONE = "Baca berkas"
CARRY_OVER = "Bawa jawaban periode lalu"
TEMPLATE = "Unduh templat isian"
UNFINISHED = "Unggahan yang belum selesai"
UNFINISHED_ITEM = "{files} · diunggah {when}, belum disimpan"
MORE_FILES = "{files}, dan {count} lainnya"
CONTINUE = "Lanjutkan"
DISCARD = "Buang unggahan ini"

PROGRESS = "Membaca berkas: {done} dari {total} selesai"
PROGRESS_NOTE = "Boleh pindah halaman; pembacaan tetap berjalan."
READING_FAILED = "Pembacaan berhenti karena gangguan. Berkas Anda masih tersimpan; coba baca sekali lagi."
READ_AGAIN = "Baca lagi"

CARD_FILES = "Berkas"
CARD_UNITS = "Unit dikenali"
ANSWERS = "{count} jawaban terbaca"
CARD_CHANGES = "Jawaban berubah"
CARD_ASKED = "Perlu dijawab"
CARD_PROBLEMS = "Masalah dan catatan"
ALL_READ = "semua terbaca"
SOME_REFUSED = "{count} ditolak"
SOME_KNOWN = "{count} sudah ada"
NOTHING_ASKED = "tidak ada pertanyaan"
ASKED_NOTE = "menunggu jawaban"
NO_PROBLEMS = "tidak ada"
PROBLEMS_NOTE = "lihat rinciannya"
NEW_ONLY = "semuanya baru"
NOTHING_CHANGED = "tidak ada"
REPLACES = "{count} menggantikan yang lama"

TAB_ASKED = "Pertanyaan ({count})"
TAB_FILES = "Berkas ({count})"
TAB_PROBLEMS = "Masalah ({count})"
TAB_CHANGES = "Perubahan ({count})"
TAB_CONFLICTS = "Bertentangan ({count})"

# questions
ASKED_LEAD = "Jawaban Anda diingat untuk unggahan berikutnya."
ASKED_WHERE = "{file} · {where}"
ASKED_ROWS = "{count} isian menunggu jawaban ini"
ASKED_MORE = "Masih ada {count} pertanyaan lagi; akan muncul setelah yang ini dijawab."
OTHER_UNIT = "Unit lain …"
OTHER_COLUMN = "Pertanyaan lain …"
NONE_OF_THESE: dict[ProblemCode, str] = {
    ProblemCode.ASK_UNIT: "Bukan salah satu — lewati",
    ProblemCode.ASK_UNIT_OF_FORM: "Bukan salah satu — lewati",
    ProblemCode.ASK_COLUMN: "Bukan salah satu — kolom ini tidak dipakai",
    ProblemCode.ASK_DATE: "Bukan salah satu — tanggal ini tidak dipakai",
    ProblemCode.ASK_MARK: "Anggap tidak diisi",
    ProblemCode.ASK_SERVICE_NONE: "Anggap tidak diisi",
}
NEW_UNIT = "Unit baru: {text}"
NO_MORE_ASKED = "Tidak ada pertanyaan. Semua unit, kolom, dan tanda dikenali."

# tables
COLUMN_FILE, COLUMN_SHEET, COLUMN_CELL, COLUMN_CONTENT, COLUMN_PROBLEM = (
    "Berkas",
    "Lembar",
    "Sel",
    "Isi sel",
    "Masalah",
)
COLUMN_PLACE = "Letak"
COLUMN_UNIT, COLUMN_QUESTION, COLUMN_OLD, COLUMN_NEW = "Unit", "Pertanyaan", "Lama", "Baru"
COLUMN_KIND, COLUMN_ANSWERS, COLUMN_HEADER, COLUMN_MEANS = "Jenis", "Jawaban", "Judul kolom", "Menjawab"
NOT_FILLED = "belum diisi"
UNUSED_COLUMN = "tidak dipakai"
DATE_OF = "tanggal berlaku “{question}”"
WITH_DATE = "{answer}, berlaku sejak {day}"
NO_PROBLEM_FOUND = "Tidak ada masalah dan tidak ada catatan."
NO_CHANGES = "Tidak ada jawaban tersimpan yang berubah."
CHANGES_LEAD = "Hanya yang berbeda dari yang tersimpan. Sel kosong tidak mengubah apa pun."
CONFLICTS_LEAD = "Dua isian memberi jawaban berbeda untuk unit yang sama. Keluarkan berkas yang keliru, atau setujui di bawah bahwa berkas terakhir yang dipakai."
UNITS_HEAD = "Unit yang dikenali ({count})"
COLUMNS_HEAD = "Kolom dan pertanyaannya ({count})"
FILE_READY = "{units} unit · {answers} jawaban"
FILE_KNOWN = "Isi berkas ini sama persis dengan yang sudah tersimpan pada periode ini, atau dengan berkas lain dalam unggahan ini, jadi dilewati."
FILE_KNOWN_SHORT = "sudah ada"
FILES_MORE = "Semua berkas dalam unggahan ini"
COLUMN_STATE = "Keadaan"
STATES: dict[str, str] = {
    "menunggu": "menunggu dibaca",
    "siap": "terbaca",
    "ditolak": "ditolak",
    "sudah ada": FILE_KNOWN_SHORT,
}
NO_UNITS = "Belum ada unit yang dikenali."
NO_COLUMNS = "Tidak ada kolom isian."
FILE_REFUSED = "ditolak"
FILE_REMOVE = "Keluarkan berkas ini"

# confirmation
STORE = "Simpan {answers} jawaban untuk {units} unit"
STORE_SAME = "Simpan sebagai riwayat saja"
NOTHING_CHANGES = "Semua jawaban dalam unggahan ini sudah sama dengan yang tersimpan. Buang unggahan ini, atau simpan hanya supaya tercatat dalam riwayat."
NOTHING_TO_STORE = "Tidak ada yang dapat disimpan dari unggahan ini."
STORE_WITHOUT = "Simpan tanpa {count} pertanyaan yang belum dijawab. Isian yang ditanyakan tidak ikut disimpan; untuk menyusulkannya, batalkan unggahan ini di Riwayat lalu unggah lagi."
STORE_LATEST = "Pada {count} jawaban yang bertentangan, pakai berkas yang terakhir."
STORED_NEW_UNITS = "{count} unit baru ditambahkan ke daftar unit."
REASON = "Alasan mengganti {count} jawaban yang sudah tersimpan (wajib)"
REASON_EXAMPLE = "misalnya: unit mengirim isian yang lebih baru"
STORED = "Tersimpan: {answers} jawaban untuk {units} unit dari {files} berkas."
STORED_NEXT = "Lihat peringkat"
STORED_GAPS = "Lihat kesenjangan"
UPLOAD_MORE = "Unggah berkas lain"

# history
HISTORY_LEAD = "Setiap berkas disimpan seperti aslinya, tanpa data pribadi."
HISTORY_LEAD_UNDO = "Setiap berkas disimpan seperti aslinya, tanpa data pribadi. Membatalkan unggahan mengembalikan keadaan sebelumnya."
HISTORY_EMPTY = "Belum ada unggahan pada periode ini."
HISTORY_TO_UPLOAD = "Unggah berkas"
ORIGINAL = "Unduh berkas asli"
ORIGINAL_WITHOUT = "Unduh salinan tanpa kolom data pribadi"
HISTORY_DROPPED = "Data pribadi tidak disimpan: {columns}"
FILE_DROPPED = (
    "Data pribadi tidak disimpan (UU 27/2022): {columns}. Yang disimpan adalah salinan tanpa isi sel itu; "
    "jawaban isian tetap dibaca."
)
FILE_NAMES = (
    "Tampaknya ada nama orang di: {places}. Nama dalam kalimat dan dalam nama berkas tidak dihilangkan, jadi ikut "
    "tersimpan. Bila tidak perlu, hapus dari berkasnya, lalu unggah lagi."
)
NAME_OF_FILE = "nama berkas"
FILE_OTHERS = "Berkas ini juga memuat {count} unit lain. Hanya unit Anda yang disimpan."
UNDO = "Batalkan unggahan"
UNDO_REASON = "Alasan pembatalan"
UNDO_DONE = "Unggahan dibatalkan. Jawaban kembali seperti sebelumnya."
COLUMN_STORED, COLUMN_UNITS, COLUMN_REASON = "Disimpan", "Unit", "Alasan"
LIVE = "dipakai"
UNDONE_SHORT = "dibatalkan"
UNDONE = "Dibatalkan {when}: {reason}"
HISTORY_UNITS = "{count} unit"
HISTORY_REASON = "Alasan: {reason}"
CHOOSE_UPLOAD = "Pilih satu baris untuk melihat rincian dan mengunduh berkas aslinya."
CHOOSE_UPLOAD_UNDO = "Pilih satu baris untuk melihat rincian, mengunduh berkas aslinya, atau membatalkannya."
