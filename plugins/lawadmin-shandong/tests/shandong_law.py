"""The law of the province, as a county in it sees it."""

from __future__ import annotations

from lawadmin.testing import Province
from lawadmin_shandong.plugin import PROCEDURES

SHANDONG = Province("shandong", "37", "370101", PROCEDURES)
