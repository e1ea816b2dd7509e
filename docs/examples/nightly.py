"""Remind those who must act: what falls due within ten working days becomes a notice, and is sent once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta

from lawadmin import Notice, Notifier, Snapshot, Source, explain, review
from lawadmin.app import falling_due
from lawadmin.converters.config import load_config
from lawadmin.converters.messages import load_messages
from lawadmin.hookspecs import Outbox
from lawadmin.plugins import make_plugins, whole_rules_of
from lawadmin.records.events import CHINA

CHANNEL = "spool"
SAY = load_messages("zh")


def notices(seen: Snapshot, source: Source) -> Iterator[Notice]:
    """Make a notice of each obligation that falls due soon; its key holds the day, so that each day is told once."""
    reviewed = review(seen, (record for _, record in source.matters()))
    for falling in falling_due(seen, reviewed, through=seen.calendar.nth_working_day_after(seen.on, 10)):
        matter, asked = falling.timeline.matter, falling.obligation
        yield Notice(
            key=f"{asked.key}@{falling.day}",
            channel=CHANNEL,
            recipient=matter.organ,
            subject=f"{matter.id} {asked.limit.title}",
            text=SAY.step(explain(asked, seen.on).summary),
            matter=matter.id,
            due=falling.day,
        )


def send(outbox: Outbox, notifier: Notifier, now: datetime) -> int:
    """Send what waits, and note what became of it; what did not arrive is tried again the next night."""
    waiting = outbox.claim(100, timedelta(minutes=10), now=now)
    for kept in waiting:
        outbox.done(kept.notice.key, notifier.send(kept.notice, timeout=10), again=now + timedelta(hours=12))
    return len(waiting)


def remind(now: datetime) -> int:
    """Put into the outbox what falls due, send what waits in it, and say how much that was."""
    config = load_config(None, os.environ)
    plugins = make_plugins(config.plugins)
    rules, channel = whole_rules_of(plugins, config), config.notify[CHANNEL]
    secret = channel.secret.read(os.environ) if channel.secret else None
    notifier = plugins.notifiers[CHANNEL](channel.settings, secret=secret)
    with closing(plugins.open_writable(config.store)) as store:
        seen = rules.at(now.astimezone(CHINA).date(), roster=store.roster())
        store.outbox().put(notices(seen, store))
        return send(store.outbox(), notifier, now)


if __name__ == "__main__":
    print(remind(datetime.now(CHINA)))  # noqa: T201 a command's answer
