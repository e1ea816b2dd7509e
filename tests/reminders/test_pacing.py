"""Messages go no faster than a channel takes them, and are tried again later and later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lawadmin.reminders.pacing import Pace, back_off, full

NOON = datetime(2026, 3, 25, 4, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@given(st.integers(1, 60), st.lists(st.floats(0, 40), min_size=1, max_size=150))
def test_no_minute_has_more_messages_than_the_rate(rate: int, pauses: list[float]) -> None:
    bucket, now, sent = full(rate, NOON), NOON, list[datetime]()
    for pause in pauses:
        now += timedelta(seconds=pause)
        bucket, wait = bucket.taken(now)
        now += timedelta(seconds=wait)
        sent.append(now)
    slack = timedelta(microseconds=len(sent))
    assert all(sum(first <= one < first + MINUTE - slack for one in sent) <= rate for first in sent)


def test_a_quarter_goes_at_once_and_the_rest_evenly() -> None:
    bucket, waits = full(20, NOON), list[float]()
    for _ in range(6):
        bucket, wait = bucket.taken(NOON)
        waits.append(wait)
    assert waits[:5] == [0, 0, 0, 0, 0]
    assert round(waits[5], 6) == 3.75


def test_a_clock_set_back_gives_nothing() -> None:
    bucket = full(4, NOON)
    for _ in range(2):
        bucket, _ = bucket.taken(NOON)
    _, wait = bucket.taken(NOON - MINUTE)
    assert wait > 0


@given(st.integers(1, 200), st.floats(0, 1))
def test_each_attempt_waits_about_twice_as_long_up_to_half_a_day(attempts: int, draw: float) -> None:
    whole = min(MINUTE * 2 ** min(attempts - 1, 30), timedelta(hours=12))
    assert whole / 2 <= back_off(attempts, draw) <= whole
    assert back_off(attempts, 0) == whole


def test_a_lease_is_longer_than_sending_can_take() -> None:
    assert Pace(deadline=30).lease > timedelta(seconds=31)
