"""Choose what writes a document, and let it write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import click

from lawadmin.cli.options import Asked
from lawadmin.cli.output_file import write
from lawadmin.cli.world import World
from lawadmin.errors import InputError

Writer = TypeVar("Writer")

#: The formats that lawadmin-reports brings.
BROUGHT = frozenset({"html", "docx", "xlsx", "pdf", "ics"})


def chosen(asked: Asked, output: str | None, known: Mapping[str, tuple[str, Writer]]) -> tuple[str, Writer]:
    """Take the format asked for, else the one of the file's ending, else Markdown; a fault of usage where unknown.

    ``known`` holds, by format, the ending of its files and what writes it.
    """
    if asked.format is not None:
        wanted = asked.format
    else:
        ending = Path(output).suffix.lower() if output else ".md"
        wanted = next((name for name, (suffix, _) in known.items() if suffix == ending), ending)
    if wanted in known:
        return wanted, known[wanted][1]
    hinted = wanted.removeprefix(".") in BROUGHT
    hint = asked.say.say("report.brought", format=wanted.removeprefix(".")) if hinted else ""
    what = asked.say.say("usage.format", known=tuple(sorted(known))) + hint
    raise click.BadParameter(what, click.get_current_context(), param_hint="--format")


def made(here: World, name: str, render: Callable[[], bytes]) -> bytes | None:
    """Make a document; None where its renderer failed, which is noted."""
    answer = here.plugins.write(name, render)
    if answer.failure is not None:
        here.asked.failures.append(answer.failure)
    return answer.value


def put(asked: Asked, document: bytes | None, output: str | None) -> None:
    """Write a document to a file, or print it; InputError where it is none that can be printed."""
    if document is None:
        return
    if output is not None:
        write(Path(output), document)
        asked.screen.note(asked.say.say("report.written", file=output))
        return
    try:
        asked.screen.document(document)
    except UnicodeDecodeError:
        raise InputError("--output", reason="this document is no text", remedy="Name a file with -o") from None
