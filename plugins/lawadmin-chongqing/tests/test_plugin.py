"""The plugin is found by its name, and everything that it brings is here."""

from __future__ import annotations

from importlib.metadata import entry_points

from chongqing_law import CHONGQING

from lawadmin.converters.templates import read_templates
from lawadmin.plugins import make_plugins
from lawadmin_chongqing.plugin import PACK


def test_the_plugin_is_found_by_its_name() -> None:
    [found] = entry_points(group="lawadmin", name="chongqing")
    assert found.load().__name__ == "lawadmin_chongqing.plugin"


def test_it_brings_its_pack_where_it_is_named() -> None:
    assert [pack.name for pack in make_plugins().packs] == ["national"]
    assert [pack.name for pack in make_plugins(["chongqing"]).packs] == ["national", "lawadmin-chongqing"]
    assert PACK.region == CHONGQING.region
    assert {one.name for one in PACK.procedures} >= set(CHONGQING.replace.values())


def test_every_text_is_here() -> None:
    assert sorted(edition.act for edition in CHONGQING.editions) == [
        "chongqing-deputies-proposals-regulation",
        "chongqing-emergency-response-regulation",
        "chongqing-enforcement-responsibility-regulation",
        "chongqing-enforcement-supervision-regulation",
        "chongqing-penalty-discretion-rules",
        "chongqing-subsistence-allowance-regulation",
    ]


def test_every_letter_can_be_read() -> None:
    assert set(read_templates((PACK.templates,))) == {"fault-notice", "relief-overrun", "supervision-paper"}
