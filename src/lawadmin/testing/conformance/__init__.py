"""Conformance: what a plugin has to keep to, as classes that it subclasses in its own tests.

Write the fixture that a class names, and nothing else. For the table at the end of a run, say in a ``conftest.py``
``from lawadmin.testing.conformance import pytest_terminal_summary``. Nothing of it registers itself with pytest.
"""

import pytest

# Before these modules are imported, so that a failing assertion of theirs shows its values.
pytest.register_assert_rewrite(*(f"{__name__}.{name}" for name in ("base",)))

from lawadmin.testing.conformance.base import Conformance  # noqa: E402
from lawadmin.testing.conformance.table import pytest_terminal_summary  # noqa: E402

__all__ = ["Conformance", "pytest_terminal_summary"]
