"""The command ``review``: findings over the whole store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version

from attrs import define, frozen

from lawadmin.app import Reviewed
from lawadmin.cli.baseline import Baseline, baseline_of
from lawadmin.cli.codes import DONE, FINDINGS
from lawadmin.cli.names import Names
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.reviewing import Found, found, reviewed
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.world import World, world
from lawadmin.converters.exports import csv_header, csv_row, json_line, junit, sarif
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Shape
from lawadmin.converters.review_output import finding_shape, partial_shape
from lawadmin.hookspecs import Reviewed as Result
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Gravity

COLUMNS = ("matter", "organ", "message", "article", "due", "days-late", "who", "gravity")

STYLES = {"grave": "bold red", "serious": "red", "minor": "yellow", "note": "dim"}

WHOLE = frozenset({"matter", "due", "days-late", "gravity"})


@define
class Count:
    """Count what a review came to."""

    matters: int = 0
    findings: int = 0
    gravest: int = -1


@frozen
class Run:
    """Hold one review while it runs: what it sees, what it leaves out, what it counts."""

    world: World
    seen: Snapshot
    names: Names
    baseline: Baseline
    count: Count

    @property
    def asked(self) -> Asked:
        """Give what the command was asked."""
        return self.world.asked

    def matters(self, items: Iterable[Reviewed]) -> Iterator[Reviewed]:
        """Count the matters that pass."""
        for one in items:
            self.count.matters += 1
            yield one

    def new(self, items: Iterable[Reviewed]) -> Iterator[Found]:
        """List the findings that the baseline does not hold, and count them."""
        for one in filter(self.baseline.is_new, found(self.world, self.seen, self.matters(items))):
            self.count.findings += 1
            self.count.gravest = max(self.count.gravest, one.finding.gravity.weight)
            yield one

    def shape(self, one: Found) -> Shape:
        """Give a finding its JSON shape."""
        return finding_shape(one.finding, one.charges, self.asked.say)

    def failures(self) -> list[str]:
        """Say what failed so far."""
        return [self.asked.say.error(failure) for failure in self.asked.failures]


def review(asked: Asked, *, fail_on: str, baseline: str | None) -> int:
    """Review the whole store; 1 where a finding is as grave as ``fail_on`` or graver."""
    here = world(asked)
    known = baseline_of(baseline)
    with here.store() as source:
        seen = here.snapshot(source)
        run = Run(here, seen, Names(seen.roster, asked.say, here.config.county), known, Count())
        WRITERS[_format(asked)](run, run.new(reviewed(here, source, seen)))
    _tell(run)
    return FINDINGS if run.count.gravest >= Gravity(fail_on).weight else DONE


def _tell(run: Run) -> None:
    as_of = run.asked.as_of or run.asked.today
    result = Result(run.seen.on, as_of, run.seen.rules.digest, run.count.matters, run.count.findings)
    run.world.told("after_review", lambda observer: observer.after_review(result))


def _format(asked: Asked) -> str:
    return asked.format or ("table" if asked.screen.terminal else "text")


# -- each format


def _table(run: Run, items: Iterator[Found]) -> None:
    ordered = sorted(items, key=lambda one: (-one.finding.gravity.weight, one.finding.since, one.finding.key))
    if ordered:
        run.asked.screen.table(grid(run.names, ordered))
    _close(run)


def grid(names: Names, items: Iterable[Found]) -> Grid:
    """Lay findings out as a table: each in few words, as day and article stand beside them."""
    return Grid(tuple(_column(names.say, name) for name in COLUMNS), (_row(names, one) for one in items))


def _column(say: Messages, name: str) -> Column:
    styles = {say.word("gravity", gravity): style for gravity, style in STYLES.items()} if name == "gravity" else {}
    return Column(say.say(f"column.{name}"), name == "days-late", name in WHOLE, styles)


def _row(names: Names, one: Found) -> tuple[str, ...]:
    finding, say = one.finding, names.say
    return (
        finding.matter,
        names.local(finding.organ),
        say.finding(finding, short=True),
        short_article(finding.citation.title, finding.citation.article) if finding.citation else "",
        say.shown(finding.due),
        say.shown(finding.days_late),
        names.charged(one.charges),
        say.word("gravity", finding.gravity.value),
    )


def short_article(title: str, article: str) -> str:
    """Name an article, the act without the name of the state before it."""
    return f"《{title.removeprefix('中华人民共和国')}》{article}"


def _text(run: Run, items: Iterator[Found]) -> None:
    for one in items:
        run.asked.screen.lines(_block(run.names, one))
    _close(run)


def _block(names: Names, one: Found) -> Iterator[str]:
    """Tell a finding on a few lines, its key whole on the last."""
    finding, say = one.finding, names.say
    subject = f"{finding.matter} {names.organ(finding.organ)}".strip() or say.say("year.county")
    yield f"[{say.word('gravity', finding.gravity.value)}] {subject}{say.texts['list.colon']}{say.finding(finding)}"
    if finding.citation:
        yield f"    {say.say('records.article', article=str(finding.citation))}"
    yield from (f"    {say.say('records.who', who=names.charge(charge))}" for charge in one.charges)
    yield f"    {say.say('records.key', key=finding.key)}"


def _close(run: Run) -> None:
    """Say how many matters and findings there were, what the baseline held, and whether this is all."""
    say, count, screen = run.asked.say, run.count, run.asked.screen
    said = "records.reviewed" if count.findings else "records.none"
    screen.line(say.say(said, matters=count.matters, findings=count.findings))
    if run.baseline.keys:
        again = len(run.baseline.again)
        screen.line(say.say("records.known", count=again, mended=len(run.baseline.keys) - again))
    if run.asked.failures:
        screen.line(say.say("usage.partial"))


def _json(run: Run, items: Iterator[Found]) -> None:
    shapes = (run.shape(one) for one in items)
    run.asked.screen.json_list(shapes, lambda: [partial_shape(run.failures())] if run.asked.failures else [])


def _jsonl(run: Run, items: Iterator[Found]) -> None:
    run.asked.screen.lines(json_line(run.shape(one)) for one in items)
    if run.asked.failures:
        run.asked.screen.line(json_line(partial_shape(run.failures())))


def _csv(run: Run, items: Iterator[Found]) -> None:
    run.asked.screen.line(csv_header())
    run.asked.screen.lines(csv_row(run.shape(one)) for one in items)
    run.asked.screen.lines(csv_row({"code": "partial", "message": failure}) for failure in run.failures())


def _sarif(run: Run, items: Iterator[Found]) -> None:
    shapes = [run.shape(one) for one in items]
    titles = {fault.code: fault.title for fault in run.seen.rules.faults}
    run.asked.screen.json(sarif(shapes, titles, version("lawadmin"), run.failures()))


def _junit(run: Run, items: Iterator[Found]) -> None:
    shapes = [run.shape(one) for one in items]
    run.asked.screen.line(junit(shapes, run.count.matters, run.failures()))


WRITERS: Mapping[str, Callable[[Run, Iterator[Found]], None]] = {
    "table": _table,
    "text": _text,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "sarif": _sarif,
    "junit": _junit,
}

REVIEW = Verb(
    "review",
    review,
    (
        Param("--fail-on", tuple(gravity.value for gravity in Gravity), default=Gravity.MINOR.value),
        Param("--baseline", metavar="FILE"),
    ),
    tuple(WRITERS),
)
