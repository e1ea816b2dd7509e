"""Hold how holiday notices and the forecast are read: strictly, and with every fault at its line."""

from datetime import date
from pathlib import Path

import pytest

from lawadmin.converters.forecast import load_forecast
from lawadmin.converters.notices import load_notices
from lawadmin.days.calendar import Notice
from lawadmin.errors import BadEdition, Problems
from oracle import CALENDARS

GOOD = """\
id = "2026"
title = "国务院办公厅关于2026年部分节假日安排的通知"
published = 2025-11-04
settles = 2026
holiday = [
  {name = "元旦", off = [2026-01-01, 2026-01-02], worked = [2025-12-27]},
  {name = "春节", off = [2026-02-16]},
]
"""


def write(folder: Path, text: str, name: str = "2026.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(Problems) as refused:
        load_notices(folder)
    return [(str(fault.where), str(fault.fields["reason"])) for fault in refused.value]


def test_a_notice_is_read_as_it_stands(tmp_path: Path) -> None:
    [notice] = load_notices(write(tmp_path, GOOD))
    assert notice == Notice(
        id="2026",
        title="国务院办公厅关于2026年部分节假日安排的通知",
        published=date(2025, 11, 4),
        settles=2026,
        off=frozenset({date(2026, 1, 1), date(2026, 1, 2), date(2026, 2, 16)}),
        worked=frozenset({date(2025, 12, 27)}),
        names=(
            (date(2025, 12, 27), "元旦"),
            (date(2026, 1, 1), "元旦"),
            (date(2026, 1, 2), "元旦"),
            (date(2026, 2, 16), "春节"),
        ),
    )


def test_a_regional_notice_with_a_number(tmp_path: Path) -> None:
    head = 'id = "gx"\ntitle = "通知"\nnumber = "桂政办〔2017〕1号"\nregion = "45"\n'
    text = head + 'holiday = [{name = "三月三", off = [2017-03-30]}]\n'
    [notice] = load_notices(write(tmp_path, text, "gx.toml"))
    assert (notice.region, notice.number, notice.settles, notice.published) == ("45", "桂政办〔2017〕1号", None, None)


def test_the_house_holds_one_file_a_notice() -> None:
    notices = load_notices(CALENDARS)
    assert len(notices) == 26
    assert [one.settles for one in notices if one.settles] == list(range(2004, 2027))
    assert {one.id: one.published for one in notices if one.settles is None} == {
        "2015-victory-day": date(2015, 5, 13),
        "2019-labour-day": date(2019, 3, 22),
        "2020-spring-festival": date(2020, 1, 27),
    }
    assert [one.id for one in notices if one.number] == ["2006"]
    assert [one.settles for one in notices if one.settles and one.published is None] == list(range(2004, 2016))


def test_the_files_of_the_house_are_plain_text() -> None:
    for path in CALENDARS.iterdir():
        assert path.read_text(encoding="utf-8").endswith("\n")
        assert "\t" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "where", "reason"),
    [
        ('id = "2026"\n', "", "2026.toml:1", "id is missing"),
        ('id = "2026"', 'id = "2025"', "2026.toml:1", "the id is not the file's name"),
        ('id = "2026"', "id = 2026", "2026.toml:1", "id is not a text"),
        ('title = "国务院办公厅关于2026年部分节假日安排的通知"', 'title = " "', "2026.toml:2", "title is not a text"),
        ("published = 2025-11-04", "published = 2025-11-04T08:00:00", "2026.toml:3", "published is not a day"),
        ("published = 2025-11-04", 'published = "2025-11-04"', "2026.toml:3", "published is not a day"),
        ("published = 2025-11-04", "published = 2025-02-30", "2026.toml:3", ""),
        ("settles = 2026", "settles = 26", "2026.toml:4", "settles is not a whole number of 1949 or more"),
        ("settles = 2026", "settles = true", "2026.toml:4", "settles is not a whole number of 1949 or more"),
        ("settles = 2026", "settles = 2_026", "2026.toml:4", "a number is not in plain digits"),
        ("settles = 2026", "settles = 2025", "2026.toml:6", "a day lies outside the year that the notice settles"),
        ("settles = 2026", 'region = "广西"', "2026.toml:4", "region is not written as it should be"),
        ("settles = 2026", "settled = 2026", "2026.toml:4", "unknown key 'settled'"),
        ("2026-02-16", "2024-02-16", "2026.toml:7", "a day lies outside the year that the notice settles"),
        ("2026-02-16", "2025-11-16", "2026.toml:7", "a day lies outside the year that the notice settles"),
        ("2026-02-16", "2026-01-01", "2026.toml:7", "2026-01-01 stands twice in the notice"),
        ("2026-01-02", "2026-01-01", "2026.toml:6", "2026-01-01 stands twice in the notice"),
        ("2025-12-27", "2026-01-01", "2026.toml:6", "2026-01-01 stands twice in the notice"),
        ("[2026-02-16]", '["2026-02-16"]', "2026.toml:7", "off holds what is not a day"),
        ("[2026-02-16]", "[2026-02-16T00:00:00]", "2026.toml:7", "off holds what is not a day"),
        ("[2026-02-16]", "2026-02-16", "2026.toml:7", "off is not a list of days"),
        ("[2026-02-16]", "[2026-02-30]", "2026.toml:7", ""),
        ('name = "春节"', 'nom = "春节"', "2026.toml:7", "unknown key 'nom'"),
        ('name = "春节", ', "", "2026.toml:7", "name is missing"),
        ("off = [2026-02-16]}", "off = [2026-02-16}", "2026.toml:7", ""),
        ("settles = 2026", "settles = 2026\nsettles = 2026", "2026.toml:5", ""),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, where: str, reason: str) -> None:
    found = faults(write(tmp_path, GOOD.replace(old, new, 1)))
    assert (where, reason) in [(place, why if reason else "") for place, why in found], found


