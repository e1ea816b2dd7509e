"""Make lawful matters from recipes, without chance: the same ones each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib.resources import files

from attrs import evolve, frozen

from lawadmin.converters.forecast import load_forecast
from lawadmin.converters.notices import load_notices
from lawadmin.days.calendar import Calendar, calendar_of
from lawadmin.demo.county import County
from lawadmin.demo.tables import shaped, sources
from lawadmin.demo.telling import Told
from lawadmin.records.roster import CHAIN

_DAY = timedelta(days=1)

# Strides that share no factor with the widths of the ranges, so that matters of one recipe differ.
_STRIDE, _TURN, _PHASE = 17, 3, 5


@frozen
class Recipe:
    """Hold a recipe as its file says it; ``phase`` is by how many days its matters are moved within its time."""

    title: str
    organs: tuple[str, ...]
    count: int
    lines: str
    ledger: str = ""
    procedure: str = ""
    prefix: str = ""
    first: date | None = None
    last: date | None = None
    phase: int = 0


@frozen
class Recipes:
    """Hold the recipes of one file, and what holds for those that do not say otherwise.

    ``first`` and ``last`` are the first and last day on which a matter can begin, ``prefix`` begins its number.
    """

    procedure: str
    prefix: str
    ledger: str
    first: date
    last: date
    recipe: tuple[Recipe, ...]


@frozen
class Made:
    """Hold a matter made by a recipe."""

    recipe: Recipe
    organ: str
    lines: tuple[Told, ...]


def recipes() -> Iterator[Recipe]:
    """Read all recipes, each with what its file says for all of them."""
    for text in sources("recipes"):
        file = shaped(text, Recipes)
        yield from (_completed(recipe, file, place * _PHASE) for place, recipe in enumerate(file.recipe))


def _completed(recipe: Recipe, file: Recipes, phase: int) -> Recipe:
    return evolve(
        recipe,
        ledger=recipe.ledger or file.ledger,
        procedure=recipe.procedure or file.procedure,
        prefix=recipe.prefix or file.prefix,
        first=recipe.first or file.first,
        last=recipe.last or file.last,
        phase=phase,
    )


def lawful(listed: Iterable[Recipe], county: County, on: date) -> Iterator[Made]:
    """Make every matter of some recipes, as it stands at the end of a day."""
    folder = files("lawadmin") / "calendars"
    calendar = calendar_of(load_notices(folder), load_forecast(folder))
    for recipe in listed:
        for number, begun in enumerate(_beginnings(recipe)):
            dish = _Dish(county, calendar, recipe, recipe.organs[number % len(recipe.organs)], number)
            yield Made(recipe, dish.organ, tuple(line for line in dish.lines(begun) if line.day <= on))


def _beginnings(recipe: Recipe) -> Iterator[date]:
    """Spread the matters of a recipe over its days."""
    first, last = recipe.first or date.min, recipe.last or date.min
    days = (last - first).days + 1
    return (first + (days * number // recipe.count + recipe.phase) % days * _DAY for number in range(recipe.count))


@frozen
class _Line:
    """Hold a line of a recipe with its day."""

    day: date
    words: tuple[str, ...]


@frozen
class _Dish:
    """Hold what one matter is made of; ``number`` is its place among those of its recipe."""

    county: County
    calendar: Calendar
    recipe: Recipe
    organ: str
    number: int

    def lines(self, begun: date) -> Iterator[Told]:
        """Tell the matter, from the first worked day since a day."""
        dated = tuple(self._dated(self._worked(begun, 0)))
        days = {line.words[0]: line.day for line in dated}
        handler = self._steady(dated[0].day, dated[-1].day) if self.recipe.ledger == "wide" else ""
        yield from (self._told(line, days, handler) for line in dated)

    def _worked(self, day: date, count: int) -> date:
        """Give the worked day that many worked days after a day; with none, the day or the next worked one."""
        while count > 0 or not self.calendar.is_worked(day):
            day += _DAY
            count -= self.calendar.is_worked(day)
        return day

    def _dated(self, day: date) -> Iterator[_Line]:
        for place, line in enumerate(filter(None, self.recipe.lines.splitlines())):
            distance, *words = line.split()
            since, _, distance = distance.rpartition("/")
            day = self._worked(date.fromisoformat(since) if since else day, _distance(distance, self.number, place))
            yield _Line(day, tuple(words))

    def _told(self, line: _Line, days: Mapping[str, date], handler: str) -> Told:
        step, *words = line.words
        role = next((word[1:] for word in words if word.startswith("@")), "")
        said = dict(word.split("=", 1) for word in words if not word.startswith("@"))
        chosen = {name: _nth(value.split("|"), self.number) for name, value in said.items()}
        facts = {name: _value(value, line.day, days) for name, value in chosen.items() if name != "to"}
        to = {"to": self._post(said["to"], line.day)} if "to" in said else {}
        who = self._holder(self._post(role, line.day), line.day) if role else handler
        return Told(line.day, step, who, {**to, **facts})

    def _post(self, role: str, day: date) -> str:
        """Choose a post by its role, or the next one up where nobody held one; a post's own name stands for itself."""
        if role not in CHAIN:
            return role
        roster = self.county.roster
        higher = CHAIN[CHAIN.index(role) :]
        held = [post for post in roster.chain(self.organ) if post.role in higher and roster.holders(post.id, day)]
        nearest = [post.id for post in held if post.role == held[0].role]
        return nearest[self.number // 2 % len(nearest)]

    def _holder(self, post: str, day: date) -> str:
        return f"{self.county.roster.holders(post, day)[0].person}/{post}"

    def _steady(self, first: date, last: date) -> str:
        """Choose a handler who held one post from a first to a last day; nobody where there was a change."""
        post = self._post(CHAIN[0], first)
        before, after = (self._holder(post, day) for day in (first, last))
        return before if before == after else ""


def _nth(values: Sequence[str], number: int) -> str:
    return values[number % len(values)]


def _value(value: str, day: date, days: Mapping[str, date]) -> str:
    """Work out a fact: the day of a step, a day some days on, or the day before the same day some years on."""
    if value.startswith("="):
        return days[value[1:]].isoformat()
    if not value.startswith("+"):
        return value
    number = int(value[1:-1])
    if value.endswith("d"):
        return (day + number * _DAY).isoformat()
    return (day.replace(year=day.year + number) - _DAY).isoformat()


def _distance(written: str, number: int, place: int) -> int:
    least, _, most = written.partition("-")
    width = int(most or least) - int(least) + 1
    return int(least) + (number * _STRIDE + place * _TURN) % width
