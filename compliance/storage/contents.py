"""The bytes of files, once per content, whoever refers to them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

import sqlalchemy as sa

from compliance.storage.tables import (
    contents,
    custom_instruments,
    freeze_files,
    service_uploads,
    staged_files,
    uploads,
)


def store_content(connection: sa.Connection, data: bytes) -> str:
    """Keep bytes, once; returns their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = connection.execute(sa.select(contents.c.sha256).where(contents.c.sha256 == sha256)).first()
    if known is None:
        values = {"sha256": sha256, "size": len(data), "data": data}
        connection.execute(sa.insert(contents).values(values))
    return sha256


def read_content(connection: sa.Connection, sha256: str) -> bytes:
    """Bytes that are kept."""
    data: bytes = connection.execute(
        sa.select(contents.c.data).where(contents.c.sha256 == sha256)
    ).scalar_one()
    return data


def drop_unused_contents(connection: sa.Connection, hashes: Collection[str]) -> None:
    """Forget those of these bytes that no staged file, no upload, no frozen period, no
    instrument and no list of services refers to.
    """
    for sha256 in set(hashes):
        connection.execute(
            sa.delete(contents).where(
                contents.c.sha256 == sha256,
                ~sa.exists().where(staged_files.c.sha256 == contents.c.sha256),
                ~sa.exists().where(uploads.c.sha256 == contents.c.sha256),
                ~sa.exists().where(freeze_files.c.sha256 == contents.c.sha256),
                ~sa.exists().where(custom_instruments.c.sha256 == contents.c.sha256),
                ~sa.exists().where(custom_instruments.c.kept_sha256 == contents.c.sha256),
                ~sa.exists().where(service_uploads.c.sha256 == contents.c.sha256),
            )
        )
