from __future__ import annotations

from datetime import date

import pytest

from law_values import d, edition, limit
from lawadmin.errors import NoEdition, RankConflict
from lawadmin.law.edition import Edition
from lawadmin.law.lawbook import Lawbook, NoLimit, Place, Ruled
from lawadmin.law.rank import FAMILIES, Otherwise, Rank

ACT = "trial-act"
OLD = edition("2004-07-01", limit(30), limit(5, name="serve"), known=d("2003-08-27"))
NEW = edition("2019-04-23", limit(20), limit(20, name="hear"), known=d("2019-04-23"))
BOOK = Lawbook([NEW, OLD])
TOWN = Place(("370181", "3701", "37"), "农业")


def days(number: int, book: Lawbook, on: str, *, place: Place = TOWN, traits: frozenset[str] = frozenset()) -> bool:
    """Tell whether the limit of this many days is the one that binds."""
    found = book.limit(ACT, "decide", d(on), place=place, traits=traits)
    assert isinstance(found, Ruled), found
    assert found.limit.amount is not None
    return found.limit.amount.number == number


def rule(number: int, rank: Rank = Rank.DEPARTMENT, *, act: str = "rule", line: str = "", region: str = "") -> Edition:
    lines = frozenset({line} - {""})
    return edition("2010-01-01", limit(number), act=act, rank=rank, amends=ACT, lines=lines, region=region)


# -- by day


def test_a_text_is_found_by_its_own_name_even_where_it_speaks_of_another_act() -> None:
    book = Lawbook([OLD, NEW, rule(5), edition("2015-01-01", limit(6), act="rule", amends=ACT)])
    assert book.text(ACT, d("2010-01-01")) == book.edition(ACT, d("2010-01-01"))
    found = book.text("rule", d("2012-01-01"))
    assert found is not None
    assert (found.in_force, found.until) == (d("2010-01-01"), d("2014-12-31"))
    assert book.text("rule", d("2009-12-31")) is None
    assert book.text("nowhere", d("2012-01-01")) is None


@pytest.mark.parametrize(
    ("on", "first_day"),
    [
        ("2004-07-01", "2004-07-01"),
        ("2019-04-22", "2004-07-01"),
        ("2019-04-23", "2019-04-23"),
        ("2030-01-01", "2019-04-23"),
    ],
)
def test_edition_in_force(on: str, first_day: str) -> None:
    assert BOOK.edition(ACT, d(on)).in_force == d(first_day)


def test_an_edition_ends_where_the_next_begins() -> None:
    assert [(e.in_force, e.until) for e in BOOK] == [(d("2004-07-01"), d("2019-04-22")), (d("2019-04-23"), None)]


def test_a_stated_end_stays_where_it_is_the_earlier() -> None:
    book = Lawbook([edition("2004-07-01", until=d("2010-01-01")), NEW])
    assert next(iter(book)).until == d("2010-01-01")
    book = Lawbook([edition("2004-07-01", until=d("2025-01-01")), NEW])
    assert next(iter(book)).until == d("2019-04-22")


@pytest.mark.parametrize(
    ("on", "nearest"), [("2001-01-01", "2004-07-01"), ("2014-01-01", "2004-07-01"), ("2018-12-31", "2019-04-23")]
)
def test_no_edition_names_the_nearest(on: str, nearest: str) -> None:
    book = Lawbook([edition("2004-07-01", until=d("2013-12-31")), NEW])
    with pytest.raises(NoEdition) as raised:
        book.edition(ACT, d(on))
    assert raised.value.fields == {"act": ACT, "day": d(on), "nearest": d(nearest)}
    assert str(raised.value) == (
        f"no edition of 'trial-act' in force on {on}; the nearest is {nearest}. Check the day of the event"
    )


def test_no_edition_of_an_act_that_is_not_here() -> None:
    with pytest.raises(NoEdition) as raised:
        BOOK.edition("other-act", d("2020-01-01"))
    assert raised.value.fields["nearest"] is None


def test_no_limit_says_why() -> None:
    joint = Lawbook([edition("2004-07-01", limit(45, when=frozenset({"联合办理"})))])
    assert BOOK.limit(ACT, "decide", d("2001-01-01")) == NoLimit("no-edition", d("2004-07-01"))
    assert BOOK.limit(ACT, "hear", d("2018-01-01")) == NoLimit("not-in-edition")
    assert BOOK.limit("other-act", "hear", d("2018-01-01")) == NoLimit("no-edition")
    assert joint.limit(ACT, "decide", d("2018-01-01")) == NoLimit("traits")


