"""Certificates of every kind of limit: made from records, checked without the count, and refused where changed."""

from __future__ import annotations

import ast
import re
from datetime import date, time
from pathlib import Path

import pytest
from attrs import evolve

import lawadmin.obligations.verify as verify_module
from lawadmin.days.calendar import Notice, calendar_of
from lawadmin.days.span import Unit
from lawadmin.errors import Forged, Stale
from lawadmin.law.edition import (
    Amount,
    Bearer,
    Certainty,
    DayCount,
    FromLapse,
    FromStep,
    Limit,
    Which,
    WorkingDays,
)
from lawadmin.obligations.certificate import Certificate, Granted, Terms
from lawadmin.obligations.digests import digest_of_events, digest_of_words
from lawadmin.obligations.oblige import oblige
from lawadmin.obligations.proof import prove, terms
from lawadmin.obligations.values import Status, first_reading, last_day
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from made_up import Term, edition, limit, rules
from proven_kinds import ASKED, BEGUN, EXPIRY, KINDS, PAUSED, STATED, Told, extended, longer, tier
from proving import Proven, amount, forgeries, proven, written
from telling import day, national, record, step, story

ON = "2026-11-20"
EVERY_KIND = pytest.mark.parametrize("told", KINDS.values(), ids=KINDS.keys())


@EVERY_KIND
def test_every_kind_is_certified_on_the_days_counted_by_hand(told: Told) -> None:
    certified = told.prove()
    days = {name: tuple(sorted({str(one.last) for one in certified.all if one.limit == name})) for name in told.days}
    assert days == dict(told.days)
    for one in certified.all:
        certified.check(one)


@EVERY_KIND
def test_certificates_reach_from_the_earliest_day_to_the_latest(told: Told) -> None:
    certified = told.prove()
    for obligation in certified.obligations:
        lasts = [one.last for one in certified.certificates[obligation.key]]
        assert (min(lasts), max(lasts)) == (first_reading(obligation.due), last_day(obligation.due))
        assert {one.key for one in certified.certificates[obligation.key]} == {obligation.key}


@EVERY_KIND
def test_whatever_is_changed_is_refused(told: Told) -> None:
    certified = told.prove()
    accepted = [path for one in certified.all for path, other in forgeries(one) if not certified.refuses(other)]
    assert accepted == []


def test_some_hundreds_of_forgeries_of_many_families_were_tried() -> None:
    tried = [path for told in KINDS.values() for one in told.prove().all for path, _ in forgeries(one)]
    assert len(tried) >= 400
    assert len(set(tried)) >= 20


def test_a_penalty_of_ninety_days_that_end_on_a_sunday() -> None:
    told = record("penalty", step("立案", "2024-09-09"), step("处罚决定", "2024-12-11"))
    certified = proven(national().at(day(ON)), told)
    stays, forward = (one for one in certified.all if one.limit == "decide")
    for one in (stays, forward):
        certified.check(one)
    assert [
        (str(one.last), one.choices.last_day_off) for one in sorted((stays, forward), key=lambda one: one.last)
    ] == [
        ("2024-12-08", "stays"),
        ("2024-12-09", "forward"),
    ]
    assert (stays.article, stays.amount, stays.why, str(stays.nominal)) == ("第六十条", 90, "第八十五条", "2024-12-08")


# -- what cannot be certified


@pytest.mark.parametrize(
    ("law", "events"),
    [
        (limit("it", None, "begun", "done", word="及时"), (BEGUN,)),
        (limit("it", 10, "begun", "done", exclude=("asking",)), (BEGUN, step("asked", "2026-01-08"))),
        (limit("it", None, "begun", "done", amount=amount(None)), (BEGUN,)),
        (longer(tier(None, to=3, to_unit=Unit.MONTH)), (BEGUN, extended("2026-01-09"))),
    ],
    ids=["no number", "standing still", "no term stated", "extended by nobody knows how much"],
)
def test_without_a_day_there_is_no_certificate(law: Limit, events: tuple[Event, ...]) -> None:
    seen = rules(*written(edition(law))).at(day(ON))
    timeline = story(seen, record("example", *events)).timeline
    [obligation] = oblige(seen, timeline)
    assert prove(seen, timeline, obligation) == ()


def test_a_matter_of_a_procedure_that_is_not_installed_has_no_terms() -> None:
    certified = KINDS["deadline"]
    told = Record(Matter("m1", "unheard-of", "o1"), ())
    timeline = certified.seen.timeline(told)
    assert terms(certified.seen, timeline) == Terms(())
    [obligation] = certified.prove().obligations
    assert prove(certified.seen, timeline, obligation) == ()


# -- what a forger could try who computes digests anew


def redigested(certified: Proven, one: Certificate, *used: str) -> Certificate:
    """Let the digest of the events fit what the certificate pretends to rest on."""
    events = (event for event in certified.events if event.id in used)
    return evolve(one, digests=evolve(one.digests, events=digest_of_events(one.matter, events)))


