"""Feeds of duties, read back by icalendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve
from icalendar import Calendar, Component
from payloads import PAYLOADS, poisoned_duties

from lawadmin.assessment.duties import Duty, DutyCalendar, Sort
from lawadmin.errors import InputError
from lawadmin.law.citation import Citation
from lawadmin.obligations.values import Status
from lawadmin_reports.feed import ics
from lawadmin_reports.plain import one_line

DUTY = Duty(
    Sort.ONCE, organ="o1", procedure="licensing", clause="2.1.1", ref="act/decide", title="作出许可决定",
    title_en="decide", citation=Citation("act", "示例法", "第九条", date(2020, 1, 1)), by="", day=date(2026, 7, 10),
    matter="XK-1", status=Status.OPEN, person="张甲", key="XK-1/act/decide/e2", lasting="XK-1/act/decide/e1",
)  # fmt: skip
UNKEPT = evolve(
    DUTY, sort=Sort.UNKEPT, organ="", matter="", person="", key="", lasting="", ref="act/report", status=None
)


def calendar(*duties: Duty, on: date = date(2026, 6, 30), alarm: int | None = None) -> DutyCalendar:
    return DutyCalendar("云溪县", 2026, "", on, duties, {"o1": "云溪县市场监督管理局"}, alarm)


def events(feed: bytes) -> list[Component]:
    return list(Calendar.from_ical(feed).walk("VEVENT"))


def only(feed: bytes) -> Component:
    [event] = events(feed)
    return event


def test_a_duty_is_an_event_of_its_day_and_names_no_person() -> None:
    feed = ics(calendar(DUTY))
    event = only(feed)
    assert event.decoded("DTSTART") == date(2026, 7, 10)
    assert event.decoded("DTEND") == date(2026, 7, 11)
    assert str(event["SUMMARY"]) == "云溪县市场监督管理局：作出许可决定"
    assert "《示例法》第九条（2020-01-01起施行的文本）" in str(event["DESCRIPTION"])
    assert (event["SEQUENCE"], str(event["STATUS"]), str(event["TRANSP"])) == (0, "CONFIRMED", "TRANSPARENT")
    assert "张甲" not in feed.decode()
    assert "decide" in str(only(ics(calendar(DUTY), lang="en"))["SUMMARY"])


def test_the_same_state_gives_the_same_bytes_also_after_itself_and_on_a_later_day() -> None:
    first = ics(calendar(DUTY, UNKEPT))
    assert ics(calendar(DUTY, UNKEPT)) == first
    assert ics(calendar(DUTY, UNKEPT), earlier=first) == first
    assert ics(calendar(DUTY, UNKEPT, on=date(2026, 7, 1)), earlier=first) == first


def test_the_sequence_moves_when_the_day_is_counted_anew_and_the_uid_stays() -> None:
    first = ics(calendar(DUTY))
    corrected = evolve(DUTY, key="XK-1/act/decide/e7", day=date(2026, 7, 14))
    second = ics(calendar(corrected, on=date(2026, 7, 1)), earlier=first)
    third = ics(calendar(evolve(corrected, day=date(2026, 7, 15)), on=date(2026, 7, 2)), earlier=second)
    assert [only(feed)["SEQUENCE"] for feed in (first, second, third)] == [0, 1, 2]
    assert len({str(only(feed)["UID"]) for feed in (first, second, third)}) == 1
    assert only(third).decoded("DTSTART") == date(2026, 7, 15)
    assert only(second).decoded("DTSTAMP").date() == date(2026, 7, 1)


def test_other_words_for_the_same_day_do_not_move_the_sequence() -> None:
    first = ics(calendar(DUTY))
    second = only(ics(calendar(evolve(DUTY, title="决定"), on=date(2026, 7, 1)), earlier=first))
    assert (second["SEQUENCE"], second.decoded("DTSTAMP").date()) == (0, date(2026, 7, 1))


def test_what_is_no_longer_to_be_done_is_cancelled_once_and_comes_back_with_a_higher_sequence() -> None:
    first = ics(calendar(DUTY))
    met = calendar(evolve(DUTY, status=Status.MET), on=date(2026, 7, 1))
    gone = ics(met, earlier=first)
    assert (str(only(gone)["STATUS"]), only(gone)["SEQUENCE"]) == ("CANCELLED", 1)
    assert ics(evolve(met, on=date(2026, 7, 2)), earlier=gone) == gone
    back = only(ics(calendar(DUTY, on=date(2026, 7, 3)), earlier=gone))
    assert (str(back["STATUS"]), back["SEQUENCE"]) == ("CONFIRMED", 2)


def test_duties_have_names_of_their_own() -> None:
    others = (evolve(DUTY, lasting="XK-2/act/decide/e1"), UNKEPT, evolve(UNKEPT, organ="o2"), UNKEPT)
    uids = [str(event["UID"]) for event in events(ics(calendar(DUTY, *others)))]
    assert len(set(uids)) == 5
    assert all(uid.endswith("@lawadmin") for uid in uids)


def test_an_unkept_duty_keeps_its_name_when_its_day_moves() -> None:
    first = ics(calendar(UNKEPT))
    second = ics(calendar(evolve(UNKEPT, day=date(2026, 7, 20))), earlier=first)
    assert only(second)["UID"] == only(first)["UID"]
    assert only(second)["SEQUENCE"] == 1


def test_a_duty_without_a_day_is_left_out() -> None:
    assert events(ics(calendar(evolve(DUTY, day=None)))) == []


def test_an_alarm_is_given_where_one_is_asked_for() -> None:
    assert [part.name for part in only(ics(calendar(DUTY))).subcomponents] == []
    [alarm] = only(ics(calendar(DUTY, alarm=3))).subcomponents
    assert (alarm.name, alarm.decoded("TRIGGER")) == ("VALARM", timedelta(days=-3))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_becomes_more_than_text(payload: str) -> None:
    feed = ics(poisoned_duties(payload))
    event = only(feed)
    assert [part.name for part in event.subcomponents] == ["VALARM"]
    assert sorted(event.keys()) == sorted(only(ics(poisoned_duties("plain"))).keys())
    assert one_line(payload) in str(event["SUMMARY"])
    assert ics(poisoned_duties(payload), earlier=feed) == feed


@pytest.mark.parametrize(
    "feed",
    [
        b"", b"x", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", b"\xff\xfe",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
    ids=range(6),
)  # fmt: skip
def test_an_earlier_feed_that_is_none_is_refused_or_empty(feed: bytes) -> None:
    if not feed:
        assert ics(calendar(DUTY), earlier=feed) == ics(calendar(DUTY))
    else:
        with pytest.raises(InputError, match="feed"):
            ics(calendar(DUTY), earlier=feed)


def test_what_is_no_calendar_is_refused() -> None:
    with pytest.raises(InputError):
        ics({"county": "云溪县"})
