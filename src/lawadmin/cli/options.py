"""Declare commands as data, and make click commands of them in one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

import click
from attrs import field, frozen

from lawadmin.cli.codes import INCOMPLETE
from lawadmin.cli.screen import Grid, Screen
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Json
from lawadmin.errors import LawAdminError
from lawadmin.records.events import CHINA

Reader = Callable[[str], object]

TABLE = ("table", "text", "json")
TEXT = ("text", "json")


@frozen
class Asked:
    """Hold what every command is asked: the language, the days, where configuration and store lie, the format.

    What fails without stopping the command is added to ``failures``, and makes its answer incomplete.
    """

    say: Messages
    today: date
    screen: Screen = field(factory=Screen)
    config: str | None = None
    store: str | None = None
    on: date | None = None
    as_of: date | None = None
    format: str | None = None
    failures: list[LawAdminError] = field(factory=list)

    @property
    def day(self) -> date:
        """Give the day judged."""
        return self.on or self.today

    def show(self, shapes: Json, grid: Grid) -> None:
        """Print rows as asked: as JSON, as a table, or as text, which is usual where there is no terminal."""
        if self.format == "json":
            self.screen.json(shapes)
        else:
            self.show_grid(grid)

    def show_grid(self, grid: Grid) -> None:
        """Print rows as a table, or as text where that is asked for or there is no terminal."""
        if self.format == "table" or (self.format is None and self.screen.terminal):
            self.screen.table(grid)
        else:
            self.screen.text(grid)


@frozen
class Param:
    """Declare an option or, where the name has no dashes, an argument.

    ``read`` turns its text into a value, or lists the words it may be. ``to`` is the name under which the command gets
    it.
    """

    name: str
    read: Reader | tuple[str, ...] = str
    metavar: str = ""
    to: str = ""
    short: str = ""
    need: bool = False
    many: bool = False
    flag: bool = False
    default: object = None

    @property
    def target(self) -> str:
        """Give the name under which the command gets the value."""
        return self.to or self.name.strip("-").replace("-", "_").lower()


@frozen
class Verb:
    """Declare a command: its name, what runs it, its parameters and its formats, the usual one first.

    A table is printed as text where standard output is no terminal. ``formats`` empty: the command knows which.
    """

    name: str
    run: Callable[..., int]
    params: tuple[Param, ...] = ()
    formats: tuple[str, ...] = TABLE


def reads(read: Reader, say: Messages) -> Reader:
    """Give a reader that says in the reader's language what is wrong with a value."""

    def value(text: str) -> object:
        try:
            return read(text)
        except LawAdminError as fault:
            raise click.BadParameter(say.error(fault)) from None

    return value


def command(verb: Verb, common: Sequence[Param], say: Messages) -> click.Command:
    """Make the click command of a verb; it knows the common options too, but for those that it has its own way."""
    own = {param.target for param in verb.params}
    params = (*verb.params, *(param for param in common if param.target not in own))
    return click.Command(
        verb.name,
        callback=partial(_call, verb, say, tuple(param.target for param in common if param.target not in own)),
        params=[*(_param(param, verb, say) for param in params), help_option(say)],
        help=say.say(f"help.{verb.name}"),
        short_help=say.say(f"help.{verb.name}").partition("\n")[0],
        options_metavar=say.say("help.options-metavar"),
        add_help_option=False,
    )


def group(verbs: Sequence[Verb], common: Sequence[Param], say: Messages, version: str) -> click.Group:
    """Make the group of all commands."""
    return click.Group(
        "lawadmin",
        commands=[command(verb, common, say) for verb in verbs],
        params=[*(_param(param, None, say) for param in common), version_option(say, version), help_option(say)],
        callback=_remember,
        help=say.say("help.lawadmin"),
        options_metavar=say.say("help.options-metavar"),
        subcommand_metavar=say.say("help.command-metavar"),
        add_help_option=False,
        no_args_is_help=True,
    )


def help_option(say: Messages) -> click.Option:
    """Make the option --help."""
    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        help=say.say("help.help"),
        callback=partial(_help, say),
    )


def version_option(say: Messages, version: str) -> click.Option:
    """Make the option --version."""
    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        help=say.say("help.version"),
        callback=partial(_version, version),
    )


def _help(say: Messages, ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(localized(ctx.get_help(), say))
        ctx.exit()


def localized(text: str, say: Messages) -> str:
    """Put click's own words in a help text into the reader's language."""
    words = (("Usage: ", "usage"), ("Options:", "options"), ("Commands:", "commands"))
    marks = (("[required]", "required"), ("[default: ", "default"))
    for english, key in (*words, *marks):
        text = text.replace(english, say.say(f"help.{key}"))
    return text


def _version(version: str, ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"lawadmin {version}")
        ctx.exit()


def _param(param: Param, verb: Verb | None, say: Messages) -> click.Parameter:
    if not param.name.startswith("-"):
        return _argument(param, _type(param, verb, say))
    names, text = [param.name, param.target, *filter(None, [param.short])], _help_text(param, verb, say)
    if param.flag:
        return click.Option(names, is_flag=True, help=text)
    kind = _type(param, verb, say)
    option = partial(
        click.Option,
        names,
        type=kind,
        multiple=param.many,
        required=param.need,
        metavar=None if isinstance(kind, click.Choice) else param.metavar or None,
        help=text,
    )
    return option() if param.default is None else option(default=param.default, show_default=True)


def _argument(param: Param, kind: click.Choice[str] | Reader) -> click.Argument:
    argument = partial(
        click.Argument,
        [param.target],
        type=kind,
        required=param.need,
        nargs=-1 if param.many else 1,
        metavar=param.metavar or param.name,
    )
    return argument() if param.default is None else argument(default=param.default)


def _type(param: Param, verb: Verb | None, say: Messages) -> click.Choice[str] | Reader:
    words = verb.formats if param.target == "format" and verb is not None and verb.formats else param.read
    return click.Choice(words) if isinstance(words, tuple) else reads(words, say)


def _help_text(param: Param, verb: Verb | None, say: Messages) -> str:
    own = f"help.{verb.name if verb else ''}-{param.target}"
    return say.say(own if own in say else f"help.option-{param.target}")


def _remember(**_: object) -> None:
    context = click.get_current_context()
    context.obj = dict(context.params)


def _call(verb: Verb, say: Messages, shared: tuple[str, ...], **_: object) -> int:
    """Join what was said before and after the name of the command, the latter first, and run it."""
    context = click.get_current_context()
    before, own = context.obj or {}, dict(context.params)
    common: dict[str, Any] = {name: own.pop(name) or before.get(name) for name in shared}
    own |= {name: (before[name], *own[name]) for name in own.keys() & before.keys() if before[name] and own[name]}
    wanted = common["format"]
    if verb.formats and wanted is not None and wanted not in verb.formats:
        raise click.BadParameter(say.say("usage.format", known=verb.formats), param_hint="--format")
    del common["lang"]
    asked = Asked(say, datetime.now(CHINA).date(), **common)
    code = verb.run(asked, **own)
    return incomplete(asked) if asked.failures else code


def incomplete(asked: Asked) -> int:
    """Say what failed, and that what was printed is not all."""
    for failure in asked.failures:
        asked.screen.note(asked.say.error(failure))
    asked.screen.note(asked.say.say("usage.partial"))
    return INCOMPLETE


__all__ = ["TABLE", "TEXT", "Asked", "Param", "Verb", "command", "group", "localized", "reads"]
