"""The page of the configuration shows every key, in an example that is read without a fault."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from attrs import fields

from lawadmin.converters.config import Accepted, Config, load_config
from lawadmin.converters.secret import SecretSource
from lawadmin.errors import Problems
from lawadmin.law.stated import Statement
from shown_pages import DOCS, blocks

PAGE = "reference/configuration"
SHOWN = blocks(PAGE, "toml")[0]


def keys(table: dict[str, object]) -> set[str]:
    """List every key, at every depth."""
    below = (keys(value) for value in table.values() if isinstance(value, dict))
    return set(table).union(*below)


def read(folder: Path, text: str) -> Config:
    (folder / "own").mkdir(exist_ok=True)
    (folder / "lawadmin.toml").write_text(text, encoding="utf-8")
    return load_config(None, {}, folder=folder)


def test_the_example_is_read(tmp_path: Path) -> None:
    config = read(tmp_path, SHOWN)
    assert config.secret == SecretSource(str(tmp_path / "store.key"), None)
    assert config.notify["spool"].secret == SecretSource(None, "GATEWAY_TOKEN")
    assert config.replace == {"licensing": "licensing-yunling"}


def test_the_example_uses_every_key_there_is() -> None:
    names = {field.name for kind in (Config, Accepted, Statement, SecretSource) for field in fields(kind)} - {"file"}
    assert names - keys(tomllib.loads(SHOWN)) == set()


def test_the_table_has_a_row_for_each_key_of_the_example() -> None:
    text = (DOCS / f"{PAGE}.md").read_text(encoding="utf-8")
    rows = {re.sub('["]?<.*', "*", row) for row in re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)}
    named = {row.removesuffix(".*") for row in rows if row.endswith(".*")}
    example = tomllib.loads(SHOWN).items()
    paths = {
        f"{key}.{'*' if key in named else below}"
        for key, table in example
        if isinstance(table, dict)
        for below in table
    }
    assert rows == paths | {key for key, value in example if not isinstance(value, dict)}
    assert all(f"`{word}`" in text for word in ("reason", "by", "until"))


@pytest.mark.parametrize("line", ["countty = 1", "[store]\nurll = 'a'", "[plan]\nsinse = 2024-01-01"])
def test_a_key_that_is_not_documented_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(Problems):
        read(tmp_path, line)
