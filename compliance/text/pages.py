"""The words of the frame and of the pages."""

from __future__ import annotations

from compliance.model import Action, Basis, PeriodState, ScoreBasis, Status, UnitKind, VerificationState, Zone

APP = "Kesiapan Pelayanan Publik"
GROUP_COLLECT = "Kumpulkan"
GROUP_WATCH = "Pantau"
GROUP_IMPROVE = "Perbaiki"
GROUP_MANAGE = "Kelola"

TITLES: dict[str, str] = {
    "mulai": "Mulai",
    "unggah": "Unggah",
    "bawaan": "Bawa jawaban lama",
    "skm": "Survei (SKM)",
    "bimtek": "Bimtek",
    "riwayat": "Riwayat unggahan",
    "layanan": "Layanan",
    "verifikasi": "Verifikasi",
    "sanggahan": "Sanggahan",
    "dispensasi": "Dispensasi",
    "ringkasan": "Ringkasan",
    "peringkat": "Peringkat",
    "jenjang": "Jenjang unit",
    "pengaduan": "Pengaduan",
    "unggah_pengaduan": "Unggah pengaduan",
    "perkembangan": "Perkembangan",
    "hasil": "Hasil penilaian",
    "berdampingan": "Berdampingan",
    "penjelasan": "Cara hitung",
    "kesenjangan": "Kesenjangan",
    "google": "Google",
    "bukti": "Bukti dukung",
    "metode": "Metode",
    "edisi": "Edisi",
    "instrumen": "Instrumen sendiri",
    "periode": "Periode",
    "unit": "Daftar unit",
    "pengguna": "Pengguna",
    "jejak": "Jejak audit",
}
HEADINGS: dict[str, str] = {
    "mulai": "Selamat datang",
    "unggah": "Unggah dan tinjau isian",
    "bawaan": "Bawa jawaban periode lalu",
    "skm": "Survei kepuasan masyarakat",
    "bimtek": "Bimtek dan petugas yang dilatih",
    "riwayat": "Riwayat unggahan",
    "layanan": "Layanan dan standar pelayanannya",
    "verifikasi": "Periksa jawaban",
    "sanggahan": "Sanggahan unit",
    "dispensasi": "Dispensasi dan masa berlakunya",
    "ringkasan": "Ringkasan kesiapan",
    "peringkat": "Peringkat kesiapan unit",
    "jenjang": "Unit dan unit di bawahnya",
    "pengaduan": "Pengaduan: diterima, selesai, dan tepat waktu",
    "unggah_pengaduan": "Unggah daftar atau rekap pengaduan",
    "perkembangan": "Perkembangan antarperiode",
    "hasil": "Hasil penilaian dan kesiapan",
    "berdampingan": "Penilaian berdampingan",
    "penjelasan": "Dari jawaban sampai angka",
    "kesenjangan": "Kesenjangan dan langkah perbaikan",
    "google": "Profil Google unit",
    "bukti": "Bukti dukung dan masa berlakunya",
    "metode": "Cara nilai dihitung",
    "edisi": "Bandingkan edisi",
    "instrumen": "Instrumen sendiri",
    "periode": "Periode penilaian",
    "unit": "Daftar unit penyelenggara",
    "pengguna": "Akun pengguna",
    "jejak": "Jejak audit",
}

# frame
NOT_IN_FRAME = "Halaman ini dibuka lewat menu. Silakan buka alamat awal program ini."
NOT_YOURS = "Akun Anda tidak memerlukan halaman {page}, jadi halaman itu tertutup. Bila menurut Anda keliru, hubungi administrator."
TO_START = "Ke halaman awal Anda"
SIGNED_IN_AS = "Masuk sebagai {name}"
MY_ACCOUNT = "Akun saya"
SIGN_OUT = "Keluar"
INVENTED_BANNER = "DATA REKAAN — Kabupaten Contoh"
INVENTED_NOTE = "Semua unit, jawaban, dan angka di sini dibuat-buat untuk contoh."
DATA_VERSION = "Data versi {version}"
UNITS_IN_REGISTRY = "{count} unit penyelenggara"

