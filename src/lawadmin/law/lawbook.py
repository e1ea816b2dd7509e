"""The law book: editions looked up by act, name, day, organ and traits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import zip_longest

from attrs import evolve, field, frozen

from lawadmin.errors import NoEdition, RankConflict
from lawadmin.law.displacement import displaces
from lawadmin.law.edition import Edition, Limit

Editions = dict[str, tuple[Edition, ...]]

_DAY = timedelta(days=1)


@frozen
class Place:
    """Say for which organ the law is looked up: its regions, nearest first, and its line of administration."""

    regions: tuple[str, ...] = ("",)
    line: str = ""


#: The place of an organ of which nothing is known: national law alone.
NATION = Place()


@frozen
class Ruled:
    """Hold a limit that applies, its edition, and what it displaced."""

    edition: Edition
    limit: Limit
    over: tuple[Edition, ...] = ()


@frozen
class NoLimit:
    """Say that no edition sets a limit, and why.

    ``reason`` is ``no-edition`` (none in force; ``nearest`` is the first day of the nearest, ``successor`` the act that
    followed it), ``not-in-edition`` (the act in force sets no such limit) or ``traits`` (only for other matters).
    """

    reason: str
    nearest: date | None = None
    successor: str = ""


def _grouped(editions: Iterable[Edition]) -> Editions:
    groups: dict[str, list[Edition]] = {}
    for edition in _closed(editions):
        groups.setdefault(edition.amends or edition.act, []).append(edition)
    return {act: tuple(group) for act, group in groups.items()}


def _closed(editions: Iterable[Edition]) -> Iterator[Edition]:
    """Let each edition end, at the latest, on the day before the next edition of its act in the same region."""
    order = sorted(editions, key=lambda e: (e.amends is not None, e.act, e.region, e.in_force))
    for edition, following in zip_longest(order, order[1:]):
        if following is not None and (following.act, following.region) == (edition.act, edition.region):
            last = following.in_force - _DAY
            yield evolve(edition, until=min(edition.until or last, last))
        else:
            yield edition


@frozen
class Lawbook:
    """Hold every edition loaded, own and amending, by the act whose limits it speaks of.

    An edition ends where the next one of its act begins: an amended act is a new file, and the old one stays as it was.
    """

    loaded: tuple[Edition, ...] = field(converter=tuple[Edition, ...], repr=False)
    editions: Editions = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "editions", _grouped(self.loaded))

    def __iter__(self) -> Iterator[Edition]:
        """Iterate over all editions, act by act, by first day in force."""
        for group in self.editions.values():
            yield from group

    def known_at(self, as_of: date) -> Lawbook:
        """Leave out what was published after a day of knowledge; what it would end is then known without an end."""
        known = tuple(edition for edition in self.loaded if edition.known is None or edition.known <= as_of)
        return self if len(known) == len(self.loaded) else Lawbook(known)

    def edition(self, act: str, on: date) -> Edition:
        """Find the act's own edition in force on a day; raise NoEdition, naming the nearest, where there is none."""
        own = [edition for edition in self.editions.get(act, ()) if edition.amends is None]
        for edition in own:
            if edition.stands_on(on):
                return edition
        raise NoEdition(act=act, day=on, nearest=_nearest(own, on))

    def text(self, act: str, on: date) -> Edition | None:
        """Find the edition of a text in force on a day, whether it speaks for itself or of another act; None: none."""
        group = self.editions.get(act, ())
        own = (edition for edition in (*group, *self) if edition.act == act)
        return next((edition for edition in own if edition.stands_on(on)), None)

    def limit(
        self, act: str, name: str, on: date, *, place: Place = NATION, traits: frozenset[str] = frozenset()
    ) -> Ruled | NoLimit:
        """Find the limit of a name that binds on a day.

        The most special variant wins, by line and then by traits; NoLimit where no edition speaks. Raises RankConflict
        where two speak and neither displaces the other.
        """
        speaking = [ruled for ruled in self.variants(act, name, place) if ruled.edition.stands_on(on)]
        fitting = [ruled for ruled in speaking if ruled.limit.when <= traits]
        if not fitting:
            return self._none(act, on, bool(speaking))
        return governing(fitting, on)

    def variants(self, act: str, name: str, place: Place | None = NATION) -> Iterator[Ruled]:
        """List every wording of a limit, in every edition that reaches the place; everywhere where it is None."""
        for edition in self.editions.get(act, ()):
            if place is None or _reaches(edition, place):
                yield from (Ruled(edition, limit) for limit in edition.limits if limit.name == name)

    def _none(self, act: str, on: date, other_traits: bool) -> NoLimit:
        if other_traits:
            return NoLimit("traits")
        own = [edition for edition in self.editions.get(act, ()) if edition.amends is None]
        if any(edition.stands_on(on) for edition in own):
            return NoLimit("not-in-edition")
        over = [edition.successor for edition in own if edition.until is not None and edition.until < on]
        return NoLimit("no-edition", _nearest(own, on), over[-1] if over else "")


def _reaches(edition: Edition, place: Place) -> bool:
    return edition.region in (*place.regions, "") and (not edition.lines or place.line in edition.lines)


def _nearest(editions: list[Edition], on: date) -> date | None:
    """Give the first day of the edition whose life, from first to last day, lies nearest to a day."""
    nearest = min(editions, key=lambda edition: _distance(edition, on), default=None)
    return nearest.in_force if nearest else None


def _distance(edition: Edition, on: date) -> timedelta:
    return edition.in_force - on if on < edition.in_force else on - (edition.until or on)


def governing(fitting: list[Ruled], on: date) -> Ruled:
    """Choose among the wordings that fit a case the one that binds; raise RankConflict where no one does."""
    return most_special(_displacing(fitting), on)


def _displacing(fitting: list[Ruled]) -> list[Ruled]:
    """Let amending texts that may displace the act's own limit stand in its place; drop those that may not."""
    own = [ruled for ruled in fitting if ruled.edition.amends is None]
    amending = [ruled for ruled in fitting if ruled.edition.amends is not None]
    lawful = [ruled for ruled in amending if all(_stands_for(ruled, base) for base in own)]
    return [Ruled(r.edition, r.limit, tuple(base.edition for base in own)) for r in lawful] or own


def _stands_for(ruled: Ruled, base: Ruled) -> bool:
    return displaces(ruled.limit, ruled.edition, base.limit, over=base.edition.rank)


def most_special(fitting: list[Ruled], on: date) -> Ruled:
    """Choose the wording that speaks of the narrowest case: by line, then by traits; raise RankConflict on a tie."""
    best = max(fitting, key=speciality)
    rivals = [ruled for ruled in fitting if speciality(ruled) == speciality(best)]
    if len(rivals) > 1:
        first, second = (str(ruled.edition.cite(ruled.limit)) for ruled in rivals[:2])
        raise RankConflict(limit=best.limit.name, first=first, second=second, day=on)
    return best


def speciality(ruled: Ruled) -> tuple[int, int, int]:
    """Say how narrow the case is that a wording speaks of: by lines, by region, by traits."""
    return len(ruled.edition.lines), len(ruled.edition.region), len(ruled.limit.when)
