"""Verifying with the keyboard alone: one answer in the table, then all that are shown."""

from __future__ import annotations

from compliance.storage.engine import reading
from compliance.storage.tables import verdicts
from compliance.text import verdicts as text
from compliance.workflows.database import open_database
from tests.e2e.conftest import Enter, Server


def decided(server: Server) -> list[tuple[str, str, str]]:
    """Unit, question and verdict of every decision, the oldest first."""
    engine = open_database(server.database)
    with reading(engine) as connection:
        rows = connection.execute(verdicts.select().order_by(verdicts.c.id)).all()
    engine.dispose()
    return [(row.unit_id, row.question, row.verdict) for row in rows]


def test_one_by_one_and_all_at_once_without_leaving_the_keyboard(changeable: Server, enter: Enter) -> None:
    visitor = enter()
    visitor.go(f"{changeable.address}/verifikasi?unsur=SOP&cari=dinas")
    keys = visitor.page.keyboard
    visitor.page.get_by_test_id("data-grid-canvas").first.wait_for(state="attached")
    first = visitor.page.locator('[id="glide-cell-0-0"]:focus, [data-testid="glide-cell-0-0"]:focus')
    for _ in range(20):  # the table draws itself once it stands there
        keys.press("F7")
        if first.count():
            break
        visitor.page.wait_for_timeout(200)
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Enter"):
        keys.press(key)
    visitor.page.get_by_text(text.CHOICES["diterima"], exact=True).first.wait_for()
    keys.type("terima")
    keys.press("Enter")
    saved = visitor.page.get_by_text(text.SAVED.format(count=1))
    for _ in range(10):  # the table gathers what is typed before it sends it: on a busy machine, longer
        visitor.page.wait_for_timeout(600)
        visitor.settled()
        if decided(changeable) or saved.is_visible():
            break
        keys.press("F8")
    visitor.settled()
    assert decided(changeable) == [("dinas-kesehatan", "sop.ada", "diterima")]
    keys.press("F9")
    visitor.sees(text.NOTHING_OPEN)
    found = decided(changeable)
    assert len(found) > 10
    assert {verdict for _, _, verdict in found} == {"diterima"}
    assert {question.partition(".")[0] for _, question, _ in found} == {"sop"}
