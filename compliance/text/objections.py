"""The words of the page Sanggahan, and of objections on the page Kesenjangan."""

from __future__ import annotations

from compliance.model import ObjectionState, Outcome, Verdict

STATES: dict[ObjectionState, str] = {
    ObjectionState.TERBUKA: "menunggu putusan",
    ObjectionState.DIKABULKAN: "dikabulkan",
    ObjectionState.DITOLAK: "ditolak",
    ObjectionState.GUGUR: "gugur",
}
LAPSED = "Keputusan atau jawabannya sudah lain sebelum sanggahan ini diputuskan."
ANSWER, PROOF, DECISION, REASON, LINKS, RULING, AT = (
    "Jawaban unit",
    "Bukti jawaban",
    "Keputusan yang disanggah",
    "Alasan unit",
    "Bukti sanggahan",
    "Putusan",
    "Diajukan",
)
NO_LINKS = "tidak ada"
DECIDED: dict[Verdict, str] = {
    Verdict.DITERIMA: "diterima",
    Verdict.DIKOREKSI: "dikoreksi menjadi {value}",
    Verdict.DIKEMBALIKAN: "dikembalikan",
}
WITH_NOTE = "{decision}: {note}"
OUTCOMES: dict[Outcome, str] = {
    Outcome.DIKABULKAN: "Dikabulkan, {when}: jawaban {decision}. Alasan: {reason}",
    Outcome.DITOLAK: "Ditolak, {when}. Alasan: {reason}",
}

# of one unit
HEAD = "Sanggahan: {waiting} menunggu putusan, {done} selesai"
HEAD_NONE = "Ajukan sanggahan"
WHICH = "Keputusan yang disanggah"
CHOICE = "{question} ({decision})"
CHOOSE_ONE, CHOOSE_DECISION = "Pilih salah satu", "Pilih dahulu keputusan yang disanggah."
WHY = "Mengapa keputusan itu keliru (wajib)"
PROVE, PROVE_HELP = "Tautan bukti, satu tiap baris (boleh kosong)", "https://…"
SEND = "Ajukan sanggahan"
SENT = "Sanggahan diajukan. Putusannya akan tampil di sini."
ALL_SENT = "Semua keputusan yang dapat disanggah sudah disanggah."

# the page
LEAD = "Unit keberatan atas jawaban yang dikoreksi atau dikembalikan. Putusan beserta alasannya dibaca unit."
FIGURES = "{waiting} dari {all} sanggahan menunggu putusan"
NOTHING = "Belum ada sanggahan pada periode ini."
NOTHING_WAITING = "Tidak ada sanggahan yang menunggu putusan."
RULED_BY_OTHERS = "{count} sanggahan sudah tidak menunggu lagi sejak halaman ini dibuka: diputuskan orang lain, atau gugur. Lihat bagian Selesai; yang Anda ketik untuk itu tidak disimpan."
NOTHING_FOUND = "Tidak ada sanggahan dari unit yang cocok dengan pencarian."
MORE = "Yang tampil {shown} pertama dari {all}; sisanya menyusul setelah ini diputuskan."
RULE = "Putusan"
ACCEPT, CORRECT, REJECT = (
    "Kabulkan: terima jawaban unit",
    "Kabulkan: koreksi menjadi jawaban lain",
    "Tolak: keputusan tetap",
)
VALUE, VALUE_HELP = "Jawaban yang benar, bila dikoreksi", "misalnya ada, tidak, 12, atau 2026-03-31"
RULE_WHY = "Alasan putusan (wajib)"
SAVE = "Simpan putusan"
SAVED = "Putusan disimpan."
DONE_HEAD = "Selesai ({count})"
WAITING_LINK = "{count} sanggahan menunggu putusan"
CHOOSE = "Pilih putusannya dahulu."
