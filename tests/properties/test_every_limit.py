"""Every limit with a number ends on the day that counting by hand gives, wherever the law and the calendar change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache, partial
from importlib.resources import files
from importlib.util import find_spec

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from house_law import editions
from lawadmin.converters.editions import load_editions
from lawadmin.days.clock import Choices
from lawadmin.days.due import Due, DueMoment
from lawadmin.days.span import Unit
from lawadmin.law.edition import Amount, Edition, Kind, Limit
from lawadmin.law.stated import UNSTATED
from lawadmin.obligations.clocks import run
from lawadmin.obligations.values import Trigger
from lawadmin.records.events import CHINA, Event
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.functions.licensing import LICENSING
from oracle import ONE, Case, IsDay, house_calendar, month_later, naive, nth_before, worked_by

PACKS = ("lawadmin_shandong", "lawadmin_chongqing")
MORNING = time(9, 30)
#: Where the hour of the event is not counted (民事诉讼法 第八十五条第二款).
NEXT_HOUR = time(10)

#: More days than one of the unit can take, rest days and a roll-over included.
LONGEST = {Unit.HOUR: 1, Unit.DAY: 1, Unit.WORKING_DAY: 2, Unit.MONTH: 31, Unit.YEAR: 366}


@frozen
class Shape:
    """Hold all on which the last day depends: limits of one shape end alike."""

    number: int
    units: tuple[Unit, ...]
    backward: bool
    choices: Choices

    def __str__(self) -> str:
        units = "/".join(unit.value for unit in self.units)
        kind = " before" if self.backward else ""
        choices = f"{self.choices.first_day} {self.choices.last_day_off} {self.choices.hours_from}"
        return f"{self.number} {units}{kind} {choices}"

    @property
    def room(self) -> timedelta:
        return timedelta(days=max(self.number * LONGEST[unit] for unit in self.units) + 20)


@cache
def law() -> tuple[Edition, ...]:
    """Load the law of the house, and of the packs that are installed."""
    packs = (load_editions(files(name) / "statutes") for name in PACKS if find_spec(name))
    return (*editions(), *(edition for pack in packs for edition in pack))


@cache
def shapes() -> dict[Shape, list[tuple[Edition, Limit]]]:
    found: dict[Shape, list[tuple[Edition, Limit]]] = {}
    for edition in law():
        for limit in edition.limits:
            shape = shape_of(limit)
            if shape is not None:
                found.setdefault(shape, []).append((edition, limit))
    return found


def shape_of(limit: Limit) -> Shape | None:
    match limit.amount:
        case Amount(int(number), _, units):
            return Shape(number, units, limit.kind is Kind.BEFORE, limit.choices)
        case _:
            return None


@cache
def starts() -> tuple[date, ...]:
    """List the days near which something changes: holidays, the ends of months, the law itself."""
    calendar = house_calendar()
    borders = {day for notice in calendar.notices for day in notice.off | notice.worked}
    ends = {date(year, month, 1) - ONE for year in range(2005, 2027) for month in range(1, 13)}
    changes = {edition.in_force for edition in law() if edition.in_force != UNSTATED}
    near = {day + timedelta(days=n) for day in borders | ends | changes for n in range(-3, 4)}
    return tuple(sorted(day for day in near if calendar.first <= day <= calendar.settled_through))


@cache
def bounds(shape: Shape) -> tuple[date, date]:
    """Give the days between which a whole term lies in years whose holidays are known; the first ones where longer."""
    calendar = house_calendar()
    first = calendar.first + (shape.room if shape.backward else timedelta())
    last = calendar.settled_through - (timedelta() if shape.backward else shape.room)
    return first, max(last, first + timedelta(days=365))


def start_days(shape: Shape) -> st.SearchStrategy[date]:
    first, last = bounds(shape)
    return st.sampled_from([day for day in starts() if first <= day <= last])


def own_days(shape: Shape, edition: Edition) -> list[date]:
    """List the days about the first of each edition of an act, and about the last of this one."""
    first, last = bounds(shape)
    borders = {one.in_force for one in law() if one.act == edition.act} - {UNSTATED}
    borders |= {edition.until + ONE} if edition.until else set()
    near = [day + timedelta(days=n) for day in borders for n in range(-2, 2)]
    return [day for day in near if first <= day <= last]


def ends(shape: Shape, start: date) -> set[date]:
    """Count by hand, once for each way to read the law."""
    if shape.backward:
        return {back(shape, unit, start, clear) for unit in shape.units for clear in clears(shape)}
    rolls = {"forward": (True,), "stays": (False,), "open": (True, False)}[shape.choices.last_day_off]
    return {ahead(shape, unit, start, forward) for unit in shape.units for forward in rolls}


def clears(shape: Shape) -> tuple[bool, ...]:
    return {"inclusive": (False,), "clear": (True,), "open": (False, True)}[shape.choices.before]


def ahead(shape: Shape, unit: Unit, start: date, forward: bool) -> date:
    included = shape.choices.first_day == "included"
    case = Case(
        start, shape.number, unit, is_worked(), included=included, month_end=shape.choices.month_end, forward=forward
    )
    return naive(case)[1]


def back(shape: Shape, unit: Unit, event: date, clear: bool) -> date:
    if unit in (Unit.MONTH, Unit.YEAR):
        months = shape.number * (12 if unit is Unit.YEAR else 1)
        return month_later(event, -months) - clear * ONE
    return nth_before(event, shape.number + clear, is_worked() if unit is Unit.WORKING_DAY else lambda _: True)


@cache
def is_worked() -> IsDay:
    return worked_by(house_calendar().notices)


def due(limit: Limit, start: date) -> Due | DueMoment:
    event = Event("e1", "受理", start, MORNING)
    timeline = Timeline(Matter("m1", LICENSING.name, "o1"), ())
    found = run(limit, Trigger(start, start, "e1", -1, event), timeline, procedure=LICENSING, calendar=house_calendar())
    assert isinstance(found.due, Due | DueMoment)
    return found.due


DAYS = [pytest.param(shape, id=str(shape)) for shape in shapes() if Unit.HOUR not in shape.units]
HOURS = [pytest.param(shape, id=str(shape)) for shape in shapes() if Unit.HOUR in shape.units]


def test_every_limit_with_a_number_has_a_shape() -> None:
    numbered = [
        limit for edition in law() for limit in edition.limits if limit.amount and limit.amount.number is not None
    ]
    assert sum(map(len, shapes().values())) == len(numbered) > 700


@pytest.mark.parametrize("shape", DAYS)
@given(data=st.data())
def test_a_limit_ends_on_the_day_counted_by_hand(shape: Shape, data: st.DataObject) -> None:
    start = data.draw(start_days(shape))
    expected = ends(shape, start)
    for edition, limit in shapes()[shape]:
        ends_on(edition, limit, start, expected)


@pytest.mark.parametrize("shape", DAYS)
def test_a_limit_ends_on_the_day_counted_by_hand_about_its_own_first_and_last_day(shape: Shape) -> None:
    by_hand = cache(partial(ends, shape))
    for edition, limit in shapes()[shape]:
        for start in own_days(shape, edition):
            ends_on(edition, limit, start, by_hand(start))


def ends_on(edition: Edition, limit: Limit, start: date, expected: set[date]) -> None:
    found, where = due(limit, start), f"{edition.act} {edition.in_force} {limit.name} from {start}"
    assert isinstance(found, Due)
    if max(expected) <= house_calendar().settled_through:
        assert (found.earliest, found.latest) == (min(expected), max(expected)), where
    else:
        assert found.earliest <= found.nominal == min(expected) <= found.latest, where


@pytest.mark.parametrize("shape", HOURS)
@given(data=st.data())
def test_hours_run_through_nights_and_rest_days(shape: Shape, data: st.DataObject) -> None:
    start = data.draw(start_days(shape))
    begin = MORNING if shape.choices.hours_from == "event" else NEXT_HOUR
    expected = datetime.combine(start, begin, CHINA) + timedelta(hours=shape.number)
    for edition, limit in shapes()[shape]:
        found = due(limit, start)
        assert isinstance(found, DueMoment)
        assert (found.earliest, found.latest) == (expected, expected), (edition.act, limit.name, start)
