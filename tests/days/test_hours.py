from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from asking import pause
from lawadmin.days.clock import Choices, Pause
from lawadmin.days.counting import DueMoment, Stopped, count_hours
from lawadmin.days.hours import CHINA
from lawadmin.days.span import Span, Unit
from lawadmin.errors import BadSpan, NotSettled

DAY = Span(24, Unit.HOUR)
NEXT = Choices(hours_from="next-hour")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def moment(
    start: datetime, span: Span = DAY, *, pauses: tuple[Pause, ...] = (), choices: Choices | None = None
) -> DueMoment:
    found = count_hours(start, span, pauses=pauses, choices=choices or Choices())
    assert isinstance(found, DueMoment)
    return found


def test_hours_run_through_nights_and_rest_days() -> None:
    found = moment(at("2026-09-30T16:20"))
    assert found.moment == found.safe == found.nominal == at("2026-10-01T16:20")
    assert found.certain
    assert [step.code for step in found.because] == ["start", "last-moment"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-02T10:20", "2026-03-03T11:00"),
        ("2026-03-02T10:00", "2026-03-03T11:00"),
        ("2026-03-02T23:59:59.999999", "2026-03-04T00:00"),
    ],
)
def test_the_hour_of_the_start_may_be_left_out(start: str, end: str) -> None:
    assert moment(at(start), choices=NEXT).moment == at(end)


def test_moments_elsewhere_are_told_at_the_legal_time() -> None:
    found = moment(datetime(2026, 3, 2, 2, 20, tzinfo=UTC)).moment
    assert found == at("2026-03-03T10:20")
    assert found.utcoffset() == timedelta(hours=8)


def test_nothing_to_count_ends_at_once() -> None:
    assert moment(at("2026-03-02T10:20"), Span(0, Unit.HOUR)).moment == at("2026-03-02T10:20")


def test_whole_days_of_a_pause_shift_the_end() -> None:
    paused = moment(at("2026-03-02T10:20"), pauses=(pause("2026-03-03", "2026-03-04"),))
    assert paused.moment == at("2026-03-05T10:20")
    assert [step.code for step in paused.because] == ["start", "paused", "last-moment"]
    assert moment(at("2026-03-02T10:20"), pauses=(pause("2026-03-02", "2026-03-02"),)).moment == at("2026-03-04T00:00")
    assert moment(at("2026-03-02T10:20"), pauses=(pause("2026-02-02", "2026-03-01"),)).moment == at("2026-03-03T10:20")
    assert moment(at("2026-03-02T10:20"), pauses=(pause("2026-03-05", "2026-03-06"),)).moment == at("2026-03-03T10:20")
    assert moment(at("2026-03-02T00:00"), pauses=(pause("2026-03-03", "2026-03-06"),)).moment == at("2026-03-03T00:00")


def test_border_days_of_a_pause_are_open() -> None:
    border = (pause("2026-03-03", "2026-03-05", exact=False),)
    found = moment(at("2026-03-02T10:20"), pauses=border)
    assert (found.earliest, found.latest) == (at("2026-03-03T10:20"), at("2026-03-06T10:20"))
    assert found.depends_on == ("pause_ends",)
    assert found.safe == found.earliest
    with pytest.raises(NotSettled, match="pause_ends"):
        found.moment  # noqa: B018
    counted = Choices(pause_ends="counted")
    assert moment(at("2026-03-02T10:20"), pauses=border, choices=counted).moment == at("2026-03-03T10:20")


def test_an_open_pause_stops_the_hours() -> None:
    found = count_hours(at("2026-03-02T10:20"), DAY, pauses=(pause("2026-03-03"),))
    assert isinstance(found, Stopped)
    assert (found.left, found.unit, found.since) == (10, Unit.HOUR, date(2026, 3, 3))
    within = count_hours(at("2026-03-02T10:20"), DAY, pauses=(pause("2026-03-01"),))
    assert isinstance(within, Stopped)
    assert (within.left, within.since) == (24, date(2026, 3, 2))


def test_hours_stopped_by_one_reading_alone_are_stopped() -> None:
    found = count_hours(at("2026-03-02T10:20"), DAY, pauses=(pause("2026-03-03", exact=False),))
    assert isinstance(found, Stopped)
    assert found.depends_on == ("pause_ends",)
    assert [step["moment"] for step in found.because if step.code == "reading"] == [None, at("2026-03-03T10:20")]


@pytest.mark.parametrize(
    "span", [Span(1, Unit.DAY), Span(1, Unit.WORKING_DAY), Span(1, Unit.MONTH), Span(1, Unit.YEAR)]
)
def test_only_hours_are_counted_from_a_moment(span: Span) -> None:
    with pytest.raises(BadSpan, match="only hours"):
        moment(at("2026-03-02T10:20"), span)


def test_a_naive_start_is_refused() -> None:
    with pytest.raises(BadSpan, match=r"\+08:00"):
        moment(datetime(2026, 3, 2, 10, 20))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("start", "pauses"),
    [
        (datetime(9999, 12, 31, 10, tzinfo=CHINA), ()),
        (datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-9))), ()),
        (datetime(9999, 12, 30, 23, tzinfo=CHINA), (Pause(date(9999, 12, 30), date.max),)),
    ],
)
def test_hours_that_lead_out_of_time_are_refused(start: datetime, pauses: tuple[Pause, ...]) -> None:
    with pytest.raises(BadSpan, match="9999"):
        moment(start, choices=NEXT, pauses=pauses)
