"""What a pack of holiday notices has to keep to."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from lawadmin.converters.forecast import load_forecast
from lawadmin.converters.notices import load_notices
from lawadmin.days.calendar import Calendar, calendar_of
from lawadmin.days.notice import Notice
from lawadmin.defaults.national import lawadmin_pack
from lawadmin.hookspecs import Pack
from lawadmin.testing.conformance.base import Conformance

_SATURDAY = 5

#: How long after a day, at most, a notice may come out that takes it: they come during the holiday that they lengthen.
_LATEST = timedelta(days=7)


class CalendarConformance(Conformance):
    """Hold the holiday notices of a pack to what notices are.

    Write the fixture ``pack``: a Pack whose ``calendars`` names the folder of the notices.
    """

    kind = "calendar"
    part = "notices"

    @pytest.fixture
    def pack(self) -> Pack:
        """Give the pack; each plugin writes its own."""
        raise NotImplementedError(f"{type(self).__name__} lacks its fixture: pack")

    @pytest.fixture
    def undated(self) -> frozenset[str]:
        """Name the notices of which no source says when they came out; they count as known from the beginning."""
        return frozenset()

    @pytest.fixture
    def notices(self, pack: Pack) -> tuple[Notice, ...]:
        """Read the notices."""
        assert pack.calendars is not None
        return load_notices(pack.calendars)

    @pytest.fixture
    def calendar(self, pack: Pack, notices: tuple[Notice, ...]) -> Calendar:
        """Make a calendar of the notices, beside those of the nation."""
        nation = lawadmin_pack().calendars
        assert nation is not None
        held = {notice.id: notice for notice in (*load_notices(nation), *notices)}
        return calendar_of(held.values(), load_forecast(nation), pack.region)

    def test_there_is_a_notice(self, notices: tuple[Notice, ...]) -> None:
        assert notices
        assert all(notice.title for notice in notices)

    def test_no_day_is_both_off_and_worked(self, notices: tuple[Notice, ...]) -> None:
        assert [notice.id for notice in notices if notice.off & notice.worked] == []

    def test_only_weekends_are_made_up_for(self, notices: tuple[Notice, ...]) -> None:
        assert [day for notice in notices for day in sorted(notice.worked) if day.weekday() < _SATURDAY] == []

    def test_a_notice_takes_no_more_weekend_days_than_it_gives_days_off(self, notices: tuple[Notice, ...]) -> None:
        given = {one.id: sum(day.weekday() < _SATURDAY for day in one.off) for one in notices}
        assert [notice.id for notice in notices if len(notice.worked) > given[notice.id]] == []

    def test_a_notice_is_out_before_its_days_are_over(self, notices: tuple[Notice, ...]) -> None:
        dated = [notice for notice in notices if notice.published is not None]
        assert [one.id for one in dated if one.published and one.published > max(one.off | one.worked) + _LATEST] == []

    def test_it_is_known_when_each_notice_came_out(self, notices: tuple[Notice, ...], undated: frozenset[str]) -> None:
        assert {notice.id for notice in notices if notice.published is None} == undated

    def test_no_day_is_said_twice_but_by_a_later_notice(self, notices: tuple[Notice, ...]) -> None:
        said: dict[tuple[str | None, date], list[date | None]] = {}
        for notice in notices:
            for day in (*notice.off, *notice.worked):
                said.setdefault((notice.region, day), []).append(notice.published)
        assert [
            day for (_, day), came in said.items() if len(came) > 1 and (None in came or len(came) > len(set(came)))
        ] == []

    def test_a_year_is_arranged_once(self, notices: tuple[Notice, ...]) -> None:
        years = Counter((notice.region, notice.settles) for notice in notices if notice.settles is not None)
        assert [year for (_, year), times in years.items() if times > 1] == []

    def test_a_region_says_no_more_than_its_own(self, pack: Pack, notices: tuple[Notice, ...]) -> None:
        assert [one.id for one in notices if pack.region and not (one.region or "").startswith(pack.region)] == []

    def test_each_day_is_what_its_last_notice_says(self, calendar: Calendar, notices: tuple[Notice, ...]) -> None:
        last: dict[date, bool] = {}
        for notice in sorted(notices, key=lambda one: one.published or date.min):
            last |= dict.fromkeys(notice.off, False) | dict.fromkeys(notice.worked, True)
        known = {day: worked for day, worked in last.items() if calendar.first <= day <= calendar.last}
        assert [day for day, worked in known.items() if calendar.is_worked(day) is not worked] == []
