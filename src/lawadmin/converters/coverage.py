"""Count for each text the periods that stand in it, those encoded, and those left out with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from unicodedata import normalize

from attrs import field, frozen

from lawadmin.converters.citations import assigned
from lawadmin.converters.periods import Period, periods_in, unit_in_text
from lawadmin.converters.reading import Table, nearest
from lawadmin.converters.texts import Place, Text, places_of
from lawadmin.converters.toml import read_toml
from lawadmin.errors import BadEdition, LawAdminError, Problems
from lawadmin.law.edition import Edition, Limit

#: Why a period of a text is no limit of a county.
REASONS = frozenset(
    "court-inner central-organ criminal-sentence fine-or-amount age term-of-office definition quorum private-parties "
    "refers-to-other-act substantive-condition financial-year effective-date other-province".split()
)


@frozen
class LeftOut:
    """Hold one period of a text that is no limit: where it stands, how, and why it is left out."""

    article: str
    says: str
    reason: str


@frozen
class Covered:
    """Hold what one file says of a text: by its name, without ``.md``, what was left out."""

    text: str
    left_out: tuple[LeftOut, ...]


@frozen
class Counted:
    """Hold the count of one text.

    ``dates`` are days and years of the calendar that were left out, which are no periods; ``unexplained`` are periods
    neither encoded nor left out with a reason; ``unfound`` what was left out and does not stand there.
    """

    text: str
    periods: int
    encoded: int
    left_out: Mapping[str, int]
    dates: int = 0
    unexplained: tuple[str, ...] = ()
    unfound: tuple[str, ...] = ()
    limits: int = 0


_Number = tuple[Place, tuple[int, str]]


@frozen
class _Tally:
    """Hold what may account for the periods of a text: numbers of limits, and lines of what was left out."""

    numbers: list[_Number]
    lines: list[tuple[Place, Period, LeftOut]]
    left_out: Counter[str] = field(factory=Counter)

    def encodes(self, place: Place, period: Period) -> bool:
        """Tell whether a limit holds the period; each of its numbers accounts for one, its own paragraph's first."""
        held = [one for one in self.numbers if _within(place, one[0]) and one[1] == _length(period.key)]
        if held:
            self.numbers.remove(min(held, key=lambda one: one[0].paragraph is None))
        return bool(held)

    def leaves_out(self, place: Place, period: Period) -> bool:
        for line in self.lines:
            if _within(place, line[0]) and line[1].key == period.key:
                self.lines.remove(line)
                self.left_out[line[2].reason] += 1
                return True
        return False


def _within(place: Place, cited: Place) -> bool:
    here = None in (place.paragraph, cited.paragraph) or place.paragraph == cited.paragraph
    return place.article == cited.article and here


def _length(period: tuple[int, str]) -> tuple[int, str]:
    """Give a period in the form in which a year and twelve months are one."""
    number, unit = period
    return (number * 12, "月") if unit == "年" else period


def load_coverage(folder: Traversable) -> tuple[Covered, ...]:
    """Read every file of a folder on what was left out; Problems with every fault at once."""
    faults: list[LawAdminError] = []
    if not folder.is_dir():
        raise BadEdition(folder.name, reason="there is no such folder", remedy="Check the path")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    covered = [found for file in files if (found := _covered(file, faults)) is not None]
    if faults:
        raise Problems(faults)
    return tuple(covered)


def _covered(file: Traversable, faults: list[LawAdminError]) -> Covered | None:
    try:
        document = read_toml(file)
    except BadEdition as fault:
        faults.append(fault)
        return None
    table = Table(document.data, document, faults)
    table.only(frozenset({"text", "left_out"}))
    return Covered(table.text("text", need=True), tuple(_left_out(row) for row in table.tables("left_out")))


def _left_out(row: Table) -> LeftOut:
    row.only(frozenset({"article", "says", "reason"}))
    article, says, reason = (row.text(key, need=True) for key in ("article", "says", "reason"))
    if reason and reason not in REASONS:
        row.fault(f"reason {reason!r} is no code known here", nearest(reason, REASONS))
    return LeftOut(article, says, reason)


