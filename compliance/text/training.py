"""The words of the page Bimtek, of its workbooks, and of what is proposed from lists of attendance."""

from __future__ import annotations

from compliance.analysis.training_units import Step

LEAD = "Siapa mengikuti bimtek apa, dan berapa bagian petugas garis depan yang sudah dilatih. Nama dan NIP dalam daftar hadir hanya dibandingkan saat dibaca, lalu dibuang; yang disimpan nama kegiatan, tanggal, dan banyaknya orang setiap unit."
FILE_WITHOUT_NAME = "berkas"

# tabs
TAB_UNITS, TAB_EVENTS, TAB_ONE = "Menurut unit", "Kegiatan", "Satu unit"
TAB_UPLOAD, TAB_FILES = "Unggah daftar hadir", "Berkas tersimpan"

# all units
EMPTY = "Belum ada daftar hadir dalam periode ini. Langkah berikutnya: unggah daftar hadir bimtek pada bagian Unggah daftar hadir; templatnya ada di sana."
EMPTY_READER = "Belum ada daftar hadir bimtek dalam periode ini."
WINDOW = "Yang dihitung: kegiatan {first} sampai {last} ({months} bulan sebelum tanggal penilaian)."
CARD_UNITS, CARD_PEOPLE, CARD_SHARE, CARD_WITHOUT = (
    "Unit dengan bimtek",
    "Orang dilatih",
    "Petugas garis depan dilatih",
    "Belum ada bimtek",
)
CARD_OF = "dari {count} unit"
CARD_LEAST = "paling sedikit"
CARD_SHARE_OF = "{trained} dari {staff} petugas; {units} unit diketahui"
CARD_SHARE_NONE = "belum ada unit yang diketahui"
CARD_WITHOUT_NONE = "semua unit sudah"
CARD_WITHOUT_SOME = "dahulukan"
NEXT = "Langkah berikutnya: {count} unit belum mengikuti bimtek pada masa itu, yaitu {names}."
NEXT_STAFF = "{count} unit belum mengisi “{question}”, jadi bagian terlatihnya belum dapat dihitung. Isi pada lembar SDM dan Budaya Pelayanan di templat isian, lalu unggah di halaman Unggah."
NAMES_MORE = "{names}, dan {count} lainnya"
WAY_TO_UPLOAD = "Isi jumlah petugas di halaman Unggah"
UNIT, STEP, EVENTS, PEOPLE = "Unit", "Langkah berikutnya", "Kegiatan", "Orang dilatih"
FRONTLINE, STAFF, SHARE, CLAIMED = (
    "Garis depan dilatih",
    "Petugas garis depan",
    "Bagian terlatih",
    "Dinyatakan terlatih",
)
WITHOUT_HEAD, WITH_HEAD = "Belum ada bimtek ({count})", "Sudah ada bimtek ({count})"
ALT_WITHOUT, ALT_WITH = "Unit yang belum ada bimteknya", "Bimtek setiap unit"
LEAST = "Angka unit dengan beberapa daftar hadir adalah angka paling sedikit: orang yang sama dalam dua berkas tidak dapat dikenali. Satukan daftar-daftarnya sebagai lembar dalam satu buku kerja supaya hitungannya pasti."
STEPS: dict[Step, str] = {
    Step.NOTHING: "Belum ada bimtek. Ikutkan petugas, lalu unggah daftar hadirnya.",
    Step.UNDATED: "Tanggal kegiatannya belum diisi. Unggah lagi daftarnya, lalu isi tanggalnya.",
    Step.PAST: "Bimtek terakhir {day}, di luar masa hitung. Ikutkan petugas lagi.",
    Step.UNMARKED: "Tandai petugas garis depan dalam daftar hadirnya.",
    Step.STAFF: "Isi jumlah petugas garis depan dalam isian daftar periksa.",
    Step.EXCESS: "Yang dilatih lebih banyak daripada petugasnya. Periksa jumlah petugas.",
    Step.REST: "Latih {left} petugas lagi.",
    Step.DONE: "Semua petugas garis depan sudah dilatih.",
}
REST_MOST = "Latih paling banyak {left} petugas lagi."

# trainings
EVENT_TABLE = ("Kegiatan", "Tanggal", "Unit", "Orang", "Garis depan", "Dihitung")
COUNTS, TOO_OLD, UNDATED = "ya", "di luar masa hitung", "belum bertanggal"
MATRIX = "Siapa mengikuti apa"
MATRIX_LEAD = "Banyaknya orang dari setiap unit pada setiap kegiatan."
EVENT_NAME, WITHOUT_DAY = "{title} ({day})", "tanpa tanggal"
NOTHING_OF_UNIT = "Belum ada daftar hadir bimtek unit ini."
CHOOSE_UNIT = "Pilih unit untuk melihat kegiatan yang diikutinya."

