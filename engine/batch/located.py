"""Where tables are: files, and tables of databases, written as ``duckdb:///kho/so-lieu.duckdb::readings``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote, unquote_plus, urlsplit

_URL = re.compile(r"[a-z][a-z0-9+]*://.*", re.DOTALL)
_SECRET = re.compile(r"(?P<before>://[^/@]*?:)(?P<secret>.*)(?=@)", re.DOTALL)
_IN_QUERY = re.compile(r"([?&][^=&]*(?:password|passwd|pwd|token|secret)[^=&]*=)([^&]*)", re.IGNORECASE)
_HIDDEN = "***"
_ALSO_CALLED = {"postgresql": "postgres"}
IN_FILES = ("duckdb", "sqlite")


class InDatabase(NamedTuple):
    """A table of a database: the URL, as Ibis takes it, and the table, with its schema before a point if it has one."""

    url: str
    table: str

    @property
    def kind(self) -> str:
        """With what the URL begins."""
        kind = self.url.partition("://")[0]
        return _ALSO_CALLED.get(kind, kind)

    @property
    def file(self) -> Path | None:
        """The file of the database, if it is in one: ``duckdb:///a/b`` is ``/a/b``, ``duckdb://a/b`` is ``a/b``."""
        place = unquote(self.url.partition("://")[2])
        return Path(place) if self.kind in IN_FILES and place else None

    @property
    def shown(self) -> str:
        """What a user is shown of it: no password."""
        table = f"::{self.table}" if self.table else ""
        hidden = _SECRET.sub(rf"\g<before>{_HIDDEN}", self.url)
        return _IN_QUERY.sub(rf"\1{_HIDDEN}", hidden) + table

    def without_secret(self, text: str) -> str:
        """A text without the password that stands in the URL, as written or with its signs spelled out."""
        found = _SECRET.search(self.url)
        secrets = {found["secret"], unquote(found["secret"])} if found else set()
        for _, secret in _IN_QUERY.findall(self.url):
            secrets |= {secret, unquote_plus(secret)}
        for each in sorted(filter(None, secrets), key=len, reverse=True):
            text = text.replace(each, _HIDDEN)
        return text

    @property
    def is_whole(self) -> bool:
        """Whether it tells a table, and a place that can be understood."""
        try:
            parts = urlsplit(self.url)
            _ = parts.port
        except ValueError:
            return False
        if self.kind in IN_FILES:
            return bool(self.table and self.file is not None and not parts.query)
        return bool(self.table and parts.hostname)

    def __fspath__(self) -> str:
        return str(self.file or self.shown)


Located: TypeAlias = Path | InDatabase


def located(text: str) -> Located:
    """The file or table that a text names.

    >>> located("duckdb:///kho/so-lieu.duckdb::readings").table, located("postgres://an:bí mật@may/kho::s.t").shown
    ('readings', 'postgres://an:***@may/kho::s.t')
    """
    if not _URL.fullmatch(text):
        return Path(text)
    url, _, table = text.rpartition("::") if "::" in text.partition("://")[2] else (text, "", "")
    return InDatabase(url, table)
