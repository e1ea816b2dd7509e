"""Run a command: the language chosen first, errors said in it, and one exit code for each way to end."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from io import TextIOWrapper
from itertools import pairwise

import click

from lawadmin.cli.codes import DONE, INTERRUPTED, USAGE, code_of
from lawadmin.cli.options import Param, Verb, group, localized
from lawadmin.cli.values import day
from lawadmin.converters.config import load_config
from lawadmin.converters.messages import LANGS, Lang, Messages, language, load_messages
from lawadmin.errors import LawAdminError

COMMON = (
    Param("--config", metavar="FILE"),
    Param("--store", metavar="URL"),
    Param("--on", day, metavar="DATE"),
    Param("--as-of", day, metavar="DATE"),
    Param("--lang", LANGS),
    Param("--format", metavar="FORMAT"),
)


def verbs() -> tuple[Verb, ...]:
    """List the commands, in the order in which a newcomer meets them."""
    from lawadmin.cli import (
        calendar,
        compare,
        count,
        demo,
        diagram,
        doctor,
        due,
        files,
        imports,
        lawbook,
        letters,
        matters,
        new,
        pack,
        proof,
        remind,
        reports,
        review,
        whatif,
        year,
    )

    of_records = (demo.DEMO, imports.IMPORT, review.REVIEW, due.DUE, remind.REMIND, matters.WHY, proof.VERIFY)
    of_knowledge = (matters.CHAIN, compare.COMPARE, whatif.WHATIF)
    of_law = (count.COUNT, lawbook.ACTS, lawbook.LIMITS, calendar.DAYS, pack.PACK)
    return (
        *of_records,
        *of_knowledge,
        *of_law,
        reports.PLAN,
        reports.REPORT,
        files.FILE,
        files.FILES,
        year.YEAR,
        year.DUTIES,
        letters.DRAFT,
        diagram.DIAGRAM,
        doctor.DOCTOR,
        new.NEW,
    )


def run(arguments: Sequence[str]) -> int:
    """Run one command line."""
    _utf8()
    say = load_messages(language(arguments, _configured(arguments)))
    try:
        code = _run(arguments, say)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return DONE
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write(f"{say.say('usage.interrupted')}\n")
        return INTERRUPTED
    return code


def _run(arguments: Sequence[str], say: Messages) -> int:
    commands = group(verbs(), COMMON, say, version("lawadmin"))
    try:
        code = commands.main(list(arguments), prog_name="lawadmin", standalone_mode=False)
    except click.ClickException as error:
        sys.stderr.write("".join(f"{line}\n" for line in misused(error, say)))
        return USAGE
    except LawAdminError as error:
        sys.stdout.flush()
        sys.stderr.write("".join(f"{line}\n" for line in say.errors(error)))
        return code_of(error)
    return int(code or DONE)


def _configured(arguments: Sequence[str]) -> Lang:
    """Find the language of the configuration; what is wrong with it is for the command to say."""
    named = [word for before, word in pairwise(arguments) if before == "--config"]
    named += [word.partition("=")[2] for word in arguments if word.startswith("--config=")]
    try:
        configured = load_config(named[-1] if named else None, os.environ).lang
    except LawAdminError:
        configured = ""
    return next((lang for lang in LANGS if lang == configured), LANGS[0])


def misused(error: click.ClickException, say: Messages) -> tuple[str, ...]:
    """Say what is wrong with a command line, and where help is to be had."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return (localized(error.format_message(), say),)
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "lawadmin"
    return say.say("usage.error", what=_said(error, say)), say.say("usage.help", command=path)


def _said(error: click.ClickException, say: Messages) -> str:
    """Say a click error by its own words, translated; click's words for a value are taken alone, after its option."""
    if isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter):
        hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param and error.ctx else "")
        return say.say("usage.value", name=str(hint).strip("'"), what=say.sentence(error.message))
    return say.sentence(error.format_message())


def _utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence() -> None:
    """Let nothing more be written to a pipe that is closed, not even when the interpreter ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
