"""No request reaches an address inside: odd notations, names that lead inside, redirects, a second resolution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from ipaddress import ip_address

import pytest
from gateways import Gateway, Said, served
from hypothesis import given
from hypothesis import strategies as st
from samples import CANARY, NOTICE

from lawadmin.errors import Problems
from lawadmin.hookspecs import Outcome, Receipt, Secret
from lawadmin_notify.destinations import Allowed, Destination, Forbidden, parsed, pinned
from lawadmin_notify.plugin import lawadmin_notifiers
from lawadmin_notify.transport import Web
from lawadmin_notify.webhook import Webhook

KEY = Secret(CANARY)

#: Written in a URL, with what stands before the port; {} is the port of the trap.
WRITTEN = [
    "https://127.0.0.1:{}/", "https://127.1:{}/", "https://127.0.1:{}/", "https://2130706433:{}/",
    "https://0x7f000001:{}/", "https://0x7f.1:{}/", "https://0177.0.0.1:{}/", "https://0:{}/",
    "https://127.0.0.1.:{}/", "https://[::1]:{}/", "https://[::ffff:127.0.0.1]:{}/", "https://[::]:{}/",
    "https://[0:0:0:0:0:ffff:7f00:1]:{}/", "https://[::127.0.0.1]:{}/", "https://１２７.0.0.1:{}/", "https://127。0。0。1:{}/",
    "https://localhost:{}/", "https://LOCALHOST:{}/", "https://localhost.:{}/", "https://localhost.localdomain:{}/",
    "http://127.0.0.1:{}/", "http://localhost:{}/", "file://127.0.0.1:{}/etc/passwd", "gopher://127.0.0.1:{}/",
    "https://good.example@127.0.0.1:{}/", "https://good.example:x@127.0.0.1:{}/", "https://127.0.0.1:{}\\@good.example/",
    "https://good.example\\@127.0.0.1:{}/", "https://127.0.0.1:{}#@good.example/", "https://127.0.0.1:{}?@good.example/",
    "//127.0.0.1:{}/", "https:127.0.0.1:{}/", "https:///127.0.0.1:{}/", "https://127.0.0.1%00.good.example:{}/",
    "https://127.0.0.1 .good.example:{}/", "https://127.0.0.1\t:{}/", "\nhttps://127.0.0.1:{}/", "https://[fe80::1%25lo]:{}/",
]  # fmt: skip

#: Names that resolve to an address inside, though they are listed.
INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.100.100.200", "192.0.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
    "240.0.0.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::", "2001:0:53aa:64c:0:0:80ff:fffe", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "ff02::1",
    "2001:db8::1", "not-an-address",
]  # fmt: skip

LISTED = Allowed(frozenset({"good.example"}))


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[Gateway, int]]:
    """Listen inside; nothing may come."""
    gateway = Gateway()
    with served(gateway, host="0.0.0.0") as port:
        yield gateway, port


def listing(url: str) -> str:
    """List every host that someone could think the URL names: the worst that a county can do by mistake."""
    return " ".join({"good.example", url.partition("//")[2].partition(":")[0], "127.0.0.1", "localhost"})


@pytest.mark.parametrize("written", WRITTEN)
def test_an_address_inside_is_not_reached_however_it_is_written(trap: tuple[Gateway, int], written: str) -> None:
    gateway, port = trap
    url = written.format(port)
    with suppress(Problems):
        webhook = lawadmin_notifiers()["webhook"]({"url": url, "hosts": listing(url)}, secret=KEY)
        assert webhook.send(NOTICE, timeout=2).outcome in (Outcome.REFUSED, Outcome.LATER)
    assert gateway.connections == []


def test_the_trap_sees_whoever_connects() -> None:
    gateway, here = Gateway(), Allowed(frozenset(), loopback=frozenset({"localhost"}))
    with served(gateway) as port:
        Webhook(Web(here), parsed(f"https://localhost:{port}/", here), KEY, {}).send(NOTICE, timeout=5)
    assert gateway.connections != []


@pytest.mark.parametrize("address", INSIDE)
def test_a_listed_name_that_leads_inside_is_not_followed(trap: tuple[Gateway, int], address: str) -> None:
    gateway, port = trap
    web = Web(LISTED, resolve=lambda host, port: [address])
    receipt = Webhook(web, parsed(f"https://good.example:{port}/", LISTED), KEY, {}).send(NOTICE, timeout=2)
    assert receipt.outcome is Outcome.REFUSED
    assert gateway.connections == []


@pytest.mark.parametrize("address", INSIDE)
def test_one_address_inside_among_others_is_enough_to_refuse(address: str) -> None:
    with pytest.raises(Forbidden):
        pinned(Destination("https", "good.example", 443, "/"), LISTED, lambda host, port: ["93.184.216.34", address])


def test_a_name_is_resolved_once_and_the_address_is_kept() -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    here = Allowed(frozenset(), loopback=frozenset({"localhost"}))
    first, second = Gateway(), Gateway()
    with served(first) as port, served(second, host="127.0.0.2"):
        web = Web(here, resolve=resolve)
        url = parsed(f"http://localhost:{port}/", here)
        assert Webhook(web, url, KEY, {}).send(NOTICE, timeout=5).outcome is Outcome.SENT
    assert (asked, len(first.came), second.came) == (["localhost"], 1, [])


def test_a_name_that_leads_inside_the_second_time_is_refused_then(trap: tuple[Gateway, int]) -> None:
    gateway, port = trap
    answers = [["203.0.113.9"], ["127.0.0.1"]]  # the first is documentation, and not global either
    web = Web(LISTED, resolve=lambda host, port: answers.pop(0))
    webhook = Webhook(web, parsed(f"https://good.example:{port}/", LISTED), KEY, {})
    assert [webhook.send(NOTICE, timeout=2).outcome for _ in range(2)] == [Outcome.REFUSED] * 2
    assert gateway.connections == []


def test_a_redirect_that_leads_inside_is_not_followed(trap: tuple[Gateway, int]) -> None:
    inside, port = trap
    here = Allowed(frozenset(), loopback=frozenset({"localhost"}))
    for status in (301, 302, 303, 307, 308):
        outside = Gateway([Said(status, headers={"Location": f"http://127.0.0.1:{port}/"})])
        with served(outside) as other:
            webhook = Webhook(Web(here), parsed(f"http://localhost:{other}/", here), KEY, {})
            assert webhook.send(NOTICE, timeout=5) == Receipt(Outcome.REFUSED, reason=f"http-{status}")
    assert inside.connections == []


def test_at_least_forty_ways_in_are_tried() -> None:
    assert len(WRITTEN) + len(INSIDE) + 7 >= 40


@pytest.mark.parametrize(
    "address", ["10.1.2.3", "172.20.0.1", "192.168.0.9", "fd12::1", "93.184.216.34", "::ffff:10.0.0.1"]
)
def test_a_host_inside_may_have_a_private_address(address: str) -> None:
    inside = Allowed(frozenset(), inside=frozenset({"gateway.county.example"}))
    to = parsed("https://gateway.county.example/x", inside)
    assert pinned(to, inside, lambda host, port: [address]) == str(ip_address(address))


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1"])
def test_a_host_inside_may_be_nothing_else(address: str) -> None:
    inside = Allowed(frozenset(), inside=frozenset({"gateway.county.example"}))
    with pytest.raises(Forbidden):
        pinned(parsed("https://gateway.county.example/x", inside), inside, lambda host, port: [address])


def test_a_host_for_tests_is_this_machine_alone() -> None:
    here = Allowed(frozenset(), loopback=frozenset({"localhost"}))
    to = parsed("http://localhost:8080/x?y", here)
    assert to == Destination("http", "localhost", 8080, "/x?y")
    for address in ("10.0.0.1", "93.184.216.34"):
        with pytest.raises(Forbidden):
            pinned(to, here, lambda host, port, address=address: [address])


def test_a_name_that_is_not_known_is_for_later() -> None:
    def nowhere(host: str, port: int) -> Sequence[str]:
        raise OSError

    for resolve in (nowhere, lambda host, port: []):
        webhook = Webhook(Web(LISTED, resolve=resolve), parsed("https://good.example", LISTED), KEY, {})
        assert webhook.send(NOTICE, timeout=2) == Receipt(Outcome.LATER, reason="not-resolved")


@given(st.text(max_size=40))
def test_whatever_is_written_goes_to_a_listed_host_or_nowhere(text: str) -> None:
    for url in (text, f"https://{text}", f"https://good.example{text}", f"https://{text}good.example/"):
        try:
            to = parsed(url, LISTED)
        except Forbidden:
            continue
        assert (to.scheme, to.host) == ("https", "good.example")


@given(st.ip_addresses())
def test_only_global_addresses_are_gone_to(address: object) -> None:
    try:
        found = pinned(Destination("https", "good.example", 443, "/"), LISTED, lambda host, port: [str(address)])
    except Forbidden:
        return
    assert ip_address(found).is_global
