"""Lists of services: looked through, stored whole or not at all, withdrawn, seen by whom they concern."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from msgspec import structs

from compliance.accounts.events import Event
from compliance.model import PeriodState, Place, Registry, Role, Status, Unit, UnitKind
from compliance.model.services import Service, ServiceField
from compliance.problems import Problem, ProblemCode
from compliance.reading.jobs import Found, Job
from compliance.reading.result import NONE_OF_THESE, Ask, Candidate
from compliance.reading.services.file import read_services_file
from compliance.reading.services.result import FoundService, ServicesReading
from compliance.reading.typed_json import to_json
from compliance.storage.engine import reading, writing
from compliance.storage.registry import Deadlines, set_deadlines, set_period_state
from compliance.storage.remembered import read_remembered
from compliance.storage.tables import metadata, service_lists, service_uploads, service_withdrawals, trail
from compliance.text.workflows import Refusal, sentence
from compliance.workflows import service_files, service_intake
from compliance.workflows import services as workflow
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.service_intake import Draft, StoredServices
from compliance.workflows.setup import registry
from tests.reading.books import definitions
from tests.workflows.people import NOW, somebody
from tests.workflows.scenes import BAURENO, DINKES, count, set_up

F = ServiceField
ADA, TIDAK = Status.ADA, Status.TIDAK
GIZI = Service(name="Gizi", said={F.WAKTU: ADA, F.SOP: ADA}, texts={F.WAKTU: "1 hari"})
IZIN = Service(name="Izin", said={F.WAKTU: TIDAK})


@dataclass(slots=True, kw_only=True)
class Reader:
    """Stands in for the pool of readers: says what a file means."""

    services: tuple[FoundService, ...] = ()
    asked: tuple[Ask, ...] = ()
    problems: tuple[Problem, ...] = ()
    units: tuple[Unit, ...] = (DINKES, BAURENO)
    remembered: list[Mapping[str, str]] = field(default_factory=list)

    def ask_many(
        self,
        job: Job[Found],
        files: Iterable[tuple[str, bytes]],
        remembered: Mapping[str, str] | None = None,
    ) -> Iterator[Found]:
        self.remembered.append(remembered or {})
        for name, data in files:
            open_asks = tuple(ask for ask in self.asked if ask.key not in (remembered or {}))
            yield ServicesReading(  # type: ignore[misc]  # the only job that is asked for here
                file=name,
                sha256=hashlib.sha256(data).hexdigest(),
                units=self.units,
                services=self.services,
                asked=open_asks,
                problems=self.problems,
            )


def of(unit: Unit, *services: Service) -> tuple[FoundService, ...]:
    return tuple(FoundService(service=one, unit=unit.id, place=Place()) for one in services)


def draft(caller: Caller, period_id: int, *found: FoundService, **more: object) -> Draft:
    reader = Reader(services=found, **more)  # type: ignore[arg-type]  # the fields of Reader, by name
    return service_intake.look_through(
        caller, ("layanan.xlsx", b"x"), reader, period_id=period_id, answers={}, now=NOW
    )


def keep(caller: Caller, found: Draft, **more: object) -> StoredServices:
    options = {"whole": False, "reason": "", "now": NOW, **more}
    return service_intake.store_services(caller, found, **options)  # type: ignore[arg-type]  # by name


def names(engine: sa.Engine, period_id: int, unit: Unit = DINKES) -> list[str]:
    found = workflow.services_of(operator(engine), period_id=period_id, unit_id=unit.id)
    return [service.name for service in found.services]


def refusal(caller: Caller, found: Draft, **more: object) -> Refusal:
    before = [count(caller.engine, table) for table in (service_uploads, service_lists, trail)]
    with pytest.raises(Refused) as error:
        keep(caller, found, **more)
    assert [count(caller.engine, table) for table in (service_uploads, service_lists, trail)] == before
    return error.value.code


def test_a_list_is_stored_and_seen(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    looked = draft(office, period_id, *of(DINKES, GIZI, IZIN), *of(BAURENO, IZIN))
    assert [(one.unit_id, one.added) for one in looked.changes(whole=False)] == [
        (DINKES.id, ("Gizi", "Izin")),
        (BAURENO.id, ("Izin",)),
    ]
    stored = keep(office, looked)
    assert (stored.units, stored.services, stored.added, stored.changed, stored.gone) == (2, 3, 3, 0, 0)
    found = workflow.services_of(office, period_id=period_id, unit_id=DINKES.id)
    assert found.services == (GIZI, IZIN)
    assert (found.figures.services, found.figures.with_sop) == (2, 1)
    whole = workflow.region(office, period_id=period_id)
    assert [(row.unit.id, row.services) for row in whole.units] == [(DINKES.id, 2), (BAURENO.id, 1)]
    assert whole.silent == 0
    [past] = workflow.files(office, period_id=period_id)
    assert (past.upload.name, past.upload.units) == ("layanan.xlsx", {DINKES.id, BAURENO.id})
    with reading(engine) as connection:
        written = connection.execute(sa.select(trail.c.event, trail.c.after)).all()
    assert written[-1].event == Event.SERVICES_STORED.value


def test_what_is_kept_is_a_workbook_of_what_was_read(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    stored = keep(office, draft(office, period_id, *of(DINKES, GIZI, IZIN), *of(BAURENO, IZIN)))
    name, data = workflow.original(office, stored.upload_id)
    assert name == "layanan.xlsx"
    again = read_services_file(data, name, definitions(), registry(engine), {})
    assert [(one.unit, one.service) for one in again.services] == [
        (DINKES.id, GIZI),
        (DINKES.id, IZIN),
        (BAURENO.id, IZIN),
    ]
    assert again.asked == ()


def test_a_later_list_adds_or_replaces_and_needs_a_reason(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    keep(office, draft(office, period_id, *of(DINKES, GIZI, IZIN)))
    better = structs.replace(IZIN, said={F.WAKTU: ADA}, texts={F.WAKTU: "2 hari"})
    looked = draft(office, period_id, *of(DINKES, better, Service(name="Baru", said={F.SOP: ADA})))
    assert [(c.added, c.changed, c.gone) for c in looked.changes(whole=True)] == [
        (("Baru",), ("Izin",), ("Gizi",))
    ]
    assert refusal(office, looked, whole=True) is Refusal.SERVICES_REASON_MISSING
    assert sentence(Refusal.SERVICES_REASON_MISSING, count=2) == (
        "Ada 2 layanan tersimpan yang akan diganti atau dihapus dari daftar. Tulis alasannya dahulu."
    )
    keep(office, looked, reason="reviu")
    assert names(engine, period_id) == ["Gizi", "Izin", "Baru"]
    looked = draft(office, period_id, *of(DINKES, better))
    stored = keep(office, looked, whole=True, reason="daftar baru")
    assert (stored.changed, stored.gone) == (0, 2)
    assert names(engine, period_id) == ["Izin"]


def test_the_same_list_again_is_refused(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    keep(office, draft(office, period_id, *of(DINKES, GIZI)))
    assert refusal(office, draft(office, period_id, *of(DINKES, GIZI))) is Refusal.SERVICES_KNOWN
    assert sentence(Refusal.SERVICES_KNOWN) == (
        "Isi berkas ini sama dengan daftar layanan yang sudah tersimpan, jadi tidak ada yang perlu disimpan."
    )


def test_what_changed_meanwhile_is_looked_at_again(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    first, second = draft(office, period_id, *of(DINKES, GIZI)), draft(office, period_id, *of(DINKES, IZIN))
    keep(office, first)
    assert refusal(office, second) is Refusal.SERVICES_STALE


def test_a_withdrawn_file_leaves_what_the_others_say(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    keep(office, draft(office, period_id, *of(DINKES, GIZI)))
    second = keep(office, draft(office, period_id, *of(DINKES, IZIN)), whole=True, reason="x")
    with pytest.raises(Refused) as error:
        workflow.withdraw(office, second.upload_id, reason=" ", now=NOW)
    assert error.value.code is Refusal.UNDO_REASON_MISSING
    workflow.withdraw(office, second.upload_id, reason="salah berkas", now=NOW)
    assert names(engine, period_id) == ["Gizi"]
    workflow.withdraw(office, second.upload_id, reason="sekali lagi", now=NOW)
    assert count(engine, service_withdrawals) == 1
    rows = workflow.files(office, period_id=period_id)
    told = [(past.upload.whole, past.upload.withdrawal and past.upload.withdrawal.reason) for past in rows]
    assert told == [(True, "salah berkas"), (False, None)]
    with pytest.raises(Refused) as error:
        workflow.withdraw(office, 99, reason="x", now=NOW)
    assert error.value.code is Refusal.UPLOAD_UNKNOWN


def test_nothing_stored_is_changed_or_deleted(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    keep(office, draft(office, period_id, *of(DINKES, GIZI)))
    for statement in (
        sa.update(service_uploads).values(name="lain"),
        sa.delete(service_uploads),
        sa.update(service_lists).values(services=b""),
        sa.delete(service_lists),
    ):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"), writing(engine) as connection:
            connection.execute(statement)


def test_a_frozen_period_and_one_whose_last_day_is_over_take_nothing(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    looked = draft(office, period_id, *of(DINKES, GIZI))
    with writing(engine) as connection:
        set_period_state(connection, period_id, PeriodState.DIBUKA)
        last = (NOW - timedelta(days=2)).date()
        set_deadlines(connection, period_id, Deadlines(report_until=last))
    own = somebody(engine, Role.OPD, units=[DINKES.id])
    assert refusal(own, looked) is Refusal.REPORTING_OVER
    with writing(engine) as connection:
        set_period_state(connection, period_id, PeriodState.DIBEKUKAN)
    assert refusal(office, looked) is Refusal.PERIOD_FROZEN


def test_a_unit_stores_only_its_own(engine: sa.Engine) -> None:
    period_id = set_up(engine)
    with writing(engine) as connection:
        set_period_state(connection, period_id, PeriodState.DIBUKA)
    own = somebody(engine, Role.OPD, units=[DINKES.id])
    looked = draft(own, period_id, *of(DINKES, GIZI), *of(BAURENO, IZIN))
    assert (list(looked.lists), looked.others) == ([DINKES.id], 1)
    keep(own, looked)
    assert names(engine, period_id, BAURENO) == []
    [row] = workflow.region(own, period_id=period_id).units
    assert row.unit.id == DINKES.id
    stranger = somebody(engine, Role.OPD, units=[BAURENO.id])
    with pytest.raises(Refused):
        workflow.services_of(stranger, period_id=period_id, unit_id=DINKES.id)
    assert refusal(stranger, looked) is Refusal.NOT_ALLOWED
    assert workflow.files(stranger, period_id=period_id) == ()
    [mine] = workflow.files(own, period_id=period_id)
    assert (mine.fetchable, mine.withdrawable) == (True, False)


def test_of_the_office_s_file_a_unit_is_told_only_its_own_part(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    stored = keep(office, draft(office, period_id, *of(DINKES, GIZI), *of(BAURENO, IZIN)), reason="rahasia")
    own = somebody(engine, Role.OPD, units=[DINKES.id])
    [past] = workflow.files(own, period_id=period_id)
    assert (past.upload.name, past.upload.reason) == ("Berkas gabungan dari Bagian Organisasi", "")
    assert (past.upload.units, past.fetchable) == ({DINKES.id}, False)
    with pytest.raises(Refused) as error:
        workflow.original(own, stored.upload_id)
    assert error.value.code is Refusal.UPLOAD_UNKNOWN


def test_questions_are_answered_first_and_remembered_with_the_list(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    ask = Ask(
        code=ProblemCode.ASK_UNIT,
        key="unit:dinkes?",
        place=Place(),
        text="Dinkes?",
        candidates=(Candidate(id=DINKES.id, label=DINKES.name),),
    )
    mark = replace(
        ask, code=ProblemCode.ASK_MARK, key="tanda:-|0", candidates=(Candidate(id="ada", label="ada"),)
    )
    looked = draft(office, period_id, *of(DINKES, GIZI), asked=(ask, mark))
    assert refusal(office, looked) is Refusal.OPEN_QUESTIONS
    for key, answer in ((ask.key, BAURENO.id), (ask.key, NONE_OF_THESE), (mark.key, "ada")):
        service_intake.check_answer(office, looked, key, answer)
    for key, answer, code in (
        (ask.key, "entah", Refusal.CANDIDATE_UNKNOWN),
        (mark.key, DINKES.id, Refusal.CANDIDATE_UNKNOWN),
        ("lain", "ada", Refusal.ASK_UNKNOWN),
    ):
        with pytest.raises(Refused) as error:
            service_intake.check_answer(office, looked, key, answer)
        assert error.value.code is code
    answers = {ask.key: DINKES.id, mark.key: "ada"}
    reader = Reader(services=of(DINKES, GIZI), asked=(ask, mark))
    settled = service_intake.look_through(
        office, ("x.xlsx", b"x"), reader, period_id=period_id, answers=answers, now=NOW
    )
    keep(office, settled)
    with reading(engine) as connection:
        assert read_remembered(connection, 0) == answers
    left = draft(office, period_id, *of(BAURENO, IZIN), asked=(replace(ask, key="lain"),))
    keep(office, left, without_asked=True)
    assert names(engine, period_id, BAURENO) == ["Izin"]


def test_a_list_without_a_name_from_the_account_of_one_unit_is_that_unit_s(engine: sa.Engine) -> None:
    period_id = set_up(engine)
    with writing(engine) as connection:
        set_period_state(connection, period_id, PeriodState.DIBUKA)
    own = somebody(engine, Role.OPD, units=[DINKES.id])
    ask = Ask(code=ProblemCode.ASK_UNIT_OF_FORM, key="formulir:x", place=Place(), text="", candidates=())
    reader = Reader(services=of(DINKES, GIZI), asked=(ask,))
    looked = service_intake.look_through(
        own, ("x.xlsx", b"x"), reader, period_id=period_id, answers={}, now=NOW
    )
    assert looked.reading.asked == ()
    assert reader.remembered[-1]["formulir:x"] == DINKES.id


def test_units_that_the_registry_does_not_know_are_named_and_left_out(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    new = Unit(id="baru", name="Dinas Baru", kind=UnitKind.DINAS)
    looked = draft(office, period_id, *of(new, GIZI), units=(new,))
    assert looked.unknown == ("Dinas Baru",)
    assert refusal(office, looked) is Refusal.SERVICES_NONE


def test_files_for_whoever_may_see_the_unit(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    keep(office, draft(office, period_id, *of(DINKES, GIZI, IZIN)))
    choice = service_files.SummaryChoice(period_id=period_id, unit_id=DINKES.id)
    name, page = service_files.summary(office, choice, on=NOW.date())
    assert name == "Ringkasan layanan Dinas Kesehatan.html"
    assert b"1 hari" in page
    name, page = service_files.summary(office, replace(choice, key="gizi"), on=NOW.date())
    assert name == "Ringkasan layanan Gizi.html"
    assert b"Izin" not in page
    with pytest.raises(Refused) as error:
        service_files.summary(office, replace(choice, key="entah"))
    assert error.value.code is Refusal.SERVICE_UNKNOWN
    with pytest.raises(Refused) as error:
        service_files.summary(office, replace(choice, unit_id="entah"))
    assert error.value.code is Refusal.UNIT_UNKNOWN
    name, data = service_files.services_list(office, period_id=period_id, unit_id=DINKES.id)
    again = read_services_file(data, name, definitions(), registry(engine), {})
    assert [one.service for one in again.services] == [GIZI, IZIN]
    assert service_files.template(office)[0] == "Templat daftar layanan.xlsx"
    stranger = somebody(engine, Role.OPD, units=[BAURENO.id])
    for call in (
        lambda: service_files.summary(stranger, choice),
        lambda: service_files.services_list(stranger, period_id=period_id, unit_id=DINKES.id),
    ):
        with pytest.raises(Refused) as error:
            call()
        assert error.value.code is Refusal.NOT_ALLOWED


SECRETS = ("Siti", "Aminah", "Budi", "081234567890", "197001011990032001", "3522010101700001")
PERSONAL = (
    b"No;OPD;Nama Layanan;Persyaratan;Prosedur;Penanganan Pengaduan;Nama Petugas;NIP;No. HP\n"
    b"1;Dinas Kesehatan;Gizi;KTP, NIK 3522010101700001;Temui Siti Aminah, S.Gz.;Petugas: Budi 081234567890;"
    b"Siti Aminah;197001011990032001;081234567890\n"
)


class RealReader:
    """Reads as a worker does."""

    def ask_many(
        self,
        job: Job[Found],
        files: Iterable[tuple[str, bytes]],
        remembered: Mapping[str, str] | None = None,
    ) -> Iterator[Found]:
        known = Registry(units=(DINKES, BAURENO))
        for name, data in files:
            reading = read_services_file(data, name, definitions(), known, remembered or {})
            yield job.decode([to_json(reading)], name, data)


def test_nothing_about_a_person_is_in_the_database(engine: sa.Engine) -> None:
    period_id, office = set_up(engine), operator(engine)
    looked = service_intake.look_through(
        office, ("layanan.csv", PERSONAL), RealReader(), period_id=period_id, answers={}, now=NOW
    )
    stored = keep(office, looked)
    held = [json.dumps([list(map(str, row)) for row in table]) for table in _tables(engine)]
    _, kept = workflow.original(office, stored.upload_id)
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        held += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    found = workflow.services_of(office, period_id=period_id, unit_id=DINKES.id)
    held += [str(found.services)]
    assert "Gizi" in held[-1]
    assert not [secret for secret in SECRETS for text in held if secret in text]
    [past] = workflow.files(office, period_id=period_id)
    assert past.upload.dropped == ()  # columns about persons are known for what they are, and left alone


def _tables(engine: sa.Engine) -> Iterator[list[sa.Row[tuple[object, ...]]]]:
    """Every row of every table, but for bytes, which are looked at unpacked."""
    with reading(engine) as connection:
        for table in metadata.sorted_tables:
            plain = [column for column in table.c if not isinstance(column.type, sa.LargeBinary)]
            if plain:
                yield list(connection.execute(sa.select(*plain)).all())
