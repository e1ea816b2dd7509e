"""The law of the province keeps to the contract of packs."""

from __future__ import annotations

import pytest
from test_procedures import FACTS

from lawadmin.hookspecs import Pack
from lawadmin.testing.conformance import ProvinceConformance
from lawadmin_shandong.plugin import PACK


class TestPack(ProvinceConformance):
    """Hold this pack; what it repeats of national law, with the nation's own term, no procedure uses."""

    unused = frozenset(
        {
            "shandong-deputies-proposals-regulation/answer",
            "shandong-penalty-discretion-rules/limitation",
            "shandong-petition-regulation/ask_recheck",
            "shandong-petition-regulation/ask_review",
            "shandong-petition-regulation/finish",
            "shandong-petition-regulation/handle",
        }
    )
    facts = FACTS

    @pytest.fixture
    def pack(self) -> Pack:
        return PACK
