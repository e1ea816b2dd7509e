"""Robots speak as their services do: signed, plain, and with their answers read, whatever the status says."""

from __future__ import annotations

import hmac
import json
import logging
from base64 import b64encode
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest
from attrs import evolve
from gateways import Gateway, Said, served
from hypothesis import given
from hypothesis import strategies as st
from samples import CANARY, NOTICE

from lawadmin.errors import Problems
from lawadmin.hookspecs import Notifier, Outcome, Receipt, Secret
from lawadmin_notify.plain import parts, plain
from lawadmin_notify.plugin import lawadmin_notifiers
from lawadmin_notify.robots import SERVICES

OK = {
    "dingtalk": {"errcode": 0, "errmsg": "ok"},
    "wecom": {"errcode": 0, "errmsg": "ok"},
    "feishu": {"code": 0, "msg": "success", "data": {}},
}
BUSY = {
    "dingtalk": {"errcode": 130101, "errmsg": "send too fast, exceed 20 times per minute"},
    "wecom": {"errcode": 45009, "errmsg": "api freq out of limit"},
    "feishu": {"code": 11232, "msg": "frequency limited psm[lark.oapi.app_platform_runtime]appID[1500]"},
}
WRONG = {
    "dingtalk": {"errcode": 310000, "errmsg": "sign not match"},
    "wecom": {"errcode": 93000, "errmsg": "invalid webhook url"},
    "feishu": {"code": 19021, "msg": "sign match fail or timestamp is not within one hour from current time"},
}
CHANNELS = sorted(SERVICES)


def answer(said: object, status: int = 200) -> Said:
    return Said(status, json.dumps(said).encode())


def robot(channel: str, port: int, secret: str = CANARY, **settings: str) -> Notifier:
    given = {"url": f"http://127.0.0.1:{port}", "loopback": "127.0.0.1"} | settings
    return lawadmin_notifiers()[channel](given, secret=Secret(secret))


def text_of(said: dict[str, object]) -> str:
    content = said.get("text") or said.get("content")
    assert isinstance(content, dict)
    return str(content.get("content") or content.get("text"))


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_notice_is_said_as_plain_text(channel: str) -> None:
    gateway = Gateway([answer(OK[channel])])
    with served(gateway) as port:
        names = {"to.SCJG-CB": "市场监管局 科员"}
        assert robot(channel, port, **names).send(NOTICE, timeout=10) == Receipt(Outcome.SENT)
    said = gateway.came[0].said
    assert said.get("msgtype", said.get("msg_type")) == "text"
    assert text_of(said) == f"市场监管局 科员\n{NOTICE.subject}\n{NOTICE.text}"
    assert CANARY in gateway.came[0].path


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(
    ("table", "status", "outcome"),
    [(BUSY, 200, Outcome.LATER), (WRONG, 200, Outcome.REFUSED), (OK, 429, Outcome.LATER), (OK, 502, Outcome.LATER)],
)
def test_the_answer_is_read_and_not_the_status_alone(
    channel: str, table: dict[str, dict[str, object]], status: int, outcome: Outcome
) -> None:
    with served(Gateway([answer(table[channel], status)])) as port:
        assert robot(channel, port).send(NOTICE, timeout=10).outcome is outcome


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"{}", b'{"errcode": "0", "code": "0"}', b'{"code": true}', b"[" * 9999]
)
def test_what_is_no_answer_leaves_open_what_became_of_it(channel: str, body: bytes) -> None:
    with served(Gateway([Said(200, body)])) as port:
        assert robot(channel, port).send(NOTICE, timeout=10).outcome is Outcome.UNKNOWN


def test_the_older_answer_of_feishu_is_known() -> None:
    with served(Gateway([answer({"StatusCode": 0, "StatusMessage": "success"})])) as port:
        assert robot("feishu", port).send(NOTICE, timeout=10) == Receipt(Outcome.SENT)


def test_dingtalk_signs_in_its_address() -> None:
    gateway = Gateway([answer(OK["dingtalk"])])
    with served(gateway) as port:
        robot("dingtalk", port, f"{CANARY} SECabc").send(NOTICE, timeout=10)
    asked = parse_qs(urlsplit(gateway.came[0].path).query)
    (stamp,), (sign,) = asked["timestamp"], asked["sign"]
    expected = hmac.new(b"SECabc", f"{stamp}\nSECabc".encode(), sha256).digest()
    assert (asked["access_token"], sign, len(stamp)) == ([CANARY], b64encode(expected).decode(), 13)
    assert gateway.came[0].said["at"] == {"atMobiles": [], "isAtAll": False}


def test_feishu_signs_in_its_body() -> None:
    gateway = Gateway([answer(OK["feishu"])])
    with served(gateway) as port:
        robot("feishu", port, f"{CANARY} key").send(NOTICE, timeout=10)
    said = gateway.came[0].said
    expected = hmac.new(f"{said['timestamp']}\nkey".encode(), b"", sha256).digest()
    assert said["sign"] == b64encode(expected).decode()


