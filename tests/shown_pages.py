"""Take from a page of the documentation what a reader would type in, and do it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from attrs import frozen

from lawadmin.cli import main

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def blocks(page: str, language: str) -> list[str]:
    """List the blocks of a language on a page, such as ``how-to/store``."""
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def typed(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """List the commands that a page shows, each with the lines shown of its answer; … stands for lines left out."""
    shown = (part for block in blocks(page, "console") for part in block.removeprefix("$ ").split("\n$ "))
    pairs = ((lines[0], lines[1:]) for part in shown if (lines := part.splitlines()))
    return [(command, tuple(line for line in lines if line.strip() not in ("", "…"))) for command, lines in pairs]


@frozen
class Said:
    """Hold what a command line said."""

    code: int
    out: str
    err: str

    def lacks(self, shown: Iterable[str]) -> list[str]:
        """List the lines of an answer as shown that this one does not have, one after another."""
        lines = iter((self.out + self.err).splitlines())
        return [line for line in shown if not any(_is(said, line) for said in lines)]


def _is(said: str, shown: str) -> bool:
    """Tell whether a line is the one shown; its end may be left out, and a table may be wider or narrower."""
    said, shown = (" ".join(line.split()) for line in (said, shown))
    return said.startswith(shown.removesuffix(" …")) if shown.endswith(" …") else said == shown


@frozen
class Reader:
    """Hold the folder of someone who follows a page: what the page says is installed and configured there.

    A test puts the folder on the path of modules, as pip's own folder is.
    """

    folder: Path

    def installs(self, page: str) -> None:
        """Install the distribution that a page shows: lay down what pip would, its modules being those shown."""
        projects = [tomllib.loads(block)["project"] for block in blocks(page, "toml") if "entry-points" in block]
        name, points = projects[0]["name"], projects[0]["entry-points"]["lawadmin"]
        info = self.folder / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        lines = ["[lawadmin]", *(f"{point} = {module}" for point, module in points.items()), ""]
        (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")

    def configures(self, page: str) -> None:
        """Write the configuration that a page shows."""
        shown = next(block for block in blocks(page, "toml") if block.startswith(("county", "plugins", "region")))
        (self.folder / "lawadmin.toml").write_text(shown, encoding="utf-8")

    def types(self, *words: str) -> Said:
        """Run a command of lawadmin in the folder, with what is installed there."""
        out, err = StringIO(), StringIO()
        with chdir(self.folder), redirect_stdout(out), redirect_stderr(err):
            code = main(words)
        return Said(code, out.getvalue(), err.getvalue())
