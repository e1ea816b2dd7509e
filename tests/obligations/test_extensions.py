"""Extensions: how far they reach, and which have no effect."""

from __future__ import annotations

from lawadmin.days.span import Unit
from lawadmin.law.edition import (
    Amount,
    Extension,
)
from made_up import Term, days, edition, judge, limit
from telling import dues, faults, step


def test_extensions_add_up_to_what_the_law_allows_and_no_further() -> None:
    tier = Extension(days(30), granted="extended")
    law = edition(limit("decide", 60, "begun", "done", extend=(tier,)))
    begun = step("begun", "2026-01-01")
    half = (step("extended", "2026-02-01", facts=Term(days=20)), step("extended", "2026-03-10", facts=Term(days=20)))
    result = judge(law, events=(begun, *half))
    assert dues(result) == {"decide@e1": "2026-04-01 lapsed"}
    assert [leg.reason.value for leg in result.obligations[0].refused] == ["over-long"]
    more = judge(law, events=(begun, *half, step("extended", "2026-03-12", facts=Term(days=5))))
    assert dues(more) == {"decide@e1": "2026-04-01 lapsed"}


def test_a_second_tier_follows_the_first() -> None:
    tiers = (Extension(days(10), times=1, granted="extended"), Extension(days(None), granted="extended"))
    law = edition(limit("decide", 10, "begun", "done", extend=tiers))
    told = (
        step("begun", "2026-01-01"),
        step("extended", "2026-01-05"),
        step("extended", "2026-01-12", facts=Term(days=7)),
    )
    assert dues(judge(law, events=told)) == {"decide@e1": "2026-01-28 lapsed"}
    silent = (step("begun", "2026-01-01"), step("extended", "2026-01-05"), step("extended", "2026-01-12"))
    unknown = judge(law, events=silent)
    assert dues(unknown) == {"decide@e1": "NotYetAnchored open"}
    assert faults(unknown) == {("open-reading", "decide", None, None)}
    late = (*silent[:2], step("extended", "2026-01-22"))
    assert dues(judge(law, events=late)) == {"decide@e1": "2026-01-21 lapsed"}
    assert ("extension-refused", "decide", "2026-01-21", None) in faults(judge(law, events=late))


def test_what_a_cap_in_another_unit_leaves_is_not_guessed() -> None:
    """Ten days that may become twelve working days at most: a grant that names no length adds nobody knows what."""
    cap = Amount(12, "个工作日", (Unit.WORKING_DAY,))
    law = edition(limit("decide", 10, "begun", "done", extend=(Extension(None, cap, granted="extended"),)))
    told = (step("begun", "2026-01-01"), step("extended", "2026-01-05"))
    assert faults(judge(law, events=told)) == {("open-reading", "decide", None, None)}


def test_a_tier_is_granted_by_its_own_step() -> None:
    tiers = (Extension(days(10), granted="extended"), Extension(days(None), granted="resumed"))
    law = edition(limit("decide", 10, "begun", "done", extend=tiers))
    told = (step("begun", "2026-01-01"), step("resumed", "2026-01-05", facts=Term(days=30)))
    assert dues(judge(law, events=told)) == {"decide@e1": "2026-02-10 lapsed"}


def test_each_grant_may_add_the_whole() -> None:
    law = edition(limit("decide", 10, "begun", "done", extend=(Extension(days(5), each=True, granted="extended"),)))
    told = (step("begun", "2026-01-01"), step("extended", "2026-01-05"), step("extended", "2026-01-12"))
    assert dues(judge(law, events=told)) == {"decide@e1": "2026-01-21 lapsed"}


def test_a_cap_on_the_whole_term_cuts_an_extension() -> None:
    tier = Extension(None, to=days(45), granted="extended")
    law = edition(limit("decide", 30, "begun", "done", extend=(tier,)))
    told = (step("begun", "2026-01-01"), step("extended", "2026-01-05", facts=Term(days=20)))
    result = judge(law, events=told)
    assert dues(result) == {"decide@e1": "2026-02-15 lapsed"}
    assert [leg.reason.value for leg in result.obligations[0].refused] == ["over-long"]


def test_an_extension_names_its_limit_and_its_party() -> None:
    tier = Extension(days(10), granted="extended")
    law = edition(
        limit("decide", 10, "begun", "done", extend=(tier,)),
        limit("pay", 10, "begun", "paid", per=True, extend=(tier,)),
    )
    begun = step("begun", "2026-01-01", about="a")
    named = judge(law, events=(begun, step("extended", "2026-01-05", facts=Term(limit="decide"))))
    assert dues(named) == {"decide@e1": "2026-01-21 lapsed", "pay@e1": "2026-01-11 lapsed"}
    other = judge(law, events=(begun, step("extended", "2026-01-05", about="b", facts=Term(limit="pay"))))
    assert dues(other) == {"decide@e1": "2026-01-11 lapsed", "pay@e1": "2026-01-11 lapsed"}
