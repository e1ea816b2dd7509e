"""The law of the province, as a county in it sees it."""

from __future__ import annotations

from lawadmin.testing import Province
from lawadmin_chongqing.plugin import PROCEDURES

CHONGQING = Province("chongqing", "50", "500101", PROCEDURES)
