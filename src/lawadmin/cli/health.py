"""Try what plugins brought, without sending, storing or writing anything."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial

from attrs import frozen

from lawadmin.assessment.report import Report
from lawadmin.cli.options import Asked
from lawadmin.converters.config import Channel, Config
from lawadmin.converters.output import Shape
from lawadmin.errors import LawAdminError
from lawadmin.plugins import Plugins, Remark

#: Seconds that an empty document may take.
SOON = 60.0


@frozen
class Tried:
    """Hold what was tried: a channel or a format by name, the plugin that brought it, and what failed."""

    kind: str
    name: str
    plugin: str
    fault: LawAdminError | None = None

    def shape(self, asked: Asked) -> Shape:
        """Give it its JSON shape."""
        reason = asked.say.error(self.fault) if self.fault else None
        return {
            "kind": self.kind,
            "name": self.name,
            "plugin": self.plugin,
            "healthy": self.fault is None,
            "reason": reason,
        }


def tried(asked: Asked, config: Config, plugins: Plugins) -> Iterator[Tried]:
    """Open every channel that is configured, and write a document of an empty review in every format."""
    for name, channel in config.notify.items():
        plugin = plugins.brought.get(f"channel {name}", "")
        yield Tried("channel", name, plugin, _fault(partial(_opened, plugins, name, channel)))
    empty = Report(config.county, asked.day, asked.day, "", 0, (), ())
    for name, renderer in plugins.renderers.items():
        if renderer.render is not None:
            wrote = partial(_wrote, plugins, name, empty, asked.say.lang)
            yield Tried("format", name, plugins.brought[f"format {name}"], _fault(wrote))


def _opened(plugins: Plugins, name: str, channel: Channel) -> object:
    secret = channel.secret.read(os.environ) if channel.secret else None
    return plugins.open_notifier(name, channel.settings, secret=secret)


def _wrote(plugins: Plugins, name: str, report: Report, lang: str) -> None:
    failure = plugins.render(name, report, lang=lang, deadline=SOON).failure
    if failure is not None:
        raise failure


def _fault(look: Callable[[], object]) -> LawAdminError | None:
    try:
        look()
    except LawAdminError as fault:
        return fault
    return None


def remark_line(asked: Asked, remark: Remark) -> str:
    """Say what of a plugin is of another version."""
    goes = tuple(f"{one.argument} ({one.since}–{one.until})" for one in remark.retiring)
    key = "doctor.retiring" if goes else "doctor.older"
    return asked.say.say(key, plugin=remark.plugin, what=remark.what, names=goes or remark.lacks)


def remark_shape(remark: Remark) -> Shape:
    """Give a remark its JSON shape."""
    return {
        "plugin": remark.plugin,
        "what": remark.what,
        "lacks": list(remark.lacks),
        "retiring": [
            {"argument": one.argument, "since": one.since, "until": one.until, "instead": one.instead}
            for one in remark.retiring
        ],
    }
