"""Mail is handed to a real server: one recipient, one key, and the right word for each way to fail."""

from __future__ import annotations

import logging
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import evolve
from postboxes import Postbox, free_port, office, script
from samples import CANARY, NOTICE, authority

from lawadmin.errors import LawAdminError, Problems
from lawadmin.hookspecs import Notifier, Outcome, Receipt, Secret
from lawadmin_notify.plugin import lawadmin_notifiers

OPEN = {"host": "127.0.0.1", "security": "none", "from": "remind@county.example", "to.SCJG-CB": "desk@county.example"}


def opened(at: int, secret: Secret | None = None, **settings: str) -> Notifier:
    return lawadmin_notifiers()["smtp"](OPEN | {"port": str(at)} | settings, secret=secret)


def test_a_notice_arrives_with_its_key_and_for_one_recipient() -> None:
    box = Postbox()
    with office(box) as port:
        assert opened(port).send(NOTICE, timeout=10) == Receipt(Outcome.SENT)
    (envelope,), (message,) = box.messages, box.read
    assert envelope.rcpt_tos == ["desk@county.example"]
    assert message["Subject"] == NOTICE.subject
    assert message["Message-ID"] == f"<{sha256(NOTICE.key.encode()).hexdigest()[:32]}@county.example>"
    assert (message["To"], message["From"]) == ("desk@county.example", "remind@county.example")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"] is not None
    assert str(message.get_payload(decode=True), "utf-8").strip() == NOTICE.text


def test_a_digest_of_long_lines_arrives_whole() -> None:
    box, text = Postbox(), "\n".join([NOTICE.text * 9] * 12)
    with office(box) as port:
        assert (
            opened(port).send(evolve(NOTICE, subject="12 项期限" * 30, text=text), timeout=10).outcome is Outcome.SENT
        )
    (message,), (envelope,) = box.read, box.messages
    assert str(message.get_payload(decode=True), "utf-8").split() == text.split()
    assert message["Subject"] == "12 项期限" * 30
    assert max(len(line) for line in (envelope.original_content or b"").split(b"\r\n")) <= 78


def test_sent_twice_it_has_the_same_message_id() -> None:
    box = Postbox()
    with office(box) as port:
        for _ in range(2):
            opened(port).send(evolve(NOTICE, key="事项/1 x"), timeout=10)
    first, second = box.read
    assert first["Message-ID"] == second["Message-ID"]
    assert str(first["Message-ID"]).isascii()


def test_the_connection_is_secured_and_the_password_goes_over_it(tmp_path: Path) -> None:
    ca, context = authority(tmp_path)
    box = Postbox()
    with office(box, starttls=context, login=("remind", CANARY)) as port:
        settings = {"host": "localhost", "security": "starttls", "user": "remind", "ca": str(ca)}
        assert opened(port, Secret(CANARY), **settings).send(NOTICE, timeout=10) == Receipt(Outcome.SENT)
        assert opened(port, Secret("wrong"), **settings).send(NOTICE, timeout=10).outcome is Outcome.LATER
    assert len(box.messages) == 1


def test_a_connection_may_be_secured_from_its_start(tmp_path: Path) -> None:
    ca, context = authority(tmp_path)
    box = Postbox()
    with office(box, whole=context) as port:
        mail = opened(port, host="localhost", security="ssl", ca=str(ca))
        assert mail.send(NOTICE, timeout=10) == Receipt(Outcome.SENT)
    assert len(box.messages) == 1


def test_a_certificate_of_a_stranger_is_not_trusted(tmp_path: Path) -> None:
    _, context = authority(tmp_path)
    box = Postbox()
    with office(box, starttls=context) as port:
        said = opened(port, host="localhost", security="starttls").send(NOTICE, timeout=10)
    assert said == Receipt(Outcome.LATER, reason="SSLCertVerificationError")
    assert box.messages == []


ANSWERS = [
    (Postbox(rcpt="451 try again"), Outcome.LATER, "smtp-451"),
    (Postbox(rcpt="550 no such user desk@county.example"), Outcome.REFUSED, "smtp-550"),
    (Postbox(data="452 full"), Outcome.LATER, "smtp-452"),
    (Postbox(data="554 spam"), Outcome.REFUSED, "smtp-554"),
]


@pytest.mark.parametrize(("box", "outcome", "reason"), ANSWERS)
def test_what_the_server_says_is_taken_by_its_code(box: Postbox, outcome: Outcome, reason: str) -> None:
    with office(box) as port:
        assert opened(port).send(NOTICE, timeout=10) == Receipt(outcome, reason=reason)


