"""Files for the person who asks, each made for them alone: `/unduh/…`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from compliance.problems import ComplianceError
from compliance.server import doors, forms
from compliance.server.calling import caller
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
ANY = "application/octet-stream"
HTML = "text/html; charset=utf-8"

File = tuple[str, bytes]
Choice = TypeVar("Choice")

_FORBIDDEN = frozenset({Refusal.NOT_ALLOWED, Refusal.NOT_PUBLISHED, Refusal.NOT_OPEN})


async def original_file(request: Request) -> Response:
    """The workbook as it was uploaded, byte for byte."""
    from compliance.workflows import history

    return await _given(request, ANY, lambda asked: history.original(asked, request.path_params["upload"]))


async def ranking_workbook(request: Request) -> Response:
    """The ranking as a workbook: `?periode=<id>&instrumen=<id>` and optionally `&jenis=<kind>`."""
    from compliance.ui import exports

    return await _chosen(request, exports.RankingChoice.from_query, exports.ranking_file)


async def explanation_workbook(request: Request) -> Response:
    """How one unit's figures came about: `?periode=<id>&instrumen=<id>&unit=<id>`."""
    from compliance.ui import exports

    return await _chosen(request, exports.ExplanationChoice.from_query, exports.explanation_file)


async def progress_workbook(request: Request) -> Response:
    """Two periods against each other: `?dari=<id>&ke=<id>&instrumen-lama=<id>&instrumen=<id>`."""
    from compliance.ui import progress_file

    return await _chosen(request, progress_file.ProgressChoice.from_query, progress_file.progress_file)


async def survey_workbook(request: Request) -> Response:
    """The surveys of a period and their figures: `?periode=<id>`."""
    from compliance.ui import queries, survey_file

    return await _chosen(request, queries.number, survey_file.list_file)


async def survey_template(request: Request) -> Response:
    """The sheet that respondents of a survey are typed into."""
    from compliance.ui import survey_file

    return await _given(request, XLSX, survey_file.template_file)


async def training_workbook(request: Request) -> Response:
    """What is known of the training of a period: `?periode=<id>`."""
    from compliance.ui import queries, training_file

    return await _chosen(request, queries.number, training_file.figures_file)


async def attendance_template(request: Request) -> Response:
    """The sheet in which attendance is listed: `?periode=<id>`."""
    from compliance.ui import queries, training_file

    def made(asked: Caller) -> File:
        return training_file.template_file(asked, queries.number(request.query_params))

    return await _given(request, XLSX, made)


async def trail_workbook(request: Request) -> Response:
    """The audit trail as a workbook, with the search of its page in the query."""
    from compliance.ui import exports, trail

    return await _chosen(request, trail.Search.from_query, exports.trail_file)


async def registry_list(request: Request) -> Response:
    """The registry of units as a CSV that can be edited and read again."""
    from compliance.ui import exports

    return await _given(request, CSV, lambda asked: exports.registry_file(asked, datetime.now().astimezone()))


async def checklist_template(request: Request) -> Response:
    """The workbook in which a person's units answer: `?periode=<id>`."""
    from compliance.ui import exports, queries

    return await _chosen(request, queries.number, exports.checklist_file)


async def complaints_template(request: Request) -> Response:
    """The workbook in which complaints are listed or counted: `?periode=<id>`."""
    from compliance.ui import exports, queries

    def made(asked: Caller) -> File:
        return exports.complaints_file(asked, queries.number(request.query_params))

    return await _given(request, XLSX, made)


async def complaints_workbook(request: Request) -> Response:
    """The complaints of a period, counted: `?periode=<id>` and optionally `&tanggal=<day>&unit=<id>`."""
    from compliance.ui import complaint_files

    return await _chosen(request, complaint_files.ComplaintsChoice.from_query, complaint_files.figures_file)


async def complaints_kept(request: Request) -> Response:
    """What was taken from a file of complaints: a workbook of what is stored."""
    from compliance.workflows import complaint_history

    return await _given(
        request, XLSX, lambda asked: complaint_history.kept(asked, request.path_params["upload"])
    )


async def instrument_template(request: Request) -> Response:
    """An edition as a workbook to be changed: `?edisi=<id>`."""
    from compliance.ui import exports

    edition = request.query_params.get("edisi", "")
    return await _given(request, XLSX, lambda asked: exports.template_file(asked, edition))


async def service_summary(request: Request) -> Response:
    """The summary of services for the public, to be printed: `?periode=<id>&unit=<id>` and optionally
    `&layanan=<key>` and `&maklumat=1`."""
    from compliance.ui import service_addresses
    from compliance.workflows import service_files

    def made(asked: Caller) -> File:
        return service_files.summary(asked, service_addresses.summary_choice(request.query_params))

    return await _given(request, HTML, made, page=True)


async def service_list(request: Request) -> Response:
    """The services of a unit as a workbook that can be edited and read again: `?periode=<id>&unit=<id>`."""
    from compliance.ui import service_addresses
    from compliance.workflows import service_files

    def made(asked: Caller) -> File:
        choice = service_addresses.summary_choice(request.query_params)
        return service_files.services_list(asked, period_id=choice.period_id, unit_id=choice.unit_id)

    return await _given(request, XLSX, made)


async def service_template(request: Request) -> Response:
    """An empty list of services."""
    from compliance.workflows import service_files

    return await _given(request, XLSX, service_files.template)


async def service_original(request: Request) -> Response:
    """What is kept of a file of services: a workbook of what was read."""
    from compliance.workflows import services

    return await _given(request, ANY, lambda asked: services.original(asked, request.path_params["upload"]))


async def own_instrument(request: Request) -> Response:
    """The file of an instrument of one's own as it was uploaded, byte for byte."""
    from compliance.workflows import instruments

    number = request.path_params["version"]
    return await _given(request, ANY, lambda asked: instruments.original(asked, number))


async def _chosen(
    request: Request,
    choice: Callable[[Mapping[str, str]], Choice],
    made: Callable[[Caller, Choice, datetime], File],
) -> Response:
    """The workbook that is made now of what the address chooses."""

    def file(asked: Caller) -> File:
        return made(asked, choice(request.query_params), datetime.now().astimezone())

    return await _given(request, XLSX, file)


async def _given(
    request: Request, kind: str, made: Callable[[Caller], File], *, page: bool = False
) -> Response:
    """What was made for the person; a `page` is shown rather than kept as a file."""
    try:
        name, data = await run_in_threadpool(lambda: made(caller(request)))
    except ComplianceError as error:
        return _refused(request, error)
    return attachment(data, name, kind, shown=page)


def _refused(request: Request, error: ComplianceError) -> Response:
    """The sentence; to a browser as a page with a way back, for it has left ours."""
    code = error.code if isinstance(error, Refused) else None
    browser = "text/html" in request.headers.get("accept", "")
    if code is Refusal.SIGNED_OUT:
        return RedirectResponse(doors.sign_in(), 303) if browser else PlainTextResponse(str(error), 401)
    status = 403 if code in _FORBIDDEN else 404
    if browser:
        return forms.page("refused.html", status=status, sentence=str(error))
    return PlainTextResponse(str(error), status)


def attachment(data: bytes, name: str, kind: str, *, shown: bool = False) -> Response:
    """Bytes as a file of that name to be kept, or to be `shown` in the browser."""
    way = "inline" if shown else "attachment"
    disposition = f"{way}; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=kind, headers={"Content-Disposition": disposition})
