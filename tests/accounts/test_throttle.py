"""How long the next attempt has to wait."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.accounts import throttle
from compliance.accounts.throttle import ONE_ADDRESS, ONE_NAME, ONE_SOURCE, Limit, seconds_left, wait

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
limits = st.sampled_from([ONE_SOURCE, ONE_ADDRESS, ONE_NAME])
counts = st.integers(min_value=0, max_value=10**9)


@pytest.mark.parametrize(
    ("limit", "failures", "seconds"),
    [
        (ONE_SOURCE, 0, 0),
        (ONE_SOURCE, 4, 0),
        (ONE_SOURCE, 5, 2),
        (ONE_SOURCE, 6, 4),
        (ONE_SOURCE, 7, 8),
        (ONE_SOURCE, 13, 512),
        (ONE_SOURCE, 14, 900),
        (ONE_ADDRESS, 29, 0),
        (ONE_ADDRESS, 30, 2),
        (ONE_ADDRESS, 38, 300),
        (ONE_NAME, 49, 0),
        (ONE_NAME, 50, 2),
        (ONE_NAME, 54, 30),
        (ONE_NAME, 10**9, 30),
    ],
)
def test_waits_double_after_the_free_attempts_up_to_the_longest(
    limit: Limit, failures: int, seconds: int
) -> None:
    assert wait(limit, failures) == timedelta(seconds=seconds)


@given(limits, counts, counts)
def test_more_failures_never_shorten_the_wait(limit: Limit, one: int, more: int) -> None:
    assert wait(limit, one) <= wait(limit, one + more) <= limit.longest


@given(limits, counts, st.floats(min_value=-1e6, max_value=1e6))
def test_the_wait_only_runs_down(limit: Limit, failures: int, passed: float) -> None:
    left = seconds_left(limit, failures, NOW, NOW + timedelta(seconds=passed))
    later = seconds_left(limit, failures, NOW, NOW + timedelta(seconds=passed + 1))
    needed = wait(limit, failures)
    assert 0 <= later <= left <= needed.total_seconds()
    assert (left > 0) == (needed > max(timedelta(0), timedelta(seconds=passed)))


def test_a_started_second_counts_whole() -> None:
    assert seconds_left(ONE_SOURCE, 5, NOW, NOW + timedelta(milliseconds=1500)) == 1
    assert seconds_left(ONE_SOURCE, 5, NOW, NOW + timedelta(seconds=2)) == 0


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("", ""),
        ("testclient", "testclient"),
    ],
)
def test_a_subscriber_is_one_address_or_one_network(address: str, network: str) -> None:
    assert throttle.network(address) == network


def test_buckets_differ_by_kind_name_and_address() -> None:
    keys = [
        throttle.of_name_and_address("rina", "10.0.0.1").key,
        throttle.of_name_and_address("rina", "10.0.0.2").key,
        throttle.of_name_and_address("budi", "10.0.0.1").key,
        throttle.of_address("10.0.0.1").key,
        throttle.of_codes("10.0.0.1").key,
        throttle.of_name("rina").key,
        throttle.of_device("rina").key,
        throttle.of_second_factor(1).key,
        throttle.of_own_password(1).key,
    ]
    assert len(set(keys)) == len(keys)


def test_a_bucket_tells_too_little_of_a_name_to_guess_it() -> None:
    """One name in 2^20 falls into the same bucket: nobody can tell from it what was typed."""
    assert len(throttle._hidden("kata sandi yang salah ketik")) == 5


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_whatever_is_typed_has_a_bucket(text: str) -> None:
    assert len(throttle.of_name_and_address(text, text).key) == 64
