"""Uploads that were begun: how they are told apart, and what is said where nothing would change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from compliance.reading.pool import ReaderPool
from compliance.text import uploading as text
from compliance.text.workflows import Refusal
from compliance.ui import cached, show
from compliance.ui.review import FILES_AT_ONCE
from compliance.workflows import intake, setup
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from compliance.workflows.screening import screened
from tests.ui.conftest import Open
from tests.ui.test_pages import labelled

PAGE = "kumpulkan/unggah"
SAME = b"Nama Unit;SOP;Maklumat;SKM\nDinas Kesehatan;ada;ada;ada\n"  # as it is stored


def staged(*files: tuple[str, bytes], read: bool = False) -> str:
    """Files kept for the newest period; the id of their batch."""
    engine = cached.engine()
    period, office = setup.periods(engine)[-1], operator(engine)
    with ReaderPool(setup.registry(engine), workers=1) as pool:
        batch_id = intake.stage(office, screened(files, pool), period_id=period.id, now=datetime.now(UTC))
        if read:
            intake.read_batch(engine, batch_id, pool, cached.definitions())
    return batch_id


@pytest.mark.usefixtures("workbooks")
def test_an_upload_that_waits_is_known_by_its_files(open_page: Open) -> None:
    staged(*((name, name.encode()) for name in ("dinkes.csv", "disdik.csv", "dinsos.csv", "dpmptsp.csv")))
    staged(("satu.csv", b"satu"))
    page = open_page(PAGE)
    assert not page.exception
    told = [one.value.partition(" · ")[0] for one in page.text]
    assert told == ["satu.csv", "dinkes.csv, disdik.csv, dan 2 lainnya"]


@pytest.mark.usefixtures("workbooks")
def test_where_everything_is_stored_already_the_button_says_so(open_page: Open) -> None:
    page = open_page(PAGE, unggahan=staged(("lagi.csv", SAME), read=True))
    assert not page.exception
    assert text.NOTHING_CHANGES in [one.value for one in page.info]
    assert labelled(page.button, text.STORE_SAME)


@pytest.mark.usefixtures("workbooks")
def test_what_was_refused_is_not_hidden_behind_what_was_read(open_page: Open) -> None:
    answers = "Nama Unit;SOP;Maklumat;SKM\nDinas Kesehatan;ada;ada;{}\n"
    read = [
        (f"isian-{n}.csv", answers.format(f"https://contoh.id/{n}").encode()) for n in range(FILES_AT_ONCE)
    ]
    page = open_page(PAGE, unggahan=staged(*read, ("rusak.xlsx", b"PK rusak"), read=True))
    assert not page.exception
    assert page.expander[0].label == show.plain("rusak.xlsx") + f" — {text.FILE_REFUSED}"


@pytest.mark.usefixtures("workbooks")
def test_where_somebody_else_stored_the_same_meanwhile_the_page_shows_it(open_page: Open) -> None:
    new = ("baru.csv", SAME.replace(b"ada;ada;ada", b"ada;tidak;ada"))
    first, second = staged(new, read=True), staged(new, read=True)
    page = open_page(PAGE, unggahan=second)
    intake.confirm(operator(cached.engine()), first, reason="baru", now=datetime.now(UTC))
    page = labelled(page.run().button, text.STORE_SAME).click().run()
    assert not page.exception
    assert [error.value for error in page.error] == [show.plain(str(Refused(Refusal.NOTHING_TO_STORE)))]
    assert page.expander[0].label.endswith(text.FILE_KNOWN_SHORT)
