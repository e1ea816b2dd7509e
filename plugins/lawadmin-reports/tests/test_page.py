from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256

import pytest
from attrs import evolve
from reading import read
from sample_matters import matter_in_full
from sample_reports import FINDING, made_up, report_of, reported

from lawadmin.accountability import Charge
from lawadmin.assessment import ClauseState
from lawadmin.converters.messages import Lang, load_messages
from lawadmin.errors import InputError
from lawadmin.rules.values import Finding, Gravity
from lawadmin_reports.page import html

LANGS = ("zh", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("count", [0, 1, 41])
def test_a_page_is_whole(lang: str, count: int) -> None:
    page = read(html(made_up(count), lang=lang))
    assert html(made_up(count), lang=lang).startswith(b"<!DOCTYPE html>")
    assert [node.attributes["lang"] for node in page.find("html")] == [{"zh": "zh-CN", "en": "en"}[lang]]
    assert len(page.find("h1")) == 1
    assert "云溪县" in page.find("h1")[0].text
    assert len(page.find("tbody", class_="finding")) == count


def test_ids_are_unique_and_labels_lead_to_them() -> None:
    page = read(html(made_up(41)))
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    named = [
        node.attributes[name] for node in page.all() for name in ("for", "aria-labelledby") if name in node.attributes
    ]
    assert len(ids) == len(set(ids))
    assert {word for name in named for word in (name or "").split()} <= set(ids)
    assert {(n.attributes["href"] or "")[1:] for n in page.find("a")} <= set(ids)


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_reaches_for_nothing(lang: str) -> None:
    page = html(evolve(made_up(41), dossiers=(matter_in_full("听证"),)), lang=lang)
    assert re.search(rb"\b(https?|ftp|file|javascript|data|wss?):", page, re.IGNORECASE) is None
    assert (
        re.search(rb"url\((?!#head-)|@import|srcset|<(img|iframe|object|embed|link|base|audio|video)\b", page) is None
    )
    assert {"src", "style", "action", "formaction", "xlink:href"} & {
        a for n in read(page).all() for a in n.attributes
    } == set()
    assert all((node.attributes["href"] or "").startswith("#") for node in read(page).find("a"))


def test_a_page_has_no_event_handlers() -> None:
    assert [a for node in read(html(made_up(41))).all() for a in node.attributes if a.startswith("on")] == []


def test_the_policy_forbids_all_but_the_own_style_and_script() -> None:
    page = read(html(made_up(3)))
    policy = page.find("meta", http_equiv="Content-Security-Policy")[0].attributes["content"] or ""
    said = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    [style], [script] = page.find("style"), page.find("script")
    own = {
        tag: "'sha256-" + b64encode(sha256(node.parts[0].encode()).digest()).decode() + "'"
        for tag, node in (("style-src", style), ("script-src", script))
    }
    assert said == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'", **own}


def test_the_policy_stands_before_what_it_governs() -> None:
    tags = [(node.tag, "http-equiv" in node.attributes) for node in read(html(made_up(1))).all()]
    assert tags.index(("meta", True)) < min(tags.index(("style", False)), tags.index(("script", False)))


@pytest.mark.parametrize("lang", LANGS)
def test_the_head_says_the_days_and_the_law(lang: str) -> None:
    head = read(html(evolve(made_up(2), as_of=date(2026, 7, 15)), lang=lang)).find("header")[0].text
    assert "2026-06-30" in head
    assert "2026-07-15" in head
    assert made_up(2).rules in head


def test_days_are_written_out_in_each_language() -> None:
    assert "截至2026年6月30日" in read(html(made_up(1), lang="zh")).text
    assert "30 June 2026" in read(html(made_up(1), lang="en")).text


def test_the_plan_has_every_clause_with_its_state() -> None:
    served = ClauseState("9.1", "甲", "A", ("licensing",), (), ("act/limit",), 2, 0, 0)
    plan = (
        served,
        evolve(served, clause="9.2", open=0),
        evolve(served, clause="9.3", procedures=(), limits=(), open=0),
        evolve(served, clause="9.4", findings=3),
    )
    rows = read(html(report_of(plan=plan), lang="en")).find("table", class_="plan")[0].find("tr")[1:]
    assert [row.attributes["class"] for row in rows] == ["running", "clear", "unserved", "findings"]
    assert [row.find("th")[0].text for row in rows] == ["9.1", "9.2", "9.3", "9.4"]
    assert len(read(html(made_up(5))).find("table", class_="plan")[0].find("tr")) == 31


def test_titles_of_clauses_are_in_the_language_of_the_page() -> None:
    assert "政府信息公开" in read(html(made_up(5), lang="zh")).find("table", class_="plan")[0].text
    assert "information open" in read(html(made_up(5), lang="en")).find("table", class_="plan")[0].text


def test_an_empty_report_says_that_nothing_was_found() -> None:
    page = read(html(report_of(), lang="zh"))
    assert "未发现问题。" in page.text
    assert page.find("table") == []
    assert page.find("svg") == []


def test_an_empty_report_that_is_incomplete_does_not_say_that_all_is_well() -> None:
    page = read(html(report_of(failures=("petitions.csv",)), lang="zh"))
    assert "不能据此认为没有问题" in page.text


@pytest.mark.parametrize("lang", LANGS)
def test_a_failure_is_shown_before_everything_else(lang: str) -> None:
    page = html(made_up(3, failures=("petitions.csv:12", "plugin shandong")), lang=lang)
    banner = read(page).find("div", role="alert")[0]
    assert [item.text for item in banner.find("li")] == ["petitions.csv:12", "plugin shandong"]
    assert page.index(b'role="alert"') < page.index(b"<main>")
    assert read(html(made_up(3), lang=lang)).find("div", role="alert") == []


def test_of_very_many_failures_the_first_are_named_and_the_rest_counted() -> None:
    banner = read(html(made_up(1, failures=tuple(f"row {n}" for n in range(700))), lang="en")).find(
        "div", role="alert"
    )[0]
    items = [item.text for item in banner.find("li")]
    assert len(items) == 51
    assert items[-1] == "And 650 more."


def row(finding: Finding, *charges: Charge, lang: str = "zh") -> str:
    page = read(html(report_of(reported(finding, *charges)), lang=lang))
    return page.find("tbody", class_="finding")[0].text


def test_a_finding_names_article_organ_matter_and_days_late() -> None:
    said = row(FINDING)
    for word in ("《信访工作条例》第三十四条", "云溪县信访局", "YX-2026-0001", "2.5.2", "2026-05-01", "60", "严重"):
        assert word in said


@pytest.mark.parametrize("lang", LANGS)
def test_a_finding_is_told_in_the_words_of_lawadmin(lang: Lang) -> None:
    said, messages = row(FINDING, lang=lang), load_messages(lang)
    assert messages.finding(FINDING) in said
    assert messages.word("gravity", "serious") in said


def test_a_due_day_that_is_read_in_two_ways_is_a_range() -> None:
    said = row(evolve(FINDING, due_earliest=date(2026, 4, 28)))
    assert "2026-04-28" in said
    assert "2026-05-01" in said
    assert "两种读法" in said
    assert "两种读法" not in row(FINDING)


def test_a_finding_without_article_and_due_day_says_so() -> None:
    bare = evolve(FINDING, citation=None, due=None, due_earliest=None, days_late=None, limit=None, subject="准予许可")
    said = row(bare)
    assert "未引条文" in said
    assert "准予许可" in said


def test_who_answers_is_a_draft_with_the_missing_facts() -> None:
    known = Charge("key", "张甲", "post-1", "直接责任", (("held-on", "2026-05-01"),), ())
    unknown = Charge("key", None, None, "领导责任", (("unheard-of", "7"),), ("holder-of-post", "opinion-right"))
    said = row(FINDING, known, unknown)
    for word in (
        "草案",
        "张甲",
        "post-1",
        "直接责任",
        "当日任职：2026-05-01",
        "尚不能确定何人",
        "待补 2 项",
        "该职务当时由谁担任",
    ):
        assert word in said
    assert "a draft" in row(FINDING, known, lang="en")


def test_where_no_fault_table_speaks_nothing_is_drafted() -> None:
    assert "责任表没有对应条目" in row(FINDING)


def test_the_page_says_that_it_is_no_verdict() -> None:
    assert "不是责任认定" in read(html(made_up(1), lang="zh")).find("footer")[0].text
    assert "not a verdict" in read(html(made_up(1), lang="en")).find("footer")[0].text


def test_findings_can_be_sorted_by_every_column() -> None:
    page = read(html(made_up(41)))
    heads = page.find("table", id="list")[0].children[0].find("th")
    kinds = [head.attributes["data-sort"] for head in heads]
    assert kinds == ["number", "text", "text", "text", "text", "number", "number"]
    for body in page.find("tbody", class_="finding"):
        cells = body.children[0].children
        assert len(cells) == len(heads)
        keys = [cell.attributes["data-k"] for cell, kind in zip(cells, kinds, strict=True) if kind == "number"]
        assert all(key is not None and re.fullmatch(r"\d*", key) for key in keys)


def test_sort_keys_follow_gravity_and_day() -> None:
    grave = evolve(FINDING, gravity=Gravity.GRAVE, due=None, days_late=None)
    bodies = read(html(report_of(reported(grave), reported(FINDING)))).find("tbody", class_="finding")
    keys = [[cell.attributes.get("data-k") for cell in body.children[0].children] for body in bodies]
    assert keys[0] == ["3", None, None, None, None, "", ""]
    assert keys[1] == ["2", None, None, None, None, str(date(2026, 5, 1).toordinal()), "60"]


def test_findings_keep_the_order_of_the_report() -> None:
    report = made_up(41)
    bodies = read(html(report)).find("tbody", class_="finding")
    assert [b.attributes["data-gravity"] for b in bodies] == [item.finding.gravity.value for item in report.findings]


def test_the_filter_offers_the_clauses_that_have_findings() -> None:
    options = read(html(made_up(41))).find("select", id="clause")[0].find("option")
    assert [o.attributes["value"] for o in options] == ["", "2.1.1", "2.4.1", "2.4.2", "2.4.3", "2.5.2", "2.6.4"]


def test_controls_that_need_the_script_are_hidden_without_it() -> None:
    assert "hidden" in read(html(made_up(3))).find("form")[0].attributes


def test_ten_thousand_findings_stay_within_bounds() -> None:
    report = made_up(10_000)
    page = html(report)
    small = html(made_up(100))
    assert page.count(b'<tbody class="finding"') == 10_000
    assert len(page) - len(small) < 9_900 * 2_000
    pictures = [re.findall(rb"<svg.*?</svg>", one, re.DOTALL) for one in (page, small)]
    assert len(pictures[0]) == 6
    assert sum(map(len, pictures[0])) < 2 * sum(map(len, pictures[1]))
    assert b"content-visibility: auto" in page


def test_the_same_report_makes_the_same_page() -> None:
    assert html(made_up(41)) == html(made_up(41))


def test_a_county_without_a_name_is_called_one() -> None:
    assert "本县依法行政检查报告" in read(html(evolve(made_up(1), county=""))).find("h1")[0].text


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(InputError, match="no Report"):
        html({"county": "云溪县"})


def test_another_language_is_refused() -> None:
    with pytest.raises(InputError, match="zh or en"):
        html(made_up(1), lang="fr")


# -- matters in full


def test_a_matter_in_full_shows_steps_limits_pauses_and_who_held_it() -> None:
    report = evolve(made_up(3), dossiers=(matter_in_full("听证", FINDING), matter_in_full("受理")))
    page = read(html(report))
    first, second = page.find("article", class_="dossier")
    assert len(first.find("tr")) == 6
    assert "当事人" in first.text
    assert "依法视为" in first.text
    line, chain = first.find("svg")
    assert [box.attributes["class"] for box in line.find("rect")].count("pause") == 2
    assert "2026-05-15 逾 5 天" in line.text
    assert chain.attributes["class"] == "custody"
    assert page.find("style")[0].text.count(".custody .pause") == 1
    markers = [node.attributes["id"] for node in page.find("marker")]
    assert markers == ["head-1", "head-2"]
    assert len(second.find("svg")) == 2


def test_a_report_without_matters_in_full_has_no_section_of_them() -> None:
    assert read(html(made_up(3))).find("section", id="matters") == []


def test_findings_are_paged_by_the_script_alone() -> None:
    [pages] = read(html(made_up(3))).find("nav")
    assert "hidden" in pages.attributes
    assert [button.attributes["data-go"] for button in pages.find("button")] == ["first", "previous", "next", "last"]


def test_months_since_which_findings_stand_are_drawn() -> None:
    titles = [node.attributes["aria-label"] or "" for node in read(html(made_up(41))).find("svg")]
    assert any(title.startswith("问题起于何月 — 41 项") for title in titles)
