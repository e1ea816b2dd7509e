"""Where in the law something stands."""

from __future__ import annotations

from datetime import date

from attrs import frozen


@frozen
class Citation:
    """Name an article of one edition of an act, as the law numbers it.

    ``edition`` is the first day in force of the edition cited.
    """

    act: str
    title: str
    article: str
    edition: date

    def __str__(self) -> str:
        return f"《{self.title}》{self.article}"
