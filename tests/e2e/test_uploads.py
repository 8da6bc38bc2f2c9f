"""A file is taken from the page it was chosen on, and from nobody else."""

from __future__ import annotations

import shutil
from pathlib import Path

from compliance.model import Role
from compliance.server import uploads
from compliance.text import pages, uploading
from compliance.text import signing_in as text
from tests.e2e.conftest import ROOT, Enter, Server, Visitor

EXAMPLE = ROOT / "data" / "examples" / "01-ketersediaan-berkas.xlsx"


def hand_in(visitor: Visitor, server: Server) -> str:
    """Chooses a file on the page Unggah; returns the address it went to."""
    visitor.go(f"{server.address}/unggah")
    with visitor.page.expect_response(lambda answer: "/upload_file/" in answer.url) as given:
        visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(EXAMPLE)
    assert given.value.status == 204
    visitor.page.get_by_role("button", name=uploading.READ.format(count=1)).wait_for()
    return given.value.url


def sent(visitor: Visitor, address: str, method: str) -> tuple[int, str]:
    """What a page of this host gets for sending something to an address by itself."""
    script = """async ([address, method]) => {
      const xsrf = (await cookieStore.get("_streamlit_xsrf"))?.value ?? "";
      const form = new FormData();
      form.append("file", new Blob(["isi"]), "isian.xlsx");
      const body = method === "PUT" ? form : undefined;
      const answer = await fetch(address, { method, body, headers: { "X-Xsrftoken": xsrf } });
      return [answer.status, await answer.text()];
    }"""
    status, said = visitor.page.evaluate(script, [address, method])
    return int(status), str(said)


def test_the_address_of_an_upload_is_good_for_its_own_session_alone(
    demonstration: Server, enter: Enter
) -> None:
    owner, other, reader, stranger = enter(), enter(), enter(role=Role.PIMPINAN), enter(role=None)
    address = hand_in(owner, demonstration)
    other.go(f"{demonstration.address}/unggah")
    reader.introduce(demonstration.address)
    for visitor in (reader, stranger):
        visitor.page.goto(f"{demonstration.address}/masuk/kode")

    for method in ("PUT", "DELETE"):
        assert sent(other, address, method) == (403, text.NOT_YOURS)
        assert sent(reader, address, method) == (403, text.UPLOAD_NOT_ALLOWED)
        assert sent(stranger, address, method) == (401, text.SIGN_IN_FIRST)
    assert sent(owner, address, "PUT")[0] == 204
    assert sent(owner, address, "DELETE")[0] == 204


def test_a_page_that_is_left_open_cannot_be_taken_over(demonstration: Server, enter: Enter) -> None:
    """Whoever knows the number of a page of somebody else gets a page of their own."""
    owner, other = enter(), enter(role=Role.PIMPINAN)
    page = hand_in(owner, demonstration).rsplit("/", 2)[1]
    other.introduce(demonstration.address)
    other.page.goto(f"{demonstration.address}/masuk/kode")
    script = """(page) => new Promise((told) => {
      const address = location.origin.replace("http", "ws") + "/_stcore/stream";
      const socket = new WebSocket(address, ["streamlit", "x", page]);
      socket.binaryType = "arraybuffer";
      socket.onmessage = (event) => {
        told(new TextDecoder("latin1").decode(event.data));
        socket.close();
      };
      socket.onopen = () => socket.send(new Uint8Array([90, 0]));
      socket.onclose = () => told("");
    })"""
    assert page not in other.page.evaluate(script, page)
    assert sent(owner, f"{demonstration.address}/_stcore/upload_file/{page}/x", "PUT")[0] == 204
    assert page in owner.page.evaluate(script, page)  # their own they may


def test_more_than_one_session_may_hold_is_refused_in_words(
    fresh: Server, enter: Enter, tmp_path: Path
) -> None:
    """Each file is small enough; together they are not."""
    visitor = enter()
    visitor.go(fresh.address)
    visitor.click(pages.OPEN_DO)
    visitor.sees(pages.HEADINGS["unggah"])
    large = tmp_path / "besar.xlsx"
    large.write_bytes(b"i" * (23 * uploads.MEGABYTE))
    chooser = visitor.page.get_by_test_id("stFileUploaderDropzoneInput")
    fitting = uploads.TOTAL // large.stat().st_size
    for number in range(fitting + 1):
        with visitor.page.expect_response(lambda answer: "/upload_file/" in answer.url) as given:
            chooser.set_input_files(shutil.copyfile(large, tmp_path / f"besar-{number}.xlsx"))
        assert given.value.status == (204 if number < fitting else 413)
    visitor.sees("Ditolak: terlalu besar, atau terlalu banyak berkas sekaligus.")
