"""The letters of the pack: every field is known, what they cite is in force, and the checker of packs finds nothing."""

from __future__ import annotations

from datetime import date

from chongqing_law import rules

from lawadmin.converters.pack_check import Against, check_pack
from lawadmin.converters.packs import load
from lawadmin.converters.templates import read_templates
from lawadmin.law.rank import Rank
from lawadmin.plugins import make_plugins
from lawadmin_chongqing.plugin import PACK


def test_every_letter_can_be_read() -> None:
    assert set(read_templates((PACK.templates,))) == {"fault-notice", "relief-overrun", "supervision-paper"}


def test_the_pack_is_sound_beside_national_law() -> None:
    core = load(make_plugins().packs[0])
    checked = check_pack(PACK, Against(lambda: (core,), date(2026, 6, 30)))
    assert checked.sound
    assert [zombie for zombie in checked.zombies if zombie.kind == "template"] == []
    beside = {f"{one.ours.edition.act}/{one.ours.limit.name}" for one in checked.beside}
    assert [limit for limit in checked.unused.limits if limit not in beside] == []
    assert {one.governs for one in checked.beside if one.other.edition.rank is not Rank.POLICY} == {"other"}


def test_every_fault_of_the_pack_is_graded() -> None:
    codes = {fault.code for fault in load(PACK).faults}
    assert codes == set(load(PACK).gravities)
    assert codes <= set(rules().gravities)
