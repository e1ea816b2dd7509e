import pickle
from datetime import date

import pytest

from asking import d, day, due
from lawadmin.days.calendar import Calendar, Notice, calendar_of
from lawadmin.errors import BadEdition, NoCalendar, NotSettled
from oracle import ONE, days, house_calendar


def notice(name: str, **said: object) -> Notice:
    off, worked = said.pop("off", ()), said.pop("worked", ())
    assert isinstance(off, tuple)
    assert isinstance(worked, tuple)
    made = {"title": name, "settles": None, "published": None, "region": None} | said
    title, settles, published, region = made["title"], made["settles"], made["published"], made["region"]
    assert isinstance(title, str)
    assert settles is None or isinstance(settles, int)
    assert published is None or isinstance(published, date)
    assert region is None or isinstance(region, str)
    return Notice(
        id=name,
        title=title,
        off=frozenset(map(d, off)),
        worked=frozenset(map(d, worked)),
        settles=settles,
        published=published,
        region=region,
    )


# -- what it covers


def test_the_house_knows_2004_to_2026_and_forecasts_to_2030() -> None:
    calendar = house_calendar()
    assert (calendar.first, calendar.last) == (d("2004-01-01"), d("2030-12-31"))
    assert calendar.settled_through == d("2026-12-24")


@pytest.mark.parametrize("outside", ["2003-12-31", "2031-01-01"])
def test_a_day_outside_has_no_calendar(outside: str) -> None:
    calendar = house_calendar()
    with pytest.raises(NoCalendar, match="2004-01-01 to 2030-12-31"):
        calendar.is_worked(d(outside))
    with pytest.raises(NoCalendar):
        calendar.status(d(outside))
    with pytest.raises(NoCalendar):
        calendar.next_worked(d(outside))


def test_counts_that_lead_outside_have_no_calendar() -> None:
    calendar = house_calendar()
    with pytest.raises(NoCalendar):
        calendar.nth_working_day_after(d("2030-12-30"), 5)
    with pytest.raises(NoCalendar):
        calendar.nth_working_day_before(d("2004-01-05"), 5)
    with pytest.raises(NoCalendar):
        calendar.working_days_between(d("2030-12-01"), d("2031-01-01"))
    short = calendar_of([notice("2026", settles=2026, off=("2026-12-24",))])
    assert short.last == d("2026-12-24")
    with pytest.raises(NoCalendar, match="2026-12-25"):
        short.next_worked(d("2026-12-24"))


def test_errors_name_a_day_even_at_the_ends_of_time() -> None:
    with pytest.raises(NoCalendar, match="9999-12-31"):
        house_calendar().nth_working_day_after(date.max, 1)
    with pytest.raises(NoCalendar, match="0001-01-01"):
        house_calendar().nth_working_day_before(date.min, 1)


def test_a_broken_row_of_years_ends_where_nothing_is_known() -> None:
    calendar = calendar_of([notice("2020", settles=2020), notice("2022", settles=2022)])
    assert (calendar.first, calendar.last, calendar.settled_through) == (
        d("2020-01-01"),
        d("2020-12-24"),
        d("2020-12-24"),
    )


def test_no_settled_year_is_an_error_with_a_remedy() -> None:
    late = calendar_of([notice("2026", settles=2026, published=d("2025-11-04"))])
    with pytest.raises(BadEdition, match="later day of knowledge"):
        late.at(d("2025-11-03")).is_worked(d("2026-03-02"))
    assert late.at(d("2025-11-04")) is late


# -- look-ups


def test_status_names_notice_and_holiday() -> None:
    status = house_calendar().status(d("2026-02-14"))
    assert status.worked
    assert not status.provisional
    assert status.name == "春节"
    assert status.notice is not None
    assert (status.notice.id, status.notice.published) == ("2026", d("2025-11-04"))
    plain = house_calendar().status(d("2026-03-02"))
    assert (plain.worked, plain.notice, plain.name, plain.provisional) == (True, None, None, False)


