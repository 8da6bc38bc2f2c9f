"""What all tables have in common: the metadata, and the types of their columns."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import sqlalchemy as sa

from compliance.reading.personal.patterns import masked, masked_name


class UtcDateTime(sa.TypeDecorator[datetime]):
    """An instant: stored in UTC without a zone, because not every database keeps one; read with it."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """The same instant in UTC; a time without a zone is taken as local time."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class PlainText(sa.TypeDecorator[str]):
    """Text out of someone's file: what no database can hold (NUL, half a surrogate pair) is made harmless."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        if value is None or (value.isascii() and "\x00" not in value):
            return value
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return whole.replace("\x00", "\ufffd")


class FileName(PlainText):
    """The name of someone's file: a NIK, a NIP or a mobile number in it is never kept."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return super().process_bind_param(None if value is None else masked_name(value), dialect)


class SaidText(PlainText):
    """What somebody typed for others to read: a NIK or a NIP in it is never kept. A telephone number is,
    for it was given on purpose."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        text = None if value is None else masked(value, phones=False)
        return super().process_bind_param(text, dialect)


class ExactText(sa.TypeDecorator[str]):
    """Text that must come back as it was, whatever is in it: kept with JSON's escapes."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else json.dumps(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else str(json.loads(value))


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def withdrawals_table(name: str, key: str, *, of: str) -> sa.Table:
    """Why rows of the table `of` no longer count: for each of them one row at the most, named by `key`."""
    return sa.Table(
        name,
        metadata,
        sa.Column(key, sa.ForeignKey(f"{of}.id"), primary_key=True, autoincrement=False),
        sa.Column("reason", SaidText, nullable=False),
        sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
        sa.Column("created_at", UtcDateTime, nullable=False),
    )
