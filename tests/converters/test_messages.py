from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import lawadmin
from lawadmin.converters.messages import LANGS, Lang, Messages, language, load_messages
from lawadmin.days.due import because
from lawadmin.errors import BadSpan, FieldError, LawAdminError, NoCalendar, NoStore, Problems
from lawadmin.procedure.reasons import REASONS, Bad, field_error
from lawadmin.records.events import CHINA
from lawadmin.rules.values import Finding, Gravity

HOUSE = Path(lawadmin.__file__).parent
PLUGINS = Path(__file__).resolve().parents[2] / "plugins"


@cache
def say(lang: Lang) -> Messages:
    return load_messages(lang)


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


# -- the tables


def test_both_languages_say_the_same_things() -> None:
    of_errors = {key for key in say("zh").texts if key.startswith("errors.")}
    of_ledgers = {key for key in say("zh").texts if key.startswith(("reasons.", "remedies."))}
    assert set(say("zh").texts) - of_errors - of_ledgers == set(say("en").texts)


def test_both_languages_fill_in_the_same_fields() -> None:
    free = {"title", "title_en"}  # a title has a name in each language
    unlike = {
        key for key, text in say("en").texts.items() if places(text) - free != places(say("zh").texts[key]) - free
    }
    assert unlike == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_finding_is_said(lang: Lang) -> None:
    table = tomllib.loads((HOUSE / "tables" / "gravities.toml").read_text(encoding="utf-8"))["gravity"]
    assert {code for code in table if f"findings.{code}" not in say(lang)} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_fact_of_a_charge_and_every_question_is_said(lang: Lang) -> None:
    source = (HOUSE / "accountability" / "charge.py").read_text(encoding="utf-8")
    facts = set(re.findall(r'yield "([a-z-]+)"', source)) | set(re.findall(r'\(\("([a-z-]+)", ', source))
    missing = {"holder-of-post", "who-held", "who-took-step"}
    assert all(word in source for word in missing)
    faults = tomllib.loads((HOUSE / "tables" / "faults.toml").read_text(encoding="utf-8"))["fault"]
    missing |= {need for fault in faults for need in fault.get("needs", ())}
    assert {code for code in facts if f"facts.{code}" not in say(lang)} == set()
    assert {code for code in missing if f"missing.{code}" not in say(lang)} == set()


SPOKEN = frozenset({"Refused", "fault", "_fault", "fault_at", "_wrong", "BadEdition"})
"""The functions whose arguments are sentences."""


