"""Findings from posts, from checks of each scope, and their changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from lawadmin.findings import diff, gather, judge, roster_findings, settle
from lawadmin.records.events import Officer, Party
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.records.timeline import Timeline
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, CountyCheck, Finding, Gravity, RosterCheck, Row
from made_up import EXAMPLE, Term, edition, limit, rules
from telling import day, faults, national, record, step, story

ROSTER = Roster(
    [Organ("o1", "甲局")],
    [Post("p1", "o1", "科员"), Post("p2", "o1", "科长", "审核人")],
    [
        Tenure("赵甲", "p1", date(2025, 1, 1), date(2025, 12, 31)),
        Tenure("赵甲", "p2", date(2026, 1, 1)),
    ],
)
LAW = edition(limit("decide", 5, "begun", "done"))


def took(*steps: tuple[str, str, Officer | Party]) -> set[tuple[str, str]]:
    seen = rules(LAW).at(day("2026-01-02"), roster=ROSTER)
    told = record("example", *(step(name, on, actor=actor) for name, on, actor in steps))
    return {(f.code, f.anchor) for f in judge(seen, seen.timeline(told)) if f.code == "no-post"}


def test_a_step_by_someone_without_a_post_is_found() -> None:
    assert took(("begun", "2024-12-31", Officer("赵甲"))) == {("no-post", "e1")}
    assert took(("begun", "2025-01-01", Officer("赵甲"))) == set()
    assert took(("begun", "2026-01-01", Officer("赵甲", "p1"))) == {("no-post", "e1")}
    assert took(("begun", "2026-01-01", Officer("赵甲", "p2"))) == set()
    assert took(("begun", "2026-01-01", Officer("钱乙")), ("served", "2026-01-01", Party())) == {("no-post", "e1")}


def test_without_a_roster_nothing_is_said_of_posts() -> None:
    seen = rules(LAW).at(day("2026-01-02"))
    assert not judge(seen, seen.timeline(record("example", step("begun", "2026-01-01", actor=Officer("赵甲")))))


def _finding(seen: Snapshot, matter: str) -> Finding:
    return Finding("custom", matter, "o1", "example", "2.4.1", Gravity.MINOR, seen.on, "x")


def _matter(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    yield _finding(seen, timeline.matter.id)


def _roster(seen: Snapshot) -> Iterator[Finding]:
    yield _finding(seen, "roster")


def _gather(seen: Snapshot, timeline: Timeline) -> Row | None:
    return (len(timeline.events),) if timeline.events else None


def _settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    yield _finding(seen, f"sum {sum(int(str(row[0])) for row in rows)}")


CHECKS = (
    Check("one", "2.4.1", _matter),
    Check("other", "2.4.1", _matter, frozenset({"licensing"})),
    RosterCheck("two", "2.4.1", _roster),
    CountyCheck("three", "2.4.1", _gather, _settle),
)


def test_checks_of_each_scope() -> None:
    seen = rules(LAW, checks=CHECKS).at(day("2026-01-02"))
    told = seen.timeline(record("example", step("begun", "2026-01-01")))
    empty = seen.timeline(record("example"))
    assert [f.matter for f in judge(seen, told)] == ["m1"]
    assert [f.matter for f in roster_findings(seen)] == ["roster"]
    rows = [*gather(seen, told), *gather(seen, told), *gather(seen, empty)]
    assert rows == [("three", (1,)), ("three", (1,))]
    assert [f.matter for f in settle(seen, rows)] == ["sum 2"]
    assert [f.matter for f in settle(seen, ())] == ["sum 0"]


def test_findings_are_new_standing_or_mended() -> None:
    seen = rules(LAW).at(day("2026-01-02"))
    a, b, c = (_finding(seen, name) for name in "abc")
    changed = diff([a, b], [b, c])
    assert (changed.new, changed.standing, changed.mended) == ((c,), (b,), (a,))


def test_a_citation_names_no_edition_where_none_is_in_force() -> None:
    seen = rules(LAW).at(day("2019-01-02"))
    result = story(seen, record("example", step("applied", "2019-01-01")))
    assert ("missing-step", "applied", None, None) in faults(result)
    assert all(f.citation is None for f in result.findings)
    later = rules(LAW).at(day("2026-01-02"))
    cited = story(later, record("example", step("applied", "2026-01-01"), step("begun", "2026-01-01", facts=Term())))
    assert {str(f.citation) for f in cited.findings if f.citation} == {"《示例法》第一条"}


def test_a_check_of_a_procedure_looks_at_the_one_that_takes_its_place() -> None:
    check = Check("one", "2.4.1", _matter, frozenset({"example"}))
    own = evolve(EXAMPLE, must=(), name="example-sd", replaces="example")
    pack = LoadedPack(
        "x", notices=national().calendar.notices, procedures=(evolve(EXAMPLE, must=()), own), checks=(check,)
    )
    seen = bind([pack]).at(day("2026-01-02"))
    told = seen.timeline(record("example", step("begun", "2026-01-01")))
    assert [f.code for f in judge(seen, told)] == ["custom"]
