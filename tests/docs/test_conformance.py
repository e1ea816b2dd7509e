"""The page about conformance: its tests run as they are shown, and its table names the parts there are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lawadmin.testing.conformance import ChainConformance, ProcessConformance, StoreConformance
from shown_pages import blocks

PAGE = "how-to/conformance"
ROOT = Path(__file__).resolve().parents[2]

#: What the page calls the county's own store, for which the default one stands in here.
STORE = "from lawadmin.defaults.sqlite import open_sqlite as open_county\n\n__all__ = ['open_county']\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the files that the page shows."""
    for block in blocks(PAGE, "python"):
        name = re.match(r"# tests/(\w+\.py)\n", block)
        assert name is not None
        (tmp_path / name[1]).write_text(block, encoding="utf-8")
    (tmp_path / "county_store.py").write_text(STORE, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_what_is_shown_runs(folder: Path) -> None:
    asked = ["-q", "-p", "no:cacheprovider", "-k", "own_tables or casework or crash or erase or version"]
    config = ["-c", "/dev/null", "--rootdir", ".", "-o", f"pythonpath={folder} {ROOT / 'docs' / 'examples'}"]
    said = subprocess.run(
        [sys.executable, "-m", "pytest", *asked, *config, "."], cwd=folder, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert re.search(r"TestCounty \(store\) +append +[1-9]\d* +0 +0\n", said.stdout)
    assert re.search(r" erase +0 +0 +[1-5]\n", said.stdout)
    assert re.search(r"TestOwnTables \(source\) +as_of +0 +0 +9\n +reading +18 +0 +0\n", said.stdout)
    assert re.search(r"TestCountyInProcesses \(store\) +processes +1 +0 +0\n", said.stdout)


def test_every_part_is_explained() -> None:
    kinds = (*StoreConformance.__mro__, ChainConformance, ProcessConformance)
    parts = {vars(kind)["part"] for kind in kinds if "part" in vars(kind)}
    table = (ROOT / "docs" / f"{PAGE}.md").read_text(encoding="utf-8").partition("| part |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == parts - {""}
