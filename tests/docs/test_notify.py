"""The page on reminders shows a configuration that is read, and a ladder that binds and does what the page says."""

from __future__ import annotations

import json
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from lawadmin.converters.config import Reminding, load_config
from lawadmin.hookspecs import Command, Entries
from lawadmin.plugins import make_plugins
from lawadmin.records.matters import Matter
from reminders.county import ACCEPTED, ROSTER
from shown_pages import Reader, blocks

PAGE = "how-to/notify"
CONFIG, LADDER = blocks(PAGE, "toml")


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """Follow the page without its plugins; the ladder is put to a licence, whose last day is 1 April 2026."""
    (tmp_path / "own" / "tables").mkdir(parents=True)
    (tmp_path / "own" / "tables" / "ladders.toml").write_text(LADDER.replace("petition", "licensing"), encoding="utf-8")
    (tmp_path / "lawadmin.toml").write_text('packs = ["own"]\n', encoding="utf-8")
    with closing(make_plugins().open_writable(f"sqlite:{tmp_path / 'lawadmin.db'}", create=True)) as store:
        store.enter(Entries("r", tuple(ROSTER.organs.values()), tuple(ROSTER.posts.values()), ROSTER.tenures))
        store.append(Command("c", Matter("X-1", "licensing", "SCJG"), ACCEPTED))
    return Reader(tmp_path)


def test_the_configuration_is_read(tmp_path: Path) -> None:
    (tmp_path / "lawadmin.toml").write_text(CONFIG, encoding="utf-8")
    config = load_config(None, {}, folder=tmp_path)
    assert config.remind == Reminding(channel="smtp")
    assert config.notify["smtp"].settings["to.SCJG-CB"] == "desk@scjg.county.example"
    assert set(config.notify) == {"smtp", "wecom"}


def test_the_ladder_is_sound(reader: Reader) -> None:
    said = reader.types("pack", "check", "own")
    assert said.code == 0, said.out + said.err


#: Three working days before Wednesday 1 April are 31, 30 and 27 March; five after it end on Thursday 9 April.
DAYS = [
    ("2026-03-26", []),
    ("2026-03-27", ["提醒 SCJG-CB console"]),
    ("2026-04-01", ["当日到期 SCJG-CB console", "当日到期 SCJG-SH console"]),
    ("2026-04-02", ["催办 SCJG-CB console", "催办 SCJG-JZ console"]),
    (
        "2026-04-09",
        ["催办 SCJG-CB console", "催办 SCJG-JZ console", "通报批评 SCJG wecom", "通报批评 SFJ wecom"],
    ),
]


@pytest.mark.parametrize(("on", "told"), DAYS)
def test_the_ladder_does_what_the_page_says(reader: Reader, on: str, told: list[str]) -> None:
    said = reader.types("--on", on, "remind", "--format", "json")
    assert said.code == 0, said.err
    new = json.loads(said.out)["new"]
    assert sorted(f"{one['subject'].partition('：')[0]} {one['recipient']} {one['channel']}" for one in new) == told


def test_the_ladder_as_shown_is_for_petitions(tmp_path: Path) -> None:
    assert [row["procedures"] for row in tomllib.loads(LADDER)["ladder"]] == [["petition"]]
