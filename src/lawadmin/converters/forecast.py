"""Read what may be expected of years whose holiday notice does not exist yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lawadmin.converters.notices import FORECAST, YEARS, Folder, days_at, fault_at
from lawadmin.converters.reading import Table
from lawadmin.converters.toml import read_toml
from lawadmin.days.calendar import Festival, Forecast
from lawadmin.errors import Problems

_KEYS = frozenset({"first", "last", "festival"})
_FESTIVAL = frozenset({"name", "on", "days", "statutory", "off", "worked"})
_STATUTORY = frozenset({"since", "days"})
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])", re.ASCII)
_WIDEST = 31


def load_forecast(folder: Folder) -> Forecast | None:
    """Read the forecast of a folder of notices, None where it has none; Problems with every fault at once."""
    path = folder / FORECAST
    if not path.is_file():
        return None
    document = read_toml(path)
    top = Table(document.data, document, [])
    forecast = _forecast(top)
    if top.faults:
        raise Problems(top.faults)
    return forecast


def _forecast(top: Table) -> Forecast:
    top.only(_KEYS)
    first, last = top.whole("first") or 0, top.whole("last") or 0
    if not YEARS.start <= first <= last < YEARS.stop:
        fault_at(top, "first", "first and last are not the years of a forecast", "State both, first before last")
        first = last = YEARS.start
    years = range(first, last + 1)
    return Forecast(first, last, tuple(_festival(row, years) for row in top.tables("festival")))


def _festival(row: Table, years: range) -> Festival:
    row.only(_FESTIVAL)
    return Festival(
        name=row.text("name", need=True),
        days=_own_days(row, years),
        statutory=tuple(_statutory(row)),
        off=_window(row, "off"),
        worked=_window(row, "worked"),
    )


def _own_days(row: Table, years: range) -> tuple[date, ...]:
    """Give a festival's days: one a year as listed, or the same day of each year and of the one after."""
    if ("on" in row.data) is ("days" in row.data):
        row.fault("a festival states either on or days", 'Write on = "05-01", or days = [2027-02-06, …]')
        return ()
    if "on" in row.data:
        month, day = map(int, (row.text("on", like=_MONTH_DAY) or "01-01").split("-"))
        return tuple(date(year, month, day) for year in (*years, years.stop))
    days = days_at(row, "days")
    if [day.year for day in days] != list(years):
        fault_at(row, "days", "days are not one for each year of the forecast, in order", "List every year")
    return days


def _statutory(row: Table) -> Iterator[tuple[int, tuple[int, ...]]]:
    for one in row.tables("statutory"):
        one.only(_STATUTORY)
        yield one.whole("since") or 0, _offsets(one, "days")


def _window(row: Table, name: str) -> tuple[int, int]:
    match _offsets(row, name):
        case (first, last) if first <= last:
            return first, last
    fault_at(row, name, f"{name} is no window of two days", "Write it as [-2, 2], the earlier first")
    return 0, 0


def _offsets(row: Table, name: str) -> tuple[int, ...]:
    values = row.data.get(name)
    if isinstance(values, list) and all(type(value) is int and abs(value) <= _WIDEST for value in values):
        return tuple(values)
    fault_at(row, name, f"{name} is no list of small whole numbers", f"Write it as [-2, 2], within {_WIDEST} days")
    return ()
