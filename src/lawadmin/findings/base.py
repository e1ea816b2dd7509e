"""What every finding of a matter shares."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from lawadmin.errors import Field
from lawadmin.law.citation import Citation
from lawadmin.procedure.model import Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding


def of_county(seen: Snapshot, code: str, clause: str, organ: str, *, subject: str) -> Finding:
    """Make a finding of the county's roster and registers, of no single matter; it stands on the day judged."""
    return Finding(
        code=code,
        matter="",
        organ=organ,
        procedure="",
        clause=clause,
        gravity=seen.gravity(code),
        since=seen.on,
        subject=subject,
    )


@frozen
class Base:
    """Hold the matter judged: what is known, its procedure and its timeline."""

    seen: Snapshot
    procedure: Procedure
    timeline: Timeline

    def finding(self, code: str, since: date, subject: str, **fields: Field) -> Finding:
        """Make a finding of this matter, as grave as the tables say."""
        matter = self.timeline.matter
        return Finding(
            code=code,
            matter=matter.id,
            organ=matter.organ,
            procedure=self.procedure.name,
            clause=self.procedure.clause,
            gravity=self.seen.gravity(code),
            since=since,
            subject=subject,
            fields=tuple(fields.items()),
        )

    def cite(self, article: str, on: date) -> Citation | None:
        """Cite an article of the procedure's act in force on a day, or of another text as "act/article".

        None where none is named or none is in force.
        """
        act, _, place = article.rpartition("/")
        edition = self.seen.lawbook.text(act or self.procedure.act, on) if place else None
        return None if edition is None else Citation(edition.act, edition.title, place, edition.in_force)
