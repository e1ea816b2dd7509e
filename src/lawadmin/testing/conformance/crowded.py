"""What a store has to keep to when several processes use it, and some of them are ended."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial

import pytest

from lawadmin.hookspecs import Store
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.crashing import appending_ended, sending_ended
from lawadmin.testing.conformance.following import Feeding, followed
from lawadmin.testing.conformance.gear import gear
from lawadmin.testing.conformance.histories import Writing, added, faults, held_by, write
from lawadmin.testing.conformance.processes import pool

Open = Callable[[], Store]

MATTERS = tuple(f"共用{number}" for number in range(4))


class ProcessConformance(Conformance):
    """Hold a store that outlives its processes to its contract when they are many, and when they are killed.

    Write the fixture ``opened``, as for ``StoreConformance``; what it gives goes to other processes, so that it has to
    be found by import: ``functools.partial(open_store, url, create=True)`` is, a lambda is not. With
    ``LAWADMIN_GEAR=ci`` in the environment more is tried, with ``deep`` far more.
    """

    kind = "store"
    part = "processes"

    @pytest.fixture
    def opened(self) -> Open:
        """Give what opens the store; each plugin writes its own."""
        raise NotImplementedError(f"{type(self).__name__} lacks its fixture: opened")

    def test_writers_in_processes_lose_nothing(self, opened: Open) -> None:
        writers, each = gear(8, 8, 16), gear(25, 500, 5_000)
        with closing(opened()), pool(writers) as processes:
            asked = [Writing(f"w{number}", each, MATTERS) for number in range(writers)]
            history = added(processes.map(partial(write, opened), asked))
        self.about["figures"] = str(history)
        with closing(opened()) as store:
            assert faults(history, held_by(store)) == ()
        assert len(history.confirmed) == writers * each

    def test_who_gives_out_notices_misses_none_while_processes_write(self, opened: Open) -> None:
        writers, commands, events = gear(4, 4, 8), gear(25, 250, 12_500), gear(4, 4, 10)
        with closing(opened()), pool(writers) as processes:
            came = followed(processes, opened, [Feeding(f"w{n}", commands, events) for n in range(writers)])
        self.about["figures"] = str(came)
        assert came.faults == ()

    def test_a_command_repeated_after_a_crash_is_done_once(self, opened: Open) -> None:
        came = appending_ended(opened, gear(15, 100, 1_000))
        self.about["figures"] = str(came)
        assert came.faults == ()
        assert came.killed > came.finished

    def test_a_notice_outlives_who_sends_it(self, opened: Open) -> None:
        came = sending_ended(opened, gear(15, 100, 1_000))
        self.about["figures"] = str(came)
        assert came.faults == ()
        assert came.killed > came.finished
