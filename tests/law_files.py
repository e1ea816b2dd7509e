"""Write law data as files, and load them."""

from __future__ import annotations

import re
from pathlib import Path

from lawadmin.converters.editions import load_editions
from lawadmin.errors import LawAdminError, Problems
from lawadmin.law.edition import Edition, Limit

#: A sound edition; its faults in the tests are made by exchanging a piece of it.
SOUND = """\
title = "试行法"
title_en = "Act on Trials"
rank = "法律"
passed = 2020-01-01
daycount = {article = "第九条", working_days = [5, 10]}
limit = [
 {name = "decide", title = "决定", article = "第三条", amount = 20, unit = "日", from = "受理", until = ["准予"]},
 {name = "serve", title = "送达", article = "第四条", amount = 5, unit = "日", from = "准予", until = ["送达"]},
]
"""
HEAD = SOUND.partition("limit =")[0]
DECIDE = 7
SERVE = 8
ACT = "trial-act"
FIRST_DAY = "2020-07-01"


def write(folder: Path, text: str | bytes = SOUND, *, act: str = ACT, first_day: str = FIRST_DAY) -> Path:
    file = folder / act / f"{first_day}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def load(folder: Path, text: str | bytes = SOUND) -> Edition:
    (edition,) = load_editions(write(folder, text))
    return edition


def limits(folder: Path, *rows: str, head: str = HEAD) -> tuple[Limit, ...]:
    """Load limits written as rows, under the head of the sound edition."""
    return load(folder, head + "limit = [\n" + "".join(f" {{{row}}},\n" for row in rows) + "]\n").limits


def limit(folder: Path, row: str, head: str = HEAD) -> Limit:
    """Load one limit from its keys; those that every limit needs are added where they are missing."""
    keys = {"name": '"decide"', "title": '"决定"', "article": '"第三条"', "from": '"受理"', "until": '["准予"]'}
    missing = "".join(f"{key} = {value}, " for key, value in keys.items() if not re.search(rf"\b{key} =", row))
    return limits(folder, missing + row, head=head)[0]


def faults(folder: Path) -> list[LawAdminError]:
    """List the faults of a folder of law data; none where it is sound."""
    try:
        load_editions(folder)
    except Problems as problems:
        return list(problems)
    return []
