"""The law of the province keeps to the contract of packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawadmin.converters.coverage import load_coverage
from lawadmin.converters.pack_check import Checked
from lawadmin.hookspecs import Pack
from lawadmin.law.rank import Rank
from lawadmin.rules.bind import LoadedPack
from lawadmin.testing.conformance import ProvinceConformance
from lawadmin_chongqing.plugin import PACK

COVERAGE = Path(__file__).parent / "coverage"


class TestPack(ProvinceConformance):
    """Hold this pack; what it repeats of national law, with the nation's own term, no procedure uses."""

    part = "law"
    unused = frozenset(
        {
            "chongqing-deputies-proposals-regulation/answer",
            "chongqing-penalty-discretion-rules/limitation",
        }
    )
    coverage = COVERAGE

    @pytest.fixture
    def pack(self) -> Pack:
        return PACK

    def test_what_no_procedure_uses_repeats_national_law(self, checked: Checked) -> None:
        assert self.unused <= {f"{one.ours.edition.act}/{one.ours.limit.name}" for one in checked.beside}
        assert {one.governs for one in checked.beside if one.other.edition.rank is not Rank.POLICY} == {"other"}

    def test_it_grades_its_own_faults(self, loaded: LoadedPack) -> None:
        assert {fault.code for fault in loaded.faults} == set(loaded.gravities)

    def test_few_reasons_do_for_what_is_left_out(self) -> None:
        reasons = {line.reason for one in load_coverage(COVERAGE) for line in one.left_out}
        assert reasons <= {"definition", "effective-date", "substantive-condition"}
