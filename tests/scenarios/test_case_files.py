"""Case files: what the course requires, what a lack costs, and the yearly review; records in and findings out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.assessment.case_file import Marked, complete, lacks, ranking, required
from lawadmin.assessment.rubric import lint, mark
from lawadmin.findings import Judged
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.plugins import load_rules
from lawadmin.records.events import Event
from lawadmin.records.registers import Entry, Registers
from lawadmin.regimes.enforcement.case_files import Held, Round, Sample, marks
from lawadmin.regimes.enforcement.draw import draw
from lawadmin.rules.case_files import Document, FileStandard, Item, Rubric
from telling import day, record, step, story

pytestmark = pytest.mark.clause("2.4.4")

HOUSE = load_rules()
PLAN = Statement(date(2020, 1, 1), {"review_standard": 60})
RULES = evolve(HOUSE, lawbook=Lawbook(state(edition, PLAN) for edition in HOUSE.lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))
STANDARD, RUBRIC = RULES.standards["penalty"], RULES.rubrics["penalty-file"]

SIMPLE = (
    step("立案", "2026-01-05"),
    step("告知", "2026-01-12"),
    step("处罚决定", "2026-02-02"),
    step("送达", "2026-02-03"),
)
HEARD = (
    *SIMPLE[:2],
    step("告知听证权", "2026-01-12"),
    step("要求听证", "2026-01-14"),
    step("听证通知", "2026-01-15"),
    step("举行听证", "2026-01-28"),
    step("听证结束", "2026-01-28"),
    *SIMPLE[2:],
)
FILE = ("立案审批表", "询问笔录", "事先告知书", "处罚决定书", "送达回证")


def penalty(*events: Event, held: tuple[str, ...]) -> Judged:
    entries = Registers(Entry(str(i), "case-documents", "m1", facts=Held(name)) for i, name in enumerate(held))
    return story(evolve(SEEN, registers=entries), record("penalty", *events))


def missing(result: Judged) -> dict[str, object]:
    return {f.subject: dict(f.fields)["score"] for f in result.findings if f.code == "document-missing"}


def test_a_whole_file_lacks_nothing() -> None:
    """二(四)4a: documents by the course taken."""
    assert missing(penalty(*SIMPLE, held=FILE)) == {}
    timeline = SEEN.timeline(record("penalty", *SIMPLE))
    assert [document.name for document in required(STANDARD, timeline)] == list(FILE)


def test_the_course_taken_calls_for_its_documents() -> None:
    assert missing(penalty(*HEARD, held=FILE)) == {"听证告知书": "0", "听证通知书": "0", "听证笔录": "0"}
    assert missing(penalty(*HEARD, held=(*FILE, "听证笔录"))) == {"听证告知书": "80", "听证通知书": "80"}


def test_each_lack_costs_exactly_its_points() -> None:
    timeline = SEEN.timeline(record("penalty", *SIMPLE))
    for name, points in (("立案审批表", 95), ("询问笔录", 95), ("事先告知书", 90), ("送达回证", 90)):
        held = [document for document in FILE if document != name]
        assert complete(STANDARD, RUBRIC, timeline, held).score.points == points
    assert complete(STANDARD, RUBRIC, timeline, FILE[:3]).score.vetoes == ("procedure",)


def test_nothing_is_said_of_files_that_nobody_registers() -> None:
    assert missing(penalty(*SIMPLE, held=())) == {}


def test_a_rubric_of_the_house_is_sound() -> None:
    assert all(not list(lint(rubric)) for rubric in HOUSE.rubrics.values())


def test_what_is_wrong_with_a_rubric_is_found() -> None:
    items = (
        Item("a", "甲", Decimal(5), Decimal(10)),
        Item("b", "乙", Decimal(10), Decimal(0)),
        Item("c", "乙", Decimal(94), Decimal("0.5")),
    )
    assert set(lint(Rubric("x", "样", items))) == {
        ("sum", "109"),
        ("unreachable", "a"),
        ("free", "b"),
        ("double", "b"),
        ("double", "c"),
        ("no-veto", "x"),
    }


@given(st.lists(st.sampled_from([item.id for item in RUBRIC.items] + ["unheard-of"]), max_size=30))
def test_a_score_lies_in_its_bounds(faults: list[str]) -> None:
    score = mark(RUBRIC, faults)
    assert 0 <= score.points <= RUBRIC.full
    assert all(cost <= next(item.points for item in RUBRIC.items if item.id == name) for name, cost in score.lost)
    assert mark(RUBRIC, [*faults, "filing"]).points <= score.points
    assert mark(RUBRIC, reversed(faults)) == score


def test_the_lacks_together_cost_what_the_score_lost() -> None:
    """Two papers of one item cost it whole; a third could cost nothing more."""
    item = Item("a", "甲", Decimal(10), Decimal(5))
    rubric = Rubric("r", "样", (item, Item("b", "乙", Decimal(90), Decimal(30))))
    documents = (*(Document(name, "a") for name in ("一", "二", "三")), Document("四", "b"), Document("五", "unknown"))
    standard, timeline = FileStandard("penalty", "r", documents), SEEN.timeline(record("penalty", *SIMPLE))
    found = list(lacks(standard, rubric, timeline, ()))
    assert [(lack.document.name, int(lack.costs)) for lack in found] == [("一", 5), ("二", 5), ("三", 0), ("四", 30)]
    assert complete(standard, rubric, timeline, ()).score.points == 100 - sum(lack.costs for lack in found)


def test_every_document_of_a_standard_of_the_house_is_called_for_by_a_step_of_its_procedure() -> None:
    for standard in HOUSE.standards.values():
        known = HOUSE.procedures[standard.procedure].vocabulary
        assert all(document.steps <= known for document in standard.documents), standard.procedure


def test_organs_are_ranked_by_the_mean_of_their_files() -> None:
    """DOMAIN of the review: the mean of an organ's files, ties by the total, equal ones share a place."""
    scores = {"甲局": (90, 85), "乙局": (95,), "丙局": (95,), "丁局": (95, 95)}
    marked = [
        Marked(f"{organ}{n}", organ, Decimal(score)) for organ, own in scores.items() for n, score in enumerate(own)
    ]
    ranked = ranking(marked)
    assert [(one.place, one.organ, one.files, float(one.mean), int(one.total)) for one in ranked] == [
        (1, "丁局", 2, 95, 190),
        (2, "丙局", 1, 95, 95),
        (2, "乙局", 1, 95, 95),
        (4, "甲局", 2, 87.5, 175),
    ]
    assert ranking(reversed(marked)) == ranked
    assert ranking(()) == ()


