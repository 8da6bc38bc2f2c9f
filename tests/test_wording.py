"""Conditions and answers in words, where a bare number or an empty list would mislead."""

from __future__ import annotations

import pytest

from compliance.definitions.load import load_definitions
from compliance.model import Condition, Test
from compliance.wording import code, condition_words, indicator_label, questions, value_words
from tests.builders import condition, exact

KNOWN = questions(load_definitions().checklist)
SOME = Condition(
    question="sdm.waktu",
    test=Test.CHOSEN_AT_LEAST,
    operand=exact(2),
    among=("tanpa_jeda", "sehari_penuh"),
)


@pytest.mark.parametrize(
    ("tested", "sentence"),
    [
        (
            SOME,
            "Kebijakan waktu pelayanan: paling sedikit 2 pilihan "
            "di antara: Tanpa jeda istirahat, Layanan 24 jam",
        ),
        (
            condition("sdm.motivasi", Test.CHOSEN_AT_LEAST, 3),
            "Cara memotivasi pegawai: paling sedikit 3 pilihan",
        ),
        (
            condition("pengaduan.selesai", Test.AT_LEAST, 90, of="pengaduan.masuk"),
            "Jumlah konsultasi dan pengaduan yang selesai: paling sedikit 90 % dari "
            "“Jumlah konsultasi dan pengaduan yang masuk”",
        ),
    ],
)
def test_a_condition_says_what_counts(tested: Condition, sentence: str) -> None:
    assert condition_words(tested, KNOWN) == sentence


def test_nothing_chosen_is_said() -> None:
    assert value_words((), KNOWN["sarpras.toilet"]) == "tidak ada"
    assert value_words(("air",), KNOWN["sarpras.toilet"]) == "Air bersih"


@pytest.mark.parametrize(("edition", "number"), [("pekppp-2022", "1"), ("kesiapan-2026", "")])
def test_an_indicator_is_called_by_its_number_but_not_by_a_word_of_the_program(
    edition: str, number: str
) -> None:
    first = load_definitions().editions[edition].aspects[0].indicators[0]
    assert code(first) == number
    assert indicator_label(first) == (f"{number} · {first.label}" if number else first.label)
