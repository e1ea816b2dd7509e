"""Hold the laws that any count of a legal period obeys, whatever the calendar."""

from datetime import date, timedelta
from typing import Unpack, get_args

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from asking import Changed
from lawadmin.days.calendar import Notice, calendar_of
from lawadmin.days.clock import Choices, Clock, Leg, Pause
from lawadmin.days.counting import Due, Stopped, count
from lawadmin.days.due import Kind
from lawadmin.days.span import Span, Unit
from lawadmin.errors import NotSettled
from lawadmin.testing.drawing import Asked, calendars, clocks, days_near, pauses, spans
from oracle import days, house_calendar

OPEN = Choices()
KINDS: st.SearchStrategy[Kind] = st.sampled_from(get_args(Kind))


def due(one: Asked) -> Due:
    found = count(one.clock, one.calendar)
    assert isinstance(found, Due)
    return found


def with_clock(one: Asked, **changes: Unpack[Changed]) -> Asked:
    return evolve(one, clock=evolve(one.clock, **changes))


@given(clocks(), st.integers(0, 40))
def test_a_later_start_is_never_due_earlier(one: Asked, later: int) -> None:
    assert due(with_clock(one, start=one.clock.start + timedelta(days=later))).day >= due(one).day


@given(clocks(), st.integers(0, 20))
def test_a_longer_span_is_never_due_earlier(one: Asked, more: int) -> None:
    longer = Span(one.clock.span.amount + more, one.clock.span.unit)
    assert due(with_clock(one, span=longer)).day >= due(one).day


@given(clocks(), st.data())
def test_another_pause_is_never_due_earlier(one: Asked, data: st.DataObject) -> None:
    paused = with_clock(one, pauses=(*one.clock.pauses, data.draw(pauses(one.clock.start))))
    assert due(paused).day >= due(one).day


@given(clocks(), st.data())
def test_another_holiday_is_never_due_earlier(one: Asked, data: st.DataObject) -> None:
    off = data.draw(st.frozensets(days_near(one.clock.start), max_size=10))
    holiday = Notice(id="more", title="通知", off=off, worked=frozenset(), published=date(2099, 6, 1))
    more = calendar_of([*one.calendar.notices, holiday])
    assert due(evolve(one, calendar=more)).day >= due(one).day


@given(clocks(extended=True))
def test_a_due_day_is_never_before_the_start_nor_in_a_pause(one: Asked) -> None:
    found = due(one)
    assert found.day >= one.clock.start
    assert not any(pause.first <= found.day <= (pause.last or date.max) for pause in one.clock.pauses)


@given(clocks(), st.integers(0, 20), st.integers(0, 20))
def test_a_pause_split_in_two_is_one_pause(one: Asked, first: int, second: int) -> None:
    begin = one.clock.start + timedelta(days=3)
    middle, end = begin + timedelta(days=first), begin + timedelta(days=first + second + 1)
    whole = with_clock(one, pauses=(Pause(begin, end, exact=True),))
    split = with_clock(
        one, pauses=(Pause(begin, middle, exact=True), Pause(middle + timedelta(days=1), end, exact=True))
    )
    assert due(whole) == due(split)


@given(clocks(), st.data())
def test_a_pause_ended_on_its_own_day_stops_nothing_where_border_days_count(one: Asked, data: st.DataObject) -> None:
    day = data.draw(days_near(one.clock.start, 0, 90))
    counted = with_clock(one, choices=evolve(one.clock.choices, pause_ends="counted"))
    touched = with_clock(counted, pauses=(*one.clock.pauses, Pause(day, day)))
    assert due(touched).day == due(counted).day


@given(clocks(extended=True))
def test_the_order_in_which_pauses_and_extensions_are_given_does_not_matter(one: Asked) -> None:
    shuffled = with_clock(one, pauses=one.clock.pauses[::-1], legs=one.clock.legs[::-1])
    assert due(shuffled) == due(one)


@given(clocks(), st.integers(0, 60), st.data())
def test_an_extension_keeps_within_the_cap(one: Asked, room: int, data: st.DataObject) -> None:
    span = one.clock.span
    most = 5 if span.unit is Unit.MONTH else 60
    cap = Span(span.amount + min(room, most), span.unit)
    amounts = data.draw(st.lists(st.integers(0, most), max_size=3))
    legs = tuple(Leg(Span(amount, span.unit), one.clock.start) for amount in amounts)
    extended = due(with_clock(one, legs=legs, cap=cap)).day
    assert due(one).day <= extended <= due(with_clock(one, span=cap)).day


