"""The words of the forms around the pages: sign-in, one-time codes, own account; and of the gate."""

from __future__ import annotations

from compliance.accounts.codes import Purpose

APP = "Kesiapan Pelayanan Publik"

# the gate
SIGN_IN_FIRST = "Sesi Anda sudah berakhir atau Anda belum masuk. Buka halaman masuk, lalu ulangi."
NOT_FOUND = "Halaman ini tidak ada."
OTHER_HOST = "Alamat ini bukan alamat dasbor. Buka dasbor lewat alamat resminya."
OTHER_SITE = "Permintaan ini datang dari situs lain, jadi ditolak. Buka halamannya langsung, lalu ulangi."
UNKNOWN_PROXY = "Permintaan ini diteruskan oleh proksi yang tidak terdaftar. Pengelola perlu menambahkan alamat proksi itu pada “proksi” dalam berkas pengaturan."
NOT_YOURS = "Berkas ini bukan untuk sesi Anda. Muat ulang halaman, lalu unggah lagi."
UPLOAD_NOT_ALLOWED = "Akun Anda tidak berhak mengunggah berkas."
UPLOAD_TOO_LARGE = "Berkas ini terlalu besar. Paling besar {limit} MB per berkas."
UPLOAD_TOO_MUCH = "Berkas yang Anda titipkan terlalu banyak sekaligus (paling banyak {limit} MB). Simpan atau hapus sebagian dahulu."
FORM_TOO_LARGE = "Isian formulir ini terlalu panjang. Perpendek, lalu kirim lagi."
FORM_ODD = "Formulir ini tidak terbaca. Muat ulang halaman, lalu isi lagi."

# the terminal
READY = "\n  Dasbor siap. Buka {address} di peramban; tekan Ctrl+C di sini untuk menghentikannya.\n\n"
FIRST_CODE = "  Belum ada akun. Buka {address}/masuk/pertama dan buat administrator pertama dengan kode ini (berlaku 24 jam, satu kali):\n\n      {code}\n\n"
NOT_READY = "\n  Dasbor belum dapat dipakai: {cause}\n\n"

# signing in
SIGN_IN_TITLE = "Masuk"
USERNAME = "Nama pengguna"
PASSWORD = "Kata sandi"  # noqa: S105  # a label
SIGN_IN_DO = "Masuk"
SECOND_FACTOR_CODE = "Kode 6 angka dari aplikasi autentikator"
SECOND_FACTOR_NOTE = "Akun ini dijaga dengan kode kedua. Ketik kata sandi sekali lagi beserta kodenya."
OR = "atau"
HAVE_CODE = "Punya kode undangan atau kode penyetelan ulang?"
FORGOTTEN = "Lupa kata sandi? Minta kode penyetelan ulang kepada administrator."
BACK_TO_SIGN_IN = "Kembali ke halaman masuk"
ERROR = "Belum berhasil"

# one-time codes
CODE_TITLE = "Pakai kode"
CODE = "Kode"
CODE_NOTE = (
    "Ketik kode yang Anda terima dari administrator. Huruf besar-kecil dan tanda hubung tidak berpengaruh."
)
CODE_DO = "Lanjutkan"
GREETINGS = {
    Purpose.INVITATION: "Selamat datang. Nama pengguna Anda: {username}. Tentukan kata sandi untuk mulai memakai dasbor.",
    Purpose.RESET: "Tentukan kata sandi baru untuk nama pengguna {username}. Semua sesi lama akan berakhir.",
}
NEW_PASSWORD_TITLE = "Kata sandi baru"  # noqa: S105  # a heading
NEW_PASSWORD = "Kata sandi baru"  # noqa: S105  # a label
REPEAT_PASSWORD = "Ulangi kata sandi baru"  # noqa: S105  # a label
PASSWORD_NOTE = "Paling sedikit {least} karakter. Kalimat pendek yang hanya Anda tahu mudah diingat dan sukar ditebak. Menempel dari pengelola kata sandi boleh."  # noqa: S105  # a hint
PASSWORD_DO = "Simpan dan masuk"  # noqa: S105  # a button
REPEATED_OTHERWISE = "Kedua kata sandi tidak sama. Ketik lagi keduanya."

