"""What services have, what a unit's answers follow from, and lists laid over each other."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.analysis.service_lists import Layer, difference, keyed, laid_over, replay, updated
from compliance.analysis.services import (
    Proposed,
    completeness,
    figures,
    foremost_first,
    proposals,
    roll_up,
    status_of,
)
from compliance.definitions.services import shipped_services
from compliance.model import Answer, Status, Unit, UnitKind
from compliance.model.services import COMPONENTS, RollUp, RollUpKind, Service, ServiceField

F = ServiceField
ADA, PROSES, TIDAK, NONE = Status.ADA, Status.PROSES, Status.TIDAK, Status.TIDAK_BERLAKU
DEFINITION = shipped_services()
UNIT = Unit(id="dinkes", name="Dinas Kesehatan", kind=UnitKind.DINAS)
COMPLETE = Service(
    name="Lengkap", said=dict.fromkeys(COMPONENTS, ADA) | {F.SOP: ADA, F.SK: ADA, F.ELEKTRONIK: ADA}
)


def service(name: str = "A", counted: int | None = None, **said: Status) -> Service:
    return Service(name=name, said={F(one): status for one, status in said.items()}, counted=counted)


def proposed(*services: Service, now: dict[str, Answer] | None = None) -> dict[str, Proposed]:
    return {one.question: one for one in proposals(UNIT, services, DEFINITION, now or {})}


def test_the_foremost_come_first() -> None:
    assert foremost_first(DEFINITION)[:4] == (F.PERSYARATAN, F.WAKTU, F.BIAYA, F.PROSEDUR)
    assert sorted(foremost_first(DEFINITION)) == sorted(COMPONENTS)
    found = completeness(service(waktu=TIDAK, evaluasi=TIDAK, produk=ADA, sarana=NONE), DEFINITION)
    assert found.having == 1
    assert found.lacking == (F.WAKTU, F.EVALUASI)
    assert found.unsaid[:3] == (F.PERSYARATAN, F.BIAYA, F.PROSEDUR)
    assert F.SARANA not in (*found.lacking, *found.unsaid)


def test_fourteen_are_complete_named_or_counted() -> None:
    assert completeness(COMPLETE, DEFINITION).is_complete
    assert completeness(service(counted=14), DEFINITION).is_complete
    assert completeness(service(counted=13, produk=ADA), DEFINITION).having == 13


def test_the_figures_of_a_unit() -> None:
    lacking = service("B", persyaratan=ADA, waktu=ADA, biaya=TIDAK, sop_nomor=ADA)
    found = figures(UNIT, [COMPLETE, lacking], DEFINITION)
    assert (found.services, found.complete, found.foremost) == (2, 1, 1)
    assert (found.with_sop, found.displayed, found.decreed) == (2, 1, 1)
    assert found.lacking_foremost == {F.PERSYARATAN: 0, F.WAKTU: 0, F.BIAYA: 1}
    assert found.share == Fraction(16, 28)
    assert figures(UNIT, [], DEFINITION).share is None


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, None),
        ({"sop": TIDAK}, TIDAK),
        ({"sop": TIDAK, "sop_nomor": ADA}, ADA),
        ({"sop_nomor": TIDAK}, TIDAK),
        ({"sop": PROSES, "sop_nomor": TIDAK}, PROSES),
    ],
)
def test_one_of_some_things_suffices(said: dict[str, Status], status: Status | None) -> None:
    assert status_of(service(**said), (F.SOP, F.SOP_NOMOR)) is status


def test_what_one_way_of_showing_leaves_open_stays_open() -> None:
    fields = (F.PAJANG, F.NONELEKTRONIK, F.ELEKTRONIK)
    assert status_of(service(elektronik=TIDAK), fields) is None
    assert status_of(service(elektronik=TIDAK, nonelektronik=TIDAK), fields) is TIDAK
    assert status_of(service(pajang=TIDAK), fields) is TIDAK


@pytest.mark.parametrize(
    ("statuses", "any_of", "every"),
    [
        ([ADA, ADA], ADA, ADA),
        ([ADA, TIDAK], ADA, TIDAK),
        ([ADA, PROSES], ADA, PROSES),
        ([ADA, None], ADA, None),
        ([TIDAK, None], None, TIDAK),
        ([TIDAK, TIDAK], TIDAK, TIDAK),
        ([PROSES, TIDAK], PROSES, TIDAK),
        ([ADA, NONE], ADA, ADA),
        ([NONE, NONE], None, None),
    ],
)
def test_any_and_every(statuses: list[Status | None], any_of: Status | None, every: Status | None) -> None:
    services = [service(str(i), **({"sop": s} if s else {})) for i, s in enumerate(statuses)]
    for kind, wanted in ((RollUpKind.ANY, any_of), (RollUpKind.EVERY, every)):
        rolled = roll_up(RollUp(question="sop.ada", kind=kind, fields=(F.SOP,)), services)
        assert (rolled.value if rolled else None) is wanted


def test_counts() -> None:
    having = RollUp(question="q", kind=RollUpKind.COUNT_HAVING, fields=(F.SOP,))
    rolled = roll_up(having, [service("a", sop=ADA), service("b", sop=TIDAK)])
    assert rolled is not None
    assert (rolled.value, rolled.having) == (1, 1)
    assert roll_up(having, [service("a", sop=ADA), service("b")]) is None
    common = RollUp(question="q", kind=RollUpKind.COMPONENTS)
    other = Service(name="b", said={**dict.fromkeys(COMPONENTS, ADA), F.BIAYA: TIDAK})
    both = roll_up(common, [COMPLETE, other])
    assert both is not None
    assert (both.value, both.having) == (13, 1)
    counted = roll_up(common, [service("a", counted=9), COMPLETE])
    assert counted is not None
    assert counted.value == 9
    assert roll_up(common, [COMPLETE, service("b", biaya=ADA)]) is None


def test_what_follows_for_the_checklist() -> None:
    found = proposed(COMPLETE, service("B", persyaratan=ADA, waktu=TIDAK, sop=TIDAK, sk=ADA))
    assert found["sop.layanan"].value == 2
    assert found["sop.layanan_ber_sop"].value == 1
    assert found["sop.ada"].value is ADA
    assert found["sp.ada"].value is ADA
    assert found["sp.komponen.persyaratan"].value is ADA
    assert found["sp.komponen.waktu"].value is TIDAK
    assert found["sp.ditetapkan"].value is ADA
    assert "sp.komponen.biaya" not in found  # B does not say
    assert "sp.komponen" not in found
    assert (found["sp.komponen.waktu"].having, found["sp.komponen.waktu"].of) == (1, 2)
    assert all(one.is_new for one in found.values())
    assert proposed() == {}


def test_what_is_answered_alike_is_not_proposed_and_what_differs_is_told() -> None:
    now = {"sop.ada": Answer(value=ADA), "sop.layanan": Answer(value=Fraction(9))}
    found = proposed(COMPLETE, now=now)
    assert "sop.ada" not in found
    assert found["sop.layanan"].now == now["sop.layanan"]
    assert not found["sop.layanan"].is_new


SAID = st.dictionaries(st.sampled_from(list(COMPONENTS[:4])), st.sampled_from([ADA, PROSES, TIDAK, NONE]))
SERVICES = st.builds(lambda name, said: Service(name=name, said=said), st.sampled_from(["A", "B", "C"]), SAID)
LISTS = st.lists(SERVICES, max_size=3).map(tuple)
LAYERS = st.lists(st.builds(lambda s, w: Layer(services=s, whole=w), LISTS, st.booleans()), max_size=4)


@given(st.lists(SERVICES, min_size=1, max_size=5), SERVICES)
def test_one_more_service_never_makes_a_component_common(services: list[Service], more: Service) -> None:
    rule = RollUp(question="q", kind=RollUpKind.EVERY, fields=(F.PERSYARATAN,))
    before, after = roll_up(rule, services), roll_up(rule, [*services, more])
    if before is not None and before.value in (TIDAK, PROSES):
        assert after is not None
        assert after.value in (TIDAK, PROSES)


@given(LAYERS)
def test_a_whole_list_is_what_stands_and_nothing_else(layers: list[Layer]) -> None:
    last = Layer(services=(COMPLETE,), whole=True)
    assert replay([*layers, last]) == keyed([COMPLETE])
    assert laid_over(replay(layers), Layer(services=(), whole=False)) == replay(layers)


@given(LAYERS, LISTS)
def test_the_same_list_twice_changes_nothing_more(layers: list[Layer], services: tuple[Service, ...]) -> None:
    once = laid_over(replay(layers), Layer(services=services, whole=False))
    assert difference("u", once, laid_over(once, Layer(services=services, whole=False))).is_nothing


def test_an_empty_cell_deletes_nothing_and_a_refusal_takes_its_text_along() -> None:
    old = Service(name="A", said={F.WAKTU: ADA, F.SOP: ADA}, texts={F.WAKTU: "1 hari"}, counted=3)
    later = updated(old, Service(name="a", said={F.WAKTU: TIDAK}))
    assert later == Service(name="a", said={F.WAKTU: TIDAK, F.SOP: ADA}, counted=3)


def test_a_difference_names_what_is_new_other_and_gone() -> None:
    before = keyed([service("A", sop=ADA), service("B"), service("C")])
    after = keyed([service("a", sop=TIDAK), service("C"), service("D")])
    found = difference("u", before, after)
    assert (found.added, found.changed, found.gone, found.same) == (("D",), ("a",), ("B",), 1)
    assert found.replaced == 2
