"""Read the law: one folder an act, one file an edition, named by its first day in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from importlib.resources.abc import Traversable
from itertools import groupby, pairwise

from attrs import frozen

from lawadmin.converters.limits import CHOICES, choices_of, limit_of
from lawadmin.converters.reading import YEARS, Table, nearest
from lawadmin.converters.toml import Toml, read_toml
from lawadmin.days.clock import Choices
from lawadmin.errors import BadEdition, LawAdminError, Problems
from lawadmin.law.edition import DayCount, Edition, FromLapse, Limit, Transition, WorkingDays
from lawadmin.law.rank import Rank
from lawadmin.law.stated import UNSTATED

_KEYS = frozenset(
    "title title_en rank passed published until region daycount amends lines transition successor note limit".split()
)
_DAYCOUNT = CHOICES | {"article", "working_days", "organs_only", "reason"}
_ACT = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_FILE = re.compile(r"(\d{4}-\d\d-\d\d)\.toml", re.ASCII)
_REGION = re.compile(r"\d\d(\d\d){0,2}", re.ASCII)
_DAY = timedelta(days=1)


@frozen
class Source:
    """Hold one file of law data, parsed and not yet understood."""

    act: str
    in_force: date
    document: Toml
    digest: str

    def table(self, faults: list[LawAdminError]) -> Table:
        """Give the file as a table whose faults go to a list."""
        return Table(self.document.data, self.document, faults)


def load_editions(folder: Traversable) -> tuple[Edition, ...]:
    """Read every edition under a folder, act by act, by first day in force.

    Raises Problems with every BadEdition and UnitUnderivable of all files at once.
    """
    if not folder.is_dir():
        raise Problems([BadEdition(folder.name, reason="there is no such folder", remedy="Name a folder of acts")])
    faults: list[LawAdminError] = []
    sources = [source for act in _folders(folder) for source in _sources(act, faults)]
    editions = [structure(source, faults) for source in sources]
    _agree(sources, editions, faults)
    if faults:
        raise Problems(faults)
    return tuple(editions)


def read_sources(folder: Traversable) -> tuple[Source, ...]:
    """Read the files under a folder without understanding them; those that are no law data are left out."""
    return tuple(source for act in _folders(folder) for source in _sources(act, []))


def _folders(folder: Traversable) -> list[Traversable]:
    acts = (child for child in folder.iterdir() if child.is_dir() and child.name[0] not in "._")
    return sorted(acts, key=lambda act: act.name)


def _sources(act: Traversable, faults: list[LawAdminError]) -> Iterator[Source]:
    for file in sorted(act.iterdir(), key=lambda file: file.name):
        if not file.name.startswith("."):
            try:
                yield read(file, act.name)
            except LawAdminError as fault:
                faults.append(fault)


def read(file: Traversable, act: str) -> Source:
    """Read one file of law data without understanding it; raises BadEdition where it is no TOML or wrongly named."""
    where = f"{act}/{file.name}"
    in_force = _first_day(file.name)
    if not _ACT.fullmatch(act):
        remedy = "Name it like administrative-penalty-act"
        raise BadEdition(f"{where}:1", reason="the folder is not named like an act", remedy=remedy)
    if in_force is None:
        remedy = "Name the file by the first day in force (2004-07-01.toml), or stated.toml where the county states it"
        raise BadEdition(f"{where}:1", reason="the file is not named by a day", remedy=remedy)
    return Source(act, in_force, read_toml(file, where), sha256(file.read_bytes()).hexdigest())


def _first_day(name: str) -> date | None:
    if name == "stated.toml":
        return UNSTATED
    named = _FILE.fullmatch(name)
    try:
        day = date.fromisoformat(named[1]) if named else None
    except ValueError:
        return None
    return day if day is not None and day.year in YEARS else None


def structure(source: Source, faults: list[LawAdminError]) -> Edition:
    """Understand one file; what is wrong goes to ``faults``."""
    table = source.table(faults)
    table.only(_KEYS)
    daycount, rows = _daycount(table), list(table.tables("limit"))
    limits = tuple(limit_of(row, source.act, daycount) for row in rows)
    edition = Edition(
        act=source.act,
        title=table.text("title", need=True),
        rank=table.word("rank", Rank.NORMATIVE, need=True),
        in_force=source.in_force,
        limits=limits,
        until=table.day("until"),
        title_en=table.text("title_en"),
        region=table.text("region", like=_REGION),
        known=table.day("published") or table.day("passed"),
        daycount=daycount,
        amends=table.text("amends", like=_ACT) or None,
        lines=table.words("lines"),
        transitions=tuple(_transition(row, limits) for row in table.tables("transition")),
        successor=table.text("successor"),
        note=table.text("note"),
        digest=source.digest,
    )
    _agree_within(table, edition)
    _agree_among(rows, limits)
    return edition


def _daycount(edition: Table) -> DayCount | None:
    table = edition.table("daycount")
    if table is None:
        return None
    table.only(_DAYCOUNT)
    article, reason = table.text("article"), table.text("reason")
    if not article and not reason:
        table.fault("daycount names neither an article nor a reason", "State the clause, or on what the reading rests")
    return DayCount(_working_days(table), article, table.flag("organs_only"), reason, choices_of(table, Choices()))


def _working_days(table: Table) -> WorkingDays | frozenset[int]:
    listed = table.data.get("working_days")
    if not isinstance(listed, list):
        return table.word("working_days", WorkingDays.AS_WRITTEN, need=True)
    if not listed or not all(type(number) is int and number > 0 for number in listed):
        remedy = 'Write [2, 3, 5, 7], "all", "up to 10" or "as written"'
        table.fault("working_days is not a list of numbers of days", remedy)
    return frozenset(number for number in listed if type(number) is int)


def _transition(table: Table, limits: Sequence[Limit]) -> Transition:
    table.only(frozenset({"limits", "article"}))
    named, known = table.words("limits", need=True, many=True), frozenset(limit.name for limit in limits)
    for unknown in named - known:
        table.fault(f"a transition names {unknown!r}, which is no limit here", nearest(unknown, known))
    return Transition(named, table.text("article", need=True))


def _agree_within(table: Table, edition: Edition) -> None:
    if edition.until is not None and edition.until < edition.in_force:
        table.fault("until is before the first day in force", "Mend until, or the name of the file")
    passed, published = table.day("passed"), table.day("published")
    if passed is None and edition.in_force != UNSTATED:
        table.fault("passed is missing", "State the day on which the text was passed")
    elif passed is not None and published is not None and published < passed:
        table.fault("published before passed", "Exchange them, or mend one")
    if edition.lines and edition.amends is None:
        table.fault("lines belongs to a text that amends another", "State amends, or leave lines out")
    if edition.amends == edition.act:
        table.fault("an act does not amend itself", "Leave amends out, and let the next edition be a file of its own")


def _agree_among(rows: Sequence[Table], limits: Sequence[Limit]) -> None:
    seen: set[tuple[str, frozenset[str]]] = set()
    for row, limit in zip(rows, limits, strict=True):
        wording = (limit.name, limit.when)
        if wording in seen:
            remedy = "Name one of them otherwise, or tell them apart by when"
            row.fault(f"{limit.name!r} stands here twice for the same traits", remedy)
        seen.add(wording)
    _lapses_resolve(rows, limits)


def _lapses_resolve(rows: Sequence[Table], limits: Sequence[Limit]) -> None:
    known = frozenset(limit.name for limit in limits)
    starts: dict[str, set[str]] = {}
    for row, limit in zip(rows, limits, strict=True):
        match limit.anchor:
            case FromLapse(lapsed) if "/" not in lapsed:
                starts.setdefault(limit.name, set()).add(lapsed)
                if lapsed not in known:
                    row.fault(f"from names {lapsed!r}, which is no limit here", nearest(lapsed, known))
    try:
        TopologicalSorter(starts).prepare()
    except CycleError as cycle:
        rows[0].fault(f"limits start each other by their lapse: {', '.join(cycle.args[1])}", "Break the circle")


def _agree(sources: Sequence[Source], editions: Sequence[Edition], faults: list[LawAdminError]) -> None:
    tables = [source.table(faults) for source in sources]
    for _, group in groupby(zip(tables, editions, strict=True), key=lambda pair: pair[1].act):
        versions = list(group)
        for (table, earlier), (_, later) in pairwise(versions):
            _follow(table, earlier, later)
        table, last = versions[-1]
        if last.until is not None and not last.successor:
            table.fault("the last edition ends and names no successor", "State successor, or leave until out")
    _known_elsewhere(tables, editions)


def _follow(table: Table, earlier: Edition, later: Edition) -> None:
    if earlier.until is None:
        return
    if earlier.until >= later.in_force:
        remedy = "Leave until out: the next edition ends it"
        table.fault(f"still in force on {later.in_force}, when the next edition begins", remedy)
    elif earlier.until + _DAY < later.in_force and not earlier.successor:
        remedy = "Mend until, or name in successor what stood meanwhile"
        table.fault("no edition is in force until the next one begins", remedy)


def _known_elsewhere(tables: Sequence[Table], editions: Sequence[Edition]) -> None:
    """Find lapses of another act's limits that it does not have; an act that is not here may stand in another pack."""
    known: dict[str, set[str]] = {}
    for edition in editions:
        known.setdefault(edition.act, set()).update(limit.name for limit in edition.limits)
    for table, edition in zip(tables, editions, strict=True):
        for limit in edition.limits:
            match limit.anchor:
                case FromLapse(lapsed) if "/" in lapsed:
                    act, _, name = lapsed.partition("/")
                    if name not in known.get(act, {name}):
                        table.fault(
                            f"{limit.name}: {act!r} has no limit {name!r}", nearest(name, frozenset(known[act]))
                        )
