"""``lawadmin remind``: shows what is due, sends it once, and says what did not arrive."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import chdir, closing
from pathlib import Path
from typing import cast

import pytest
from attrs import field, frozen

from cli.conftest import Said, lawadmin
from lawadmin.cli.remind import given_up
from lawadmin.hookspecs import Command, Entries, Kept, Notice, Outbox, Standing
from lawadmin.plugins import make_plugins
from lawadmin.records.matters import Matter
from lawadmin.reminders.wording import once_more
from reminders.county import ACCEPTED, ROSTER

#: A plugin whose channel lays notices down in a folder, and answers by the name of the recipient.
PLUGIN = """
from pathlib import Path

from lawadmin.errors import ConfigError
from lawadmin.hookspecs import Outcome, Receipt, hookimpl


class Files:
    def __init__(self, settings, secret):
        self.settings, self.secret = settings, secret

    def send(self, notice, *, timeout):
        said = self.settings.get(f"to.{notice.recipient}", "sent")
        if said == "sent":
            with (Path(self.settings["folder"]) / notice.key).open("x", encoding="utf-8") as file:
                file.write(f"{notice.recipient}\\n{notice.subject}\\n{notice.text}")
        return Receipt(Outcome(said), reason="" if said == "sent" else "told")


def open_files(settings, *, secret=None):
    if "folder" not in settings:
        raise ConfigError("notify.files", reason="folder is missing", remedy="Name it")
    return Files(settings, secret)


def open_broken(settings, *, secret=None):
    raise OSError("with-a-secret-in-it")


@hookimpl
def lawadmin_notifiers():
    return {"files": open_files, "broken": open_broken, "none": lambda settings, *, secret=None: None}