REVIEWED = (
    step("成立", "2025-03-03"),
    step("制定案卷评查标准", "2025-04-01"),
    step("抽取案卷", "2025-09-01"),
    step("初评", "2025-09-15", facts=Round("案1", 92)),
    step("复评", "2025-10-10", facts=Round("案1", 88)),
    step("案卷评查", "2025-11-03"),
)


def test_files_are_reviewed_every_year_in_two_rounds() -> None:
    """二(四)4b."""
    assert not story(SEEN, record("case-file-review", *REVIEWED)).findings
    never = story(SEEN, record("case-file-review", *REVIEWED[:2]))
    assert {(f.code, f.due) for f in never.findings} == {("overdue", date(2025, 12, 31))}
    wide = evolve(REVIEWED[4], facts=Round("案1", 70))
    found = story(SEEN, record("case-file-review", *REVIEWED[:4], wide, REVIEWED[5]))
    assert [(f.code, f.about) for f in found.findings] == [("rounds-apart", "案1")]


def test_the_files_looked_at_are_those_drawn() -> None:
    """二(四)4b: anyone repeats the sample from its seed."""
    candidates = tuple(f"案{i}" for i in range(30))
    sample = Sample("2025 评查", candidates, draw("2025 评查", "files", candidates, 3))
    drawn = (sample.files or ())[0]

    def told(of: Sample, file: str) -> list[tuple[str, str | None]]:
        events = (
            *REVIEWED[:2],
            step("抽取案卷", "2025-09-01", facts=of),
            step("初评", "2025-09-15", facts=Round(file, 92)),
            step("复评", "2025-10-10", facts=Round(file, 90)),
            REVIEWED[5],
        )
        return [(f.code, f.about) for f in story(SEEN, record("case-file-review", *events)).findings]

    assert told(sample, drawn) == []
    assert told(evolve(sample, seed="another"), drawn) == [("forged-draw", None)]
    assert told(evolve(sample, seed=None), drawn) == told(evolve(sample, candidates=None), drawn) == []
    other = next(name for name in candidates if name not in (sample.files or ()))
    assert told(sample, other) == [("file-not-drawn", other)]


def test_the_second_round_decides_the_score() -> None:
    unscored = step("初评", "2025-09-16", facts=Round("案2"))
    timeline = SEEN.timeline(record("case-file-review", *REVIEWED, unscored))
    assert marks(timeline) == {"案1": Decimal(88)}
