"""How much is tried: a little at every push, much before a release."""

from __future__ import annotations

import os

#: The environment variable that asks for the deep gear, by the value ``deep``.
VARIABLE = "LAWADMIN_GEAR"


def gear(ci: int, deep: int) -> int:
    """Choose how many are tried: ``deep`` where ``LAWADMIN_GEAR=deep`` is set, ``ci`` elsewhere."""
    return deep if os.environ.get(VARIABLE) == "deep" else ci
