"""Hold the count against one made day by day."""

from datetime import date, datetime, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.days.clock import Choices, Clock, Pause
from lawadmin.days.counting import Due, DueMoment, Stopped, count, count_hours, ledger
from lawadmin.days.hours import CHINA
from lawadmin.days.span import Span, Unit
from lawadmin.testing.drawing import STARTS, Asked, calendars, clocks, days_near, spans
from oracle import ONE, Case, days, month_later, naive, nth_before, paused_days, worked_by


def case_of(one: Asked, *, cap: int | None = None) -> Case:
    clock = one.clock
    return Case(
        start=clock.start,
        amount=clock.span.amount,
        unit=clock.span.unit,
        is_worked=worked_by(one.calendar.notices),
        paused=paused_days((pause.first, pause.last) for pause in clock.pauses if pause.last),
        included=clock.choices.first_day == "included",
        month_end=clock.choices.month_end,
        forward=clock.choices.last_day_off == "forward",
        legs=tuple(
            (leg.span.amount, leg.span.unit, leg.granted) for leg in sorted(clock.legs, key=lambda x: x.granted)
        ),
        cap=cap,
    )


def found(one: Asked) -> Due:
    due = count(one.clock, one.calendar)
    assert isinstance(due, Due)
    return due


@given(clocks())
def test_one_span_with_pauses(one: Asked) -> None:
    due = found(one)
    assert (due.nominal, due.day) == naive(case_of(one))


@given(clocks(extended=True))
def test_extensions(one: Asked) -> None:
    due = found(one)
    assert (due.nominal, due.day) == naive(case_of(one))


@given(clocks(extended=True, units=(Unit.WORKING_DAY,)), st.integers(0, 60))
def test_capped_extensions(one: Asked, more: int) -> None:
    legs = tuple(evolve(leg, span=Span(leg.span.amount, Unit.WORKING_DAY)) for leg in one.clock.legs)
    cap = one.clock.span.amount + more
    capped = evolve(one, clock=evolve(one.clock, legs=legs, cap=Span(cap, Unit.WORKING_DAY)))
    due = found(capped)
    assert (due.nominal, due.day) == naive(case_of(capped, cap=cap))


@given(st.data(), STARTS, spans(), st.booleans())
def test_backward(data: st.DataObject, event: date, span: Span, clear: bool) -> None:
    calendar = data.draw(calendars(event))
    choices = Choices(before="clear" if clear else "inclusive")
    due = found(Asked(Clock(event, span, kind="backward", choices=choices), calendar))
    if span.unit is Unit.MONTH:
        assert due.day == month_later(event, -span.amount) - clear * ONE
    else:
        is_worked = worked_by(calendar.notices)
        countable = is_worked if span.unit is Unit.WORKING_DAY else lambda _: True
        assert due.day == nth_before(event, span.amount + clear, countable)


@given(clocks(), st.data())
def test_an_open_pause(one: Asked, data: st.DataObject) -> None:
    first = data.draw(days_near(one.clock.start, 1, 120))
    clock = evolve(one.clock, pauses=(*one.clock.pauses, Pause(first, exact=True)))
    without, end = found(one), count(clock, one.calendar)
    if isinstance(end, Due):
        assert end.day == without.day < first
        return
    assert isinstance(end, Stopped)
    case = case_of(one)
    assert first <= without.day
    if without.nominal >= first and case.amount:
        counts = case.counts(Unit.WORKING_DAY if case.unit is Unit.WORKING_DAY else Unit.DAY)
        assert end.left == sum(counts(day) for day in days(first, without.nominal))
    assert end.since >= first or case.paused


@given(clocks(), st.data())
def test_ledger(one: Asked, data: st.DataObject) -> None:
    mark = data.draw(days_near(one.clock.start, -5, 120))
    [row] = ledger(one.clock, one.calendar, [mark])
    case, due = case_of(one), found(one)
    counts = case.counts(case.unit)
    begin = case.start if case.included and case.amount else case.start + ONE
    nominal = due.nominal if case.amount else case.start
    assert row.burnt == sum(counts(day) for day in days(begin, min(mark, nominal)))
    assert row.left == sum(counts(day) for day in days(max(mark + ONE, begin), nominal))
    assert row.running is (case.start <= mark <= due.day and mark not in case.paused)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)).map(lambda moment: moment.replace(tzinfo=CHINA)),  # noqa: DTZ001
    st.integers(0, 100),
    st.lists(st.tuples(st.integers(-3, 6), st.integers(0, 3)), max_size=3),
)
def test_hours(start: datetime, hours: int, drawn_pauses: list[tuple[int, int]]) -> None:
    first = [start.date() + timedelta(days=offset) for offset, _ in drawn_pauses]
    pauses = tuple(
        Pause(day, day + timedelta(days=n), exact=True) for day, (_, n) in zip(first, drawn_pauses, strict=True)
    )
    paused = paused_days((pause.first, pause.last) for pause in pauses if pause.last)
    due = count_hours(start, Span(hours, Unit.HOUR), pauses=pauses)
    assert isinstance(due, DueMoment)
    moment, left = start, timedelta(hours=hours)
    while left:
        midnight = datetime.combine(moment.date() + ONE, datetime.min.time(), CHINA)
        step = midnight - moment
        if moment.date() not in paused:
            step = min(step, left)
            left -= step
        moment += step
    assert due.moment == moment
