"""The chain of a matter on a day: who handles, reviews, approves and heads."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from lawadmin.records.roster import Post, Roster


@frozen
class Place:
    """Hold one place in the chain: the post, and who held it; None where it stood empty."""

    post: Post
    person: str | None
    acting: bool = False


def chain(roster: Roster, organ: str, day: date) -> tuple[Place, ...]:
    """List the chain of an organ on a day, 承办人, 审核人, 批准人, 主要负责人; of its successor once it is gone."""
    return tuple(place(roster, post, day) for post in roster.chain(roster.heir(organ, day)))


def place(roster: Roster, post: Post, day: date) -> Place:
    """Say who held a post on a day."""
    holders = roster.holders(post.id, day)
    return Place(post, holders[0].person, holders[0].acting) if holders else Place(post, None)
