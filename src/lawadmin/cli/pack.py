"""The command ``pack``: check law data, a pack's or the core's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from lawadmin.cli.codes import BAD_INPUT, DONE
from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.cli.screen import Column, Grid
from lawadmin.converters.coverage import load_coverage
from lawadmin.converters.messages import Messages
from lawadmin.converters.pack import Pack
from lawadmin.converters.pack_adds import Adds
from lawadmin.converters.pack_check import Against, Checked, check_pack
from lawadmin.converters.pack_folders import pack_of_folder
from lawadmin.converters.pack_output import checked_shape
from lawadmin.converters.packs import load
from lawadmin.converters.texts import load_texts
from lawadmin.errors import BadEdition, LawAdminError, NotInstalled, PluginError, Problems
from lawadmin.findings.zombies import Zombie
from lawadmin.law.beside import Beside, Shown
from lawadmin.law.conflicts import PAUSED, Conflict, Override, Tie
from lawadmin.plugins import make_plugins
from lawadmin.plugins.calls import called
from lawadmin.plugins.found import Found, installed

_ADDED = ("texts", "procedures", "checks", "registers", "faults", "notices", "templates")
_COVERAGE = ("text", "periods", "encoded", "left-out", "dates", "unexplained")


def pack(asked: Asked, *, action: str, path: str | None, texts: str | None, coverage: tuple[str, ...]) -> int:
    """Do with a pack what is asked: an installed one, a plugin's folder, a bare folder, or the core."""
    return ACTIONS[action](asked, path, texts, coverage)


def check(asked: Asked, path: str | None, texts: str | None, coverage: tuple[str, ...]) -> int:
    """Check a pack, and say whether it is sound."""
    core = make_plugins().packs[0]
    chosen = core if path is None else _chosen(path)
    against = Against(
        beside=tuple if chosen.name == core.name else lambda: (load(core),),
        on=asked.day,
        texts=load_texts(Path(texts)) if texts else None,
        covered=tuple(one for folder in coverage for one in load_coverage(Path(folder))) if coverage else None,
    )
    checked = check_pack(chosen, against)
    if asked.format == "json":
        asked.screen.json(checked_shape(checked, asked.say))
    else:
        asked.screen.lines(_lines(asked.say, checked))
        _table(asked, checked)
    return DONE if checked.sound else BAD_INPUT


def _chosen(path: str) -> Pack:
    """Find the pack that is meant: a folder where there is one of that name, else an installed plugin or its pack."""
    if Path(path).is_dir():
        return pack_of_folder(Path(path))
    house = {pack.name for pack in make_plugins().packs}
    names = [one.name for one in make_plugins().installed if path in (one.name, one.distribution)]
    plugins = make_plugins(names or (path,))
    if plugins.failures:
        raise Problems(tuple(_faults(names or (path,), plugins.failures)))
    brought = [pack for pack in plugins.packs if pack.name not in house or pack.name == path]
    if not brought:
        raise NotInstalled(plugin=path, remedy="It brings no pack; name another, or a folder with law data in it")
    return brought[-1]


def _faults(names: Sequence[str], failures: Sequence[PluginError]) -> Iterator[LawAdminError]:
    """Say why a plugin does not load where its own procedures say so; else that it failed."""
    said = [fault for one in installed() if one.name in names for fault in _of_loading(one)]
    yield from said or failures


def _of_loading(one: Found) -> Iterator[LawAdminError]:
    try:
        called(one.name, "load", one.load)
    except Problems as problems:
        yield from problems
    except LawAdminError as fault:
        yield fault


def _lines(say: Messages, checked: Checked) -> Iterator[str]:
    limits = sum(len(edition.limits) for edition in checked.editions)
    yield say.say("pack.head", name=checked.pack, editions=len(checked.editions), limits=limits)
    yield from _adds(say, checked.adds)
    yield _count(say, "faults", len(checked.faults))
    yield from (f"  {_fault(say, fault)}" for fault in checked.faults)
    if not checked.editions:
        return
    yield _count(say, "conflicts", len(checked.conflicts) + len(checked.ties))
    yield from (f"  {_conflict(say, one)}" for one in checked.conflicts)
    yield from (f"  {_tie(say, one)}" for one in checked.ties)
    yield _count(say, "overrides", len(checked.overrides))
    yield from (f"  {_override(say, one)}" for one in checked.overrides)
    yield from _beside(say, checked.beside)
    yield _count(say, "zombies", len(checked.zombies))
    yield from (f"  {zombie_line(say, one)}" for one in checked.zombies)
    yield from _texts(say, checked)
    yield from _unused(say, checked)


def _adds(say: Messages, adds: Adds) -> Iterator[str]:
    """Say what is added, kind by kind; what a pack does not bring is not said."""
    names = {name: getattr(adds, name) for name in _ADDED}
    numbers = {"limits": adds.limits, **{name: len(several) for name, several in names.items()}}
    parts = tuple(say.say(f"pack.adds-{name}", count=number) for name, number in numbers.items() if number)
    if parts:
        yield say.say("pack.adds", parts=parts)
    yield from (f"  {say.say('pack.replaces', old=old, new=new)}" for old, new in adds.replaces)
    if adds.attribution:
        yield f"  {say.say('pack.attribution', title=adds.attribution)}"


def _beside(say: Messages, found: Sequence[Beside]) -> Iterator[str]:
    yield _count(say, "beside", len(found))
    for one in found:
        by, other = (str(ruled.edition.cite(ruled.limit)) for ruled in (one.ours, one.other))
        governs = say.word("governs", one.governs)
        yield "  " + say.say("pack.stands-beside", limit=_ref(one), by=by, other=other, governs=governs)
        yield from (f"    {_shown(say, shown, name)}" for name, shown in _differences(one) if shown is not None)


