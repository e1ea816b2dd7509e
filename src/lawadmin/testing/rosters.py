"""Draw who held which post: people with made-up names, a change of post on some day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from lawadmin.records.events import Officer
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Roster, Tenure

#: People who hold posts, in order, and one who never does.
PEOPLE = ("张甲", "李乙", "王丙", "赵丁")
STRANGER = "钱戊"

_LONG_AGO = date(1990, 1, 1)


def organ(id: str = "o1") -> Organ:  # noqa: A002
    """Make an invented organ of an invented county."""
    return Organ(id, "云溪县示例局")


@st.composite
def rosters(draw: st.DrawFn, of: Organ, around: date, *, changes: int = 1) -> Roster:
    """Draw the roster of an organ: one post for those who handle matters, held by one person after another.

    The changes lie within two years after a day.
    """
    post = Post(f"{of.id}-承办", of.id, "科员")
    offsets = draw(st.lists(st.integers(1, 730), max_size=changes, unique=True).map(sorted))
    starts = [_LONG_AGO, *(around + timedelta(days=offset) for offset in offsets)]
    ends = [*(start - timedelta(days=1) for start in starts[1:]), None]
    people = (PEOPLE[number % len(PEOPLE)] for number in range(len(starts)))
    tenures = (Tenure(who, post.id, since, until) for who, since, until in zip(people, starts, ends, strict=False))
    return Roster([of], [post], tuple(tenures))


def holder(roster: Roster, organ_id: str, day: date) -> Officer | None:
    """Name who handles an organ's matters on a day; None where its roster has no post for that."""
    posts = (post.id for post in roster.chain(organ_id))
    held = (Officer(tenure.person, post) for post in posts for tenure in roster.holders(post, day))
    return next(held, None)
