"""The notifier of the how-to sends what falls due, once, as it is shown."""

from __future__ import annotations

import json
from contextlib import chdir, closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import nightly
from lawadmin import Event, Matter, Notice
from lawadmin.errors import ConfigError
from lawadmin.hookspecs import Command, Outcome
from lawadmin.plugins import make_plugins
from lawadmin.records.events import CHINA
from shown_pages import Reader
from spool import open_spool

PAGE = "how-to/notifier"
EVENING = datetime(2026, 3, 25, 22, tzinfo=CHINA)
NOTICE = Notice("m1/decide@2026-04-01", "spool", "SCJG", "X-1 作出许可决定", "X-1 2026-04-01 届满")


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Follow the page, with one case in the store: accepted on 4 March 2026, 20 working days end on 1 April."""
    reader = Reader(tmp_path)
    reader.installs(PAGE)
    reader.configures(PAGE)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "gateway").mkdir()
    steps = (Event("e1", "申请", date(2026, 3, 2)), Event("e2", "受理", date(2026, 3, 4)))
    with closing(make_plugins().open_writable(f"sqlite:{tmp_path / 'lawadmin.db'}", create=True)) as store:
        store.append(Command("c1", Matter("X-1", "licensing", "SCJG"), steps))
    return reader


def laid(folder: Path) -> list[dict[str, str]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def night(reader: Reader, now: datetime) -> int:
    with chdir(reader.folder):
        return nightly.night(now).sent


def test_what_falls_due_is_sent_once_five_working_days_before(reader: Reader) -> None:
    assert night(reader, EVENING - timedelta(days=1)) == 0
    assert night(reader, EVENING) == 1
    assert night(reader, EVENING + timedelta(days=1)) == 0
    (message,) = laid(reader.folder / "gateway")
    assert (message["to"], message["subject"]) == ("market@county.example", "提醒：X-1 作出许可决定，2026-04-01")
    assert "2026-04-01" in message["text"]


def test_the_command_sends_over_it_and_the_program_has_nothing_left_to_send(reader: Reader) -> None:
    said = reader.types("--on", "2026-03-25", "remind", "--send")
    assert said.code == 0, said.err
    assert len(laid(reader.folder / "gateway")) == 1
    assert night(reader, EVENING) == 0


def test_what_could_not_be_laid_down_is_sent_again(reader: Reader) -> None:
    gateway = reader.folder / "gateway"
    with chdir(reader.folder):
        opened = open_spool({"folder": "gateway", "to.SCJG": "market@county.example"})
        gateway.rename(reader.folder / "away")
        assert opened.send(NOTICE, timeout=1).outcome is Outcome.LATER
        (reader.folder / "away").rename(gateway)
        assert opened.send(NOTICE, timeout=1).outcome is Outcome.SENT
    assert len(laid(gateway)) == 1


def test_what_the_gateway_has_taken_is_not_laid_down_again(tmp_path: Path) -> None:
    opened = open_spool({"folder": str(tmp_path), "to.SCJG": "market@county.example"})
    for _ in range(2):
        assert opened.send(NOTICE, timeout=1).outcome is Outcome.SENT
        for path in tmp_path.glob("*.json"):
            path.rename(path.with_suffix(".taken"))
    assert [path.suffix for path in tmp_path.iterdir()] == [".taken"]


def test_a_recipient_without_address_is_refused(tmp_path: Path) -> None:
    assert open_spool({"folder": str(tmp_path)}).send(NOTICE, timeout=1).outcome is Outcome.REFUSED


@pytest.mark.parametrize("settings", [{}, {"folder": "no-such-folder"}])
def test_without_a_folder_it_is_not_opened(settings: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        open_spool(settings)
