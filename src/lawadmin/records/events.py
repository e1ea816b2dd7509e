"""An event: a step taken in a matter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone

from attrs import field, frozen

#: Legal days and hours are those of China Standard Time.
CHINA = timezone(timedelta(hours=8), "+08:00")


#: The last second of a day.
_LAST = time(23, 59, 59)


@frozen
class Officer:
    """Act as a person in a post; ``post`` is None where the record does not say in which."""

    person: str
    post: str | None = None


@frozen
class Party:
    """Act as the party of the matter: applicant, petitioner, third party."""


@frozen
class Outside:
    """Act as an organ outside the county's own: a court, a superior organ."""

    organ: str


@frozen
class TheLaw:
    """Act as the law itself, in a step that it deems taken by the lapse of ``limit``."""

    limit: str


@frozen
class Unknown:
    """Act as someone whom the record does not name."""


Actor = Officer | Party | Outside | TheLaw | Unknown


@frozen
class Opaque:
    """Keep the facts of a procedure that is not installed, readable by name."""

    items: tuple[tuple[str, str], ...] = ()

    def __getattr__(self, name: str) -> str | None:
        return dict(self.items).get(name)


#: The facts of a step: an attrs value of the class that the procedure declares for it, or Opaque.
Facts = object


@frozen
class Event:
    """Hold a step taken in a matter, as recorded.

    ``at`` is the time of day at +08:00 where hours count. ``recorded`` is when it was entered; None means known at
    once. ``to`` is the post to which the matter passes with this step. ``about`` names the party, thing or officer that
    the step concerns. ``replaces`` is the id of the event that this one corrects; without a ``step`` it retracts it.
    """

    id: str
    step: str
    day: date
    at: time | None = None
    seq: int = 0
    actor: Actor = field(factory=Unknown)
    to: str | None = None
    about: str | None = None
    facts: Facts = None
    recorded: datetime | None = None
    replaces: str | None = None

    @property
    def moment(self) -> datetime:
        """The moment at +08:00; the start of the day where no time is recorded."""
        return datetime.combine(self.day, self.at or time(), CHINA)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The earliest and the latest moment at which it can have happened: on its day where no time is recorded."""
        return self.moment, datetime.combine(self.day, self.at or _LAST, CHINA)

    @property
    def derived(self) -> bool:
        """Tell whether the law deems the step taken, rather than anyone having taken it."""
        return isinstance(self.actor, TheLaw)

    def fact(self, name: str) -> object:
        """Read a fact by name; None where the step has no such fact."""
        return getattr(self.facts, name, None)

    def concerns(self, about: str | None) -> bool:
        """Tell whether the step concerns a party or thing: a step, or a term, that names none concerns them all."""
        return self.about is None or about in (None, self.about)

    def known_at(self, as_of: date) -> bool:
        """Tell whether the event was recorded by the end of a day, +08:00."""
        return self.recorded is None or self.recorded.astimezone(CHINA).date() <= as_of


def facts_as_mapping(facts: Facts) -> Mapping[str, object]:
    """List the facts of a step by name; empty where it has none."""
    if isinstance(facts, Opaque):
        return dict(facts.items)
    names = getattr(type(facts), "__attrs_attrs__", ())
    return {attribute.name: getattr(facts, attribute.name) for attribute in names}
