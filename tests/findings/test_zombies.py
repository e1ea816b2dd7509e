"""What cites an edition after its last day is found: packs, procedures, registers, templates, matters, obligations."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from law_values import d, edition, limit
from lawadmin.findings.zombies import Citer, Endings, Zombie, texts_of
from lawadmin.law.edition import FromLapse
from lawadmin.law.lawbook import Lawbook
from lawadmin.records.events import Opaque
from lawadmin.records.registers import Entry, Registers
from lawadmin.regimes.functions.licensing import LICENSING
from telling import national, record, step, story

OLD = edition("2015-01-01")
NEW = edition("2020-07-01", limit(15))
GONE = evolve(
    edition("2010-01-01", act="gone-act", until=d("2018-12-31"), successor="别的法"), title="中华人民共和国旧法"
)
BOOK = Lawbook([OLD, NEW, GONE])
ON = date(2026, 6, 30)
ENDINGS = Endings(BOOK, ON)


@frozen
class Basis:
    """State on what something rests."""

    text: str | None = None
    more: tuple[str, ...] = ()


def cited(*found: Zombie) -> list[tuple[str, str, str, str]]:
    return [(one.kind.value, one.where, f"{one.edition.act} {one.edition.in_force}", one.cited) for one in found]


def test_editions_that_have_ended() -> None:
    assert [str(one.in_force) for one in ENDINGS.editions] == ["2010-01-01", "2015-01-01"]
    assert not Endings(BOOK, d("2018-12-31")).editions


def test_texts_that_amend_or_follow_an_act_that_has_ended() -> None:
    after = evolve(limit(), anchor=FromLapse("gone-act/decide"))
    rules = edition("2016-01-01", after, act="trial-rules", amends="gone-act")
    lapsed = edition("2017-01-01", act="lapsed-rules", amends="gone-act", until=d("2018-06-30"))
    sound = edition("2016-01-01", act="other-rules", amends="trial-act")
    found = Endings(Lawbook([OLD, NEW, GONE, rules, lapsed, sound]), ON).in_packs()
    assert cited(*found) == [
        ("pack", "trial-rules 2016-01-01", "gone-act 2010-01-01", ""),
        ("pack", "trial-rules 2016-01-01", "gone-act 2010-01-01", "decide"),
    ]


def test_limits_of_procedures_that_no_edition_in_force_has() -> None:
    procedure = evolve(LICENSING, act="trial-act", must=("decide", "gone-act/decide", "gone-act/nowhere"))
    assert cited(*ENDINGS.in_procedures([procedure])) == [
        ("procedure", "licensing", "gone-act 2010-01-01", "decide")
    ]  # fmt: skip


def test_a_text_without_a_day_cites_what_is_in_force() -> None:
    text = "依据《试行法》第三条、《旧法》第五条、《旧法》第五条和《没有的法》"
    assert cited(*ENDINGS.in_templates({"notice.txt": text})) == [
        ("template", "notice.txt", "gone-act 2010-01-01", "第五条")
    ]  # fmt: skip


def test_entries_cite_what_was_in_force_on_their_first_day() -> None:
    entries = (
        Entry("e1", "power-items", "item", since=d("2016-05-01"), facts=Basis("《试行法》第三条")),
        Entry("e2", "power-items", "item", since=d("2021-05-01"), facts=Basis("《试行法》第三条")),
        Entry("e3", "power-items", "item", since=d("2016-05-01"), until=d("2020-12-31"), facts=Basis("《试行法》")),
        Entry("e4", "power-items", "item", since=d("2016-05-01"), facts=Opaque((("basis", "《试行法》"),))),
        Entry("e5", "power-items", "item", since=d("2005-05-01"), facts=Basis(more=("《旧法》",))),
        Entry("e6", "power-items", "item"),
    )
    assert cited(*ENDINGS.in_registers(Registers(entries))) == [
        ("register", "power-items/e1", "trial-act 2015-01-01", "第三条"),
        ("register", "power-items/e4", "trial-act 2015-01-01", ""),
        ("register", "power-items/e5", "gone-act 2010-01-01", ""),
    ]


def test_only_texts_are_read_among_facts() -> None:
    assert list(texts_of(Basis("a", ("b", "c")))) == ["a", "b", "c"]
    assert list(texts_of(Opaque((("n", "1"),)))) == ["1"]
    assert list(texts_of(None)) == []


def test_a_matter_that_is_not_closed_still_cites() -> None:
    seen = national().at(ON)
    events = step("申请", "2016-05-03", facts=Basis("《试行法》第三条")), step("受理", "2021-05-03", facts=Basis())
    open_matter = seen.timeline(record("licensing", *events))
    closed = seen.timeline(record("licensing", *events, step("撤回申请", "2021-05-10")))
    assert cited(*ENDINGS.in_matter(LICENSING, open_matter)) == [
        ("matter", "m1/申请", "trial-act 2015-01-01", "第三条")
    ]  # fmt: skip
    assert not list(ENDINGS.in_matter(LICENSING, closed))


def test_clocks_that_still_run_by_an_edition_that_has_ended() -> None:
    on = date(2021, 7, 20)
    seen = national().at(on)
    events = (
        step("立案", "2021-07-01"),
        step("先行登记保存", "2021-07-14", about="物品"),
        step("告知听证权", "2021-07-01"),
    )
    told = story(seen, record("penalty", *events))
    found = list(Endings(seen.lawbook, on).in_obligations(told.obligations))
    assert {(one.kind, one.where, one.edition.in_force, one.cited) for one in found} == {
        (Citer.OBLIGATION, "m1/administrative-penalty-act/hold_evidence", date(2018, 1, 1), "第三十七条第二款")
    }
