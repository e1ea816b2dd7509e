"""Hold the answers of a count: a due day with the steps that led to it, or a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from attrs import frozen

from lawadmin.days.span import Unit
from lawadmin.errors import NotSettled

Kind = Literal["forward", "backward", "floor"]
"""Say how a period bites: what must be done in time, what must be done before, what must be waited out."""

Value = str | int | date | None | tuple[str, ...]


@frozen
class Because:
    """Hold one step of a count: a code, and fields that a message or a checker reads."""

    code: str
    fields: tuple[tuple[str, Value], ...] = ()

    def __getitem__(self, name: str) -> Value:
        """Give one field; KeyError where the step has none of that name."""
        return dict(self.fields)[name]

    def get(self, name: str, default: Value = None) -> Value:
        """Give one field, or the default."""
        return dict(self.fields).get(name, default)


def because(code: str, /, **fields: Value) -> Because:
    """Make a step from its code and fields, in the order given."""
    return Because(code, tuple(fields.items()))


@frozen
class Due:
    """Hold the last day of a period, as a range where the law or the calendar leaves it open.

    ``nominal`` is the last day before any roll-over, by the first reading. ``depends_on`` names what would settle the
    range: ``last_day_off``, ``before``, ``pause_ends``, ``unit`` (choices) and ``notice:2027`` (a holiday notice still
    to come).
    """

    earliest: date
    latest: date
    nominal: date
    kind: Kind = "forward"
    because: tuple[Because, ...] = ()
    depends_on: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Tell whether one day comes out by every reading, and no notice to come can move it."""
        return self.earliest == self.latest and not self.depends_on

    @property
    def safe(self) -> date:
        """Give the day to act by: the earliest for what must be in time, the latest for what must be waited out."""
        return self.latest if self.kind == "floor" else self.earliest

    @property
    def day(self) -> date:
        """Give the day to write into a decision; NotSettled unless it is certain."""
        if not self.certain:
            raise _not_settled(self.earliest, self.latest, self.depends_on)
        return self.earliest

    @property
    def first_lawful(self) -> date | None:
        """Give the first day on which a floor no longer forbids to act, by every reading; None for other kinds."""
        return self.latest + timedelta(days=1) if self.kind == "floor" else None


@frozen
class DueMoment:
    """Hold the last moment of a period counted in hours, at +08:00."""

    earliest: datetime
    latest: datetime
    nominal: datetime
    because: tuple[Because, ...] = ()
    depends_on: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Tell whether one moment comes out by every reading."""
        return self.earliest == self.latest and not self.depends_on

    @property
    def safe(self) -> datetime:
        """Give the moment to act by: the earliest."""
        return self.earliest

    @property
    def moment(self) -> datetime:
        """Give the moment to write into a decision; NotSettled unless it is certain."""
        if not self.certain:
            raise _not_settled(self.earliest, self.latest, self.depends_on)
        return self.earliest


def _not_settled(earliest: date, latest: date, depends_on: Iterable[str]) -> NotSettled:
    return NotSettled(earliest=earliest.isoformat(), latest=latest.isoformat(), depends_on=tuple(depends_on))


@frozen
class Stopped:
    """Hold a clock that stands still by a pause without an end: what is left of it, and since which day.

    Where readings differ this is the least that is left, and ``depends_on`` names why. A period in months or years is
    left in days.
    """

    left: int
    unit: Unit
    since: date
    because: tuple[Because, ...] = ()
    depends_on: tuple[str, ...] = ()


@frozen
class Row:
    """Hold one row of a clock's ledger: how it stands at the end of a day.

    ``burnt`` and ``left`` are countable days of the leg that runs on that day, in ``unit`` (``day`` for months and
    years). ``running`` tells whether the day lies in the period and is not paused; a rest day runs, and burns nothing.
    """

    day: date
    running: bool
    burnt: int
    left: int
    unit: Unit