def test_arithmetic_by_rank() -> None:
    calendar = house_calendar()
    assert calendar.working_days_between(d("2026-09-30"), d("2026-10-10")) == 3
    assert calendar.working_days_between(d("2026-10-10"), d("2026-10-10")) == 0
    assert calendar.working_days_between(d("2026-10-10"), d("2026-09-30")) == 0
    assert calendar.nth_working_day_after(d("2026-09-30"), 1) == d("2026-10-08")
    assert calendar.nth_working_day_after(d("2026-10-01"), 0) == d("2026-10-01")
    assert calendar.nth_working_day_before(d("2026-10-08"), 1) == d("2026-09-30")
    assert calendar.nth_working_day_before(d("2026-10-08"), 0) == d("2026-10-08")
    assert calendar.next_worked(d("2026-10-01")) == d("2026-10-08")
    assert calendar.next_worked(d("2026-10-08")) == d("2026-10-08")


def test_the_eve_of_2024_was_worked() -> None:
    assert house_calendar().is_worked(d("2024-02-09"))


# -- knowledge


@pytest.mark.parametrize(
    ("published", "when", "before", "after"),
    [
        ("2015-05-13", "2015-09-02 2015-09-03 2015-09-04 2015-09-05 2015-09-06 2015-09-07", "+++--+", "+---++"),
        ("2019-03-22", "2019-04-28 2019-05-01 2019-05-02 2019-05-03 2019-05-04 2019-05-05", "--++--", "+----+"),
        ("2020-01-27", "2020-01-30 2020-01-31 2020-02-01 2020-02-02 2020-02-03 2020-02-04", "-++-++", "----++"),
    ],
)
def test_an_amendment_is_unseen_before_its_day(published: str, when: str, before: str, after: str) -> None:
    """A plus is a worked day."""
    calendar, day_of, listed = house_calendar(), d(published), [d(one) for one in when.split()]
    unaware, aware = calendar.at(day_of - ONE), calendar.at(day_of)
    assert "".join("-+"[unaware.is_worked(one)] for one in listed) == before
    assert "".join("-+"[aware.is_worked(one)] for one in listed) == after
    assert not unaware.status(listed[1]).provisional


def test_as_of_moves_the_horizon() -> None:
    calendar = house_calendar()
    assert calendar.at(d("2025-11-03")).settled_through == d("2025-12-24")
    assert calendar.at(d("2025-11-04")).settled_through == d("2026-12-24")
    assert calendar.at(None) is calendar
    assert calendar.at(d("2026-06-01")) is calendar
    assert calendar.at(d("2025-11-03")) is calendar.at(d("2025-11-01"))
    assert calendar.at(d("2010-01-01")).settled_through == d("2015-12-24")


def test_a_deadline_known_before_an_amendment_moves_with_it() -> None:
    calendar = house_calendar()
    assert day("3工作日", "2019-04-26", calendar.at(d("2019-03-21"))) == "2019-05-02"
    assert day("3工作日", "2019-04-26", calendar) == "2019-04-30"


def test_of_two_notices_the_later_prevails_whatever_the_order_given() -> None:
    first = notice("a", settles=2026, published=d("2025-11-04"), off=("2026-03-02",))
    second = notice("b", published=d("2026-01-05"), worked=("2026-03-02",))
    for order in ([first, second], [second, first]):
        status = calendar_of(order).status(d("2026-03-02"))
        assert status.worked
        assert status.notice == second


def test_an_undated_notice_stands_before_its_year() -> None:
    yearly = notice("2010", settles=2010, off=("2010-03-02",))
    amending = notice("x", worked=("2010-03-02",))
    assert calendar_of([amending, yearly]).is_worked(d("2010-03-02"))
    assert notice("empty").rank_in_time[0] == date.min


def test_two_notices_with_one_id_are_refused() -> None:
    with pytest.raises(BadEdition, match="share this id"):
        calendar_of([notice("a", settles=2026), notice("a", settles=2027)])


def test_a_day_cannot_be_both_off_and_worked() -> None:
    with pytest.raises(BadEdition, match="both off and worked"):
        notice("a", off=("2026-03-02",), worked=("2026-03-02",))


# -- regions


