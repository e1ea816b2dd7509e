"""The robots of DingTalk, WeCom and Feishu: a notice as plain text in a group."""

from __future__ import annotations

import hmac
import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from time import time
from urllib.parse import quote

from attrs import evolve, field, frozen

from lawadmin.hookspecs import Notice, Notifier, Outcome, Receipt, Secret
from lawadmin_notify.destinations import Destination
from lawadmin_notify.mail import trusted
from lawadmin_notify.plain import parts, plain
from lawadmin_notify.settings import Settings
from lawadmin_notify.transport import Answer, Web
from lawadmin_notify.webhook import allowed_by, destination

_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,200}", re.ASCII)
_JSON = {"Content-Type": "application/json; charset=utf-8"}

#: Stands in a file of robots for every recipient that has no line of its own.
ANY = "*"


@frozen
class Robot:
    """Hold the token of a robot in a group and, where the group asks for it, the key that signs."""

    token: str = field(repr=False)
    key: str = field(default="", repr=False)


@frozen
class Service:
    """Hold how a service is spoken to.

    ``code`` is the field of an answer that is 0 where the message was taken; ``busy`` are its values where it may be
    taken later, ``most`` the bytes of the longest text. ``path`` and ``body`` make a request, at a second.
    """

    url: str
    path: Callable[[Robot, int], str] = field(repr=False)
    body: Callable[[Robot, str, int], dict[str, object]] = field(repr=False)
    code: str
    busy: frozenset[int]
    most: int


def _ding_path(robot: Robot, second: int) -> str:
    path = f"/robot/send?access_token={robot.token}"
    if not robot.key:
        return path
    moment = str(second * 1000)
    sign = hmac.new(robot.key.encode(), f"{moment}\n{robot.key}".encode(), sha256).digest()
    return f"{path}&timestamp={moment}&sign={quote(b64encode(sign), safe='')}"


def _text(robot: Robot, text: str, second: int) -> dict[str, object]:  # noqa: ARG001 every service is given the same
    return {"msgtype": "text", "text": {"content": text}}


def _ding_body(robot: Robot, text: str, second: int) -> dict[str, object]:
    return {**_text(robot, text, second), "at": {"atMobiles": [], "isAtAll": False}}


def _wecom_path(robot: Robot, second: int) -> str:  # noqa: ARG001
    return f"/cgi-bin/webhook/send?key={robot.token}"


def _feishu_path(robot: Robot, second: int) -> str:  # noqa: ARG001
    return f"/open-apis/bot/v2/hook/{robot.token}"


def _feishu_body(robot: Robot, text: str, second: int) -> dict[str, object]:
    said: dict[str, object] = {"msg_type": "text", "content": {"text": text}}
    if not robot.key:
        return said
    sign = hmac.new(f"{second}\n{robot.key}".encode(), b"", sha256).digest()
    return {**said, "timestamp": str(second), "sign": b64encode(sign).decode()}


SERVICES = {
    "dingtalk": Service(
        "https://oapi.dingtalk.com", _ding_path, _ding_body, "errcode", frozenset({-1, 130101, 410100}), 16_000
    ),
    "wecom": Service(
        "https://qyapi.weixin.qq.com", _wecom_path, _text, "errcode", frozenset({-1, 45009, 45033}), 2_000
    ),
    "feishu": Service(
        "https://open.feishu.cn", _feishu_path, _feishu_body, "code", frozenset({9499, 11232, 11247}), 16_000
    ),
}
"""The services by channel, with the codes by which each says that it is busy or asked too often."""


@frozen
class Group:
    """Send notices into groups; each recipient has a robot of its own, or all share one."""

    _web: Web
    _service: Service
    _at: Destination
    _robots: Mapping[str, Robot] = field(repr=False)
    _names: Mapping[str, str] = field(repr=False)
    _clock: Callable[[], float] = field(default=time, repr=False)

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        """Send a notice as text; the robot's service knows no keys, so one sent twice is shown twice.

        What is too long for one message goes out in several; where a later one of them fails, it is not known what was
        read.
        """
        robot = self._robots.get(notice.recipient, self._robots.get(ANY))
        if robot is None:
            return Receipt(Outcome.REFUSED, reason="no-address")
        receipt, texts = Receipt(Outcome.SENT), parts(self._worded(notice), self._service.most)
        for number, text in enumerate(texts):
            receipt = self._said(robot, text, timeout / len(texts))
            if receipt.outcome is not Outcome.SENT:
                return evolve(receipt, outcome=Outcome.UNKNOWN) if number else receipt
        return receipt

    def _worded(self, notice: Notice) -> str:
        name = self._names.get(notice.recipient, notice.recipient)
        return plain(f"{name}\n{notice.subject}\n{notice.text}")

    def _said(self, robot: Robot, text: str, timeout: float) -> Receipt:
        second = int(self._clock())
        to = evolve(self._at, path=self._service.path(robot, second))
        body = json.dumps(self._service.body(robot, text, second), ensure_ascii=False).encode()
        return self._web.post(to, body, _JSON, timeout=timeout, read=self._read)

    def _read(self, answer: Answer) -> Receipt:
        """Take the answer apart: a robot says no with the status 200, and a code."""
        try:
            said = json.loads(answer.body)
        except (ValueError, RecursionError):
            return Receipt(Outcome.UNKNOWN, reason="no-json")
        code = said.get(self._service.code, said.get("StatusCode")) if isinstance(said, dict) else None
        if type(code) is not int:
            return Receipt(Outcome.UNKNOWN, reason="no-code")
        if code == 0:
            return Receipt(Outcome.SENT)
        return Receipt(Outcome.LATER if code in self._service.busy else Outcome.REFUSED, reason=f"code-{code}")


def open_robot(name: str, settings: Mapping[str, str], secret: Secret | None) -> Notifier:
    """Open a channel of robots; Problems with every fault of its settings.

    The secret is a token, and a space and the key that signs where there is one; or lines of recipient, token and key,
    with ``*`` for all others.
    """
    said, service = Settings(name, settings), SERVICES[name]
    said.only("url", "hosts", "inside", "loopback", "ca")
    url = said.text("url", service.url)
    allowed = allowed_by(said, *([service.url.removeprefix("https://")] if url == service.url else ()))
    at = destination(said, url, allowed)
    robots = _robots(said, secret)
    names = said.addresses(bool, "Write how the recipient is called in the group")
    return said.sound(Group(Web(allowed, trusted(said)), service, at, robots, names))


def _robots(said: Settings, secret: Secret | None) -> dict[str, Robot]:
    lines = [line.split() for line in (secret.reveal() if secret else "").splitlines() if line.strip()]
    if len(lines) == 1 and _TOKEN.fullmatch(lines[0][0]) and len(lines[0]) < 3:
        lines = [[ANY, *lines[0]]]
    if not lines or any(len(line) not in (2, 3) or not _TOKEN.fullmatch(line[1]) for line in lines):
        remedy = "Let the secret be a token, with the key that signs after a space; or lines of recipient, token, key"
        said.fault("secret", "the secret names no robot", remedy)
        return {}
    return {line[0]: Robot(*line[1:]) for line in lines}
