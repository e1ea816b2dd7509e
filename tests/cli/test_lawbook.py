from __future__ import annotations

import pytest

from cli.conftest import County, Run
from lawadmin.converters.output import anchor_shape
from lawadmin.law.edition import Anchor, FromCalendar, FromDate, FromLapse, FromStep, Which

LIMIT = [
    "act", "title", "title_en", "rank", "region", "edition", "until", "name", "limit_title", "article", "kind",
    "amount", "unit", "effective_unit", "unit_certainty", "from", "until_steps", "by", "extend", "exclude", "lapse",
    "clause", "limit_title_en", "word", "bearer", "when", "each", "survives", "otherwise", "other_readings",
    "unit_reason", "least", "most", "counted", "note",
]  # fmt: skip
ACT = [
    "act", "title", "title_en", "rank", "region", "edition", "until", "daycount", "amends", "successor", "limits"
]  # fmt: skip


def rows(answer: object) -> list[dict[str, object]]:
    assert isinstance(answer, list)
    return answer


def test_a_limit_is_one_object_an_edition(run: Run) -> None:
    found = rows(run("limits", "--act", "administrative-licensing-act", "--format", "json").json)
    decide = [limit for limit in found if limit["article"] == "第四十二条第一款"]
    assert [list(limit) for limit in found] == [LIMIT] * len(found)
    assert [(limit["edition"], limit["until"]) for limit in decide] == [
        ("2004-07-01", "2019-04-22"),
        ("2019-04-23", None),
    ]
    assert {key: decide[1][key] for key in LIMIT[7:]} == {
        "name": "decide",
        "limit_title": "作出许可决定",
        "article": "第四十二条第一款",
        "kind": "deadline",
        "amount": 20,
        "unit": "日",
        "effective_unit": "working_day",
        "unit_certainty": "text",
        "from": "受理",
        "until_steps": ["不予", "准予"],
        "by": "行政机关",
        "extend": [
            {"amount": 10, "to": None, "effective_unit": "working_day", "approver": "本行政机关负责人", "times": 1}
        ],
        "exclude": ["专家评审", "听证", "拍卖", "招标", "检测", "检疫", "检验", "鉴定"],
        "lapse": {"effect": "fault", "step": None, "dated": None, "opens": ["提起行政诉讼", "申请行政复议"]},
        "clause": "2.1.1",
        "limit_title_en": "Decide on the application",
        "word": "",
        "bearer": "organ",
        "when": [],
        "each": False,
        "survives": False,
        "otherwise": {"ranks": ["地方性法规", "市地方性法规", "法律", "行政法规"], "direction": "any"},
        "other_readings": [],
        "unit_reason": "第八十二条",
        "least": None,
        "most": None,
        "counted": {
            "first_day": "excluded",
            "last_day_off": "open",
            "month_end": "clamp",
            "before": "open",
            "pause_ends": "open",
            "hours_from": "event",
        },
        "note": "",
    }


def test_a_contested_unit_is_given_by_the_words_and_said_to_be_contested(run: Run) -> None:
    found = rows(run("limits", "--act", "行政许可法", "--format", "json").json)
    asked = next(limit for limit in found if limit["name"] == "ask_hearing")
    assert [asked[key] for key in ("unit", "effective_unit", "unit_certainty", "by", "bearer", "other_readings")] == [
        "日", "day", "contested", "申请人、利害关系人", "party", ["working_day"]
    ]  # fmt: skip
    assert "第八十二条" in str(asked["unit_reason"])


def test_a_duty_without_a_number_says_its_word(run: Run) -> None:
    found = rows(run("limits", "--act", "行政许可法", "--format", "json").json)
    assert {limit["word"] for limit in found if limit["amount"] is None} == {"即时", "当场", "及时", "定期"}