def test_a_region_counts_its_own_days_only_where_it_is_named() -> None:
    nation = notice("2017", settles=2017, published=d("2016-12-01"), worked=("2017-04-01",))
    guangxi = notice(
        "gx",
        region="45",
        published=d("2017-01-10"),
        off=("2017-03-30", "2017-03-31", "2017-04-01"),
        worked=("2017-04-08",),
    )
    assert calendar_of([nation, guangxi]).is_worked(d("2017-03-30"))
    assert calendar_of([nation, guangxi], region="37").is_worked(d("2017-03-30"))
    for region in ("45", "4501", "450102"):
        regional = calendar_of([nation, guangxi], region=region)
        assert not regional.is_worked(d("2017-04-01"))
        assert regional.is_worked(d("2017-04-08"))
    assert calendar_of([nation, guangxi], region="45").digest != calendar_of([nation, guangxi]).digest


# -- provisional days


def test_days_past_the_horizon_are_provisional() -> None:
    calendar = house_calendar()
    assert not calendar.status(d("2026-12-24")).provisional
    assert calendar.status(d("2026-12-25")).provisional
    spring = calendar.status(d("2027-02-05"))
    assert (spring.provisional, spring.worked, spring.name, spring.notice) == (True, False, "春节", None)
    assert calendar.status(d("2030-12-31")).provisional


def test_a_count_into_a_year_not_announced_gives_a_range() -> None:
    found = due("20工作日", "2026-12-21")
    assert found.depends_on == ("notice:2027",)
    assert found.earliest < found.nominal < found.latest
    with pytest.raises(NotSettled, match="notice:2027"):
        found.day  # noqa: B018
    assert found.because[-1].get("settled_through") == d("2026-12-24")


def test_a_late_december_waits_for_both_years() -> None:
    unaware = house_calendar().at(d("2024-06-01"))
    assert due("200工作日", "2024-12-20", unaware).depends_on == ("notice:2025",)
    assert due("260工作日", "2024-12-20", unaware).depends_on == ("notice:2025", "notice:2026")


def test_a_quiet_day_past_the_horizon_is_still_not_certain() -> None:
    found = due("1工作日", "2027-03-16")
    assert found.earliest == found.latest == d("2027-03-17")
    assert not found.certain


def test_corner_calendars_bound_the_plain_one() -> None:
    calendar = house_calendar()
    for when in days(d("2026-12-25"), d("2030-12-31")):
        ordinal = when.toordinal()
        assert (
            calendar.latest.is_worked(ordinal)
            <= calendar.plain.is_worked(ordinal)
            <= calendar.earliest.is_worked(ordinal)
        )


@pytest.mark.parametrize("year", range(2008, 2027))
def test_no_notice_since_2008_left_its_forecast(year: int) -> None:
    """Forecast each year without its notice, both with and without those that came later."""
    calendar = house_calendar()
    without = tuple(one for one in calendar.notices if one.settles != year)
    before = tuple(one for one in without if one.settles is None or one.settles < year)
    for known in (without, before):
        forecast = calendar_of(known, calendar.forecast)
        for when in days(date(year - 1, 12, 25), date(year, 12, 24)):
            low, high = (table.is_worked(when.toordinal()) for table in (forecast.latest, forecast.earliest))
            assert low <= calendar.is_worked(when) <= high, when
            assert forecast.status(when).provisional is (when not in {d for n in known for d in n.off | n.worked})


@pytest.mark.parametrize("year", range(2008, 2027))
def test_every_deadline_into_a_year_lies_in_the_range_forecast(year: int) -> None:
    calendar = house_calendar()
    forecast = calendar_of(
        (one for one in calendar.notices if one.settles is None or one.settles < year), calendar.forecast
    )
    for start in days(date(year - 1, 12, 1), date(year, 10, 31)):
        if start.day % 7 == 0:
            for amount in ("3工作日", "20工作日", "30日"):
                found, true = due(amount, start.isoformat(), forecast), due(amount, start.isoformat(), calendar)
                assert found.earliest <= true.earliest
                assert true.latest <= found.latest


# -- as values


def test_a_calendar_is_a_value() -> None:
    calendar = house_calendar()
    again = calendar_of(reversed(calendar.notices), calendar.forecast)
    assert again == calendar
    assert hash(again) == hash(calendar)
    assert again.digest == calendar.digest
    copied = pickle.loads(pickle.dumps(calendar))
    assert isinstance(copied, Calendar)
    assert copied == calendar
    assert copied.nth_working_day_after(d("2026-09-21"), 20) == d("2026-10-26")
    assert calendar.at(d("2019-01-01")).digest != calendar.digest
