"""Templates of letters read from folders."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from lawadmin.assessment.letter import Part
from lawadmin.converters.pack_folders import pack_of_folder
from lawadmin.converters.templates import BY_HAND, LONGEST, RECORDED, read_templates
from lawadmin.errors import ConfigError, Problems

HOUSE = files("lawadmin") / "templates"
VERDICTS = ("违法", "违纪", "应当追究", "认定为", "责任人", "予以处分", "构成")


def written(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_house_has_its_five_letters() -> None:
    found = read_templates([HOUSE])
    assert {one.kind: one.title for one in found.values()} == {
        "correction-notice": "补正告知书",
        "extension-notice": "延期告知书",
        "opinion": "意见书",
        "overrun-statement": "超期说明",
        "supervision-letter": "督办函",
    }


def test_no_letter_of_the_house_states_a_verdict() -> None:
    texts = [line.text for one in read_templates([HOUSE]).values() for line in one.lines]
    assert [text for text in texts for word in VERDICTS if word in text] == []


def test_every_letter_has_a_title_an_addressee_and_a_foot_with_a_day_to_be_written() -> None:
    for one in read_templates([HOUSE]).values():
        parts = [line.part for line in one.lines]
        assert (parts[0], parts[1], parts[-1]) == (Part.TITLE, Part.TO, Part.FOOT)
        assert "年" in one.lines[-1].text


def test_every_field_that_is_offered_is_used_by_a_letter_of_the_house() -> None:
    used = {name for one in read_templates([HOUSE]).values() for name in one.names}
    assert used == RECORDED | BY_HAND


def test_a_later_folder_stands_in_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    own = written(tmp_path / "templates", "opinion.txt", "\ufeff# 检查意见\n${机关}")
    found = read_templates([HOUSE, None, own])
    assert found["opinion"].title == "检查意见"
    assert len(found) == 5


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    assert read_templates([written(tmp_path / "t", "README.md", "${nothing}")]) == {}


def test_every_fault_of_every_template_is_told_at_once(tmp_path: Path) -> None:
    folder = written(tmp_path / "t", "a.txt", "! late soon\n# 甲\n${机关}${机構}\n${__class__}")
    written(folder, "b.txt", "\n")
    with pytest.raises(Problems) as raised:
        read_templates([folder])
    reasons = [str(fault.fields["reason"]) for fault in raised.value]
    assert reasons == [
        "no field is called '机構'",
        "no field is called '__class__'",
        "no limits are called 'soon'",
        "the template is empty",
    ]


def test_what_is_no_text_in_utf_8_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    (folder / "a.txt").write_bytes("督办函".encode("gb18030"))
    with pytest.raises(ConfigError, match="cannot be read"):
        read_templates([folder])
    (folder / "a.txt").write_text("长" * (LONGEST + 1), encoding="utf-8")
    with pytest.raises(ConfigError, match="200000 characters"):
        read_templates([folder])


def test_a_folder_with_templates_alone_is_a_pack(tmp_path: Path) -> None:
    written(tmp_path / "templates", "opinion.txt", "# 检查意见")
    assert pack_of_folder(tmp_path).templates == tmp_path / "templates"
