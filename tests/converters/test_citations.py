"""Limits are held against texts: article, number, unit and word; each exception has a written reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from law_files import HEAD, SOUND, limits, load, write
from law_texts import NAME, TEXT, texts
from lawadmin.converters.citations import Compared, Mark, compare
from lawadmin.converters.coverage import LeftOut, count_coverage, load_coverage
from lawadmin.converters.editions import load_editions
from lawadmin.converters.texts import load_texts
from lawadmin.errors import Problems


def compared(folder: Path, *rows: str) -> Compared:
    limits(folder / "law", *rows)
    (one,) = compare(load_editions(folder / "law"), load_texts(texts(folder / "texts")))
    return one


def row(article: str, *, number: str = 'amount = 20, unit = "日"', more: str = "") -> str:
    return f'name = "decide", title = "决定", article = "{article}", {number}, from = "受理", until = ["准予"]{more}'


WORKED = 'amount = 10, unit = "个工作日"'


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        (row("第三条第一款"), []),
        (row("第三条第二款", number=WORKED), []),
        (row("第三条第二款第一项", number='amount = 2, unit = "个月"'), []),
        (row("第三条第一款、第二款", number='amount = 20, unit = "日", extend = [{amount = 2, unit = "个月"}]'), []),
        (row("第四条", number='amount = 5, unit = "日"'), []),
        (row("第四条", number='word = "及时"'), []),
        (row("第四条", number='amount = 1, unit = "年"'), []),
        (row("第四条", number='amount = "stated", unit = "日"'), []),
        (row("第五条"), [Mark.NO_ARTICLE]),
        (row("第三条第四款"), [Mark.NO_PARAGRAPH]),
        (row("第三条第二款第三项"), [Mark.NO_PARAGRAPH]),
        (row("第三条"), [Mark.UNNAMED]),
        (row("第三条第二款"), [Mark.ELSEWHERE]),
        (row("第四条"), [Mark.NO_NUMBER]),
        (row("第三条第二款", number='amount = 10, unit = "日"'), [Mark.NO_NUMBER]),
        (row("第四条", number='word = "立即"'), [Mark.NO_WORD]),
    ],
)
def test_a_limit_is_held_against_its_article(tmp_path: Path, said: str, marks: list[Mark]) -> None:
    found = compared(tmp_path, said)
    assert [one.mark for one in found.disagreements] == marks
    assert found.agreed == (not marks)
    assert not any(one.explained for one in found.disagreements)


@pytest.mark.parametrize(
    ("note", "explained"),
    [("期限依第九条。", True), ("二十日依另一部法。", True), ("起算日推定。", True), ("另见。", False)],
)
def test_an_exception_is_explained_by_a_note_that_speaks_of_it(tmp_path: Path, note: str, explained: bool) -> None:
    (one,) = compared(tmp_path, row("第四条", more=f', note = "{note}"')).disagreements
    assert (one.explained, one.says, one.found) == (explained, "20日", ("5日",))


def test_a_yearly_duty_needs_a_word_that_says_so(tmp_path: Path) -> None:
    yearly = row("{}", number="").replace('"受理"', '{{every = "12-31", since = ["成立"]}}').replace(", , ", ", ")
    assert compared(tmp_path, yearly.format("第四条")).disagreements == ()
    assert [one.mark for one in compared(tmp_path, yearly.format("第九条")).disagreements] == [Mark.NO_WORD]


def test_editions_find_their_text_by_title_and_day(tmp_path: Path) -> None:
    write(tmp_path / "law", SOUND.replace("2020-01-01", "2014-01-01"), first_day="2015-01-01")
    write(tmp_path / "law", first_day="2020-07-01")
    write(tmp_path / "law", SOUND.replace("2020-01-01", "2023-01-01"), first_day="2024-01-01")
    folder = texts(tmp_path / "texts", **{NAME: TEXT, "试行法(2016-05-01)": TEXT, "别的法(2020-01-01)": "# 别的法"})
    found = [
        one.text.name if one.text else None for one in compare(load_editions(tmp_path / "law"), load_texts(folder))
    ]
    assert found == ["试行法(2016-05-01)", NAME, NAME]


def test_an_edition_without_a_text_is_said_to_have_none(tmp_path: Path) -> None:
    other = texts(tmp_path / "texts", 别的法="# 别的法")
    (one,) = compare([load(tmp_path / "law")], load_texts(other))
    assert (one.text, one.agreed) == (None, 0)


def test_what_a_county_states_has_no_text(tmp_path: Path) -> None:
    stated = SOUND.replace("passed = 2020-01-01\n", "").replace('"法律"', '"方案"')
    editions = load_editions(write(tmp_path / "law", stated, first_day="stated"))
    assert list(compare(editions, ())) == []


# -- counting what stands in a text

LEFT_OUT = """\
text = "试行法(2020-01-01)"
left_out = [
 {article = "第三条", says = "两个月", reason = "court-inner"},
 {article = "第三条第二款", says = "三", reason = "definition"},
 {article = "第九条", says = "五日", reason = "definition"},
 {article = "第九条", says = "十日", reason = "definition"},
 {article = "第九条", says = "十日", reason = "definition"},
 {article = "第三条", says = "2020年7月1日", reason = "effective-date"},
 {article = "第三条", says = "四十日", reason = "quorum"},
]
"""


def coverage(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "trial-act.toml").write_text(text, encoding="utf-8")
    return folder


def test_each_period_of_a_text_is_encoded_or_left_out_with_a_reason(tmp_path: Path) -> None:
    rows = (
        row("第三条第一款"),
        row("第三条第二款", number=WORKED, more=', when = ["复杂"]'),
        row("第四条", number='amount = "stated", unit = "日", min = 2, max = 5', more=', when = ["送达"]'),
    )
    limits(tmp_path / "law", *rows, head=HEAD)
    covered = load_coverage(coverage(tmp_path / "left", LEFT_OUT))
    (one,) = count_coverage(load_editions(tmp_path / "law"), load_texts(texts(tmp_path / "texts")), covered)
    assert (one.periods, one.encoded, one.limits, one.dates) == (8, 3, 3, 2)
    assert one.left_out == {"court-inner": 1, "definition": 2}
    assert one.unexplained == ("第三条(2) 三年", "第三条(2) 五年")
    assert one.unfound == ("第三条 四十日", "第九条 十日")


def test_a_year_and_twelve_months_are_one_length_and_a_note_may_say_where_a_number_stands(tmp_path: Path) -> None:
    said = row("第三条第一款", number='amount = 36, unit = "个月"', more=', note = "三年依第二款"')
    limits(tmp_path / "law", said)
    (one,) = count_coverage(load_editions(tmp_path / "law"), load_texts(texts(tmp_path / "texts")), ())
    assert (one.encoded, len(one.unexplained)) == (1, 7)


def test_one_number_of_a_limit_accounts_for_one_period(tmp_path: Path) -> None:
    twice = TEXT.replace("作出决定。", "作出决定，二十日内送达。", 1)
    folder = texts(tmp_path / "texts", **{NAME: twice})
    limits(tmp_path / "law", row("第三条第一款"))
    (one,) = count_coverage(load_editions(tmp_path / "law"), load_texts(folder), ())
    assert (one.encoded, one.unexplained[0]) == (1, "第三条(1) 二十日")
    limits(tmp_path / "law", row("第三条第一款"), row("第三条第一款", more=', when = ["送达"]'))
    (one,) = count_coverage(load_editions(tmp_path / "law"), load_texts(folder), ())
    assert (one.encoded, one.unexplained[0]) == (2, "第三条(2) 10工作日")


def test_texts_of_which_nobody_speaks_are_not_counted(tmp_path: Path) -> None:
    assert list(count_coverage((), load_texts(texts(tmp_path)), ())) == []


def wrong() -> Iterator[tuple[str, str]]:
    yield 'text = "x"\nleft_out = [{article = "第三条", says = "三日", reason = "because"}]', "no code known"
    yield 'text = "x"\nleft_out = [{article = "第三条", reason = "quorum"}]', "says is missing"
    yield "left_out = []", "text is missing"
    yield 'text = "x"\nleftout = []', "unknown key 'leftout'"
    yield "text = ", ""


@pytest.mark.parametrize(("text", "said"), tuple(wrong()))
def test_a_file_that_says_what_is_left_out_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Problems) as raised:
        load_coverage(coverage(tmp_path / "left", text))
    (fault,) = raised.value
    assert said in str(fault)
    assert str(fault.where).startswith("trial-act.toml:")


def test_no_folder_of_coverage(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no such folder"):
        load_coverage(tmp_path / "none")
    assert LeftOut("第三条", "三日", "quorum").reason == "quorum"
