"""Several small codes as one, so that one look-up stands for many.

Going through an array to multiply and add costs a fraction of a look-up, so a few columns of small
codes are looked up sooner together, in a table of everything they say jointly.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.unsignedinteger[Any]]

LARGEST = 1 << 15  # entries of a joint table: what stays in the processor's cache


def joint(rows: Sequence[Codes], sizes: Sequence[int]) -> Codes:
    """The codes of all rows as one: `row0 * size1 * size2 + row1 * size2 + row2`, and so on.

    By halves, so that most of the sums are of the smallest numbers there are.
    """
    if len(rows) == 1:
        return rows[0]
    half = len(rows) // 2
    below = prod(sizes[half:])
    kind = np.min_scalar_type(max(below, prod(sizes) - 1))
    codes: Codes = np.multiply(joint(rows[:half], sizes[:half]), below, dtype=kind)
    codes += joint(rows[half:], sizes[half:])
    return codes


def renumbered(codes: Codes, size: int) -> tuple[list[int], Codes]:
    """The different codes, all below `size`, in order, and the place of each unit's among them."""
    if size > LARGEST:
        different, found = np.unique(codes, return_inverse=True)
        return different.tolist(), found.astype(np.min_scalar_type(len(different)))
    used = np.flatnonzero(np.bincount(codes, minlength=size))
    place = np.zeros(size, np.min_scalar_type(len(used)))
    place[used] = np.arange(len(used))
    return used.tolist(), place.take(codes)


def worthwhile(units: int) -> int:
    """How many entries a joint table may have: what so many units repay, and the cache holds."""
    return min(units // 4, LARGEST)


def joint_sums(tables: NDArray[Any]) -> NDArray[Any]:
    """What the codes of some rows add up to, by the joint code of a pattern and these.

    `tables[row, pattern, code]` is what one row adds.
    """
    sums: NDArray[Any] = tables[0]
    for table in tables[1:]:
        sums = (sums[:, :, None] + table[:, None, :]).reshape(len(sums), -1)
    return sums.ravel()
