"""Layouts are read from files, each fault with its line; the columns of 双公示 come with the library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from county_files import refused, taken, wrong
from lawadmin.converters.layouts import find_layout, layout_files
from lawadmin.errors import ConfigError, LawAdminError, Problems
from lawadmin.procedure.layout import Layout
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Roster
from lawadmin.regimes.enforcement.penalties import PENALTY
from lawadmin.regimes.functions.licensing import LICENSING, Licence
from orchard import ORCHARD, Step

PROCEDURES = {"orchard": ORCHARD, "licensing": LICENSING, "penalty": PENALTY}
WHOLE = """\
title = "果园宽表"
procedure = "orchard"
id = "sqbh"
organ = "bmdm"
person = "cbr"
post = "gw"
days = ["20240229", "2024-02-29"]
encoding = "gb18030"
[steps]
"受理" = "slrq"
[pairs]
"踏勘" = ["tkks", "tkjs"]
[facts]
"准予.number" = "xkzh"
"valid_to" = "yxqz"
[links]
appeal = "fyah"
"""


def layout(folder: Path, text: str) -> Layout:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return find_layout(str(path), PROCEDURES)


def said(folder: Path, text: str) -> list[str]:
    with pytest.raises(LawAdminError) as caught:
        layout(folder, text)
    error = caught.value
    return [str(fault).removeprefix(f"{folder}/") for fault in (error if isinstance(error, Problems) else [error])]


def test_a_file_says_what_a_layout_says(tmp_path: Path) -> None:
    text = WHOLE.replace('"受理" = "slrq"', '"受理" = "slrq"\n"准予" = "jdrq"')
    assert layout(tmp_path, text) == Layout(
        ORCHARD,
        id="sqbh",
        organ="bmdm",
        person="cbr",
        post="gw",
        days=("20240229", "2024-02-29"),
        encoding="gb18030",
        steps={Step.TAKEN: "slrq", Step.GIVEN: "jdrq"},
        pairs={"踏勘": ("tkks", "tkjs")},
        facts={"准予.number": "xkzh", "valid_to": "yxqz"},
        links={"appeal": "fyah"},
        title="果园宽表",
    )


def test_the_least_that_a_layout_says(tmp_path: Path) -> None:
    text = 'procedure = "orchard"\nid = "i"\norgan = "o"\ndays = "2024年2月29日"\n[steps]\n"受理" = "d"\n'
    assert layout(tmp_path, text) == Layout(ORCHARD, id="i", organ="o", days="2024年2月29日", steps={"受理": "d"})


def test_every_fault_names_its_line(tmp_path: Path) -> None:
    text = 'id = 3\nprocedure = "garden"\ndays = [5]\ncolour = "x"\n[steps]\n"受理" = 5\n[pairs]\n"踏勘" = ["a"]\n'
    lines = [line.partition(". ")[0] for line in said(tmp_path, text)]
    assert sorted(lines) == [
        "own.toml:1: days is not a form of day",
        "own.toml:1: id is not a text",
        "own.toml:1: organ is missing",
        "own.toml:2: no procedure 'garden' is installed",
        "own.toml:4: unknown key 'colour'",
        "own.toml:6: 受理 is not a text",
        "own.toml:8: 踏勘 is not two columns",
    ]


def test_words_that_the_procedure_lacks_name_their_line(tmp_path: Path) -> None:
    text = WHOLE.replace('"受理"', '"收件"').replace("20240229", "d.m.Y").replace("gb18030", "latin-1")
    assert [line.partition(" names")[0] for line in said(tmp_path, text)] == [
        "own.toml:9: orchard: layout.steps",
        "own.toml:13: orchard: layout.facts",
        "own.toml:7: orchard: layout.days",
        "own.toml:8: orchard: layout.encoding",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "受理 = 1",
            "own.toml:1: Invalid statement. Mend the TOML; names in Chinese stand in quotes, before the = too",
        ),
        ('steps = "x"\nid = "i"\norgan = "o"\nprocedure = "orchard"', "own.toml:1: steps is not a table"),
    ],
)
def test_what_is_no_layout(text: str, expected: str, tmp_path: Path) -> None:
    assert said(tmp_path, text)[0].startswith(expected)


def test_a_layout_that_is_not_there() -> None:
    with pytest.raises(ConfigError, match=r"cannot be read \(FileNotFoundError\)"):
        find_layout("none.toml", PROCEDURES)
    with pytest.raises(ConfigError, match=r"no layout 'published-licence'\. Did you mean 'published-licences'\?"):
        find_layout("published-licence", PROCEDURES)


def test_a_layout_is_found_by_name_title_or_in_a_pack(tmp_path: Path) -> None:
    (tmp_path / "orchards.toml").write_text(WHOLE.replace('"准予.number" = "xkzh"\n"valid_to" = "yxqz"\n', ""), "utf-8")
    (tmp_path / "notes.txt").write_text("not a layout", "utf-8")
    assert find_layout("orchards", PROCEDURES, folders=[tmp_path]).title == "果园宽表"
    assert find_layout("双公示许可", PROCEDURES) == find_layout("published-licences", PROCEDURES)


def test_every_layout_of_the_library_fits_its_procedure() -> None:
    assert sorted(layout_files()) == ["licensing-wide", "published-licences", "published-penalties"]
    assert all(find_layout(name, PROCEDURES).title for name in layout_files())


ORGANS = Roster(organs=[Organ("11430603A", "云溪县林业局")])
LICENCES = """\
行政相对人名称,行政相对人类别,统一社会信用代码,行政许可决定文书名称,行政许可决定文书号,许可类别,许可证书名称,许可编号,许可内容,\
许可决定日期,有效期自,有效期至,许可机关,许可机关统一社会信用代码,当前状态,数据来源单位,数据来源单位统一社会信用代码,备注
示例一厂,法人及非法人组织,,林木采伐许可决定书,云林许〔2024〕1号,普通,林木采伐许可证,云采1,采伐,\
2024/3/1,2024/03/01,2029/02/28,云溪县林业局,11430603A,有效,云溪县林业局,11430603A,
示例二厂,法人及非法人组织,,林木采伐许可决定书,云林许〔2024〕2号,普通,林木采伐许可证,云采2,采伐,\
2024-03-04,2024-03-04,,云溪县林业局,11430603A,有效,云溪县林业局,11430603A,
"""
PENALTIES = """\
行政相对人名称,行政相对人类别,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额(万元),\
处罚决定日期,处罚有效期,公示截止期,处罚机关,处罚机关统一社会信用代码
示例一厂,法人及非法人组织,云林罚〔2024〕1号,无证采伐,…,…,罚款,罚款,0.5,2024/5/6,2027/5/6,2025/5/6,云溪县林业局,11430603A
"""


def test_licences_as_they_are_published(tmp_path: Path) -> None:
    columns = find_layout("双公示许可", PROCEDURES)
    first, second = taken(tmp_path, {"xk.csv": LICENCES}, layout=columns, roster=ORGANS).records
    assert (first.matter.id, first.matter.procedure, first.matter.organ) == (
        "云林许〔2024〕1号",
        "licensing",
        "11430603A",
    )
    [granted] = first.events
    assert (granted.step, granted.day) == ("准予", date(2024, 3, 1))
    assert granted.facts == Licence("云采1", date(2024, 3, 1), date(2029, 2, 28))
    assert second.events[0].facts == Licence("云采2", date(2024, 3, 4))


def test_penalties_as_they_are_published(tmp_path: Path) -> None:
    columns = find_layout("双公示处罚", PROCEDURES)
    [record] = taken(tmp_path, {"cf.csv": PENALTIES}, layout=columns, roster=ORGANS).records
    assert [(event.step, event.day) for event in record.events] == [("处罚决定", date(2024, 5, 6))]


def test_published_licences_with_faults(tmp_path: Path) -> None:
    text = LICENCES.replace("2024/3/1,", "2024.3.1,").replace("2029/02/28", "2029/02/29").replace(
        "2024-03-04,,云溪县林业局", "2024-03-04,,云溪县水利局"
    )  # fmt: skip
    columns = find_layout("双公示许可", PROCEDURES)
    problems = refused(lambda: taken(tmp_path, {"xk.csv": text}, layout=columns, roster=ORGANS), tmp_path)
    assert wrong(problems, tmp_path) == [
        ("xk.csv:2", "许可决定日期", "not-a-day"),
        ("xk.csv:2", "有效期至", "no-such-day"),
        ("xk.csv:3", "许可机关", "unknown-organ"),
    ]
