"""What a workflow says when it refuses: what is wrong, and what to do next."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why something was not done; each has one sentence."""

    DATABASE_UNREACHABLE = "basis_data_tidak_terjangkau"
    DATABASE_NEWER = "basis_data_lebih_baru"
    NOT_SET_UP = "belum_disiapkan"
    REGISTRY_EXISTS = "daftar_unit_sudah_ada"
    REGISTRY_FILE_MISSING = "berkas_daftar_unit_kosong"
    PERIOD_NAME_EMPTY = "nama_periode_kosong"
    PERIOD_EXISTS = "periode_sudah_ada"
    PERIOD_UNKNOWN = "periode_tidak_dikenal"
    INSTRUMENT_UNKNOWN = "instrumen_tidak_dikenal"
    INSTRUMENT_NOT_KEPT = "instrumen_tidak_ikut_dibekukan"
    OWN_UNKNOWN = "instrumen_sendiri_tidak_dikenal"
    OWN_FROZEN = "instrumen_sendiri_dibekukan"
    OWN_SETTLED = "instrumen_sendiri_selesai"
    OWN_REASON_MISSING = "alasan_penarikan_kosong"
    UNIT_UNKNOWN = "unit_tidak_dikenal"
    UNITS_UNCHANGED = "unit_tidak_berubah"
    UNITS_STALE = "daftar_unit_sudah_berubah"
    UNITS_ENDED = "unit_sudah_ditutup"
    UNITS_MISFIT = "perubahan_unit_tidak_cocok"
    UNIT_CHANGE_UNKNOWN = "perubahan_unit_tidak_dikenal"
    NO_FILES = "tanpa_berkas"
    BATCH_UNKNOWN = "kumpulan_tidak_dikenal"
    BATCH_STORED = "kumpulan_sudah_disimpan"
    STILL_READING = "masih_dibaca"
    NOTHING_TO_STORE = "tidak_ada_isi"
    OPEN_QUESTIONS = "pertanyaan_belum_dijawab"
    CONFLICTS = "berkas_bertentangan"
    REASON_MISSING = "alasan_kosong"
    ASK_UNKNOWN = "pertanyaan_tidak_dikenal"
    CANDIDATE_UNKNOWN = "pilihan_tidak_dikenal"
    UPLOAD_UNKNOWN = "unggahan_tidak_dikenal"
    UNDO_REASON_MISSING = "alasan_pembatalan_kosong"
    SIGNED_OUT = "sesi_berakhir"
    NOT_ALLOWED = "tidak_berhak"
    NOT_PUBLISHED = "belum_diterbitkan"
    NOT_OPEN = "tidak_dibuka"
    VERDICT_STALE = "jawaban_sudah_berubah"
    VERDICT_NOTE_MISSING = "catatan_pengembalian_kosong"
    VERDICT_VALUE_MISSING = "koreksi_kosong"
    VERDICT_VALUE_UNREADABLE = "koreksi_tidak_terbaca"
    OBJECTION_WINDOW_UNSET = "masa_sanggah_belum_ditetapkan"
    OBJECTION_TOO_EARLY = "masa_sanggah_belum_mulai"
    OBJECTION_TOO_LATE = "masa_sanggah_berakhir"
    OBJECTION_PERIOD = "sanggahan_di_luar_periode_terbuka"
    OBJECTION_NOTHING = "tidak_ada_yang_disanggah"
    OBJECTION_PENDING = "sanggahan_masih_terbuka"
    OBJECTION_REASON_MISSING = "alasan_sanggahan_kosong"
    OBJECTION_LINK = "bukti_sanggahan_bukan_tautan"
    OBJECTION_UNKNOWN = "sanggahan_tidak_dikenal"
    OBJECTION_CLOSED = "sanggahan_sudah_selesai"
    RULING_REASON_MISSING = "alasan_putusan_kosong"
    RULING_RETURNS = "putusan_mengembalikan"
    RULING_SAME = "putusan_tidak_mengubah"
    OBJECTIONS_OPEN = "sanggahan_belum_diputuskan"
    DISPENSATION_ELEMENT = "unsur_dispensasi_tidak_dikenal"
    DISPENSATION_BASIS_MISSING = "dasar_dispensasi_kosong"
    DISPENSATION_DAYS = "masa_dispensasi_terbalik"
    DISPENSATION_OVERLAPS = "dispensasi_bertumpuk"
    DISPENSATION_UNKNOWN = "dispensasi_tidak_dikenal"
    DISPENSATION_WITHDRAWN = "dispensasi_sudah_dicabut"
    WITHDRAWAL_REASON_MISSING = "alasan_pencabutan_kosong"
    PERIOD_FROZEN = "periode_beku"
    REPORTING_OVER = "batas_pengisian_lewat"
    OBJECTION_DAY_MISSING = "masa_sanggah_tidak_lengkap"
    OBJECTION_DAYS_TURNED = "masa_sanggah_terbalik"
    VERIFY_BEFORE_REPORT = "batas_pemeriksaan_terlalu_awal"
    NOTHING_CHOSEN = "tidak_ada_yang_dicentang"
    NO_EARLIER_PERIOD = "bukan_periode_sebelumnya"
    OFFER_STALE = "bawaan_sudah_berubah"
    SERVICES_NONE = "layanan_tidak_ada"
    SERVICES_STALE = "layanan_sudah_berubah"
    SERVICES_KNOWN = "layanan_sudah_tersimpan"
    SERVICES_REASON_MISSING = "alasan_layanan_kosong"
    SERVICE_UNKNOWN = "layanan_tidak_dikenal"
    SERVICE_ANSWERS_STALE = "usulan_layanan_sudah_berubah"
    PERIOD_STEP = "langkah_periode_tidak_ada"
    STEP_REASON_MISSING = "alasan_langkah_kosong"
    FREEZE_BROKEN = "angka_beku_tidak_cocok"
    SAME_PERIOD = "periode_sama"
    SCALES_DIFFER = "skala_berbeda"
    RESULT_EDITION_UNKNOWN = "edisi_hasil_tidak_dikenal"
    RESULT_TITLE_MISSING = "nama_penilaian_kosong"
    RESULT_YEAR = "tahun_hasil_tidak_sah"
    RESULT_SCORE = "nilai_hasil_tidak_sah"
    RESULT_CATEGORY = "kategori_hasil_tidak_cocok"
    RESULT_CATEGORY_UNKNOWN = "kategori_hasil_tidak_dikenal"
    RESULT_EMPTY = "hasil_kosong"
    RESULT_SOURCE_MISSING = "sumber_hasil_kosong"
    RESULT_ASSUMED = "hasil_asumsi"
    RESULT_EXISTS = "hasil_sudah_ada"
    RESULT_NOT_FROZEN = "hasil_tanpa_periode_beku"
    RESULT_UNKNOWN = "hasil_tidak_dikenal"
    RESULT_WITHDRAWN = "hasil_sudah_ditarik"
    RESULT_REASON_MISSING = "alasan_penarikan_kosong"
    COMPLAINTS_UNREAD = "pengaduan_tidak_terbaca"
    COMPLAINTS_UNITS = "unit_pengaduan_tidak_dikenal"
    COMPLAINTS_KNOWN = "pengaduan_sudah_tersimpan"
    COMPLAINTS_NOTHING = "pengaduan_tidak_ada"
    COMPLAINTS_WITHDRAWN = "pengaduan_sudah_ditarik"
    SURVEYS_NONE = "survei_tidak_ada"
    SURVEYS_KNOWN = "survei_sudah_tersimpan"
    SURVEY_UNKNOWN = "survei_tidak_ditemukan"
    SURVEY_WITHDRAWN = "survei_sudah_ditarik"
    SURVEY_UNIT_UNKNOWN = "unit_survei_tidak_dikenal"
    SURVEY_DAY = "tanggal_survei_tidak_mungkin"
    SURVEY_POPULATION = "populasi_survei_terlalu_kecil"
    SURVEY_NOTHING_TO_PROPOSE = "survei_tidak_ada_usulan"
    TRAINING_NONE = "kegiatan_tidak_ada"
    TRAINING_NAMELESS = "kegiatan_tanpa_nama"
    TRAINING_TITLE = "nama_kegiatan_tidak_dapat_dipakai"
    TRAINING_DAY = "tanggal_kegiatan_tidak_mungkin"
    TRAINING_TWICE = "kegiatan_di_dua_berkas"
    TRAINING_KNOWN = "daftar_hadir_sudah_tersimpan"
    TRAINING_REASON_MISSING = "alasan_daftar_hadir_kosong"
    TRAINING_NOTHING_TO_PROPOSE = "bimtek_tidak_ada_usulan"
    SIGN_IN_WRONG = "masuk_tidak_cocok"
    SIGN_IN_WAIT = "masuk_menunggu"
    SECOND_FACTOR_NEEDED = "faktor_kedua_diminta"
    SECOND_FACTOR_WRONG = "faktor_kedua_tidak_cocok"
    SECOND_FACTOR_SECRET = "kunci_autentikator_tidak_sah"  # noqa: S105  # the name of a refusal
    CODE_WRONG = "kode_tidak_berlaku"
    PASSWORD_WRONG = "sandi_tidak_cocok"  # noqa: S105  # the name of a refusal
    PASSWORD_SHORT = "sandi_terlalu_pendek"  # noqa: S105  # the name of a refusal
    PASSWORD_LONG = "sandi_terlalu_panjang"  # noqa: S105  # the name of a refusal
    PASSWORD_GUESSABLE = "sandi_mudah_ditebak"  # noqa: S105  # the name of a refusal
    USERNAME_BAD = "nama_pengguna_tidak_sah"
    USERNAME_TAKEN = "nama_pengguna_terpakai"
    NAME_BAD = "nama_orang_tidak_sah"
    ROLES_MISSING = "peran_kosong"
    UNITS_MISSING = "unit_akun_kosong"
    UNITS_SUPERFLUOUS = "unit_akun_berlebih"
    ACCOUNT_UNKNOWN = "akun_tidak_dikenal"
    ACCOUNT_OPENID = "akun_openid"
    LAST_ADMINISTRATOR = "administrator_terakhir"
    OPENID_UNREGISTERED = "openid_tidak_terdaftar"
    OPENID_UNITS = "openid_unit_tidak_dikenal"


