"""`/akun`: what people do with their own account, each thing on a form of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from compliance.accounts.passwords import SHORTEST
from compliance.definitions.settings import installed_settings
from compliance.formats import short_day
from compliance.problems import ComplianceError
from compliance.server import cookies, doors
from compliance.server.calling import caller, in_turn
from compliance.server.forms import FormRefused, page, read_form
from compliance.server.lines import OPEN_LINES
from compliance.server.signing_in import give, status_of
from compliance.text import signing_in as text
from compliance.text.accounts import ROLE_NAMES
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from compliance.workflows.errors import Refused

Fields = Mapping[str, str]
Step = Callable[[Request, Fields], Awaitable[Response]]

_MESSAGES = {  # by the word that stands in the address after something was done
    "sandi": text.PASSWORD_CHANGED,
    "terpasang": text.SECOND_FACTOR_DONE,
    "terlepas": text.SECOND_FACTOR_GONE,
    "sesi": text.SESSIONS_ENDED,
}


async def own_account(request: Request) -> Response:
    """The account with everything that can be done to it."""
    return await _account_page(request, message=_MESSAGES.get(request.query_params.get("selesai", ""), ""))


async def password(request: Request) -> Response:
    return await _posted(request, _change_password)


async def second_factor(request: Request) -> Response:
    """A fresh secret to scan, and its confirmation."""
    if request.method == "POST":
        return await _posted(request, _confirm_second_factor)
    return await _second_factor_page(request, accounts.new_totp_secret())


async def second_factor_removal(request: Request) -> Response:
    return await _posted(request, _remove_second_factor)


async def sessions(request: Request) -> Response:
    return await _posted(request, _end_sessions)


async def _posted(request: Request, step: Step) -> Response:
    try:
        return await step(request, await read_form(request))
    except FormRefused as error:
        return await _account_page(request, error=str(error), status=error.status)
    except Refused as refused:
        if refused.code is Refusal.SIGNED_OUT:
            return RedirectResponse(doors.SIGN_IN, 303)
        return await _account_page(request, error=str(refused), status=status_of(refused))


async def _change_password(request: Request, fields: Fields) -> Response:
    if fields.get("new", "") != fields.get("repeat", ""):
        return await _account_page(request, error=text.REPEATED_OTHERWISE, status=422)
    settings = installed_settings()
    device = cookies.read(request.scope["headers"], cookies.DEVICE, settings)

    def changed() -> tuple[accounts.SignedIn, tuple[str, ...]]:
        asking = caller(request)
        before = tuple(row.id for row in accounts.my_sessions(asking))
        old, new = fields.get("old", ""), fields.get("new", "")
        return accounts.change_password(asking, old=old, new=new, settings=settings, device=device), before

    signed_in, ended = await in_turn(changed)
    for session in ended:
        OPEN_LINES.end(session)
    response = _done("sandi")
    give(response, signed_in, settings)
    return response


async def _confirm_second_factor(request: Request, fields: Fields) -> Response:
    secret = fields.get("secret", "")
    try:
        await in_turn(
            lambda: accounts.confirm_totp(
                caller(request),
                secret=secret,
                code=fields.get("totp", ""),
                password=fields.get("password", ""),
            )
        )
    except Refused as refused:
        if refused.code in (Refusal.SIGNED_OUT, Refusal.SECOND_FACTOR_SECRET):
            raise
        return await _second_factor_page(request, secret, error=refused)
    return _done("terpasang")


async def _remove_second_factor(request: Request, fields: Fields) -> Response:
    await in_turn(lambda: accounts.remove_totp(caller(request), password=fields.get("password", "")))
    return _done("terlepas")


async def _end_sessions(request: Request, fields: Fields) -> Response:
    """One session, or without a name all of them, this one as well."""
    named = fields.get("session") or None

    def ended() -> tuple[str, ...]:
        asking = caller(request)
        before = {row.id for row in accounts.my_sessions(asking)}
        accounts.revoke_sessions(asking, accounts.me(asking).id, named)
        return tuple(before if named is None else before & {named})

    for session in await run_in_threadpool(ended):
        OPEN_LINES.end(session)
    return _done("sesi") if named else RedirectResponse(f"{doors.SIGN_IN}?keluar", 303)


async def _account_page(
    request: Request, *, error: str = "", message: str = "", status: int = 200
) -> Response:
    try:
        account, rows = await run_in_threadpool(
            lambda: (accounts.me(caller(request)), accounts.my_sessions(caller(request)))
        )
    except ComplianceError:
        return RedirectResponse(doors.sign_in(doors.ACCOUNT), 303)
    return page(
        "account.html",
        status=status,
        error=error,
        message=message,
        account=account,
        roles=", ".join(ROLE_NAMES[role] for role in sorted(account.roles)),
        sessions=rows,
        written=_written,
        least=SHORTEST,
    )


def _written(when: datetime) -> str:
    """`12 Mar 2026 09.05`, in the server's time."""
    local = when.astimezone()
    return f"{short_day(local)} {local:%H.%M}"


async def _second_factor_page(request: Request, secret: str, *, error: Refused | None = None) -> Response:
    account = await run_in_threadpool(lambda: accounts.me(caller(request)))
    if account.openid or account.totp:
        return RedirectResponse(doors.ACCOUNT, 303)
    code = segno.make(accounts.totp_uri(secret, account.username), error="m")
    return page(
        "second_factor.html",
        status=200 if error is None else status_of(error),
        error="" if error is None else str(error),
        username=account.username,
        secret=secret,
        image=code.svg_inline(scale=4, border=4, svgclass="qr", omitsize=True),
    )


def _done(word: str) -> Response:
    return RedirectResponse(f"{doors.ACCOUNT}?selesai={word}", 303)
