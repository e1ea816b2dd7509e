"""The plugin is found by its name, and everything that it brings is here."""

from __future__ import annotations

from importlib.metadata import entry_points

from shandong_law import SHANDONG

from lawadmin.converters.templates import read_templates
from lawadmin.plugins import make_plugins
from lawadmin_shandong.plugin import PACK


def test_the_plugin_is_found_by_its_name() -> None:
    [found] = entry_points(group="lawadmin", name="shandong")
    assert found.load().__name__ == "lawadmin_shandong.plugin"


def test_it_brings_its_pack_where_it_is_named() -> None:
    assert [pack.name for pack in make_plugins().packs] == ["national"]
    assert [pack.name for pack in make_plugins(["shandong"]).packs] == ["national", "lawadmin-shandong"]
    assert PACK.region == SHANDONG.region
    assert {one.name for one in PACK.procedures} >= set(SHANDONG.replace.values())


def test_every_text_is_here() -> None:
    assert sorted(edition.act for edition in SHANDONG.editions) == [
        "shandong-administrative-procedure-rules",
        "shandong-administrative-procedure-rules-on-decisions",
        "shandong-deputies-proposals-regulation",
        "shandong-enforcement-supervision-regulation",
        "shandong-normative-document-filing-rules",
        "shandong-penalty-discretion-rules",
        "shandong-petition-regulation",
    ]


def test_every_letter_can_be_read() -> None:
    assert set(read_templates((PACK.templates,))) == {
        "extension-notice",
        "opinion",
        "procedure-notice",
        "supervision-decision",
    }
