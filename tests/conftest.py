"""In CI nothing may be skipped: a test that cannot run there (no browser, no PostgreSQL) has failed."""

import os
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import settings

# A busy machine must not turn a slow example into a failed test.
settings.register_profile("tanpa-batas-waktu", deadline=None)
settings.load_profile("tanpa-batas-waktu")
IN_CI = os.environ.get("CI", "").lower() in ("1", "true")


def _refuse_skip(report: Any) -> None:
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Di CI tidak ada uji yang boleh dilewati. {reason}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(report)
    return report
