"""Show the working-day calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lawadmin.cli import values
from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.cli.steps import step_lines
from lawadmin.cli.world import world
from lawadmin.converters.output import year_shape
from lawadmin.days.calendar import Calendar, DayStatus, Notice


def days(asked: Asked, *, year: int | None) -> int:
    """Show one year of the calendar, the present one by default."""
    wanted = year or asked.day.year
    calendar = world(asked).rules.calendar.at(asked.as_of)
    statuses = [calendar.status(day) for day in _year(wanted)]
    if asked.format == "json":
        asked.screen.json(year_shape(wanted, calendar, statuses, _speaking(calendar, statuses)))
    else:
        asked.screen.lines(_lines(asked, wanted, calendar, statuses))
    return 0


def _year(year: int) -> Iterator[date]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return map(date.fromordinal, range(first, last + 1))


def _speaking(calendar: Calendar, statuses: list[DayStatus]) -> tuple[Notice, ...]:
    named = {status.notice.id for status in statuses if status.notice}
    return tuple(notice for notice in calendar.notices if notice.id in named)


def _lines(asked: Asked, year: int, calendar: Calendar, statuses: list[DayStatus]) -> Iterator[str]:
    worked = sum(status.worked for status in statuses)
    settled = calendar.settled_through.year >= year
    yield asked.say.say("days.settled" if settled else "days.open", year=year, worked=worked)
    yield ""
    runs = calendar.runs.within(statuses[0].day.toordinal(), statuses[-1].day.toordinal())
    named = (run.step(statuses[0].day.toordinal(), statuses[-1].day.toordinal()) for run in runs if run.names)
    yield from step_lines(asked.say, tuple(named), calendar)


DAYS = Verb("days", days, (Param("YEAR", values.year),), TEXT)
