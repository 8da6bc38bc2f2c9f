"""Nothing is read or written for whoever has no session, no right, or no longer has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from compliance.analysis.training_taken import Taken
from compliance.analysis.unit_lists import UnitList
from compliance.definitions.load import load_definitions
from compliance.model import (
    Basis,
    ChangeKind,
    Outcome,
    PeriodState,
    Place,
    Role,
    ScoreBasis,
    Status,
    UnitChange,
)
from compliance.model.complaints import Case
from compliance.model.services import Service
from compliance.model.training import Attendees, TrainingEvent
from compliance.problems import Problem, ProblemCode
from compliance.reading.attendance.result import AttendanceReading, Trained
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.surveys.result import Scale, Shape, Survey, SurveyReading
from compliance.storage.engine import writing
from compliance.storage.registry import Deadlines
from compliance.storage.tables import account_roles, accounts, trail
from compliance.text.workflows import Refusal
from compliance.workflows import accounts as people
from compliance.workflows import (
    carry_over,
    complaint_history,
    complaint_views,
    complaints,
    demonstration,
    dispensations,
    explanation,
    history,
    instrument_preview,
    instruments,
    intake,
    listings,
    objections,
    progress,
    publication,
    results,
    score_views,
    service_answers,
    service_files,
    service_intake,
    services,
    setup,
    standing,
    survey_views,
    surveys,
    templates,
    training,
    training_draft,
    training_intake,
    training_views,
    tree,
    trend,
    unit_changes,
    unit_effects,
    verification,
)
from compliance.workflows import trail as trails
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator, who
from compliance.workflows.setup import RegistrySource
from compliance.workflows.units import add_found
from tests.workflows.people import NOW, end_session, somebody
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    OWN_TOML,
    PUSKESMAS,
    Scripted,
    ask_unit,
    count,
    incoming,
    says,
    set_up,
    staged,
    stored,
    upload_rows,
    yes,
)
from tests.workflows.test_services import draft as service_draft
from tests.workflows.test_services import keep as service_keep
from tests.workflows.test_services import of
from tests.workflows.unit_lists import InProcess

DEFINITIONS = load_definitions()
LOCAL = next(iter(DEFINITIONS.instruments))
RENAMED = [UnitChange(unit_id="dinkes", kind=ChangeKind.UBAH, effective=NOW.date(), name="Dinas Baru")]
Call = Callable[[Caller], Any]


def own_instruments(period_id: int) -> dict[str, Call]:
    return {
        "own instruments": lambda who: instruments.versions(who, DEFINITIONS),
        "edition": lambda who: instruments.edition(who, DEFINITIONS, LOCAL),
        "add own": lambda who: instruments.add(who, DEFINITIONS, file="x.toml", data=OWN_TOML, now=NOW),
        "use own": lambda who: instruments.use(who, DEFINITIONS, 99, now=NOW),
        "withdraw own": lambda who: instruments.withdraw(who, 99, reason="x", now=NOW),
        "original own": lambda who: instruments.original(who, 99),
        "preview": lambda who: instrument_preview.preview(
            who, DEFINITIONS, 99, period_id=period_id, other_id=LOCAL
        ),
        "preview explained": lambda who: instrument_preview.preview_explained(
            who, DEFINITIONS, 99, period_id=period_id, unit_id=BAURENO.id
        ),
    }


def about_complaints(period_id: int, upload_id: int) -> dict[str, Call]:
    """What is taken in and shown of complaints."""
    ask = ask_unit()
    return {
        "read complaints": lambda who: complaints.read_files(
            who, [("x", b"x")], NoReaders(), period_id=period_id
        ),
        "answer complaints": lambda who: complaints.answer(who, ask, "-", period_id=period_id, now=NOW),
        "preview complaints": lambda who: complaints.preview(who, [], period_id=period_id),
        "store complaints": lambda who: complaints.store_readings(who, [], period_id=period_id, now=NOW),
        "withdraw complaints": lambda who: complaints.withdraw(who, upload_id, reason="x", now=NOW),
        "kept complaints": lambda who: complaint_history.kept(who, upload_id),
        "complaint uploads": lambda who: complaint_history.uploads(who, period_id=period_id),
        "complaints": lambda who: complaint_views.complaints_for(who, period_id=period_id, on=NOW.date()),
        "propose complaints": lambda who: complaint_views.propose(
            who, DEFINITIONS, period_id=period_id, year=NOW.year, now=NOW
        ),
    }


def about_surveys(period_id: int) -> dict[str, Call]:
    """What is taken in and shown of surveys of satisfaction."""
    found = Survey(place=Place(), shape=Shape.TABLE, scale=Scale.FOUR, unsur=("waktu",), means=(Fraction(3),))
    read = SurveyReading(file="skm.csv", sha256="0" * 64, surveys=(found,))
    taken = [surveys.Taken(reading=read, survey=found, unit_id=BAURENO.id)]
    return {
        "read surveys": lambda who: surveys.read_files(who, [("x", b"x")], NoReaders(), period_id=period_id),
        "offer surveys": lambda who: surveys.offered(who, [read], period_id=period_id),
        "store surveys": lambda who: surveys.store_surveys(who, taken, period_id=period_id, now=NOW),
        "withdraw survey": lambda who: surveys.withdraw(who, 99, reason="x", now=NOW),
        "surveys": lambda who: survey_views.surveys_for(who, DEFINITIONS, period_id=period_id),
        "surveys of": lambda who: survey_views.surveys_of(who, DEFINITIONS, BAURENO),
        "propose surveys": lambda who: survey_views.propose(
            who, DEFINITIONS, [99], period_id=period_id, now=NOW
        ),
    }


def about_training(period_id: int) -> dict[str, Call]:
    """What is taken in and shown of training."""

    def looked(who: Caller) -> training_draft.Draft:
        event, came = TrainingEvent(title="Bimtek", day=NOW.date()), {"frontline": True, "events": (0,)}
        someone = (Attendees(unit=BAURENO.id, people=1, **came),)
        listed = (Trained(unit=BAURENO, listed=1, attended=1),)
        read = AttendanceReading(
            file="a.csv", sha256="0" * 64, events=(event,), attendees=someone, trained=listed
        )
        return training_draft.Draft(
            period=setup.periods(who.engine)[-1],
            readings=(read,),
            units={BAURENO.id: BAURENO},
            others=0,
            unknown=(),
            known={},
            standing=(),
            answers={},
        )

    taken = training_intake.Decision(taken=(Taken(file=0, event=0, title="Bimtek", day=NOW.date()),))
    ids: dict[str, Any] = {"period_id": period_id, "now": NOW}
    return {
        "look through training": lambda who: training_draft.look_through(
            who, [("x", b"x")], NoReaders(), answers={}, **ids
        ),
        "check training answer": lambda who: training_draft.check_answer(who, looked(who), "k", "-"),
        "store training": lambda who: training_intake.store_training(who, looked(who), taken, now=NOW),
        "withdraw training": lambda who: training.withdraw(who, 99, reason="x", now=NOW),
        "training files": lambda who: training.files(who, period_id=period_id),
        "training": lambda who: training_views.training_for(who, DEFINITIONS, period_id=period_id),
        "propose training": lambda who: training_views.propose(who, DEFINITIONS, [BAURENO.id], **ids),
    }


class NoReaders:
    """A pool of readers that refuses every file."""

    def ask_many(self, job: Any, files: Any, remembered: Any = None) -> Iterator[Any]:
        refused = Problem(code=ProblemCode.NOT_A_SPREADSHEET)
        return (job.refused(name, data, refused) for name, data in files)


def over_time(period_id: int) -> dict[str, Call]:
    """What compares periods, and what was published about them."""
    pair = progress.Pairing(
        before=period_id, after=period_id, instrument_before=LOCAL, instrument_after=LOCAL
    )
    draft = results.Draft(
        year=NOW.year, source="Surat 1/2026", basis=Basis.RESMI, edition=LOCAL, score="70,00"
    )
    return {
        "period instruments": lambda who: progress.instruments_of(who, DEFINITIONS, period_id),
        "progress": lambda who: progress.progress_for(who, DEFINITIONS, pair),
        "unit progress": lambda who: progress.unit_progress_for(who, DEFINITIONS, pair, unit_id=BAURENO.id),
        "changed answers": lambda who: progress.changed_answers_for(who, DEFINITIONS, pair),
        "trend": lambda who: trend.trend_for(who, DEFINITIONS, instrument_id=LOCAL),
        "unit trend": lambda who: trend.trend_for(who, DEFINITIONS, instrument_id=LOCAL, unit_id=BAURENO.id),
        "results": lambda who: results.results_for(who, DEFINITIONS),
        "record result": lambda who: results.record_result(who, DEFINITIONS, draft, now=NOW),
        "withdraw result": lambda who: results.withdraw_result(who, 99, reason="x", now=NOW),
    }


def about_services(period_id: int) -> dict[str, Call]:
    """What is known of services: seen, handed in, turned into answers, printed."""
    mine = {"period_id": period_id, "unit_id": BAURENO.id}
    summary = service_files.SummaryChoice(period_id=period_id, unit_id=BAURENO.id)
    answer = service_answers.Choice(unit_id=BAURENO.id, question="sop.ada", value=Status.ADA)
    found = of(BAURENO, Service(name="Surat"))

    def looked(who: Caller) -> service_intake.Draft:
        return service_draft(operator(who.engine), period_id, *found)

    return {
        "services": lambda who: services.services_of(who, **mine),
        "services of all": lambda who: services.region(who, period_id=period_id),
        "service files": lambda who: services.files(who, period_id=period_id),
        "original services": lambda who: services.original(who, 1),
        "withdraw services": lambda who: services.withdraw(who, 1, reason="x", now=NOW),
        "look through services": lambda who: service_draft(who, period_id, *found),
        "check service answer": lambda who: service_intake.check_answer(who, looked(who), "k", "-"),
        "store services": lambda who: service_intake.store_services(
            who, looked(who), whole=False, reason="", now=NOW
        ),
        "service proposal": lambda who: service_answers.proposal(who, DEFINITIONS, **mine),
        "take service answers": lambda who: service_answers.take(
            who, DEFINITIONS, [answer], period_id=period_id, now=NOW
        ),
        "service summary": lambda who: service_files.summary(who, summary),
        "service list": lambda who: service_files.services_list(who, **mine),
    }


SEEN_SERVICES = {"services", "services of all", "service files", "service summary", "service list"}


def everything(
    engine: sa.Engine, period_id: int, batch_id: str, upload_id: int, complaints_id: int = 1
) -> dict[str, Call]:
    """Every workflow that takes a caller."""
    ids = {"period_id": period_id, "instrument_id": LOCAL}
    return {
        "stage": lambda who: intake.stage(who, incoming([("x", b"x")]), period_id=period_id, now=NOW),
        "progress": lambda who: intake.progress(who, batch_id),
        "batch": lambda who: intake.batch(who, batch_id),
        "answer": lambda who: intake.answer_question(who, batch_id, "k", "-", NOW),
        "remove": lambda who: intake.remove_file(who, batch_id, 99),
        "confirm": lambda who: intake.confirm(who, batch_id, reason="", now=NOW),
        "open batches": lambda who: intake.open_batches(who),
        "discard": lambda who: intake.discard(who, batch_id),
        "uploads": lambda who: history.uploads(who, period_id),
        "original": lambda who: history.original(who, upload_id),
        "undo": lambda who: history.undo(who, upload_id, reason="salah", now=NOW),
        "overview": lambda who: score_views.overview_for(who, DEFINITIONS, **ids, today=NOW.date()),
        "ranking": lambda who: score_views.ranking_for(who, DEFINITIONS, **ids),
        "gaps": lambda who: score_views.both_gaps_for(who, DEFINITIONS, **ids, unit_id=BAURENO.id),
        "explanation": lambda who: explanation.explanation_for(who, DEFINITIONS, **ids, unit_id=BAURENO.id),
        "region": lambda who: explanation.region_for(who, DEFINITIONS, **ids),
        "explained units": lambda who: explanation.explained_units(
            who,
            DEFINITIONS,
            score_views.ranking_for(operator(engine), DEFINITIONS, **ids),
            ScoreBasis.PERNYATAAN,
        ),
        "add period": lambda who: setup.add_period(who, name="X", assessment_date=date(2027, 1, 1), now=NOW),
        "move": lambda who: setup.set_assessment_date(who, period_id, date(2027, 1, 1)),
        "deadlines": lambda who: setup.set_deadlines(who, period_id, Deadlines(report_until=NOW.date())),
        "template": lambda who: templates.units_to_fill(who, period_id),
        "proposal": lambda who: carry_over.proposal(
            who, DEFINITIONS, period_id=period_id, source_id=period_id
        ),
        "carry": lambda who: carry_over.carry(
            who,
            DEFINITIONS,
            [carry_over.Choice(unit_id=BAURENO.id, question="sop.ada", claim="")],
            period_id=period_id,
            source_id=period_id,
            now=NOW,
        ),
        "advance": lambda who: publication.advance(
            who, period_id, PeriodState.DIBUKA, definitions=DEFINITIONS, now=NOW
        ),
        "recount": lambda who: publication.recount(who, period_id, DEFINITIONS),
        "registry": lambda who: setup.choose_registry(who, RegistrySource.BERKAS, now=NOW),
        "demonstration": lambda who: demonstration.load_demonstration(who, DEFINITIONS, now=NOW),
        "trail": lambda who: trails.entries(who),
        "chain": lambda who: trails.checked_chain(who),
        "export": lambda who: trails.note_export(who, "x"),
        "unit changes": lambda who: unit_changes.changes(who),
        "present units": lambda who: unit_changes.present(who),
        "propose units": lambda who: unit_changes.propose(who, RENAMED),
        "read list": lambda who: unit_changes.read_list(
            who, "unit.csv", b"nama,jenis\n", partial(nullcontext, InProcess())
        ),
        "propose list": lambda who: unit_changes.propose_list(who, UnitList(), effective=NOW.date()),
        "unit effects": lambda who: unit_effects.effects(
            who, unit_changes.propose(operator(who.engine), RENAMED)
        ),
        "add units found": lambda who: add_found(who, ()),
        "apply units": lambda who: unit_changes.apply(
            who, unit_changes.propose(operator(who.engine), RENAMED), reason="x", now=NOW
        ),
        "withdraw change": lambda who: unit_changes.withdraw(who, 1, reason="x", now=NOW),
        "listings": lambda who: listings.listings_for(who, DEFINITIONS, period_id=period_id),
        "listing history": lambda who: listings.history_of(who, BAURENO),
        "level": lambda who: tree.level(who, DEFINITIONS, **ids),
        "level below": lambda who: tree.level(who, DEFINITIONS, **ids, parent=BAURENO.id),
        "accounts": lambda who: people.accounts(who),
        "add account": lambda who: people.add_account(
            who, username="baru", name="Baru", roles=[Role.PIMPINAN]
        ),
        "change account": lambda who: people.change_account(who, 1, name="X", roles=[Role.PIMPINAN]),
        "reset": lambda who: people.issue_reset(who, 1),
        "close": lambda who: people.close_account(who, 1),
        "sessions": lambda who: people.sessions_of(who, 1),
        "revoke": lambda who: people.revoke_sessions(who, 1),
        "remove factor": lambda who: people.remove_second_factor(who, 1),
        "items": lambda who: verification.items(who, DEFINITIONS, period_id=period_id),
        "decide": lambda who: verification.decide(who, DEFINITIONS, [], period_id=period_id, now=NOW),
        "states": lambda who: standing.standing_of_unit(
            who, DEFINITIONS, period_id=period_id, unit_id=BAURENO.id
        ),
        "objections": lambda who: objections.cases(who, DEFINITIONS, period_id=period_id),
        "object": lambda who: objections.file_objection(
            who,
            DEFINITIONS,
            objections.Protest(unit_id=BAURENO.id, question="sop.ada", against=None, reason="x"),
            period_id=period_id,
        ),
        "rule": lambda who: objections.rule(
            who, DEFINITIONS, 99, objections.NewRuling(outcome=Outcome.DITOLAK, reason="x")
        ),
        "dispensations": lambda who: dispensations.dispensations(who),
        "dispense": lambda who: dispensations.give(
            who,
            DEFINITIONS,
            dispensations.NewDispensation(
                unit_id=BAURENO.id,
                element="skm",
                valid_from=NOW.date(),
                valid_until=NOW.date(),
                basis="Surat",
            ),
        ),
        "withdraw": lambda who: dispensations.withdraw(who, 99, reason="x"),
        **own_instruments(period_id),
        **about_services(period_id),
        "service template": lambda who: service_files.template(who),
        **over_time(period_id),
        **about_complaints(period_id, complaints_id),
        **about_surveys(period_id),
        **about_training(period_id),
        "me": lambda who: people.me(who),
        "my sessions": lambda who: people.my_sessions(who),
    }


@pytest.fixture
def calls(engine: sa.Engine) -> dict[str, Call]:
    pool, period_id = Scripted(), set_up(engine, DINKES, BAURENO, PUSKESMAS)
    done = stored(engine, pool, period_id, pool.file(b"a", says(BAURENO, sop_ada=yes())))
    assert done.files == 1
    waiting = staged(engine, pool, period_id, pool.file(b"b", says(BAURENO, sp_ada=yes())))
    case = Case(key="", unit=BAURENO.id, received=NOW.date())
    told = ComplaintsReading(file="aduan.csv", sha256="0" * 64, cases=(case,))
    complaints.store_readings(operator(engine), [told], period_id=period_id, now=NOW)
    office = operator(engine)
    service_keep(office, service_draft(office, period_id, *of(BAURENO, Service(name="Izin"))))
    return everything(engine, period_id, waiting, upload_rows(engine, period_id)[0].id)


def refused(call: Call, caller: Caller) -> Refusal:
    before = count(caller.engine, trail)
    with pytest.raises(Refused) as error:
        call(caller)
    assert count(caller.engine, trail) == before
    return error.value.code


def code_of(call: Call, caller: Caller) -> Refusal | None:
    try:
        call(caller)
    except Refused as error:
        return error.code
    return None


def test_a_stranger_gets_nothing(engine: sa.Engine, calls: dict[str, Call]) -> None:
    """Neither without a session nor with a made-up one, one that ended, ran out, or whose account closed."""
    ended = somebody(engine, *Role)
    end_session(ended)
    late = replace(somebody(engine, *Role), clock=lambda: NOW + timedelta(hours=2))
    closed = somebody(engine, *Role)
    with writing(engine) as connection:
        number = sa.select(sa.func.max(accounts.c.id)).scalar_subquery()
        connection.execute(sa.update(accounts).where(accounts.c.id == number).values(closed_at=NOW))
    strangers = (Caller(engine=engine), Caller(engine=engine, session="0" * 64), ended, late, closed)
    found = {(name, refused(call, caller)) for name, call in calls.items() for caller in strangers}
    assert found == {(name, Refusal.SIGNED_OUT) for name in calls}


NOBODYS = {"me", "my sessions", "export", "open batches"}  # what everybody may, about themselves alone
NOBODYS |= {"service template"}  # or about nobody
UNITS = (
    {"unit changes", "present units", "propose units", "read list", "propose list", "apply units"}
    | {
        "unit effects",
        "add units found",
    }
    | {
        "withdraw change",
        "level",
        "level below",
        "listings",
        "listing history",
    }
)
OVER_TIME = set(over_time(0)) - {"results", "record result", "withdraw result"}
SEEN_COMPLAINTS = {"complaint uploads", "complaints"}
EXPLAINED = {"explanation", "region", "explained units"}
MAY: dict[Role, set[str]] = {
    Role.ADMINISTRATOR: {"uploads", "overview", "ranking", "gaps", "add period", "move", "advance", "recount"}
    | {
        "deadlines",
        "registry",
        "states",
        "demonstration",
        "trail",
        "chain",
        "accounts",
        "add account",
        "change account",
        "reset",
    }
    | {"close", "sessions", "revoke", "remove factor"}
    | EXPLAINED
    | OVER_TIME
    | {"results"}
    | UNITS
    | SEEN_COMPLAINTS
    | SEEN_SERVICES
    | {"surveys", "surveys of"}
    | {"training", "training files"}
    | set(own_instruments(0)),
    Role.ORGANISASI: {"stage", "progress", "batch", "answer", "remove", "confirm", "discard", "uploads"}
    | {"original", "undo", "overview", "ranking", "gaps", "items", "decide", "states"}
    | {"objections", "object", "rule"}
    | {"dispensations", "dispense", "withdraw"}
    | UNITS
    | EXPLAINED
    | set(over_time(0))
    | set(about_complaints(0, 0))
    | set(about_surveys(0))
    | set(about_training(0))
    | set(about_services(0))
    | {"proposal", "carry", "template"},
    Role.PIMPINAN: {"results"},
    Role.OPD: {"uploads", "results", "level", "listings", "surveys"}
    | SEEN_COMPLAINTS
    | {"services of all", "service files"}
    | {"training", "training files"},
}


@pytest.mark.parametrize("role", Role)
def test_a_draft_period_of_a_foreign_unit(engine: sa.Engine, calls: dict[str, Call], role: Role) -> None:
    """What each role may do there; what it may, ends well or is refused for another reason."""
    units = [DINKES.id] if role is Role.OPD else []
    for name, call in calls.items():
        if name in NOBODYS | MAY[role]:
            continue
        code = refused(call, somebody(engine, role, units=units))
        hidden = {Refusal.BATCH_UNKNOWN, Refusal.UPLOAD_UNKNOWN} if role is not Role.ADMINISTRATOR else set()
        closed = {Refusal.NOT_ALLOWED, Refusal.NOT_PUBLISHED, Refusal.NOT_OPEN, Refusal.BATCH_UNKNOWN}
        assert code in closed | hidden, name


def test_what_is_allowed_is_not_refused_for_want_of_a_right(
    engine: sa.Engine, calls: dict[str, Call]
) -> None:
    wanting = {Refusal.NOT_ALLOWED, Refusal.NOT_PUBLISHED, Refusal.NOT_OPEN, Refusal.SIGNED_OUT}
    for role, names in MAY.items():
        for name in sorted(names | NOBODYS):
            units = [DINKES.id] if role is Role.OPD else []
            assert code_of(calls[name], somebody(engine, role, units=units)) not in wanting, (role, name)


def test_a_right_that_was_taken_away_is_gone_at_once(engine: sa.Engine, calls: dict[str, Call]) -> None:
    caller = somebody(engine, Role.ORGANISASI)
    calls["overview"](caller)
    with writing(engine) as connection:
        connection.execute(sa.delete(account_roles))
    assert refused(calls["overview"], caller) is Refusal.NOT_ALLOWED


def test_the_refusal_names_what_is_not_allowed(engine: sa.Engine, calls: dict[str, Call]) -> None:
    with pytest.raises(Refused) as error:
        calls["accounts"](somebody(engine, Role.ORGANISASI))
    assert str(error.value) == (
        "Akun Anda tidak berhak untuk ini: mengelola akun. Bila menurut Anda perlu, hubungi administrator."
    )
    with pytest.raises(Refused) as error:
        calls["ranking"](somebody(engine, Role.PIMPINAN))
    assert str(error.value) == (
        "Periode “Penilaian 2026” belum diterbitkan. "
        "Anda dapat melihatnya setelah administrator menerbitkannya."
    )


def test_units_below_ones_own_are_ones_own(engine: sa.Engine, calls: dict[str, Call]) -> None:
    person = who(somebody(engine, Role.OPD, units=[DINKES.id]))
    assert person.units == {DINKES.id, PUSKESMAS.id}


def test_the_operator_is_said_in_so_many_words() -> None:
    """An empty session is nobody, never the operator."""
    engine = sa.create_engine("sqlite://")
    assert not Caller(engine=engine).operator
    assert operator(engine).operator
