"""Notifiers, renderers and packs that keep to everything but one thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from itertools import count
from pathlib import Path
from threading import Event as Signal

from attrs import evolve, field, frozen

from lawadmin.assessment import Report
from lawadmin.hookspecs import Notice, Outcome, Pack, Receipt, Renderer, Secret
from lawadmin.testing.conformance import Receiver

# -- notifiers

SECRET = Secret("hunter2")
NUMBERS = count()


@frozen
class Box:
    """Keep what arrived, by key; a broken notifier overrides one step."""

    arrived: list[str] = field(factory=list)
    known: frozenset[str] = frozenset({"o1"})

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        if notice.recipient not in self.known:
            return Receipt(Outcome.REFUSED, reason="no-address")
        self.arrived.append(notice.key)
        return Receipt(Outcome.SENT)


@frozen
class Repeats(Box):
    """Send each time as something new."""

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        self.arrived.append(f"{notice.key} {next(NUMBERS)}")
        return Receipt(Outcome.SENT)


@frozen
class Raises(Box):
    """Raise where nobody has the address."""

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        self.arrived.append({"o1": notice.key}[notice.recipient])
        return Receipt(Outcome.SENT)


@frozen
class Tells(Box):
    """Show the secret in its repr."""

    secret: str = SECRET.reveal()


@frozen
class Chats(Box):
    """Give the text of the notice back as a reference."""

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        self.arrived.append(notice.key)
        return Receipt(Outcome.SENT, reference=notice.text)


@frozen
class Splits(Box):
    """Let a line break begin another message."""

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        self.arrived.extend(f"{notice.key} {number}" for number, _ in enumerate(notice.text.split("\r\n")))
        return Receipt(Outcome.SENT)


@frozen
class Optimist(Box):
    """Say that everything was sent, whatever the receiver said."""

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        return Receipt(Outcome.SENT)


@frozen
class Waits(Box):
    """Wait longer than it was given."""

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        Signal().wait(timeout + 12)
        return Receipt(Outcome.UNKNOWN, reason="timeout")


def receiver(box: Box) -> Receiver:
    """Set up a receiver that takes everything, and one that is busy where the box says otherwise than sent."""
    return Receiver(lambda: box, lambda: box.arrived, nobody="o9", secret=SECRET)


def mute(box: Box) -> Receiver:
    """Set up a receiver that never answers."""
    return evolve(receiver(Box()), silent=lambda: box)


def busy(box: Box) -> Receiver:
    """Set up a receiver that is busy."""
    return evolve(receiver(Box()), moods={Outcome.LATER: lambda: box})


RECEIVERS: Mapping[str, Callable[[], Receiver]] = {
    "right": lambda: receiver(Box()),
    "repeats": lambda: receiver(Repeats()),
    "raises": lambda: receiver(Raises()),
    "tells": lambda: receiver(Tells()),
    "chats": lambda: receiver(Chats()),
    "splits": lambda: receiver(Splits()),
    "optimist": lambda: busy(Optimist()),
    "waits": lambda: mute(Waits()),
}


# -- renderers


def page(report: Report, lang: str, write: Callable[[str], str]) -> bytes:
    rows = "".join(f"<tr><td>{write(one.finding.matter)}</td></tr>" for one in report.findings)
    return f"<!doctype html><html lang={lang}><title>{write(report.county)}</title><table>{rows}</table>".encode()


def escaped(text: str) -> str:
    from html import escape

    return escape(text.encode("utf-8", "replace").decode())


def right(report: Report, *, lang: str) -> bytes:
    from lawadmin.defaults.writing import messages_of

    messages_of(lang)
    return page(report, lang, escaped)


def unescaped(report: Report, *, lang: str) -> bytes:
    right(report, lang=lang)
    return page(report, lang, lambda text: text.encode("utf-8", "replace").decode())


def numbered(report: Report, *, lang: str) -> bytes:
    return right(report, lang=lang) + f"<!-- {next(NUMBERS)} -->".encode()


def any_language(report: Report, *, lang: str) -> bytes:
    return page(report, "zh", escaped)


def fetching(report: Report, *, lang: str) -> bytes:
    return right(report, lang=lang) + b'<script src="https://cdn.example/x.js"></script>'


def calling(report: Report, *, lang: str) -> bytes:
    import socket
    from contextlib import closing, suppress

    with closing(socket.socket()) as line, suppress(OSError):
        line.connect(("127.0.0.1", 9))
    return right(report, lang=lang)


def breaking(report: Report, *, lang: str) -> bytes:
    return right(report, lang=lang) if report.findings else b""


def cut(report: Report, *, lang: str) -> bytes:
    return right(evolve(report, findings=report.findings[:4]), lang=lang)


RENDERERS: Mapping[str, Renderer] = {
    function.__name__: Renderer(function, "text/html", ".html")
    for function in (right, unescaped, numbered, any_language, fetching, calling, breaking, cut)
}


# -- packs

EDITION = """
title = "示例省行政许可条例"
title_en = "Licensing Regulation of the Example"
rank = "地方性法规"
{region}
passed = {passed}
amends = "administrative-licensing-act"
{daycount}
{note}
"""

LIMIT = """
[[limit]]
name = "{name}"
title = "{title}"
{english}
article = "第三条"
clause = "{clause}"
amount = {amount}
unit = "工作日"
from = "准予"
until = ["送达"]
survives = true
"""

SAID = {
    "region": 'region = "99"',
    "passed": "2023-11-30",
    "daycount": 'daycount = {article = "第九条", working_days = "all", last_day_off = "forward"}',
    "note": 'note = "虚构的示例。"',
    "name": "deliver",
    "title": "送达",
    "english": 'title_en = "Deliver the licence"',
    "clause": "2.1.1",
    "amount": "5",
}

FAULTS = """
fault = [
 {code = "unnumbered-licence", title = "许可决定未编号", roles = {"承办人" = "其他直接责任人员"}},
]
"""

NOTICE = """
id = "2026"
title = "示例省假日安排"
region = "99"
published = {published}
holiday = [
  {{name = "示例节", off = [{off}], worked = [{worked}]}},
]
"""


def edition(folder: Path, limit: str = LIMIT, **said: str) -> Traversable:
    """Write the one edition of a pack."""
    place = folder / "statutes" / "example-licensing-regulation"
    place.mkdir(parents=True)
    (place / "2024-01-01.toml").write_text((EDITION + limit).format(**SAID | said), encoding="utf-8")
    return folder / "statutes"


def faults(folder: Path) -> Traversable:
    """Write a table of one fault, and none that grades it."""
    (folder / "tables").mkdir(parents=True)
    (folder / "tables" / "faults.toml").write_text(FAULTS, encoding="utf-8")
    return folder / "tables"


def notice(folder: Path, **said: str) -> Traversable:
    """Write the one notice of a pack."""
    words = {"published": "2026-03-01", "off": "2026-04-15", "worked": ""} | said
    (folder / "calendars").mkdir()
    (folder / "calendars" / "2026.toml").write_text(NOTICE.format(**words), encoding="utf-8")
    return folder / "calendars"


def calendar(folder: Path, **said: str) -> Pack:
    """Make a pack of one notice."""
    return Pack("example", "99", calendars=notice(folder, **said))


def law(folder: Path, **said: str) -> Pack:
    """Make a pack of one edition."""
    return Pack("example", "99", statutes=edition(folder, **said))


def filled_up(folder: Path) -> Pack:
    """Write the code of the province in full, with noughts, which no county lies below."""
    return evolve(law(folder, region='region = "990000"'), region="990000")


CALENDARS: Mapping[str, Callable[[Path], Pack]] = {
    "right": calendar,
    "weekday worked": lambda folder: calendar(folder, worked="2026-04-16"),
    "late": lambda folder: calendar(folder, published="2026-06-01"),
    "takes more": lambda folder: calendar(folder, worked="2026-04-11, 2026-04-12"),
}

PROVINCES: Mapping[str, Callable[[Path], Pack]] = {
    "right": law,
    "looser": lambda folder: law(folder, amount="30"),
    "unused": lambda folder: law(folder, name="of_nobody"),
    "no English": lambda folder: law(folder, english=""),
    "no region": lambda folder: evolve(law(folder), region=""),
    "broken": lambda folder: law(folder, amount="-1"),
    "small letter": lambda folder: law(folder, english='title_en = "deliver the licence"'),
    "full stop": lambda folder: law(folder, title="送达。"),
    "no limit": lambda folder: law(folder, limit=""),
    "no daycount": lambda folder: law(folder, daycount=""),
    "known late": lambda folder: law(folder, passed="2024-01-02"),
    "no note": lambda folder: law(folder, note=""),
    "no clause": lambda folder: law(folder, clause="9.9.9"),
    "ungraded": lambda folder: evolve(law(folder), tables=faults(folder)),
    "uncounted": law,
    "of another act": law,
    "filled up": filled_up,
    "everywhere": lambda folder: law(folder, region=""),
}

#: What each says of the periods of its text, by act.
COVERAGE: Mapping[str, Mapping[str, str]] = {
    "uncounted": {},
    "of another act": {"example-licensing-regulation": "示例省行政许可条例", "other-act": "示例省行政许可条例"},
    "right": {"example-licensing-regulation": "示例省行政许可条例(2023-11-30)"},
}


@cache
def province(name: str) -> Pack:
    """Make a pack of law once a run, where the run has its folder."""
    return PROVINCES[name](Path.cwd() / name)


def coverage(name: str) -> Path | None:
    """Write what a pack says of its text; None where it says nothing."""
    if name not in COVERAGE:
        return None
    folder = Path.cwd() / f"coverage of {name}"
    folder.mkdir(exist_ok=True)
    for act, text in COVERAGE[name].items():
        (folder / f"{act}.toml").write_text(f'text = "{text}"\n', encoding="utf-8")
    return folder
