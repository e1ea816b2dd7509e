"""Build the demonstration in a folder: configuration, ledgers, layouts and key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from attrs import frozen

from lawadmin.demo import ledgers as write
from lawadmin.demo.county import County, county
from lawadmin.demo.key import key_text, read_key
from lawadmin.demo.ledgers import LayoutFile
from lawadmin.demo.matters import Case, cases
from lawadmin.demo.tables import shaped, source
from lawadmin.errors import InputError
from lawadmin.plugins.found import installed

#: UTF-8 with a mark, without which spreadsheets take a CSV file for one in the system's own encoding.
_MARKED = "utf-8-sig"

#: The plugin that writes HTML reports, enabled in the demonstration where it is installed.
_REPORTS = "reports"

_KEY = "key.toml"
_WIDE, _PUBLIC = "layouts/licences.toml", "layouts/licences-public.toml"


@frozen
class Demo:
    """Hold a demonstration as built: its folder, and its ledgers in the order of import, each with its layout or None.

    ``on`` is the day to judge, ``explain`` a matter and a limit worth explaining, ``key`` the file that lists what a
    review must find.
    """

    folder: Path
    ledgers: tuple[tuple[Path, Path | None], ...]
    on: date
    explain: tuple[str, str]
    key: Path


def build(folder: Path) -> Demo:
    """Write the made-up county into a folder, made where it is not there; InputError where it is not empty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise InputError(str(folder), reason="the folder is not empty", remedy="Name an empty folder, or a new one")
    key = read_key(key_text())
    made = county()
    _put(folder / _KEY, key_text())
    for name in (_WIDE, _PUBLIC):
        _put(folder / name, source(name))
    _put(folder / "lawadmin.toml", _configuration(made))
    ledgers = (*_registers(folder, made), *_matters(folder, made, cases(made, key.on)))
    return Demo(folder, ledgers, key.on, key.explain, folder / _KEY)


def _configuration(made: County) -> str:
    plugins = f'["{_REPORTS}"]' if _REPORTS in {plugin.name for plugin in installed()} else "[]"
    lines = (
        "# 演示用的县，并不存在。",
        f'county = "{made.name}"',
        f'region = "{made.region}"',
        f"plugins = {plugins}",
        "",
        "[store]",
        'url = "sqlite:lawadmin.db"',
        "",
        "# 本县方案的施行日期，以及方案留给各县自定的期限。",
        "[plan]",
        f"since = {made.plan.since}",
        "",
        "[plan.terms]",
        *(f"{name} = {number}" for name, number in made.plan.terms.items()),
    )
    return "\n".join(lines) + "\n"


def _registers(folder: Path, made: County) -> Iterable[tuple[Path, None]]:
    tables = {
        "roster/organs.csv": write.organ_rows(made),
        "roster/posts.csv": write.post_rows(made),
        "roster/tenures.csv": write.tenure_rows(made),
        **{f"registers/{name}.csv": write.entry_rows(entries) for name, entries in made.registers.items()},
    }
    for name, rows in tables.items():
        yield _put(folder / name, write.csv_of(rows), _MARKED), None


def _matters(folder: Path, made: County, all_cases: tuple[Case, ...]) -> Iterable[tuple[Path, Path | None]]:
    kept = {
        name: [case for case in all_cases if case.ledger == name] for name in dict.fromkeys(c.ledger for c in all_cases)
    }
    wide, public = (shaped(source(name), LayoutFile) for name in (_WIDE, _PUBLIC))
    of = folder / "ledgers"
    yield _put(of / "licences.csv", write.csv_of(write.wide_rows(kept["wide"], wide)), _MARKED), folder / _WIDE
    rows = write.public_rows(kept["public"], public, made)
    yield _put(of / "licences-public.csv", write.csv_of(rows), public.encoding), folder / _PUBLIC
    called = write.words()
    for name in sorted(kept.keys() - {"wide", "public", "letters"}):
        yield _put(of / f"{name}.csv", write.csv_of(write.step_rows(kept[name], called)), _MARKED), None
    yield _put(of / "letters.jsonl", write.jsonl_of(write.step_rows(kept["letters"], called))), None


def _put(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding, newline="")
    return path