def _differences(one: Beside) -> tuple[tuple[str, Shown | None], ...]:
    same = None if one.tighter or one.looser else Shown(date.min, date.min, date.min)
    return ("same", same), ("tighter", one.tighter), ("looser", one.looser)


def _shown(say: Messages, shown: Shown, name: str) -> str:
    if name == "same":
        return say.say("pack.same")
    days = {"start": say.day(shown.start), "here": say.day(shown.here), "there": say.day(shown.there)}
    return say.say(f"pack.{name}-extended" if shown.extended else f"pack.{name}", **days)


def _ref(one: Beside) -> str:
    return f"{one.ours.edition.act}/{one.ours.limit.name}"


def _unused(say: Messages, checked: Checked) -> Iterator[str]:
    """Say which limits no procedure uses, those that stand beside another first; a folder's code is not run."""
    unused, beside = checked.unused, {_ref(one) for one in checked.beside}
    yield say.say("pack.unused", limits=len(unused.limits), procedures=unused.procedures)
    if checked.adds.procedures or checked.adds.replaces:
        for name in sorted(unused.limits, key=lambda name: (name not in beside, name)):
            yield "  " + say.say("pack.unused-beside" if name in beside else "pack.unused-limit", limit=name)


def _fault(say: Messages, fault: LawAdminError) -> str:
    """Say a fault, and the limit in which it stands, where it is in one and does not name it itself."""
    limit = fault.fields.get("limit") if isinstance(fault, BadEdition) else None
    return say.error(fault) + (say.say("pack.of-limit", limit=limit) if limit else "")


def _count(say: Messages, what: str, number: int) -> str:
    return say.say(f"pack.{what}" if number else f"pack.no-{what}", count=number)


def _override(say: Messages, one: Override) -> str:
    right = one.right.value if one.right else "none"
    by, over = (str(ruled.edition.cite(ruled.limit)) for ruled in (one.by, one.over))
    return say.say("pack.override", limit=one.limit, by=by, over=over, right=say.word("right", right))


def _conflict(say: Messages, one: Conflict) -> str:
    override = one.override
    by, over = (str(ruled.edition.cite(ruled.limit)) for ruled in (override.by, override.over))
    days = {"start": say.day(one.start), "here": say.day(one.here), "there": say.day(one.there)}
    if one.paused:
        spans = tuple(sorted(one.paused))
        return say.say("pack.paused", limit=override.limit, by=by, over=over, spans=spans, paused=PAUSED, **days)
    return say.say("pack.extended" if one.extended else "pack.conflict", limit=override.limit, by=by, over=over, **days)


def _tie(say: Messages, one: Tie) -> str:
    first, second = (str(ruled.edition.cite(ruled.limit)) for ruled in (one.first, one.second))
    return say.say("pack.tie", limit=one.first.limit.name, first=first, second=second, day=one.day)


def zombie_line(say: Messages, one: Zombie) -> str:
    """Say what cites an edition that has ended."""
    cited = f"《{one.edition.title}》{one.cited}"
    kind, last = say.word("citer", one.kind), one.edition.until
    return say.say("pack.zombie", kind=kind, where=one.where, cited=cited, edition=one.edition.in_force, until=last)


def _texts(say: Messages, checked: Checked) -> Iterator[str]:
    if checked.compared is None:
        return
    known = [one for one in checked.compared if one.text is not None]
    lines = [line for one in known for line in one.disagreements]
    explained = [line for line in lines if line.explained]
    yield say.say("pack.texts", editions=len(known), agreed=sum(one.agreed for one in known), count=len(explained))
    for line in sorted(lines, key=lambda line: line.explained):
        found = say.shown(line.found) or say.say("list.none")
        told = {"mark": say.word("mark", line.mark), "says": line.says, "found": found}
        where = (
            f"{checked.where(line.edition, line.limit)}{say.say('list.colon')}{line.limit.name} {line.limit.article}"
        )
        yield f"  {where}{say.say('list.colon')}" + say.say(
            "pack.line", reason=line.reason or say.say("pack.bare"), **told
        )
    textless = tuple(f"{one.edition.act} {one.edition.in_force}" for one in checked.compared if one.text is None)
    if textless:
        yield say.say("pack.textless", editions=textless)
    unexplained = checked.unexplained
    yield say.say("pack.unexplained" if unexplained else "pack.no-unexplained", count=unexplained)


def _table(asked: Asked, checked: Checked) -> None:
    if checked.counted is None:
        return
    columns = tuple(
        Column(asked.say.say(f"column.{name}"), right=name not in ("text", "left-out")) for name in _COVERAGE
    )
    rows = tuple(
        (
            one.text,
            str(one.periods),
            str(one.encoded),
            asked.say.shown(tuple(f"{reason} {number}" for reason, number in sorted(one.left_out.items()))),
            str(one.dates),
            asked.say.shown((*one.unexplained, *one.unfound)) or "0",
        )
        for one in checked.counted
    )
    asked.screen.line()
    asked.screen.text(Grid(columns, rows))


ACTIONS = {"check": check}

PACK = Verb(
    "pack",
    pack,
    (
        Param("ACTION", tuple(ACTIONS), need=True),
        Param("PATH"),
        Param("--texts", metavar="DIR"),
        Param("--coverage", metavar="DIR", many=True),
    ),
    TEXT,
)
