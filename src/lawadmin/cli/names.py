"""Name organs, posts and people as the roster knows them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from lawadmin.accountability import Charge, Place
from lawadmin.converters.messages import Messages
from lawadmin.obligations.custody import Holder
from lawadmin.records.roster import Roster


@frozen
class Names:
    """Hold the roster, the language in which what it does not know is said, and the county's own name."""

    roster: Roster
    say: Messages
    county: str = ""

    def organ(self, organ: str) -> str:
        """Name an organ; by its id where the roster does not know it."""
        known = self.roster.organs.get(organ)
        return known.name if known else organ

    def local(self, organ: str) -> str:
        """Name an organ as its own county does, without the name of the county before it."""
        return self.organ(organ).removeprefix(self.county)

    def post(self, post: str | None) -> str:
        """Name a post; by its id where the roster does not know it."""
        known = self.roster.posts.get(post or "")
        return known.title if known else post or ""

    def holder(self, holder: Holder) -> str:
        """Name who has a matter: a person in a post, a vacant post, the party or a court."""
        if holder.other:
            return holder.other
        if holder.post is None and holder.person is None:
            return self.say.say("records.unheld")
        return self._named(holder.person, holder.post)

    def place(self, place: Place) -> str:
        """Name a place in a chain: who held the post then."""
        acting = f"{self.say.texts['list.comma']}{self.say.say('records.acting')}" if place.acting else ""
        return self._named(place.person, place.post.id) + acting

    def fact(self, code: str, value: str) -> str:
        """Name the post of which a fact speaks; other facts stay as they are."""
        return self.post(value) if code == "held-longest" else value

    def charge(self, charge: Charge) -> str:
        """Name who answers, and in which way."""
        nobody = charge.person is None and charge.post is None
        who = self.say.say("records.nobody") if nobody else self._named(charge.person, charge.post)
        return self.say.say("records.answering", who=who, how=charge.responsibility)

    def charged(self, charges: Iterable[Charge]) -> str:
        """Name those who answer by name alone; posts that stood empty, and nobody, are said to be so."""
        return self.say.shown(tuple(charge.person or self._unknown(charge) for charge in charges))

    def _unknown(self, charge: Charge) -> str:
        return self.say.say("records.nobody" if charge.post is None else "records.vacant")

    def _named(self, person: str | None, post: str | None) -> str:
        name = person or self.say.say("records.vacant")
        return f"{name} {self.post(post)}".strip() if post else name
