"""Words of Indonesian workbooks that are neither questions nor answers, folded (see `folding`).

The spellings of questions and answers are data (`data/checklist.toml`, `data/vocabulary.toml`).
"""

from __future__ import annotations

from compliance.model import UnitKind


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- headers -------------------------------------------------------------------------------------

# One word for several spellings, longest phrase first.
PHRASES: tuple[tuple[str, str], ...] = (
    ("standar pelayanan minimal", "spm"),
    ("standar pelayanan minimum", "spm"),
    ("standar operasional dan prosedur", "sop"),
    ("standar operasional prosedur", "sop"),
    ("standar operating procedure", "sop"),
    ("standard operational procedure", "sop"),
    ("standard operating procedures", "sop"),
    ("standard operating procedure", "sop"),
    ("prosedur operasional standar", "sop"),
    ("s o p", "sop"),
    ("penilaian mandiri", "jawaban"),
    ("evaluasi mandiri", "jawaban"),
    ("asesmen mandiri", "jawaban"),
    ("self assessment", "jawaban"),
    ("standar pelayanan publik", "sp"),
    ("standard pelayanan", "sp"),
    ("standart pelayanan", "sp"),
    ("standar layanan", "sp"),
    ("standar pelayanan", "sp"),
    ("s p", "sp"),
    ("maklumat pelayanan publik", "maklumat"),
    ("maklumat pelayanan", "maklumat"),
    ("maklumat layanan", "maklumat"),
    ("survey kepuasan masyarakat", "skm"),
    ("survei kepuasan masyarakat", "skm"),
    ("s k m", "skm"),
    ("e sukma", "esukma"),
    ("e skm", "skm"),
    ("indeks kepuasan masyarakat", "ikm"),
    ("sistem informasi pelayanan publik nasional", "sippn"),
    ("sistem informasi pelayanan publik", "sipp"),
    ("forum konsultasi publik", "fkp"),
    ("rencana tindak lanjut", "rtl"),
    ("surat keputusan", "sk"),
    ("google my business", "google"),
    ("google business profile", "google"),
    ("google business", "google"),
    ("google bisnisku", "google"),
    ("google bisnis", "google"),
    ("google maps", "google"),
    ("google map", "google"),
    ("gmaps", "google"),
    ("organisasi perangkat daerah", "opd"),
    ("perangkat daerah", "opd"),
    ("satuan kerja", "satker"),
    ("bukti dukung", "bukti"),
    ("bukti pendukung", "bukti"),
    ("dokumen pendukung", "bukti"),
    ("data dukung", "bukti"),
    ("eviden", "bukti"),
    ("evidence", "bukti"),
    ("evidens", "bukti"),
    ("tautan", "bukti"),
    ("link", "bukti"),
    ("url", "bukti"),
    ("tgl", "tanggal"),
    ("jml", "jumlah"),
    ("jlh", "jumlah"),
    ("%", "persentase"),
    ("prosentase", "persentase"),
    ("presentase", "persentase"),
)

FILLERS = _set(
    """apakah sudah telah ada adanya memiliki mempunyai punya terdapat tersedia tersedianya ketersediaan
    dokumen berkas kepemilikan keberadaan status kondisi kelengkapan pemenuhan anda saudara bapak ibu di
    pada dan yang untuk atau dari dalam ini oleh atas pelaksanaan melaksanakan dilaksanakan menyusun
    disusun tahun semester triwulan terdaftar mendaftar lokasi titik profil has is wajib diisi data"""
)
# In brackets behind a title: what its numbers count, or how they are written.
MEASURES = _set(
    """orang responden layanan jenis komponen buah dokumen ulasan bintang bulan hari persen % skala angka isi
    diisi antara s d sd sampai maks maksimal min minimal dd mm yy yyyy tgl bln thn"""
)
# Between the words of a title about a date; whatever else stands there makes it another date.
DATE_FILLERS = frozenset({"dan", "atau", "dokumen", "pada", "yang", "no", "nomor"})
DECREES = frozenset({"sk", "keputusan", "kep", "penetapan", "pengesahan", "surat"})
# "unit", "opd" … in the middle of a question: "Apakah OPD memiliki SOP?"
UNIT_FILLERS = frozenset({"opd", "unit", "kerja", "instansi", "satker", "skpd", "kantor"})

