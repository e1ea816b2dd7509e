"""The law book: editions looked up by act, name, day, organ and traits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from lawadmin.errors import NoEdition, RankConflict
from lawadmin.law.displacement import displaces
from lawadmin.law.edition import Edition, Limit

Editions = dict[str, tuple[Edition, ...]]


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
    """Say that no edition sets a limit, and why."""

    reason: str
    nearest: date | None = None


def _grouped(editions: Iterable[Edition]) -> Editions:
    groups: dict[str, list[Edition]] = {}
    for edition in editions:
        groups.setdefault(edition.amends or edition.act, []).append(edition)
    return {act: tuple(sorted(group, key=lambda e: (e.amends is not None, e.in_force))) for act, group in groups.items()}


@frozen
class Lawbook:
    """Hold every edition loaded, own and amending, by the act whose limits it speaks of."""

    editions: Editions = field(converter=_grouped)

    def __iter__(self) -> Iterator[Edition]:
        """Iterate over all editions, act by act, by first day in force."""
        for group in self.editions.values():
            yield from group

    def known_at(self, as_of: date) -> Lawbook:
        """Leave out what was published after a day of knowledge."""
        return Lawbook(edition for edition in self if edition.known is None or edition.known <= as_of)

    def edition(self, act: str, on: date) -> Edition:
        """Find the act's own edition in force on a day; raise NoEdition, naming the nearest, where there is none."""
        own = [edition for edition in self.editions.get(act, ()) if edition.amends is None]
        for edition in own:
            if edition.stands_on(on):
                return edition
        raise NoEdition(act=act, day=on, nearest=_nearest(own, on))

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

    def variants(self, act: str, name: str, place: Place = NATION) -> Iterator[Ruled]:
        """List every wording of a limit, in every edition that reaches the place."""
        for edition in self.editions.get(act, ()):
            if edition.region in (*place.regions, "") and (not edition.lines or place.line in edition.lines):
                yield from (Ruled(edition, limit) for limit in edition.limits if limit.name == name)

    def _none(self, act: str, on: date, other_traits: bool) -> NoLimit:
        if other_traits:
            return NoLimit("traits")
        own = [edition for edition in self.editions.get(act, ()) if edition.amends is None]
        if any(edition.stands_on(on) for edition in own):
            return NoLimit("not-in-edition")
        return NoLimit("no-edition", _nearest(own, on))


def _nearest(editions: list[Edition], on: date) -> date | None:
    return min((edition.in_force for edition in editions), key=lambda day: abs(day - on), default=None)


def governing(fitting: list[Ruled], on: date) -> Ruled:
    """Choose among the wordings that fit a case the one that binds; raise RankConflict where none displaces the others."""
    return most_special(_displacing(fitting), on)


def _displacing(fitting: list[Ruled]) -> list[Ruled]:
    """Let amending texts that may displace the act's own limit stand in its place; drop those that may not."""
    own = [ruled for ruled in fitting if ruled.edition.amends is None]
    amending = [ruled for ruled in fitting if ruled.edition.amends is not None]
    lawful = [ruled for ruled in amending if all(displaces(ruled.limit, ruled.edition, base.limit) for base in own)]
    return [Ruled(r.edition, r.limit, tuple(base.edition for base in own)) for r in lawful] or own


def most_special(fitting: list[Ruled], on: date) -> Ruled:
    """Choose the wording that speaks of the narrowest case: by line, then by traits; raise RankConflict on a tie."""
    best = max(fitting, key=_speciality)
    rivals = [ruled for ruled in fitting if _speciality(ruled) == _speciality(best)]
    if len(rivals) > 1:
        first, second = (str(ruled.edition.cite(ruled.limit)) for ruled in rivals[:2])
        raise RankConflict(limit=best.limit.name, first=first, second=second, day=on)
    return best


def _speciality(ruled: Ruled) -> tuple[int, int, int]:
    return len(ruled.edition.lines), len(ruled.edition.region), len(ruled.limit.when)
