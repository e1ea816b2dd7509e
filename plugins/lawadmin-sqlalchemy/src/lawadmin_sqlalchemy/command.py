"""The command ``lawadmin-sqlalchemy``: for who looks after the database, not for who works with the records."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing

from attrs import frozen

from lawadmin.cli.codes import code_of
from lawadmin.converters.config import Config, load_config
from lawadmin.converters.messages import LANGS, language
from lawadmin.converters.secret import SecretSource
from lawadmin.errors import ConfigError, LawAdminError
from lawadmin.hookspecs import Secret
from lawadmin.keeping import Broken
from lawadmin_sqlalchemy import roles, schema
from lawadmin_sqlalchemy.addresses import Address, address_of
from lawadmin_sqlalchemy.engines import engines_of
from lawadmin_sqlalchemy.store import SqlStore
from lawadmin_sqlalchemy.versions import MIGRATIONS
from lawadmin_sqlalchemy.words import Words, read_words

DONE = 0
BROKEN = 1

#: The databases whose statements can be written out, by SQLAlchemy's name of them.
DIALECTS = ("postgresql", "opengauss", "dm", "sqlite")


@frozen
class Asked:
    """Hold what was asked for: the words to answer in, the options, and where the store lies."""

    say: Words
    options: Namespace
    config: Config

    def address(self) -> Address:
        """Take the address of the store asked for, else of the one configured, with its secret."""
        return address_of(self.options.store or self.config.store, self._secret())

    def _secret(self) -> Secret | None:
        file, env = self.options.secret_file, self.options.secret_env
        source = SecretSource(file, env) if file or env else self.config.secret
        return source.read(os.environ) if source else None


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: those of lawadmin, 1 where the chain does not hold."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    say = read_words(language(arguments))
    options = _parser(say).parse_args(arguments)
    try:
        config = Config() if options.run is _sql else load_config(options.config, os.environ)
        return _print(options.run(Asked(say, options, config)))
    except LawAdminError as error:
        for line in say.messages.errors(error):
            print(line, file=sys.stderr)  # noqa: T201 what a command says
        return code_of(error)


def _print(said: Iterator[str | int]) -> int:
    code = DONE
    for one in said:
        if isinstance(one, int):
            code = one
        else:
            print(one)  # noqa: T201 what a command says
    return code


def _parser(say: Words) -> ArgumentParser:
    parser = ArgumentParser("lawadmin-sqlalchemy", description=say("help"))
    verbs = parser.add_subparsers(required=True, metavar=" | ".join(_VERBS))
    for name, (run, options) in _VERBS.items():
        verb = verbs.add_parser(name, help=say(f"help-{name}"), description=say(f"help-{name}"))
        verb.set_defaults(run=run)
        for option in (*options, *(() if run is _sql else _COMMON), "--lang"):
            _add(verb, option, say(f"help{option[1:]}"))
    return parser


def _add(verb: ArgumentParser, option: str, said: str) -> None:
    if option == "--backup-done":
        verb.add_argument(option, action="store_true", help=said)
    elif option == "--lang":
        verb.add_argument(option, choices=LANGS, help=said)
    else:
        verb.add_argument(option, metavar=option.upper().rpartition("-")[2], default=_DEFAULTS.get(option), help=said)


def _create(asked: Asked) -> Iterator[str | int]:
    address = asked.address()
    schema.create(address)
    engines = engines_of(address)
    try:
        schema.check(engines.read, address)
    finally:
        engines.close()
    yield asked.say("created", url=address.shown, version=MIGRATIONS.versions[0])


def _migrate(asked: Asked) -> Iterator[str | int]:
    address = asked.address()
    before, after = schema.migrate(address, backup_done=asked.options.backup_done)
    if before == after:
        yield asked.say("newest", url=address.shown, after=after)
        return
    yield asked.say("migrated", url=address.shown, before=before, after=after)
    if address.kind is None:
        yield asked.say("backup", path=schema.backup_of(address.path, before))
    else:
        yield asked.say("again")


def _grant(asked: Asked) -> Iterator[str | int]:
    address, writer, reader = asked.address(), asked.options.writer, asked.options.reader
    made = roles.grant(address, writer=writer, reader=reader)
    yield asked.say("granted", url=address.shown, writer=writer, reader=reader)
    yield from (asked.say("made", name=name) for name in made)


def _check(asked: Asked) -> Iterator[str | int]:
    address = asked.address()
    engines = engines_of(address)
    with closing(SqlStore(engines)) as store:
        schema.check(engines.read, address)
        broken = store.verify_chain()
        yield from _broken(asked, address, broken) if broken else (_whole(asked, address, store),)


def _whole(asked: Asked, address: Address, store: SqlStore) -> str:
    said = {"url": address.shown, "version": MIGRATIONS.versions[0]}
    last = store.last()
    return asked.say("whole", count=last.version, head=last.link.hex(), **said) if last else asked.say("empty", **said)


def _broken(asked: Asked, address: Address, broken: Sequence[Broken]) -> Iterator[str | int]:
    yield asked.say("broken", url=address.shown, count=len(broken))
    for one in broken:
        key = "place" if one.matter else "place-roster"
        yield asked.say(key, matter=one.matter, version=one.version, reason=asked.say.messages.sentence(one.reason))
    yield BROKEN


def _sql(asked: Asked) -> Iterator[str | int]:
    dialect = asked.options.dialect
    if dialect not in DIALECTS:
        raise ConfigError(reason="there is no such kind of database", remedy=f"Known here: {', '.join(DIALECTS)}")
    yield MIGRATIONS.statements(dialect)


_DEFAULTS = {"--writer": roles.WRITER, "--reader": roles.READER, "--dialect": DIALECTS[0]}

_COMMON = ("--config", "--store", "--secret-env", "--secret-file")

_VERBS: Mapping[str, tuple[Callable[[Asked], Iterator[str | int]], tuple[str, ...]]] = {
    "create": (_create, ()),
    "migrate": (_migrate, ("--backup-done",)),
    "grant": (_grant, ("--writer", "--reader")),
    "check": (_check, ()),
    "sql": (_sql, ("--dialect",)),
}