@pytest.mark.parametrize(
    ("anchor", "shape"),
    [
        (FromStep(frozenset({"受理"})), "受理"),
        (FromStep(frozenset({"立案", "受理"})), ["受理", "立案"]),
        (FromStep(frozenset({"受理"}), Which.LATEST), {"step": ["受理"], "which": "latest"}),
        (FromStep(frozenset({"变更"}), link="review"), {"step": ["变更"], "which": "first", "link": "review"}),
        (FromLapse("sue"), {"lapse": "sue"}),
        (FromDate("valid_to", frozenset({"准予"})), {"date": "valid_to", "in": ["准予"]}),
        (FromCalendar("01-31"), {"every": "01-31", "since": [], "till": []}),
    ],
)
def test_what_starts_a_clock_is_written_as_in_the_law_data(anchor: Anchor, shape: object) -> None:
    assert anchor_shape(anchor) == shape


def test_limits_are_chosen_by_clause_and_by_day(run: Run) -> None:
    petitions = rows(run("limits", "--clause", "2.5.2", "--on", "2010-01-01", "--format", "json").json)
    assert {limit["clause"] for limit in petitions} == {"2.5.2"}
    assert ("petition-regulation", "2005-05-01") in {(limit["act"], limit["edition"]) for limit in petitions}
    assert ("petition-regulation", "2022-05-01") not in {(limit["act"], limit["edition"]) for limit in petitions}
    wider = rows(run("limits", "--clause", "2", "--format", "json").json)
    assert len(wider) > len(petitions)


def test_a_text_passed_later_than_the_day_of_knowledge_is_unseen(run: Run) -> None:
    known = rows(run("acts", "--act", "petition-regulation", "--as-of", "2020-01-01", "--format", "json").json)
    assert [(act["edition"], act["until"]) for act in known] == [("2005-05-01", None)]


def test_an_act_is_one_object_an_edition(run: Run) -> None:
    found = rows(run("acts", "--format", "json").json)
    assert [list(act) for act in found] == [ACT] * len(found)
    assert {"administrative-licensing-act", "petition-regulation"} <= {str(act["act"]) for act in found}


def test_an_empty_list_is_printed_as_one(run: Run) -> None:
    assert run("limits", "--clause", "9.9", "--format", "json").out == "[]\n"


@pytest.mark.parametrize("command", ["acts", "limits"])
def test_an_unknown_act_is_an_empty_list_and_the_known_ones_are_named(run: Run, command: str) -> None:
    answer = run(command, "--act", "没有的法", "--format", "json")
    assert (answer.code, answer.out) == (0, "[]\n")
    assert answer.err.startswith("没有代号或者名称含“没有的法”的法律；现有：administrative-")


def test_a_table_fits_a_hundred_columns_and_text_is_never_cut(run: Run) -> None:
    from rich.cells import cell_len

    table = run("limits", "--act", "petition", "--format", "table").out
    assert max(map(cell_len, table.splitlines())) <= 100
    text = run("limits", "--act", "petition").out.splitlines()
    assert text[0].split()[:3] == ["期限", "施行日", "内容"]
    assert any(line.startswith("petition-regulation/finish ") and "60 日" in line for line in text)
    assert "\x1b" not in table


def test_titles_are_english_where_asked(run: Run) -> None:
    assert "Decide on the application" in run("limits", "--act", "licensing", "--lang", "en").out


def test_editions_that_have_ended_are_listed_with_what_cites_them(run: Run, county: County) -> None:
    said = county.ask("acts", "--ended", "--act", "petition-regulation", "--format", "json")
    assert said.code == 0
    (old,) = said.rows
    assert (old["edition"], old["until"]) == ("2005-05-01", "2022-04-30")
    assert isinstance(old["cited_by"], list)
    assert all(one["edition"] == "2005-05-01" for one in old["cited_by"])
    text = county.ask("acts", "--ended", "--act", "petition-regulation").out
    assert text.startswith("petition-regulation《信访条例》：2005-05-01 施行，2022-04-30 止；此后：")
    assert run("acts", "--ended", "--act", "petition", "--on", "2022-04-30", "--format", "json").out == "[]\n"
