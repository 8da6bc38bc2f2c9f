"""From an empty database to a ranking, as a newcomer does it; and what must never go wrong on the way."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import quote

import openpyxl

from compliance.text import pages as text
from compliance.text import uploading, watching
from compliance.workflows.database import open_database
from compliance.workflows.guard import operator
from compliance.workflows.history import uploads
from compliance.workflows.setup import periods
from tests.e2e.conftest import ROOT, Enter, Server, Visitor
from tests.workflows.scenes import WORKBOOKS

FilePayload = dict[str, object]

EXAMPLE = ROOT / "data" / "examples" / "01-ketersediaan-berkas.xlsx"
HEADER = ["No", "Nama Unit", "SOP", "Standar Pelayanan", "Maklumat", "Media Publikasi", "SKM", "Google"]


def stored(server: Server) -> int:
    """How many uploads the database holds."""
    engine = open_database(server.database)
    found = len(uploads(operator(engine), periods(engine)[-1].id))
    engine.dispose()
    return found


def workbook(path: Path, *names: str, answer: str = "ada") -> Path:
    """A checklist with these units, all of whose answers are the same."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Isian"
    sheet.append(HEADER)
    for number, name in enumerate(names, start=1):
        sheet.append([number, None, *[answer] * 6])
        sheet.cell(row=number + 1, column=2).value = name
        sheet.cell(row=number + 1, column=2).data_type = "s"
    book.save(path)
    return path


def upload(visitor: Visitor, *files: Path | FilePayload) -> None:
    """Gives files to the page Unggah and waits until they were read."""
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(list(files))
    visitor.click(uploading.READ.format(count=len(files)))
    visitor.sees(uploading.CARD_UNITS)
    visitor.settled()


def start_open(visitor: Visitor, server: Server) -> None:
    """Chooses to take the units from the workbooks."""
    visitor.go(server.address)
    visitor.click(text.OPEN_DO)
    visitor.sees(text.HEADINGS["unggah"])
    visitor.settled()