# one unit
ONE_OF_STAFF, ONE_STAFF_UNKNOWN = "dari {staff} petugas", "jumlah petugas belum diisi"
ONE_UNMARKED = "tidak ditandai dalam daftar"
UNKNOWN = "belum diketahui"
CLAIM_SAME, CLAIM_OTHER = "sama dengan daftar hadir", "berbeda dari daftar hadir"
HOW_STAFF = "Jumlah petugas garis depan diambil dari jawaban isian unit. Isi “{question}” pada lembar SDM dan Budaya Pelayanan di templat isian, lalu unggah di halaman Unggah."

# proposal
PROPOSE = "Usulkan jawaban {count} unit ke isian daftar periksa"
PROPOSE_ONE = "Usulkan ke isian daftar periksa"
PROPOSE_NOTE = "Jumlah petugas yang sudah dilatih (dan jumlah petugas, bila daftarnya memuat semua petugas) disusun dari daftar hadir, lalu ditinjau dan disimpan di halaman Unggah."
PROPOSAL_FILE = "Usulan isian bimtek {period}.xlsx"
PROPOSAL_TITLE = "Isian yang diusulkan dari daftar hadir bimtek yang tersimpan; periksa sebelum disimpan"
PROPOSAL_SHEET = "Isian"

# upload
FILES = "Berkas daftar hadir"
FILES_HELP = "Excel, OpenDocument, atau CSV; boleh beberapa sekaligus. Satu baris satu orang; atau satu kolom centang untuk setiap kegiatan."
READING = "Membaca tanpa menyimpan …"
NOT_READ = "{file}: {message}"
KNOWN = "{file} sudah tersimpan pada {when}. Yang sama tidak disimpan dua kali."
OTHERS = "{count} unit lain dalam berkas ini tidak diambil, karena akun Anda hanya menyimpan unitnya sendiri."
UNKNOWN_UNITS = "Tidak diambil, karena belum ada dalam daftar unit: {units}."
NOTHING_READ = "Tidak ada kegiatan unit Anda dalam berkas ini. Daftar pegawai tanpa kegiatan tidak melatih siapa pun: tulis nama kegiatannya di atas daftar, atau di kolom Kegiatan."
CARD_EVENTS, CARD_READ_UNITS, CARD_READ_PEOPLE, CARD_ASKED = "Kegiatan", "Unit", "Orang hadir", "Pertanyaan"
CHOOSE_EVENTS = (
    "Periksa nama dan tanggal setiap kegiatan. Hapus centang kegiatan yang bukan pelatihan pelayanan."
)
COLUMN_TAKE, COLUMN_TITLE, COLUMN_DAY, COLUMN_FILE = "Simpan", "Kegiatan", "Tanggal", "Berkas"
COLUMN_UNITS, COLUMN_PEOPLE, COLUMN_FRONTLINE = "Unit", "Orang", "Garis depan"
NAMELESS = "{count} kegiatan belum bernama. Isi namanya, atau hapus centangnya."
DAYLESS = "{count} kegiatan belum bertanggal, jadi belum akan dihitung dalam bagian terlatih. Isi tanggalnya bila diketahui."
ALL_FRONTLINE = "Semua pesertanya petugas garis depan (untuk daftar yang tidak menandainya)"
ALL_FRONTLINE_HELP = "Daftar ini tidak membedakan petugas garis depan dari pegawai lain. Tanpa pernyataan ini, bagian terlatih tidak dihitung dari daftar ini."
DETAILS = "Rincian {file}"
DROPPED = "Hanya dibandingkan, isinya tidak disimpan: {columns}."
PROBLEMS = "Perlu diperiksa ({count})"
NO_PROBLEMS = "Tidak ada yang perlu diperiksa."
MORE_PROBLEMS = "Dan {count} hal lain."
DETAIL_TABLE = ("Unit", "Terdaftar", "Hadir", "Garis depan", "Garis depan hadir")
CHANGES = "Yang akan berubah"
CHANGE_TABLE = ("Unit", "Baru", "Diganti", "Tetap", "Hilang")
NOTHING_CHANGES = "Angkanya sama dengan yang sudah tersimpan."
MORE_UNITS = "Dan {count} unit lain."
REASON, REASON_HINT = "Alasan penggantian", "misalnya: daftar hadir yang sudah ditandatangani"
WITHOUT_ASKED = "Simpan tanpa bagian yang masih ditanyakan"
STORE, STORE_NONE = "Simpan {count} kegiatan", "Simpan"
STORED = "{events} kegiatan dari {units} unit tersimpan."
STORED_REPLACED = "{count} angka lama diganti."
STORED_NEXT = "Hasilnya ada pada bagian Menurut unit."

# files
FILES_NONE = "Belum ada berkas daftar hadir pada periode ini."
FILES_TABLE = ("No.", "Berkas", "Disimpan", "Kegiatan", "Unit", "Keterangan")
REPLACED = "Mengganti: {reason}"
WITHDRAWN, WITHDRAWN_PLAIN = "Ditarik: {reason}", "Ditarik"
WITHDRAW_HEAD, WITHDRAW_WHICH = "Tarik sebuah berkas", "Berkas"
WITHDRAW_REASON, WITHDRAW_DO = "Alasan penarikan", "Tarik berkas"
WITHDRAWN_DONE = "Berkas ditarik; angkanya kembali seperti kata berkas-berkas lain."

