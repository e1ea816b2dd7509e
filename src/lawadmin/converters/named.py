"""Name every organ and post by its own id, however a row wrote it, and make records of rows that are in order."""

from __future__ import annotations

from attrs import evolve, frozen

from lawadmin.converters.event_rows import Case
from lawadmin.converters.ledger_checks import Directory, good
from lawadmin.converters.matter_checks import MatterRows
from lawadmin.converters.rows import Taken
from lawadmin.records.events import Event, Officer
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Tenure
from lawadmin.records.timeline import Record


@frozen
class Names:
    """Hold the directories of organs and posts."""

    organs: Directory
    posts: Directory

    def organ(self, organ: Organ) -> Organ:
        """Give an organ with the ids of those that it names."""
        return evolve(organ, parent=_found(self.organs, organ.parent), successor=_found(self.organs, organ.successor))

    def post(self, post: Post) -> Post:
        """Give a post with the ids of organ and post above."""
        return evolve(post, organ=_found(self.organs, post.organ) or "", above=_found(self.posts, post.above))

    def tenure(self, tenure: Tenure) -> Tenure:
        """Give a tenure with the id of its post."""
        return evolve(tenure, post=_found(self.posts, tenure.post) or "")

    def row(self, row: Taken[Case]) -> Taken[Case]:
        """Give what a row says of a matter with the ids of organ and posts."""
        events = tuple(map(self._event, row.value.events))
        return evolve(row, value=evolve(row.value, organ=_found(self.organs, row.value.organ), events=events))

    def _event(self, event: Event) -> Event:
        if event.to is not None:
            event = evolve(event, to=_found(self.posts, event.to))
        if isinstance(event.actor, Officer) and event.actor.post is not None:
            return evolve(event, actor=Officer(event.actor.person, _found(self.posts, event.actor.post)))
        return event


def _found(known: Directory, written: str | None) -> str | None:
    """Give the id that is meant, or what is written where none is: a check finds that."""
    return None if written is None else known.find(written) or written


def record_of(matter: MatterRows) -> Record | None:
    """Make the record of a matter with its new events; None where there are none of a matter that is stored."""
    events = tuple(one.event for one in matter.new())
    if matter.stored is not None:
        return Record(matter.stored.matter, events) if events else None
    links = dict.fromkeys(link for _, case in good(matter.rows) for link in case.links)
    return Record(Matter(matter.id, matter.procedure() or "", matter.organ() or "", tuple(links)), events)
