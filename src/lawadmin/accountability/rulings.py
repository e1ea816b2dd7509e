"""Charges in a county's own words, and as rulings on the fault say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from lawadmin.accountability.chain import place
from lawadmin.accountability.charge import Charge, charge
from lawadmin.findings import Judged
from lawadmin.records.roster import CHAIN, Post
from lawadmin.rules.attribution import RULINGS, Attribution, Circumstance, Ruling
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding


def attribute(seen: Snapshot, judged: Judged, finding: Finding) -> tuple[Charge, ...]:
    """Lay a finding to those who answer: in the county's words, and as the rulings on it say.

    Where a circumstance is ruled to be so, those whom its row names answer, in place of those of the fault table; whom
    a ruling frees, answers for nothing.
    """
    table, rulings = seen.rules.attribution, rulings_on(seen, finding)
    laid = tuple(_named(seen, table, one) for one in charge(seen, judged, finding))
    pairs = ((one, table.circumstance(one.circumstance)) for one in rulings)
    found = [(one, so) for one, so in pairs if so is not None]
    deciding = [(one, so) for one, so in found if not so.frees]
    freed = {one.person for one, so in found if so.frees}
    if laid and deciding:
        case = _Ruled(seen, finding, _organ(seen, laid, finding))
        laid = tuple(dict.fromkeys(one for ruling, so in deciding for one in case.charges(ruling, so, laid)))
    return tuple(one for one in laid if one.person is None or one.person not in freed)


def rulings_on(seen: Snapshot, finding: Finding) -> tuple[Ruling, ...]:
    """List what was ruled on a finding, as known."""
    entries = seen.registers.of(RULINGS, finding.key, seen.on)
    return tuple(entry.facts for entry in entries if isinstance(entry.facts, Ruling))


def _named(seen: Snapshot, table: Attribution, laid: Charge) -> Charge:
    """Name a responsibility in the county's words."""
    post = seen.roster.posts.get(laid.post or "")
    return evolve(laid, responsibility=table.roles.get(post.role if post else CHAIN[0], laid.responsibility))


def _organ(seen: Snapshot, laid: tuple[Charge, ...], finding: Finding) -> str:
    """Name the organ whose chain answers: that of the post charged first."""
    posts = (seen.roster.posts[one.post] for one in laid if one.post in seen.roster.posts)
    return next((post.organ for post in posts), finding.organ)


@frozen
class _Ruled:
    seen: Snapshot
    finding: Finding
    organ: str

    def charges(self, ruling: Ruling, so: Circumstance, laid: tuple[Charge, ...]) -> Iterator[Charge]:
        """Charge those whom a circumstance names: by the ruling where it says who, else by the chain."""
        facts = tuple(_facts(ruling, so))
        for role, how in so.roles:
            if ruling.role == role or (ruling.role is None and role not in CHAIN):
                missing = () if ruling.person else ("who-played-role",)
                yield Charge(self.finding.key, ruling.person, ruling.post, how, facts, missing)
            elif ruling.role is None:
                yield from self._of_chain(role, how, facts, laid)

    def _of_chain(
        self, role: str, how: str, facts: tuple[tuple[str, str], ...], laid: tuple[Charge, ...]
    ) -> Iterator[Charge]:
        own = [one for one in laid if self._role(one) == role]
        if own:
            yield from (evolve(one, responsibility=how, facts=(*one.facts, *facts)) for one in own)
            return
        for post in self._posts(role):
            held = place(self.seen.roster, post, self.finding.since)
            yield Charge(self.finding.key, held.person, post.id, how, facts, () if held.person else ("holder-of-post",))

    def _role(self, laid: Charge) -> str:
        post = self.seen.roster.posts.get(laid.post or "")
        return post.role if post else CHAIN[0]

    def _posts(self, role: str) -> Iterator[Post]:
        yield from (post for post in self.seen.roster.chain(self.organ) if post.role == role)


def _facts(ruling: Ruling, so: Circumstance) -> Iterator[tuple[str, str]]:
    yield "ruled", so.title
    if ruling.by:
        yield "ruled-by", ruling.by
    if isinstance(ruling.day, date):
        yield "ruled-on", ruling.day.isoformat()