def save(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Simpan").click()


def test_a_newcomer_gets_from_a_csv_and_a_workbook_to_a_ranking(fresh: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(fresh.address)
    chooser = visitor.page.get_by_test_id("stFileUploaderDropzoneInput")
    chooser.set_input_files(str(ROOT / "data" / "units" / "contoh.csv"))
    visitor.page.get_by_role("button", name=text.CSV_DO).and_(visitor.page.locator("button:enabled")).click()
    visitor.sees(text.HEADINGS["unggah"])
    visitor.settled()

    upload(visitor, EXAMPLE)
    visitor.page.reload()  # the review is still there
    visitor.sees(uploading.CARD_UNITS)
    visitor.settled()
    unanswered = visitor.page.get_by_text("Simpan tanpa")
    if unanswered.count():
        unanswered.click()
    save(visitor)
    visitor.sees("Tersimpan:")
    visitor.page.get_by_text(uploading.STORED_NEXT).click()
    visitor.sees(watching.VIEW_TABLE)
    visitor.sees(watching.AVERAGE)
    assert visitor.page.get_by_text(text.INVENTED_BANNER).count() == 0
    assert stored(fresh) == 1


def test_the_demonstration_is_one_click_and_marked_everywhere(fresh: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(fresh.address)
    visitor.click(text.DEMO_DO)
    visitor.sees(text.HEADINGS["ringkasan"])
    visitor.sees(text.INVENTED_BANNER)
    assert stored(fresh) > 1


def test_two_tabs_a_double_click_and_a_reload_store_once(fresh: Server, enter: Enter, tmp_path: Path) -> None:
    first, second = enter(), enter()
    start_open(first, fresh)
    upload(first, workbook(tmp_path / "isian.xlsx", "Dinas Kesehatan", "Kecamatan Kapas"))
    second.go(first.page.url)
    second.sees(uploading.CARD_UNITS)
    first.page.get_by_role("button", name="Simpan").dblclick()
    save(second)
    for visitor in (first, second):
        visitor.sees("Tersimpan: 12 jawaban untuk 2 unit dari 1 berkas.")
    first.page.reload()
    first.sees("Tersimpan: 12 jawaban untuk 2 unit dari 1 berkas.")
    assert stored(fresh) == 1


def test_what_is_wrong_in_a_file_is_said_in_whole_sentences(
    fresh: Server, enter: Enter, tmp_path: Path
) -> None:
    visitor = enter(width=390, height=844)
    start_open(visitor, fresh)
    upload(visitor, workbook(tmp_path / "isian.xlsx", "Dinas Kesehatan", answer="±"))
    visitor.page.get_by_role("tab", name="Masalah").click()
    visitor.sees("isian.xlsx · Lembar “Isian”, sel C2")
    visitor.sees("Jawaban “±” untuk “SOP tersedia” tidak dikenal. Tulis salah satu dari:")


def test_the_same_file_again_changes_nothing(fresh: Server, enter: Enter, tmp_path: Path) -> None:
    visitor = enter()
    start_open(visitor, fresh)
    file = workbook(tmp_path / "isian.xlsx", "Dinas Kesehatan")
    upload(visitor, file)
    save(visitor)
    visitor.sees("Tersimpan:")
    visitor.go(f"{fresh.address}/unggah")
    upload(visitor, file)
    visitor.sees(uploading.SOME_KNOWN.format(count=1))
    visitor.sees(uploading.NOTHING_TO_STORE)
    assert stored(fresh) == 1


def test_a_replacement_needs_a_reason_and_can_be_undone(fresh: Server, enter: Enter, tmp_path: Path) -> None:
    visitor = enter()
    start_open(visitor, fresh)
    upload(visitor, workbook(tmp_path / "lama.xlsx", "Dinas Kesehatan"))
    save(visitor)
    visitor.sees("Tersimpan:")
    visitor.go(f"{fresh.address}/unggah")
    upload(visitor, workbook(tmp_path / "baru.xlsx", "Dinas Kesehatan", answer="tidak"))
    save(visitor)
    visitor.sees("Ada 6 jawaban tersimpan yang akan diganti. Tulis alasan penggantiannya dahulu.")
    visitor.page.get_by_label("Alasan mengganti").fill("isian terbaru")
    save(visitor)
    visitor.sees("Tersimpan: 6 jawaban untuk 1 unit dari 1 berkas.")

    visitor.go(f"{fresh.address}/riwayat")
    visitor.table().click(position={"x": 18, "y": 52})
    visitor.page.get_by_label(uploading.UNDO_REASON).fill("keliru")
    visitor.click(uploading.UNDO)
    visitor.sees("keliru")
    visitor.go(f"{fresh.address}/kesenjangan?unit=Dinas+Kesehatan")
    visitor.sees("100,00")


def test_a_question_is_answered_with_one_click_and_remembered(
    fresh: Server, enter: Enter, tmp_path: Path
) -> None:
    visitor = enter()
    start_open(visitor, fresh)
    upload(visitor, workbook(tmp_path / "satu.xlsx", "Dinas Kesehatan", "Kecamatan Kapas", answer="x"))
    visitor.sees("Dalam berkas ini, apa arti tanda “x”?")
    visitor.page.get_by_role("button", name="ada", exact=True).first.click()
    visitor.sees(uploading.NO_MORE_ASKED)
    visitor.sees("Simpan 12 jawaban untuk 2 unit")


def test_a_bad_file_is_one_sentence_beside_the_good_ones(fresh: Server, enter: Enter, tmp_path: Path) -> None:
    bad = tmp_path / "rusak.xlsx"
    bad.write_bytes(b"PK\x03\x04 bukan lembar kerja")
    visitor = enter()
    start_open(visitor, fresh)
    upload(visitor, workbook(tmp_path / "baik.xlsx", "Dinas Kesehatan"), bad)
    visitor.sees("Berkas ini rusak atau terpotong. Buka di Excel, simpan ulang, lalu unggah lagi.")
    save(visitor)
    visitor.sees("Tersimpan: 6 jawaban untuk 1 unit dari 1 berkas.")


HOSTILE = (
    "Dinas <img src=x onerror=alert(1)>",
    "Dinas **tebal** [tautan](javascript:alert(1)) :material/home: $x$",
    "Dinas =HYPERLINK(1)",
)


def test_what_stands_in_a_workbook_is_shown_as_plain_text(
    fresh: Server, enter: Enter, tmp_path: Path
) -> None:
    visitor = enter()
    dialogs: list[str] = []
    visitor.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    start_open(visitor, fresh)
    data = workbook(tmp_path / "isian.xlsx", *HOSTILE).read_bytes()
    upload(visitor, {"name": "<b>isian</b>.xlsx", "mimeType": "application/octet-stream", "buffer": data})
    visitor.sees("<b>isian</b>.xlsx")
    save(visitor)
    visitor.sees("Tersimpan:")
    for name in HOSTILE:
        visitor.go(f"{fresh.address}/kesenjangan?unit={quote(name)}")
        visitor.sees(name)
    for page in ("ringkasan", "peringkat", "riwayat"):
        visitor.go(f"{fresh.address}/{page}")
        visitor.sees(text.HEADINGS[page])
    assert visitor.page.locator("img[src=x]").count() == 0
    assert dialogs == []


def test_the_drawing_shows_a_name_as_plain_text(fresh: Server, enter: Enter, tmp_path: Path) -> None:
    name = "Dinas <a href=javascript:alert(1)>x</a>"
    visitor = enter()
    complaints: list[str] = []
    visitor.page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    start_open(visitor, fresh)
    upload(visitor, workbook(tmp_path / "isian.xlsx", name))
    save(visitor)
    visitor.sees("Tersimpan:")
    visitor.go(f"{fresh.address}/peringkat")
    visitor.page.get_by_role("radio", name=watching.VIEW_CURVE).click()
    drawing = visitor.page.locator(".js-plotly-plot")
    dot = drawing.locator(".scatterlayer .point")
    dot.wait_for()
    visitor.settled()
    dot.hover(force=True)  # what is pointed at lies below the layer that listens
    hover = drawing.locator(".hovertext")
    hover.wait_for()
    assert name in (hover.text_content() or "")
    assert drawing.locator("a[href*=javascript]").count() == 0

    own = (fresh.address, fresh.address.replace("http", "ws"), "data:", "blob:")
    assert [address for address in visitor.requests if not address.startswith(own)] == []
    assert [said for said in complaints if "Content Security Policy" in said] == []


def test_downloads_are_the_original_and_a_marked_workbook(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/peringkat")
    with visitor.page.expect_download() as given:
        visitor.page.get_by_role("link", name=watching.DOWNLOAD).click()
    assert given.value.suggested_filename.startswith("DATA REKAAN Peringkat")
    book = openpyxl.load_workbook(io.BytesIO(Path(given.value.path()).read_bytes()))
    for sheet in book:
        assert str(sheet["A1"].value).startswith("DATA REKAAN")

    answer = visitor.page.request.get(f"{demonstration.address}/unduh/asli/1")
    originals = {path.read_bytes() for path in WORKBOOKS}
    assert answer.body() in originals
    assert "attachment" in answer.headers["content-disposition"]


def test_a_row_of_the_ranking_leads_to_the_gaps_of_its_unit(demonstration: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{demonstration.address}/peringkat?cari=dinas+sosial")
    visitor.table().click(position={"x": 18, "y": 52})
    visitor.page.get_by_text(watching.TO_GAPS).click()
    visitor.sees(text.HEADINGS["kesenjangan"])
    visitor.settled()
    assert "unit=Dinas+Sosial" in visitor.page.url
    visitor.sees("Dinas Sosial")
