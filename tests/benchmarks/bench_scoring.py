"""Scoring many units in bulk against one NumPy matrix product of the same size.

    python -m tests.benchmarks.bench_scoring [UNITS]

Prints ratios of one run; absolute times belong to the machine. The instrument is the largest kind
there is: 30 indicators of six rungs, all of them visible, with sums, dates, choices and waivers.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import numpy as np

from compliance.model import Answer, Indicator, Instrument, Status, Test
from compliance.scoring.assess import assess
from compliance.scoring.bulk import assess_bulk
from compliance.scoring.columns import AnswerColumns
from tests.builders import TODAY, ada, answer, any_of, aspect, at_least, condition, indicator, instrument

INDICATORS = 30
OPTIONS = ("cetak", "elektronik", "medsos", "website", "aplikasi", "sippn", "luar_ruang")
STATUSES = (Status.ADA, Status.ADA, Status.ADA, Status.PROSES, Status.TIDAK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Times as multiples of the two products, and memory in MB."""

    scoring_by_product: float
    scoring_by_vector: float
    encoding_by_product: float
    singly_by_bulk: float
    peak: float
    result: float


def ladder(n: int) -> Indicator:
    """One of the shapes the official instruments have: in thirty, three with media, three with
    ages, one with the fourteen components; the others with counts and groups, or statuses only.
    """
    e = f"e{n}"
    exists, decided = ada(f"{e}.ada"), ada(f"{e}.ditetapkan")
    more = {"weight": 1 + n % 5, "top": 5, "waived_by": [f"{e}.ada"]}
    if n % 10 == 1:
        sippn = any_of(ada(f"{e}.sippn"), condition(f"{e}.media", Test.INCLUDES, ("sippn",)))
        media = [condition(f"{e}.media", Test.CHOSEN_AT_LEAST, k) for k in (1, 2, 2, 3, 4)]
        wider = [(exists, m, sippn) for m in media[2:]]
        return indicator(e, media[0], (exists, media[1]), *wider, **more)
    if n % 10 == 2:
        ages = [condition(f"{e}.tinjau", Test.WITHIN_MONTHS, months) for months in (60, 36, 24, 12, 6)]
        return indicator(e, *((exists, age) for age in ages), **more)
    if n % 2 == 0:
        parts = [f"{e}.jumlah.{p}" for p in range(14)] if n == 0 else []
        whole = at_least(f"{e}.jumlah", 14, parts=parts)
        known = (exists, whole, decided, condition(f"{e}.pelibatan", Test.CHOSEN_AT_LEAST, 1))
        return indicator(e, exists, whole, known[:3], known, (*known, ada(f"{e}.monev")), **more)
    content = (exists, decided, *(ada(f"{e}.isi.{k}") for k in range(3)))
    shown = (*content, ada(f"{e}.nonelektronik"))
    return indicator(e, exists, content[:2], content, shown, (*shown, ada(f"{e}.elektronik")), **more)


def ruler() -> Instrument:
    """30 indicators in six aspects, 0–5, rounded to two decimals."""
    aspects = [aspect(f"A{n}", *(ladder(5 * n + k) for k in range(5)), weight=10 + 3 * n) for n in range(6)]
    bands = [("A", "4.51", 5, None), ("B", "2.51", "4.50", None), ("C", 0, "2.50", None)]
    return instrument(*aspects, scale=5, top=5, categories=bands)


def units(count: int, ruler: Instrument, random: Random) -> list[dict[str, Answer]]:
    """Answers as offices give them: nine in ten questions answered, one office in fifty waives one."""
    pools = {q: _pool(q, random) for i in ruler.indicators for q in i.questions}
    waiver = answer("tidak berlaku")
    made = []
    for _ in range(count):
        unit = {q: random.choice(pool) for q, pool in pools.items() if random.random() < 0.9}
        if random.random() < 0.02:
            unit[f"e{random.randrange(INDICATORS)}.ada"] = waiver
        made.append(unit)
    return made


def _pool(question: str, random: Random) -> list[Answer]:
    """Different answers to one question; dates and choices have hundreds."""
    last = question.rpartition(".")[2]
    if last in ("media", "pelibatan"):
        return [answer([o for o in OPTIONS if random.random() < 0.5]) for _ in range(200)]
    if last == "tinjau":
        return [answer(TODAY - timedelta(days=random.randrange(2000))) for _ in range(1000)]
    if last == "jumlah":
        return [answer(n) for n in range(15)]
    return [answer(status) for status in STATUSES]


def fastest(work: Callable[[], object], times: int = 7) -> float:
    """Seconds of the fastest run: the one the rest of the machine disturbed least."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def measure(count: int) -> Measured:
    """All ratios of one run."""
    instrument, random = ruler(), Random(1)
    given = units(count, instrument, random)
    points = np.random.default_rng(1).random((count, INDICATORS))
    square = np.random.default_rng(2).random((INDICATORS, INDICATORS))
    product = fastest(lambda: points @ square, times=50)
    vector = fastest(lambda: points @ square[0], times=50)
    columns = AnswerColumns.from_answers(given)
    encoding = fastest(lambda: AnswerColumns.from_answers(given), times=2)
    scoring = fastest(lambda: assess_bulk(columns, instrument, TODAY), times=15)
    few = given[:500]
    singly = fastest(lambda: [assess(unit, instrument, TODAY) for unit in few], times=2) * count / len(few)
    tracemalloc.start()
    kept = assess_bulk(columns, instrument, TODAY)
    result, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept.floor) == count
    return Measured(
        scoring_by_product=scoring / product,
        scoring_by_vector=scoring / vector,
        encoding_by_product=encoding / product,
        singly_by_bulk=singly / scoring,
        peak=peak / 1e6,
        result=result / 1e6,
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    m = measure(count)
    print(f"{count} units x {INDICATORS} indicators")
    print(f"scoring  / product with {INDICATORS} x {INDICATORS}: {m.scoring_by_product:.1f}")
    print(f"scoring  / product with {INDICATORS} x 1:  {m.scoring_by_vector:.1f}")
    print(f"encoding / product with {INDICATORS} x {INDICATORS}: {m.encoding_by_product:.1f}")
    print(f"one by one / in bulk:         {m.singly_by_bulk:.0f}")
    print(f"peak memory of scoring:       {m.peak:.1f} MB, of which the result {m.result:.1f} MB")


if __name__ == "__main__":
    main()
