"""Stores that break on purpose what an outbox promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from attrs import evolve

from lawadmin.errors import StoreError
from lawadmin.hookspecs import (
    Appended,
    Command,
    Kept,
    Notice,
    Outcome,
    Receipt,
    Standing,
)
from lawadmin.testing.memory import MemoryOutbox, Tables, Waiting
from testing.conformance.broken import Broken, named


class OutboxOutside(Broken):
    tests = named("notices_are_kept_with_their_events_or_not_at_all", "what_breaks_off_half_way_leaves_nothing")

    def _append(self, tables: Tables, command: Command) -> Appended:
        self._put(self._tables, command.notices)
        return super()._append(tables, command)


class NoticesDropped(Broken):
    tests = named("notices_are_kept_with_their_events")

    def _append(self, tables: Tables, command: Command) -> Appended:
        return super()._append(tables, evolve(command, notices=command.notices[:1]))


class NoticeAgain(Broken):
    tests = named("a_repeated_command_keeps_no_second_notice", "a_key_is_kept_once")

    def _put(self, tables: Tables, notices: Iterable[Notice]) -> int:
        new = [evolve(n, key=f"{n.key}'") if n.key in tables.outbox else n for n in notices]
        return super()._put(tables, new)


class LastOfAKey(Broken):
    tests = named("the_first_of_a_key_stands")

    def _put(self, tables: Tables, notices: Iterable[Notice]) -> int:
        asked = tuple(notices)
        new = super()._put(tables, asked)
        tables.outbox.update({n.key: evolve(tables.outbox[n.key], kept=Kept(n)) for n in asked})
        return new


class Cut(Broken):
    tests = named("a_notice_comes_back_whole")

    def _put(self, tables: Tables, notices: Iterable[Notice]) -> int:
        return super()._put(tables, (evolve(notice, text=notice.text.partition("\n")[0]) for notice in notices))


class MarksOutbox(MemoryOutbox):
    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        given = super().claim(n, lease, now=now, channel=channel)
        for kept in given:
            self.done(kept.notice.key, Receipt(Outcome.SENT))
        return given


class MarkThenSend(Broken):
    tests = named("what_was_given_out_and_not_marked_is_given_out_again")
    outboxes = MarksOutbox


class LeaselessOutbox(MemoryOutbox):
    def _free(self, waiting: Waiting, *, now: datetime, channel: str | None) -> bool:
        sending = waiting.kept.standing is Standing.SENDING
        return super()._free(evolve(waiting, ready=None if sending else waiting.ready), now=now, channel=channel)


class LeaseIgnored(Broken):
    tests = named("a_claimed_notice_is_nobody_elses_until_the_lease_is_over", "of_many_who_claim_each_gets_others")
    outboxes = LeaselessOutbox


class AnyChannelOutbox(MemoryOutbox):
    def _free(self, waiting: Waiting, *, now: datetime, channel: str | None) -> bool:
        return super()._free(waiting, now=now, channel=None)


class ChannelIgnored(Broken):
    tests = named("a_channel_claims_its_own")
    outboxes = AnyChannelOutbox


class ReopeningOutbox(MemoryOutbox):
    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        with self._store._transaction() as tables:
            if key in tables.outbox:
                kept = tables.outbox[key].kept
                tables.outbox[key] = Waiting(evolve(kept, standing=Standing.SENDING))
        super().done(key, receipt, again=again)


class NeverSettled(Broken):
    tests = named("what_is_settled_stays_so", "what_is_not_to_be_tried_again_is_dead")
    outboxes = ReopeningOutbox


class ImpatientOutbox(MemoryOutbox):
    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        super().done(key, receipt, again=again and again.replace(year=2000))


class AgainIgnored(Broken):
    tests = named("what_did_not_arrive_is_tried_again_from_the_moment_named")
    outboxes = ImpatientOutbox


class QuietOutbox(MemoryOutbox):
    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        try:
            super().done(key, receipt, again=again)
        except StoreError:
            return


class NotesNothing(Broken):
    tests = named("nothing_is_noted_of_what_is_not_there")
    outboxes = QuietOutbox


class NewestFirst(Broken):
    tests = named("the_oldest_go_first_and_no_more_than_asked")

    def _put(self, tables: Tables, notices: Iterable[Notice]) -> int:
        new = super()._put(tables, notices)
        newest = sorted(tables.outbox.items(), key=lambda one: one[0], reverse=True)
        tables.outbox.clear()
        tables.outbox.update(newest)
        return new


class OpenOutbox(MemoryOutbox):
    def kept(self, standing: Standing) -> Iterator[Kept]:
        asked = Standing.NEW if standing is Standing.SENDING else standing
        return super().kept(asked)


class ListsElsewhere(Broken):
    tests = named("each_notice_is_listed_where_it_stands")
    outboxes = OpenOutbox


class UncheckedOutbox(MemoryOutbox):
    def put(self, notices: Iterable[Notice]) -> int:
        with self._store._transaction() as tables:
            return self._store._put(tables, notices)


class Poisoned(Broken):
    tests = named("a_notice_that_could_not_be_read_back_is_refused_by_a_typed_error")
    outboxes = UncheckedOutbox


class LocalOutbox(MemoryOutbox):
    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        return super().claim(n, lease, now=now.astimezone(), channel=channel)


class NaiveTaken(Broken):
    tests = named("moments_without_time_zone_are_refused_by_a_typed_error")
    outboxes = LocalOutbox


class FromTheEndOutbox(MemoryOutbox):
    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        return super().claim(abs(n), lease, now=now, channel=channel)


class MinusOneIsOne(Broken):
    tests = named("less_than_none_is_none")
    outboxes = FromTheEndOutbox


class ForgetsStanding(Broken):
    tests = named("how_it_stands_outlives_who_sends")

    def close(self) -> None:
        with self._transaction() as tables:
            tables.outbox.update({key: Waiting(Kept(one.kept.notice)) for key, one in tables.outbox.items()})
