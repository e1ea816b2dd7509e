"""Send what waits in an outbox over one channel: claim, send, mark."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from attrs import evolve, frozen

from lawadmin.errors import Failed, PluginError
from lawadmin.hookspecs import Kept, Notifier, Outbox, Outcome, Receipt
from lawadmin.reminders.pacing import Bucket, Pace, back_off, full

_ARRIVED = frozenset({Outcome.SENT, Outcome.REFUSED})


@frozen
class Edge:
    """Hold what the world gives: the moment, a pause of some seconds, and a draw from 0 to 1."""

    moment: Callable[[], datetime]
    pause: Callable[[float], None]
    draw: Callable[[], float]


@frozen
class Delivered:
    """Hold what became of what was sent: how many arrived, were refused, are to be tried again, were given up.

    ``failures`` say what went wrong with the channel, each kind once.
    """

    sent: int = 0
    refused: int = 0
    later: int = 0
    dead: int = 0
    failures: tuple[PluginError, ...] = ()
    row: int = 0

    def after(self, receipt: Receipt, *, last: bool, failure: Failed | None) -> Delivered:
        """Count one more message."""
        counted = {
            Outcome.SENT: evolve(self, sent=self.sent + 1, row=0),
            Outcome.REFUSED: evolve(self, refused=self.refused + 1, row=0),
        }
        gone = evolve(self, dead=self.dead + 1) if last else evolve(self, later=self.later + 1)
        return counted.get(receipt.outcome, evolve(gone, row=self.row + 1)).failing(failure)

    def failing(self, failure: PluginError | None) -> Delivered:
        """Note a failure, unless one of its kind is noted."""
        known = {(type(one), one.fields.get("reason")) for one in self.failures}
        if failure is None or (type(failure), failure.fields.get("reason")) in known:
            return self
        return evolve(self, failures=(*self.failures, failure))


def deliver(outbox: Outbox, channel: str, notifier: Notifier, *, edge: Edge, pace: Pace) -> Delivered:
    """Send what waits for a channel, one message after another, no faster than its pace.

    The notifier always answers, as one does that ``Plugins.open_notifier`` opens. Each message is sent first and marked
    then: a crash between the two sends it again with the same key. What did not arrive is tried again later, and given
    up after so many attempts. A channel that keeps failing is left alone.
    """
    done = Delivered()
    bucket = full(pace.rate, edge.moment())
    while done.row < pace.patience:
        claimed, bucket = _claimed(outbox, channel, bucket, edge=edge, pace=pace)
        if claimed is None:
            return done
        done = _sent(outbox, claimed, notifier, done, edge=edge, pace=pace)
    return done


def _claimed(outbox: Outbox, channel: str, bucket: Bucket, *, edge: Edge, pace: Pace) -> tuple[Kept | None, Bucket]:
    """Claim one message, after the wait that the pace asks for."""
    taken, wait = bucket.taken(edge.moment())
    if wait:
        edge.pause(wait)
    claimed = outbox.claim(1, pace.lease, now=edge.moment(), channel=channel)
    return (claimed[0], taken) if claimed else (None, bucket)


def _sent(outbox: Outbox, kept: Kept, notifier: Notifier, done: Delivered, *, edge: Edge, pace: Pace) -> Delivered:
    notice = kept.notice
    receipt = notifier.send(notice, timeout=pace.deadline)
    last = kept.attempts >= pace.attempts
    again = None if last else edge.moment() + back_off(kept.attempts, edge.draw())
    outbox.done(notice.key, receipt, again=None if receipt.outcome in _ARRIVED else again)
    return done.after(receipt, last=last, failure=_not_sent(notice.channel, receipt))


def _not_sent(channel: str, receipt: Receipt) -> Failed | None:
    """Say that a message did not arrive, and by which code of the notifier."""
    if receipt.outcome is Outcome.SENT:
        return None
    return Failed(plugin=channel, hook="send", reason=receipt.reason or receipt.outcome.value, seconds="0")