# workbooks
DOWNLOAD, DOWNLOAD_TEMPLATE = "Unduh angka bimtek", "Unduh templat daftar hadir"
TEMPLATE_FILE = "Templat daftar hadir bimtek.xlsx"
TEMPLATE_SHEET, GUIDE_SHEET, UNIT_SHEET = "Daftar hadir", "Petunjuk", "Daftar unit"
TEMPLATE_TITLE = "DAFTAR HADIR BIMTEK"
TEMPLATE_HEAD = (
    "No", "Nama", "NIP", "Unit kerja", "Kecamatan", "Petugas garis depan (ya/tidak)", "Kegiatan", "Tanggal",
    "Hadir (ya/tidak)",
)  # fmt: skip
EXAMPLE_NAME, EXAMPLE_EVENT = "Contoh: Fulan Rekaan (baris ini tidak dihitung)", "Bimtek Pelayanan Prima"
YES, NO = "ya", "tidak"
GUIDE = (
    "Satu baris satu orang pada satu kegiatan. Orang yang mengikuti dua kegiatan ditulis dua kali; ia dihitung satu kali.",
    "Nama dan NIP hanya dipakai untuk mengenali orang yang sama, lalu dibuang; tidak ada yang disimpan. Bila NIP kosong, dipakai nama tanpa gelar.",
    "Tulis unit kerja seperti pada lembar Daftar unit. Kecamatan hanya perlu untuk desa dan kelurahan yang namanya sama.",
    "Petugas garis depan: orang yang langsung melayani masyarakat. Tanpa tanda ini, bagian petugas yang sudah dilatih tidak dapat dihitung.",
    "Boleh juga memuat petugas yang tidak hadir (hadir: tidak). Bila semua petugas garis depan dimuat, jumlahnya dapat diusulkan ke isian.",
    "Kumpulkan daftar beberapa kegiatan dalam satu buku kerja, supaya orang yang sama dihitung satu kali.",
)
BOOK_FILE = "Bimtek {period}.xlsx"
BOOK_UNITS, BOOK_EVENTS, BOOK_ABOUT = "Menurut unit", "Unit dan kegiatan", "Keterangan"
BOOK_UNIT_HEAD = (
    ("Unit", 40), ("Kegiatan dihitung", 12), ("Orang dilatih, paling sedikit", 14), ("Orang dilatih, paling banyak", 14),
    ("Garis depan dilatih, paling sedikit", 16), ("Garis depan dilatih, paling banyak", 16), ("Petugas garis depan", 14),
    ("Bagian terlatih (%)", 12), ("Dinyatakan terlatih", 12), ("Langkah berikutnya", 60),
)  # fmt: skip
BOOK_EVENT_HEAD = (
    ("Unit", 40), ("Kegiatan", 48), ("Tanggal", 16), ("Orang", 10), ("Garis depan", 12), ("Dihitung", 20),
)  # fmt: skip
BOOK_ABOUT_LINES = (
    ("Periode", "{period}, tanggal penilaian {date}"),
    ("Dibuat", "{made}"),
    ("Masa hitung", "{window}"),
    ("Bagian terlatih", "Petugas garis depan yang mengikuti paling sedikit satu kegiatan pada masa hitung, dibagi jumlah petugas garis depan menurut isian unit. Kosong bila salah satunya belum diketahui."),
    ("Paling sedikit", "Dari beberapa daftar hadir diambil yang terbesar, tidak dijumlahkan, karena nama dan NIP tidak disimpan."),
    ("Data pribadi", "Berkas ini tidak memuat nama, NIP, atau nomor siapa pun."),
)  # fmt: skip

# on other pages
WAY = "Bimtek unit ini"
METHOD_TITLE = "Bimtek: bagian petugas garis depan yang sudah dilatih"
METHOD_COLUMNS = ("Hal", "Aturan", "Sumber", "Kedudukan")
METHOD_SHARE = (
    "Bagian terlatih",
    "petugas garis depan yang mengikuti paling sedikit satu kegiatan ÷ jumlah petugas garis depan menurut isian unit",
)
METHOD_WINDOW = ("Kegiatan yang dihitung", "paling lama {months} bulan sebelum tanggal penilaian")
METHOD_LARGEST = (
    "Beberapa daftar hadir",
    "diambil angka yang terbesar; jumlahnya disebut sebagai batas atas",
)
METHOD = (
    "Dalam satu berkas, orang yang sama dihitung satu kali: dikenali dari NIP-nya, atau dari namanya tanpa gelar.",
    "Daftar yang lebih baru untuk unit dan kegiatan yang sama menggantikan yang lama; bila ditarik, yang lama berlaku lagi.",
    "Bagian terlatih belum diketahui bila daftarnya tidak menandai petugas garis depan, bila jumlah petugas belum diisi, atau bila yang dilatih lebih banyak daripada petugasnya.",
    "Belum ada indikator instrumen bawaan yang memakai angka ini. Ia menunjukkan unit mana yang petugasnya perlu dilatih lebih dahulu.",
)  # fmt: skip
