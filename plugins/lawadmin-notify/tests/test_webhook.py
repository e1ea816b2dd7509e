"""A webhook is signed, goes where it is listed and nowhere else, and says what became of the notice."""

from __future__ import annotations

import hmac
import logging
import ssl
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import evolve
from gateways import Gateway, Said, served
from postboxes import free_port
from samples import CANARY, NOTICE, authority

from lawadmin.errors import Problems
from lawadmin.hookspecs import Notifier, Outcome, Receipt, Secret
from lawadmin_notify.destinations import Allowed, parsed
from lawadmin_notify.plugin import lawadmin_notifiers
from lawadmin_notify.transport import LONGEST, Web
from lawadmin_notify.webhook import Webhook, signature

HERE = Allowed(frozenset(), loopback=frozenset({"localhost", "127.0.0.1"}))
KEY = Secret(CANARY)


def hook(port: int, *, path: str = "/hook") -> Notifier:
    settings = {"url": f"http://127.0.0.1:{port}{path}", "loopback": "127.0.0.1", "to.SCJG-CB": "desk 3"}
    return lawadmin_notifiers()["webhook"](settings, secret=KEY)


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


def test_a_notice_arrives_signed_with_its_key(gateway: Gateway) -> None:
    with served(gateway) as port:
        assert hook(port).send(NOTICE, timeout=10).outcome is Outcome.SENT
    (came,) = gateway.came
    assert came.said == {
        "key": NOTICE.key,
        "recipient": "SCJG-CB",
        "to": "desk 3",
        "subject": NOTICE.subject,
        "text": NOTICE.text,
        "matter": "X-1",
        "due": "2026-04-01",
        "covers": [],
    }
    assert came.headers["idempotency-key"] == NOTICE.key
    stamp = came.headers["x-lawadmin-timestamp"]
    expected = hmac.new(CANARY.encode(), stamp.encode() + b"." + came.body, sha256).hexdigest()
    assert came.headers["x-lawadmin-signature"] == f"v1={expected}"
    assert (came.path, came.headers["host"]) == ("/hook", f"127.0.0.1:{port}")


def test_the_signature_is_that_of_the_moment() -> None:
    found = [signature("key", stamp, body) for stamp, body in (("1", b"a"), ("2", b"a"), ("1", b"b"))]
    assert len(set(found)) == 3
    # printf '1.a' | openssl dgst -sha256 -hmac key
    assert found[0] == "32a5f52f8b585db06b5960c1b30992c0575588cf6343eeb646efa5bfd9ca5a17"


def test_the_clock_is_handed_in(gateway: Gateway) -> None:
    with served(gateway) as port:
        url = parsed(f"http://127.0.0.1:{port}/", HERE)
        Webhook(Web(HERE), url, KEY, {}, lambda: 1_774_828_800.5).send(NOTICE, timeout=10)
    assert gateway.came[0].headers["x-lawadmin-timestamp"] == "1774828800"


ANSWERS = [
    (Said(204, b""), Outcome.SENT, ""),
    (Said(202), Outcome.SENT, ""),
    (Said(400), Outcome.REFUSED, "http-400"),
    (Said(401), Outcome.REFUSED, "http-401"),
    (Said(404), Outcome.REFUSED, "http-404"),
    (Said(408), Outcome.LATER, "http-408"),
    (Said(429, headers={"Retry-After": "60"}), Outcome.LATER, "http-429"),
    (Said(500), Outcome.LATER, "http-500"),
    (Said(503), Outcome.LATER, "http-503"),
    (Said(200, b"{}", cut=True), Outcome.UNKNOWN, "RemoteProtocolError"),
    (Said(200, b"x" * (LONGEST + 1)), Outcome.UNKNOWN, "TooLong"),
    (Said(slow=True), Outcome.UNKNOWN, "ReadTimeout"),
]


@pytest.mark.parametrize(("said", "outcome", "reason"), ANSWERS)
def test_what_is_answered_says_what_became_of_it(said: Said, outcome: Outcome, reason: str) -> None:
    gateway = Gateway([said])
    with served(gateway) as port:
        receipt = hook(port).send(NOTICE, timeout=1 if said.slow else 10)
    assert (receipt.outcome, receipt.reason) == (outcome, reason)
    assert len(gateway.came) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(gateway: Gateway, status: int) -> None:
    inside = Gateway()
    with served(inside) as other:
        gateway.answers[0] = Said(status, headers={"Location": f"http://127.0.0.1:{other}/"})
        with served(gateway) as port:
            assert hook(port).send(NOTICE, timeout=10) == Receipt(Outcome.REFUSED, reason=f"http-{status}")
    assert inside.came == []


