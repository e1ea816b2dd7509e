"""What waits to be sent: kept once, given to one at a time, until it is done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime

import pytest
from attrs import evolve

from lawadmin.errors import LawAdminError, StoreError, VersionConflict
from lawadmin.hookspecs import Kept, Notice, Outbox, Outcome, Receipt, Standing, Store
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.samples import LEASE, NOON, command, event, notice

SETTLED = {Outcome.SENT: Standing.SENT, Outcome.REFUSED: Standing.FAILED}
OPEN = (Outcome.LATER, Outcome.UNKNOWN)

BAD: dict[str, Notice] = {
    "no key": evolve(notice(1), key=""),
    "half a character": evolve(notice(1), subject="\ud800"),
    "half a character in a key": evolve(notice(1), key="n\ud800"),
    "a zero character": evolve(notice(1), text="a\0b"),
}


def claimed(outbox: Outbox, n: int, now: datetime, channel: str | None = None) -> list[Notice]:
    """Claim notices for the length of ``LEASE``."""
    return [kept.notice for kept in outbox.claim(n, LEASE, now=now, channel=channel)]


class Sending(Conformance):
    """Hold a store to what it says of its outbox."""

    part = "outbox"

    def test_a_notice_comes_back_whole(self, store: Store) -> None:
        full = evolve(notice(1), subject="𠮷", text="第一行\n第二行 \u00b7 葛\U000e0100", due=None, matter="")
        store.outbox().put([full, notice(2)])
        assert list(store.outbox().kept(Standing.NEW)) == [Kept(full), Kept(notice(2))]
        assert claimed(store.outbox(), 9, NOON) == [full, notice(2)]

    def test_notices_are_kept_with_their_events(self, store: Store) -> None:
        store.append(command(2, event(1), notices=[notice(1), notice(2)]))
        assert claimed(store.outbox(), 9, NOON) == [notice(1), notice(2)]

    def test_notices_are_kept_with_their_events_or_not_at_all(self, store: Store) -> None:
        with pytest.raises(VersionConflict):
            store.append(command(1, event(1), expected=3, notices=[notice(1)]))
        with pytest.raises(VersionConflict):
            store.append_all([command(2, event(1), notices=[notice(2)]), command(3, event(2), expected=7)])
        assert list(store.outbox().kept(Standing.NEW)) == []

    def test_a_repeated_command_keeps_no_second_notice(self, store: Store) -> None:
        asked = command(1, event(1), notices=[notice(1)])
        store.append(asked)
        store.append(asked)
        store.append(command(2, event(2), expected=1, notices=[notice(1)]))
        assert claimed(store.outbox(), 9, NOON) == [notice(1)]

    def test_a_key_is_kept_once(self, store: Store) -> None:
        outbox = store.outbox()
        assert outbox.put([notice(1), notice(2), notice(1)]) == 2
        assert outbox.put([notice(1), notice(3)]) == 1
        assert outbox.put([]) == 0
        assert claimed(outbox, 9, NOON) == [notice(1), notice(2), notice(3)]

    def test_the_first_of_a_key_stands(self, store: Store) -> None:
        other = evolve(notice(1), text="另一件")
        assert store.outbox().put([notice(1), other]) == 1
        assert store.outbox().put([other]) == 0
        assert claimed(store.outbox(), 9, NOON) == [notice(1)]

    def test_the_oldest_go_first_and_no_more_than_asked(self, store: Store) -> None:
        outbox = store.outbox()
        outbox.put(notice(number) for number in (5, 3, 8, 1))
        assert claimed(outbox, 0, NOON) == []
        assert claimed(outbox, 3, NOON) == [notice(5), notice(3), notice(8)]
        assert claimed(outbox, 3, NOON) == [notice(1)]

    def test_a_claimed_notice_is_nobody_elses_until_the_lease_is_over(
        self, store: Store, opened: Callable[[], Store]
    ) -> None:
        with closing(opened()) as other:
            store.outbox().put(map(notice, range(3)))
            assert claimed(store.outbox(), 2, NOON) == [notice(0), notice(1)]
            assert claimed(other.outbox(), 9, NOON + LEASE / 2) == [notice(2)]
            assert claimed(other.outbox(), 9, NOON + LEASE * 0.99) == []

    def test_what_was_given_out_and_not_marked_is_given_out_again(self, store: Store) -> None:
        outbox = store.outbox()
        outbox.put([notice(1)])
        assert outbox.claim(1, LEASE, now=NOON) == (Kept(notice(1), Standing.SENDING, 1),)
        assert outbox.claim(1, LEASE, now=NOON + LEASE) == (Kept(notice(1), Standing.SENDING, 2),)

    def test_a_channel_claims_its_own(self, store: Store) -> None:
        outbox, other = store.outbox(), notice(2, "another")
        outbox.put([notice(1), other, notice(3)])
        assert claimed(outbox, 9, NOON, "another") == [other]
        assert claimed(outbox, 9, NOON, "none") == []
        assert claimed(outbox, 9, NOON) == [notice(1), notice(3)]

    @pytest.mark.parametrize("outcome", SETTLED)
    def test_what_is_settled_stays_so(self, store: Store, outcome: Outcome) -> None:
        outbox = store.outbox()
        outbox.put([notice(1)])
        outbox.claim(1, LEASE, now=NOON)
        outbox.done("n1", Receipt(outcome, "7"))
        outbox.done("n1", Receipt(Outcome.LATER), again=NOON)
        assert outbox.put([notice(1)]) == 0
        assert claimed(outbox, 1, NOON + 9 * LEASE) == []
        assert list(outbox.kept(SETTLED[outcome])) == [Kept(notice(1), SETTLED[outcome], 1, Receipt(outcome, "7"))]

    @pytest.mark.parametrize("outcome", OPEN)
    def test_what_did_not_arrive_is_tried_again_from_the_moment_named(self, store: Store, outcome: Outcome) -> None:
        outbox, busy = store.outbox(), Receipt(outcome, reason="busy")
        outbox.put([notice(1)])
        outbox.claim(1, LEASE, now=NOON)
        outbox.done("n1", busy, again=NOON + 3 * LEASE)
        assert list(outbox.kept(Standing.NEW)) == [Kept(notice(1), Standing.NEW, 1, busy)]
        assert claimed(outbox, 1, NOON + 2 * LEASE) == []
        assert outbox.claim(1, LEASE, now=NOON + 3 * LEASE) == (Kept(notice(1), Standing.SENDING, 2, busy),)

    @pytest.mark.parametrize("outcome", OPEN)
    def test_what_is_not_to_be_tried_again_is_dead(self, store: Store, outcome: Outcome) -> None:
        outbox = store.outbox()
        outbox.put([notice(1)])
        outbox.claim(1, LEASE, now=NOON)
        outbox.done("n1", Receipt(outcome))
        assert list(outbox.kept(Standing.DEAD)) == [Kept(notice(1), Standing.DEAD, 1, Receipt(outcome))]
        outbox.done("n1", Receipt(Outcome.SENT))
        assert claimed(outbox, 1, NOON + 9 * LEASE) == []
        assert [kept.notice for kept in outbox.kept(Standing.DEAD)] == [notice(1)]

    def test_each_notice_is_listed_where_it_stands(self, store: Store) -> None:
        outbox = store.outbox()
        outbox.put(map(notice, range(6)))
        outbox.claim(5, LEASE, now=NOON)
        outbox.done("n0", Receipt(Outcome.SENT))
        outbox.done("n2", Receipt(Outcome.REFUSED))
        outbox.done("n3", Receipt(Outcome.UNKNOWN))
        listed = {standing: [kept.notice.key for kept in outbox.kept(standing)] for standing in Standing}
        assert listed == {"new": ["n5"], "sending": ["n1", "n4"], "sent": ["n0"], "failed": ["n2"], "dead": ["n3"]}

    def test_how_it_stands_outlives_who_sends(self, store: Store, opened: Callable[[], Store]) -> None:
        store.outbox().put([notice(1), notice(2)])
        store.outbox().claim(2, LEASE, now=NOON)
        store.outbox().done("n1", Receipt(Outcome.SENT))
        store.close()
        with closing(opened()) as again:
            assert claimed(again.outbox(), 9, NOON + LEASE / 2) == []
            assert claimed(again.outbox(), 9, NOON + LEASE) == [notice(2)]
            assert [kept.notice for kept in again.outbox().kept(Standing.SENT)] == [notice(1)]

    def test_nothing_is_noted_of_what_is_not_there(self, store: Store) -> None:
        with pytest.raises(StoreError):
            store.outbox().done("n2", Receipt(Outcome.SENT))

    @pytest.mark.parametrize("bad", BAD)
    def test_a_notice_that_could_not_be_read_back_is_refused_by_a_typed_error(self, store: Store, bad: str) -> None:
        outbox = store.outbox()
        with pytest.raises(LawAdminError):
            outbox.put([notice(2), BAD[bad]])
        assert claimed(outbox, 9, NOON) == []
        assert outbox.put([notice(1)]) == 1
        assert claimed(outbox, 9, NOON) == [notice(1)]

    def test_moments_without_time_zone_are_refused_by_a_typed_error(self, store: Store) -> None:
        outbox, naive = store.outbox(), NOON.replace(tzinfo=None)
        outbox.put([notice(1)])
        with pytest.raises(LawAdminError):
            outbox.claim(1, LEASE, now=naive)
        with pytest.raises(LawAdminError):
            outbox.done("n1", Receipt(Outcome.LATER), again=naive)
        assert claimed(outbox, 9, NOON) == [notice(1)]

    def test_less_than_none_is_none(self, store: Store) -> None:
        store.outbox().put([notice(1)])
        try:
            assert claimed(store.outbox(), -1, NOON) == []
        except LawAdminError:
            assert len(list(store.outbox().kept(Standing.NEW))) == 1
