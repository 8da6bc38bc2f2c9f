"""From the regency to the gaps of a desa, and a list that was edited in Excel, in a browser."""

from __future__ import annotations

from pathlib import Path

from compliance.model import Role
from compliance.storage.engine import reading
from compliance.storage.tables import unit_changes
from compliance.text import pages as page_words
from compliance.text import tree as tree_words
from compliance.text import units as text
from compliance.text.widgets import EXACT
from compliance.workflows.database import open_database
from tests.e2e.conftest import Enter, Server, Visitor


def click_row(visitor: Visitor, row: int) -> None:
    """Marks a row of the table that is shown."""
    box = visitor.table().bounding_box()
    assert box is not None
    visitor.page.mouse.click(box["x"] + 16, box["y"] + 33 * (row + 1) + 16)


def test_from_the_regency_to_the_gaps_of_a_desa_in_three_clicks(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/jenjang?jenis=Kecamatan")
    click_row(visitor, 0)
    visitor.sees("Seluruh kabupaten › Kecamatan Sumber Misal")
    visitor.settled()
    visitor.page.wait_for_timeout(500)
    click_row(visitor, 1)
    visitor.page.get_by_text(tree_words.TO_GAPS.format(unit="Desa Sumber Misal")).click()
    visitor.sees(page_words.HEADINGS["kesenjangan"])
    visitor.sees("Desa Sumber Misal · Kesiapan enam unsur 2026")


def test_a_list_edited_in_excel_shows_its_differences_before_anything_is_kept(
    changeable: Server, enter: Enter, tmp_path: Path
) -> None:
    visitor = enter(role=Role.ORGANISASI)
    visitor.go(f"{changeable.address}/unit")
    visitor.page.get_by_role("tab", name=text.TAB_CSV).click()
    visitor.settled()
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name=text.DOWNLOAD).first.click()
    listed = Path(download.value.path()).read_text("utf-8-sig")
    edited = tmp_path / "unit.csv"
    edited.write_bytes(listed.replace(";Dinas Sosial;", ";Dinas Sosial dan Desa;").encode("cp1252"))
    visitor.page.locator("input[type=file]").first.set_input_files(edited)
    visitor.sees("Dinas Sosial dan Desa")
    assert kept(changeable) == 0
    visitor.page.get_by_label(text.REASON).fill("Perda 4/2026")
    visitor.click(text.APPLY)
    visitor.page.get_by_text(text.SAVED.format(count=1)).wait_for()
    visitor.settled()
    assert "Dinas Sosial dan Desa" not in visitor.page.inner_text("[data-testid=stApp]")
    assert kept(changeable) == 1


def kept(server: Server) -> int:
    engine = open_database(server.database)
    with reading(engine) as connection:
        found = len(connection.execute(unit_changes.select()).all())
    engine.dispose()
    return found


def test_a_unit_without_other_names_is_asked_for_them_in_its_language(
    demonstration: Server, enter: Enter
) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/unit")
    visitor.page.get_by_role("tab", name=text.TAB_ONE).click()
    visitor.page.get_by_role("combobox", name=page_words.UNIT).first.wait_for()
    visitor.settled()
    visitor.still()
    visitor.page.get_by_role("combobox", name=page_words.UNIT).first.click()
    visitor.page.get_by_role("option", name="Dinas Sosial").click()
    visitor.page.get_by_placeholder(EXACT["Add options"]).wait_for()
