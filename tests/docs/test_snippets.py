"""What the pages show of Python is run as it stands, and what they show of the law book is asked."""

from __future__ import annotations

import doctest
import shlex
from contextlib import chdir
from pathlib import Path

import pytest

from shown_pages import DOCS, Reader, blocks, typed

PAGES = sorted(
    path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md") if "_build" not in path.parts
)
WITH_SNIPPETS = [page for page in PAGES if blocks(page, "pycon")]
NEED_NO_STORE = {"acts", "limits", "days", "count"}


def asked() -> list[tuple[str, str, tuple[str, ...]]]:
    """List the questions to the law book that pages show; those of a plugin's page are asked where it is installed."""
    pages = [page for page in PAGES if "entry-points" not in "".join(blocks(page, "toml"))]
    pairs = [(page, *pair) for page in pages for pair in typed(page) if pair[0].startswith("lawadmin ")]
    return [pair for pair in dict.fromkeys(pairs) if NEED_NO_STORE & set(shlex.split(pair[1]))]


@pytest.mark.parametrize("page", WITH_SNIPPETS)
def test_python_shown_on_a_page_answers_as_shown(page: str, tmp_path: Path) -> None:
    session = "\n".join(blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, page, f"{page}.md", 0)
    said: list[str] = []
    with chdir(tmp_path):
        doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert "".join(said) == ""


@pytest.mark.parametrize(("page", "command", "shown"), asked(), ids=[f"{asking[0]}: {asking[1]}" for asking in asked()])
def test_a_question_to_the_law_book_is_answered(
    page: str, command: str, shown: tuple[str, ...], tmp_path: Path
) -> None:
    said = Reader(tmp_path).types(*shlex.split(command)[1:])
    assert (said.code, said.err) == (0, "")
    assert said.lacks(shown) == []


def test_snippets_are_found() -> None:
    assert "explanation/silence" in WITH_SNIPPETS
