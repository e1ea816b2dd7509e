"""Conformance: what a plugin has to keep to, as classes that it subclasses in its own tests.

Write the fixture that a class names, and nothing else. For the table at the end of a run, say in a ``conftest.py``
``from lawadmin.testing.conformance import pytest_terminal_summary``. Nothing of it registers itself with pytest.
"""

import pytest

# Before these modules are imported, so that a failing assertion of theirs shows its values.
_OF_STORES = ("appending", "crowded", "entering", "erasing", "knowing", "machine", "reading", "sending", "together")
_HOLDING_TESTS = (*_OF_STORES, "calendars", "chained", "notifiers", "provinces", "renderers")
pytest.register_assert_rewrite(*(f"{__name__}.{name}" for name in _HOLDING_TESTS))

from lawadmin.testing.conformance.base import Conformance  # noqa: E402
from lawadmin.testing.conformance.calendars import CalendarConformance  # noqa: E402
from lawadmin.testing.conformance.chained import ChainConformance  # noqa: E402
from lawadmin.testing.conformance.crowded import ProcessConformance  # noqa: E402
from lawadmin.testing.conformance.machine import store_machine  # noqa: E402
from lawadmin.testing.conformance.notifiers import NotifierConformance, Receiver  # noqa: E402
from lawadmin.testing.conformance.provinces import ProvinceConformance  # noqa: E402
from lawadmin.testing.conformance.renderers import RendererConformance  # noqa: E402
from lawadmin.testing.conformance.sources import SourceConformance  # noqa: E402
from lawadmin.testing.conformance.stores import StoreConformance  # noqa: E402
from lawadmin.testing.conformance.table import pytest_terminal_summary  # noqa: E402

__all__ = [
    "CalendarConformance",
    "ChainConformance",
    "Conformance",
    "NotifierConformance",
    "ProcessConformance",
    "ProvinceConformance",
    "Receiver",
    "RendererConformance",
    "SourceConformance",
    "StoreConformance",
    "pytest_terminal_summary",
    "store_machine",
]