def test_a_list_of_holidays_of_the_wrong_shape(tmp_path: Path) -> None:
    head = GOOD[: GOOD.index("holiday")]
    assert faults(write(tmp_path, head + "holiday = 3\n"))[0][1] == "holiday is not a list of tables"
    assert faults(write(tmp_path, head))[0][1] == "the notice speaks of no day"


def test_every_fault_of_every_file_comes_at_once(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("2026-02-16", "2024-02-16").replace('name = "元旦"', 'nom = "元旦"'))
    write(tmp_path, "id = ", "2027.toml")
    write(tmp_path, GOOD, "2028.toml")
    found = faults(tmp_path)
    assert {where.split(":")[0] for where, _ in found} == {"2026.toml", "2027.toml", "2028.toml"}
    assert len(found) == 5


def test_what_is_no_notice_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, "nonsense", "README.md")
    write(tmp_path, "nonsense", "forecast.toml")
    assert len(load_notices(tmp_path)) == 1


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadEdition, match="no such folder"):
        load_notices(tmp_path / "none")


# -- the forecast

FORECAST = """\
first = 2026
last = 2027
[[festival]]
name = "元旦"
on = "01-01"
statutory = [{since = 2008, days = [0]}]
off = [-2, 2]
worked = [-4, 5]
[[festival]]
name = "春节"
days = [2026-02-17, 2027-02-06]
statutory = [{since = 2008, days = [-1, 0, 1]}, {since = 2025, days = [-1, 0, 1, 2]}]
off = [-2, 8]
worked = [-7, 12]
"""


def test_a_forecast_is_read_as_it_stands(tmp_path: Path) -> None:
    forecast = load_forecast(write(tmp_path, FORECAST, "forecast.toml"))
    assert forecast is not None
    assert (forecast.first, forecast.last) == (2026, 2027)
    new_year, spring = forecast.festivals
    assert new_year.days == (date(2026, 1, 1), date(2027, 1, 1), date(2028, 1, 1))
    assert spring.days == (date(2026, 2, 17), date(2027, 2, 6))
    assert spring.statutory == ((2008, (-1, 0, 1)), (2025, (-1, 0, 1, 2)))
    assert (spring.off, spring.worked) == ((-2, 8), (-7, 12))


def test_a_folder_may_have_no_forecast(tmp_path: Path) -> None:
    assert load_forecast(tmp_path) is None


@pytest.mark.parametrize(
    ("old", "new", "where", "reason"),
    [
        ("first = 2026", "first = 2028", "forecast.toml:1", "first and last are not the years of a forecast"),
        ("last = 2027\n", "", "forecast.toml:1", "first and last are not the years of a forecast"),
        ("last = 2027", "least = 2027", "forecast.toml:2", "unknown key 'least'"),
        ('on = "01-01"', 'on = "1-1"', "forecast.toml:5", "on is not written as it should be"),
        ('on = "01-01"', 'on = "02-30"', "forecast.toml:5", "on is not written as it should be"),
        ('on = "01-01"', "", "forecast.toml:3", "a festival states either on or days"),
        ("days = [2026-02-17, 2027-02-06]", "days = [2026-02-17]", "forecast.toml:11",
         "days are not one for each year of the forecast, in order"),
        ("off = [-2, 8]", "off = [8, -2]", "forecast.toml:13", "off is no window of two days"),
        ("off = [-2, 8]", "off = [-2]", "forecast.toml:13", "off is no window of two days"),
        ("off = [-2, 8]", "off = [-2, 80]", "forecast.toml:13", "off is no list of small whole numbers"),
        ("off = [-2, 8]", "off = [-2, 8.0]", "forecast.toml:13", "off is no list of small whole numbers"),
        ("off = [-2, 8]", "", "forecast.toml:9", "off is no list of small whole numbers"),
        ("{since = 2008, days = [0]}", "{since = 2008, day = [0]}", "forecast.toml:6", "unknown key 'day'"),
        ('name = "春节"', "name = 3", "forecast.toml:10", "name is not a text"),
    ],
)  # fmt: skip
def test_a_fault_of_the_forecast_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, where: str, reason: str
) -> None:
    with pytest.raises(Problems) as refused:
        load_forecast(write(tmp_path, FORECAST.replace(old, new, 1), "forecast.toml"))
    assert (where, reason) in [(str(fault.where), fault.fields["reason"]) for fault in refused.value]
