"""What was known at a moment: nothing recorded later, and never a silent today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import TypeVar, cast

import pytest

from lawadmin.errors import LawAdminError, Unsupported
from lawadmin.hookspecs import ALL, Source
from lawadmin.records.events import CHINA
from lawadmin.records.timeline import Record
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.reading import places

Test = TypeVar("Test", bound=Callable[..., None])

LONG_AFTER = datetime(2999, 1, 1, tzinfo=CHINA)
_MOMENT = datetime(2026, 3, 2, 12, tzinfo=CHINA)

_QUESTIONS: tuple[Callable[[Source, datetime], object], ...] = (
    lambda source, moment: source.matter("1", as_of=moment),
    lambda source, moment: list(source.matters(as_of=moment)),
    lambda source, moment: source.roster(as_of=moment),
    lambda source, moment: source.registers(as_of=moment),
)


def knowing(test: Test) -> Test:
    """Run a test of ``as_of`` where the source claims it; where not, see that every such question is refused.

    The test takes the fixture ``source`` or ``store``.
    """

    @wraps(test)
    def run(self: Conformance, **fixtures: object) -> None:
        source = cast(Source, fixtures.get("source", fixtures.get("store")))
        if "as_of" in source.can:
            test(self, **fixtures)
            return
        self.about["claimed"] = ""
        for question in _QUESTIONS:
            with pytest.raises(Unsupported):
                question(source, _MOMENT)

    return cast(Test, run)


class Knowing(Conformance):
    """Hold a source to what it says of earlier states of knowledge."""

    part = "as_of"

    @knowing
    def test_long_after_all_is_known(self, source: Source) -> None:
        assert list(source.matters(as_of=LONG_AFTER)) == list(source.matters())
        assert source.roster(as_of=LONG_AFTER) == source.roster()
        assert source.registers(as_of=LONG_AFTER) == source.registers()

    @knowing
    def test_nothing_recorded_later_is_known(self, source: Source) -> None:
        read = list(source.matters())
        for moment in moments(record for _, record in read):
            known = ((cursor, known_at(record, moment)) for cursor, record in read)
            assert list(source.matters(as_of=moment)) == [(at, record) for at, record in known if record is not None]

    @knowing
    def test_one_matter_is_known_as_it_streams(self, source: Source) -> None:
        read = [record for _, record in source.matters()]
        for moment in moments(read):
            for record in read:
                assert source.matter(record.matter.id, as_of=moment) == known_at(record, moment)

    @knowing
    def test_what_was_known_streams_on_after_a_cursor(self, source: Source) -> None:
        for moment in moments(record for _, record in source.matters()):
            read = list(source.matters(ALL, as_of=moment))
            for place in places(len(read)):
                assert list(source.matters(as_of=moment, after=read[place][0])) == read[place + 1 :]

    @knowing
    def test_a_moment_is_the_same_in_every_time_zone(self, source: Source) -> None:
        for moment in moments(record for _, record in source.matters()):
            assert list(source.matters(as_of=moment.astimezone(UTC))) == list(source.matters(as_of=moment))

    @knowing
    @pytest.mark.parametrize("question", _QUESTIONS, ids=("matter", "matters", "roster", "registers"))
    def test_a_moment_without_time_zone_is_refused(
        self, source: Source, question: Callable[[Source, datetime], object]
    ) -> None:
        with pytest.raises(LawAdminError):
            question(source, _MOMENT.replace(tzinfo=None))


def moments(records: Iterable[Record]) -> list[datetime]:
    """List moments at which records were made, and those just before."""
    stamps = sorted({event.recorded for record in records for event in record.events if event.recorded is not None})
    some = [stamps[place] for place in places(len(stamps))]
    return sorted({*some, *(stamp - timedelta(microseconds=1) for stamp in some)})


def known_at(record: Record, moment: datetime) -> Record | None:
    """Work out what was known of a matter at a moment; None where nothing was."""
    events = tuple(event for event in record.events if event.recorded is None or event.recorded <= moment)
    return Record(record.matter, events) if events or not record.events else None
