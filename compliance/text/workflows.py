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
    UNIT_UNKNOWN = "unit_tidak_dikenal"
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
    PERIOD_FROZEN = "periode_beku"
    PERIOD_STEP = "langkah_periode_tidak_ada"
    STEP_REASON_MISSING = "alasan_langkah_kosong"
    FREEZE_BROKEN = "angka_beku_tidak_cocok"
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
    Refusal.UNIT_UNKNOWN: "Unit “{unit}” tidak ada dalam daftar unit. Muat ulang halaman, lalu pilih unit lagi.",
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
    Refusal.UNDO_REASON_MISSING: "Tulis alasan pembatalan dahulu, supaya jejaknya jelas.",
    Refusal.SIGNED_OUT: "Sesi Anda sudah berakhir. Masuk lagi, lalu ulangi.",
    Refusal.NOT_ALLOWED: "Akun Anda tidak berhak untuk ini: {action}. Bila menurut Anda perlu, hubungi administrator.",
    Refusal.NOT_PUBLISHED: "Periode “{name}” belum diterbitkan. Anda dapat melihatnya setelah administrator menerbitkannya.",
    Refusal.NOT_OPEN: "Periode “{name}” tidak sedang dibuka untuk pengisian. Hubungi Bagian Organisasi bila isian Anda perlu diperbaiki.",
    Refusal.VERDICT_STALE: "Jawaban {unit} untuk “{question}” sudah berubah sejak Anda melihatnya. Tidak ada yang disimpan; muat ulang halaman, lalu periksa lagi.",
    Refusal.VERDICT_NOTE_MISSING: "Jawaban {unit} untuk “{question}” dikembalikan tanpa catatan. Tulis apa yang perlu diperbaiki.",
    Refusal.VERDICT_VALUE_MISSING: "Koreksi untuk {unit}, “{question}”, masih kosong. Isi jawaban yang benar, atau pilih keputusan lain.",
    Refusal.VERDICT_VALUE_UNREADABLE: "Koreksi “{value}” untuk {unit}, “{question}”, tidak terbaca sebagai jawaban. Tulis seperti dalam lembar isian, misalnya ada, tidak, 12, atau 2026-03-31.",
    Refusal.PERIOD_FROZEN: "Periode “{name}” sudah dibekukan; isian dan tanggalnya tidak dapat diubah lagi. Pilih periode lain, atau minta administrator membukanya kembali.",
    Refusal.PERIOD_STEP: "Periode “{name}” sekarang {state}, jadi tidak dapat diubah menjadi {wanted}. Muat ulang halaman untuk melihat keadaan terbarunya.",
    Refusal.STEP_REASON_MISSING: "Tulis alasannya dahulu, supaya jejaknya jelas.",
    Refusal.FREEZE_BROKEN: "Hitung ulang periode “{name}” tidak menghasilkan angka yang sama dengan saat dibekukan ({count} angka berbeda, antara lain {first}). Jangan terbitkan; periksa versi aplikasi dan basis datanya.",
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