def count_coverage(editions: Iterable[Edition], texts: Sequence[Text], covered: Iterable[Covered]) -> Iterator[Counted]:
    """Count every text that an edition stands for, or that a file speaks of."""
    listed = tuple(editions)
    by_edition = assigned(listed, tuple(texts))
    standing: dict[str, list[Edition]] = {}
    for edition in listed:
        text = by_edition.get((edition.act, edition.in_force))
        if text is not None:
            standing.setdefault(text.name, []).append(edition)
    left_out: dict[str, list[LeftOut]] = {}
    for one in covered:
        left_out.setdefault(one.text, []).extend(one.left_out)
    for text in texts:
        if text.name in standing or text.name in left_out:
            yield _counted(text, standing.get(text.name, []), left_out.get(text.name, []))


def _counted(text: Text, standing: Sequence[Edition], left_out: Sequence[LeftOut]) -> Counted:
    lines = [(place, period, one) for one in left_out for place, period in _said(one)]
    tally = _Tally(list(_numbers(standing).elements()), lines)
    periods = tuple(text.periods())
    others = [found for found in periods if not tally.leaves_out(*found)]
    bare = [found for found in others if not tally.encodes(*found)]
    unfound = _unfound(text, left_out, tally, periods)
    return Counted(
        text=text.name,
        periods=len(periods),
        encoded=len(others) - len(bare),
        left_out=dict(tally.left_out),
        dates=len(left_out) - tally.left_out.total() - len(unfound),
        unexplained=tuple(_shown(place, period) for place, period in bare),
        unfound=tuple(f"{one.article} {one.says}" for one in unfound),
        limits=sum(len(edition.limits) for edition in standing),
    )


def _numbers(standing: Iterable[Edition]) -> Counter[_Number]:
    """Count the numbers that limits hold, by place; where two editions stand for a text, the more of each."""
    found: Counter[_Number] = Counter()
    for edition in standing:
        found |= Counter(cited for limit in edition.limits for cited in _cited(limit))
    return found


def _shown(place: Place, period: Period) -> str:
    return f"{place.article}{f'({place.paragraph})' if place.paragraph else ''} {period.said}"


def _unfound(
    text: Text, left_out: Iterable[LeftOut], tally: _Tally, periods: Iterable[tuple[Place, Period]]
) -> list[LeftOut]:
    """List lines whose words do not stand in their article, and those too many for the periods that do."""
    scanned = {(place.article, period.key) for place, period in periods}
    spare = [one for place, period, one in tally.lines if (place.article, period.key) in scanned]
    return [*(one for one in left_out if not _stands(text, one)), *spare]


def _stands(text: Text, one: LeftOut) -> bool:
    """Tell whether the words that were left out stand in the article."""
    parts = (part for place in places_of(one.article) for part in text.paragraphs(Place(place.article)))
    return "".join(normalize("NFKC", one.says).split()) in "".join("".join(parts).split())


def _said(one: LeftOut) -> Iterator[tuple[Place, Period]]:
    """Give the place and period of a line; none where it names a day."""
    period = next(periods_in(normalize("NFKC", one.says)), None)
    if period is not None:
        yield from ((place, period) for place in places_of(one.article)[:1])


def _cited(limit: Limit) -> Iterator[tuple[Place, tuple[int, str]]]:
    tiers = (amount for tier in limit.extend for amount in (tier.amount, tier.to))
    for amount in (limit.amount, *tiers):
        if amount is not None:
            numbers = {amount.number, *((limit.minimum, limit.maximum) if amount is limit.amount else ())}
            keys = [_length((number, unit_in_text(amount.written))) for number in numbers if number]
            yield from ((place, key) for place in _cited_places(limit) for key in keys)


def _cited_places(limit: Limit) -> Iterator[Place]:
    """Give the places that a limit cites; with a note, which may say where its numbers stand, the whole article."""
    for place in places_of(limit.article):
        yield Place(place.article) if limit.note else place
