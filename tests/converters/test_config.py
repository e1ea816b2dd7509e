"""The configuration: where it is found, what it says, and what is wrong with it, line by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawadmin.converters.config import STORE, Accepted, Channel, Config, load_config
from lawadmin.converters.secret import Secret, SecretSource
from lawadmin.errors import ConfigError, Problems

WHOLE = """
county = "云溪县"
region = "370000"
lang = "en"
plugins = ["reports", "shandong"]

[store]
url = "sqlite:records/county.db"
secret = {file = "store.key"}

[notify.mail]
host = "mail.example.cn"
secret = {env = "MAIL_TOKEN"}

[replace]
licensing = "licensing-sd"

[accept."late:m1:act/limit:e1"]
reason = "不可抗力"
by = "云溪县司法局"
until = 2026-12-31
"""


def written(folder: Path, text: str, name: str = "lawadmin.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(None, {}, folder=tmp_path) == Config()
    assert Config().store == STORE == "sqlite:lawadmin.db"


def test_everything_can_be_said(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    config = load_config(path, {})
    assert config == Config(
        file=str(path),
        county="云溪县",
        region="370000",
        lang="en",
        plugins=("reports", "shandong"),
        store=f"sqlite:{tmp_path}/records/county.db",
        secret=SecretSource(file=str(tmp_path / "store.key")),
        notify={"mail": Channel({"host": "mail.example.cn"}, SecretSource(env="MAIL_TOKEN"))},
        replace={"licensing": "licensing-sd"},
        accept={"late:m1:act/limit:e1": Accepted("不可抗力", "云溪县司法局", date(2026, 12, 31))},
    )


def test_it_is_named_by_option_then_by_environment_then_looked_for_in_the_folder(tmp_path: Path) -> None:
    below = tmp_path / "below"
    below.mkdir()
    here, other = written(tmp_path, 'county = "here"'), written(tmp_path, 'county = "other"', "other.toml")
    env = {"LAWADMIN_CONFIG": str(other)}
    assert load_config(str(here), env, folder=below).county == "here"
    assert load_config(None, env, folder=tmp_path).county == "other"
    assert load_config(None, {}, folder=tmp_path).county == "here"
    assert load_config(None, {}, folder=below).county == ""


def test_a_file_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load_config(tmp_path / "none.toml", {})
    with pytest.raises(ConfigError, match="there is no such file"):
        load_config(None, {"LAWADMIN_CONFIG": str(tmp_path / "none.toml")})


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('regoin = "37"', 1, "Did you mean 'region'?"),
        ('county = "x"\n\n[stor]\nurl = "sqlite:x"', 3, "Did you mean 'store'?"),
        ('[store]\n\nulr = "sqlite:x"', 3, "Did you mean 'url'?"),
        ('[store]\nsecret = {fil = "x"}', 2, "Did you mean 'file'?"),
        ('region = "3"', 1, "region is not written as it should be"),
        ('lang = "fr"', 1, "lang is not a word that is known here"),
        ('plugins = "reports"', 1, "plugins is not a list of texts"),
        ("plugins = [5]", 1, "plugins is not a list of texts"),
        ('[store]\nurl = "lawadmin.db"', 2, "Write it like sqlite:lawadmin.db"),
        ('[store]\nurl = "pg://me:hunter2@host/db"', 2, "url holds a password"),
        ('[store]\nurl = "pg://host/db?user=me&Password=hunter2"', 2, "url holds a password"),
        ('[store]\nurl = "pg://[host/db"', 2, "url holds a password"),
        ('[store]\nsecret = {file = "a", env = "b"}', 2, "a secret lies in one place"),
        ("[notify.mail]\nhost = 5", 2, "host is not a text"),
        ('notify = {mail = "x"}', 1, "mail is not a table"),
        ('[accept."late:m1"]\nreason = "x"', 1, "by is missing"),
        ('[accept."late:m1"]\nreason = "x"\nby = "y"\nuntil = "2026-12-31"', 4, "until is not a day"),
        ('accept = {"late:m1" = 5}', 1, "is not a table"),
        ('county = "x"\ncounty = "y"', 2, "Cannot overwrite a value"),
    ],
)
def test_a_fault_is_told_with_its_line_and_a_remedy(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises((ConfigError, Problems)) as refused:
        load_config(path, {})
    faults = list(refused.value) if isinstance(refused.value, Problems) else [refused.value]
    assert [type(fault) for fault in faults] == [ConfigError]
    assert said in str(faults[0])
    assert str(faults[0]).startswith(f"{path}:{line}: ")
    assert "hunter2" not in str(refused.value)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, 'regoin = "37"\nlang = "fr"\n[store]\nurl = "x"')
    with pytest.raises(Problems) as refused:
        load_config(path, {})
    assert len(list(refused.value)) == 3


def test_a_path_starts_at_the_configuration_and_an_address_stays(tmp_path: Path) -> None:
    said = {
        "sqlite:a.db": f"sqlite:{tmp_path}/a.db",
        "sqlite:/var/a.db": "sqlite:/var/a.db",
        "pg://host/db": "pg://host/db",
    }
    for url, rooted in said.items():
        assert load_config(written(tmp_path, f'[store]\nurl = "{url}"'), {}).store == rooted


def test_a_secret_is_read_where_it_lies_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hunter2\n", encoding="utf-8")
    secret = SecretSource(file=str(tmp_path / "key")).read({})
    assert secret == Secret("hunter2")
    assert secret.reveal() == "hunter2"
    assert SecretSource(env="TOKEN").read({"TOKEN": "hunter2"}) == secret
    assert "hunter2" not in repr(secret)
    with pytest.raises(ConfigError, match="TOKEN is not set"):
        SecretSource(env="TOKEN").read({})
    with pytest.raises(ConfigError, match="FileNotFoundError"):
        SecretSource(file=str(tmp_path / "none")).read({})
