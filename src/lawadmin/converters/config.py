"""Read the configuration, ``lawadmin.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from attrs import field, frozen

from lawadmin.converters.reading import Table, nearest
from lawadmin.converters.secret import SecretSource
from lawadmin.converters.toml import read_toml
from lawadmin.errors import BadEdition, ConfigError, LawAdminError, Problems
from lawadmin.law.stated import Statement

#: The name of the file, looked for in the folder where one works and nowhere above it.
FILE = "lawadmin.toml"

#: The variable that names another file.
VARIABLE = "LAWADMIN_CONFIG"

#: Where records are kept unless something else is said.
STORE = "sqlite:lawadmin.db"

_KEYS = frozenset("county region lang plugins packs store notify remind replace accept plan".split())
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:.+")
_REGION = re.compile(r"([0-9]{2}){1,3}")
_SECRET = "secret"


@frozen
class Accepted:
    """Hold that a finding is accepted: why, by whom, through which day (None: until it is mended)."""

    reason: str
    by: str
    until: date | None = None


@frozen
class Channel:
    """Hold how a channel of messages is opened."""

    settings: Mapping[str, str] = MappingProxyType({})
    secret: SecretSource | None = None


@frozen
class Reminding:
    """Hold how a county reminds: over which channel where a ladder names none, and from how many on in a digest.

    ``rates`` are messages in a minute by channel, ``attempts`` how often one is tried; None: as usual.
    """

    channel: str = ""
    digest: int | None = None
    attempts: int | None = None
    rates: Mapping[str, int] = MappingProxyType({})


@frozen
class Config:
    """Hold the configuration of a county.

    ``file`` is where it was read, "" where there is none. ``region`` is a GB/T 2260 code. ``plugins`` are names of
    entry points, ``packs`` folders with statutes, calendars or tables. ``remind`` says how reminders go out.
    ``replace`` names, for each procedure that a plugin replaces, the one that may do so; ``accept`` holds accepted
    findings by their key. ``plan`` says since when the county's own plan is in force, and the terms that it leaves to
    the county. A relative path in ``store`` is one from the folder of the file.
    """

    file: str = ""
    county: str = ""
    region: str = ""
    lang: str = "zh"
    plugins: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    store: str = STORE
    secret: SecretSource | None = None
    notify: Mapping[str, Channel] = field(factory=dict)
    remind: Reminding = Reminding()
    replace: Mapping[str, str] = field(factory=dict)
    accept: Mapping[str, Accepted] = field(factory=dict)
    plan: Statement | None = None


def load_config(path: Path | str | None, env: Mapping[str, str], *, folder: Path = Path()) -> Config:
    """Read the file named, else the one that ``LAWADMIN_CONFIG`` names, else ``lawadmin.toml`` of the folder.

    Defaults where none is named and the folder has none. Raises ConfigError where a file named is not there, Problems
    with every fault of it, each with its line.
    """
    named = path or env.get(VARIABLE)
    file = Path(named) if named else folder / FILE
    if not file.is_file():
        if not named:
            return Config()
        raise ConfigError(str(file), reason="there is no such file", remedy="Check --config and LAWADMIN_CONFIG")
    try:
        return _read(file)
    except OSError as error:
        raise ConfigError(
            str(file), reason=f"it cannot be read ({type(error).__name__})", remedy="Check its rights"
        ) from None
    except BadEdition as fault:
        raise _as_config(fault) from None
    except Problems as problems:
        raise Problems([_as_config(fault) for fault in problems], str(file)) from None


def _as_config(fault: LawAdminError) -> ConfigError:
    return ConfigError(fault.where, reason=fault.fields["reason"], remedy=fault.fields["remedy"])


def _read(file: Path) -> Config:
    document = read_toml(file, str(file))
    top = Table(document.data, document, [])
    _only(top, _KEYS)
    store = _table(top, "store")
    config = Config(
        file=str(file),
        county=top.text("county"),
        region=top.text("region", like=_REGION),
        lang=top.one_of("lang", ("zh", "en"), "zh"),
        plugins=_listed(top, "plugins"),
        packs=tuple(str(file.parent / folder) for folder in _listed(top, "packs")),
        store=_store(store, file.parent),
        secret=_secret(store, file.parent),
        notify=MappingProxyType(dict(_channels(_table(top, "notify"), file.parent))),
        remind=_reminding(_table(top, "remind")),
        replace=MappingProxyType(_texts(_table(top, "replace"))),
        accept=MappingProxyType(dict(_accepted(_table(top, "accept")))),
        plan=_plan(top.table("plan")),
    )
    if top.faults:
        raise Problems(top.faults)
    return config


def _table(outer: Table, key: str) -> Table:
    return outer.table(key) or Table({}, outer.document, outer.faults, (*outer.key, key))


def _only(table: Table, known: frozenset[str]) -> None:
    for key in sorted(table.data.keys() - known):
        _fault(table, key, f"unknown key {key!r}", nearest(key, known))


def _fault(table: Table, key: str, reason: str, remedy: str) -> None:
    table.faults.append(table.document.fault((*table.key, key), reason=reason, remedy=remedy))


def _listed(top: Table, key: str) -> tuple[str, ...]:
    """Keep the order in which plugins and packs are named: a later pack may say otherwise than an earlier one."""
    named = top.words(key, many=True) if top.data.get(key) else frozenset()
    listed = top.data.get(key, [])
    return tuple(name for name in listed if name in named) if isinstance(listed, list) else ()


def _store(store: Table, folder: Path) -> str:
    _only(store, frozenset({"url", _SECRET}))
    url = store.text("url")
    if not url:
        return _rooted(STORE, folder)
    if not _SCHEME.fullmatch(url):
        _fault(store, "url", "url is not a store's", "Write it like sqlite:lawadmin.db")
        return STORE
    if has_password(url):
        _fault(store, "url", "url holds a password", 'Take it out and write secret = {file = "…"} or {env = "…"}')
        return STORE
    return _rooted(url, folder)


def has_password(url: str) -> bool:
    """Tell whether the address of a store holds a password; one that cannot be read might."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    return parts.password is not None or re.search(r"(?i)[?&;](password|passwd|pwd)=", url) is not None


