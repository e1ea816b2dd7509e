"""What is entered: organs, posts, tenures and register entries, of which the later word stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from attrs import evolve

from lawadmin.converters.facts import facts_from_text
from lawadmin.errors import CommandReused, LawAdminError, StoreError
from lawadmin.hookspecs import Entries, Store
from lawadmin.records.events import Opaque
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.knowing import knowing
from lawadmin.testing.conformance.samples import (
    CERTIFICATE,
    FULL,
    HOUR,
    NOON,
    OFFICE,
    POST,
    TENURE,
    Sample,
    command,
    event,
)

ALL_FOUR = Entries("c1", (OFFICE,), (POST,), (TENURE,), (CERTIFICATE,))
ENDED = evolve(TENURE, until=date(2026, 3, 31))
CLOSED = evolve(OFFICE, until=date(2019, 3, 1), successor="justice")
RENAMED = evolve(POST, title="局长")
CORRECTED = evolve(CERTIFICATE, id="z2", until=date(2026, 12, 31), replaces="z1")

BAD: dict[str, Entries] = {
    "no command id": evolve(ALL_FOUR, id=""),
    "half a character as command id": evolve(ALL_FOUR, id="\ud800"),
    "no organ id": Entries("c1", organs=(evolve(OFFICE, id=""),)),
    "an invisible character in a name": Entries("c1", tenures=(evolve(TENURE, person="张\u200b甲"),)),
    "half a character": Entries("c1", organs=(evolve(OFFICE, name="\ud800"),)),
    "a moment without time zone": evolve(ALL_FOUR, recorded=NOON.replace(tzinfo=None)),
    "an entry twice": Entries("c1", entries=(CERTIFICATE, CERTIFICATE)),
}


class Entering(Conformance):
    """Hold a store to what it says of roster and registers."""

    part = "roster"

    def test_all_four_come_back_whole(self, store: Store) -> None:
        done = store.enter(ALL_FOUR)
        assert (done.command, done.version) == ("c1", 4)
        roster = store.roster()
        assert (roster.organs, roster.posts, roster.tenures) == ({"office": OFFICE}, {"office-head": POST}, (TENURE,))
        assert list(store.registers()) == [CERTIFICATE]

    def test_facts_of_an_entry_come_back_by_name(self, store: Store) -> None:
        store.enter(Entries("c1", entries=(evolve(CERTIFICATE, facts=FULL),)))
        (entry,) = store.registers()
        assert isinstance(entry.facts, Opaque)
        assert facts_from_text(Sample, dict(entry.facts.items)) == FULL

    def test_a_later_word_stands_in_the_place_of_the_earlier(self, store: Store) -> None:
        store.enter(ALL_FOUR)
        assert store.enter(Entries("c2", (CLOSED,), (RENAMED,), (ENDED,))).version == 7
        roster = store.roster()
        assert (roster.organs, roster.posts) == ({"office": CLOSED}, {"office-head": RENAMED})
        assert roster.tenures == (ENDED,)

    def test_within_one_command_too_the_later_word_stands(self, store: Store) -> None:
        store.enter(Entries("c1", (OFFICE, CLOSED), (POST, RENAMED), (TENURE, ENDED)))
        assert (store.roster().organs, store.roster().tenures) == ({"office": CLOSED}, (ENDED,))

    def test_another_day_post_or_person_is_another_tenure(self, store: Store) -> None:
        others = (
            evolve(TENURE, since=date(2025, 1, 1)),
            evolve(TENURE, post="other"),
            evolve(TENURE, person="李乙"),
        )
        store.enter(Entries("c1", tenures=(TENURE, *others)))
        assert set(store.roster().tenures) == {TENURE, *others}

    @knowing
    def test_the_earlier_word_stood_until_the_later_was_entered(self, store: Store) -> None:
        store.enter(evolve(ALL_FOUR, recorded=NOON))
        store.enter(Entries("c2", (CLOSED,), (), (ENDED,), recorded=NOON + HOUR))
        then, now = store.roster(as_of=NOON), store.roster(as_of=NOON + HOUR)
        assert (then.organs, then.tenures) == ({"office": OFFICE}, (TENURE,))
        assert (now.organs, now.tenures) == ({"office": CLOSED}, (ENDED,))
        before = NOON - timedelta(microseconds=1)
        assert (store.roster(as_of=before).organs, list(store.registers(as_of=before))) == ({}, [])

    @knowing
    def test_what_has_no_moment_was_known_at_once(self, store: Store) -> None:
        store.enter(ALL_FOUR)
        assert store.roster(as_of=NOON - 9_999 * HOUR) == store.roster()
        assert list(store.registers(as_of=NOON - 9_999 * HOUR)) == [CERTIFICATE]

    def test_an_entry_is_corrected_by_another(self, store: Store) -> None:
        store.enter(ALL_FOUR)
        store.enter(Entries("c2", entries=(CORRECTED,)))
        assert list(store.registers()) == [CORRECTED]
        last = evolve(CORRECTED, id="z3", replaces="z2")
        store.enter(Entries("c3", entries=(last,)))
        assert list(store.registers()) == [last]

    @knowing
    def test_a_correction_is_not_known_before_it_was_recorded(self, store: Store) -> None:
        store.enter(evolve(ALL_FOUR, recorded=NOON))
        later = evolve(CORRECTED, recorded=NOON + HOUR)
        store.enter(Entries("c2", entries=(later,), recorded=NOON))
        assert list(store.registers(as_of=NOON)) == [CERTIFICATE]
        assert list(store.registers(as_of=NOON + HOUR)) == list(store.registers()) == [later]

    def test_an_entry_id_is_for_one_entry(self, store: Store) -> None:
        store.enter(ALL_FOUR)
        with pytest.raises(StoreError):
            store.enter(Entries("c2", (CLOSED,), entries=(evolve(CERTIFICATE, subject="李乙"),)))
        assert list(store.registers()) == [CERTIFICATE]
        assert store.roster().organs == {"office": OFFICE}

    def test_what_is_entered_twice_is_entered_once(self, store: Store) -> None:
        asked = evolve(ALL_FOUR, recorded=NOON)
        assert store.enter(asked) == store.enter(asked) == store.outcome("c1")
        for other in (evolve(asked, recorded=NOON + HOUR), evolve(asked, posts=()), evolve(asked, organs=(CLOSED,))):
            with pytest.raises(CommandReused):
                store.enter(other)
        with pytest.raises(CommandReused):
            store.append(command(1, event(1)))
        assert store.enter(Entries("c2", (CLOSED,))).version == 5

    def test_entries_and_events_go_into_one_transaction(self, store: Store) -> None:
        entered, appended = store.append_all([ALL_FOUR, command(2, event(1))])
        assert (entered.version, appended.version) == (4, 1)
        assert (store.roster().organs, len(list(store.matters()))) == ({"office": OFFICE}, 1)

    @pytest.mark.parametrize("bad", BAD)
    def test_entries_that_could_not_be_read_back_are_refused_by_a_typed_error(self, store: Store, bad: str) -> None:
        with pytest.raises(LawAdminError):
            store.enter(BAD[bad])
        assert (store.roster().organs, store.roster().tenures, list(store.registers())) == ({}, (), [])
        assert store.enter(ALL_FOUR).version == 4

    def test_two_who_open_it_see_what_either_entered(self, store: Store, opened: Callable[[], Store]) -> None:
        other = opened()
        store.enter(ALL_FOUR)
        other.enter(Entries("c2", (CLOSED,), entries=(CORRECTED,)))
        assert store.roster() == other.roster()
        assert store.roster().organs == {"office": CLOSED}
        assert list(store.registers()) == [CORRECTED]
        other.close()
