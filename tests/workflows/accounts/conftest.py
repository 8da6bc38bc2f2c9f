"""Passwords that are quick to hash, for these tests only."""

import pytest
from argon2 import PasswordHasher

from compliance.accounts import passwords


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
