"""Find what still cites an edition that has ended: packs, procedures, registers, templates, matters, obligations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.law.citation import cited_in, plain_title
from lawadmin.law.edition import Edition, FromLapse
from lawadmin.law.lawbook import Lawbook
from lawadmin.obligations.values import Obligation
from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Facts, facts_as_mapping
from lawadmin.records.organs import lasts
from lawadmin.records.registers import Registers
from lawadmin.records.timeline import Timeline


class Citer(StrEnum):
    """Say what kind of thing cites an edition."""

    PACK = "pack"
    PROCEDURE = "procedure"
    REGISTER = "register"
    TEMPLATE = "template"
    MATTER = "matter"
    OBLIGATION = "obligation"


@frozen
class Zombie:
    """Hold that something cites an edition after its last day.

    ``where`` names what cites: pack and edition, procedure, register and entry, file, matter and step or limit.
    ``cited`` is what it cites of the edition; "" the whole.
    """

    kind: Citer
    where: str
    edition: Edition
    cited: str = ""


@frozen
class Endings:
    """Hold the law book on a day, asked what has ended by then; a citation is of the edition of its own day."""

    lawbook: Lawbook
    on: date

    @property
    def editions(self) -> tuple[Edition, ...]:
        """List the editions whose last day is over."""
        return tuple(filter(self._is_over, self.lawbook))

    def of_act(self, act: str) -> Edition | None:
        """Give the last edition of an act of which none is in force any more; None where one is, or none was."""
        own = [edition for edition in self.lawbook.editions.get(act, ()) if edition.amends is None]
        return own[-1] if own and all(map(self._is_over, own)) else None

    def in_packs(self) -> Iterator[Zombie]:
        """Find texts in force that amend an act that has ended, or wait for the lapse of one of its limits."""
        for edition in self.lawbook:
            if edition.stands_on(self.on):
                where = f"{edition.act} {edition.in_force}"
                for act, cited in _acts_named(edition):
                    ended = self.of_act(act)
                    if ended is not None:
                        yield Zombie(Citer.PACK, where, ended, cited)

    def in_procedures(self, procedures: Iterable[Procedure]) -> Iterator[Zombie]:
        """Find limits that procedures name, and that no edition in force has."""
        for procedure in procedures:
            for ref in procedure.must:
                act, _, name = ref.rpartition("/")
                group = self.lawbook.editions.get(act or procedure.act, ())
                spoke = [edition for edition in group if any(limit.name == name for limit in edition.limits)]
                if spoke and all(map(self._is_over, spoke)):
                    yield Zombie(Citer.PROCEDURE, procedure.name, spoke[-1], name)

    def _is_over(self, edition: Edition) -> bool:
        return edition.until is not None and edition.until < self.on

    def in_text(self, kind: Citer, where: str, text: str, *, since: date | None = None) -> Iterator[Zombie]:
        """Find what a text of a day cites in 《》; of a text without a day, the acts of which nothing is in force."""
        for title, article in dict.fromkeys(cited_in(text)):
            ended = self._cited(plain_title(title), since)
            if ended is not None:
                yield Zombie(kind, where, ended, article)

    def _cited(self, title: str, since: date | None) -> Edition | None:
        named = [edition for edition in self.lawbook if plain_title(edition.title) == title]
        if not named or (since is None and any(edition.stands_on(self.on) for edition in named)):
            return None
        meant = next((edition for edition in named if since is not None and edition.stands_on(since)), named[-1])
        return meant if self._is_over(meant) else None

    def in_registers(self, registers: Registers) -> Iterator[Zombie]:
        """Find entries that hold, and cite what was in force on their first day and is not now."""
        for entry in registers:
            if lasts(entry.since, entry.until, self.on):
                where = f"{entry.register}/{entry.id}"
                for text in texts_of(entry.facts):
                    yield from self.in_text(Citer.REGISTER, where, text, since=entry.since)

    def in_templates(self, templates: Mapping[str, str]) -> Iterator[Zombie]:
        """Find texts for documents, by the names of their files."""
        for name, text in templates.items():
            yield from self.in_text(Citer.TEMPLATE, name, text)

    def in_matter(self, procedure: Procedure, timeline: Timeline) -> Iterator[Zombie]:
        """Find what the steps of a matter cite that has not been closed: a normative document still in force."""
        if not timeline.of(procedure.ends):
            for event in timeline.events:
                where = f"{timeline.matter.id}/{event.step}"
                for text in texts_of(event.facts):
                    yield from self.in_text(Citer.MATTER, where, text, since=event.day)

    def in_obligations(self, obligations: Iterable[Obligation]) -> Iterator[Zombie]:
        """Find clocks that still run by an edition that has ended."""
        for obligation in obligations:
            if obligation.open and self._is_over(obligation.edition):
                where = f"{obligation.matter}/{obligation.ref}"
                yield Zombie(Citer.OBLIGATION, where, obligation.edition, obligation.limit.article)


def _acts_named(edition: Edition) -> Iterator[tuple[str, str]]:
    if edition.amends is not None:
        yield edition.amends, ""
    for limit in edition.limits:
        match limit.anchor:
            case FromLapse(lapsed) if "/" in lapsed:
                act, _, name = lapsed.partition("/")
                yield act, name


def texts_of(facts: Facts) -> Iterator[str]:
    """List the texts among facts, whether their class is known or not."""
    for value in facts_as_mapping(facts).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple | list | frozenset):
            yield from (one for one in value if isinstance(one, str))
