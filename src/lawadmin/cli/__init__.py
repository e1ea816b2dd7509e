"""The command line: the one place that may say "today"."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from lawadmin.errors import NotInstalled

BAD_INPUT = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        from lawadmin.cli.run import run
    except ModuleNotFoundError as missing:
        if missing.name not in ("click", "rich"):
            raise
        return _without(missing.name, arguments)
    return run(arguments)


def script() -> None:
    """Run the command line and end the process, even where a call of a plugin never comes back.

    What such a call started, a pool of threads say, would hold the end of the interpreter.
    """
    code = main()
    calls = sys.modules.get("lawadmin.plugins.calls")
    if calls is None or not calls.left_behind():
        sys.exit(code)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _without(name: str, arguments: Sequence[str]) -> int:
    from lawadmin.converters.messages import language, load_messages

    say = load_messages(language(arguments))
    error = NotInstalled(plugin=name, remedy='Install the command line with: pip install "lawadmin[cli]"')
    sys.stderr.write(f"{say.error(error)}\n")
    return BAD_INPUT


__all__ = ["main", "script"]
