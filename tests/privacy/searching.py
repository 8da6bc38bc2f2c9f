"""Every text that could be hidden in what a program leaves behind: in a database, its log, a file in it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|&#x?([0-9a-fA-F]+);")


def texts_of(data: bytes) -> Iterator[str]:
    """The bytes as every text they could be; zips and packed JSON are opened, also within each other."""
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield data.decode(coding, "replace")
    yield data[1:].decode("utf-16-le", "replace")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts_of(archive.read(name))
    elif data[:1] == b"\x78":
        try:
            yield from texts_of(zlib.decompress(data))
        except zlib.error:
            return


def texts_of_database(engine: sa.Engine) -> Iterator[str]:
    """Every cell of every table, and the raw bytes of the file with all that lies beside it."""
    with engine.connect() as connection:
        for table in sa.inspect(engine).get_table_names():
            for row in connection.execute(sa.text(f'SELECT * FROM "{table}"')):
                for value in row:
                    if isinstance(value, bytes | memoryview):
                        yield from texts_of(bytes(value))
                    else:
                        yield str(value)
    if engine.url.database and engine.dialect.name == "sqlite":
        file = Path(engine.url.database)
        for beside in file.parent.glob(f"{file.name}*"):
            yield from texts_of(beside.read_bytes())
