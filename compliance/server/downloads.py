"""Files for the person who asks, each made for them alone: `/unduh/…`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from compliance.problems import ComplianceError
from compliance.server import doors
from compliance.server.calling import caller
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ANY = "application/octet-stream"

File = tuple[str, bytes]

_FORBIDDEN = frozenset({Refusal.NOT_ALLOWED, Refusal.NOT_PUBLISHED, Refusal.NOT_OPEN})


async def original_file(request: Request) -> Response:
    """The workbook as it was uploaded, byte for byte."""
    from compliance.workflows import history

    return await _given(request, ANY, lambda asked: history.original(asked, request.path_params["upload"]))


async def ranking_workbook(request: Request) -> Response:
    """The ranking as a workbook: `?periode=<id>&instrumen=<id>` and optionally `&jenis=<kind>`."""
    from compliance.ui import exports

    def made(asked: Caller) -> File:
        choice = exports.RankingChoice.from_query(request.query_params)
        return exports.ranking_file(asked, choice, datetime.now().astimezone())

    return await _given(request, XLSX, made)


async def trail_workbook(request: Request) -> Response:
    """The audit trail as a workbook, with the search of its page in the query."""
    from compliance.ui import exports, trail

    def made(asked: Caller) -> File:
        search = trail.Search.from_query(request.query_params)
        return exports.trail_file(asked, search, datetime.now().astimezone())

    return await _given(request, XLSX, made)


async def _given(request: Request, kind: str, made: Callable[[Caller], File]) -> Response:
    try:
        name, data = await run_in_threadpool(lambda: made(caller(request)))
    except ComplianceError as error:
        return _refused(request, error)
    return attachment(data, name, kind)


def _refused(request: Request, error: ComplianceError) -> Response:
    code = error.code if isinstance(error, Refused) else None
    if code is Refusal.SIGNED_OUT:
        if "text/html" in request.headers.get("accept", ""):
            return RedirectResponse(doors.sign_in(), 303)
        return PlainTextResponse(str(error), 401)
    return PlainTextResponse(str(error), 403 if code in _FORBIDDEN else 404)


def attachment(data: bytes, name: str, kind: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=kind, headers={"Content-Disposition": disposition})
