"""The page on PostgreSQL, typed in: every command it shows answers with the lines that it shows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from serving import Server

PAGE = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "postgresql.md"
PROGRAMS = Path(sys.executable).parent


def blocks(language: str) -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def typed() -> list[tuple[str, list[str]]]:
    parts = [part for block in blocks("console") for part in block.removeprefix("$ ").split("\n$ ")]
    return [(lines[0], lines[1:]) for part in parts if (lines := part.strip().splitlines())]


def answers(said: str, shown: list[str]) -> list[str]:
    """List the lines shown that are not said, one after another; … stands for an end left out."""
    lines = iter(said.splitlines())
    wanted = [line.strip().removesuffix("…").strip() for line in shown]
    return [line for line in wanted if not any(one.strip().startswith(line) for one in lines)]


@pytest.fixture
def place(server: Server) -> str:
    """Do what the administrator does, and say where the server really listens."""
    with psycopg.connect(server.dsn("postgres"), autocommit=True) as connection:
        connection.execute(b"DROP DATABASE county WITH (FORCE)")
        for statement in blocks("sql")[0].split(";"):
            connection.execute(statement.encode())
    return f"127.0.0.1:{server.port}"


def test_the_page_is_typed_in_and_answers_as_it_shows(place: str, tmp_path: Path) -> None:
    (tmp_path / "lawadmin.toml").write_text(blocks("toml")[0].replace("127.0.0.1:5432", place), encoding="utf-8")
    (tmp_path / "licences.csv").write_text(blocks("text")[0], encoding="utf-8")
    env = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    commands = typed()
    assert commands.pop(0)[0].startswith("pip install")
    for command, shown in commands:
        words = shlex.split(command.replace("127.0.0.1:5432", place))
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            env[name] = value
            continue
        done = subprocess.run(words, check=False, cwd=tmp_path, env=env, capture_output=True, text=True)
        said = (done.stdout + done.stderr).replace(place, "127.0.0.1:5432")
        assert done.returncode in (0, 1), said
        assert answers(said, shown) == [], said
        assert "another one" not in said
    assert not (tmp_path / "lawadmin.db").exists()
