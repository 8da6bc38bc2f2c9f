"""People who sign in, and what the database and the trail say afterwards."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pyotp
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.model import Registry, Role, Unit, UnitKind
from compliance.model.settings import Settings
from compliance.storage import trail
from compliance.storage.engine import reading, writing
from compliance.storage.registry import note_change, store_registry
from compliance.storage.tables import metadata
from compliance.storage.trail import Written
from compliance.text.workflows import Refusal
from compliance.workflows import accounts
from compliance.workflows.accounts import Origin, SignedIn
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
OFFICE = Origin(address="203.0.113.5", device="Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36")
ELSEWHERE = Origin(address="198.51.100.9", device="Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Firefox/143.0")
SETTINGS = Settings()
BOSS = "meja hujan sepeda kopi"
GOOD = "kuda laut naik sepeda"
OTHER = "gajah ungu makan kertas"
DINKES = Unit(id="dinkes", name="Dinas Kesehatan", kind=UnitKind.DINAS, short="Dinkes")
PUSKESMAS = Unit(id="pkm", name="Puskesmas Baureno", kind=UnitKind.PUSKESMAS, parent="dinkes")

Result = TypeVar("Result")


def later(**passed: float) -> datetime:
    return NOW + timedelta(**passed)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """One installation with its first administrator, budi."""

    engine: sa.Engine
    boss: SignedIn

    def caller(self, who: SignedIn, now: datetime = NOW, address: str = OFFICE.address) -> Caller:
        return Caller(engine=self.engine, session=who.session, address=address, clock=lambda: now)

    @property
    def admin(self) -> Caller:
        return self.caller(self.boss)

    def invite(self, username: str, *roles: Role, units: Iterable[str] = (), drafts: bool = False) -> str:
        return accounts.add_account(
            self.admin,
            username=username,
            name=f"{username.title()} Wulandari",
            roles=roles or (Role.ORGANISASI,),
            units=units,
            drafts=drafts,
        )

    def add(self, username: str, *roles: Role, password: str = GOOD, units: Iterable[str] = ()) -> SignedIn:
        return self.redeem(self.invite(username, *roles, units=units), password)

    def redeem(self, code: str, password: str = GOOD, now: datetime = NOW, **more: Any) -> SignedIn:
        given = {"origin": OFFICE, "settings": SETTINGS, **more}
        return accounts.redeem(self.engine, code=code, password=password, now=now, **given)

    def sign_in(
        self,
        username: str,
        password: str = GOOD,
        *,
        now: datetime = NOW,
        origin: Origin = OFFICE,
        settings: Settings = SETTINGS,
        **more: str,
    ) -> SignedIn:
        return accounts.sign_in(
            self.engine,
            username=username,
            password=password,
            origin=origin,
            settings=settings,
            now=now,
            **more,
        )

    def alive(self, who: SignedIn, now: datetime = NOW, settings: Settings = SETTINGS) -> bool:
        return accounts.touch(self.engine, who.session, settings=settings, now=now)

    def number(self, username: str) -> int:
        return next(row.id for row in accounts.accounts(self.admin) if row.username == username)

    def protect(self, who: SignedIn, password: str = GOOD, now: datetime = NOW) -> str:
        """Give somebody a second factor; returns its secret. The code of `now` is used up by it."""
        secret = accounts.new_totp_secret()
        accounts.confirm_totp(
            self.caller(who, now), secret=secret, code=shown(secret, now), password=password
        )
        return secret

    def told(self, *events: Event) -> list[Written]:
        """The entries of the trail, the oldest first."""
        with reading(self.engine) as connection:
            return list(reversed(trail.read(connection, events=events or None)))

    def last(self, event: Event) -> Written:
        return self.told(event)[-1]


def house(engine: sa.Engine, *units: Unit) -> House:
    with writing(engine) as connection:
        store_registry(connection, "csv", Registry(units=units or (DINKES, PUSKESMAS)))
        note_change(connection, registry=True)
    code = accounts.issue_first_code(engine, now=NOW)
    assert code is not None
    boss = accounts.create_first_administrator(
        engine,
        code=code,
        username="budi",
        name="Budi Santoso",
        password=BOSS,
        origin=OFFICE,
        settings=SETTINGS,
        now=NOW,
    )
    return House(engine=engine, boss=boss)


def from_address(address: str) -> Origin:
    return replace(ELSEWHERE, address=address)


def shown(secret: str, now: datetime = NOW) -> str:
    """What the authenticator shows."""
    return pyotp.TOTP(secret).at(now)


def refused(doing: Callable[[], object]) -> Refused | None:
    try:
        doing()
    except Refused as refusal:
        return refusal
    return None


def code_of(doing: Callable[[], object]) -> Refusal | None:
    refusal = refused(doing)
    return None if refusal is None else refusal.code


def at_once(doing: Sequence[Callable[[], Result]]) -> list[Result | Refused]:
    """All of them at the same time; what each gave, or why it was refused."""

    def run(one: Callable[[], Result]) -> Result | Refused:
        try:
            return one()
        except Refused as refusal:
            return refusal

    with ThreadPoolExecutor(len(doing)) as pool:
        return list(pool.map(run, doing))


def everything(engine: sa.Engine) -> str:
    """Whatever stands in the database, as text."""
    with reading(engine) as connection:
        rows = [row for table in metadata.sorted_tables for row in connection.execute(sa.select(table))]
    return "\n".join(map(repr, rows))
