"""When to send and when to try again: pure, the moment and the draw are arguments."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import evolve, frozen

_FIRST = timedelta(minutes=1)
_LONGEST = timedelta(hours=12)


@frozen
class Pace:
    """Hold how a channel is used.

    At most ``rate`` messages in a minute; a message is tried ``attempts`` times, each time for ``deadline`` seconds.
    After ``patience`` messages in a row that did not arrive the channel is left alone until the next run.
    """

    rate: int = 20
    attempts: int = 8
    deadline: float = 20.0
    patience: int = 3

    @property
    def lease(self) -> timedelta:
        """Give for how long a message that is being sent is nobody else's: longer than sending can take."""
        return timedelta(seconds=3 * self.deadline + 60)


@frozen
class Bucket:
    """Hold the tokens of a channel at a moment; a message takes one, and they come back evenly.

    A quarter of the rate may go at once. What comes back is so much less that no minute has more messages than the rate
    says.
    """

    rate: int
    tokens: float
    at: datetime

    def taken(self, now: datetime) -> tuple[Bucket, float]:
        """Take a token at a moment, and say how many seconds to wait before it may be used.

        A clock that was set back fills nothing.
        """
        second = (self.rate - _burst(self.rate) + 1) / 60
        passed = max((now - self.at).total_seconds(), 0.0)
        tokens = min(float(_burst(self.rate)), self.tokens + passed * second) - 1
        return evolve(self, tokens=tokens, at=max(now, self.at)), max(-tokens / second, 0.0)


def full(rate: int, now: datetime) -> Bucket:
    """Give a bucket that has every token."""
    return Bucket(rate, float(_burst(rate)), now)


def _burst(rate: int) -> int:
    return max(rate // 4, 1)


def back_off(attempts: int, draw: float) -> timedelta:
    """Say how long to wait after so many attempts: twice as long each time, up to twelve hours.

    ``draw``, from 0 to 1, takes off up to half, so that not all are tried again at one moment.
    """
    doubled = _FIRST * (1 << min(attempts - 1, 20))
    return min(doubled, _LONGEST) * (1 - draw / 2)
