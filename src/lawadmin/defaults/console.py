"""The console as a channel: notices are written where one reads them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TextIO

from attrs import field, frozen

from lawadmin.hookspecs import Notice, Notifier, OpenNotifier, Outcome, Receipt, Secret, hookimpl


@frozen
class Console:
    """Write each notice as one block of text; a key written before is not written again."""

    _out: TextIO = field(repr=False)
    _written: set[str] = field(factory=set, init=False, repr=False)

    def send(self, notice: Notice, *, timeout: float) -> Receipt:  # noqa: ARG002 nothing here takes time
        """Write a notice; UNKNOWN where the stream fails in the middle of it."""
        if notice.key in self._written:
            return Receipt(Outcome.SENT)
        try:
            self._out.write(f"→ {_line(notice.recipient)}: {_line(notice.subject)}\n  {_line(notice.text)}\n")
            self._out.flush()
        except (OSError, ValueError) as error:
            return Receipt(Outcome.UNKNOWN, reason=type(error).__name__)
        self._written.add(notice.key)
        return Receipt(Outcome.SENT)


def _line(text: str) -> str:
    """Keep a notice from writing lines of its own or moving the cursor."""
    return "".join(character if character.isprintable() else " " for character in text)


def open_console(settings: Mapping[str, str], *, secret: Secret | None = None) -> Notifier:  # noqa: ARG001
    """Open the console: the standard output, or with ``stream = "stderr"`` the other one."""
    return Console(sys.stderr if settings.get("stream") == "stderr" else sys.stdout)


@hookimpl
def lawadmin_notifiers() -> Mapping[str, OpenNotifier]:
    """Bring the channel ``console``."""
    return {"console": open_console}