def test_a_pause_cannot_be_left_out() -> None:
    certified = KINDS["a pause"].prove()
    shorter = evolve(certified.only("it"), pauses=(), nominal=day("2026-01-15"), last=day("2026-01-15"))
    with pytest.raises(Stale):
        certified.check(redigested(certified, shorter, "e1"))
    with pytest.raises(Forged, match="nominal, last, pauses"):
        certified.check(shorter)


def test_an_extension_cannot_be_made_up() -> None:
    certified = KINDS["an extension too late"].prove()
    granted = Granted("e2", day("2026-01-16"), 5, Unit.DAY, approver="负责人", by="post-1")
    longer = evolve(certified.only("it"), extensions=(granted,), nominal=day("2026-01-20"), last=day("2026-01-20"))
    assert certified.refuses(redigested(certified, longer, "e1", "e2"))


def test_a_duty_without_a_number_has_no_day_to_certify() -> None:
    one = KINDS["deadline"].prove().only("it")
    soon = limit("it", None, "begun", "done", word="及时")
    unnumbered = evolve(KINDS["deadline"], law=(edition(soon),)).prove()
    [law] = unnumbered.terms.editions
    pretended = evolve(one, digests=evolve(one.digests, words=digest_of_words(law, soon)))
    with pytest.raises(Forged, match="amount"):
        unnumbered.check(pretended)


def test_a_silence_that_was_answered_deems_nothing() -> None:
    told = KINDS["a deemed step"]
    chain = told.prove().only("it")
    answered = evolve(told, events=(BEGUN, step("done", "2026-01-09"))).prove()
    with pytest.raises(Forged, match="lapse"):
        answered.check(chain)


def test_the_expiry_of_a_limit_that_was_met_starts_nothing() -> None:
    told = KINDS["window after a lapse"]
    window = told.prove().only("it")
    for met in (step("sued", "2026-07-05"), step("over", "2026-03-01")):
        sued = evolve(told, events=(*told.events, met)).prove()
        with pytest.raises(Forged, match="anchor"):
            sued.check(window)


def test_what_was_done_before_the_expiry_answers_what_it_starts() -> None:
    second = limit("second", 5, FromLapse("sue"), "paid")
    law = (edition(limit("sue", 10, "begun", "done"), second, limit("it", 5, FromLapse("second"), "applied")),)
    told = Told({}, law, (BEGUN,))
    chain = told.prove()
    chain.check(chain.only("it"))
    paid = evolve(told, events=(BEGUN, step("paid", "2026-01-09"))).prove()
    assert [one.limit.name for one in paid.obligations] == ["sue", "second"]
    assert paid.obligations[1].status is Status.MET
    with pytest.raises(Forged, match="anchor"):
        paid.check(chain.only("it"))


def test_hours_that_were_kept_to_the_minute_do_not_expire() -> None:
    report = limit("sue", 24, "begun", "done", amount=amount(24, Unit.HOUR))
    told = Told({}, (edition(report, limit("it", 5, FromLapse("sue"), "paid")),), (evolve(BEGUN, at=time(9)),))
    late, kept = (evolve(step("done", "2026-01-06"), at=time(hour)) for hour in (10, 9))
    chain = evolve(told, events=(*told.events, late)).prove()
    chain.check(chain.only("it"))
    assert evolve(told, events=(*told.events, kept)).prove().refuses(chain.only("it"))


def test_a_clock_started_anew_did_not_expire() -> None:
    anew = FromStep(frozenset({"begun", "resumed"}), Which.LATEST)
    law = (edition(limit("sue", 10, anew, "done"), limit("it", 5, FromLapse("sue"), "paid")),)
    told = Told({}, law, (BEGUN,))
    chain = told.prove().only("it")
    assert evolve(told, events=(BEGUN, step("resumed", "2026-01-09"))).prove().refuses(chain)


def test_an_earlier_start_cannot_be_passed_over() -> None:
    certified = evolve(KINDS["deadline"], events=(step("begun", "2026-01-04", name_it="b0"), BEGUN)).prove()
    later = evolve(KINDS["deadline"], events=(step("urged", "2026-01-04", name_it="b0"), BEGUN)).prove()
    assert certified.refuses(later.only("it"))


def test_the_other_words_of_a_newer_edition_cannot_be_taken_where_the_older_had_begun() -> None:
    told = KINDS["editions with starts of their own"]
    newer = evolve(told, events=(step("urged", "2026-01-05"), *told.events[1:])).prove()
    assert str(newer.only("decide").last) == "2026-02-11"
    assert told.prove().refuses(newer.only("decide"))


