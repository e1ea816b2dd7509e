"""What a notice says: reference, day, limit and article, and no person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain

from attrs import evolve

from lawadmin.converters.messages import Messages
from lawadmin.hookspecs import Notice
from lawadmin.reminders.firing import Firing
from lawadmin.rules.ladders import Side

#: To whom more than these are due over one channel gets them together.
DIGEST = 5

#: So many stand in one digest at most, for messengers take short messages alone.
LONGEST = 12


def notice_of(firing: Firing, say: Messages, usual: str) -> Notice:
    """Word a notice; ``usual`` is the channel of rungs that name none."""
    rung, limit, matter = firing.rung, firing.obligation.limit, firing.timeline.matter
    channel = rung.channel or usual
    fields = {
        "rung": say.title(rung.title, rung.title_en),
        "matter": matter.id,
        "title": say.title(limit.title, limit.title_en),
        "due": say.day(firing.due),
        "day": firing.due.isoformat(),
        "cited": str(firing.obligation.edition.cite(limit)),
    }
    return Notice(
        key=key_of(firing, channel),
        channel=channel,
        recipient=firing.recipient,
        subject=say.say("remind.subject", **fields),
        text=say.say("remind.lapsed" if rung.side is Side.AFTER else "remind.open", **fields),
        matter=matter.id,
        due=firing.due,
    )


def key_of(firing: Firing, channel: str) -> str:
    """Name a notice by obligation, day, rung, recipient and channel, in letters that every header takes.

    The obligation is in it as a digest: what it is about may be a person.
    """
    parts = (firing.obligation.key, firing.rung.name, firing.recipient, channel)
    return f"{firing.due}.{firing.rung.name}.{_digest(parts)}"


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def fresh(notices: Iterable[Notice], known: Iterable[Notice]) -> tuple[Notice, ...]:
    """Leave out notices that are known, alone or as part of a digest, and all but the first of one key.

    What is known is read only as long as any notice is left.
    """
    new: dict[str, Notice] = {}
    for notice in notices:
        new.setdefault(notice.key, notice)
    told = chain.from_iterable((notice.key, *notice.covers) for notice in known)
    while new and (key := next(told, None)) is not None:
        new.pop(key, None)
    return tuple(new.values())


def digested(notices: Iterable[Notice], say: Messages, *, most: int = DIGEST) -> Iterator[Notice]:
    """Put together what goes to one recipient over one channel, where that is more than ``most``; by day."""
    groups: dict[tuple[str, str], list[Notice]] = {}
    for notice in notices:
        groups.setdefault((notice.channel, notice.recipient), []).append(notice)
    for group in groups.values():
        if len(group) <= most:
            yield from group
        else:
            ordered = sorted(group, key=_order)
            yield from (_digest_of(ordered[n : n + LONGEST], say) for n in range(0, len(ordered), LONGEST))


def _order(notice: Notice) -> tuple[str, str]:
    return str(notice.due or ""), notice.key


def _digest_of(part: list[Notice], say: Messages) -> Notice:
    keys = tuple(notice.key for notice in part)
    days = [notice.due for notice in part if notice.due is not None]
    first = part[0]
    return Notice(
        key=f"digest.{_digest(keys)}",
        channel=first.channel,
        recipient=first.recipient,
        subject=say.say("remind.digest", count=len(part), first=min(days, default=None), last=max(days, default=None)),
        text="\n".join(notice.text for notice in part),
        due=min(days, default=None),
        covers=keys,
    )


def once_more(notice: Notice) -> Notice:
    """Give a notice that was given up again, under the key that comes after its own."""
    return evolve(notice, key=next_key(notice.key))


def next_key(key: str) -> str:
    """Name the notice that follows one that was given up."""
    before, again, number = key.rpartition(".again-")
    return f"{before}.again-{int(number) + 1}" if again and number.isdecimal() else f"{key}.again-1"
