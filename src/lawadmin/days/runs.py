"""Keep rest days and make-up days as runs, so that a count can name them without walking over days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from attrs import frozen

from lawadmin.days.due import Because, because

REST = "rest-days"
MAKE_UP = "make-up-days"


@frozen
class Run:
    """Hold neighbouring days of one kind; ``names`` and ``notices`` are empty for an ordinary weekend."""

    first: int
    last: int
    code: str
    names: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    def step(self, first: int, last: int) -> Because:
        """Make the step that says these days were skipped, or worked, cut to a range."""
        start, end = max(first, self.first), min(last, self.last)
        return because(
            self.code,
            first=date.fromordinal(start),
            last=date.fromordinal(end),
            days=end - start + 1,
            names=self.names,
            notices=self.notices,
        )


@frozen(eq=False)
class Runs:
    """Hold the runs of a calendar in order of time."""

    runs: tuple[Run, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def within(self, first: int, last: int) -> tuple[Run, ...]:
        """Give the runs that touch a range of days, both ends included."""
        return self.runs[bisect_left(self.lasts, first) : bisect_right(self.firsts, last)]


def runs_of(
    days: Iterable[int], kind: Callable[[int], str | None], about: Callable[[int], tuple[str | None, str | None]]
) -> Runs:
    """Group days by kind; ``about`` gives a day's holiday name and the id of the notice that speaks of it."""
    runs = tuple(_grouped(days, kind, about))
    return Runs(runs, tuple(run.first for run in runs), tuple(run.last for run in runs))


def _grouped(
    days: Iterable[int], kind: Callable[[int], str | None], about: Callable[[int], tuple[str | None, str | None]]
) -> Iterator[Run]:
    for code, group in groupby(days, kind):
        if code is not None:
            members = list(group)
            names, notices = zip(*map(about, members), strict=True)
            yield Run(members[0], members[-1], code, _distinct(names), _distinct(notices))


def _distinct(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
