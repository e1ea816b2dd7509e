"""What the rows of ledgers must say together about ids, organs and posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from lawadmin.converters.event_rows import Case
from lawadmin.converters.rows import Kept, Taken
from lawadmin.errors import LawAdminError
from lawadmin.procedure.cells import key
from lawadmin.procedure.reasons import Bad
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post, Roster, Tenure

Faults = Iterator[LawAdminError]


@frozen
class Readings:
    """Hold everything that was read from the rows of some files."""

    organs: list[Taken[Organ]] = field(factory=list)
    posts: list[Taken[Post]] = field(factory=list)
    tenures: list[Taken[Tenure]] = field(factory=list)
    entries: list[Taken[Entry]] = field(factory=list)
    cases: list[Taken[Case]] = field(factory=list)

    def matters(self) -> dict[str, list[Taken[Case]]]:
        """Group the rows of matters by matter."""
        groups: dict[str, list[Taken[Case]]] = {}
        for case in self.cases:
            groups.setdefault(key(case.id), []).append(case)
        return groups


@frozen
class Directory:
    """Find ids by what a row writes: the id in any width and case, or a name that only one has."""

    ids: Mapping[str, str]
    open: bool = False

    def find(self, written: str) -> str | None:
        """Give the id that is meant, None where there is none; where nothing at all is known, take it as written."""
        return self.ids.get(key(written), written if self.open else None)


def organ_directory(organs: Iterable[Taken[Organ]], roster: Roster | None) -> Directory:
    """Make the directory of organs from the rows and what is stored."""
    taken = tuple(organs)
    stored = roster.organs.values() if roster is not None else ()
    known = [*stored, *(row.value for row in taken)]
    ids = {key(one): one for one in (*(organ.id for organ in stored), *(row.id for row in taken))}
    return Directory(_unique_names(known) | ids, open=roster is None and not taken)


def _unique_names(organs: Iterable[Organ]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for organ in organs:
        found.setdefault(key(organ.name), set()).add(organ.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def post_directory(posts: Iterable[Taken[Post]], roster: Roster | None) -> Directory:
    """Make the directory of posts from the rows and what is stored."""
    taken = [post.id for post in posts]
    stored = roster.posts if roster is not None else ()
    return Directory({key(one): one for one in (*stored, *taken)}, open=roster is None and not taken)


def good(rows: Iterable[Taken[Kept]]) -> Iterator[tuple[Taken[Kept], Kept]]:
    """Give the rows without faults, each with its value."""
    return ((row, row.value) for row in rows if row.sound)


def check_roster(read: Readings, organs: Directory, posts: Directory) -> Faults:
    """Find ids given twice, organs and posts that are named and not known, and those that stand above themselves."""
    yield from check_twice(read.organs, "id")
    yield from check_twice(read.posts, "id")
    yield from check_twice(read.tenures, "person")
    yield from check_twice(read.entries, "id")
    for organ in read.organs:
        yield from check_organ(organ, "parent", organ.value.parent, organs)
        yield from check_organ(organ, "successor", organ.value.successor, organs)
    for post in read.posts:
        yield from check_organ(post, "organ", post.value.organ, organs)
        yield from check_post(post, "above", post.value.above, posts)
    for tenure in read.tenures:
        yield from check_post(tenure, "post", tenure.value.post, posts)
    yield from _circles("parent", [(row, value.parent) for row, value in good(read.organs)], organs)
    yield from _circles("successor", [(row, value.successor) for row, value in good(read.organs)], organs)
    yield from _circles("above", [(row, value.above) for row, value in good(read.posts)], posts)


def check_twice(rows: Iterable[Taken[Kept]], column: str) -> Faults:
    """Find rows whose id another row has, to the letter or but for width and case."""
    first: dict[str, Taken[Kept]] = {}
    for row in rows:
        other = first.setdefault(key(row.id), row)
        if other is not row and row.id:
            yield row.fault(column, Bad("twice" if other.id == row.id else "alike", {"other": other.where}))


def check_organ(row: Taken[Kept], column: str, written: str | None, known: Directory) -> Faults:
    """Find an organ that is named and not known."""
    if written and known.find(written) is None:
        yield row.fault(column, Bad("unknown-organ"))


def check_post(row: Taken[Kept], column: str, written: str | None, known: Directory) -> Faults:
    """Find a post that is named and not known."""
    if written and known.find(written) is None:
        yield row.fault(column, Bad("unknown-post"))


def _circles(column: str, above: Iterable[tuple[Taken[Kept], str | None]], known: Directory) -> Faults:
    """Find rows that stand above themselves."""
    ids = {row.id: known.find(other) for row, other in above if other is not None}
    within = in_circles(ids)
    for row, _ in above:
        if row.id in within:
            yield row.fault(column, Bad("circle"))


def in_circles(above: Mapping[str, str | None]) -> frozenset[str]:
    """List what leads back to itself, where each leads to one other at most."""
    done: set[str] = set()
    found: set[str] = set()
    for start in above:
        path: list[str] = []
        at: str | None = start
        seen: set[str] = set()
        while at is not None and at not in done and at not in seen:
            path.append(at)
            seen.add(at)
            at = above.get(at)
        if at is not None and at in seen:
            found.update(path[path.index(at) :])
        done |= seen
    return frozenset(found)
