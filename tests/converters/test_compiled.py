"""The document compiled from the statutes says what the files say, and is read only while it does."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from house_law import STATUTES, editions
from law_files import SOUND, load, write
from lawadmin.converters.compiled import NAME, compiled, digests, read_editions
from lawadmin.converters.editions import load_editions
from lawadmin.errors import Problems


def compile_beside(folder: Path) -> Path:
    (folder / NAME).write_text(compiled(folder), encoding="utf-8")
    return folder


def marked(folder: Path) -> Path:
    """Change a title in the document alone, so that one sees whether it was read."""
    document = folder / NAME
    document.write_text(document.read_text(encoding="utf-8").replace("试行法", "编译法"), encoding="utf-8")
    return folder


def test_the_law_of_the_house_is_the_same_compiled(tmp_path: Path) -> None:
    folder = compile_beside(copytree(STATUTES, tmp_path / "statutes"))
    assert read_editions(folder) == editions()


def test_the_document_is_read_where_it_fits_the_files(tmp_path: Path) -> None:
    folder = marked(compile_beside(write(tmp_path)))
    (edition,) = read_editions(folder)
    assert edition.title == "编译法"


def test_the_files_are_read_where_one_has_changed(tmp_path: Path) -> None:
    folder = marked(compile_beside(write(tmp_path)))
    write(folder, SOUND.replace("amount = 20", "amount = 30"))
    assert read_editions(folder) == (load(tmp_path, SOUND.replace("amount = 20", "amount = 30")),)


def test_the_files_are_read_where_one_is_new_or_gone(tmp_path: Path) -> None:
    folder = marked(compile_beside(write(tmp_path)))
    write(folder, act="other-act")
    assert [edition.title for edition in read_editions(folder)] == ["试行法", "试行法"]
    (folder / "trial-act" / "2020-07-01.toml").unlink()
    assert [edition.act for edition in read_editions(folder)] == ["other-act"]


def test_the_files_are_read_where_the_document_is_of_another_format(tmp_path: Path) -> None:
    folder = marked(compile_beside(write(tmp_path)))
    document = json.loads((folder / NAME).read_text(encoding="utf-8"))
    (folder / NAME).write_text(json.dumps({**document, "format": 0}), encoding="utf-8")
    assert [edition.title for edition in read_editions(folder)] == ["试行法"]


def test_without_a_document_the_files_are_read(tmp_path: Path) -> None:
    assert read_editions(write(tmp_path)) == load_editions(tmp_path)
    assert list(digests(tmp_path)) == ["trial-act/2020-07-01.toml"]


def test_malformed_law_is_not_compiled(tmp_path: Path) -> None:
    with pytest.raises(Problems):
        compiled(write(tmp_path, SOUND.replace("amount = 20", "amount = -1")))


def test_the_document_is_no_part_of_the_repository() -> None:
    assert not (STATUTES / NAME).exists()
