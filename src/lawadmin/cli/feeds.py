"""The duty calendar as a feed that other calendars subscribe to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from attrs import frozen

from lawadmin.assessment.duties import DutyCalendar
from lawadmin.cli.rendering import chosen, made, put
from lawadmin.cli.world import World
from lawadmin.errors import InputError
from lawadmin.hookspecs import RenderDuties

#: No feed that is read is longer, in bytes.
LONGEST = 64 * 2**20


@frozen
class Feed:
    """Hold what writes a feed, where it goes, and the feed that it takes the place of."""

    name: str
    render: RenderDuties
    output: str | None
    earlier: bytes | None


def feed_of(here: World, output: str | None, earlier: str | None) -> Feed | None:
    """Choose what writes the feed; None where none is asked for.

    The feed that it takes the place of is the one named, else what stands in the file to be written. Raises InputError
    where the one named is not there.
    """
    if output is None and here.asked.format != "ics":
        return None
    known = {name: (one.suffix, one.duties) for name, one in here.plugins.renderers.items() if one.duties is not None}
    name, render = chosen(here.asked, output, known)
    return Feed(name, render, output, _earlier(output, earlier))


def _earlier(output: str | None, named: str | None) -> bytes | None:
    path = Path(named or output or "")
    if not path.is_file():
        if named:
            raise InputError(named, reason="there is no such file", remedy="Check --earlier")
        return None
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except OSError as error:
        reason = f"it cannot be read ({type(error).__name__})"
        raise InputError(str(path), reason=reason, remedy="Check its rights") from None
    if len(content) > LONGEST:
        raise InputError(str(path), reason="it is too long for a feed", remedy="Name the feed written before")
    return content


def write_feed(here: World, feed: Feed, calendar: DutyCalendar) -> None:
    """Write the duties of a year as a feed."""
    render = partial(feed.render, calendar, lang=here.asked.say.lang, earlier=feed.earlier)
    put(here.asked, made(here, feed.name, render), feed.output)