def sentences() -> Iterator[tuple[str, str]]:
    """List every reason and remedy that errors are given in words, with the file that says it; the plugins' too."""
    for path in sorted((*HOUSE.rglob("*.py"), *PLUGINS.glob("*/src/**/*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield from ((path.as_posix(), text) for text in map(written, said_by(node)) if text)


def said_by(node: ast.AST) -> Iterator[ast.expr]:
    """List what a piece of code says as a reason or remedy: by keyword, by name, or to a function that takes them."""
    if isinstance(node, ast.keyword) and node.arg in ("reason", "remedy"):
        yield node.value
    elif isinstance(node, ast.Assign):
        yield from (value for name, value in assigned(node) if name in ("reason", "remedy"))
    elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in SPOKEN:
        yield from (argument for argument in node.args if " " in written(argument))


def assigned(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(map(ast.unparse, target.elts), value.elts, strict=True)
    else:
        yield ast.unparse(target), value


def written(node: ast.expr) -> str:
    """Give a text, what is filled in as {0}, {1} …; empty where it is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    numbers = iter(range(9))
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{next(numbers)}}}" for part in node.values
    )


def test_every_sentence_of_an_error_has_a_chinese_one() -> None:
    code = re.compile(r"[a-z-]+|\{0\}")
    said = {re.sub(r"\{\d\}", "X", text): file for file, text in sentences() if not code.fullmatch(text)}
    assert {text: file for text, file in said.items() if say("zh").sentence(text) == text} == {}


def test_chinese_sentences_fill_in_what_the_english_ones_do() -> None:
    numbers = re.compile(r"\{\d\}")
    sentences = say("zh").sentences.items()
    assert {
        english for english, text in sentences if set(numbers.findall(english)) != set(numbers.findall(text))
    } == set()


def test_every_reason_of_a_ledger_has_a_chinese_one() -> None:
    texts = say("zh").texts
    for why, (reason, remedy) in REASONS.items():
        assert places(texts[f"reasons.{why}"]) == places(reason)
        assert places(texts[f"remedies.{why}"]) == places(remedy)


# -- errors


def test_an_error_is_said_with_its_place_and_remedy() -> None:
    error = NoStore(url="sqlite:x.db")
    assert (
        say("zh").error(error)
        == "sqlite:x.db 没有数据库。请先导入台账（lawadmin import 文件），或者用 --store 指明数据库"
    )
    assert say("en").error(error).startswith("there is no store at sqlite:x.db. Import a ledger first")


def test_sentences_within_an_error_are_said_in_chinese() -> None:
    error = BadSpan("x.csv:3", reason="this is not a span of time", remedy="Check amount and unit")
    assert say("zh").error(error) == "x.csv:3：不是期间。请核对数目和单位"
    assert say("en").error(error) == "x.csv:3: this is not a span of time. Check amount and unit"


def test_what_is_filled_into_a_sentence_stays() -> None:
    assert say("zh").sentence("last_day_off knows no such choice") == "last_day_off 没有这种选择"
    assert say("zh").sentence("nobody wrote this") == "nobody wrote this"


def test_a_reason_of_a_ledger_is_said_by_its_code() -> None:
    error = field_error("x.csv:3", "申请日期", Bad("not-a-day", {"form": "2024-02-29"}))
    assert isinstance(error, FieldError)
    said = say("zh").error(error)
    assert said.startswith("x.csv:3：字段 申请日期：")
    assert "2024-02-29" in said
    assert not re.search("[A-Z][a-z]+ ", said)


def test_faults_are_said_one_by_one_and_those_not_listed_are_counted() -> None:
    day = date(1990, 1, 1)
    faults = [NoCalendar("a", day=day, first=day, last=day), NoCalendar("b", day=day, first=day, last=day)]
    said = list(say("zh").errors(Problems(faults, unlisted=3)))
    assert said[0] == "输入中有 5 处错误；未作任何录入"
    assert [line.strip()[0] for line in said[1:3]] == ["a", "b"]
    assert said[3] == "  ……另有 3 处"
    assert len(list(say("en").errors(Problems(faults)))) == 3


def test_an_error_without_a_text_of_its_own_is_said_in_english() -> None:
    class Odd(LawAdminError):
        code = "odd"
        text = "odd {thing}"

    assert say("zh").error(Odd(thing=("a", "b"))) == "odd a、b"


# -- findings, steps, values


def finding(code: str, due: date | None = None, **fields: str | date | tuple[str, ...]) -> Finding:
    return Finding(
        code, "m1", "o1", "licensing", "2.1.1", Gravity.MINOR, date(2026, 3, 1), "x",
        due=due, due_earliest=due, days_late=3 if due else None, fields=tuple(fields.items()),
    )  # fmt: skip


DUE = date(2026, 3, 7)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (
            finding("late", DUE, title="决定", done=date(2026, 3, 10)),
            "“决定”逾期 3 天：2026-03-07 届满，2026-03-10 才办",
        ),
        (finding("missing-step", step="准予", names=("听证结束", "听取意见")), "“准予”之前没有“听证结束、听取意见”"),
        (finding("outside-window", DUE, step="起诉", names=("sue",)), "“起诉”不在规定期间之内：2026-03-07 届满"),
        (finding("outside-window", step="起诉", names=("sue",)), "“起诉”不在规定期间之内"),
        (finding("no-notice", step="举行听证", names=("notice",)), "“举行听证”之前没有提前通知（notice）"),
        (finding("no-notice", DUE, title="通知"), "“通知”没有提前办理：最迟应在 2026-03-07"),
        (
            finding("extension-refused", title="办结", reason="too-often", granted=DUE),
            "“办结”在 2026-03-07 的延长不发生效力：超过可以延长的次数",
        ),
        (finding("house-rule"), "house-rule"),
    ],
    ids=lambda value: value.code if isinstance(value, Finding) else "",
)
def test_a_finding_is_said(told: Finding, text: str) -> None:
    assert say("zh").finding(told) == text


def test_a_finding_is_said_in_few_words_where_there_are_some() -> None:
    assert say("zh").finding(finding("late", DUE, title="决定"), short=True) == "决定逾期"
    assert say("zh").finding(finding("no-plan"), short=True) == say("zh").finding(finding("no-plan"))


def test_facts_and_questions_of_a_charge_are_said() -> None:
    assert say("zh").fact("days-held", "5") == "经手 5 天"
    assert say("zh").fact("house-fact", "5") == "house-fact 5"
    assert say("zh").missing("who-held") == "当时由谁经办"
    assert say("zh").missing("house-question") == "house-question"


def test_days_and_moments_have_their_weekday() -> None:
    assert say("zh").day(date(2026, 3, 7)) == "2026-03-07（周六）"
    assert say("en").day(datetime(2026, 3, 7, 9, 30, tzinfo=CHINA)) == "2026-03-07 (Sat) 09:30"


def test_spans_have_one_and_many() -> None:
    assert [say("en").span(number, "day") for number in (1, 2)] == ["1 day", "2 days"]
    assert say("zh").span(20, "working_day") == "20 个工作日"


def test_a_step_that_no_table_knows_is_said_by_its_code() -> None:
    assert say("zh").step(because("house-step", day=DUE)) == "house-step"


def test_a_title_is_that_of_the_language() -> None:
    assert [say(lang).title("决定", "Decide") for lang in LANGS] == ["决定", "Decide"]
    assert say("en").title("决定", "") == "决定"


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ((), "zh"),
        (("--lang", "en", "count"), "en"),
        (("count", "--lang=en"), "en"),
        (("--lang", "fr"), "zh"),
        (("--lang", "en", "--lang", "zh"), "zh"),
        (("--lang",), "zh"),
    ],
)
def test_the_language_of_a_command_line_is_found_wherever_it_stands(arguments: tuple[str, ...], lang: str) -> None:
    assert language(arguments) == lang
