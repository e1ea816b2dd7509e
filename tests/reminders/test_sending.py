"""What waits is sent once, tried again later, given up in the end; a channel that keeps failing is left alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event as Flag
from typing import cast

import pytest
from attrs import evolve

from lawadmin.defaults.sqlite.outbox import SqliteOutbox
from lawadmin.hookspecs import Notifier, Outcome, Receipt, Standing
from lawadmin.plugins import make_plugins
from lawadmin.reminders.pacing import Pace
from lawadmin.reminders.sending import Delivered, deliver
from plugins.samples import returning
from reminders.outboxes import NOON, Answering, Clock, notices, store_in

PACE = Pace(rate=60_000)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[SqliteOutbox]:
    with closing(store_in(tmp_path)) as store:
        yield store.outbox()


def opened(notifier: Notifier) -> Notifier:
    """Open a notifier as a plugin's is, so that it always answers."""
    brought = returning("lawadmin_notifiers", {"mail": lambda settings, *, secret=None: notifier})
    return make_plugins(also={"post": brought}).open_notifier("mail", {})


def counts(done: Delivered) -> tuple[int, int, int, int]:
    return done.sent, done.refused, done.later, done.dead


def reasons(done: Delivered) -> list[object]:
    return [one.fields["reason"] for one in done.failures]


def test_what_waits_is_sent_in_order_and_once(outbox: SqliteOutbox) -> None:
    outbox.put(notices(5))
    mail = Answering([Outcome.SENT])
    assert counts(deliver(outbox, "mail", mail, edge=Clock().edge, pace=PACE)) == (5, 0, 0, 0)
    assert counts(deliver(outbox, "mail", mail, edge=Clock().edge, pace=PACE)) == (0, 0, 0, 0)
    assert mail.came == ["n0", "n1", "n2", "n3", "n4"]


def test_another_channel_is_left_alone(outbox: SqliteOutbox) -> None:
    outbox.put([evolve(one, channel="chat") for one in notices(2)])
    assert deliver(outbox, "mail", Answering([Outcome.SENT]), edge=Clock().edge, pace=PACE) == Delivered()


def test_a_message_that_is_refused_has_failed(outbox: SqliteOutbox) -> None:
    outbox.put(notices(2))
    done = deliver(outbox, "mail", Answering([Outcome.REFUSED, Outcome.SENT]), edge=Clock().edge, pace=PACE)
    assert (counts(done), reasons(done)) == ((1, 1, 0, 0), ["told"])
    assert [one.notice.key for one in outbox.kept(Standing.FAILED)] == ["n0"]


@pytest.mark.parametrize("outcome", [Outcome.LATER, Outcome.UNKNOWN])
def test_a_message_is_tried_again_later_and_given_up_in_the_end(outbox: SqliteOutbox, outcome: Outcome) -> None:
    outbox.put(notices(1))
    clock, mail, pace = Clock(), Answering([outcome]), evolve(PACE, attempts=3)
    for attempt, minutes in ((1, 1), (2, 2)):
        done = deliver(outbox, "mail", mail, edge=clock.edge, pace=pace)
        assert (counts(done), len(mail.came)) == ((0, 0, 1, 0), attempt)
        clock.wait(minutes * 60 * 0.75 - 1)
        deliver(outbox, "mail", mail, edge=clock.edge, pace=pace)
        assert len(mail.came) == attempt
        clock.wait(1)
    assert counts(deliver(outbox, "mail", mail, edge=clock.edge, pace=pace)) == (0, 0, 0, 1)
    clock.wait(timedelta(days=9).total_seconds())
    assert counts(deliver(outbox, "mail", mail, edge=clock.edge, pace=pace)) == (0, 0, 0, 0)
    assert [(one.attempts, one.receipt) for one in outbox.kept(Standing.DEAD)] == [(3, Receipt(outcome, reason="told"))]


def test_a_channel_that_keeps_failing_is_left_alone_until_the_next_run(outbox: SqliteOutbox) -> None:
    outbox.put(notices(9))
    answers = [Outcome.LATER, Outcome.LATER, Outcome.SENT, Outcome.LATER]
    done = deliver(outbox, "mail", Answering(answers), edge=Clock().edge, pace=PACE)
    assert counts(done) == (1, 0, 5, 0)
    assert len(list(outbox.kept(Standing.NEW))) == 8


def boom() -> Receipt:
    raise OSError("secret-in-the-text")


def leave() -> Receipt:
    sys.exit(1)


def nothing() -> Receipt:
    return cast(Receipt, None)


@pytest.mark.parametrize(
    ("answer", "reason"), [(boom, "OSError"), (leave, "SystemExit"), (nothing, "WrongType: send gives no receipt")]
)
def test_a_notifier_that_fails_leaves_open_what_became_of_it(
    outbox: SqliteOutbox, answer: Answering, reason: str
) -> None:
    outbox.put(notices(2))
    mail = Answering([cast("Outcome", answer), Outcome.SENT])
    done = deliver(outbox, "mail", opened(mail), edge=Clock().edge, pace=PACE)
    assert (counts(done), reasons(done)) == ((1, 0, 1, 0), [reason])
    assert "secret" not in str(done)
    (kept,) = outbox.kept(Standing.NEW)
    assert kept.receipt == Receipt(Outcome.UNKNOWN, reason=reason)


def test_a_notifier_that_hangs_does_not_hold_the_others(outbox: SqliteOutbox) -> None:
    outbox.put(notices(2))
    never = Flag()
    mail = Answering([lambda: Receipt(Outcome.SENT) if never.wait(60) else Receipt(Outcome.LATER), Outcome.SENT])
    done = deliver(outbox, "mail", opened(mail), edge=Clock().edge, pace=evolve(PACE, deadline=0.1))
    never.set()
    assert (counts(done), reasons(done)) == ((1, 0, 1, 0), ["TimeoutError"])


def test_messages_go_no_faster_than_the_pace(outbox: SqliteOutbox) -> None:
    outbox.put(notices(45))
    clock = Clock()
    assert deliver(outbox, "mail", Answering([Outcome.SENT]), edge=clock.edge, pace=Pace(rate=20)).sent == 45
    assert clock.moments[-1] - NOON >= timedelta(seconds=40 * 3.75 - 1)


def test_one_that_is_being_sent_elsewhere_waits_for_the_lease(outbox: SqliteOutbox) -> None:
    outbox.put(notices(1))
    outbox.claim(1, PACE.lease, now=NOON)
    clock = Clock()
    assert deliver(outbox, "mail", Answering([Outcome.SENT]), edge=clock.edge, pace=PACE).sent == 0
    clock.wait(PACE.lease.total_seconds())
    assert deliver(outbox, "mail", Answering([Outcome.SENT]), edge=clock.edge, pace=PACE).sent == 1