def test_days_count_as_working_days_only_where_the_clause_says_so() -> None:
    five = Amount(5, "日", (Unit.WORKING_DAY,), Certainty.TEXT, "第九条")
    for clause, good in (
        (DayCount(WorkingDays.ALL, "第九条"), True),
        (DayCount(WorkingDays.UP_TO_10, "第九条"), True),
        (DayCount(frozenset({2, 5}), "第九条"), True),
        (DayCount(frozenset({2, 3}), "第九条"), False),
        (DayCount(WorkingDays.AS_WRITTEN, "第九条"), False),
        (None, False),
    ):
        law = evolve(edition(limit("it", 5, "begun", "done", amount=five)), daycount=clause)
        certified = proven(rules(law).at(day(ON)), record("example", BEGUN))
        assert certified.refuses(certified.only("it")) is not good


def test_a_clause_that_speaks_of_organs_alone_settles_nothing_for_a_party() -> None:
    five = Amount(5, "日", (Unit.WORKING_DAY,), Certainty.TEXT, "第九条")
    party = limit("it", 5, "begun", "done", amount=five, bearer=Bearer.PARTY)
    law = evolve(edition(party), daycount=DayCount(WorkingDays.ALL, "第九条", organs_only=True))
    certified = proven(rules(law).at(day(ON)), record("example", BEGUN))
    assert certified.refuses(certified.only("it"))


def test_a_certificate_of_another_matter_proves_nothing_here() -> None:
    certified = KINDS["an uncertain expiry"].prove()
    one = next(certified for certified in certified.all if certified.anchor.lapsed)
    assert one.anchor.lapsed is not None
    strange = evolve(one.anchor.lapsed, matter="m2")
    events = (event for event in certified.events if event.id == "e1")
    strange = evolve(strange, digests=evolve(strange.digests, events=digest_of_events("m2", events)))
    with pytest.raises(Forged, match="matter"):
        certified.check(evolve(one, anchor=evolve(one.anchor, lapsed=strange)))


def test_a_day_out_of_time_is_refused() -> None:
    told = Told({}, (edition(limit("it", 1, EXPIRY, "done", amount=amount(1, Unit.MONTH))),), (STATED,))
    certified = told.prove()
    one, end = certified.only("it"), date(9999, 12, 30)
    stated = evolve(certified, events=(evolve(certified.events[0], facts=Term(until=end)),))
    with pytest.raises(Forged, match="a day"):
        stated.check(evolve(one, anchor=evolve(one.anchor, day=end)))


# -- what has changed since


def test_a_pause_recorded_later_makes_a_certificate_stale() -> None:
    told = KINDS["deadline"]
    paused = evolve(told, law=(edition(evolve(PAUSED, exclude=frozenset({"asking"}))),))
    before = paused.prove().only("it")
    after = evolve(paused, events=(BEGUN, *ASKED)).prove()
    with pytest.raises(Stale):
        after.check(before)


def test_what_happens_after_the_last_day_leaves_a_certificate_as_it_is() -> None:
    told = KINDS["a pause"]
    later = (
        step("asked", "2026-03-01"),
        step("answered", "2026-03-02"),
        step("extended", "2026-03-02"),
        step("done", "2026-03-03"),
    )
    evolve(told, events=(*told.events, *later)).prove().check(told.prove().only("it"))


def test_other_words_of_the_law_make_a_certificate_stale() -> None:
    told = KINDS["deadline"]
    longer = evolve(told, law=(edition(limit("it", 11, "begun", "done")),)).prove()
    with pytest.raises(Stale, match="in the words"):
        longer.check(told.prove().only("it"))
    titled = evolve(told, law=(edition(evolve(limit("it", 10, "begun", "done"), title="新题", note="注")),)).prove()
    titled.check(told.prove().only("it"))


def test_a_later_notice_makes_stale_only_what_read_its_days() -> None:
    amended = Notice("amended", "通知", frozenset({day("2026-01-07")}), frozenset(), published=day("2026-01-06"))
    for name, fresh in (("working days", False), ("deadline", True)):
        certified = KINDS[name].prove()
        notices = calendar_of((*certified.calendar.notices, amended), certified.calendar.forecast)
        assert evolve(certified, calendar=notices).refuses(certified.only("it")) is not fresh


# -- on its own


COUNTS = re.compile(
    r"lawadmin\.days\.(?!clock|due|notice|span)|lawadmin\.law\.(?!edition|citation|rank)|lawadmin\.rules"
)


def test_the_checker_imports_values_alone() -> None:
    folder = Path(verify_module.__file__).parent
    names = {f"lawadmin.obligations.{path.stem}" for path in folder.glob("verify*.py")}
    names |= {"lawadmin.obligations.certificate", "lawadmin.obligations.digests"}
    found = set()
    for name in sorted(names):
        path = folder / f"{name.rpartition('.')[2]}.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    assert {one for one in found if COUNTS.match(one)} == set()
    assert {one for one in found if one.startswith("lawadmin.obligations.")} <= names
