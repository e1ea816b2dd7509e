"""The facts of a step that the counting of days reads, alike in every procedure."""

from __future__ import annotations

from datetime import date

from attrs import frozen


@frozen
class Term:
    """State the term that a step sets, in the unit of the limit that it starts."""

    term: int | None = None


@frozen
class Prolonged:
    """State by how much a term is extended, in the unit of the limit; all that the law allows where not said."""

    days: int | None = None


@frozen
class Excluded:
    """State the last day, as was told in writing, of a time that does not count: a test, a review, a hearing."""

    until: date | None = None
