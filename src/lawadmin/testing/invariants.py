"""What holds of every count and every judgement, as tests to import.

Each function takes what is to be tested and gives a test without arguments, which a test module only has to name::

    test_later_start = invariants.later_start(count)
    test_arrival = invariants.order_of_arrival(judge, histories(LICENSING, rules=RULES))

A story takes some hundred times as long to draw as a number. Where Hypothesis complains that drawing is slow, put
``settings(suppress_health_check=[HealthCheck.too_slow])`` around the test. ``count`` may be any callable that counts a
clock by a calendar, ``judge`` any that judges a timeline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.days.calendar import Calendar, Notice, calendar_of
from lawadmin.days.clock import Clock, Leg, Pause
from lawadmin.days.due import Due, Stopped
from lawadmin.days.span import Span
from lawadmin.records.events import CHINA
from lawadmin.records.timeline import Record, Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding
from lawadmin.testing.case import Case, keys
from lawadmin.testing.drawing import Asked, clocks, days_near

Count = Callable[[Clock, Calendar], Due | Stopped]
Judge = Callable[[Snapshot, Timeline], Iterable[Finding]]
Law = Callable[[], None]

_LATER = date(2099, 6, 1)


def _day(count: Count, asked: Asked) -> date:
    found = count(asked.clock, asked.calendar)
    assert isinstance(found, Due), "a clock that no pause stops has a due day"
    return found.day


def later_start(count: Count, asked: st.SearchStrategy[Asked] | None = None) -> Law:
    """Test that a later start never gives an earlier day."""

    @given(asked or clocks(), st.integers(0, 40))
    def law(one: Asked, later: int) -> None:
        moved = evolve(one, clock=evolve(one.clock, start=one.clock.start + timedelta(days=later)))
        assert _day(count, moved) >= _day(count, one)

    return law


def more_budget(count: Count, asked: st.SearchStrategy[Asked] | None = None) -> Law:
    """Test that more time never gives an earlier day."""

    @given(asked or clocks(), st.integers(0, 20))
    def law(one: Asked, more: int) -> None:
        span = Span(one.clock.span.amount + more, one.clock.span.unit)
        assert _day(count, evolve(one, clock=evolve(one.clock, span=span))) >= _day(count, one)

    return law


def another_holiday(count: Count, asked: st.SearchStrategy[Asked] | None = None) -> Law:
    """Test that one more holiday never shortens a period."""

    @given(asked or clocks(), st.data())
    def law(one: Asked, data: st.DataObject) -> None:
        off = data.draw(st.frozensets(days_near(one.clock.start), min_size=1, max_size=10))
        holiday = Notice(id="more", title="通知", off=off, worked=frozenset(), published=_LATER)
        more = evolve(one, calendar=calendar_of([*one.calendar.notices, holiday]))
        assert _day(count, more) >= _day(count, one)

    return law


def split_pause(count: Count, asked: st.SearchStrategy[Asked] | None = None) -> Law:
    """Test that a pause split in two is one pause."""

    @given(asked or clocks(), st.integers(0, 30), st.integers(0, 20), st.integers(0, 20))
    def law(one: Asked, after: int, first: int, second: int) -> None:
        begin = one.clock.start + timedelta(days=after)
        middle = begin + timedelta(days=first)
        end = middle + timedelta(days=second + 1)
        whole = Pause(begin, end, exact=True)
        halves = Pause(begin, middle, exact=True), Pause(middle + timedelta(days=1), end, exact=True)
        split = evolve(one, clock=evolve(one.clock, pauses=halves))
        assert _day(count, split) == _day(count, evolve(one, clock=evolve(one.clock, pauses=(whole,))))

    return law


def pause_undone(count: Count, asked: st.SearchStrategy[Asked] | None = None) -> Law:
    """Test that to pause and resume on one day is nothing, where the days of both events are counted.

    This is the choice ``pause_ends = "counted"``; by the other choice the one day is paused.
    """

    @given(asked or clocks(), st.integers(0, 90))
    def law(one: Asked, after: int) -> None:
        day = one.clock.start + timedelta(days=after)
        counted = evolve(one, clock=evolve(one.clock, choices=evolve(one.clock.choices, pause_ends="counted")))
        touched = evolve(counted, clock=evolve(counted.clock, pauses=(*one.clock.pauses, Pause(day, day))))
        assert _day(count, touched) == _day(count, counted)

    return law


def extension_within_cap(count: Count, asked: st.SearchStrategy[Asked] | None = None) -> Law:
    """Test that extensions granted at once lengthen a period, and never beyond its cap."""

    @given(asked or clocks(), st.integers(0, 5), st.lists(st.integers(0, 5), max_size=3))
    def law(one: Asked, spare: int, amounts: list[int]) -> None:
        span = one.clock.span
        cap = Span(span.amount + spare, span.unit)
        legs = tuple(Leg(Span(amount, span.unit), one.clock.start) for amount in amounts)
        extended = evolve(one, clock=evolve(one.clock, legs=legs, cap=cap))
        most = evolve(one, clock=evolve(one.clock, span=cap))
        assert _day(count, one) <= _day(count, extended) <= _day(count, most)

    return law


def same_as(
    count: Count, oracle: Callable[[Clock, Calendar], date], asked: st.SearchStrategy[Asked] | None = None
) -> Law:
    """Test that a count gives the same day as another one, such as ``lawadmin.testing.oracle.last_day``."""

    @given(asked or clocks(extended=True))
    def law(one: Asked) -> None:
        assert _day(count, one) == oracle(one.clock, one.calendar)

    return law


def order_of_arrival(judge: Judge, stories: st.SearchStrategy[Case]) -> Law:
    """Test that the order in which the events of a record arrive changes no finding."""

    @given(stories, st.data())
    def law(case: Case, data: st.DataObject) -> None:
        shuffled = data.draw(st.permutations(case.record.events))
        arrived = evolve(case, record=Record(case.record.matter, tuple(shuffled)))
        assert arrived.timeline == case.timeline
        assert tuple(judge(arrived.snapshot, arrived.timeline)) == tuple(judge(case.snapshot, case.timeline))

    return law


def replay(judge: Judge, stories: st.SearchStrategy[Case]) -> Law:
    """Test that judging a whole record as of an earlier day finds what was found on that day, event by event."""

    @given(stories)
    def law(case: Case) -> None:
        for event in case.record.events:
            then = _at(case, event.day)
            lived = tuple(other for other in case.record.events if other.day <= event.day)
            live = evolve(then, record=Record(case.record.matter, lived))
            assert tuple(judge(then.snapshot, then.timeline)) == tuple(judge(live.snapshot, live.timeline))

    return law


def _at(case: Case, on: date, *, as_of: date | None = None) -> Case:
    seen = case.snapshot
    return evolve(case, snapshot=seen.rules.at(on, as_of=as_of, roster=seen.roster, registers=seen.registers))


def blindness(judge: Judge, stories: st.SearchStrategy[Case]) -> Law:
    """Test that a snapshot is blind to what was recorded or published after its day of knowledge.

    Some events are retracted later, and a later notice takes days off; as known before, nothing changes.
    """

    @given(stories, st.data())
    def law(case: Case, data: st.DataObject) -> None:
        known = case.on
        events = case.record.events
        retracted = data.draw(st.lists(st.sampled_from(events), unique_by=lambda event: event.id, max_size=3))
        late = datetime.combine(known + timedelta(days=1), time(9), CHINA)
        more = tuple(evolve(e, id=f"{e.id}-", step="", replaces=e.id, recorded=late) for e in retracted)
        off = data.draw(st.frozensets(days_near(events[0].day), max_size=10))
        seen, later = _at(case, known, as_of=known), _later(case, off, known)
        taught = evolve(later, record=Record(case.record.matter, (*events, *more)))
        assert tuple(judge(taught.snapshot, taught.timeline)) == tuple(judge(seen.snapshot, seen.timeline))

    return law


def _later(case: Case, off: frozenset[date], known: date) -> Case:
    """Give a case whose rules hold one more notice, published the day after a day of knowledge."""
    rules = case.snapshot.rules
    calendar = rules.calendar
    notice = Notice(id="later", title="通知", off=off, worked=frozenset(), published=known + timedelta(days=1))
    taught = evolve(rules, calendar=calendar_of([*calendar.notices, notice], calendar.forecast, calendar.region))
    return _at(evolve(case, snapshot=evolve(case.snapshot, rules=taught)), known, as_of=known)


def as_expected(judge: Judge, stories: st.SearchStrategy[Case]) -> Law:
    """Test that each story brings exactly the findings that it expects: none where it is lawful."""

    @given(stories)
    def law(case: Case) -> None:
        assert keys(judge(case.snapshot, case.timeline)) == case.expected

    return law
