"""Next year's instrument in a browser: a workbook is downloaded, filled, uploaded, looked at and used."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from compliance.definitions.load import load_definitions
from compliance.model import OwnState, Role
from compliance.text import definitions as names
from compliance.text import instruments as text
from compliance.text import pages
from tests.e2e.conftest import Enter, Server, Visitor, sync_api

EDITION = load_definitions().editions["kesiapan-2026"]


def chosen(visitor: Visitor, path: Path) -> None:
    """Choose a file and have it checked."""
    with visitor.page.expect_response(lambda answer: "/upload_file/" in answer.url) as given:
        visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
    assert given.value.status == 204
    button = visitor.page.get_by_role("button", name=text.CHECK)
    sync_api.expect(button).to_be_enabled()
    button.click()


def test_an_instrument_begins_as_a_template_and_ends_in_the_ranking(
    changeable: Server, enter: Enter, tmp_path: Path
) -> None:
    visitor = enter(role=Role.ADMINISTRATOR)
    visitor.go(f"{changeable.address}/instrumen")
    visitor.sees(text.NOTHING)
    with visitor.page.expect_download() as given:
        visitor.page.get_by_role("link", name=text.BEGIN_DO).click()
    path = tmp_path / given.value.suggested_filename
    given.value.save_as(path)
    assert path.name == text.TEMPLATE_FILE.format(instrument=EDITION.id)

    chosen(visitor, path)
    visitor.sees(f"{path.name}: lembar Instrumen, isian “id”: wajib ada")

    book = openpyxl.load_workbook(path)
    main = {row[0].value: row[1] for row in book[names.SHEET_MAIN].iter_rows()}
    main["id"].value, main["judul"].value = "provinsi-2027", "Provinsi 2027"
    filled = tmp_path / "provinsi 2027.xlsx"
    book.save(filled)
    chosen(visitor, filled)
    visitor.sees(text.MEANS[OwnState.RANCANGAN])
    assert "versi=1" in visitor.page.url

    visitor.page.reload()
    visitor.settled()
    visitor.page.get_by_role("tab", name=text.RANKING).click()
    visitor.sees("tetap")
    visitor.click(text.USE)
    visitor.sees(text.MEANS[OwnState.DIPAKAI])
    visitor.go(f"{changeable.address}/peringkat?instrumen=Provinsi+2027")
    visitor.sees(pages.HEADINGS["peringkat"])
    visitor.sees("Provinsi 2027")
    visitor.go(f"{changeable.address}/metode?instrumen=Provinsi+2027")
    visitor.sees("Provinsi 2027 (instrumen sendiri)")


@pytest.mark.parametrize("role", [Role.ORGANISASI, Role.PIMPINAN])
def test_who_does_not_manage_instruments_is_shown_no_door(
    demonstration: Server, enter: Enter, role: Role
) -> None:
    visitor = enter(role=role)
    visitor.go(f"{demonstration.address}/instrumen")
    visitor.sees(pages.NOT_YOURS.format(page=pages.TITLES["instrumen"]))
    assert visitor.page.get_by_test_id("stFileUploader").count() == 0
