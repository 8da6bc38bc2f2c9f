"""One look-up for several small codes."""

from __future__ import annotations

from math import prod

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compliance.scoring.joint import joint, joint_sums, renumbered, worthwhile

sizes = st.lists(st.integers(1, 300), min_size=1, max_size=4)


@given(sizes, st.integers(0, 2**32))
def test_the_joint_code_counts_through_all_combinations(sizes: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = [random.integers(0, size, 5).astype(np.min_scalar_type(size - 1)) for size in sizes]
    below = [prod(sizes[n + 1 :]) for n in range(len(sizes))]
    expected = sum(row.astype(object) * n for row, n in zip(rows, below, strict=True))
    assert joint(rows, sizes).tolist() == expected.tolist()


def test_sums_are_listed_in_the_order_of_the_joint_codes() -> None:
    tables = np.array([[[0, 1], [0, 10]], [[0, 2], [0, 20]]])  # two rows, two patterns, two codes
    assert joint_sums(tables).tolist() == [0, 2, 1, 3, 0, 20, 10, 30]


def test_only_codes_in_use_are_kept() -> None:
    codes = np.array([7, 2, 7, 4], np.uint16)
    for size in (8, 1 << 20):
        used, places = renumbered(codes, size)
        assert used == [2, 4, 7]
        assert places.tolist() == [2, 0, 2, 1]
        assert places.dtype == np.uint8


def test_a_table_is_smaller_than_the_units_it_serves() -> None:
    assert [worthwhile(units) for units in (1, 400, 10**6)] == [0, 100, 32_768]
