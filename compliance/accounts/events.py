"""What the audit trail writes down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

WEB, TERMINAL = "web", "terminal"  # how somebody acted: in the browser, or at the server itself

Fact = str | int | bool | None | list[str]
Facts = Mapping[str, Fact]


class Event(StrEnum):
    """Something that happened, each with its name in `text.trail`."""

    SIGNED_IN = "masuk"
    SIGN_IN_FAILED = "gagal_masuk"
    SIGNED_OUT = "keluar"
    SESSION_REVOKED = "sesi_dicabut"
    PASSWORD_SET = "sandi_diganti"  # noqa: S105  # the name of an event
    SECOND_FACTOR_SET = "faktor_kedua_dipasang"
    SECOND_FACTOR_REMOVED = "faktor_kedua_dilepas"
    ACCOUNT_ADDED = "akun_dibuat"
    ACCOUNT_CHANGED = "akun_diubah"
    ACCOUNT_CLOSED = "akun_ditutup"
    CODE_ISSUED = "kode_diterbitkan"
    REGISTRY_CHOSEN = "daftar_unit_dipilih"
    UNIT_CHANGED = "unit_diubah"
    UNIT_CHANGE_WITHDRAWN = "perubahan_unit_dibatalkan"
    PERIOD_ADDED = "periode_ditambah"
    PERIOD_MOVED = "tanggal_penilaian_diubah"
    PERIOD_STATE = "keadaan_periode_diubah"
    PERIOD_DEADLINES = "tenggat_periode_diubah"
    FILES_STAGED = "berkas_dititipkan"
    FILES_DISCARDED = "berkas_dibuang"
    QUESTION_ANSWERED = "pertanyaan_dijawab"
    UPLOAD_STORED = "unggahan_disimpan"
    ANSWERS_CHANGED = "jawaban_berubah"
    ANSWERS_CARRIED = "jawaban_dibawa"
    ANSWERS_VERIFIED = "jawaban_diperiksa"
    OBJECTION_MADE = "sanggahan_diajukan"
    OBJECTION_RULED = "sanggahan_diputuskan"
    DISPENSATION_GIVEN = "dispensasi_diberikan"
    DISPENSATION_WITHDRAWN = "dispensasi_dicabut"
    RESULT_RECORDED = "hasil_dicatat"
    RESULT_WITHDRAWN = "hasil_ditarik"
    SERVICES_STORED = "layanan_disimpan"
    SERVICES_WITHDRAWN = "layanan_ditarik"
    SERVICE_ANSWERS_TAKEN = "jawaban_dari_layanan"
    UPLOAD_UNDONE = "unggahan_dibatalkan"
    COMPLAINTS_STORED = "pengaduan_disimpan"
    COMPLAINTS_WITHDRAWN = "pengaduan_ditarik"
    SURVEY_STORED = "survei_disimpan"
    SURVEY_WITHDRAWN = "survei_ditarik"
    TRAINING_STORED = "bimtek_disimpan"
    TRAINING_WITHDRAWN = "bimtek_ditarik"
    INSTRUMENT_ADDED = "instrumen_ditambah"
    INSTRUMENT_USED = "instrumen_dipakai"
    INSTRUMENT_WITHDRAWN = "instrumen_ditarik"
    LINKS_CHECKED = "tautan_diperiksa"
    ORIGINAL_DOWNLOADED = "berkas_asli_diunduh"
    EXPORTED = "hasil_diunduh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the trail. Facts hold no personal data: numbers of accounts, never names.

    `account` None: a stranger, or the server's terminal. `address`: where from, "" when not known.
    """

    at: datetime
    event: Event
    account: int | None
    via: str
    object: str = ""
    before: Facts = field(default_factory=dict)
    after: Facts = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry as it stands in the trail; its `address` is empty once it was erased."""

    id: int
    entry: Entry
    hash: str
