"""What an instrument file must hold, and what is said when it does not."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from compliance.definitions.instrument import MOST_RUNGS, load_instrument
from compliance.definitions.load import DATA, load_definitions
from compliance.model import AnyOf, Basis, Condition, Instrument, Standing, Status, Test, Zone
from compliance.problems import DefinitionError
from compliance.scoring import ladders
from tests.definitions.mistakes import mistakes

GOOD = (Path(__file__).parent / "mistakes" / "uji-2026.toml").read_text(encoding="utf-8")
CHECKLIST = load_definitions(DATA).checklist


def load(tmp_path: Path, content: str = GOOD) -> Instrument:
    path = tmp_path / "uji-2026.toml"
    path.write_text(content, encoding="utf-8")
    return load_instrument(path, CHECKLIST)


def test_what_the_file_says_is_what_is_loaded(tmp_path: Path) -> None:
    instrument = load(tmp_path)
    assert (instrument.id, instrument.scale, instrument.top_points, instrument.decimals) == (
        "uji-2026",
        100,
        5,
        2,
    )
    assert instrument.minimum_completeness == Fraction(1, 2)
    assert [(c.id, c.lower, c.upper, c.zone) for c in instrument.categories] == [
        ("hijau", Fraction(51), Fraction(100), Zone.HIJAU),
        ("merah", Fraction(0), Fraction("50.99"), Zone.MERAH),
    ]
    assert instrument.categories_standing == Standing(source="uji", basis=Basis.ASUMSI, note="Batas sendiri.")
    (aspect,) = instrument.aspects
    assert (aspect.weight, [i.weight for i in aspect.indicators]) == (1, [Fraction("0.6"), Fraction("0.4")])


def test_conditions_carry_their_operands_and_the_parts_of_a_sum(tmp_path: Path) -> None:
    seen, unseen = load(tmp_path).indicators
    (first,), (status, count, either) = seen.rungs[1].when, seen.rungs[2].when
    assert first == status == Condition(question="sp.ada", test=Test.IS, operand=(Status.ADA,))
    assert isinstance(count, Condition)
    assert (count.test, count.operand, len(count.parts)) == (Test.AT_LEAST, Fraction(14), 14)
    assert either == AnyOf(
        conditions=(
            Condition(question="publikasi.media", test=Test.CHOSEN_AT_LEAST, operand=Fraction(2)),
            Condition(question="publikasi.media", test=Test.INCLUDES, operand=("sippn",)),
            Condition(question="sp.tinjau", test=Test.WITHIN_MONTHS, operand=Fraction(12)),
        )
    )
    assert (seen.waived_by, seen.unseen) == (("sp.ada",), "")
    assert (unseen.questions, unseen.unseen) == ((), "Tidak ditanyakan.")


UNSCORED = (
    GOOD[: GOOD.index("[[aspects]]")]
    .replace("released = true\n", 'released = true\nunscored = "Bobotnya tidak diketahui."\n')
    .replace("top_points = 5\naspect_weights_total = 1\n", "")
    .replace('[completeness]\nminimum = 0.5\nsource = "uji"\nbasis = "asumsi"\n', "")
)


def test_an_edition_may_have_categories_only_if_it_says_why(tmp_path: Path) -> None:
    instrument = load(tmp_path, UNSCORED)
    assert (instrument.scorable, instrument.unscored) == (False, "Bobotnya tidak diketahui.")
    assert (instrument.aspects, instrument.completeness_standing) == ((), None)
    assert [category.id for category in instrument.categories] == ["hijau", "merah"]
    assert load(tmp_path).scorable


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('unscored = "Bobotnya tidak diketahui."\n', "", "score.top_points: wajib ada"),
        ("decimals = 2\n", "decimals = 2\ntop_points = 5\n", "score.top_points: kunci ini tidak dikenal"),
        ("[categories]", "[[aspects]]\n[categories]", "unscored: hanya untuk instrumen tanpa aspects"),
        ("[categories]", "[completeness]\n[categories]", "completeness: kunci ini tidak dikenal"),
    ],
)
def test_an_edition_is_scored_or_not(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert right in UNSCORED
    with pytest.raises(DefinitionError) as caught:
        load(tmp_path, UNSCORED.replace(right, wrong, 1))
    assert str(caught.value).startswith(f"uji-2026.toml: {sentence}")


def test_no_ladder_is_longer_than_scoring_can_climb(tmp_path: Path) -> None:
    assert MOST_RUNGS == ladders.MOST_RUNGS
    low = '{ points = 0, label = "Tidak" }, { points = 5, label = "Ya" }'
    more = [f'{{ points = {n}, label = "{n}" }}' for n in range(MOST_RUNGS + 1)]
    content = GOOD.replace("top_points = 5", "top_points = 100").replace(low, ", ".join(more))
    with pytest.raises(DefinitionError) as caught:
        load(tmp_path, content)
    assert str(caught.value) == (
        "uji-2026.toml: aspects[0].indicators[1].ladder.rungs: "
        "harus paling banyak 26 anak tangga, tertulis 27"
    )


@pytest.mark.parametrize(("right", "wrong", "sentence"), mistakes("instrument"))
def test_a_mistake_is_named(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert right in GOOD
    with pytest.raises(DefinitionError) as caught:
        load(tmp_path, GOOD.replace(right, wrong, 1))
    assert str(caught.value) == f"uji-2026.toml: {sentence}"


@pytest.mark.parametrize("line", re.findall(r"^\w+ = .*\n", GOOD, re.MULTILINE))
def test_no_key_can_be_left_out_in_silence(tmp_path: Path, line: str) -> None:
    """Only notes and waivers may be absent."""
    content = GOOD.replace(line, "", 1)
    if line.startswith(("note", "waived_by")):
        load(tmp_path, content)
    else:
        with pytest.raises(DefinitionError, match=r"^uji-2026\.toml: "):
            load(tmp_path, content)
