"""Malformed law data: each fault is refused with its file and line, and all of them at once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law_files import DECIDE, SERVE, SOUND, faults, write
from lawadmin.converters.editions import Source, load_editions, structure
from lawadmin.converters.toml import parse_toml
from lawadmin.errors import BadEdition, LawAdminError, Problems, UnitUnderivable

FILE = "trial-act/2020-07-01.toml"
FROM = 'from = "受理"'
DAYCOUNT = 'daycount = {article = "第九条", working_days = [5, 10]}'
TRANSITION = '{limits = ["decides"], article = "第九十条"}'
RANK = 'rank = "法律"'
PASSED = "2020-01-01"
KEYS = ("title", "rank", "passed", "article", "working_days", "name", "amount", "unit", "from", "until")
CALENDAR = 'from = {every = "03-01"}'


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        # syntax
        pytest.param("limit = [", "limit = ", 6, "Invalid value", id="bracket not opened"),
        pytest.param('["送达"]},\n]', '["送达"]},\n', 10, "", id="bracket not closed"),
        pytest.param('title = "试行法"', "title = 试行法", 1, "Invalid value", id="no quotes"),
        pytest.param('title = "试行法"', "---", 1, "", id="another format"),
        pytest.param('"试行法"', '"试\t行\x01法"', 1, "", id="control character"),
        # hazards of TOML
        pytest.param(RANK, 'rank = "法律"\nrank = "法律"', 4, "overwrite", id="key twice"),
        pytest.param("limit = [", "[daycount]\nfirst_day = 3\n[[limit]]\nx = [", 6, "", id="table twice"),
        pytest.param(PASSED, "2020-01-01T00:00:00", 4, "passed is not a day", id="day with a time"),
        pytest.param(PASSED, "00:00:00", 4, "passed is not a day", id="time for a day"),
        pytest.param("amount = 20", "amount = inf", DECIDE, "", id="infinite"),
        pytest.param("amount = 20", "amount = nan", DECIDE, "", id="not a number"),
        pytest.param("amount = 20", "amount = 0x14", DECIDE, "plain digits", id="hexadecimal"),
        pytest.param("amount = 20", "amount = 2_0", DECIDE, "plain digits", id="underscore"),
        pytest.param("amount = 20", "amount = 99999999", DECIDE, "longer than any law", id="longer than any law"),
        pytest.param("[5, 10]", '[5, "10"]', 5, "working_days", id="list of mixed kinds"),
        # shape
        pytest.param("limit = [", "limits = [", 6, "'limit'", id="misspelt key of an edition"),
        pytest.param("until =", "untill =", DECIDE, "'until'", id="misspelt key of a limit"),
        pytest.param(DAYCOUNT, "daycount = []", 5, "a table", id="list"),
        pytest.param("limit = [", "colour = 3\nlimit = [", 6, "unknown key 'colour'", id="extra key of an edition"),
        pytest.param(DAYCOUNT, "daycount = {limit = []}", 5, "unknown key 'limit'", id="nested wrongly"),
        pytest.param(PASSED, "null", 4, "Invalid value", id="nothing"),
        pytest.param(FROM, "from = {}", DECIDE, "what starts the clock", id="empty anchor"),
        pytest.param(FROM, "from = []", DECIDE, "a list of texts", id="no step"),
        pytest.param(FROM, "from = 3", DECIDE, "a list of texts", id="number for a step"),
        pytest.param(FROM, 'from = {step = "受理", every = "03-01"}', DECIDE, "what starts", id="two anchors"),
        pytest.param(FROM, 'from = {lapse = "serve", in = ["受理"]}', DECIDE, "unknown key 'in'", id="mixed"),
        pytest.param('until = ["准予"]', 'until = "准予"', DECIDE, "a list of texts", id="text for a list"),
        pytest.param('until = ["准予"]', 'until = ["准予", "准予"]', DECIDE, "twice", id="step twice"),
        pytest.param('from = "受理", until = ["准予"]', FROM, DECIDE, "until is missing", id="no until"),
        pytest.param('from = "受理", ', "", DECIDE, "from is missing", id="no from"),
        pytest.param('name = "decide", ', "", DECIDE, "name is missing", id="no name"),
        pytest.param('title = "决定", ', "", DECIDE, "title is missing", id="no title"),
        pytest.param('article = "第三条", ', "", DECIDE, "article is missing", id="no article"),
        pytest.param("passed = 2020-01-01\n", "", 1, "passed is missing", id="no day"),
        pytest.param('rank = "法律"\n', "", 1, "rank is missing", id="no rank"),
        pytest.param('title = "试行法"\n', "", 1, "title is missing", id="no title of the act"),
        # values
        pytest.param("amount = 20", "amount = -20", DECIDE, "amount is not a whole number", id="negative"),
        pytest.param("amount = 20", "amount = 0", DECIDE, "amount is not a whole number of 1", id="zero"),
        pytest.param("amount = 20", "amount = 20.0", DECIDE, "amount is not a whole number", id="with a point"),
        pytest.param("amount = 20", "amount = true", DECIDE, "amount is not a whole number", id="truth for a number"),
        pytest.param("amount = 20", 'amount = "二十"', DECIDE, "amount is not a whole number", id="text for a number"),
        pytest.param("amount = 20", "amount = ２０", DECIDE, "Invalid value", id="full-width digits"),
        pytest.param("amount = 20", "amount = 020", DECIDE, "", id="leading zero"),
        pytest.param('amount = 20, unit = "日"', "amount = 20", DECIDE, "unit is missing", id="no unit"),
        pytest.param('amount = 20, unit = "日", ', "", DECIDE, "neither a number nor a word", id="no amount"),
        pytest.param('amount = 20, unit = "日"', 'amount = 20, unit = "旬"', DECIDE, "none that a law", id="unit"),
        pytest.param(RANK, 'rank = "法规"', 3, "rank is not a word", id="unknown rank"),
        pytest.param('title = "决定"', 'title = ""', DECIDE, "title is not a text", id="empty text"),
        pytest.param('title = "决定"', 'title = "决\u200b定"', DECIDE, "title is not a text", id="zero width"),
        pytest.param('name = "decide"', 'name = "Decide!"', DECIDE, "name is not written", id="odd name"),
        pytest.param('"第三条"', '"3-1"', DECIDE, "article is not written", id="odd article"),
        pytest.param(RANK, 'rank = "法律"\nregion = "云溪"', 4, "region is not written", id="odd region"),
        # days
        pytest.param(PASSED, "2020-02-30", 4, "", id="no such day"),
        pytest.param(PASSED, "2020-1-1", 4, "", id="day without zeros"),
        pytest.param(PASSED, "0001-01-01", 4, "passed is not a day", id="year one"),
        pytest.param(PASSED, "9999-12-31", 4, "passed is not a day", id="year 9999"),
        pytest.param(PASSED, "10000-01-01", 4, "", id="year 10000"),
        pytest.param(PASSED, '"2020-01-01"', 4, "passed is not a day", id="day in quotes"),
        pytest.param(PASSED, "2020-01-01\npublished = 2019-12-31", 1, "published before", id="published before passed"),
        pytest.param(PASSED, "2020-01-01\nuntil = 2020-06-30", 1, "until is before", id="over before it began"),
        pytest.param(PASSED, "2020-01-01\nuntil = 2025-01-01", 1, "names no successor", id="no successor"),
        pytest.param(FROM, 'from = {every = "02-29"}', DECIDE, "no day that each year has", id="leap day"),
        pytest.param(FROM, 'from = {every = "3-1"}', DECIDE, "every is not written", id="day of a year"),
        # references
        pytest.param(FROM, 'from = {lapse = "serv"}', DECIDE, "'serve'", id="unknown limit"),
        pytest.param(FROM, 'from = {lapse = "decide"}', DECIDE, "each other", id="started by itself"),
        pytest.param(FROM, 'from = {lapse = "trial-act/serv"}', 1, "no limit 'serv'", id="limit of an act"),
        pytest.param('name = "serve"', 'name = "decide"', SERVE, "stands here twice", id="name twice"),
        pytest.param('"serve"', '"ｄecide"', SERVE, "name is not written", id="name differing by width"),
        pytest.param('"serve"', '"decide\u200b"', SERVE, "name is not a text", id="name differing by zero width"),
        pytest.param("limit = [", f"transition = [{TRANSITION}]\nlimit = [", 6, "'decide'", id="transition"),
        pytest.param(RANK, 'rank = "法律"\nlines = ["农业"]', 1, "amends another", id="lines of no text"),
        pytest.param(RANK, 'rank = "法律"\namends = "trial-act"', 1, "amend itself", id="amends itself"),
        pytest.param(FROM, f'which = "each", {CALENDAR}', DECIDE, "which chooses among steps", id="which day"),
        pytest.param('article = "第九条", ', "", 5, "neither an article nor a reason", id="counting by nothing"),
        pytest.param("[5, 10]", '"most"', 5, "working_days is not a word", id="unknown rule of counting"),
        pytest.param("[5, 10]", "[]", 5, "working_days", id="no working days"),
    ],
)  # fmt: skip
def test_refused_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in SOUND
    found = faults(write(tmp_path, SOUND.replace(old, new, 1)))
    assert found
    assert all(isinstance(fault, BadEdition | UnitUnderivable) for fault in found)
    assert f"{FILE}:{line}: " in str(found[0])
    assert any(said in str(fault) for fault in found), str(found[0])


@pytest.mark.parametrize(
    ("key", "said"),
    [
        pytest.param("amount = 30", "", id="key twice in a limit"),
        pytest.param("colour = 3", "unknown key 'colour'", id="unknown key"),
        pytest.param("extend = {amount = 10}", "a list of tables", id="table"),
        pytest.param("lapse = [3]", "lapse is not a table", id="list for a table"),
        pytest.param('per = "true"', "per is not true or false", id="text for truth"),
        pytest.param('word = "及时"', "not both", id="number and word"),
        pytest.param('kind = "dedline"', "'deadline'", id="unknown kind"),
        pytest.param('which = "last"', "which is not a word", id="unknown which"),
        pytest.param('clause = "二(一)1"', "clause is not written", id="odd clause"),
        pytest.param('last_day_off = "roll"', "last_day_off", id="unknown choice"),
        pytest.param('by = "县政府"', "by names nobody", id="unknown bearer"),
        pytest.param('bound = "king"', "bound is not a word", id="unknown bound"),
        pytest.param('otherwise = {ranks = ["规矩"]}', "no rank known", id="ranks"),
        pytest.param("extend = [{times = 1}]", "neither how much", id="empty extension"),
        pytest.param("extend = [{to = 20}]", "extends nothing", id="extension to itself"),
        pytest.param("min = 5, max = 3", "min is larger", id="min over max"),
        pytest.param("max = 15", "outside min and max", id="over the maximum"),
        pytest.param('lapse = {effect = "deemed"}', "not named", id="deemed nothing"),
        pytest.param('lapse = {effect = "fault", step = "受理"}', "deemed or void", id="step"),
        pytest.param('lapse = {effect = "none", dated = "from"}', "dated", id="dated"),
        pytest.param('lapse = {effect = "lost"}', "effect is not", id="unknown effect"),
        pytest.param('kind = "before"', "counted backward", id="before a step"),
        pytest.param('kind = "cap", last_day_off = "forward"', "a cap", id="cap rolls"),
        pytest.param('certainty = "inferred"', "units is missing", id="inferred from what"),
        pytest.param('certainty = "contested", reason = "?", units = ["day"]', "agree", id="uncontested"),
        pytest.param('certainty = "inferred", reason = "?", units = ["daze"]', "not known", id="units"),
    ],
)
def test_key_of_a_limit_refused(tmp_path: Path, key: str, said: str) -> None:
    found = faults(write(tmp_path, SOUND.replace("amount = 20", f"amount = 20, {key}")))
    assert any(said in str(fault) for fault in found), found
    assert {fault.where for fault in found} == {f"{FILE}:{DECIDE}"}


@pytest.mark.parametrize("amount", ["2" * 5000, "[" * 20 + "2" + "]" * 20, "[" * 5000 + "2" + "]" * 5000])
def test_too_long_or_too_deep(tmp_path: Path, amount: str) -> None:
    (fault,) = faults(write(tmp_path, SOUND.replace("amount = 20", f"amount = {amount}")))
    assert isinstance(fault, BadEdition)
    assert str(fault).startswith(FILE)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfet\x00i\x00", SOUND.encode("gb18030"), b"\xef\xbb\xbf" + SOUND.encode()]
)
def test_not_a_file_of_law_data(tmp_path: Path, content: bytes) -> None:
    found = faults(write(tmp_path, content))
    assert found
    assert all(str(fault).startswith(f"{FILE}:1: ") for fault in found)


@pytest.mark.parametrize("first_day", ["2020-7-1", "2020-02-30", "20200701", "0001-01-01", "2020-07-01b", "readme"])
def test_file_not_named_by_a_day(tmp_path: Path, first_day: str) -> None:
    (fault,) = faults(write(tmp_path, first_day=first_day))
    assert "not named by a day" in str(fault)
    assert fault.where == f"trial-act/{first_day}.toml:1"


def test_folder_not_named_like_an_act(tmp_path: Path) -> None:
    (fault,) = faults(write(tmp_path, act="试行法"))
    assert "not named like an act" in str(fault)


def test_no_folder(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path / "laws")
    assert "no such folder" in str(fault)


def test_unit_that_no_clause_settles(tmp_path: Path) -> None:
    silent = SOUND.replace('daycount = {article = "第九条", working_days = [5, 10]}\n', "")
    found = faults(write(tmp_path, silent))
    assert [type(fault) for fault in found] == [UnitUnderivable, UnitUnderivable]
    assert [fault.where for fault in found] == [f"{FILE}:6", f"{FILE}:7"]
    assert found[0].fields == {"act": "trial-act", "limit": "decide", "article": "第三条", "unit": "日"}


def test_two_editions_in_force_on_one_day(tmp_path: Path) -> None:
    write(tmp_path, SOUND.replace("passed", "until = 2024-06-30\npassed"))
    (fault,) = faults(write(tmp_path, first_day="2024-06-30"))
    assert "still in force on 2024-06-30" in str(fault)


def test_gap_between_editions(tmp_path: Path) -> None:
    write(tmp_path, SOUND.replace("passed", "until = 2024-06-28\npassed"))
    (fault,) = faults(write(tmp_path, first_day="2024-06-30"))
    assert "no edition is in force until" in str(fault)


def test_editions_may_meet_or_leave_a_gap_that_a_successor_fills(tmp_path: Path) -> None:
    write(tmp_path, SOUND.replace("passed", "until = 2024-06-29\npassed"))
    assert not faults(write(tmp_path, first_day="2024-06-30"))
    write(tmp_path, SOUND.replace("passed", 'successor = "other-act"\nuntil = 2023-01-01\npassed'))
    assert not faults(tmp_path)


def test_circle_of_lapses(tmp_path: Path) -> None:
    circle = SOUND.replace(FROM, 'from = {lapse = "serve"}').replace('from = "准予"', 'from = {lapse = "decide"}')
    (fault,) = faults(write(tmp_path, circle))
    assert "start each other by their lapse" in str(fault)


def test_every_fault_of_every_file_at_once(tmp_path: Path) -> None:
    write(tmp_path, SOUND.replace("amount = 20", "amount = -1").replace("passed", "past"))
    write(tmp_path, "title = ", act="other-act")
    write(tmp_path, SOUND.replace('"送达"]', '""]'), act="third-act")
    with pytest.raises(Problems) as raised:
        load_editions(tmp_path)
    assert len(list(raised.value)) == 5
    assert {str(fault.where).partition("/")[0] for fault in raised.value} == {"trial-act", "other-act", "third-act"}


VALUES = (
    "3",
    "-1",
    "[]",
    "{}",
    '""',
    '"x"',
    "true",
    "2020-01-01",
    "1.5",
    '["a"]',
    "[{}]",
    "{a = 1}",
    '"stated"',
    "[[1]]",
)


@given(
    place=st.integers(0, len(SOUND)), cut=st.integers(0, 12), put=st.sampled_from((*VALUES, '"', "}", "一", "\u200b"))
)
def test_whatever_is_written_is_read_or_refused(place: int, cut: int, put: str) -> None:
    found: list[LawAdminError] = []
    try:
        document = parse_toml(SOUND[:place] + put + SOUND[place + cut :], FILE)
        structure(Source("trial-act", date(2020, 7, 1), document, ""), found)
    except BadEdition as fault:
        found.append(fault)
    assert all(str(fault).startswith(FILE) for fault in found)


@given(value=st.sampled_from(VALUES), key=st.sampled_from(KEYS))
def test_any_value_under_any_key_is_read_or_refused(value: str, key: str) -> None:
    found: list[LawAdminError] = []
    text = re.sub(rf"\b{key} = (\"[^\"]*\"|\[[^\]]*\]|\d[\d-]*)", f"{key} = {value}", SOUND, count=1)
    structure(Source("trial-act", date(2020, 7, 1), parse_toml(text, FILE), ""), found)
    assert all(isinstance(fault, BadEdition | UnitUnderivable) for fault in found)