"""

FILES = '[notify.files]\nfolder = "out"\n'


@frozen
class Office:
    """Hold a folder with a store of one or more licences, and a plugin that lays notices down in a folder."""

    folder: Path

    def says(self, text: str = FILES, *, lang: str = "zh") -> None:
        head = f'county = "云溪县"\nlang = "{lang}"\nplugins = ["files"]\n'
        (self.folder / "lawadmin.toml").write_text(head + text, encoding="utf-8")

    def asks(self, on: str, *words: str) -> Said:
        with chdir(self.folder):
            return lawadmin("--on", on, "remind", *words)

    def asks_json(self, on: str, *words: str) -> dict[str, object]:
        return self.asks(on, *words, "--format", "json").table

    def new(self, on: str, *words: str) -> list[dict[str, object]]:
        return self.asks(on, *words, "--format", "json").listed("new")

    def laid(self) -> list[str]:
        return sorted(path.read_text(encoding="utf-8").splitlines()[0] for path in (self.folder / "out").iterdir())


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    (tmp_path / "out").mkdir()
    (tmp_path / "files_channel.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "files-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: files\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[lawadmin]\nfiles = files_channel\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with closing(make_plugins().open_writable(f"sqlite:{tmp_path / 'lawadmin.db'}", create=True)) as store:
        roster = Entries("r", tuple(ROSTER.organs.values()), tuple(ROSTER.posts.values()), ROSTER.tenures)
        store.append_all([roster, licensed("X-1")])
    office = Office(tmp_path)
    office.says()
    return office


def licensed(matter: str) -> Command:
    return Command(matter, Matter(matter, "licensing", "SCJG"), ACCEPTED)


def more(office: Office, count: int) -> None:
    with closing(make_plugins().open_writable(f"sqlite:{office.folder / 'lawadmin.db'}")) as store:
        store.append_all([licensed(f"Y-{number}") for number in range(count)])


def kept(office: Office, standing: Standing) -> int:
    with closing(make_plugins().open_writable(f"sqlite:{office.folder / 'lawadmin.db'}")) as store:
        return len(list(store.outbox().kept(standing)))


def test_without_send_it_shows_what_would_go_out_and_nothing_goes(office: Office) -> None:
    said = office.asks("2026-03-31")
    assert said.code == 0, said.err
    first, *rows, last = said.out.splitlines()
    assert first.split() == ["最迟", "收件", "通道", "事项", "标题"]
    assert [row.split()[:2] for row in rows] == [
        ["2026-04-01", "市场监督管理局"],
        ["2026-04-01", "市场监督管理局"],
    ]
    assert last == "新通知 2 条，待发 0 条；加 --send 发出"
    assert (office.laid(), kept(office, Standing.NEW)) == ([], 0)


def test_sent_twice_the_second_run_sends_nothing_again(office: Office) -> None:
    first = office.asks_json("2026-03-31", "--send")
    assert first["delivered"] == {"files": {"sent": 2, "refused": 0, "later": 0, "dead": 0}}
    assert office.laid() == ["SCJG-CB", "SCJG-SH"]
    second = office.asks_json("2026-03-31", "--send")
    assert (second["new"], second["delivered"], second["partial"]) == ([], {}, False)
    assert office.laid() == ["SCJG-CB", "SCJG-SH"]
    assert office.asks("2026-03-31", "--send").out == "新通知 0 条，此前待发 0 条\n"


def test_the_next_rung_goes_out_on_its_day(office: Office) -> None:
    for on in ("2026-03-25", "2026-03-31", "2026-04-02", "2026-04-09"):
        assert office.asks(on, "--send").code == 0
    assert office.laid() == ["SCJG", "SCJG-CB", "SCJG-CB", "SCJG-CB", "SCJG-JZ", "SCJG-SH", "SFJ"]


def test_many_to_one_recipient_go_out_as_a_digest_once(office: Office) -> None:
    more(office, 6)
    new = office.new("2026-03-25", "--send")
    assert [(one["recipient"], len(list(str(one["covers"]).split(","))), one["matter"]) for one in new] == [
        ("SCJG-CB", 7, None)
    ]
    more_lines = (office.folder / "out" / str(new[0]["key"])).read_text(encoding="utf-8").splitlines()
    assert more_lines[1] == "7 项期限，2026-04-01 至 2026-04-01"
    assert len(more_lines) == 9
    assert office.asks_json("2026-03-25", "--send")["new"] == []
    assert office.laid() == ["SCJG-CB"]


def test_what_is_due_later_is_left_out_and_what_lapsed_is_not(office: Office) -> None:
    assert len(office.new("2026-03-25", "--within", "7d")) == 1
    assert office.asks_json("2026-03-25", "--within", "4wd")["new"] == []
    assert len(office.new("2026-04-02", "--within", "1d")) == 2


def test_notices_speak_the_language_of_the_county_and_the_screen_that_of_its_reader(office: Office) -> None:
    office.says(lang="en")
    (new,) = office.new("2026-03-25", "--lang", "zh")
    assert str(new["subject"]).startswith("Reminder: X-1 ")
    assert "加 --send 发出" in office.asks("2026-03-25", "--lang", "zh").out


@pytest.mark.parametrize(("said", "counted"), [("refused", "refused"), ("later", "later"), ("unknown", "later")])
def test_what_does_not_arrive_is_said_with_exit_4(office: Office, said: str, counted: str) -> None:
    office.says(f'{FILES}[notify.files.to]\nSCJG-SH = "{said}"\n')
    answer = office.asks("2026-03-31", "--send", "--format", "json")
    assert answer.code == 4
    assert answer.table["delivered"] == {"files": {"sent": 1, "refused": 0, "later": 0, "dead": 0} | {counted: 1}}
    assert "插件 files 在 send 中" in answer.err
    assert "told" in answer.err


def test_what_is_given_up_is_shown_until_it_is_put_in_once_more(office: Office) -> None:
    office.says(f'{FILES}[notify.files.to]\nSCJG-SH = "later"\n[remind]\nattempts = 1\n')
    assert office.asks("2026-03-31", "--send").code == 4
    again = office.asks("2026-03-31", "--send")
    assert again.code == 4
    assert "经 files 发给 SCJG-SH 的通知" in again.err
    with chdir(office.folder):
        examined = lawadmin("doctor")
    assert examined.code == 4
    assert "待发箱：待发 0，正发 0，已发 1，拒收 0，放弃 1" in examined.out
    assert "SCJG-SH" in examined.out
    office.says()
    assert office.asks("2026-03-31", "--send", "--again").code == 0
    assert office.laid() == ["SCJG-CB", "SCJG-SH"]
    with chdir(office.folder):
        assert lawadmin("doctor").code == 0


@frozen
class Listed:
    """List notices as told, and remember which were asked for."""

    kept_so: Mapping[Standing, tuple[Kept, ...]]
    asked: list[Standing] = field(factory=list)

    def kept(self, standing: Standing) -> Iterator[Kept]:
        self.asked.append(standing)
        return iter(self.kept_so.get(standing, ()))


def test_what_was_sent_is_read_for_what_was_given_up_only_where_something_was() -> None:
    lost = Kept(Notice("n1", "files", "SCJG", "提醒", "提醒"), Standing.DEAD)
    sent = Kept(once_more(lost.notice), Standing.SENT)
    quiet, mended = Listed({Standing.SENT: (sent,)}), Listed({Standing.SENT: (sent,), Standing.DEAD: (lost,)})
    assert (given_up(cast(Outbox, quiet)), quiet.asked) == ((), [Standing.FAILED, Standing.DEAD])
    assert given_up(cast(Outbox, mended)) == ()
    assert given_up(cast(Outbox, Listed({Standing.DEAD: (lost,)}))) == (lost,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[notify.files]\n", "缺少 folder"),
        ("[notify.broken]\n", "插件 files 在 open_notifier 中"),
        ("[notify.none]\n", "插件 files 在 open_notifier 中"),
        ("[notify.phone]\n", "phone"),
        ('[notify.files]\nfolder = "out"\nsecret = {env = "NO_SUCH"}\n', "没有设置环境变量 NO_SUCH"),
    ],
)
def test_a_channel_that_does_not_open_is_said_and_what_waits_stays(office: Office, text: str, said: str) -> None:
    office.says(text)
    answer = office.asks("2026-03-31", "--send")
    assert answer.code == 4
    assert said in answer.err
    assert "with-a-secret-in-it" not in answer.err + answer.out
    assert kept(office, Standing.NEW) == 2


def test_of_several_channels_the_usual_one_is_named(office: Office) -> None:
    office.says(f"{FILES}[notify.console]\n")
    refused = office.asks("2026-03-31")
    assert (refused.code, refused.out) == (3, "")
    assert "配置了几个通道" in refused.err
    office.says(f'{FILES}[notify.console]\n[remind]\nchannel = "console"\n')
    assert "→ SCJG-CB: 再次提醒：X-1" in office.asks("2026-03-31", "--send").out
    assert office.asks_json("2026-03-31", "--channel", "files", "--send")["delivered"] == {
        "files": {"sent": 2, "refused": 0, "later": 0, "dead": 0}
    }


def test_without_a_channel_the_console_is_taken(office: Office) -> None:
    office.says("")
    assert "→ SCJG-CB: 再次提醒：X-1" in office.asks("2026-03-31", "--send").out


def test_a_ladder_of_the_countys_own_is_used_and_its_faults_are_told_at_once(office: Office) -> None:
    tables = office.folder / "own" / "tables"
    tables.mkdir(parents=True)
    (tables / "ladders.toml").write_text(
        '[[ladder]]\nname = "usual"\ntitle = "本县"\nrung = [\n'
        ' {name = "a", title = "预警", before = 15, to = ["主要负责人"]},\n'
        ' {name = "b", title = "催办", after = 1, to = ["机关"]},\n]\n',
        encoding="utf-8",
    )
    office.says(f'packs = ["own"]\n{FILES}')
    new = office.new("2026-03-12")
    assert [(one["recipient"], one["subject"]) for one in new] == [("SCJG-JZ", "预警：X-1 作出许可决定，2026-04-01")]
    bad = tables / "ladders.toml"
    bad.write_text(
        bad.read_text(encoding="utf-8").replace("主要负责人", "处长").replace('"b"', '"a"'), encoding="utf-8"
    )
    refused = office.asks("2026-03-12")
    assert refused.code == 3
    assert "ladders.toml:5：没有叫作处长的收件人" in refused.err
    assert "ladders.toml:6：有两级都叫 'a'" in refused.err


def test_a_store_that_can_only_be_read_shows_and_does_not_send(office: Office) -> None:
    (office.folder / "reading.py").write_text(
        "from lawadmin.defaults.sqlite.store import open_store\n"
        "from lawadmin.hookspecs import hookimpl\n\n\n"
        "class Reading:\n"
        "    can = frozenset()\n\n"
        "    def __init__(self, store):\n"
        "        self.store = store\n\n"
        "    def __getattr__(self, name):\n"
        "        return getattr(self.store, name)\n\n\n"
        "@hookimpl\n"
        "def lawadmin_stores():\n"
        "    return {'reading': lambda url, *, secret=None, create=False: Reading(open_store('sqlite:lawadmin.db'))}\n",
        encoding="utf-8",
    )
    points = office.folder / "files-1.0.dist-info" / "entry_points.txt"
    points.write_text("[lawadmin]\nfiles = files_channel\nreading = reading\n", encoding="utf-8")
    (office.folder / "lawadmin.toml").write_text(
        f'plugins = ["files", "reading"]\n[store]\nurl = "reading://here"\n{FILES}', encoding="utf-8"
    )
    assert len(json.loads(office.asks("2026-03-31", "--format", "json").out)["new"]) == 2
    assert office.asks("2026-03-31", "--send").code == 3
