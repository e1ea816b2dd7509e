"""What the page says of one finding, one charge, one clause."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from lawadmin.accountability import Charge
from lawadmin.assessment.plan import ClauseState
from lawadmin.law.citation import Citation
from lawadmin.rules.values import Finding
from lawadmin_reports.words import Words

NATION = "中华人民共和国"


@frozen
class Telling:
    """Say findings and charges in the words of one language."""

    words: Words

    def message(self, finding: Finding) -> str:
        """Say what fell short."""
        return self.words.messages.finding(finding)

    def fact(self, code: str, value: str) -> str:
        """Say one fact of a charge; a code that has no words stands as it is."""
        messages = self.words.messages
        return messages.say(f"facts.{code}", value=value) if f"facts.{code}" in messages else f"{code} {value}"

    def missing(self, code: str) -> str:
        """Say one fact without which nobody can decide; a code that has no words stands as it is."""
        return self.words.messages.word("missing", code)

    def article(self, citation: Citation | None) -> str:
        """Name the article, the act without the name of the state before it."""
        return f"《{citation.title.removeprefix(NATION)}》{citation.article}" if citation else ""

    def due(self, finding: Finding) -> tuple[date, ...]:
        """List the due day, or the earliest and the latest where the readings differ."""
        days = {day for day in (finding.due_earliest, finding.due) if day is not None}
        return tuple(sorted(days))

    def who(self, charge: Charge) -> str:
        """Name who answers: the person, else the post, else that it is not known."""
        return charge.person or charge.post or self.words("answer.nobody")

    def still_missing(self, charges: tuple[Charge, ...]) -> int:
        """Count the different facts that are missing."""
        return len({code for charge in charges for code in charge.missing})

    def state(self, clause: ClauseState) -> str:
        """Grade how a clause stands: unserved, findings, running or clear."""
        if clause.findings or clause.late:
            return "findings"
        if not (clause.procedures or clause.checks or clause.limits):
            return "unserved"
        return "running" if clause.open else "clear"
