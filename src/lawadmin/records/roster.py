"""The roster: posts, and who held them when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import field, frozen

from lawadmin.records.organs import Organ, lasts, regions_of


@frozen
class Post:
    """Hold a post of an organ; ``role`` is its part in the chain: 承办人, 审核人, 批准人 or 主要负责人."""

    id: str
    organ: str
    title: str
    role: str = "承办人"
    above: str | None = None


@frozen
class Tenure:
    """Hold that a person held a post from ``since`` to ``until``, both included; ``acting``: for the time being."""

    person: str
    post: str
    since: date
    until: date | None = None
    acting: bool = False


def _organs(organs: Iterable[Organ] | Mapping[str, Organ]) -> dict[str, Organ]:
    return {organ.id: organ for organ in (organs.values() if isinstance(organs, Mapping) else organs)}


def _posts(posts: Iterable[Post] | Mapping[str, Post]) -> dict[str, Post]:
    return {post.id: post for post in (posts.values() if isinstance(posts, Mapping) else posts)}


@frozen
class Roster:
    """Hold the county's organs, posts and tenures."""

    organs: dict[str, Organ] = field(factory=dict, converter=_organs)
    posts: dict[str, Post] = field(factory=dict, converter=_posts)
    tenures: tuple[Tenure, ...] = field(default=(), converter=tuple[Tenure, ...])

    def holders(self, post: str, day: date) -> tuple[Tenure, ...]:
        """List who held a post on a day; the regular holder before an acting one."""
        held = (t for t in self.tenures if t.post == post and lasts(t.since, t.until, day))
        return tuple(sorted(held, key=lambda tenure: tenure.acting))

    def posts_of(self, person: str, day: date) -> tuple[Post, ...]:
        """List the posts that a person held on a day."""
        held = (t for t in self.tenures if t.person == person and lasts(t.since, t.until, day))
        return tuple(self.posts[tenure.post] for tenure in held if tenure.post in self.posts)

    def chain(self, organ: str) -> tuple[Post, ...]:
        """List the posts of an organ in the order of the chain, from the one who handles to the one who heads."""
        posts = (post for post in self.posts.values() if post.organ == organ)
        return tuple(sorted(posts, key=lambda post: (CHAIN.index(post.role) if post.role in CHAIN else -1, post.id)))

    def heir(self, organ: str, day: date) -> str:
        """Name the organ that has an organ's open duties on a day: itself while it lives, then its successor."""
        passed = {organ}
        while (known := self.organs.get(organ)) is not None and known.until is not None and known.until < day:
            if known.successor is None or known.successor in passed:
                break
            organ = known.successor
            passed.add(organ)
        return organ

    def post_on(self, post: str, day: date) -> str:
        """Name the post that has a post's open work on a day: itself, or that of the same role in the heir's chain."""
        known = self.posts.get(post)
        if known is None or (heir := self.heir(known.organ, day)) == known.organ:
            return post
        return next((other.id for other in self.chain(heir) if other.role == known.role), post)

    def holders_of_function(self, name: str, day: date) -> tuple[Organ, ...]:
        """List the organs that have a function (法制机构) on a day."""
        living = (organ for organ in self.organs.values() if lasts(organ.since, organ.until, day))
        return tuple(
            organ for organ in living if any(f.name == name and lasts(f.since, f.until, day) for f in organ.functions)
        )

    def regions(self, organ: str) -> tuple[str, ...]:
        """List the region codes that reach an organ, nearest first: county, city, province."""
        return regions_of(self.organs[organ].region) if organ in self.organs else ()


#: The chain of a matter, from the one who handles it to the one who heads the organ.
CHAIN = ("承办人", "审核人", "批准人", "主要负责人")
