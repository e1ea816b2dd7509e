"""Mail and webhooks keep to the contract of notifiers; a robot cannot, for its service knows no keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

import pytest
from gateways import Gateway, Said, served
from postboxes import Postbox, office
from samples import CANARY

from lawadmin.hookspecs import Notifier, Outcome, Secret
from lawadmin.testing.conformance import NotifierConformance, Receiver
from lawadmin_notify.plugin import lawadmin_notifiers

KEY = Secret(CANARY)


def mail(port: int) -> Notifier:
    settings = {"host": "127.0.0.1", "security": "none", "from": "remind@county.example", "port": str(port)}
    return lawadmin_notifiers()["smtp"](settings | {"to.o1": "o1@county.example"}, secret=KEY)


def webhook(port: int) -> Notifier:
    settings = {"url": f"http://127.0.0.1:{port}/hook", "loopback": "127.0.0.1"}
    return lawadmin_notifiers()["webhook"](settings, secret=KEY)


class TestMail(NotifierConformance):
    """Hold mail to it; the receiver tells messages apart by their Message-ID."""

    @pytest.fixture
    def receiver(self) -> Iterator[Receiver]:
        box = Postbox()
        with ExitStack() as open_for:
            port = open_for.enter_context(office(box))
            later = open_for.enter_context(office(Postbox(rcpt="451 later")))
            never = open_for.enter_context(office(Postbox(data="554 never")))
            yield Receiver(
                opened=lambda: mail(port),
                arrived=lambda: [str(message["Message-ID"]) for message in box.read],
                nobody="o9",
                secret=KEY,
                moods={Outcome.LATER: lambda: mail(later), Outcome.REFUSED: lambda: mail(never)},
            )


class TestWebhook(NotifierConformance):
    """Hold webhooks to it; the receiver tells messages apart by their idempotency key."""

    @pytest.fixture
    def receiver(self) -> Iterator[Receiver]:
        gateway = Gateway()
        answers = {
            Outcome.LATER: Said(503),
            Outcome.REFUSED: Said(403),
            Outcome.UNKNOWN: Said(200, b"{}", cut=True),
        }
        with ExitStack() as open_for:
            port = open_for.enter_context(served(gateway))
            silent = open_for.enter_context(served(Gateway([Said(slow=True)])))
            ports = {outcome: open_for.enter_context(served(Gateway([said]))) for outcome, said in answers.items()}
            yield Receiver(
                opened=lambda: webhook(port),
                arrived=lambda: [came.headers["idempotency-key"] for came in gateway.came],
                secret=KEY,
                moods={outcome: partial(webhook, at) for outcome, at in ports.items()},
                silent=lambda: webhook(silent),
            )
