"""Signing in through an OpenID provider: there, back, and into the same kind of session.

Authorization code with PKCE, state and nonce. What has to be remembered meanwhile lies signed in a
cookie of ten minutes, so that any process of this installation can take the answer. Loaded only
when a provider is configured.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import StarletteOAuth2App
from joserfc.errors import JoseError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from compliance.definitions.settings import installed_settings
from compliance.model import OpenId
from compliance.server import cookies, doors
from compliance.server.calling import in_turn, own_address
from compliance.server.signing_in import enter, origin, sign_in_page
from compliance.text import signing_in as text
from compliance.workflows import accounts
from compliance.workflows.database import shared_database
from compliance.workflows.errors import Refused
from compliance.workflows.guard import utc_now

log = logging.getLogger(__name__)

_SECONDS = 600  # how long somebody may take at the provider
_PATIENCE = 10.0  # seconds for each answer of the provider
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_DOCUMENT_SECONDS = 3600.0  # how long what a provider says of itself is kept
TRANSPORT: httpx2.AsyncBaseTransport | None = None  # None: over the network
_PROCESS_KEY = secrets.token_bytes(32)

# What a wrong or broken answer of a provider ends in, from here down to the signature.
_WRONG = (AuthlibBaseError, JoseError, ValueError, RuntimeError, KeyError, TypeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What is remembered of somebody who is at the provider. `until`: seconds since 1970."""

    state: str
    nonce: str
    verifier: str
    goal: str
    until: int


async def begin(request: Request) -> Response:
    """`/oidc/masuk`: to the provider."""
    settings = installed_settings()
    wanted = doors.goal(request.query_params.get("lanjut", "/"))
    if settings.openid is None:
        return RedirectResponse(doors.sign_in(wanted), 303)
    try:
        client = await _client(settings.openid)
        asked = await client.create_authorization_url(_return_address())
    except httpx2.HTTPError as error:
        return _failed(wanted, text.OPENID_AWAY, error)
    except _WRONG as error:
        return _failed(wanted, text.OPENID_WRONG, error)
    attempt = Attempt(
        state=asked["state"],
        nonce=asked["nonce"],
        verifier=asked["code_verifier"],
        goal=wanted,
        until=int(time.time()) + _SECONDS,
    )
    response = RedirectResponse(asked["url"], 303)
    cookies.put(response, cookies.OPENID, sealed(attempt, settings.openid), settings, seconds=_SECONDS)
    return response


async def finish(request: Request) -> Response:
    """`/oidc/kembali`: from the provider, and in."""
    settings = installed_settings()
    if settings.openid is None:
        return RedirectResponse(doors.SIGN_IN, 303)
    response = await _finished(request, settings.openid)
    cookies.take(response, cookies.OPENID, settings)
    return response


async def _finished(request: Request, provider: OpenId) -> Response:
    settings, query = installed_settings(), request.query_params
    attempt = opened(cookies.read(request.scope["headers"], cookies.OPENID, settings), provider)
    if "error" in query:  # some providers send it without the state
        cancelled = query["error"] == "access_denied"
        wanted = attempt.goal if attempt else "/"
        return _failed(wanted, text.OPENID_CANCELLED if cancelled else text.OPENID_WRONG)
    if attempt is None or not _same(attempt.state, query.get("state", "")):
        return _failed("/", text.OPENID_STALE)
    try:
        identity = await _identity(provider, attempt, query)
    except httpx2.HTTPError as error:
        return _failed(attempt.goal, text.OPENID_AWAY, error)
    except _WRONG as error:
        return _failed(attempt.goal, text.OPENID_WRONG, error)
    device = cookies.read(request.scope["headers"], cookies.DEVICE, settings)
    try:
        signed_in = await in_turn(
            lambda: accounts.sign_in_openid(
                shared_database(),
                identity,
                device=device,
                origin=origin(request),
                settings=settings,
                now=utc_now(),
            )
        )
    except Refused as refused:
        return _failed(attempt.goal, str(refused))
    return await enter(request, signed_in, attempt.goal)


