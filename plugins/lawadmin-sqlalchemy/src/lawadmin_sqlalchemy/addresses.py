"""The address of a store: what its URL says, checked, and its form without any secret."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from attrs import field, frozen
from sqlalchemy import URL

from lawadmin.errors import ConfigError
from lawadmin.hookspecs import Secret

#: The schema in which the tables lie, unless the URL names another.
SCHEMA = "lawadmin"

#: Seconds to wait for a server to answer.
PATIENCE = "10"

#: What may stand after the question mark of a URL; ``host`` is the folder of a Unix socket.
OPTIONS = ("application_name", "connect_timeout", "host", "schema", "sslmode", "sslrootcert")

#: How a name of the database has to be, so that it needs no quotes.
NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")

_PASSWORD = re.compile(r"(?i)pass(word|wd)?|pwd|secret")
_EXAMPLE = "{0}://lawadmin_app@db.example.cn:5432/county"


@frozen
class Kind:
    """Hold how a kind of database is reached: SQLAlchemy's name for it, the module of the driver, the extra."""

    drivername: str
    module: str
    extra: str


KINDS: Mapping[str, Kind] = {
    "postgresql": Kind("postgresql+psycopg", "psycopg", "pg"),
    "postgresql+psycopg": Kind("postgresql+psycopg", "psycopg", "pg"),
    "kingbase": Kind("postgresql+ksycopg2", "ksycopg2", "kingbase"),
    "opengauss": Kind("opengauss+psycopg2", "opengauss_sqlalchemy", "opengauss"),
    "dm": Kind("dm+dmPython", "dmSQLAlchemy", "dm"),
}

FILE = "sqlalchemy+sqlite"


@frozen
class Address:
    """Hold where a store lies: in a schema of a database, or in a file.

    ``shown`` is the address as it may be printed.
    """

    shown: str
    kind: Kind | None = None
    url: URL | None = field(default=None, repr=False)
    schema: str = SCHEMA
    path: Path = Path()


def address_of(url: str, secret: Secret | None = None) -> Address:
    """Take a URL apart; raises ConfigError where it cannot be used, or holds a password."""
    scheme, _, rest = url.partition(":")
    if scheme == FILE:
        return _file(url, rest)
    if scheme not in KINDS:
        raise ConfigError(reason=f"this plugin opens no stores of the scheme {scheme!r}", remedy=_known())
    parts = _split(url, scheme)
    shown = _shown(parts)
    options = dict(_options(parts, shown))
    schema = options.pop("schema", SCHEMA)
    if not NAME.fullmatch(schema):
        raise ConfigError(shown, reason="the schema is not a plain name", remedy="Write it like schema=lawadmin")
    if not parts.path.strip("/"):
        raise ConfigError(shown, reason="the URL names no database", remedy=_like(scheme))
    return Address(shown, KINDS[scheme], _url(parts, options, secret), schema)


def _known() -> str:
    return f"Known here: {', '.join((*KINDS, FILE))}"


def _like(scheme: str) -> str:
    return f"Write it like {_EXAMPLE.format(scheme)}"


def _file(url: str, path: str) -> Address:
    if not path or not path.isprintable():
        raise ConfigError(FILE, reason="the URL names no file", remedy=f"Write it like {FILE}:lawadmin.db")
    return Address(url, path=Path(path))


def _split(url: str, scheme: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        fine = url.isprintable() and parts.port != 0 and "://" in url
    except ValueError:
        raise ConfigError(scheme, reason="the URL of the store cannot be read", remedy=_like(scheme)) from None
    if parts.password is not None:
        remedy = 'Take it out and write secret = {file = "…"} or {env = "…"} under [store] in lawadmin.toml'
        raise ConfigError(scheme, reason="the URL of the store holds a password", remedy=remedy)
    if not fine:
        raise ConfigError(scheme, reason="the URL of the store cannot be read", remedy=_like(scheme))
    return parts


def _shown(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def _options(parts: SplitResult, shown: str) -> Iterator[tuple[str, str]]:
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if _PASSWORD.fullmatch(name):
            remedy = 'Take it out and write secret = {file = "…"} or {env = "…"} under [store] in lawadmin.toml'
            raise ConfigError(shown, reason="the URL of the store holds a password", remedy=remedy)
        if name not in OPTIONS or not value:
            remedy = f"Known here: {', '.join(OPTIONS)}"
            raise ConfigError(shown, reason="the URL of the store has an option that is not known", remedy=remedy)
        yield name, value


def _url(parts: SplitResult, options: dict[str, str], secret: Secret | None) -> URL:
    drivername = KINDS[parts.scheme].drivername
    if not drivername.startswith("dm"):
        options = {"connect_timeout": PATIENCE, "application_name": "lawadmin"} | options
    return URL.create(
        drivername,
        username=unquote(parts.username) if parts.username else None,
        password=secret.reveal() if secret else None,
        host=unquote(parts.hostname) if parts.hostname else None,
        port=parts.port,
        database=unquote(parts.path.removeprefix("/")),
        query=options,
    )
