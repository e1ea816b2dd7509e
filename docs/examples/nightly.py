"""Remind those who must act from a program of one's own, as ``lawadmin remind --send`` does."""

from __future__ import annotations

import os
import random
from contextlib import closing
from datetime import datetime
from time import sleep

from lawadmin import remind, review
from lawadmin.converters.config import load_config
from lawadmin.converters.messages import load_messages
from lawadmin.hookspecs import Standing
from lawadmin.plugins import make_plugins, whole_rules_of
from lawadmin.records.events import CHINA
from lawadmin.reminders.pacing import Pace
from lawadmin.reminders.sending import Delivered, Edge, deliver
from lawadmin.reminders.wording import digested, fresh

CHANNEL = "spool"
SAY = load_messages("zh")


def night(now: datetime) -> Delivered:
    """Put what is due into the outbox, send what waits in it, and say what became of that."""
    config = load_config(None, os.environ)
    plugins = make_plugins(config.plugins)
    rules, channel = whole_rules_of(plugins, config), config.notify[CHANNEL]
    secret = channel.secret.read(os.environ) if channel.secret else None
    notifier = plugins.open_notifier(CHANNEL, channel.settings, secret=secret)
    with closing(plugins.open_writable(config.store)) as store:
        seen = rules.at(now.astimezone(CHINA).date(), roster=store.roster())
        due = remind(seen, review(seen, (record for _, record in store.matters())), SAY, channel=CHANNEL)
        outbox = store.outbox()
        known = (kept.notice for standing in Standing for kept in outbox.kept(standing))
        outbox.put(digested(fresh(due.notices, known), SAY))
        return deliver(outbox, CHANNEL, notifier, edge=Edge(lambda: now, sleep, random.random), pace=Pace())


if __name__ == "__main__":
    print(night(datetime.now(CHINA)))  # noqa: T201 a command's answer
