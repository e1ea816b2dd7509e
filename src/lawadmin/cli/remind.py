"""The command ``remind``: what is due becomes notices; with ``--send`` they go out, each once."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from time import sleep
from typing import cast

from attrs import evolve, field, frozen

from lawadmin.app import remind as reminders_of
from lawadmin.cli import values
from lawadmin.cli.due import last_day_of
from lawadmin.cli.names import Names
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.reviewing import reviewed
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.values import Within
from lawadmin.cli.world import World, world
from lawadmin.converters.config import Channel, Config, Reminding
from lawadmin.converters.messages import load_messages
from lawadmin.converters.output import Json, Shape, iso
from lawadmin.errors import ConfigError, LawAdminError, Undelivered, Unsupported
from lawadmin.hookspecs import Kept, Notice, Notifier, Outbox, Source, Standing, Store
from lawadmin.records.events import CHINA
from lawadmin.reminders.pacing import Pace
from lawadmin.reminders.sending import Delivered, Edge, deliver
from lawadmin.reminders.wording import DIGEST, digested, fresh, next_key, once_more
from lawadmin.rules.snapshot import Snapshot

CONSOLE = "console"

#: How many messages a minute may have where the configuration does not say: as many as the console takes.
_RATES = {CONSOLE: 60_000}

COLUMNS = ("day", "recipient", "channel", "matter", "subject")

_WAITING = (Standing.NEW, Standing.SENDING)
_GIVEN_UP = (Standing.FAILED, Standing.DEAD)


@frozen
class Shown:
    """Hold what a run came to: notices that were new, what waited before, what was sent, what is given up."""

    new: tuple[Notice, ...] = ()
    waiting: tuple[Kept, ...] = ()
    delivered: Mapping[str, Delivered] = field(factory=dict)
    given_up: tuple[Kept, ...] = ()


def remind(asked: Asked, *, send: bool, again: bool, within: Within | None, channel: str | None) -> int:
    """Show what would go out; with ``send`` put it into the outbox and send it."""
    here = world(asked)
    with here.store() as source:
        seen = here.snapshot(source)
        outbox = _outbox(source, needed=send or again)
        waiting = tuple(kept_of(outbox, _WAITING))
        usual = channel or usual_channel(here.config)
        new = _new(here, source, seen, usual=usual, within=within, known=kept_of(outbox))
        chosen = tuple(notice for notice in new if channel in (None, notice.channel))
        if outbox is not None and (send or again):
            outbox.put((*chosen, *(once_more(one.notice) for one in (given_up(outbox) if again else ()))))
        delivered = _delivered(here, outbox, channel) if outbox is not None and send else {}
        shown = Shown(chosen, waiting, delivered, given_up(outbox))
        asked.failures.extend(undelivered(shown.given_up))
        _show(here, seen, shown, sent=send)
    return 0


def usual_channel(config: Config) -> str:
    """Give the channel of rungs that name none: the one configured, else the only one, else the console."""
    if config.remind.channel:
        return config.remind.channel
    if len(config.notify) > 1:
        remedy = f'Write [remind] channel = "…", or give --channel; configured are {", ".join(sorted(config.notify))}'
        raise ConfigError(config.file or None, reason="several channels are configured", remedy=remedy)
    return next(iter(config.notify), CONSOLE)


def _outbox(source: Source, *, needed: bool) -> Outbox | None:
    """Give the outbox of a store; None where it can only be read and nothing is to be put into it."""
    if "append" in source.can:
        return cast(Store, source).outbox()
    if needed:
        raise Unsupported(capability="append")
    return None


def kept_of(outbox: Outbox | None, standings: Iterable[Standing] = Standing) -> Iterator[Kept]:
    """List what an outbox keeps, one standing after the other, each read once its turn comes."""
    if outbox is not None:
        yield from (one for standing in standings for one in outbox.kept(standing))


def given_up(outbox: Outbox | None) -> tuple[Kept, ...]:
    """List what was refused or given up, but for what was put into the outbox once more.

    Most of an outbox was sent; it is read only where something was given up.
    """
    found = tuple(kept_of(outbox, _GIVEN_UP))
    keys = {one.notice.key for one in kept_of(outbox)} if found else set()
    return tuple(one for one in found if next_key(one.notice.key) not in keys)


def undelivered(kept: Iterable[Kept]) -> Iterator[LawAdminError]:
    """Say of each notice given up to whom, over which channel and why it did not arrive."""
    for one in kept:
        yield Undelivered(
            key=one.notice.key,
            channel=one.notice.channel,
            recipient=one.notice.recipient,
            attempts=one.attempts,
            reason=one.receipt.reason if one.receipt else "",
        )


def _new(
    here: World, source: Source, seen: Snapshot, *, usual: str, within: Within | None, known: Iterable[Kept]
) -> tuple[Notice, ...]:
    say = load_messages("en" if here.config.lang == "en" else "zh")
    found = reminders_of(seen, reviewed(here, source, seen), say, channel=usual)
    here.asked.failures.extend(found.faults)
    through = None if within is None else last_day_of(seen, within)
    due = (one for one in found.notices if through is None or one.due is None or one.due <= through)
    new = fresh(due, (one.notice for one in known))
    return tuple(digested(new, say, most=here.config.remind.digest or DIGEST))


# -- sending


def _delivered(here: World, outbox: Outbox, only: str | None) -> dict[str, Delivered]:
    waiting = {one.notice.channel for one in kept_of(outbox, _WAITING)}
    channels = sorted(name for name in waiting if only in (None, name))
    return {name: _over(here, outbox, name) for name in channels}


def _over(here: World, outbox: Outbox, channel: str) -> Delivered:
    """Send over one channel; one that cannot be opened is noted, and what waits for it stays."""
    try:
        notifier = opened(here, channel)
    except LawAdminError as failure:
        here.asked.failures.append(failure)
        return Delivered()
    done = deliver(outbox, channel, notifier, edge=_edge(), pace=_pace(here.config.remind, channel))
    here.asked.failures.extend(done.failures)
    return done


def _pace(said: Reminding, channel: str) -> Pace:
    usual = Pace()
    rate = said.rates.get(channel, _RATES.get(channel, usual.rate))
    return evolve(usual, rate=rate, attempts=said.attempts or usual.attempts)


def opened(here: World, channel: str) -> Notifier:
    """Open a channel by its settings; raises ConfigError where no plugin brings it, Failed where it does not open."""
    said = here.config.notify.get(channel, Channel())
    secret = said.secret.read(os.environ) if said.secret else None
    return here.plugins.open_notifier(channel, said.settings, secret=secret)


def _edge() -> Edge:
    return Edge(lambda: datetime.now(CHINA), sleep, random.SystemRandom().random)


# -- showing


def _show(here: World, seen: Snapshot, shown: Shown, *, sent: bool) -> None:
    asked = here.asked
    if asked.format == "json":
        asked.screen.json(_shape(here, seen, shown, sent=sent))
        return
    say, screen = asked.say, asked.screen
    if shown.new:
        asked.show_grid(_grid(Names(seen.roster, say, here.config.county), shown.new))
    screen.line(say.say("remind.put" if sent else "remind.would", new=len(shown.new), waiting=len(shown.waiting)))
    for name, done in shown.delivered.items():
        counts = {"sent": done.sent, "refused": done.refused, "later": done.later, "dead": done.dead}
        screen.line(say.say("remind.delivered", channel=name, **counts))


def _grid(names: Names, notices: Iterable[Notice]) -> Grid:
    columns = tuple(Column(names.say.say(f"column.{name}"), whole=name == "day") for name in COLUMNS)
    rows = ((str(one.due or ""), _name(names, one.recipient), one.channel, one.matter, one.subject) for one in notices)
    return Grid(columns, tuple(rows))


def _name(names: Names, recipient: str) -> str:
    """Name an organ, or a post with its organ; by its id where the roster knows neither."""
    post = names.roster.posts.get(recipient)
    return names.local(recipient) if post is None else f"{names.local(post.organ)} {post.title}"


def _shape(here: World, seen: Snapshot, shown: Shown, *, sent: bool) -> Shape:
    failures: list[Json] = [here.asked.say.error(failure) for failure in here.asked.failures]
    return {
        "on": iso(seen.on),
        "sent": sent,
        "new": [notice_shape(one) for one in shown.new],
        "waiting": [kept_shape(one) for one in shown.waiting],
        "delivered": {
            name: {"sent": done.sent, "refused": done.refused, "later": done.later, "dead": done.dead}
            for name, done in shown.delivered.items()
        },
        "given_up": [kept_shape(one) for one in shown.given_up],
        "partial": bool(failures),
        "failures": failures,
    }


def notice_shape(notice: Notice) -> Shape:
    """Give a notice."""
    return {
        "key": notice.key,
        "channel": notice.channel,
        "recipient": notice.recipient,
        "subject": notice.subject,
        "text": notice.text,
        "matter": notice.matter or None,
        "due": iso(notice.due),
        "covers": list(notice.covers),
    }


def kept_shape(kept: Kept) -> Shape:
    """Give a notice with how it stands in the outbox."""
    said = kept.receipt
    return {
        **notice_shape(kept.notice),
        "standing": kept.standing.value,
        "attempts": kept.attempts,
        "reason": said.reason if said else None,
    }


REMIND = Verb(
    "remind",
    remind,
    (
        Param("--send", flag=True),
        Param("--again", flag=True),
        Param("--within", values.within, "7d|7wd"),
        Param("--channel", metavar="NAME"),
    ),
)
