"""The addresses this server answers by itself, each with the module that does; the rest is Streamlit's."""

from __future__ import annotations

import importlib
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from compliance.problems import ComplianceError
from compliance.server import doors
from compliance.server.forms import style
from compliance.server.gate import Gate
from compliance.server.headers import SafeHeaders
from compliance.server.shell import SCRIPT, Shell, icon, script
from compliance.server.uploads import Uploads
from compliance.text import signing_in as text
from compliance.workflows import database

BOTH, POST = ["GET", "POST"], ["POST"]


def health(request: Request) -> Response:
    """200 while the database answers; 503 otherwise."""
    try:
        with database.reaching_database():
            database.data_version(database.shared_database())
    except ComplianceError as error:
        return JSONResponse({"status": "gangguan", "pesan": str(error)}, status_code=503)
    return JSONResponse({"status": "baik"})


def session_alive(request: Request) -> Response:
    """204: the gate lets only the living pass, and being asked here keeps nobody alive."""
    return Response(status_code=204)


def unknown(request: Request) -> Response:
    """An address below one of ours that leads nowhere: Streamlit would show a page."""
    return PlainTextResponse(text.NOT_FOUND, 404)


Endpoint = Callable[[Request], Awaitable[Response]]


def later(name: str) -> Endpoint:
    """The function `module.function` of this package, whose module is loaded when it is first asked
    for: the port listens sooner."""
    module, _, function = name.partition(".")

    def found() -> Endpoint:
        endpoint: Endpoint = getattr(importlib.import_module(f"compliance.server.{module}"), function)
        return endpoint

    async def answered(request: Request) -> Response:
        try:
            with database.reaching_database():
                return await (await run_in_threadpool(found))(request)
        except ComplianceError as error:
            return PlainTextResponse(str(error), 503)

    return answered


ROUTES = (
    Route(doors.HEALTH, health),
    Route(doors.ALIVE, session_alive),
    Route(doors.ICON, icon),
    Route(doors.STYLE, style),
    Route(SCRIPT, script),
    Route(doors.SIGN_IN, later("signing_in.sign_in"), methods=BOTH),
    Route(doors.CODE, later("signing_in.by_code"), methods=BOTH),
    Route(doors.FIRST, later("signing_in.first_administrator"), methods=BOTH),
    Route(doors.SIGN_OUT, later("signing_in.sign_out"), methods=BOTH),
    Route(doors.OPENID_START, later("openid.begin")),
    Route(doors.OPENID_RETURN, later("openid.finish")),
    Route(doors.ACCOUNT, later("account.own_account")),
    Route(f"{doors.ACCOUNT}/sandi", later("account.password"), methods=POST),
    Route(f"{doors.ACCOUNT}/faktor-kedua", later("account.second_factor"), methods=BOTH),
    Route(f"{doors.ACCOUNT}/faktor-kedua/lepas", later("account.second_factor_removal"), methods=POST),
    Route(f"{doors.ACCOUNT}/sesi", later("account.sessions"), methods=POST),
    Route("/unduh/asli/{upload:int}", later("downloads.original_file")),
    Route("/unduh/peringkat.xlsx", later("downloads.ranking_workbook")),
    Route("/unduh/templat.xlsx", later("downloads.checklist_template")),
    Route("/unduh/templat-pengaduan.xlsx", later("downloads.complaints_template")),
    Route("/unduh/pengaduan.xlsx", later("downloads.complaints_workbook")),
    Route("/unduh/pengaduan/{upload:int}", later("downloads.complaints_kept")),
    Route("/unduh/unit.csv", later("downloads.registry_list")),
    Route("/unduh/penjelasan.xlsx", later("downloads.explanation_workbook")),
    Route("/unduh/instrumen/contoh.xlsx", later("downloads.instrument_template")),
    Route("/unduh/instrumen/{version:int}", later("downloads.own_instrument")),
    Route("/unduh/skm.xlsx", later("downloads.survey_workbook")),
    Route("/unduh/skm/templat.xlsx", later("downloads.survey_template")),
    Route("/unduh/bimtek.xlsx", later("downloads.training_workbook")),
    Route("/unduh/bimtek/templat.xlsx", later("downloads.attendance_template")),
    Route("/unduh/perkembangan.xlsx", later("downloads.progress_workbook")),
    Route("/unduh/layanan/ringkasan.html", later("downloads.service_summary")),
    Route("/unduh/layanan/daftar.xlsx", later("downloads.service_list")),
    Route("/unduh/layanan/templat.xlsx", later("downloads.service_template")),
    Route("/unduh/layanan/asli/{upload:int}", later("downloads.service_original")),
    Route("/unduh/jejak.xlsx", later("downloads.trail_workbook")),
    Route("/unduh/{rest:path}", unknown, methods=BOTH),
    Route(f"{doors.ACCOUNT}/{{rest:path}}", unknown, methods=BOTH),
)
MIDDLEWARE = (Middleware(SafeHeaders), Middleware(Gate), Middleware(Uploads), Middleware(Shell))
