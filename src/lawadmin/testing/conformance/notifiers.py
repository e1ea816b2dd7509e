"""What a notifier has to keep to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from time import monotonic

import pytest
from attrs import evolve, field, frozen

from lawadmin.hookspecs import Notice, Notifier, Outcome, Receipt, Secret
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.payloads import PAYLOADS

#: Seconds that a sending may take here, and those that show that it ended.
SHORT, AMPLE = 1.0, 10.0

#: The characters of the longest reason or reference that is a word and not a report.
WORD = 200

#: What no notice, receipt or error should ever show.
CANARY = "canary-7f3a"


@frozen
class Receiver:
    """Hold a receiver that the tests of a notifier have set up, and how the notifier is opened onto it.

    ``opened`` opens the notifier onto a receiver that takes what it is sent; opened again, onto the same one.
    ``arrived`` lists what the receiver holds, by that by which it tells messages apart: a Message-ID, an idempotency
    key, the name of a file. ``recipient`` is reached, ``nobody`` is a recipient without an address. ``moods`` opens it
    onto receivers that make it answer otherwise than sent; ``silent`` onto one that never answers.
    """

    opened: Callable[[], Notifier]
    arrived: Callable[[], Sequence[str]]
    recipient: str = "o1"
    nobody: str | None = None
    secret: Secret | None = None
    moods: Mapping[Outcome, Callable[[], Notifier]] = field(factory=dict)
    silent: Callable[[], Notifier] | None = None


def notice(receiver: Receiver, number: int = 1, text: str = "YX-2026-0001 2026-04-01 届满") -> Notice:
    """Make a notice to whom the receiver reaches."""
    key = f"conformance-{number}"
    return Notice(key, "channel", receiver.recipient, f"YX-2026-{number:04} 作出许可决定", text, "m1", date(2026, 4, 1))


class Sent(Conformance):
    """Hold a notifier to sending once whatever often it is asked, and to telling what became of it."""

    part = "sending"

    def test_what_is_sent_arrives(self, receiver: Receiver) -> None:
        receipt = sent(receiver.opened(), notice(receiver))
        assert receipt.outcome is Outcome.SENT
        assert len(receiver.arrived()) == 1

    def test_sent_twice_it_arrives_once(self, receiver: Receiver) -> None:
        notifier = receiver.opened()
        outcomes = [sent(notifier, notice(receiver)).outcome for _ in range(3)]
        assert outcomes == [Outcome.SENT] * 3
        assert len(set(receiver.arrived())) == 1

    def test_sent_again_after_a_restart_it_arrives_once(self, receiver: Receiver) -> None:
        for _ in range(2):
            assert sent(receiver.opened(), notice(receiver)).outcome is Outcome.SENT
        assert len(set(receiver.arrived())) == 1

    def test_another_key_is_another_message_whatever_it_says(self, receiver: Receiver) -> None:
        notifier = receiver.opened()
        for number in range(3):
            sent(notifier, evolve(notice(receiver), key=f"conformance-{number}"))
        assert len(set(receiver.arrived())) == 3

    def test_who_has_no_address_is_refused_and_nothing_is_sent(self, receiver: Receiver) -> None:
        self.about["claimed"] = "yes" if receiver.nobody else ""
        if receiver.nobody:
            receipt = sent(receiver.opened(), evolve(notice(receiver), recipient=receiver.nobody))
            assert receipt.outcome is Outcome.REFUSED
            assert list(receiver.arrived()) == []

    @pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.LATER, Outcome.UNKNOWN])
    def test_what_the_receiver_answers_is_told(self, receiver: Receiver, outcome: Outcome) -> None:
        opened = receiver.moods.get(outcome)
        self.about["claimed"] = "yes" if opened else ""
        if opened:
            receipt = sent(opened(), notice(receiver))
            assert receipt.outcome is outcome
            assert receipt.reason

    def test_a_receiver_that_never_answers_does_not_hold_it(self, receiver: Receiver) -> None:
        self.about["claimed"] = "yes" if receiver.silent else ""
        if receiver.silent:
            receipt = sent(receiver.silent(), notice(receiver))
            assert receipt.outcome in (Outcome.UNKNOWN, Outcome.LATER)


class Discreet(Conformance):
    """Hold a notifier to telling no secret, and to taking text for text."""

    part = "discretion"

    def test_no_secret_is_shown(self, receiver: Receiver) -> None:
        secret = receiver.secret.reveal() if receiver.secret else ""
        self.about["claimed"] = "yes" if secret else ""
        if secret:
            for opened in openings(receiver):
                notifier = opened()
                receipt = sent(notifier, notice(receiver))
                assert secret not in f"{notifier!r} {notifier} {receipt!r}"

    def test_a_receipt_is_a_word_and_not_a_report(self, receiver: Receiver) -> None:
        for opened in openings(receiver):
            receipt = sent(opened(), notice(receiver, text=CANARY))
            said = (receipt.reason, receipt.reference)
            assert all(len(word) <= WORD and word.isprintable() and CANARY not in word for word in said)

    @pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
    def test_no_text_becomes_more_than_text(self, receiver: Receiver, payload: str) -> None:
        asked = evolve(notice(receiver), subject=payload, text=payload)
        receipt = sent(receiver.opened(), asked)
        assert len(set(receiver.arrived())) == (1 if receipt.outcome is Outcome.SENT else 0)

    @pytest.mark.parametrize("payload", ["a/../../b", "a\r\nBcc: x@county.example", "<a@b>", "钥匙 1", "x" * 2_000])
    def test_no_key_becomes_more_than_a_key(self, receiver: Receiver, payload: str) -> None:
        receipt = sent(receiver.opened(), evolve(notice(receiver), key=payload))
        assert len(set(receiver.arrived())) == (1 if receipt.outcome is Outcome.SENT else 0)


class NotifierConformance(Sent, Discreet):
    """Hold a notifier to its contract.

    Write the fixture ``receiver``: a Receiver, empty when a test begins.
    """

    kind = "notifier"

    @pytest.fixture
    def receiver(self) -> Receiver:
        """Give the receiver; each plugin writes its own."""
        raise NotImplementedError(f"{type(self).__name__} lacks its fixture: receiver")


def openings(receiver: Receiver) -> tuple[Callable[[], Notifier], ...]:
    """List how the notifier can be opened, onto receivers of every mood."""
    return (receiver.opened, *receiver.moods.values())


def sent(notifier: Notifier, asked: Notice) -> Receipt:
    """Send a notice; whatever happens, the answer is a receipt, and it comes."""
    began = monotonic()
    receipt: object = notifier.send(asked, timeout=SHORT)
    assert monotonic() - began < AMPLE
    assert isinstance(receipt, Receipt)
    return receipt
