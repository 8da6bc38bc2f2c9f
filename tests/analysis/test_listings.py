"""How units stand on Google: the next step, what does not fit together, and the sums."""

from __future__ import annotations

from fractions import Fraction

import pytest

from compliance.analysis.addresses import MapForm, map_form
from compliance.analysis.listings import Listing, Oddity, Step, counting, listing, totals
from compliance.definitions.load import load_definitions
from compliance.model import Answer, AnswerValue, Status, Unit, UnitKind

UNIT = Unit(id="dinkes", name="Dinas Kesehatan", kind=UnitKind.DINAS)
MAPS = "https://maps.app.goo.gl/AbC123"
YES, NO, WAIVED = Status.ADA, Status.TIDAK, Status.TIDAK_BERLAKU


def on_google(**said: AnswerValue) -> Listing:
    return listing(UNIT, {f"google.{name}": Answer(value=value) for name, value in said.items()})


@pytest.mark.parametrize(
    ("link", "form"),
    [
        (MAPS, MapForm.PLACE),
        ("maps.app.goo.gl", MapForm.BARE),
        ("https://g.page/dinkes-contoh", MapForm.PLACE),
        ("https://g.page/", MapForm.BARE),
        ("https://goo.gl/maps/xYz", MapForm.PLACE),
        ("https://goo.gl/xYz", MapForm.ELSEWHERE),
        ("https://www.google.com/maps/place/Dinas+Kesehatan/@-7.1,111.8,17z", MapForm.PLACE),
        ("https://www.google.co.id/maps/search/?api=1&query=dinkes", MapForm.PLACE),
        ("https://maps.google.com/?cid=123456", MapForm.PLACE),
        ("https://maps.google.com/?q=", MapForm.BARE),
        ("https://www.google.com/maps", MapForm.BARE),
        ("https://www.google.com/maps/@-7.1,111.8,17z", MapForm.BARE),
        ("https://www.google.com/search?q=dinkes", MapForm.ELSEWHERE),
        ("https://maps.google.com.example.org/place/x", MapForm.ELSEWHERE),
        ("https://notgoogle.com/maps/place/x", MapForm.ELSEWHERE),
        ("https://dinkes.go.id", MapForm.ELSEWHERE),
        ("", MapForm.ELSEWHERE),
    ],
)
def test_the_form_of_a_link_to_the_map(link: str, form: MapForm) -> None:
    assert map_form(link) is form


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ({}, Step.LOOK),
        ({"ada": NO}, Step.LIST),
        ({"ada": Status.PROSES}, Step.LIST),
        ({"ada": WAIVED}, Step.DONE),
        ({"ada": YES}, Step.CLAIM),
        ({"ada": YES, "diklaim": YES}, Step.LINK),
        ({"ada": YES, "diklaim": YES, "tautan": ("https://dinkes.go.id",)}, Step.LINK),
        ({"ada": YES, "diklaim": YES, "tautan": (MAPS,)}, Step.DONE),
        ({"ada": YES, "diklaim": YES, "tautan": (MAPS,), "dibalas": NO}, Step.ANSWER),
        ({"ada": YES, "diklaim": YES, "tautan": (MAPS,), "ulasan": Fraction(9)}, Step.ANSWER),
        ({"ada": YES, "diklaim": YES, "tautan": (MAPS,), "ulasan": Fraction(9), "dibalas": YES}, Step.DONE),
        (
            {"ada": YES, "diklaim": YES, "tautan": (MAPS,), "ulasan": Fraction(9), "balasan": Fraction(9)},
            Step.DONE,
        ),
    ],
)
def test_the_next_step(said: dict[str, AnswerValue], step: Step) -> None:
    assert on_google(**said).step is step


@pytest.mark.parametrize(
    ("said", "oddities"),
    [
        ({"ada": NO, "tautan": (MAPS,)}, (Oddity.NOT_LISTED_WITH_LINK,)),
        ({"ada": NO, "rating": Fraction(4)}, (Oddity.NOT_LISTED_WITH_REVIEWS,)),
        ({"ada": YES, "tautan": ("https://x.go.id",)}, (Oddity.LINK_ELSEWHERE,)),
        ({"ada": YES, "tautan": ("https://maps.google.com",)}, (Oddity.LINK_BARE,)),
        ({"ulasan": Fraction(3), "balasan": Fraction(4)}, (Oddity.MORE_ANSWERED_THAN_WRITTEN,)),
        ({"rating": Fraction(5), "ulasan": Fraction(0)}, (Oddity.RATING_WITHOUT_REVIEWS,)),
        ({"ada": YES, "tautan": (MAPS,), "rating": Fraction(5)}, ()),
    ],
)
def test_what_does_not_fit_together(said: dict[str, AnswerValue], oddities: tuple[Oddity, ...]) -> None:
    assert on_google(**said).oddities == oddities


def test_a_link_beside_the_answer_is_the_link_of_the_listing() -> None:
    found = listing(UNIT, {"google.ada": Answer(value=YES, evidence=(MAPS,))})
    assert found.link == MAPS


def test_ratings_are_weighed_by_their_reviews() -> None:
    found = totals(
        [
            on_google(ada=YES, diklaim=YES, tautan=(MAPS,), rating=Fraction(5), ulasan=Fraction(1)),
            on_google(ada=YES, rating=Fraction(4), ulasan=Fraction(3), balasan=Fraction(2)),
            on_google(ada=NO),
            on_google(ada=WAIVED, diklaim=YES, tautan=(MAPS,)),
            on_google(rating=Fraction(1)),
        ]
    )
    assert (found.concerned, found.unanswered) == (4, 1)
    assert (found.listed, found.claimed, found.linked) == (2, 1, 1)
    assert (found.reviews, found.answered, found.rating, found.rated) == (4, 2, Fraction(17, 4), 2)
    assert totals([]).rating is None


def test_only_the_local_yardstick_counts_a_listing() -> None:
    counted = {one.id: share for one, share in counting(load_definitions().instruments.values())}
    assert counted.pop("kesiapan-2026") == Fraction(1, 6)
    assert set(counted.values()) == {Fraction(0)}