def test_each_recipient_has_its_own_robot_or_the_one_for_all() -> None:
    gateway = Gateway([answer(OK["wecom"])])
    with served(gateway) as port:
        group = robot("wecom", port, "SCJG-CB token-of-scjg\n\n* token-of-all\n")
        for recipient in ("SCJG-CB", "ZJJ"):
            assert group.send(evolve(NOTICE, recipient=recipient), timeout=10).outcome is Outcome.SENT
        alone = robot("wecom", port, "SCJG-CB token-of-scjg key-of-scjg")
        said = alone.send(evolve(NOTICE, recipient="ZJJ"), timeout=10)
        assert said == Receipt(Outcome.REFUSED, reason="no-address")
    assert [came.path.partition("key=")[2] for came in gateway.came] == ["token-of-scjg", "token-of-all"]


HOSTILE = [
    "@all", "@所有人", '<at user_id="all">所有人</at>', "<@all>", "<font color=red>急</font>", "[点此](http://evil.example)",
    "http://evil.example", "https://evil.example", "dingtalk://x", "\u202egnp.exe", "\u200b", "a\x00b", "`x`",
]  # fmt: skip


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("text", HOSTILE)
def test_nobody_is_called_and_nothing_can_be_followed(channel: str, text: str) -> None:
    gateway = Gateway([answer(OK[channel])])
    with served(gateway) as port:
        named = {"to.SCJG-CB": "科员"}
        robot(channel, port, **named).send(evolve(NOTICE, subject=text, text=text), timeout=10)
    shown = text_of(gateway.came[0].said)
    assert not set(shown) & set("@<>[]`\u202e\u200b\x00")
    assert "://" not in shown


@given(st.text())
def test_plain_text_is_plain_and_stays_so(text: str) -> None:
    shown = plain(text)
    assert not set(shown) & set("@<>[]`\r\u202e\u200b")
    assert all(one == "\n" or one.isprintable() or one.isspace() for one in shown)
    assert plain(shown) == shown


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])), st.integers(4, 60))
def test_parts_are_short_enough_and_lose_nothing(text: str, most: int) -> None:
    found = parts(text, most)
    assert all(len(part.encode()) <= most for part in found)
    assert "".join(found).replace("\n", "") == text.replace("\n", "")


def test_a_text_that_is_too_long_goes_out_in_parts() -> None:
    lines = [
        f"X-{number}：作出许可决定最迟应在 2026-04-01（周三）（《中华人民共和国行政许可法》第四十二条第一款）。"
        for number in range(40)
    ]
    gateway = Gateway([answer(OK["wecom"])])
    with served(gateway) as port:
        assert robot("wecom", port).send(evolve(NOTICE, text="\n".join(lines)), timeout=20).outcome is Outcome.SENT
    texts = [text_of(came.said) for came in gateway.came]
    assert len(texts) > 1
    assert all(len(text.encode()) <= 2048 for text in texts)
    assert "\n".join(texts).splitlines()[2:] == lines


def test_where_a_later_part_fails_it_is_not_known_what_was_read() -> None:
    gateway = Gateway([answer(OK["wecom"]), answer(BUSY["wecom"])])
    with served(gateway) as port:
        long = evolve(NOTICE, text="\n".join(["期限" * 300] * 4))
        assert robot("wecom", port).send(long, timeout=20) == Receipt(Outcome.UNKNOWN, reason="code-45009")


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("secret", ["", "short", "to ken of-robot", "SCJG bad/token", "a b c d", "SCJG"])
def test_a_secret_that_names_no_robot_is_told_without_it(channel: str, secret: str) -> None:
    with pytest.raises(Problems) as caught:
        lawadmin_notifiers()[channel]({}, secret=Secret(secret) if secret else None)
    assert ["the secret names no robot" in str(fault) for fault in caught.value] == [True]


@pytest.mark.parametrize("channel", CHANNELS)
def test_by_itself_a_robot_goes_to_its_service_alone(channel: str) -> None:
    lawadmin_notifiers()[channel]({}, secret=Secret(CANARY))
    with pytest.raises(Problems):
        lawadmin_notifiers()[channel]({"url": "https://evil.example"}, secret=Secret(CANARY))


@pytest.mark.parametrize("channel", CHANNELS)
def test_tokens_and_keys_show_nowhere(channel: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    seen: list[object] = []
    for said in (answer(OK[channel]), answer(WRONG[channel]), Said(500), Said(200, b"x", cut=True)):
        with served(Gateway([said])) as port:
            group = robot(channel, port, f"{CANARY} {CANARY}")
            seen += [group, group.send(NOTICE, timeout=5)]
    logged = [record.getMessage() for record in caplog.records]
    assert not [one for one in (*seen, *logged) if CANARY in repr(one) + str(one)]