def test_a_proxy_of_the_environment_is_not_used(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = Gateway()
    with served(proxy) as other, served(gateway) as port:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{other}")
        assert hook(port).send(NOTICE, timeout=10).outcome is Outcome.SENT
    assert (len(gateway.came), proxy.came) == (1, [])


def test_where_nobody_listens_it_is_tried_again_at_once_and_then_later() -> None:
    assert hook(free_port()).send(NOTICE, timeout=5) == Receipt(Outcome.LATER, reason="ConnectError")


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[tuple[Gateway, int, Path]]:
    ca, context = authority(tmp_path)
    gateway = Gateway()
    with served(gateway, tls=context) as port:
        yield gateway, port, ca


def test_the_certificate_is_that_of_the_host_and_not_of_the_address(secured: tuple[Gateway, int, Path]) -> None:
    gateway, port, ca = secured
    settings = {"url": f"https://localhost:{port}/x?y=1", "loopback": "localhost", "ca": str(ca)}
    assert lawadmin_notifiers()["webhook"](settings, secret=KEY).send(NOTICE, timeout=10).outcome is Outcome.SENT
    assert (gateway.came[0].path, gateway.came[0].headers["host"]) == ("/x?y=1", f"localhost:{port}")


def test_another_hosts_certificate_and_a_strangers_are_refused(secured: tuple[Gateway, int, Path]) -> None:
    gateway, port, ca = secured
    named = Allowed(frozenset({"other.example"}), loopback=frozenset({"other.example"}))
    web = Web(named, ssl.create_default_context(cafile=str(ca)), lambda host, port: ["127.0.0.1"])
    url = parsed(f"https://other.example:{port}/", named)
    assert Webhook(web, url, KEY, {}).send(NOTICE, timeout=10).outcome is Outcome.LATER
    stranger = lawadmin_notifiers()["webhook"](
        {"url": f"https://localhost:{port}/", "loopback": "localhost"}, secret=KEY
    )
    assert stranger.send(NOTICE, timeout=10).outcome is Outcome.LATER
    assert gateway.came == []


def test_a_key_that_no_header_takes_is_refused(gateway: Gateway) -> None:
    with served(gateway) as port:
        for key in ("事项", "a\r\nX: y"):
            said = hook(port).send(evolve(NOTICE, key=key), timeout=5)
            assert said == Receipt(Outcome.REFUSED, reason="bad-key")
    assert gateway.came == []


FAULTS = [
    ({}, ["url is missing"]),
    ({"url": "https://a.example/"}, ["no request goes there (host-not-listed)"]),
    ({"url": "http://a.example/", "hosts": "a.example"}, ["no request goes there (not-https)"]),
    ({"url": "https://a.example/", "hosts": "a.example", "ca": "none"}, ["these are no certificates"]),
    ({"url": "https://a.example/", "hosts": "a.example", "usr": "x"}, ["unknown key 'usr'"]),
]


@pytest.mark.parametrize(("settings", "said"), FAULTS)
def test_every_fault_of_the_settings_is_told_at_once(settings: dict[str, str], said: list[str]) -> None:
    for secret, more in ((KEY, []), (Secret("short"), ["there is no key"]), (None, ["there is no key"])):
        with pytest.raises(Problems) as caught:
            lawadmin_notifiers()["webhook"](settings, secret=secret)
        told = [str(fault) for fault in caught.value]
        assert all(any(start in one for one in told) for start in [*said, *more])
        assert len(told) == len(said) + len(more)


def test_secrets_and_tokens_show_nowhere(gateway: Gateway, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    gateway.answers[0] = Said(403)
    with served(gateway) as port:
        webhook = hook(port, path=f"/hook/{CANARY}?token={CANARY}")
        shown = [webhook, webhook.send(NOTICE, timeout=5), hook(free_port()).send(NOTICE, timeout=2)]
    with pytest.raises(Problems) as caught:
        lawadmin_notifiers()["webhook"]({"url": f"https://a.example/{CANARY}"}, secret=Secret(CANARY))
    logged = [record.getMessage() for record in caplog.records]
    assert not [one for one in (*shown, *caught.value, *logged) if CANARY in repr(one) + str(one)]