SENTENCES: dict[Refusal, str] = {
    Refusal.DATABASE_UNREACHABLE: "Basis data tidak dapat dibuka ({cause}). Periksa alamat basis data dan izin foldernya, lalu coba lagi.",
    Refusal.DATABASE_NEWER: "Basis data ini dibuat oleh versi aplikasi yang lebih baru. Jalankan aplikasi versi terbaru.",
    Refusal.NOT_SET_UP: "Daftar unit belum dipilih. Pilih daftar unit pada halaman awal dahulu.",
    Refusal.REGISTRY_EXISTS: "Daftar unit sudah dipilih dan tidak dapat diganti. Pakai basis data baru bila ingin memulai dari awal.",
    Refusal.REGISTRY_FILE_MISSING: "Berkas CSV daftar unit belum dipilih. Pilih berkasnya, lalu coba lagi.",
    Refusal.PERIOD_NAME_EMPTY: "Nama periode masih kosong. Isi namanya, misalnya “Penilaian 2026”.",
    Refusal.PERIOD_EXISTS: "Periode “{name}” sudah ada. Pakai nama lain.",
    Refusal.PERIOD_UNKNOWN: "Periode ini tidak ditemukan. Muat ulang halaman, lalu pilih periode lagi.",
    Refusal.INSTRUMENT_UNKNOWN: "Instrumen “{instrument}” tidak dikenal. Pilih salah satu: {known}.",
    Refusal.INSTRUMENT_NOT_KEPT: "Periode “{name}” dibekukan tanpa instrumen “{instrument}”, jadi tidak ada angkanya. Pilih salah satu: {known}.",
    Refusal.OWN_UNKNOWN: "Instrumen ini tidak ditemukan. Muat ulang halaman, lalu pilih lagi.",
    Refusal.OWN_FROZEN: "Instrumen “{instrument}” dipakai periode yang sudah dibekukan ({periods}), jadi tidak dapat diubah atau ditarik. Beri id baru untuk perubahannya, misalnya “{instrument}-2”.",
    Refusal.OWN_SETTLED: "Versi instrumen “{instrument}” ini sudah {state}, jadi tidak dapat dipakai atau ditarik lagi. Unggah berkasnya lagi bila masih diperlukan.",
    Refusal.OWN_REASON_MISSING: "Tulis alasan penarikan dahulu, supaya jejaknya jelas.",
    Refusal.UNIT_UNKNOWN: "Unit “{unit}” tidak ada dalam daftar unit. Muat ulang halaman, lalu pilih unit lagi.",
    Refusal.UNITS_UNCHANGED: "Tidak ada yang berubah: isinya sama dengan daftar unit pada tanggal itu.",
    Refusal.UNITS_STALE: "Daftar unit sudah diubah orang lain sejak Anda melihatnya. Tidak ada yang disimpan; lihat dahulu perubahannya sekali lagi.",
    Refusal.UNITS_ENDED: "Daftar unit berubah sejak berkas ini dibaca: {units} sudah tidak berlaku pada tanggal penilaian. Belum ada yang disimpan; berkasnya dibaca sekali lagi. Muat ulang halaman, lalu periksa pertanyaannya.",
    Refusal.UNITS_MISFIT: "Perubahan ini tidak dapat disimpan: {message}.",
    Refusal.UNIT_CHANGE_UNKNOWN: "Perubahan ini tidak ditemukan atau sudah dibatalkan. Muat ulang halaman.",
    Refusal.NO_FILES: "Belum ada berkas yang dipilih. Pilih paling sedikit satu berkas.",
    Refusal.BATCH_UNKNOWN: "Kumpulan berkas ini tidak ditemukan; mungkin sudah dibuang. Unggah berkasnya lagi.",
    Refusal.BATCH_STORED: "Kumpulan berkas ini sudah disimpan dan tidak dapat diubah. Batalkan lewat riwayat unggahan bila perlu.",
    Refusal.STILL_READING: "Masih ada {count} berkas yang sedang dibaca. Tunggu sampai selesai, lalu simpan.",
    Refusal.NOTHING_TO_STORE: "Tidak ada isian yang dapat disimpan dari berkas-berkas ini. Periksa keterangan setiap berkas.",
    Refusal.OPEN_QUESTIONS: "Masih ada {count} pertanyaan yang belum dijawab. Jawab dahulu, atau pilih menyimpan tanpa bagian yang ditanyakan.",
    Refusal.CONFLICTS: "Berkas-berkas ini memberi {count} jawaban yang saling bertentangan untuk unit dan pertanyaan yang sama. Keluarkan salah satu berkas, atau pilih memakai berkas yang terakhir.",
    Refusal.REASON_MISSING: "Ada {count} jawaban tersimpan yang akan diganti. Tulis alasan penggantiannya dahulu.",
    Refusal.ASK_UNKNOWN: "Pertanyaan ini tidak lagi diajukan oleh berkas mana pun. Muat ulang halaman.",
    Refusal.CANDIDATE_UNKNOWN: "Pilihan “{candidate}” tidak tersedia untuk pertanyaan ini. Muat ulang halaman, lalu pilih lagi.",
    Refusal.UPLOAD_UNKNOWN: "Unggahan ini tidak ditemukan. Muat ulang halaman riwayat.",
    Refusal.COMPLAINTS_UNREAD: "Berkas “{file}” tidak dapat dibaca. Keluarkan berkas itu dari pilihan, atau perbaiki dahulu.",
    Refusal.COMPLAINTS_UNITS: "Unit “{unit}” belum ada di daftar unit. Tambahkan unitnya ke daftar unit lebih dahulu, atau pakai nama unit yang terdaftar.",
    Refusal.COMPLAINTS_KNOWN: "Semua berkas ini sudah tersimpan dalam periode ini. Tidak ada yang berubah.",
    Refusal.COMPLAINTS_NOTHING: "Tidak ada pengaduan unit Anda dalam berkas ini. Pilih berkas lain.",
    Refusal.COMPLAINTS_WITHDRAWN: "Unggahan pengaduan ini sudah ditarik. Muat ulang halaman.",
    Refusal.SURVEYS_NONE: "Pilih dahulu unit untuk setidaknya satu survei.",
    Refusal.SURVEYS_KNOWN: "Survei yang dipilih sudah tersimpan dalam periode ini ({count}). Tidak ada yang berubah.",
    Refusal.SURVEY_UNKNOWN: "Survei ini tidak ditemukan. Muat ulang halaman.",
    Refusal.SURVEY_WITHDRAWN: "Survei ini sudah ditarik. Muat ulang halaman.",
    Refusal.SURVEY_UNIT_UNKNOWN: "Unit yang dipilih untuk “{file}” tidak ada di daftar unit. Pilih unit lain.",
    Refusal.SURVEY_DAY: "Tanggal survei {unit} tidak mungkin. Pilih tanggal sejak 2000 sampai hari ini.",
    Refusal.SURVEY_POPULATION: "Jumlah orang yang dilayani {unit} lebih kecil daripada respondennya. Periksa angkanya.",
    Refusal.SURVEY_NOTHING_TO_PROPOSE: "Tidak ada survei unit Anda yang dapat diusulkan. Simpan surveinya dahulu.",
    Refusal.UNDO_REASON_MISSING: "Tulis alasan pembatalan dahulu, supaya jejaknya jelas.",
    Refusal.SIGNED_OUT: "Sesi Anda sudah berakhir. Masuk lagi, lalu ulangi.",
    Refusal.NOT_ALLOWED: "Akun Anda tidak berhak untuk ini: {action}. Bila menurut Anda perlu, hubungi administrator.",
    Refusal.NOT_PUBLISHED: "Periode “{name}” belum diterbitkan. Anda dapat melihatnya setelah administrator menerbitkannya.",
    Refusal.NOT_OPEN: "Periode “{name}” tidak sedang dibuka untuk pengisian. Hubungi Bagian Organisasi bila isian Anda perlu diperbaiki.",
    Refusal.VERDICT_STALE: "Jawaban {unit} untuk “{question}” sudah berubah sejak Anda melihatnya. Tidak ada yang disimpan; muat ulang halaman, lalu periksa lagi.",
    Refusal.VERDICT_NOTE_MISSING: "Jawaban {unit} untuk “{question}” dikembalikan tanpa catatan. Tulis apa yang perlu diperbaiki.",
    Refusal.VERDICT_VALUE_MISSING: "Koreksi untuk {unit}, “{question}”, masih kosong. Isi jawaban yang benar, atau pilih keputusan lain.",
    Refusal.VERDICT_VALUE_UNREADABLE: "Koreksi “{value}” untuk {unit}, “{question}”, tidak terbaca sebagai jawaban. Tulis seperti dalam lembar isian, misalnya ada, tidak, 12, atau 2026-03-31.",
    Refusal.OBJECTION_WINDOW_UNSET: "Masa sanggah periode “{name}” belum ditetapkan. Minta administrator menetapkannya di halaman Periode.",
    Refusal.OBJECTION_TOO_EARLY: "Masa sanggah periode “{name}” baru mulai {begin}, sampai {end}. Ajukan sanggahan pada masa itu.",
    Refusal.OBJECTION_TOO_LATE: "Masa sanggah periode “{name}” sudah berakhir: {begin} sampai {end}. Hubungi Bagian Organisasi bila isian Anda masih keliru.",
    Refusal.OBJECTION_PERIOD: "Sanggahan hanya dapat diajukan selama periode dibuka; periode “{name}” sekarang {state}.",
    Refusal.OBJECTION_NOTHING: "Jawaban {unit} untuk “{question}” tidak sedang dikoreksi atau dikembalikan seperti yang Anda lihat, jadi tidak ada yang disanggah. Muat ulang halaman untuk melihat keadaan terbarunya.",
    Refusal.OBJECTION_PENDING: "Sanggahan {unit} untuk “{question}” masih menunggu putusan. Tunggu putusannya dahulu.",
    Refusal.OBJECTION_REASON_MISSING: "Sanggahan {unit} untuk “{question}” belum beralasan. Tulis mengapa keputusannya keliru.",
    Refusal.OBJECTION_LINK: "Bukti “{link}” bukan alamat web. Tulis satu alamat lengkap pada setiap baris, misalnya https://contoh.go.id/sk.pdf.",
    Refusal.OBJECTION_UNKNOWN: "Sanggahan ini tidak ditemukan. Muat ulang halaman.",
    Refusal.OBJECTION_CLOSED: "Sanggahan {unit} untuk “{question}” sudah {state}, jadi tidak dapat diputuskan lagi. Muat ulang halaman.",
    Refusal.RULING_REASON_MISSING: "Putusan atas sanggahan {unit} untuk “{question}” belum beralasan. Tulis alasannya; unit akan membacanya.",
    Refusal.RULING_RETURNS: "Mengabulkan sanggahan {unit} untuk “{question}” berarti menerima jawabannya atau mengoreksinya. Pilih salah satu, atau tolak sanggahannya.",
    Refusal.RULING_SAME: "Jawaban yang ditulis untuk {unit}, “{question}”, sama dengan keputusan yang disanggah. Tulis jawaban lain, atau tolak sanggahannya.",
    Refusal.OBJECTIONS_OPEN: "Periode “{name}” belum dapat dibekukan: {count} sanggahan belum diputuskan. Minta Bagian Organisasi memutuskannya di halaman Sanggahan, lalu bekukan.",
    Refusal.DISPENSATION_ELEMENT: "Tidak ada instrumen yang dapat mengecualikan unsur “{element}”. Muat ulang halaman, lalu pilih unsur lain.",
    Refusal.DISPENSATION_BASIS_MISSING: "Dasar dispensasi masih kosong. Tulis dasarnya, misalnya nomor dan tanggal surat.",
    Refusal.DISPENSATION_DAYS: "Dispensasi ini berakhir {until}, sebelum mulai berlaku {begin}. Perbaiki salah satu tanggalnya.",
    Refusal.DISPENSATION_OVERLAPS: "Dispensasi {element} untuk {unit} sudah ada, {begin} sampai {until}. Cabut yang lama dahulu, atau mulai sesudahnya.",
    Refusal.DISPENSATION_UNKNOWN: "Dispensasi ini tidak ditemukan. Muat ulang halaman.",
    Refusal.DISPENSATION_WITHDRAWN: "Dispensasi ini sudah dicabut. Muat ulang halaman untuk melihat keadaan terbarunya.",
    Refusal.WITHDRAWAL_REASON_MISSING: "Tulis alasan pencabutan dahulu; unit dan jejaknya memerlukannya.",
    Refusal.PERIOD_FROZEN: "Periode “{name}” sudah dibekukan; isian dan tanggalnya tidak dapat diubah lagi. Pilih periode lain, atau minta administrator membukanya kembali.",
    Refusal.REPORTING_OVER: "Batas pengisian periode “{name}” oleh unit adalah {day} dan sudah lewat. Bila isian Anda masih perlu diubah, hubungi Bagian Organisasi.",
    Refusal.OBJECTION_DAY_MISSING: "Masa sanggah baru diisi satu tanggalnya. Isi hari pertama dan hari terakhirnya, atau kosongkan keduanya.",
    Refusal.OBJECTION_DAYS_TURNED: "Masa sanggah tidak dapat dimulai {start} bila berakhir {end}. Tukar atau perbaiki salah satu tanggalnya.",
    Refusal.VERIFY_BEFORE_REPORT: "Batas pemeriksaan ({verify}) lebih awal daripada batas pengisian ({report}), sehingga isian terakhir tidak sempat diperiksa. Undurkan batas pemeriksaan.",
    Refusal.NOTHING_CHOSEN: "Belum ada jawaban yang dicentang. Centang paling sedikit satu jawaban.",
    Refusal.NO_EARLIER_PERIOD: "Jawaban hanya dapat dibawa dari periode yang tanggal penilaiannya lebih awal. Pilih periode asal yang lain.",
    Refusal.OFFER_STALE: "Ada {count} jawaban yang sudah diisi atau berubah sejak Anda melihatnya, antara lain {unit} untuk “{question}”. Tidak ada yang disimpan; muat ulang halaman, lalu pilih lagi.",
    Refusal.SERVICES_NONE: "Tidak ada layanan yang dapat disimpan dari berkas ini. Periksa keterangannya, lalu unggah lagi.",
    Refusal.SERVICES_STALE: "Daftar layanan sudah berubah sejak berkas ini dibaca. Tidak ada yang disimpan; unggah sekali lagi untuk melihat perubahannya.",
    Refusal.SERVICES_KNOWN: "Isi berkas ini sama dengan daftar layanan yang sudah tersimpan, jadi tidak ada yang perlu disimpan.",
    Refusal.SERVICES_REASON_MISSING: "Ada {count} layanan tersimpan yang akan diganti atau dihapus dari daftar. Tulis alasannya dahulu.",
    Refusal.SERVICE_UNKNOWN: "Layanan ini tidak ada dalam daftar layanan unit itu. Muat ulang halaman, lalu pilih lagi.",
    Refusal.SERVICE_ANSWERS_STALE: "Usulan untuk {unit} ({question}) sudah berubah sejak Anda melihatnya. Tidak ada yang disimpan; muat ulang halaman, lalu pilih lagi.",
    Refusal.PERIOD_STEP: "Periode “{name}” sekarang {state}, jadi tidak dapat diubah menjadi {wanted}. Muat ulang halaman untuk melihat keadaan terbarunya.",
    Refusal.STEP_REASON_MISSING: "Tulis alasannya dahulu, supaya jejaknya jelas.",
    Refusal.FREEZE_BROKEN: "Hitung ulang periode “{name}” tidak menghasilkan angka yang sama dengan saat dibekukan ({count} angka berbeda, antara lain {first}). Keadaan periode tidak diubah; periksa versi aplikasi dan basis datanya.",
    Refusal.SAME_PERIOD: "Kedua periode sama. Pilih dua periode yang berbeda.",
    Refusal.SCALES_DIFFER: "Instrumen “{before}” dan “{after}” memakai skala yang berbeda, jadi nilainya tidak dapat dikurangkan. Pilih instrumen yang skalanya sama.",
    Refusal.RESULT_EDITION_UNKNOWN: "Edisi “{edition}” tidak dikenal. Muat ulang halaman, lalu pilih edisi lagi.",
    Refusal.RESULT_TITLE_MISSING: "Tulis nama penilaiannya, misalnya “Evaluasi provinsi”.",
    Refusal.RESULT_YEAR: "Tahun harus antara {first} dan {last}.",
    Refusal.RESULT_SCORE: "Nilai “{value}” tidak dapat dipakai. Tulis angka {range} dengan paling banyak {decimals} desimal, misalnya {example}.",
    Refusal.RESULT_CATEGORY: "Nilai {score} pada edisi ini masuk kategori {category}, sedangkan yang dipilih {found}. Periksa keduanya pada sumbernya.",
    Refusal.RESULT_CATEGORY_UNKNOWN: "Kategori “{found}” tidak ada pada edisi ini. Pilih salah satu: {known}.",
    Refusal.RESULT_EMPTY: "Isi nilainya, atau paling sedikit kategorinya.",
    Refusal.RESULT_SOURCE_MISSING: "Tulis sumbernya, misalnya nomor surat atau nama dan tanggal media, supaya angkanya dapat ditelusuri.",
    Refusal.RESULT_ASSUMED: "Hasil penilaian tidak boleh berupa perkiraan. Pilih resmi atau sekunder.",
    Refusal.RESULT_EXISTS: "Hasil {what} tahun {year} untuk {whom} sudah dicatat. Tarik yang lama dahulu bila keliru.",
    Refusal.RESULT_NOT_FROZEN: "Periode “{name}” tidak dibekukan, jadi belum ada angka yang pernah ditunjukkan. Pilih periode beku, atau kosongkan.",
    Refusal.RESULT_UNKNOWN: "Hasil ini tidak ditemukan. Muat ulang halaman.",
    Refusal.RESULT_WITHDRAWN: "Hasil ini sudah ditarik. Muat ulang halaman.",
    Refusal.RESULT_REASON_MISSING: "Tulis alasan penarikan dahulu, supaya jejaknya jelas.",
    Refusal.TRAINING_NONE: "Tidak ada kegiatan unit Anda yang dicentang. Centang paling sedikit satu kegiatan, atau pilih berkas lain.",
    Refusal.TRAINING_NAMELESS: "Ada kegiatan yang belum bernama dalam “{file}”. Isi nama kegiatannya, atau hapus centangnya.",
    Refusal.TRAINING_TITLE: "Nama kegiatan “{title}” tidak dapat dipakai. Tulis nama kegiatannya saja, tanpa narasumber, gelar, atau nomor orang, paling panjang {longest} huruf.",
    Refusal.TRAINING_DAY: "Tanggal kegiatan “{title}” tidak mungkin. Pilih tanggal sejak 2000 sampai hari ini.",
    Refusal.TRAINING_TWICE: "Dua berkas ini sama-sama memuat “{title}” untuk {unit}. Keluarkan salah satunya, bedakan nama atau tanggalnya, atau satukan keduanya dalam satu buku kerja.",
    Refusal.TRAINING_KNOWN: "Daftar hadir ini sudah tersimpan dengan angka yang sama. Tidak ada yang berubah.",
    Refusal.TRAINING_REASON_MISSING: "Ada {count} angka kehadiran tersimpan yang akan diganti. Tulis alasannya dahulu.",
    Refusal.TRAINING_NOTHING_TO_PROPOSE: "Tidak ada jawaban yang dapat diusulkan dari daftar hadir unit Anda: belum ada petugas garis depan yang ditandai, atau jawabannya sudah sama.",
    Refusal.SIGN_IN_WRONG: "Nama pengguna atau kata sandi tidak cocok. Periksa lalu coba lagi; bila lupa, minta kode penyetelan ulang kepada administrator.",
    Refusal.SIGN_IN_WAIT: "Terlalu banyak percobaan yang gagal. Tunggu {seconds} detik, lalu coba lagi.",
    Refusal.SECOND_FACTOR_NEEDED: "Akun ini memakai faktor kedua. Isi juga enam angka dari aplikasi autentikator Anda.",
    Refusal.SECOND_FACTOR_WRONG: "Enam angka dari aplikasi autentikator tidak cocok atau sudah dipakai. Tunggu angka berikutnya, lalu coba lagi.",
    Refusal.SECOND_FACTOR_SECRET: "Kunci autentikator ini tidak sah. Muat ulang halaman untuk mendapat kunci baru.",
    Refusal.CODE_WRONG: "Kode ini salah, sudah dipakai, atau sudah lewat waktunya. Periksa ketikannya, atau minta kode baru kepada administrator.",
    Refusal.PASSWORD_WRONG: "Kata sandi Anda saat ini tidak cocok. Periksa, lalu coba lagi.",
    Refusal.PASSWORD_SHORT: "Kata sandi terlalu pendek. Pakai paling sedikit {shortest} karakter, misalnya kalimat dari empat kata atau lebih yang tidak berhubungan.",
    Refusal.PASSWORD_LONG: "Kata sandi terlalu panjang. Pakai paling banyak {longest} karakter.",
    Refusal.PASSWORD_GUESSABLE: "Kata sandi ini mudah ditebak. Pakai kalimat dari empat kata atau lebih yang tidak berhubungan, tanpa nama Anda, kantor, atau daerah.",
    Refusal.USERNAME_BAD: "Nama pengguna ini tidak dapat dipakai. Pakai {shortest} sampai {longest} huruf, angka, titik, garis bawah, tanda hubung, atau @, tanpa spasi.",
    Refusal.USERNAME_TAKEN: "Nama pengguna “{username}” sudah dipakai akun lain. Pilih nama lain.",
    Refusal.NAME_BAD: "Nama masih kosong, lebih dari {longest} karakter, atau memuat karakter yang tidak terlihat. Ketik ulang namanya.",
    Refusal.ROLES_MISSING: "Belum ada peran yang dipilih. Pilih paling sedikit satu peran.",
    Refusal.UNITS_MISSING: "Akun OPD belum mempunyai unit. Pilih paling sedikit satu unit.",
    Refusal.UNITS_SUPERFLUOUS: "Unit hanya untuk peran OPD. Pilih juga peran OPD, atau kosongkan unitnya.",
    Refusal.ACCOUNT_UNKNOWN: "Akun ini tidak ditemukan; mungkin sudah ditutup. Muat ulang halaman.",
    Refusal.ACCOUNT_OPENID: "Akun ini masuk lewat OpenID, jadi nama, peran, dan kata sandinya tidak diatur di sini. Ubah pemetaannya dalam berkas pengaturan atau pada penyedia OpenID.",
    Refusal.LAST_ADMINISTRATOR: "Ini satu-satunya administrator yang dapat masuk. Angkat administrator lain dahulu.",
    Refusal.OPENID_UNREGISTERED: "Anda dikenali oleh {provider}, tetapi belum terdaftar di dasbor ini. Minta administrator dasbor mendaftarkan Anda.",
    Refusal.OPENID_UNITS: "Pengaturan OpenID memberi Anda unit yang tidak ada dalam daftar unit: {units}. Minta administrator dasbor memperbaiki pengaturannya.",
}


OFFICE_UPLOAD = "Berkas gabungan dari Bagian Organisasi"
FIRST_PERIOD = "Penilaian {year}"
DEMONSTRATION_REASON = "Data contoh (rekaan) untuk mencoba aplikasi"


def sentence(refusal: Refusal, **facts: object) -> str:
    """The sentence of a refusal with its facts."""
    return SENTENCES[refusal].format(**facts)
