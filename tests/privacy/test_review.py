"""Before anything is stored, the page says where somebody seems to be named in the midst of a text."""

from __future__ import annotations

import pytest

from compliance.model import Role
from compliance.text import uploading as text
from compliance.workflows import intake
from compliance.workflows.guard import utc_now
from compliance.workflows.screening import screened
from tests.privacy.intakes import DEFINITIONS, UNITS, Scene
from tests.ui.conftest import Open

HEAD = "Nama OPD;SOP;Standar Pelayanan;Keterangan"


@pytest.mark.parametrize(
    ("file", "remark", "places"),
    [
        ("isian.csv", "SOP di Jl. dr. Soetomo, Bapak Bupati hadir", ""),
        ("isian.csv", "hubungi Bpk. Sulastri", "isian\\!C2"),
        ("isian dr. Siti Aminah, S.Kep.csv", "", text.NAME_OF_FILE),
    ],
)
def test_names_in_a_text_are_pointed_out(
    scene: Scene, open_page: Open, file: str, remark: str, places: str
) -> None:
    data = f"{HEAD}\n{UNITS[0].name};Ada;Ada;{remark}\n".encode()
    batch = intake.stage(
        scene.office, screened([(file, data)], scene.pool), period_id=scene.period_id, now=utc_now()
    )
    intake.read_batch(scene.engine, batch, scene.pool, DEFINITIONS)
    page = open_page("kumpulkan/unggah", roles=[Role.ORGANISASI], unggahan=batch)
    assert not page.exception
    said = [warning.value for warning in page.warning if "nama orang" in warning.value]
    assert len(said) == bool(places)
    assert all(places in one for one in said)
