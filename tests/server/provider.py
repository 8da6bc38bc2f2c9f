"""An OpenID provider that lives in the test, checks what it is asked, and can be told to misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx2
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

ISSUER = "https://sso.contoh.go.id"
PERSON = {"email": "a@contoh.go.id", "email_verified": True}
CLIENT, SECRET = "kesiapan", "rahasia-klien"
KEY = RSAKey.generate_key(2048, {"kid": "satu"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "satu"})


@dataclass(slots=True, kw_only=True)
class Provider:
    """`claims`: what it says of the person; the rest: what it does wrong."""

    claims: dict[str, object] = field(
        default_factory=lambda: {"email": "a@contoh.go.id", "email_verified": True}
    )
    document: dict[str, object] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: KEY)
    unsigned: bool = False
    shared_secret: bool = False
    away: bool = False
    asked: dict[str, str] = field(default_factory=dict)

    @property
    def transport(self) -> httpx2.AsyncBaseTransport:
        routes = [
            Route("/.well-known/openid-configuration", self._document),
            Route("/keys", self._keys),
            Route("/token", self._token, methods=["POST"]),
        ]
        inside = httpx2.ASGITransport(app=Starlette(routes=routes))

        async def handled(request: httpx2.Request) -> httpx2.Response:
            if self.away:
                raise httpx2.ConnectError("tidak ada")
            return await inside.handle_async_request(request)

        return httpx2.MockTransport(handled)

    def visited(self, address: str) -> dict[str, str]:
        """Somebody arrives at the authorization endpoint; returns what they brought along."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return self.asked

    def _document(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": ISSUER,
                "authorization_endpoint": f"{ISSUER}/authorize",
                "token_endpoint": f"{ISSUER}/token",
                "jwks_uri": f"{ISSUER}/keys",
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
                **self.document,
            }
        )

    def _keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [KEY.as_dict(private=False)]})

    async def _token(self, request: Request) -> Response:
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        sent = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest())
        right = (
            request.headers.get("authorization") == f"Basic {basic}"
            and sent["code"] == "kode"
            and sent["redirect_uri"] == self.asked["redirect_uri"]
            and self.asked["code_challenge_method"] == "S256"
            and challenge.decode().rstrip("=") == self.asked["code_challenge"]
        )
        if not right:
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": self._id_token()})

    def _id_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "sub": "orang-1",
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "nonce": self.asked["nonce"],
            **self.claims,
        }
        if self.unsigned:
            parts = (json.dumps(part).encode() for part in ({"alg": "none"}, claims))
            return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."
        if self.shared_secret:  # signed with what everybody can read
            public = OctKey.import_key(KEY.as_pem(private=False))
            return jwt.encode({"alg": "HS256", "kid": "satu"}, claims, public, algorithms=["HS256"])
        return jwt.encode({"alg": "RS256", "kid": "satu"}, claims, self.key)
