"""Check a pack of law data: structure, references, rank, conflicts, dead citations, and its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve, field, frozen

from lawadmin.converters.citations import Compared, compare
from lawadmin.converters.coverage import Counted, Covered, count_coverage
from lawadmin.converters.editions import read_sources
from lawadmin.converters.pack import Pack
from lawadmin.converters.pack_adds import Adds, adds_of
from lawadmin.converters.packs import load
from lawadmin.converters.reading import nearest
from lawadmin.converters.templates import read_templates
from lawadmin.converters.texts import Text
from lawadmin.converters.toml import Toml
from lawadmin.errors import BadEdition, ConfigError, LawAdminError, Problems
from lawadmin.findings.zombies import Endings, Zombie
from lawadmin.law.beside import Beside, beside
from lawadmin.law.conflicts import Conflict, Override, Tie, conflicts_of, overrides, ties
from lawadmin.law.edition import Edition, FromLapse, Limit
from lawadmin.law.lawbook import Lawbook
from lawadmin.procedure.model import Procedure
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.snapshot import Rules

Documents = Mapping[tuple[str, date], Toml]


@frozen
class Against:
    """Hold what a pack is checked against: the law beside it, the day, and texts where there are any.

    ``beside`` loads that law; a pack that is itself no law data is told so without it.
    """

    beside: Callable[[], tuple[LoadedPack, ...]]
    on: date
    texts: tuple[Text, ...] | None = None
    covered: tuple[Covered, ...] | None = None


@frozen
class Unused:
    """Hold, as notes, limits in force that no procedure uses, and procedures that no limit serves."""

    limits: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()


@frozen
class Checked:
    """Hold what checking a pack came to; ``compared`` and ``counted`` are None where no texts were given."""

    pack: str
    editions: tuple[Edition, ...] = ()
    faults: tuple[LawAdminError, ...] = ()
    overrides: tuple[Override, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    ties: tuple[Tie, ...] = ()
    zombies: tuple[Zombie, ...] = ()
    unused: Unused = Unused()
    adds: Adds = field(factory=Adds)
    beside: tuple[Beside, ...] = ()
    compared: tuple[Compared, ...] | None = None
    counted: tuple[Counted, ...] | None = None
    documents: Documents = field(factory=dict, repr=False)

    def where(self, edition: Edition, limit: Limit) -> str:
        """Give the place of a limit as ``file:line``; the act alone where its file was not read again."""
        document = self.documents.get(_key(edition))
        return edition.act if document is None else document.where(("limit", edition.limits.index(limit)))

    @property
    def unexplained(self) -> int:
        """Count the disagreements with texts, and the periods of texts, for which no reason is written."""
        lines = sum(not line.explained for one in self.compared or () for line in one.disagreements)
        return lines + sum(len(one.unexplained) + len(one.unfound) for one in self.counted or ())

    @property
    def sound(self) -> bool:
        """Tell whether the pack can be used: no fault, no conflict, no tie, nothing unexplained."""
        return not (self.faults or self.conflicts or self.ties or self.unexplained)


def check_pack(pack: Pack, against: Against) -> Checked:
    """Check a pack beside the law of others; every fault of every file is found at once."""
    try:
        loaded = load(pack)
    except Problems as problems:
        return Checked(pack.name, faults=tuple(problems))
    try:
        rules = bind((*against.beside(), loaded))
    except Problems as problems:
        return Checked(pack.name, loaded.editions, faults=tuple(problems))
    return _checked(pack, loaded, rules, against)


def _checked(pack: Pack, loaded: LoadedPack, rules: Rules, against: Against) -> Checked:
    own = frozenset((edition.act, edition.in_force) for edition in loaded.editions)
    lawbook, texts = rules.lawbook, against.texts
    over = [one for one in overrides(lawbook) if _key(one.by.edition) in own]
    mine = [edition for edition in lawbook if _key(edition) in own]
    return Checked(
        pack=pack.name,
        editions=loaded.editions,
        faults=(*_unreferenced(pack, loaded.editions, lawbook), *_bad_templates(pack)),
        overrides=tuple(over),
        conflicts=tuple(conflicts_of(over, rules.calendar)),
        ties=tuple(one for one in ties(lawbook) if own & {_key(one.first.edition), _key(one.second.edition)}),
        zombies=tuple(_zombies(pack, loaded, rules, against.on)),
        unused=_unused(loaded, rules, against.on),
        adds=adds_of(pack, evolve(loaded, editions=tuple(mine)), over),
        beside=tuple(beside(lawbook, mine, rules.calendar, against.on)),
        compared=None if texts is None else tuple(compare(loaded.editions, texts)),
        counted=_counted(loaded.editions, texts, against.covered),
        documents={} if texts is None else _documents(pack),
    )


def _key(edition: Edition) -> tuple[str, date]:
    return edition.act, edition.in_force


def _counted(
    editions: Iterable[Edition], texts: Sequence[Text] | None, covered: Iterable[Covered] | None
) -> tuple[Counted, ...] | None:
    return None if texts is None or covered is None else tuple(count_coverage(editions, texts, covered))


# -- references to other acts, which only all packs together can answer


def _unreferenced(pack: Pack, editions: Iterable[Edition], lawbook: Lawbook) -> Iterator[BadEdition]:
    faulty = [(edition, *fault) for edition in editions for fault in _dangling(edition, lawbook)]
    documents = _documents(pack) if faulty else {}
    for edition, limit, name, known in faulty:
        key = ("amends",) if limit is None else ("limit", edition.limits.index(limit), "from")
        reason = f"{name!r} is no act or limit of this pack or of the national law"
        yield documents[_key(edition)].fault(key, reason=reason, remedy=nearest(name, known))


def _dangling(edition: Edition, lawbook: Lawbook) -> Iterator[tuple[Limit | None, str, frozenset[str]]]:
    acts = frozenset(other.act for other in lawbook if other.amends is None)
    if edition.amends is not None and edition.amends not in acts:
        yield None, edition.amends, acts
    for limit in edition.limits:
        match limit.anchor:
            case FromLapse(lapsed):
                act, _, name = lapsed.rpartition("/")
                act = act or edition.amends or edition.act
                known = frozenset(
                    f"{act}/{one.name}" for group in lawbook.editions.get(act, ()) for one in group.limits
                )
                if f"{act}/{name}" not in known and name not in {one.name for one in edition.limits}:
                    yield limit, lapsed, known or acts


def _documents(pack: Pack) -> Documents:
    """Read the files of a pack once more, for the lines on which their keys stand."""
    sources = () if pack.statutes is None else read_sources(pack.statutes)
    return {(source.act, source.in_force): source.document for source in sources}


# -- what is dead, and what is not used


def _zombies(pack: Pack, loaded: LoadedPack, rules: Rules, on: date) -> Iterator[Zombie]:
    endings = Endings(rules.lawbook, on)
    names = {f"{edition.act} {edition.in_force}" for edition in loaded.editions}
    yield from (zombie for zombie in endings.in_packs() if zombie.where in names)
    yield from endings.in_procedures(loaded.procedures)
    yield from endings.in_templates(dict(_templates(pack)))


def _templates(pack: Pack) -> Iterator[tuple[str, str]]:
    if pack.templates is not None:
        for file in sorted(pack.templates.iterdir(), key=lambda file: file.name):
            if file.is_file():
                yield file.name, file.read_bytes().decode("utf-8", errors="replace")


def _bad_templates(pack: Pack) -> tuple[LawAdminError, ...]:
    """Read the templates of letters as the command that fills them in does."""
    try:
        read_templates((pack.templates,))
    except Problems as problems:
        return tuple(problems)
    except ConfigError as fault:
        return (fault,)
    return ()


def _unused(loaded: LoadedPack, rules: Rules, on: date) -> Unused:
    used = frozenset(ref for procedure in rules.procedures.values() for ref in _refs(procedure))
    standing = (edition for edition in loaded.editions if edition.stands_on(on))
    limits = {f"{edition.amends or edition.act}/{limit.name}" for edition in standing for limit in edition.limits}
    idle = tuple(procedure.name for procedure in loaded.procedures if not procedure.must)
    return Unused(tuple(sorted(limits - used)), idle)


def _refs(procedure: Procedure) -> Iterator[str]:
    yield from (ref if "/" in ref else f"{procedure.act}/{ref}" for ref in procedure.must)
