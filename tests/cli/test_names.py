from __future__ import annotations

from datetime import date

from lawadmin.accountability import Charge
from lawadmin.accountability.chain import Place
from lawadmin.cli.names import Names
from lawadmin.converters.messages import load_messages
from lawadmin.obligations.custody import Holder
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Roster, Tenure

POST = Post("p1", "o1", "科员")
NAMES = Names(
    Roster([Organ("o1", "云溪县林业局")], [POST], [Tenure("张甲", "p1", date(2025, 1, 1))]),
    load_messages("zh"),
    "云溪县",
)


def test_organs_are_named_and_at_home_without_their_county() -> None:
    assert (NAMES.organ("o1"), NAMES.local("o1"), NAMES.organ("o9")) == ("云溪县林业局", "林业局", "o9")


def test_who_holds_a_matter_is_named_by_person_and_post() -> None:
    assert NAMES.holder(Holder("p1", "张甲")) == "张甲 科员"
    assert NAMES.holder(Holder("p1")) == "（空缺） 科员"
    assert NAMES.holder(Holder("p9", "张甲")) == "张甲 p9"
    assert NAMES.holder(Holder(person="张甲")) == "张甲"
    assert NAMES.holder(Holder(other="当事人")) == "当事人"
    assert NAMES.holder(Holder()) == "（无记录）"


def test_who_answers_is_named_with_the_responsibility() -> None:
    assert NAMES.charge(Charge("k", "张甲", "p1", "直接责任")) == "张甲 科员（直接责任）"
    assert NAMES.charge(Charge("k", None, None, "直接责任")) == "（无人认定）（直接责任）"


def test_in_a_table_names_alone_are_given() -> None:
    charges = (Charge("k", "张甲", "p1", "x"), Charge("k", None, "p1", "x"), Charge("k", None, None, "x"))
    assert NAMES.charged(charges) == "张甲、（空缺）、（无人认定）"


def test_an_acting_holder_is_said_to_be_one() -> None:
    assert NAMES.place(Place(POST, "张甲", acting=True)) == "张甲 科员、代理"
    assert NAMES.place(Place(POST, None)) == "（空缺） 科员"


def test_only_facts_that_speak_of_a_post_are_named() -> None:
    assert (NAMES.fact("held-longest", "p1"), NAMES.fact("days-held", "5")) == ("科员", "5")
