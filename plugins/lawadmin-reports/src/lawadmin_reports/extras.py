"""The parts of this plugin that have to be asked for when it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lawadmin.errors import NotInstalled

#: Which extra brings which top-level module.
EXTRAS = {"docx": "docx", "lxml": "docx", "xlsxwriter": "xlsx", "icalendar": "ics", "typst": "pdf"}


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Import what an extra brings; NotInstalled with the command that installs it where it is not there."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if EXTRAS.get((missing.name or "").partition(".")[0]) != extra:
            raise
        remedy = f'Install it with: pip install "lawadmin-reports[{extra}]"'
        raise NotInstalled(plugin=f"lawadmin-reports[{extra}]", remedy=remedy) from None
