"""A county with mail and reports from one configuration reminds by the command line, each notice once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from attrs import frozen
from postboxes import Postbox, office
from samples import CANARY, authority

from lawadmin.converters.config import load_config
from lawadmin.plugins import make_plugins

ON = "2026-06-30"
LAWADMIN = Path(sys.executable).parent / "lawadmin"


@frozen
class Said:
    code: int
    out: str
    err: str


def lawadmin(folder: Path, *words: str) -> Said:
    """Run a command as a county does: a process of its own, in the folder of its configuration."""
    done = subprocess.run([LAWADMIN, *words], cwd=folder, capture_output=True, text=True, timeout=280, check=False)
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """Build the made-up county in a folder."""
    said = lawadmin(tmp_path, "demo", "county")
    assert said.code == 0, said.err
    return tmp_path / "county"


def recipients(folder: Path) -> list[str]:
    config = load_config(None, {}, folder=folder)
    with closing(make_plugins().open_store(config.store)) as store:
        roster = store.roster()
    return [*roster.organs, *roster.posts]


def address(recipient: str) -> str:
    return f"{recipient.encode().hex()}@county.example"


def configure(folder: Path, port: int, ca: Path) -> None:
    """Attach the mail server: one table, a file for the password, an address for each post and organ."""
    (folder / "mail.key").write_text(CANARY, encoding="utf-8")
    path = folder / "lawadmin.toml"
    before = path.read_text(encoding="utf-8").replace('plugins = ["reports"]', 'plugins = ["reports", "notify"]')
    to = "".join(f'"{one}" = "{address(one)}"\n' for one in recipients(folder))
    path.write_text(
        f'{before}\n[remind]\nrates = {{smtp = 60000}}\n\n[notify.smtp]\nhost = "localhost"\nport = "{port}"\n'
        f'from = "remind@county.example"\nuser = "remind"\nca = "{ca}"\nsecret = {{file = "mail.key"}}\n\n'
        f"[notify.smtp.to]\n{to}",
        encoding="utf-8",
    )


def test_one_configuration_reminds_and_reports_and_the_second_run_sends_nothing_again(
    county: Path, tmp_path: Path
) -> None:
    ca, context = authority(tmp_path)
    box = Postbox()
    with office(box, starttls=context, login=("remind", CANARY)) as port:
        configure(county, port, ca)
        shown = lawadmin(county, "remind", "--on", ON, "--format", "json")
        assert (shown.code, box.messages) == (0, []), shown.err
        first = lawadmin(county, "remind", "--send", "--on", ON, "--format", "json")
        assert first.code == 0, first.err
        second = lawadmin(county, "remind", "--send", "--on", ON, "--format", "json")
        assert second.code == 0, second.err
        third = lawadmin(county, "remind", "--send", "--on", "2026-07-01", "--format", "json")
    told, said, again, next_day = (json.loads(one.out) for one in (shown, first, second, third))
    new = {one["key"]: one for one in said["new"]}
    assert [one["key"] for one in told["new"]] == list(new)
    assert said["delivered"] == {"smtp": {"sent": len(new), "refused": 0, "later": 0, "dead": 0}}
    assert (again["new"], again["delivered"], again["given_up"]) == ([], {}, [])
    ids = Counter(str(message["Message-ID"]) for message in box.read)
    assert set(ids.values()) == {1}
    assert {f"<{key}@county.example>" for key in new} == set(ids) - {
        f"<{one['key']}@county.example>" for one in next_day["new"]
    }
    by_recipient = {address(one["recipient"]) for one in (*new.values(), *next_day["new"])}
    assert {one for envelope in box.messages for one in envelope.rcpt_tos} == by_recipient
    assert not {*new} & {one["key"] for one in next_day["new"]}
    report = lawadmin(county, "report", "--on", ON, "--format", "html", "-o", "review.html")
    assert report.code == 0, report.err
    assert (county / "review.html").stat().st_size > 100_000
    examined = lawadmin(county, "doctor")
    assert examined.code == 0, examined.out
    assert "放弃 0" in examined.out
    assert CANARY not in "".join(one.out + one.err for one in (shown, first, second, third, report, examined))


def test_no_notice_of_the_county_names_anyone(county: Path) -> None:
    config = load_config(None, {}, folder=county)
    with closing(make_plugins().open_store(config.store)) as store:
        names = {tenure.person for tenure in store.roster().tenures}
    said = lawadmin(county, "remind", "--on", ON, "--format", "json")
    notices = [(one["subject"], one["text"], one["key"], one["recipient"]) for one in json.loads(said.out)["new"]]
    assert notices
    assert len(names) > 20
    assert [one for one in notices if any(name in " ".join(one) for name in names)] == []
