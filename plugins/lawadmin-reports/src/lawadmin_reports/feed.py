"""The duty calendar as a feed (RFC 5545), by icalendar.

A duty keeps its ``UID`` for as long as it is the same duty, also where a correction moves its day; ``SEQUENCE`` then
rises by one. What has changed is told from the feed that stood before: without it every sequence is 0. A duty that
stood in it and is no longer to be done is cancelled. The feed says nothing of persons, and the same state gives the
same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from lawadmin.assessment.duties import Duty, DutyCalendar
from lawadmin.errors import InputError
from lawadmin_reports.extras import needed
from lawadmin_reports.plain import one_line, writable
from lawadmin_reports.words import Words, read_words

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Component

DOMAIN = "lawadmin"

#: Who made the feed, as the standard wants it said.
PRODUCT = "-//lawadmin//duties//ZH"

#: How far a sequence can be read; a higher one is none of ours.
HIGHEST = 2**31 - 2


@frozen
class Entry:
    """Hold one event of a feed, as far as it can change."""

    uid: str
    day: date
    summary: str
    description: str
    sequence: int = 0
    stamp: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    cancelled: bool = False

    @property
    def moved(self) -> tuple[date, bool]:
        """Give what makes the sequence rise when it changes."""
        return self.day, self.cancelled

    @property
    def said(self) -> tuple[date, bool, str, str]:
        """Give everything that is told."""
        return self.day, self.cancelled, self.summary, self.description


def ics(calendar: object, *, lang: str = "zh", earlier: bytes | None = None) -> bytes:
    """Write a feed of the duties that are still to be done and have a day.

    Raises InputError for what is no DutyCalendar, for another language and for an ``earlier`` feed that cannot be read;
    NotInstalled where icalendar is not there.
    """
    if not isinstance(calendar, DutyCalendar):
        raise InputError(where="calendar", reason="this is no DutyCalendar", remedy="Give what lawadmin duties lists")
    words = read_words(lang)
    with needed("ics"):
        from icalendar import Calendar
    before = _read(earlier) if earlier else {}
    stamp = datetime(calendar.on.year, calendar.on.month, calendar.on.day, tzinfo=UTC)
    fresh = {one.uid: one for one in _entries(calendar, words, stamp)}
    entries = [*(_after(before.get(uid), one) for uid, one in fresh.items()), *_gone(before, fresh, stamp)]
    made = Calendar()
    _head(made, calendar, words)
    for one in sorted(entries, key=lambda one: (one.day, one.uid)):
        made.add_component(_event(one, calendar.alarm, words))
    return bytes(made.to_ical())


def _entries(calendar: DutyCalendar, words: Words, stamp: datetime) -> Iterator[Entry]:
    seen = Counter[str]()
    for duty in calendar.duties:
        if duty.open and duty.day is not None:
            name = _name(duty, calendar.year)
            seen[name] += 1
            organ = calendar.organs.get(duty.organ, duty.organ) or duty.by or words("feed.nobody")
            title = words.messages.title(duty.title, duty.title_en)
            yield Entry(
                uid_of(name, seen[name]),
                duty.day,
                summary=one_line(words("feed.summary", organ=organ, title=title)),
                description=writable("\n".join(_told(duty, words))),
                stamp=stamp,
            )


def _told(duty: Duty, words: Words) -> Iterator[str]:
    yield words("feed.article", article=one_line(str(duty.citation)), edition=duty.citation.edition)
    if duty.matter:
        yield words("feed.matter", matter=one_line(duty.matter))
    if duty.clause:
        yield words("feed.clause", clause=one_line(duty.clause))
    yield words("feed.note")


def _name(duty: Duty, year: int) -> str:
    """Name a duty for good: by what began it, or, where no matter keeps it, by limit, organ and year."""
    lasting = duty.lasting or duty.key
    own = ("matter", lasting) if lasting else ("unkept", duty.ref, str(year))
    return "\x1f".join((*own, duty.organ))


def uid_of(name: str, turn: int) -> str:
    """Make the name of a duty one of a feed; ``turn`` tells those of one name apart, in the order of their days."""
    text = f"{name}\x1f{turn}" if turn > 1 else name
    return f"{sha256(text.encode('utf-8', 'replace')).hexdigest()[:40]}@{DOMAIN}"


# -- what stood before


def _read(feed: bytes) -> Mapping[str, Entry]:
    from icalendar import Calendar

    try:
        events = Calendar.from_ical(feed).walk("VEVENT")
        return {one.uid: one for one in map(_entry, events)}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"it cannot be read as a feed ({type(error).__name__})"
        raise InputError("--earlier", reason=reason, remedy="Name a feed that lawadmin wrote") from None


def _entry(event: Component) -> Entry:
    day = event.decoded("DTSTART")
    sequence = int(event.get("SEQUENCE", 0))
    if type(day) is not date or not 0 <= sequence <= HIGHEST:
        raise ValueError
    return Entry(
        str(event["UID"]),
        day,
        summary=str(event.get("SUMMARY", "")),
        description=str(event.get("DESCRIPTION", "")),
        sequence=sequence,
        stamp=event.decoded("DTSTAMP"),
        cancelled=str(event.get("STATUS", "")) == "CANCELLED",
    )


def _after(before: Entry | None, now: Entry) -> Entry:
    """Let the sequence rise where the day has moved or the duty came back, and the stamp where anything changed."""
    if before is None:
        return now
    if before.said == now.said:
        return evolve(now, sequence=before.sequence, stamp=before.stamp)
    return evolve(now, sequence=before.sequence + (before.moved != now.moved))


def _gone(before: Mapping[str, Entry], fresh: Mapping[str, Entry], stamp: datetime) -> Iterator[Entry]:
    """Cancel what is no longer to be done; what was cancelled stays as it is."""
    for uid, one in before.items():
        if uid not in fresh and uid.endswith(f"@{DOMAIN}"):
            yield one if one.cancelled else evolve(one, cancelled=True, sequence=one.sequence + 1, stamp=stamp)


# -- how it is written


def _head(made: Calendar, calendar: DutyCalendar, words: Words) -> None:
    organ = calendar.organs.get(calendar.organ, calendar.organ)
    name = words("feed.name", county=organ or calendar.county or words("county"), year=calendar.year)
    for key, value in (
        ("PRODID", PRODUCT), ("VERSION", "2.0"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", one_line(name)), ("X-WR-TIMEZONE", "Asia/Shanghai"),
    ):  # fmt: skip
        made.add(key, value)


def _event(one: Entry, alarm: int | None, words: Words) -> Component:
    from icalendar import Event

    event = Event()
    for key, value in _fields(one):
        event.add(key, value)
    if alarm is not None and not one.cancelled:
        event.add_component(_alarm(alarm, one.summary, words))
    return event


def _fields(one: Entry) -> Iterable[tuple[str, object]]:
    return (
        ("UID", one.uid), ("DTSTAMP", one.stamp), ("LAST-MODIFIED", one.stamp), ("SEQUENCE", one.sequence),
        ("DTSTART", one.day), ("DTEND", one.day + timedelta(days=1)), ("SUMMARY", one.summary),
        ("DESCRIPTION", one.description), ("STATUS", "CANCELLED" if one.cancelled else "CONFIRMED"),
        ("TRANSP", "TRANSPARENT"), ("CLASS", "PUBLIC"),
    )  # fmt: skip


def _alarm(days: int, summary: str, words: Words) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    for key, value in (
        ("ACTION", "DISPLAY"), ("DESCRIPTION", words("feed.alarm", summary=summary)), ("TRIGGER", timedelta(days=-days))
    ):  # fmt: skip
        alarm.add(key, value)
    return alarm
