"""The command ``draft`` on the demonstration."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import County, lawadmin

MATTER = "XK-2026-901"


def test_without_a_kind_the_templates_are_listed(county: County) -> None:
    rows = county.ask("draft", "--format", "json").rows
    assert [row["title"] for row in rows] == ["补正告知书", "延期告知书", "意见书", "超期说明", "督办函"]


def test_a_statement_on_a_lapse_cites_article_and_edition_and_counts_its_day(county: County) -> None:
    said = county.ask("draft", "超期说明", MATTER)
    assert said.code == 0
    assert "《中华人民共和国行政许可法》第四十二条第一款（2019年4月23日起施行的版本）" in said.out
    assert "自2026年1月30日“受理”起算" in said.out
    assert "2026年3月24日或者2026年3月26日" in said.out  # whether the border days of the review are paused is open
    assert "“准予”于2026年3月30日办结，超过4天" in said.out
    assert "休息 9 天：春节（通知 2026）" in said.out
    assert "韩戊" not in said.out  # who held it is told by post
    assert said.err == "留空待填：报送机关、超期原因、措施\n"


def test_a_notice_of_extension_says_who_granted_what(county: County) -> None:
    said = county.ask("draft", "extension-notice", MATTER)
    assert "副局长于2026年3月6日批准延长10个工作日" in said.out
    assert said.err == "留空待填：当事人、延期理由、联系人、电话\n"


def test_a_notice_of_correction_is_about_the_limit_met_by_such_a_step(county: County) -> None:
    said = county.ask("draft", "补正告知书", MATTER)
    assert "《中华人民共和国行政许可法》第三十二条第一款第四项" in said.out
    assert "最后一日为2026年2月4日" in said.out


@pytest.mark.parametrize("kind", ["督办函", "意见书"])
def test_a_letter_on_the_whole_matter_lists_what_was_found(county: County, kind: str) -> None:
    said = county.ask("draft", kind, MATTER)
    assert "“作出许可决定”逾期 4 天：2026-03-26 届满，2026-03-30 才办" in said.out
    assert said.code == 0


def test_where_several_limits_fit_one_is_to_be_named(county: County) -> None:
    said = county.ask("draft", "opinion", MATTER, "nothing")
    assert said.code == 3
    assert "请写明其中一项：notify, decide, deliver" in said.err
    assert "第四十四条" in county.ask("draft", "超期说明", MATTER, "deliver").out


def test_what_cannot_be_drafted_is_refused(county: County) -> None:
    assert "没有这种公文" in county.ask("draft", "判决书", MATTER).err
    assert "没有写明事项" in county.ask("draft", "督办函").err
    assert county.ask("draft", "督办函", "XK-0").code == 3
    assert county.ask("draft", "督办函", MATTER, "--format", "json").code == 2


def test_a_letter_is_written_to_a_file(county: County, tmp_path: Path) -> None:
    target = tmp_path / "letter.md"
    assert county.ask("draft", "督办函", MATTER, "-o", str(target)).out == ""
    assert target.read_text(encoding="utf-8").startswith("# 督办函\n")


def test_a_county_replaces_a_template_by_a_folder(county: County, tmp_path: Path) -> None:
    (tmp_path / "own" / "templates").mkdir(parents=True)
    (tmp_path / "own" / "templates" / "opinion.txt").write_text("# 检查意见\n@ ${机关}：\n${问题}\n", encoding="utf-8")
    text = (county.folder / "lawadmin.toml").read_text(encoding="utf-8")
    head = text.replace("sqlite:lawadmin.db", f"sqlite:{county.folder / 'lawadmin.db'}")
    (tmp_path / "lawadmin.toml").write_text('packs = ["own"]\n' + head, encoding="utf-8")
    said = lawadmin("--config", str(tmp_path / "lawadmin.toml"), "--on", "2026-06-30", "draft", "意见书", MATTER)
    assert said.code == 3
    said = lawadmin("--config", str(tmp_path / "lawadmin.toml"), "--on", "2026-06-30", "draft", "检查意见", MATTER)
    assert said.out.startswith("# 检查意见\n\n云溪县市场监督管理局：\n")