# The last word of a header of a pair written out flat: "SOP Ada", "SOP Tidak".
PAIR_WORDS = frozenset({"ada", "ya", "sudah", "tidak", "tdk", "belum", "proses"})

UNIT_WORDS: dict[str, UnitKind | None] = {
    "opd": None, "skpd": None, "unit": None, "instansi": None, "satker": None, "upp": None, "lembaga": None,
    "lokus": None, "kantor": None, "uptd": None, "upt": None, "penyelenggara": None,
    "dinas": UnitKind.DINAS, "badan": UnitKind.BADAN, "bagian": UnitKind.BAGIAN,
    "kecamatan": UnitKind.KECAMATAN, "kelurahan": UnitKind.KELURAHAN, "desa": UnitKind.DESA,
    "puskesmas": UnitKind.PUSKESMAS, "rsud": UnitKind.RSUD,
}  # fmt: skip
UNIT_HELPERS = _set(
    """nama kerja pelayanan layanan publik daerah penyelenggara pemerintah penilaian asal anda saudara
    pilih dan atau induk pengampu pembina setda sekretariat yang dinilai kode perangkat"""
)
# Behind the title of an answer: somebody else's view of it.
VIEWS = _set(
    """verifikasi verifikator verif pemeriksaan validasi validator evaluasi evaluator tim hasil menurut cek
    lapangan penilai final koreksi reviu review visitasi klarifikasi uji petik fisik temuan kondisi kenyataan
    kesimpulan akhir acc approve approval"""
)
JUDGEMENTS = VIEWS - _set(
    "tim hasil menurut lapangan final uji fisik kondisi akhir"
)  # also among other words
GROUP_WORDS = frozenset({"kelompok", "klaster", "cluster", "rumpun", "kategori"})
KIND_HEADERS = frozenset({"jenis", "kategori", "kelompok", "klaster", "cluster", "rumpun", "tipe", "level"})
NUMBER_HEADERS = frozenset({"no", "nomor", "no urut", "nomor urut", "nmr", "#", "num", "id", "urutan"})
WEAK_UNIT_HEADERS = frozenset({"nama", "name"})
# Before or behind "OPD": the unit above the one that is asked, not that one.
PARENT_WORDS = frozenset({"induk", "pengampu", "pembina"})
LABEL_WORDS = _set(
    """uraian pertanyaan pernyataan unsur indikator komponen aspek dokumen item elemen kriteria
    parameter variabel butir berkas kelengkapan jenis daftar pelayanan penilaian nama yang dinilai
    standar sub"""
)
LABEL_CORES = _set(
    """uraian pertanyaan pernyataan unsur indikator komponen aspek dokumen item elemen kriteria
    parameter variabel butir berkas kelengkapan"""
)
ANSWER_WORDS = _set(
    """jawaban isian hasil status kondisi ketersediaan ceklis ceklist checklist keadaan isi respon
    respons pemenuhan keberadaan pilihan opd unit"""
)
ANSWER_CORES = ANSWER_WORDS - {"pilihan", "opd", "unit", "isi"}
GIVEN_WORDS = frozenset({"jawaban", "isian"})  # of whoever: the unit, the team that looks at it, last year
NOTE_WORDS = frozenset({"keterangan", "ket", "catatan", "alasan", "penjelasan", "note", "notes"})
WANTING = _set("belum blm kurang kekurangan")  # in the title of a list of what is not there
DITTOS = _set("sda s.d.a s.d.a. idem ditto \" '' ” “ 〃 -\"- -sda-")  # as above
NO_NOTES = frozenset({"nihil"})  # beside an answer: there is nothing to remark
# What is in the way of an answer, or to be done: below such a title, these speak of that.
OBSTACLES = _set("kendala hambatan permasalahan masalah kekurangan rekomendasi saran temuan tindak rtl")
NO_OBSTACLES = frozenset({"ada", "tidak", "tidak ada", "tdk ada", "tdk", "nihil"})
EVIDENCE_WORDS = frozenset({"bukti", "foto", "file", "lampiran", "upload", "unggah", "drive", "dokumentasi"})
TOTAL_WORDS = frozenset(
    {"jumlah", "total", "persentase", "skor", "nilai", "rata", "rerata", "capaian", "bobot"}
)
IGNORED_WORDS = _set(
    """timestamp email e-mail nip nik petugas pengisi responden telepon telp hp whatsapp wa jabatan
    alamat tanggal waktu created updated at by kontak penanggung jawab pic kendala hambatan permasalahan"""
)
PERSON_WORDS = _set(
    """petugas pengisi operator admin pejabat responden pegawai karyawan siswa pic kontak pimpinan
    kepala"""
)

