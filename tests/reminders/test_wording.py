"""Notices name reference, day, limit and article, and no person; many to one recipient become digests."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.converters.messages import load_messages
from lawadmin.hookspecs import Notice
from lawadmin.reminders.wording import LONGEST, digested, fresh, next_key, once_more
from reminders.county import notices

SAY = load_messages("zh")
FIRST = date(2026, 1, 1)


def notice(number: int, recipient: str = "SCJG", channel: str = "mail") -> Notice:
    key = f"{recipient}-{channel}-{number}"
    day = FIRST + timedelta(days=number)
    return Notice(key, channel, recipient, f"提醒 {number}", f"X-{number} {day}", f"X-{number}", day)


def test_a_notice_says_reference_day_limit_and_article() -> None:
    first, *_ = notices("2026-03-25")
    assert first.subject == "提醒：X-1 作出许可决定，2026-04-01"
    assert (
        first.text == "X-1：作出许可决定最迟应在 2026-04-01（周三）（《中华人民共和国行政许可法》第四十二条第一款）。"
    )
    assert (first.matter, first.due, first.channel, first.covers) == ("X-1", date(2026, 4, 1), "mail", ())
    assert first.key.isascii()


def test_a_lapse_is_told_as_one() -> None:
    assert {one.text.partition("（《")[0] for one in notices("2026-04-02")} == {
        "X-1：作出许可决定最迟应在 2026-04-01（周三），至今未办"
    }


def test_english_is_spoken_where_the_county_does() -> None:
    first, *_ = notices("2026-03-25", lang="en")
    assert first.subject.startswith("Reminder: X-1 ")
    assert "by 2026-04-01 (Wed) at the latest" in first.text


@pytest.mark.parametrize("on", ["2026-03-25", "2026-03-31", "2026-04-02", "2026-04-09"])
def test_no_notice_names_a_person(on: str) -> None:
    assert [one for one in notices(on) if any(name in repr(one) for name in ("张甲", "李乙", "王丙"))] == []


GROUPS = st.lists(st.builds(notice, st.integers(0, 60), st.sampled_from("甲乙"), st.sampled_from(["mail", "chat"])))


@given(GROUPS, st.integers(1, 8))
def test_a_digest_stands_for_each_notice_once_and_for_one_recipient(found: list[Notice], most: int) -> None:
    found = list(fresh(found, ()))
    made = list(digested(found, SAY, most=most))
    covered = [key for one in made for key in (one.covers or (one.key,))]
    assert sorted(covered) == sorted(one.key for one in found)
    by_key = {one.key: one for one in found}
    for one in made:
        parts = [by_key[key] for key in one.covers or (one.key,)]
        assert {(part.recipient, part.channel) for part in parts} == {(one.recipient, one.channel)}
        assert len(parts) <= LONGEST
        assert one.due == min(part.due for part in parts if part.due is not None)
    groups = [(one.recipient, one.channel) for one in found]
    assert all(bool(one.covers) is (groups.count((one.recipient, one.channel)) > most) for one in made)


@given(GROUPS, GROUPS)
def test_what_a_digest_stood_for_is_known(first: list[Notice], then: list[Notice]) -> None:
    sent = list(digested(fresh(first, ()), SAY, most=2))
    assert {one.key for one in fresh(then, sent)} == {one.key for one in then} - {one.key for one in first}


def test_what_is_known_is_read_only_as_long_as_a_notice_is_left() -> None:
    known = iter([notice(1), notice(2), notice(3)])
    assert fresh([notice(2)], known) == ()
    assert list(known) == [notice(3)]
    known = iter([notice(1)])
    assert fresh([], known) == ()
    assert list(known) == [notice(1)]


def test_a_digest_is_the_same_however_its_notices_come() -> None:
    found = [notice(number) for number in range(6)]
    (one,), (other,) = digested(found, SAY), digested(reversed(found), SAY)
    assert one == other
    assert one.subject == "6 项期限，2026-01-01 至 2026-01-06"
    assert one.text.splitlines() == [part.text for part in found]


def test_notices_without_a_day_fit_a_digest() -> None:
    found = [Notice(str(number), "mail", "SCJG", "s", "t") for number in range(6)]
    assert [one.due for one in digested(found, SAY)] == [None]


def test_what_was_given_up_goes_out_under_the_next_key() -> None:
    again = once_more(notice(1))
    assert again.key == "SCJG-mail-1.again-1"
    assert once_more(again).key == "SCJG-mail-1.again-2"
    assert next_key("a.again-x") == "a.again-x.again-1"