GREETED = ("220 hello", "250 hello", "250 sender", "250 recipient")
CUT = [
    (("220 hello",), Outcome.LATER),
    (("421 closing",), Outcome.LATER),
    (GREETED[:3], Outcome.LATER),
    (("220 hello", "250 hello", "451 later"), Outcome.LATER),
    (("220 hello", "250 hello", "550 you not"), Outcome.REFUSED),
    ((*GREETED, "354 go on"), Outcome.UNKNOWN),
    ((*GREETED, "451 not now"), Outcome.LATER),
    ((*GREETED, "554 never"), Outcome.REFUSED),
]


@pytest.mark.parametrize(("answers", "outcome"), CUT)
def test_a_connection_cut_says_whether_it_may_have_arrived(answers: tuple[str, ...], outcome: Outcome) -> None:
    with script(*answers) as port:
        assert opened(port).send(NOTICE, timeout=10).outcome is outcome


@pytest.mark.parametrize(
    ("answers", "outcome"), [(("…",), Outcome.LATER), ((*GREETED, "354 go on", "…"), Outcome.UNKNOWN)]
)
def test_a_server_that_says_nothing_is_left_in_time(answers: tuple[str, ...], outcome: Outcome) -> None:
    with script(*answers) as port:
        assert opened(port).send(NOTICE, timeout=0.5).outcome is outcome


def test_where_no_server_is_it_is_for_later() -> None:
    assert opened(free_port()).send(NOTICE, timeout=2) == Receipt(Outcome.LATER, reason="ConnectionRefusedError")


def test_a_recipient_without_address_and_a_broken_header_are_refused() -> None:
    box = Postbox()
    with office(box) as port:
        mail = opened(port)
        assert mail.send(evolve(NOTICE, recipient="ZJJ"), timeout=5) == Receipt(Outcome.REFUSED, reason="no-address")
        for subject in ("提醒\r\nBcc: all@county.example", "提醒\nX: y"):
            assert mail.send(evolve(NOTICE, subject=subject), timeout=5) == Receipt(
                Outcome.REFUSED, reason="bad-header"
            )
    assert box.messages == []


FAULTS = [
    ({"prot": "25"}, ["notify.smtp.prot: unknown key 'prot'. Did you mean 'port'?"]),
    ({"port": "0"}, ["notify.smtp.port: port is not a port"]),
    ({"port": "70000"}, ["notify.smtp.port: port is not a port"]),
    ({"port": "２５"}, ["notify.smtp.port: port is not a port"]),
    ({"security": "tls"}, ["notify.smtp.security: security is not a word that is known here"]),
    ({"from": "nobody"}, ["notify.smtp.from: this is not an address"]),
    ({"from": "a@b.c\r\nBcc: x@y.z"}, ["notify.smtp.from: this is not an address"]),
    ({"to.SCJG": "a@b.c, x@y.z"}, ["notify.smtp.to.SCJG: this is not an address"]),
    ({"user": "remind"}, ["notify.smtp.secret: there is a user", "notify.smtp.security: a password does not go"]),
    ({"ca": "no-such.pem"}, ["notify.smtp.ca: these are no certificates"]),
    ({"prot": "25", "from": "nobody"}, ["notify.smtp.prot: unknown key", "notify.smtp.from: this is not"]),
]


@pytest.mark.parametrize(("settings", "said"), FAULTS)
def test_every_fault_of_the_settings_is_told_at_once(settings: dict[str, str], said: list[str]) -> None:
    with pytest.raises(Problems) as caught:
        opened(25, **settings)
    faults = [str(fault) for fault in caught.value]
    assert len(faults) == len(said)
    assert all(fault.startswith(start) for fault, start in zip(faults, said, strict=True))


def test_what_is_missing_is_told() -> None:
    with pytest.raises(Problems) as caught:
        lawadmin_notifiers()["smtp"]({}, secret=None)
    assert [fault.where for fault in caught.value] == ["notify.smtp.from", "notify.smtp.host"]


def test_secrets_and_addresses_show_nowhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ca, context = authority(tmp_path)
    seen: list[object] = []
    with office(Postbox(), starttls=context, login=("remind", "other")) as port:
        settings = {"host": "localhost", "security": "starttls", "user": "remind", "ca": str(ca)}
        mail = opened(port, Secret(CANARY), **settings)
        seen += [mail, mail.send(NOTICE, timeout=5)]
    with pytest.raises(LawAdminError) as caught:
        opened(25, Secret(CANARY), **{"to.SCJG": f"{CANARY} desk@county.example"})
    own = [record.getMessage() for record in caplog.records if record.name.startswith("lawadmin")]
    assert not [one for one in (*seen, caught.value, own) if CANARY in repr(one) + str(one)]
    assert "desk@county.example" not in repr(seen)