# --- rows ----------------------------------------------------------------------------------------

MONTHS = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "ags": 8,
    "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "des": 12,
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "aug": 8,
    "october": 10, "oct": 10, "december": 12, "dec": 12,
}  # fmt: skip

TOTALS = _set(
    """jumlah total subtotal persentase prosentase presentase persen % rata rerata capaian jml
    rekapitulasi rekap grand sub average maksimum minimum tertinggi terendah σ ∑"""
)
SIGNATURES = frozenset({"mengetahui", "menyetujui", "mengesahkan", "nip", "ttd", "disahkan", "tertanda"})
# First words of the lines that name who gets a form, signs it, or looks at it.
OTHERS = _set(
    """kepada yth tembusan mengetahui menyetujui mengesahkan diketahui disetujui disahkan verifikator
    diverifikasi validator divalidasi evaluator dievaluasi penilai dinilai pemeriksa diperiksa"""
)
OFFICES = frozenset({"camat", "lurah"})
NOTES = frozenset({"catatan", "keterangan", "ket", "sumber", "note", "nb", "petunjuk", "legenda", "legend"})
FOOTERS = _set("tindak rencana rekomendasi kesimpulan saran hasil hal progres temuan jadwal")  # another list
EARLIER = _set("lalu sebelumnya perbandingan pembanding arsip")  # in the title of a list below: old answers
PAGES = frozenset({"halaman", "hal", "page"})
TRIALS = _set("simulasi dummy demo tes test latihan percobaan coba ujicoba")
EXAMPLES = _set("contoh misal misalnya cth example sample simulasi dummy demo")
BLANKS = _set("template templat format blanko blangko")  # to be filled in; so called by these words alone:
BLANK_WORDS = BLANKS | _set("isian pengisian form formulir lembar tabel kosong data checklist")
ELSEWHERE = _set("jadwal hadir peserta undangan kebutuhan permintaan anggaran")  # lists of something else
LEADERS = _set(
    "data daftar uji bahan materi tabel lembar hasil form formulir"
)  # before what a title is about
MANUALS = frozenset({"petunjuk", "panduan", "juknis", "pedoman"})  # sheets that explain, and show it done

# What rows of one unit may be about, each in a row of its own.
PLANS = _set("target rencana proyeksi usulan")
UNREAL = PLANS | TRIALS | ELSEWHERE  # below such a title nothing is answered
OUTCOMES = _set("realisasi capaian")
PERIODS = (PLANS | OUTCOMES) | _set("periode semester triwulan tw tahap tahun sebelum sesudah awal akhir")
# In the names of sheets that are versions of one another.
OLDER = _set("lama sebelum awal draft draf usulan backup arsip old sementara")
NEWER = _set("baru terbaru sesudah akhir final revisi perbaikan susulan new update")
VERSIONS = OLDER | NEWER
# A row below a unit that is called by nothing else is somebody else's view of it, or another of its versions.
AGAIN = VIEWS | VERSIONS | PERIODS | {"setelah", "penilaian"}

# --- names of units ------------------------------------------------------------------------------