@given(clocks(extended=True))
def test_an_extension_after_the_due_day_changes_nothing_but_the_steps(one: Asked) -> None:
    before = due(one)
    late = Leg(Span(10, Unit.DAY), before.day + timedelta(days=1))
    after = due(with_clock(one, legs=(*one.clock.legs, late)))
    assert (after.nominal, after.day) == (before.nominal, before.day)
    assert any(step.code == "extension-refused" for step in after.because)


@given(st.dates(date(2015, 12, 1), date(2026, 8, 1)), st.data())
def test_what_is_published_later_is_not_seen(as_of: date, data: st.DataObject) -> None:
    house = house_calendar()
    known = [notice for notice in house.notices if notice.published is None or notice.published <= as_of]
    clock = Clock(as_of + timedelta(days=data.draw(st.integers(-400, 200))), data.draw(spans()), choices=OPEN)
    assert count(clock, house.at(as_of)) == count(clock, calendar_of(known, house.forecast))


@given(st.dates(date(2016, 1, 1), date(2026, 3, 1)), st.integers(0, 300), st.data())
def test_knowing_more_never_leads_out_of_the_range(as_of: date, later: int, data: st.DataObject) -> None:
    house = house_calendar()
    amendments = [notice.published for notice in house.notices if notice.settles is None and notice.published]
    assume(not any(as_of < published <= as_of + timedelta(days=later) for published in amendments))
    clock = Clock(as_of + timedelta(days=data.draw(st.integers(-100, 400))), data.draw(spans()), choices=OPEN)
    first, then = count(clock, house.at(as_of)), count(clock, house.at(as_of + timedelta(days=later)))
    assert isinstance(first, Due)
    assert isinstance(then, Due)
    assert first.earliest <= then.earliest <= then.latest <= first.latest


@given(st.data(), st.dates(date(2024, 2, 1), date(2025, 6, 1)), KINDS)
def test_what_is_open_makes_a_range_and_its_certainty(data: st.DataObject, start: date, kind: Kind) -> None:
    borders = st.integers(0, 9).map(lambda n: Pause(start + timedelta(days=5), start + timedelta(days=5 + n)))
    pauses = () if kind == "backward" else tuple(data.draw(st.lists(borders, max_size=2)))
    units = data.draw(st.sampled_from([(), (Unit.DAY, Unit.WORKING_DAY)]))
    span = Span(data.draw(st.integers(0, 40)), Unit.DAY)
    clock = Clock(start, span, units=units, pauses=pauses, kind=kind)
    calendar = data.draw(calendars(start))
    found = count(clock, calendar)
    assert isinstance(found, Due)
    assert found.earliest <= found.latest
    assert found.certain is (found.earliest == found.latest)
    assert found.safe == (found.latest if kind == "floor" else found.earliest)
    if found.certain:
        assert found.day == found.safe
    else:
        assert found.depends_on
        with pytest.raises(NotSettled):
            found.day  # noqa: B018


@given(clocks(units=(Unit.WORKING_DAY,)))
def test_the_steps_account_for_every_day(one: Asked) -> None:
    assume(one.clock.span.amount)
    found = due(one)
    skipped = [step for step in found.because if step.code in ("rest-days", "paused")]
    silent = {day for step in skipped for day in days(_day(step["first"]), _day(step["last"]))}
    assert len(silent) == sum(len(list(days(_day(step["first"]), _day(step["last"])))) for step in skipped)
    begin = one.clock.start + timedelta(days=one.clock.choices.first_day == "excluded")
    assert len(list(days(begin, found.day))) == one.clock.span.amount + len(silent)


@given(clocks())
def test_a_stopped_clock_has_as_much_left_as_it_then_burns(one: Asked) -> None:
    paused = count(
        with_clock(one, pauses=(Pause(one.clock.start + timedelta(days=10), exact=True),)).clock, one.calendar
    )
    if isinstance(paused, Stopped) and one.clock.span.unit is Unit.WORKING_DAY and paused.left:
        resumed = date(2025, 8, 4)
        rest = Clock(resumed, Span(paused.left, Unit.WORKING_DAY), choices=Choices(first_day="included"))
        through = Pause(one.clock.start + timedelta(days=10), resumed - timedelta(days=1), exact=True)
        whole = due(with_clock(one, pauses=(through,)))
        again = count(rest, one.calendar)
        assert isinstance(again, Due)
        assert again.day == whole.day


def _day(value: object) -> date:
    assert isinstance(value, date)
    return value
