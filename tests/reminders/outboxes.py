"""An outbox over the real store, a notifier that answers as told, and a world whose clock moves when asked to wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from attrs import field, frozen

from lawadmin.defaults.sqlite.schema import create
from lawadmin.defaults.sqlite.store import SqliteStore
from lawadmin.hookspecs import Notice, Outcome, Receipt
from lawadmin.reminders.sending import Edge

NOON = datetime(2026, 3, 25, 4, tzinfo=UTC)


def store_in(folder: Path) -> SqliteStore:
    path = folder / "lawadmin.db"
    if not path.exists():
        create(path, f"sqlite:{path}")
    return SqliteStore(path)


def notices(count: int) -> list[Notice]:
    return [Notice(f"n{number}", "mail", "SCJG", f"提醒 {number}", f"X-{number}") for number in range(count)]


@frozen
class Clock:
    """Stand still until asked to wait; half a draw each time."""

    moments: list[datetime] = field(factory=lambda: [NOON])

    @property
    def edge(self) -> Edge:
        return Edge(lambda: self.moments[-1], self.wait, lambda: 0.5)

    def wait(self, seconds: float) -> None:
        self.moments.append(self.moments[-1] + timedelta(seconds=seconds))


@frozen
class Answering:
    """Answer each notice by the next answer told, the last one for ever; remember what came."""

    answers: Iterable[Outcome | Callable[[], Receipt]]
    came: list[str] = field(factory=list)

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        said = list(self.answers)
        answer = said[min(len(self.came), len(said) - 1)]
        self.came.append(notice.key)
        return answer() if callable(answer) else Receipt(answer, reason="" if answer is Outcome.SENT else "told")
