"""The words of the page Jejak audit, of its workbook, and the names of events."""

from __future__ import annotations

from compliance.accounts.events import Event

LEAD = "Setiap perubahan dicatat dan tidak dapat diubah. Nama orang tidak disimpan dalam jejak; nomor akun dipasangkan dengan namanya saat ditampilkan."
EVENTS: dict[Event, str] = {
    Event.SIGNED_IN: "Masuk",
    Event.SIGN_IN_FAILED: "Gagal masuk",
    Event.SIGNED_OUT: "Keluar",
    Event.SESSION_REVOKED: "Sesi diakhiri",
    Event.PASSWORD_SET: "Kata sandi diganti",
    Event.SECOND_FACTOR_SET: "Kode kedua dipasang",
    Event.SECOND_FACTOR_REMOVED: "Kode kedua dilepas",
    Event.ACCOUNT_ADDED: "Akun dibuat",
    Event.ACCOUNT_CHANGED: "Akun diubah",
    Event.ACCOUNT_CLOSED: "Akun ditutup",
    Event.CODE_ISSUED: "Kode sekali pakai diterbitkan",
    Event.REGISTRY_CHOSEN: "Daftar unit dipilih",
    Event.UNIT_CHANGED: "Daftar unit diubah",
    Event.UNIT_CHANGE_WITHDRAWN: "Perubahan unit dibatalkan",
    Event.PERIOD_ADDED: "Periode ditambah",
    Event.PERIOD_MOVED: "Tanggal penilaian diubah",
    Event.PERIOD_STATE: "Keadaan periode diubah",
    Event.PERIOD_DEADLINES: "Tenggat periode diubah",
    Event.FILES_STAGED: "Berkas dititipkan",
    Event.FILES_DISCARDED: "Berkas dibuang",
    Event.QUESTION_ANSWERED: "Pertanyaan pembaca dijawab",
    Event.UPLOAD_STORED: "Unggahan disimpan",
    Event.ANSWERS_CHANGED: "Jawaban berubah",
    Event.ANSWERS_CARRIED: "Jawaban lama dibawa",
    Event.ANSWERS_VERIFIED: "Jawaban diperiksa",
    Event.OBJECTION_MADE: "Sanggahan diajukan",
    Event.OBJECTION_RULED: "Sanggahan diputuskan",
    Event.DISPENSATION_GIVEN: "Dispensasi diberikan",
    Event.DISPENSATION_WITHDRAWN: "Dispensasi dicabut",
    Event.RESULT_RECORDED: "Hasil penilaian dicatat",
    Event.RESULT_WITHDRAWN: "Hasil penilaian ditarik",
    Event.SERVICES_STORED: "Daftar layanan disimpan",
    Event.SERVICES_WITHDRAWN: "Daftar layanan ditarik",
    Event.SERVICE_ANSWERS_TAKEN: "Jawaban diambil dari daftar layanan",
    Event.UPLOAD_UNDONE: "Unggahan dibatalkan",
    Event.COMPLAINTS_STORED: "Pengaduan disimpan",
    Event.COMPLAINTS_WITHDRAWN: "Unggahan pengaduan ditarik",
    Event.SURVEY_STORED: "Survei (SKM) disimpan",
    Event.SURVEY_WITHDRAWN: "Survei (SKM) ditarik",
    Event.TRAINING_STORED: "Daftar hadir bimtek disimpan",
    Event.TRAINING_WITHDRAWN: "Daftar hadir bimtek ditarik",
    Event.INSTRUMENT_ADDED: "Instrumen sendiri ditambah",
    Event.INSTRUMENT_USED: "Instrumen sendiri dipakai",
    Event.INSTRUMENT_WITHDRAWN: "Instrumen sendiri ditarik",
    Event.LINKS_CHECKED: "Tautan diperiksa",
    Event.ORIGINAL_DOWNLOADED: "Berkas asli diunduh",
    Event.EXPORTED: "Hasil diunduh",
}
# What is stored under short names of the program, as it is read: to what it happened, then the facts.
OBJECTS = {
    "account": "akun",
    "batch": "titipan",
    "complaints": "pengaduan",
    "dispensation": "dispensasi",
    "instrument": "instrumen",
    "objection": "sanggahan",
    "period": "periode",
    "result": "hasil",
    "services": "layanan",
    "survey": "survei",
    "training": "bimtek",
    "unit": "unit",
    "upload": "unggahan",
    "version": "versi",
}
FACTS = {
    "added": "ditambah",
    "answer": "jawaban",
    "answers": "jawaban",
    "asked": "ditanyakan",
    "assessment_date": "tanggal penilaian",
    "basis": "kedudukan",
    "cases": "laporan",
    "category": "kategori",
    "change": "perubahan",
    "changed": "diubah",
    "changes": "perubahan",
    "count": "banyaknya",
    "drafts": "boleh melihat draf",
    "dropped": "kolom dibuang",
    "edition": "edisi",
    "element": "unsur",
    "events": "kegiatan",
    "files": "berkas",
    "first": "pertama",
    "gone": "tidak ada lagi",
    "instrument": "instrumen",
    "known": "dikenal",
    "links": "tautan",
    "method": "cara",
    "name": "nama",
    "objections_from": "masa sanggah mulai",
    "objections_until": "masa sanggah sampai",
    "people": "orang",
    "period": "periode",
    "purpose": "keperluan",
    "question": "pertanyaan",
    "reason": "alasan",
    "recaps": "baris rekap",
    "renamed": "nama diganti",
    "replaces": "menggantikan",
    "report_until": "batas pengisian",
    "respondents": "responden",
    "roles": "peran",
    "score": "nilai",
    "services": "layanan",
    "sessions": "sesi",
    "sha256": "SHA-256",
    "source": "sumber",
    "state": "keadaan",
    "unit": "unit",
    "units": "unit",
    "valid_from": "berlaku sejak",
    "valid_until": "sampai dengan",
    "verify_until": "batas pemeriksaan",
    "whole": "seluruhnya",
    "year": "tahun",
}
VALUES = {
    "True": "ya",
    "False": "tidak",
    "None": "–",
    "draft": "draf",
    "code": "kode",
    "second_factor": "kode kedua",
    "password": "kata sandi",
    "tanya_unit": "unit",
    "administrator_pertama": "administrator pertama",
}
HASH = "Hash"
COLUMNS = ("No.", "Waktu", "Kejadian", "Akun", "Dari", "Tentang", "Sebelum", "Sesudah")
WHO, STRANGER, TERMINAL, CLOSED = (
    "{name} (akun {number})",
    "tidak dikenal",
    "terminal server",
    "akun {number} (ditutup)",
)
EVENT, ANY_EVENT, ACCOUNT, ANY_ACCOUNT = "Kejadian", "Semua kejadian", "Akun", "Semua akun"
SEARCH, SEARCH_HINT = "Cari", "misalnya: unggahan 12, periode 1, atau id unit"
SINCE, UNTIL = "Sejak", "Sampai"
FOUND = "{count} catatan ditemukan; yang terbaru {shown} ditampilkan."
NOTHING = "Tidak ada catatan yang cocok."
DOWNLOAD = "Unduh Excel"
FILE = "Jejak audit {date}.xlsx"
SHEET = "Jejak audit"
INTACT = "Rantai utuh: {count} catatan, semuanya cocok. Catat di tempat lain: nomor {count}, hash {head}."
BROKEN = "Rantai PUTUS pada catatan nomor {number}: catatan itu atau sebelumnya diubah atau dihapus di luar dasbor. Simpan salinan basis data sekarang dan beri tahu penanggung jawab."
CHECK = "Periksa keutuhan rantai"
