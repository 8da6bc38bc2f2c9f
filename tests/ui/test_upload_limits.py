"""How large a file may be is said where it is chosen, for the server takes the largest of all."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

from compliance.reading.complaints.job import COMPLAINTS
from compliance.reading.limits import MAX_FILE_BYTES, MB
from compliance.server.uploads import MEGABYTE, TOTAL
from compliance.text import complaints as text
from compliance.ui import complaint_upload, review

ROOT = Path(__file__).resolve().parents[2]


def uploaders() -> list[tuple[str, set[str | None]]]:
    """Each place at which files are chosen, with what it says about them."""
    sources = [*(ROOT / "compliance" / "ui").glob("*.py"), *(ROOT / "pages").rglob("*.py")]
    return [
        (f"{path.name}:{node.lineno}", {keyword.arg for keyword in node.keywords})
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "file_uploader"
    ]


def test_every_place_says_how_large_a_file_may_be() -> None:
    found = uploaders()
    assert len(found) >= 8
    assert [place for place, said in found if "max_upload_size" not in said] == []


def test_the_server_takes_as_much_as_the_largest_place_and_no_more() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    taken = settings["server"]["maxUploadSize"]
    assert taken == complaint_upload.LARGEST == 100
    assert taken * MEGABYTE <= COMPLAINTS.window.size  # what was let in is read
    assert taken * MEGABYTE <= TOTAL


def test_other_files_are_as_small_as_ever() -> None:
    assert review.LARGEST == MAX_FILE_BYTES // MB == 25


def test_the_page_of_complaints_says_its_limits_in_one_place() -> None:
    said = text.FILES_HELP.format(rows="150.000", size=complaint_upload.LARGEST)
    assert said.startswith("Paling besar 100 MB dan 150.000 baris per berkas.")
