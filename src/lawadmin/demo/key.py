"""The key of the demonstration: what a review of it must find."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from attrs import frozen

from lawadmin.demo.tables import shaped, sources


@frozen
class Expected:
    """Hold one finding that a review must make, as counted by hand.

    What only registers or the whole county show has an ``organ`` and a ``subject`` instead of a matter. ``limit`` or
    ``step`` is what fell short, both for a step within a waiting period. ``start`` and ``count`` say from which day
    what was counted; ``not_counted`` are the first and last of days that were not. ``days_late`` are calendar days
    after ``due``. ``reason`` says why an extension had no effect. ``answers`` names who answers, those who handled it
    first; ``why`` is the derivation.
    """

    code: str
    why: str
    matter: str = ""
    organ: str = ""
    limit: str | None = None
    step: str | None = None
    subject: str | None = None
    article: str | None = None
    start: date | None = None
    count: str = ""
    not_counted: tuple[date, ...] = ()
    due: date | None = None
    due_earliest: date | None = None
    days_late: int | None = None
    reason: str = ""
    answers: tuple[str, ...] = ()


@frozen
class Clean:
    """Hold a matter told by hand in which nothing is to be found, and why."""

    matter: str
    why: str


@frozen
class Soon:
    """Hold an open matter that falls due within ten days of the review: by which day, and who holds it."""

    matter: str
    limit: str
    day: date
    holder: str
    why: str


@frozen
class Key:
    """Hold the whole key, or what one of its files holds of it.

    ``on`` is the day to judge, ``explain`` a matter and a limit worth explaining; then what is to be found, what is
    not, and what falls due soon.
    """

    on: date
    explain: tuple[str, str]
    finding: tuple[Expected, ...]
    clean: tuple[Clean, ...]
    due: tuple[Soon, ...]


def key_text() -> str:
    """Give the text of the whole key: its files, one after the other."""
    return "\n".join(sources("keys"))


def read_key(text: str) -> Key:
    """Read a key from its text."""
    return shaped(text, Key)


def load_key(path: Path) -> tuple[Expected, ...]:
    """Read from a file what a review of the demonstration must find."""
    return read_key(path.read_text(encoding="utf-8")).finding
