"""Send notices and be killed on the way, at each of many points; run in a process of its own.

``python crashing.py FOLDER POINTS send|mark`` makes a store and a receiver for each point, forks, and kills the fork
with signal 9 at that point among the calls that sending makes. Another fork then sends what is left, at a later moment.
One line of JSON a point is printed: how many notices had an effect, and how often each arrived. ``mark`` sends the
wrong way round, mark first, and shows that the harness finds what is lost.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import FrameType

from attrs import frozen

from lawadmin.hookspecs import Notice, Outcome, Receipt
from lawadmin.reminders.pacing import Pace
from lawadmin.reminders.sending import deliver
from reminders.outboxes import NOON, Clock, notices, store_in

COUNT = 5
PACE = Pace(rate=60_000)


@frozen
class Receiver:
    """Keep what arrives, and one effect for each key, in a database of its own."""

    path: Path

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        with closing(sqlite3.connect(self.path)) as db, db:
            db.execute("CREATE TABLE IF NOT EXISTS arrived (key TEXT)")
            db.execute("CREATE TABLE IF NOT EXISTS effect (key TEXT PRIMARY KEY)")
            db.execute("INSERT INTO arrived VALUES (?)", (notice.key,))
            db.execute("INSERT OR IGNORE INTO effect VALUES (?)", (notice.key,))
        return Receipt(Outcome.SENT)

    def read(self, table: str) -> list[str]:
        with closing(sqlite3.connect(self.path)) as db:
            return [key for (key,) in db.execute(f"SELECT key FROM {table}")]  # noqa: S608 two names of our own


def send_first(folder: Path, clock: Clock) -> None:
    with closing(store_in(folder)) as store:
        deliver(store.outbox(), "mail", Receiver(folder / "receiver.db"), edge=clock.edge, pace=PACE)


def mark_first(folder: Path, clock: Clock) -> None:
    with closing(store_in(folder)) as store:
        outbox, receiver = store.outbox(), Receiver(folder / "receiver.db")
        while claimed := outbox.claim(1, PACE.lease, now=clock.moments[-1]):
            outbox.done(claimed[0].notice.key, Receipt(Outcome.SENT))
            receiver.send(claimed[0].notice, timeout=1)


class Counter:
    """Count the calls of functions, in every thread, and stop the process at one of them."""

    def __init__(self, fatal: int) -> None:
        self._fatal = fatal
        self.calls = 0

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        self.calls += 1
        if self.calls == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def counted(fatal: int, work: Callable[[], None]) -> int:
    counter = Counter(fatal)
    threading.setprofile(counter)
    sys.setprofile(counter)
    work()
    sys.setprofile(None)
    threading.setprofile(None)
    return counter.calls


def forked(work: Callable[[], object]) -> int:
    """Do work in a fork, and give the signal that ended it; 0 where it came to its end."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def prepared(folder: Path) -> Path:
    folder.mkdir()
    with closing(store_in(folder)) as store:
        store.outbox().put(notices(COUNT))
    return folder


def main(folder: Path, points: int, way: str) -> None:
    work = {"send": send_first, "mark": mark_first}[way]
    work(prepared(folder / "first"), Clock())  # what is imported late is imported now, and is not counted
    calls = counted(0, partial(work, prepared(folder / "whole"), Clock()))
    later = NOON + PACE.lease + timedelta(hours=13)
    for point in range(points):
        place = prepared(folder / f"{point}")
        fatal = 1 + point * (calls - COUNT) // points
        ended = forked(partial(counted, fatal, partial(work, place, Clock())))
        forked(partial(work, place, Clock([later])))
        receiver = Receiver(place / "receiver.db")
        told = {"effects": receiver.read("effect"), "arrived": receiver.read("arrived")}
        said = {"killed": ended == -signal.SIGKILL, **told}
        sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
