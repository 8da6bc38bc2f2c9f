"""The words of the page Bukti dukung, and one sentence for each doubt about a link."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.analysis.addresses import LinkKind
from compliance.analysis.evidence import Doubt, Finding
from compliance.analysis.expiry import Standing
from compliance.links.outcome import Outcome
from compliance.model import ScoreBasis

SENTENCES: dict[Doubt, str] = {
    Doubt.SAME_LINK: "Tautan ini juga dipakai {others}. Bukti seharusnya milik unit itu sendiri; ganti dengan tautan unit ini, atau pastikan dokumennya memang milik bersama.",
    Doubt.BARE_HOST: "Tautan ini hanya alamat depan situs {host}, jadi tidak membuktikan apa-apa. Salin alamat lengkap dokumen atau halamannya.",
    Doubt.SUKMA_SHARED: "Nomor unit e-SuKMa {number} (idUser) pada tautan ini juga dipakai {others}. Salin tautan survei milik unit ini sendiri.",
    Doubt.SUKMA_DIFFERS: "Unit ini memakai lebih dari satu nomor unit e-SuKMa: {numbers}. Pastikan nomor yang benar, lalu ganti tautan yang keliru.",
    Doubt.SUKMA_WITHOUT_UNIT: "Tautan e-SuKMa ini tidak memuat nomor unit (idUser), jadi bukan survei unit mana pun. Salin tautan survei lengkap milik unit ini.",
    Doubt.WRONG_COLUMN: "Tautan ini untuk “{other}”, tetapi berada di “{question}”. Pindahkan tautannya, lalu lengkapi bukti di sini.",
    Doubt.NOT_SIPPN: "Tautan di “{question}” menuju {host}, bukan SIPPN. Salin alamat halaman unit ini di SIPPN (sippn.menpan.go.id).",
}
OTHERS = "{names}, dan {count} unit lain"
OTHERS_HIDDEN = "{count} unit lain"
AND = " dan "
MOST_NAMED = 3

# choices
KINDS: dict[LinkKind, str] = {
    LinkKind.DOCUMENT: "Dokumen",
    LinkKind.PHOTO: "Foto",
    LinkKind.PAGE: "Halaman web",
}
STANDINGS: dict[Standing, str] = {
    Standing.EXPIRED: "sudah kedaluwarsa",
    Standing.EXPIRES: "akan kedaluwarsa",
    Standing.LAST_DAY: "berakhir pada hari penilaian",
}
OUTCOMES: dict[Outcome, str] = {
    Outcome.OPENS: "dapat dibuka",
    Outcome.SIGN_IN: "perlu masuk",
    Outcome.NOT_FOUND: "tidak ditemukan",
    Outcome.UNREACHABLE: "tidak dapat dihubungi",
    Outcome.FAULTY: "situsnya bermasalah",
    Outcome.FORBIDDEN: "dilarang (alamat dalam)",
}
OUTCOMES_MEAN: dict[Outcome, str] = {
    Outcome.OPENS: "siapa pun dapat membukanya; isinya tidak diperiksa",
    Outcome.SIGN_IN: "situsnya meminta masuk atau menolak; penilai mungkin tidak dapat membukanya",
    Outcome.NOT_FOUND: "situsnya ada, halamannya tidak",
    Outcome.UNREACHABLE: "situsnya tidak menjawab dalam beberapa detik, atau namanya tidak ada",
    Outcome.FAULTY: "situsnya menjawab dengan galat, sertifikatnya tidak sah, atau terus mengalihkan",
    Outcome.FORBIDDEN: "tidak dihubungi: alamat jaringan dalam, porta tidak lazim, atau memuat kata sandi",
}

# the page
LEAD = "Bukti menua, dan tautan dapat salah salin. Periksa sebelum penilai melakukannya."
CARD_EXPIRED = "Sudah kedaluwarsa"
CARD_EXPIRES = "Akan kedaluwarsa"
CARD_DOUBTS = "Tautan diragukan"
CARD_LINKS = "Tautan bukti"
BEFORE = "sebelum {day}"
UNITS = "{count} unit"
NOTHING = "tidak ada"
TAB_EXPIRIES = "Kedaluwarsa ({count})"
TAB_DOUBTS = "Diragukan ({count})"
TAB_LINKS = "Tautan ({count})"
EXPIRIES_LEAD: dict[ScoreBasis, str] = {
    ScoreBasis.PERNYATAAN: "Tanggal dalam isian yang terlalu lama pada tanggal penilaian, menurut {instrument} dan pernyataan unit. Yang paling dulu berakhir di atas. Bila tanggal penilaian diundur, daftar ini bertambah.",
    ScoreBasis.TERVERIFIKASI: "Tanggal yang sudah diperiksa dan terlalu lama pada tanggal penilaian, menurut {instrument}. Yang belum diperiksa tidak ada di sini; lihat dasar “pernyataan unit”.",
}
EXPIRIES_NONE = "Tidak ada bukti yang kedaluwarsa sampai tanggal penilaian, {day}."
DOUBTS_LEAD = "Yang meragukan belum tentu salah. Buka tautannya, lalu perbaiki isiannya bila memang keliru."
DOUBTS_NONE = "Tidak ada tautan yang meragukan."
LINKS_NONE = "Belum ada tautan bukti dalam isian."
LINKS_LEAD = "Jenis dibaca dari alamatnya. Tanggal berlaku berasal dari jawaban yang didukungnya."
NOTHING_FOUND = "Tidak ada unit yang cocok dengan pencarian."
EXPIRY_COLUMNS = ("Hari terakhir", "Keadaan", "Unit", "Poin", "Indikator", "Bukti", "Anak tangga")
DOUBT_COLUMNS = ("Unit", "Pertanyaan", "Yang meragukan")
DOUBTS_MORE = "Masih ada {count} lagi. Cari unitnya di atas untuk melihatnya."
LINK_COLUMNS = ("Unit", "Pertanyaan", "Tautan", "Jenis", "Berlaku sejak", "Letak")
LINK_OUTCOME = "Hasil periksa"
DATED = "{question}: {day}"
STEP = "{rung} → {next}"
STEP_POSSIBLE = "belum terbukti, tetapi masih mungkin: {rung} → {next}"
NOT_CHECKED = "belum diperiksa"

# the check
CHECK_HEAD = "Periksa tautan"
CHECK_LEAD = "Server ini membuka setiap tautan satu kali, seperti peramban orang luar tanpa masuk. Hanya bila diminta, dan isi halamannya tidak disimpan."
CHECK_DO = "Periksa {count} tautan"
CHECK_PROGRESS = "Memeriksa tautan: {done} dari {total} selesai"
CHECK_NOTE = "Boleh pindah halaman; pemeriksaan tetap berjalan."
CHECK_DONE = "{done} tautan diperiksa, {when}."
CHECK_LEFT = "{count} tautan belum sempat diperiksa; periksa lagi untuk sisanya."
CHECK_OFFLINE = "Tidak satu pun dari {count} situs dapat dihubungi; server ini tampaknya tidak tersambung ke internet, jadi pemeriksaan dihentikan."
CHECK_FAILED = "Pemeriksaan berhenti karena gangguan. Coba sekali lagi; bila terulang, hubungi administrator."
CHECK_TABLE = ("Hasil", "Tautan", "Artinya")
CHECK_FORGOTTEN = "Hasil hanya diingat selama server berjalan."


def sentence(finding: Finding, questions: Mapping[str, str], *, whole: bool) -> str:
    """What is doubtful and what to do. `questions`: labels by id; `whole`: may name other units."""
    facts = dict(finding.facts)
    facts["question"] = questions.get(finding.question, finding.question)
    if finding.others:
        facts["others"] = _others(finding, whole=whole)
    return SENTENCES[finding.doubt].format(**facts)


def _others(finding: Finding, *, whole: bool) -> str:
    names = [unit.name for unit in finding.others]
    if not whole:
        return OTHERS_HIDDEN.format(count=len(names))
    if len(names) > MOST_NAMED:
        first = ", ".join(names[:MOST_NAMED])
        return OTHERS.format(names=first, count=len(names) - MOST_NAMED)
    return AND.join(part for part in (", ".join(names[:-1]), names[-1]) if part)