KIND_PHRASES: tuple[tuple[tuple[str, ...], UnitKind], ...] = tuple(
    sorted(
        (
            (tuple(phrase.split()), kind)
            for kind, phrases in {
                UnitKind.SEKRETARIAT: "sekretariat",
                UnitKind.INSPEKTORAT: "inspektorat",
                UnitKind.DINAS: "dinas;din;dns",
                UnitKind.BADAN: "badan;bdn",
                UnitKind.SATPOL: "satuan polisi pamong praja;satpol pp;satpol",
                UnitKind.BAGIAN: "bagian;bag;bgn",
                UnitKind.KECAMATAN: "kantor kecamatan;kantor camat;pemerintah kecamatan;kecamatan;kec;camat",
                UnitKind.KELURAHAN: "kantor kelurahan;kantor lurah;pemerintah kelurahan;kelurahan;kel;lurah",
                UnitKind.DESA: "pemerintah desa;pemerintahan desa;pemdes;kantor desa;balai desa;"
                "kantor kepala desa;desa;ds",
                UnitKind.PUSKESMAS: "pusat kesehatan masyarakat;puskesmas;pkm;pusk",
                UnitKind.RSUD: "rumah sakit umum daerah;rumah sakit umum;rumah sakit daerah;"
                "rumah sakit;rsud;rs",
                UnitKind.MPP: "mal pelayanan publik;mall pelayanan publik;mpp",
                UnitKind.GERAI: "gerai",
                UnitKind.UPT: "unit pelaksana teknis daerah;unit pelaksana teknis;uptd;upt",
            }.items()
            for phrase in phrases.split(";")
        ),
        key=lambda entry: -len(entry[0]),
    )
)
# Kinds whose units are called after a place, so that one name serves several of them.
PLACE_KINDS = frozenset(
    {UnitKind.KECAMATAN, UnitKind.KELURAHAN, UnitKind.DESA, UnitKind.PUSKESMAS, UnitKind.RSUD}
)
# Of these a registry holds all there are.
AREA_KINDS = frozenset({UnitKind.KECAMATAN, UnitKind.KELURAHAN, UnitKind.DESA})
VILLAGES = AREA_KINDS - {UnitKind.KECAMATAN}
# First words of the names of what belongs to a dinas and is no unit of a registry.
BRANCHES = _set("sd sdn smp smpn sma tk paud sekolah balai pasar laboratorium labkesda terminal")
# Of the words for a hospital, those that say that it is the government's.
PUBLIC = frozenset({"rsud", "daerah", "upt", "uptd", "blud"})
# An "UPTD Puskesmas X" is a puskesmas.
CARRIERS = frozenset({"uptd", "upt", "blud", "kantor"})
ANY_CARRIERS = frozenset({"opd", "skpd", "kantor"})
# How a puskesmas or a hospital keeps its money: no other unit. "Rawat inap" may be a part of it.
HEALTH_KINDS = frozenset({UnitKind.PUSKESMAS, UnitKind.RSUD})
HEALTH_STATES = _set("blud uptd upt penuh bertahap")
NAME_PHRASES: tuple[tuple[str, str], ...] = (
    ("unit pelaksana teknis daerah", "uptd"),
    ("unit pelaksana teknis dinas", "uptd"),
    ("unit pelaksana teknis", "upt"),
    ("kependudukan dan catatan sipil", "kependudukan dan pencatatan sipil"),
    ("kependudukan catatan sipil", "kependudukan dan pencatatan sipil"),
    ("dukcapil", "kependudukan dan pencatatan sipil"),
    ("capil", "pencatatan sipil"),
    ("ptsp", "pelayanan terpadu satu pintu"),
    ("pu", "pekerjaan umum"),
    ("kominfo", "komunikasi dan informatika"),
    ("kesra", "kesejahteraan rakyat"),
    ("kesbangpol", "kesatuan bangsa dan politik"),
    ("kb", "keluarga berencana"),
    ("lh", "lingkungan hidup"),
    ("sda", "sumber daya air"),
    ("pmd", "pemberdayaan masyarakat dan desa"),
    ("damkar", "pemadam kebakaran"),
)
# Words that make a name somebody else's.
PROVINCE = frozenset({"provinsi", "propinsi", "prov"})
FOREIGN = PROVINCE | _set(
    """jatim jateng jabar kementerian kemenag polres polsek polri koramil kodim
    kejaksaan pengadilan kpu bawaslu bps bpn bpjs republik kemenkumham imigrasi lapas kota pemkot"""
)
HEADING_HELPERS = _set(
    """pada di setda sekretariat daerah se lingkup lingkungan kabupaten kab pemerintah upt uptd blud
    unit kerja data daftar rekap nama form kantor"""
)
GENERAL_HEADINGS = frozenset({"opd", "skpd", "perangkat", "upp"})
# Words of file names that are no part of a unit's name.
FILE_WORDS = (
    _set(
        """form formulir isian checklist ceklist ceklis cek daftar periksa rekap rekapitulasi data final
    revisi rev fix copy of salinan lampiran standar publik kesiapan evaluasi pekppp ombudsman sop sp skm
    ketersediaan pemenuhan berkas dokumen tahun semester triwulan tw instrumen lembar ok baru new monev
    kuesioner jawaban balasan pengisian sudah diisi terisi kirim kiriman dukung terbaru edit asli banget ttd
    signed autosaved img doc th thn xlsx xlsm xls csv ods"""
    )
    | MONTHS.keys()
)