# words for choices
KINDS: dict[UnitKind, str] = {
    UnitKind.SEKRETARIAT: "Sekretariat",
    UnitKind.INSPEKTORAT: "Inspektorat",
    UnitKind.DINAS: "Dinas",
    UnitKind.BADAN: "Badan",
    UnitKind.SATPOL: "Satpol PP",
    UnitKind.BAGIAN: "Bagian",
    UnitKind.KECAMATAN: "Kecamatan",
    UnitKind.KELURAHAN: "Kelurahan",
    UnitKind.DESA: "Desa",
    UnitKind.PUSKESMAS: "Puskesmas",
    UnitKind.RSUD: "RSUD",
    UnitKind.MPP: "Mal Pelayanan Publik",
    UnitKind.GERAI: "Gerai MPP",
    UnitKind.UPT: "UPT",
    UnitKind.LAINNYA: "Lainnya",
}
ZONES: dict[Zone, str] = {Zone.HIJAU: "Zona hijau", Zone.KUNING: "Zona kuning", Zone.MERAH: "Zona merah"}
PERIOD_STATES: dict[PeriodState, str] = {
    PeriodState.DRAFT: "Draf",
    PeriodState.DIBUKA: "Dibuka",
    PeriodState.DIBEKUKAN: "Dibekukan",
    PeriodState.DITERBITKAN: "Diterbitkan",
    PeriodState.DIARSIPKAN: "Diarsipkan",
}
BASES: dict[Basis, str] = {Basis.RESMI: "resmi", Basis.SEKUNDER: "sekunder", Basis.ASUMSI: "asumsi"}
BASES_MEAN: dict[Basis, str] = {
    Basis.RESMI: "tertulis dalam peraturan atau pedoman resmi",
    Basis.SEKUNDER: "dari laporan atau paparan yang mengutip sumber resmi",
    Basis.ASUMSI: "pilihan kami sendiri, karena tidak diumumkan; boleh dipersoalkan",
}
STATUSES: dict[Status, str] = {
    Status.ADA: "ada",
    Status.PROSES: "proses",
    Status.TIDAK: "tidak",
    Status.TIDAK_BERLAKU: "tidak berlaku",
}

# filters
PERIOD = "Periode"
ARCHIVED = "{period} (arsip)"
INSTRUMENT = "Instrumen"
KIND = "Jenis unit"
BASIS = "Dasar angka"
BASES_OF_SCORES: dict[ScoreBasis, str] = {
    ScoreBasis.PERNYATAAN: "Pernyataan unit",
    ScoreBasis.TERVERIFIKASI: "Yang sudah diperiksa",
}
VERIFICATION_STATES: dict[VerificationState, str] = {
    VerificationState.BELUM: "belum diperiksa",
    VerificationState.BERUBAH: "berubah sejak diperiksa",
    VerificationState.DITERIMA: "diterima",
    VerificationState.DIKOREKSI: "dikoreksi",
    VerificationState.DIKEMBALIKAN: "dikembalikan",
}
ALL_KINDS = "Semua jenis"
UNIT = "Unit"
UNIT_UNKNOWN = "Unit dalam alamat ini tidak ada dalam daftar Anda, atau ada lebih dari satu. Pilih unitnya."
UNIT_CLOSED = "Unit ini ditutup mulai {day}."
UNIT_HEIRS = "Digantikan oleh"
TABLE_OF = "Tabel {heads}"
SEARCH = "Cari unit"
SEARCH_HINT = "Ketik sebagian nama"

NO_PERIOD: dict[Action, str] = {
    Action.UPLOAD: "Belum ada periode yang dibuka untuk pengisian. Bagian Organisasi akan memberi tahu bila sudah dibuka.",
    Action.SEE_UPLOADS: "Belum ada periode yang dapat Anda lihat.",
    Action.SEE_OVERVIEW: "Belum ada periode yang diterbitkan. Ringkasan dapat dilihat setelah administrator menerbitkannya.",
    Action.SEE_RANKING: "Belum ada periode yang diterbitkan. Peringkat dapat dilihat setelah administrator menerbitkannya.",
    Action.SEE_GAPS: "Belum ada periode yang dapat Anda lihat. Hasil tampil di sini setelah administrator menerbitkannya.",
    Action.VERIFY: "Belum ada periode.",
    Action.MANAGE_PERIODS: "Belum ada periode.",
}

