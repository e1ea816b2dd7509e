"""Open what commands work on: configuration, plugins, rules and store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time

from attrs import frozen

from lawadmin.app import Find
from lawadmin.cli.options import Asked
from lawadmin.converters.config import Config, has_password, load_config
from lawadmin.converters.facts import typed_entries
from lawadmin.errors import ConfigError, NoStore
from lawadmin.hookspecs import Observer, Source
from lawadmin.plugins import Plugins, make_plugins, whole_rules_of
from lawadmin.records.events import CHINA
from lawadmin.rules.snapshot import Rules, Snapshot


@frozen
class World:
    """Hold what a command works on; the store is opened when a command asks for it."""

    asked: Asked
    config: Config
    plugins: Plugins
    rules: Rules

    @property
    def url(self) -> str:
        """Give the address of the store: the one asked for, else the one configured.

        Raises ConfigError where it holds a password.
        """
        url = self.asked.store or self.config.store
        if has_password(url):
            remedy = 'Take it out and write secret = {file = "…"} or {env = "…"}'
            raise ConfigError("--store", reason="url holds a password", remedy=remedy)
        return url

    @property
    def as_of(self) -> datetime | None:
        """Give the moment of knowledge, the end of the day asked for; None for all that is known now."""
        day = self.asked.as_of
        return None if day is None else datetime.combine(day, time.max, CHINA)

    @contextmanager
    def store(self, *, create: bool = False) -> Iterator[Source]:
        """Open the store, and close it at the end."""
        secret = self.config.secret.read(os.environ) if self.config.secret else None
        source = self.plugins.open_store(self.url, secret=secret, create=create)
        try:
            yield source
        finally:
            source.close()

    def has_store(self, *, needed: bool = True) -> bool:
        """Tell whether there is a store; NoStore where one was named that is not there, unless it is not needed yet."""
        try:
            with self.store():
                return True
        except NoStore:
            if needed and self.asked.store is not None:
                raise
            return False

    def finder(self, source: Source) -> Find:
        """Give what finds a matter of a store, for links."""
        return lambda matter: source.matter(matter, as_of=self.as_of)

    def told(self, hook: str, tell: Callable[[Observer], None]) -> None:
        """Tell every observer what was done; one that fails is noted."""
        self.asked.failures.extend(self.plugins.tell(hook, tell))

    def snapshot(self, source: Source | None = None) -> Snapshot:
        """Give rules, roster and registers as known, to judge how things stand on the day asked for."""
        if source is None:
            return self.rules.at(self.asked.day, as_of=self.asked.as_of)
        return self.rules.at(
            self.asked.day,
            as_of=self.asked.as_of,
            roster=source.roster(as_of=self.as_of),
            registers=typed_entries(source.registers(as_of=self.as_of), self.rules.registers),
        )


def world(asked: Asked) -> World:
    """Read the configuration, load the plugins and bind the rules; plugins that failed without harm are noted."""
    config = load_config(asked.config, os.environ)
    plugins = make_plugins(config.plugins)
    rules = whole_rules_of(plugins, config)
    asked.failures.extend(plugins.failures)
    return World(asked, config, plugins, rules)