# first administrator
FIRST_TITLE = "Buat administrator pertama"
FIRST_NOTE = "Belum ada akun. Kode sekali pakai tercetak di terminal tempat dasbor dijalankan; jalankan ulang dasbor bila kodenya hilang atau sudah lewat 24 jam."
FIRST_CODE_LABEL = "Kode dari terminal"
NAME = "Nama Anda"
FIRST_DO = "Buat akun dan masuk"

# signing out
SIGN_OUT_TITLE = "Keluar"
SIGN_OUT_NOTE = "Anda akan keluar dari dasbor di peramban ini."
SIGN_OUT_DO = "Keluar"
STAY = "Batal, kembali ke dasbor"
SIGNED_OUT = "Anda sudah keluar."
PASSWORD_CHANGED = "Kata sandi sudah diganti. Sesi Anda di perangkat lain sudah berakhir."  # noqa: S105  # a message

# OpenID Connect
OPENID_CANCELLED = "Masuk lewat penyedia dibatalkan. Coba lagi, atau masuk dengan nama pengguna."
OPENID_AWAY = "Penyedia akun tidak dapat dihubungi. Coba lagi sebentar lagi, atau masuk dengan nama pengguna."
OPENID_STALE = (
    "Upaya masuk ini sudah kedaluwarsa atau dimulai di peramban lain. Mulai lagi dari tombol masuk."
)
OPENID_WRONG = "Jawaban penyedia akun tidak dapat dipercaya, jadi ditolak. Coba lagi; bila berulang, laporkan kepada pengelola."

# own account
ACCOUNT_TITLE = "Akun saya"
BACK_TO_PAGES = "Kembali ke dasbor"
NOT_GIVEN = "Berkas tidak dapat diunduh"
ROLES = "Peran"
CHANGE_PASSWORD_TITLE = "Ganti kata sandi"  # noqa: S105  # a heading
OLD_PASSWORD = "Kata sandi sekarang"  # noqa: S105  # a label
CHANGE_PASSWORD_DO = "Ganti kata sandi"  # noqa: S105  # a button
OPENID_ACCOUNT = "Akun ini masuk lewat penyedia akun; kata sandi dan faktor keduanya diatur di sana."
SECOND_FACTOR_TITLE = "Faktor kedua"
SECOND_FACTOR_ON = "Aktif: setiap kali masuk, kode dari aplikasi autentikator diminta."
SECOND_FACTOR_OFF = "Belum aktif. Dengan faktor kedua, kata sandi saja tidak cukup untuk masuk sebagai Anda."
SECOND_FACTOR_ADD = "Pasang faktor kedua"
SECOND_FACTOR_REMOVE = "Lepas faktor kedua"
SECOND_FACTOR_SCAN = "Pindai gambar ini dengan aplikasi autentikator, atau ketik kuncinya. Lalu ketik kode 6 angka yang ditampilkan aplikasi itu."
SECOND_FACTOR_SECRET = "Kunci"  # noqa: S105  # a label
SECOND_FACTOR_IMAGE = "Kode QR untuk aplikasi autentikator"
SECOND_FACTOR_DONE = "Faktor kedua sudah dipasang."
SECOND_FACTOR_GONE = "Faktor kedua sudah dilepas."
SESSIONS_TITLE = "Sesi yang sedang berjalan"
SESSION_ADDRESS, SESSION_BEGAN, SESSION_SEEN = "Alamat", "Mulai", "Terakhir dipakai"
SESSION_THIS = "sesi ini"
END_SESSION = "Akhiri"
END_ALL = "Keluar dari semua perangkat"
SESSIONS_ENDED = "Sesi sudah diakhiri."
