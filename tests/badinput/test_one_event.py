"""Whatever is wrong with one event is said at once, each field by its name, and never the value."""

from __future__ import annotations

from pathlib import Path

import pytest

from county_files import events, refused, taken, wrong

ONE_EVENT: list[tuple[str, list[tuple[str, str]]]] = [
    # days and times
    ("day=2月30日", [("day", "not-a-day")]),
    ("day=20240304", [("day", "not-a-day")]),
    ("day=2024/03/04", [("day", "not-a-day")]),
    ("day=2024-W10-1", [("day", "not-a-day")]),
    ("day=2024-13-01", [("day", "no-such-day")]),
    ("day=2023-02-29", [("day", "no-such-day")]),
    ("day=0000-00-00", [("day", "no-such-day")]),
    ("day=２０２４-03-04", [("day", "full-width")]),
    ("day=0204-03-04", [("day", "too-early")]),
    ("day=2026-09-02", [("day", "future")]),
    ("day=9999-12-31", [("day", "future")]),
    ("day=", [("day", "missing")]),
    ("day=2024-02-29", [("day", "before-start")]),
    ("time=24:00", [("time", "not-a-time")]),
    ("time=09:60", [("time", "not-a-time")]),
    ("time=9:30", [("time", "not-a-time")]),
    ("time=０9:30", [("time", "full-width")]),
    ("recorded=2024-03-03", [("recorded", "recorded-early")]),
    ("recorded=2026-09-02", [("recorded", "future")]),
    ("recorded=2024-03-04T24:00", [("recorded", "not-a-time")]),
    ("recorded=today", [("recorded", "not-a-moment")]),
    # numbers, words, facts
    ("seq=一", [("seq", "not-whole")]),
    ("seq=01", [("seq", "not-whole")]),
    ("seq=1_0", [("seq", "not-whole")]),
    ("seq=１", [("seq", "full-width")]),
    ("seq=" + "9" * 5000, [("seq", "not-whole")]),
    ("step=准予 valid_to=forever", [("valid_to", "not-a-day")]),
    ("step=准予 trees=3", [("trees", "no-such-fact")]),
    ("trees=3", [("trees", "no-such-fact")]),
    ("step=申请", [("fruit", "missing")]),
    ("step=申请 fruit=桃", [("fruit", "not-one-of")]),
    ("step=申请 fruit=梨 trees=many", [("trees", "not-whole")]),
    ("step=申请 fruit=梨 trees=0", [("step", "facts")]),
    # what is named
    ("step=受里", [("step", "unknown-step")]),
    ("step=", [("step", "missing")]),
    ("organ=Y99", [("organ", "contradicts"), ("organ", "unknown-organ")]),
    ("organ=Y02", [("organ", "contradicts")]),
    ("procedure=garden", [("procedure", "unknown-procedure")]),
    ("procedure=\u202eorchard", [("procedure", "character")]),
    ("procedure=licensing", [("procedure", "contradicts")]),
    ("person=张甲 post=Y01-9", [("post", "unknown-post")]),
    ("to=Y01-9", [("to", "unknown-post")]),
    ("post=Y01-1", [("post", "half-officer")]),
    ("person=张甲 actor=party", [("actor", "two-actors")]),
    ("actor=nobody", [("actor", "not-an-actor")]),
    ("actor=party:x", [("actor", "not-an-actor")]),
    ("links=parent=甲2", [("links", "unknown-link")]),
    ("links=甲2", [("links", "not-a-link")]),
    ("links==甲2", [("links", "not-a-link")]),
    ("links=appeal=\u200b", [("links", "character")]),
    ("replaces=e9", [("replaces", "unknown-event")]),
    ("replaces=e2", [("replaces", "circle")]),
    ("step= replaces=e1 fruit=梨", [("fruit", "no-such-fact")]),
    # ids and characters
    ("event=e1", [("event", "twice")]),
    ("event=Ｅ1", [("event", "alike")]),
    ("event=e\u200b2", [("event", "character")]),
    ("event=e\x002", [("event", "character")]),
    ("person=张\u202e甲", [("person", "character")]),
    ("person=张\ue000甲", [("person", "private-use")]),
    ("about=\x07", [("about", "character")]),
    ("matter=甲１", [("matter", "alike")]),
    ("matter=", [("matter", "missing")]),
    ("matter=乙1", [("procedure", "missing"), ("organ", "missing")]),
    ("matter=乙1 procedure=orchard", [("organ", "missing")]),
    # several at once
    (
        "day=2024-02-30 time=25:00 person=\u200b张甲 post=Y01-9 step=收件 seq=x",
        [
            ("step", "unknown-step"),
            ("day", "no-such-day"),
            ("time", "not-a-time"),
            ("seq", "not-whole"),
            ("person", "character"),
        ],
    ),
]


@pytest.mark.parametrize(("row", "expected"), ONE_EVENT, ids=[row[:40] for row, _ in ONE_EVENT])
def test_one_bad_event(row: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    problems = refused(lambda: taken(tmp_path, events(row)), tmp_path)
    found = [(field, why) for where, field, why in wrong(problems, tmp_path) if where == "e.csv:3"]
    assert sorted(found) == sorted(expected)
    assert len(found) == len(list(problems))
    values = [part.partition("=")[2] for part in row.split(" ") if not part.startswith(("step", "procedure"))]
    shown = str(problems).replace(f"{tmp_path}/", "")
    assert [value for value in values if len(value) > 4 and value in shown] == []
