"""The law of the province keeps to the contract of packs."""

from __future__ import annotations

import pytest

from lawadmin.hookspecs import Pack
from lawadmin.testing.conformance import ProvinceConformance
from lawadmin_chongqing.plugin import PACK


class TestPack(ProvinceConformance):
    """Hold this pack; what it repeats of national law, with the nation's own term, no procedure uses."""

    unused = frozenset(
        {
            "chongqing-deputies-proposals-regulation/answer",
            "chongqing-penalty-discretion-rules/limitation",
        }
    )

    @pytest.fixture
    def pack(self) -> Pack:
        return PACK