def test_no_limit_names_the_successor() -> None:
    book = Lawbook([edition("2014-07-01", until=d("2024-04-30"), successor="next-act")])
    assert book.limit(ACT, "decide", d("2025-01-01")) == NoLimit("no-edition", d("2014-07-01"), "next-act")
    assert book.limit(ACT, "decide", d("2014-01-01")) == NoLimit("no-edition", d("2014-07-01"))


# -- by knowledge


@pytest.mark.parametrize(("as_of", "number"), [("2019-04-22", 30), ("2019-04-23", 20)])
def test_law_published_later_is_unseen_and_ends_nothing(as_of: str, number: int) -> None:
    assert days(number, BOOK.known_at(d(as_of)), "2019-06-01")


def test_law_known_from_the_start_is_the_same_book() -> None:
    assert BOOK.known_at(d("2019-04-23")) is BOOK
    always = Lawbook([edition("2004-07-01")])
    assert always.known_at(date.min) is always
    assert list(BOOK.known_at(d("2000-01-01"))) == []


# -- by organ and traits


def test_the_narrowest_traits_win() -> None:
    joint, joint_heard = frozenset({"联合办理"}), frozenset({"联合办理", "听证"})
    book = Lawbook([edition("2004-07-01", limit(20), limit(45, when=joint), limit(60, when=joint_heard))])
    assert days(20, book, "2020-01-01")
    assert days(20, book, "2020-01-01", traits=frozenset({"听证"}))
    assert days(45, book, "2020-01-01", traits=joint)
    assert days(60, book, "2020-01-01", traits=joint_heard)


def test_two_equally_narrow_wordings_are_a_conflict() -> None:
    one, other = frozenset({"联合办理"}), frozenset({"听证"})
    book = Lawbook([edition("2004-07-01", limit(45, when=one), limit(60, when=other))])
    with pytest.raises(RankConflict) as raised:
        book.limit(ACT, "decide", d("2020-01-01"), traits=one | other)
    assert raised.value.fields["first"] == "《试行法》第三条"


def test_a_rule_of_a_line_replaces_the_limit_for_its_line_alone() -> None:
    book = Lawbook([OLD, rule(15, line="农业")])
    assert days(15, book, "2020-01-01", place=Place(line="农业"))
    assert days(30, book, "2020-01-01", place=Place(line="林业"))
    found = book.limit(ACT, "decide", d("2020-01-01"), place=Place(line="农业"))
    assert isinstance(found, Ruled)
    assert [over.act for over in found.over] == [ACT]


def test_line_before_region_before_traits() -> None:
    line, region = rule(15, line="农业", act="line"), rule(14, act="region", region="37")
    assert days(15, Lawbook([OLD, line, region]), "2020-01-01")
    assert days(14, Lawbook([OLD, region]), "2020-01-01")


def test_a_region_speaks_for_itself_and_what_lies_in_it() -> None:
    book = Lawbook([OLD, rule(14, act="province", region="37"), rule(13, act="city", region="3701")])
    assert days(13, book, "2020-01-01")
    assert days(14, book, "2020-01-01", place=Place(("370201", "3702", "37")))
    assert days(30, book, "2020-01-01", place=Place(("510101", "5101", "51")))
    assert days(30, book, "2020-01-01", place=Place())


def test_each_region_of_an_act_has_editions_of_its_own() -> None:
    national, provincial = edition("2004-07-01"), edition("2010-01-01", region="37")
    assert [e.until for e in Lawbook([provincial, national])] == [None, None]


def test_a_text_that_loosens_what_it_may_not_is_left_out() -> None:
    assert days(30, Lawbook([OLD, rule(60)]), "2020-01-01")


def test_a_text_that_the_act_lets_set_another_term_stands() -> None:
    let = edition("2004-07-01", limit(90, otherwise=Otherwise(FAMILIES["规章"])))
    assert days(120, Lawbook([let, rule(120)]), "2020-01-01")
    assert days(90, Lawbook([let, rule(120, Rank.NORMATIVE)]), "2020-01-01")


def test_two_texts_that_both_stand_are_a_conflict() -> None:
    with pytest.raises(RankConflict):
        days(15, Lawbook([OLD, rule(15, act="one"), rule(14, act="other")]), "2020-01-01")


def test_a_text_may_set_a_limit_that_the_act_does_not() -> None:
    alone = edition("2010-01-01", limit(7, name="tell"), act="rule", rank=Rank.DEPARTMENT, amends=ACT)
    found = Lawbook([OLD, alone]).limit(ACT, "tell", d("2020-01-01"))
    assert isinstance(found, Ruled)
    assert (found.edition.act, found.over) == ("rule", ())


def test_citation_names_edition_and_article() -> None:
    cited = OLD.cite(OLD.limits[0])
    assert (cited.act, cited.edition, str(cited)) == (ACT, d("2004-07-01"), "《试行法》第三条")