# start
START_LEAD = "Dari berkas isian yang sudah Anda punya menjadi peringkat dan daftar langkah perbaikan, dalam tiga langkah."
START_WAIT = "Administrator belum memilih daftar unit. Setelah itu, halaman Anda akan terbuka di sini."
START_STEPS: tuple[tuple[str, str], ...] = (
    ("Pilih daftar unit", "Siapa saja yang dinilai. Cukup sekali, di halaman ini."),
    ("Unggah berkas isian", "Excel apa adanya. Yang tidak jelas akan ditanyakan, tidak ditebak."),
    ("Lihat hasilnya", "Siapa yang siap, siapa yang belum, sebabnya, dan apa yang dikerjakan dulu."),
)
START_CHOOSE = "Langkah 1 — Pilih daftar unit"
MISTAKES = "Berkas ini belum dapat dipakai. Perbaiki yang berikut, lalu unggah lagi."
NEXT = "Yang terjadi berikutnya"
BOJONEGORO_HEAD = "Kabupaten Bojonegoro"
BOJONEGORO_TEXT = (
    "Daftar yang sudah disiapkan: perangkat daerah, kecamatan, kelurahan, desa, puskesmas, dan RSUD."
)
BOJONEGORO_NEXT = "daftar dipasang, lalu Anda mengunggah berkas isian."
BOJONEGORO_DO = "Pakai daftar Bojonegoro"
CSV_HEAD = "Daftar unit sendiri (CSV)"
CSV_TEXT = (
    "Untuk daerah lain. Satu baris satu unit, dengan kolom tertentu; hanya nama dan jenis yang wajib diisi."
)
CSV_COLUMNS: tuple[tuple[str, str], ...] = (
    ("kode_wilayah", "kode wilayah unit, bila ada"),
    ("nama", "nama resmi unit (wajib)"),
    ("singkatan", "singkatan, misalnya Dinkes"),
    ("jenis", "dinas, badan, kecamatan, puskesmas, dan seterusnya (wajib)"),
    ("induk", "unit induknya, bila ada"),
    ("alias", "nama lain yang dipakai, dipisah titik koma"),
    ("alias_lazim", "sebutan sehari-hari, dipisah titik koma"),
    ("status", "“berlaku” atau “nama lama”"),
)
CSV_COLUMNS_HEAD = "Kolom-kolomnya"
CSV_COLUMN_TABLE = ("Kolom", "Isi")
CSV_NEXT = "daftar diperiksa; bila ada yang keliru, baris dan kolomnya disebut dan tidak ada yang disimpan."
CSV_UPLOAD = "Berkas CSV daftar unit"
CSV_DO = "Pakai daftar ini"
OPEN_HEAD = "Belum punya daftar unit"
OPEN_TEXT = "Nama unit diambil dari berkas isian yang Anda unggah."
OPEN_NEXT = "Anda mengunggah berkas; nama di dalamnya menjadi unit setelah Anda menekan Simpan, dan nama yang mirip ditanyakan dulu. Unit yang belum melapor tidak dapat dihitung."
OPEN_DO = "Ambil nama dari berkas"
DEMO_HEAD = "Lihat contoh dulu"
DEMO_TEXT = "Kabupaten Contoh adalah kabupaten rekaan beserta berkas isian, survei, pengaduan, dan daftar layanannya, untuk mencoba semua halaman."
DEMO_NEXT = "data contoh dimuat dan semua halaman serta unduhan ditandai DATA REKAAN. Untuk memakai data sungguhan, mulai dengan basis data baru."
DEMO_DO = "Muat Kabupaten Contoh"
DEMO_WORKING = "Memuat Kabupaten Contoh …"

# periods
PERIOD_LEAD = "Bukti menua: masa berlaku setiap bukti dihitung pada tanggal penilaian."
PERIOD_NAME = "Nama periode"
NO_PERIOD_TO_FILL = "Semua periode sudah dibekukan, jadi tidak ada yang dapat diisi. Administrator dapat menambah periode, atau memundurkan periode terakhir satu langkah, di halaman Periode."
TO_PERIODS = "Ke halaman Periode"
PERIOD_DATE = "Tanggal penilaian"
PERIOD_TABLE = ("Periode", "Keadaan", "Tanggal penilaian", "Sisa waktu", "Batas pengisian")
PERIOD_CHANGE = "Ubah tanggal penilaian"
PERIOD_CHANGE_DO = "Simpan tanggal"
PERIOD_CHANGED = "Tanggal penilaian disimpan. Semua nilai mengikuti tanggal ini."
PERIOD_ADD = "Tambah periode"
PERIOD_ADD_DO = "Tambah"
PERIOD_ADD_EXAMPLE = "misalnya Semester II 2026"
PERIOD_ADDED = "Periode ditambahkan. Unggahan berikutnya masuk ke periode yang Anda pilih di halaman Unggah."

REGISTRIES: dict[str, str] = {
    "bojonegoro": "Kabupaten Bojonegoro",
    "csv": "Daftar unit sendiri",
    "berkas": "Unit dari berkas isian",
    "contoh": "Kabupaten Contoh (rekaan)",
}

# downloads
UNKNOWN_ADDRESS = "Alamat unduhan ini tidak dikenal. Kembali ke halaman Peringkat, lalu unduh dari sana."
RANKING_FILE = "Peringkat {instrument} {period}.xlsx"
INVENTED_FILE = "DATA REKAAN {name}"
