"""The forms by which somebody gets in: user name and password, a one-time code, the first administrator.

No password is ever written back into a page; what was mistyped has to be typed again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from compliance.accounts.passwords import SHORTEST
from compliance.definitions.settings import installed_settings
from compliance.model import Settings
from compliance.problems import ComplianceError
from compliance.server import cookies, doors
from compliance.server.calling import ADDRESS_HEADER, caller, in_turn, session_of
from compliance.server.forms import FormRefused, page, read_form
from compliance.server.lines import OPEN_LINES
from compliance.text import signing_in as text
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from compliance.workflows.database import shared_database
from compliance.workflows.errors import Refused
from compliance.workflows.guard import utc_now

Fields = Mapping[str, str]
_SECOND_FACTOR = (Refusal.SECOND_FACTOR_NEEDED, Refusal.SECOND_FACTOR_WRONG)


async def sign_in(request: Request) -> Response:
    """`/masuk`: the form, and what was typed into it."""
    if request.method == "POST":
        return await _posted(request, _sign_in)
    wanted = doors.goal(request.query_params.get("lanjut", "/"))
    if session_of(request):
        return RedirectResponse(wanted, 303)
    if await run_in_threadpool(lambda: accounts.needs_administrator(shared_database())):
        return RedirectResponse(doors.FIRST, 303)
    return sign_in_page(wanted, message=text.SIGNED_OUT if "keluar" in request.query_params else "")


async def by_code(request: Request) -> Response:
    """`/masuk/kode`: the code first, then whom it is for and the new password."""
    return await _posted(request, _by_code) if request.method == "POST" else page("code.html")


async def first_administrator(request: Request) -> Response:
    """`/masuk/pertama`, as long as there is no account at all."""
    if not await run_in_threadpool(lambda: accounts.needs_administrator(shared_database())):
        return RedirectResponse(doors.SIGN_IN, 303)
    return await _posted(request, _first) if request.method == "POST" else _first_page({}, "", 200)


async def sign_out(request: Request) -> Response:
    """`/keluar`: at once from one of our own pages, from anywhere else after one more click."""
    ours = request.headers.get("sec-fetch-site") == "same-origin" and "sec-purpose" not in request.headers
    if request.method != "POST" and not ours:
        return page("sign_out.html")
    await leave(request)
    response = RedirectResponse(f"{doors.SIGN_IN}?keluar", 303)
    cookies.take(response, cookies.SESSION, installed_settings())
    return response


async def leave(request: Request) -> None:
    """End the session the request belongs to, and its websockets at once."""
    session = session_of(request)
    if session:
        await run_in_threadpool(lambda: accounts.sign_out(caller(request)))
        OPEN_LINES.end(session)


async def enter(request: Request, signed_in: accounts.SignedIn, wanted: str) -> Response:
    """The answer that lets somebody in; a session the browser had before ends."""
    await leave(request)
    response = RedirectResponse(wanted, 303)
    give(response, signed_in, installed_settings())
    return response


def give(response: Response, signed_in: accounts.SignedIn, settings: Settings) -> None:
    """Hand over both cookies."""
    cookies.put(response, cookies.SESSION, signed_in.token, settings)
    cookies.put(response, cookies.DEVICE, signed_in.device, settings, seconds=cookies.DEVICE_SECONDS)


def origin(request: Request) -> accounts.Origin:
    """Where somebody signs in from: their address, and what their browser says of itself."""
    return accounts.Origin(
        address=request.headers.get(ADDRESS_HEADER, ""), device=request.headers.get("user-agent", "")
    )


def sign_in_page(
    wanted: str,
    *,
    error: str = "",
    message: str = "",
    username: str = "",
    second_factor: bool = False,
    status: int = 200,
) -> Response:
    openid = installed_settings().openid
    return page(
        "sign_in.html",
        status=status,
        error=error,
        message=message,
        goal=wanted,
        username=username,
        second_factor=second_factor,
        openid=openid.label if openid else "",
        openid_address=doors.openid(wanted),
    )


async def _posted(request: Request, step: Callable[[Request, Fields], Awaitable[Response]]) -> Response:
    try:
        return await step(request, await read_form(request))
    except FormRefused as error:
        return sign_in_page("/", error=str(error), status=error.status)


async def _sign_in(request: Request, fields: Fields) -> Response:
    settings = installed_settings()
    wanted, username = doors.goal(fields.get("goal", "/")), fields.get("username", "")
    device = cookies.read(request.scope["headers"], cookies.DEVICE, settings)
    try:
        signed_in = await in_turn(
            lambda: accounts.sign_in(
                shared_database(),
                username=username,
                password=fields.get("password", ""),
                totp=fields.get("totp", ""),
                device=device,
                origin=origin(request),
                settings=settings,
                now=utc_now(),
            )
        )
    except Refused as refused:
        second_factor = refused.code in _SECOND_FACTOR
        first_asked = refused.code is Refusal.SECOND_FACTOR_NEEDED and "totp" not in fields
        return sign_in_page(
            wanted,
            error="" if first_asked else str(refused),
            username=username,
            second_factor=second_factor or "totp" in fields,
            status=status_of(refused),
        )
    return await enter(request, signed_in, wanted)


async def _by_code(request: Request, fields: Fields) -> Response:
    code = fields.get("code", "")
    owner = await run_in_threadpool(lambda: accounts.code_owner(shared_database(), code, now=utc_now()))
    if owner is None or owner.purpose not in text.GREETINGS:
        error = str(Refused(Refusal.CODE_WRONG))
        return page("code.html", status=403, error=error)
    if "new" not in fields:
        return _new_password_page(owner, fields)
    if fields["new"] != fields.get("repeat", ""):
        return _new_password_page(owner, fields, error=text.REPEATED_OTHERWISE, status=422)
    settings = installed_settings()
    device = cookies.read(request.scope["headers"], cookies.DEVICE, settings)
    try:
        signed_in = await in_turn(
            lambda: accounts.redeem(
                shared_database(),
                code=code,
                password=fields["new"],
                totp=fields.get("totp", ""),
                device=device,
                origin=origin(request),
                settings=settings,
                now=utc_now(),
            )
        )
    except Refused as refused:
        wanted = refused.code in _SECOND_FACTOR
        return _new_password_page(
            owner, fields, error=str(refused), status=status_of(refused), second_factor=wanted
        )
    return await enter(request, signed_in, "/")


def _new_password_page(
    owner: accounts.CodeOwner,
    fields: Fields,
    *,
    error: str = "",
    status: int = 200,
    second_factor: bool = False,
) -> Response:
    return page(
        "new_password.html",
        status=status,
        error=error,
        greeting=text.GREETINGS[owner.purpose].format(username=owner.username),
        code=fields.get("code", ""),
        username=owner.username,
        second_factor=second_factor or "totp" in fields,
        least=SHORTEST,
    )


async def _first(request: Request, fields: Fields) -> Response:
    if fields.get("new", "") != fields.get("repeat", ""):
        return _first_page(fields, text.REPEATED_OTHERWISE, 422)
    settings = installed_settings()
    try:
        signed_in = await in_turn(
            lambda: accounts.create_first_administrator(
                shared_database(),
                code=fields.get("code", ""),
                username=fields.get("username", ""),
                name=fields.get("name", ""),
                password=fields.get("new", ""),
                origin=origin(request),
                settings=settings,
                now=utc_now(),
            )
        )
    except Refused as refused:
        return _first_page(fields, str(refused), status_of(refused))
    return await enter(request, signed_in, "/")


def _first_page(fields: Fields, error: str, status: int) -> Response:
    openid = installed_settings().openid
    return page(
        "first.html",
        status=status,
        error=error,
        code=fields.get("code", ""),
        username=fields.get("username", ""),
        name=fields.get("name", ""),
        openid=openid.label if openid else "",
        least=SHORTEST,
    )


def status_of(error: ComplianceError) -> int:
    """The status of an answer that shows why something was refused."""
    code = error.code if isinstance(error, Refused) else None
    if code is Refusal.SIGN_IN_WAIT:
        return 429
    return 403 if code in (Refusal.SIGN_IN_WRONG, Refusal.CODE_WRONG, *_SECOND_FACTOR) else 422
