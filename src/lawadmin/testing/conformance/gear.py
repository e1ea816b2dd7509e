"""How much is tried: a little in every run, more at every push, much before a release."""

from __future__ import annotations

import os

#: The environment variable that asks for more: ``ci`` or ``deep``.
VARIABLE = "LAWADMIN_GEAR"


def gear(quick: int, ci: int, deep: int) -> int:
    """Choose how many are tried, by ``LAWADMIN_GEAR``; ``quick`` where it is not set."""
    return {"ci": ci, "deep": deep}.get(os.environ.get(VARIABLE, ""), quick)