async def _identity(provider: OpenId, attempt: Attempt, query: Mapping[str, str]) -> accounts.Identity:
    """Whom the provider vouches for: signature, issuer, audience, nonce and times were right."""
    client = await _client(provider)
    issuer = client.server_metadata["issuer"]
    if query.get("iss", issuer) != issuer:
        raise ValueError("iss")
    token = await client.fetch_access_token(
        redirect_uri=_return_address(), code=query["code"], code_verifier=attempt.verifier
    )
    claims = await client.parse_id_token(
        token,
        nonce=attempt.nonce,
        claims_options={
            "iss": {"essential": True, "value": issuer},
            "aud": {"essential": True, "value": provider.client_id},
        },
    )
    if claims is None:
        raise ValueError("id_token")
    return accounts.Identity(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        email=_text(claims.get("email")),
        email_verified=claims.get("email_verified") in (True, "true"),
        name=_text(claims.get("name")),
        claims=dict(claims),
    )


_clients: dict[OpenId, tuple[float, StarletteOAuth2App]] = {}  # with the moment they were made


async def _client(provider: OpenId) -> StarletteOAuth2App:
    """A client that knows the provider's discovery document."""
    made, client = _clients.get(provider, (0.0, None))
    if client is None or time.monotonic() - made > _DOCUMENT_SECONDS:
        async with httpx2.AsyncClient(timeout=_PATIENCE, transport=TRANSPORT) as http:
            answer = await http.get(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
        client = StarletteOAuth2App(
            None,
            "openid",
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            client_kwargs={
                "scope": "openid email profile",
                "code_challenge_method": "S256",
                "timeout": _PATIENCE,
                "transport": TRANSPORT,
            },
            **_trusted(answer.raise_for_status().json(), provider),
        )
        _clients[provider] = (time.monotonic(), client)
    return client


def _trusted(document: Mapping[str, object], provider: OpenId) -> dict[str, object]:
    """What is needed of a discovery document, once it speaks for this issuer, over TLS where the
    issuer does, and only of algorithms whose keys are public. The rest could set up the client."""
    if str(document["issuer"]).rstrip("/") != provider.issuer.rstrip("/"):
        raise ValueError("issuer")
    scheme = provider.issuer.partition("://")[0]
    if any(str(document[name]).partition("://")[0] not in (scheme, "https") for name in _ENDPOINTS):
        raise ValueError("endpoint")
    offered = _texts(document.get("id_token_signing_alg_values_supported"))
    ways = _texts(document.get("token_endpoint_auth_methods_supported"))
    post = "client_secret_post" in ways and "client_secret_basic" not in ways
    return {
        **{name: str(document[name]) for name in ("issuer", *_ENDPOINTS)},
        "id_token_signing_alg_values_supported": [name for name in offered if name in _ALGORITHMS],
        "token_endpoint_auth_method": "client_secret_post" if post else "client_secret_basic",
    }


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def sealed(attempt: Attempt, provider: OpenId) -> str:
    """An attempt as a cookie nobody else can make."""
    body = base64.urlsafe_b64encode(json.dumps(asdict(attempt)).encode())
    return f"{body.decode()}.{_signature(body, provider)}"


def opened(cookie: str, provider: OpenId) -> Attempt | None:
    """The attempt in a cookie; None where it is not ours, or too old."""
    body, _, signature = cookie.partition(".")
    if not _same(_signature(body.encode(), provider), signature):
        return None
    attempt = Attempt(**json.loads(base64.urlsafe_b64decode(body)))
    return attempt if attempt.until > time.time() else None


def _signature(body: bytes, provider: OpenId) -> str:
    key = provider.client_secret.encode() or _PROCESS_KEY
    return hmac.new(key, b"kesiapan openid attempt\0" + body, hashlib.sha256).hexdigest()


def _same(kept: str, given: str) -> bool:
    return hmac.compare_digest(kept.encode(), given.encode())


def _return_address() -> str:
    return f"{own_address()}{doors.OPENID_RETURN}"


def _text(claim: object) -> str:
    return claim if isinstance(claim, str) else ""


def _failed(wanted: str, sentence: str, error: BaseException | None = None) -> Response:
    if error is not None:  # its kind alone: what a provider says may be personal
        log.warning("OpenID: %s", type(error).__name__)
    return sign_in_page(wanted, error=sentence, status=403)