def _rooted(url: str, folder: Path) -> str:
    """Let a path without host start at the folder of the configuration."""
    scheme, _, path = url.partition(":")
    return url if path.startswith("/") else f"{scheme}:{folder / path}"


def _secret(table: Table, folder: Path) -> SecretSource | None:
    said = table.table(_SECRET)
    if said is None:
        return None
    _only(said, frozenset({"file", "env"}))
    if len(said.data) != 1:
        said.fault("a secret lies in one place", 'Write {file = "…"} or {env = "…"}')
    file, env = said.text("file"), said.text("env")
    return SecretSource(str(folder / file) if file else None, env or None)


def _channels(notify: Table, folder: Path) -> Iterator[tuple[str, Channel]]:
    for name in notify.data:
        channel = notify.table(name)
        if channel is not None:
            yield name, Channel(MappingProxyType(dict(_settings(channel))), _secret(channel, folder))


def _settings(channel: Table) -> Iterator[tuple[str, str]]:
    """Read the settings of a channel as text; those of a table in it are named with a point, such as ``to.SCJG``."""
    for key, value in channel.data.items():
        if isinstance(value, Mapping) and key != _SECRET:
            yield from ((f"{key}.{name}", text) for name, text in _texts(_table(channel, key)).items())
        elif key != _SECRET:
            yield key, channel.text(key)


def _reminding(table: Table) -> Reminding:
    _only(table, frozenset({"channel", "digest", "attempts", "rates"}))
    rates = _table(table, "rates")
    read = {name: number for name in rates.data if (number := rates.whole(name)) is not None}
    return Reminding(table.text("channel"), table.whole("digest"), table.whole("attempts"), MappingProxyType(read))


def _plan(table: Table | None) -> Statement | None:
    if table is None:
        return None
    _only(table, frozenset({"since", "terms"}))
    terms = _table(table, "terms")
    since = table.day("since")
    if since is None:
        _fault(table, "since", "since is missing", "Write the first day in force of the plan, such as 2024-01-01")
    stated = {name: number for name in terms.data if (number := terms.whole(name)) is not None}
    return Statement(since or date.max, MappingProxyType(stated))


def _texts(table: Table) -> dict[str, str]:
    return {key: table.text(key) for key in table.data}


def _accepted(accept: Table) -> Iterator[tuple[str, Accepted]]:
    for key in accept.data:
        row = accept.table(key)
        if row is not None:
            _only(row, frozenset({"reason", "by", "until"}))
            yield key, Accepted(row.text("reason", need=True), row.text("by", need=True), row.day("until"))
