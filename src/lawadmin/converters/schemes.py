"""Read schemes of assessment, one file each, and refuse those whose weights do not hold."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources.abc import Traversable

from lawadmin.assessment.indicators import lint
from lawadmin.converters.reading import Table
from lawadmin.converters.toml import read_toml
from lawadmin.errors import BadEdition, LawAdminError, Problems
from lawadmin.rules.indicators import Indicator, Rule, Scheme

#: The folder of schemes among the tables of a pack.
FOLDER = "schemes"

_SCHEME = frozenset({"id", "title", "title_en", "full", "bonus", "vetoes", "kinds", "indicator"})
_INDICATOR = frozenset({"id", "title", "title_en", "weight", "parts", "rule", "measure", "each", "least", "per"})

_WRONG = {
    "sum": ("the indicators do not add up to the full score", "Write full as their sum, or mend a weight"),
    "parts": ("the parts do not add up to their indicator", "Mend its weight, or one of theirs"),
    "unreachable": (
        "the indicator can never be scored",
        "Give it a weight, and a rule only where it has no parts",
    ),
    "unmeasured": (
        "the measure is not one for the rule",
        'A share or target has measure = "part/whole", deduct and reach one figure, entered none',
    ),
    "untargeted": ("nothing says what is to be reached", "Write least, and per where points are lost by stretches"),
    "double": ("two indicators have one id", "Rename one of them"),
}


def load_schemes(tables: Traversable) -> tuple[Scheme, ...]:
    """Read every scheme in ``schemes`` below a folder of tables; Problems with every fault of every file at once."""
    folder = tables / FOLDER
    if not folder.is_dir():
        return ()
    faults: list[LawAdminError] = []
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    schemes = [scheme for name in names for scheme in _opened(folder / name, faults)]
    if faults:
        raise Problems(faults)
    return tuple(schemes)


def _opened(file: Traversable, faults: list[LawAdminError]) -> tuple[Scheme, ...]:
    try:
        document = read_toml(file)
    except BadEdition as fault:
        faults.append(fault)
        return ()
    top = Table(document.data, document, faults)
    before, scheme = len(faults), _scheme(top)
    if len(faults) == before:
        faults.extend(_linted(top, scheme))
    return (scheme,)


def _scheme(top: Table) -> Scheme:
    top.only(_SCHEME)
    return Scheme(
        id=top.text("id", need=True),
        title=top.text("title", need=True),
        title_en=top.text("title_en"),
        full=_points(top, "full", Decimal(100)),
        bonus=_points(top, "bonus", Decimal(0)),
        vetoes=top.words("vetoes", many=True),
        kinds=top.words("kinds", many=True),
        indicators=tuple(map(_indicator, top.tables("indicator"))),
    )


def _indicator(row: Table) -> Indicator:
    row.only(_INDICATOR)
    return Indicator(
        id=row.text("id", need=True),
        title=row.text("title", need=True),
        title_en=row.text("title_en"),
        weight=_points(row, "weight", None),
        parts=tuple(map(_indicator, row.tables("parts"))),
        rule=row.word("rule", Rule.ENTERED),
        measure=row.text("measure"),
        each=_points(row, "each", Decimal(1)),
        least=_points(row, "least", Decimal(0)),
        per=_points(row, "per", Decimal(1)),
    )


def _points(row: Table, key: str, default: Decimal | None) -> Decimal:
    """Read a number of points, whole or in tenths and the like; a fault where there is none and none is usual."""
    value = row.data.get(key, default)
    number = Decimal(str(value)) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None
    if number is None or not number.is_finite() or number < 0:
        row.fault(f"{key} is no number of points", "Write a number such as 5 or 0.5")
        return Decimal(0)
    return number


def _linted(top: Table, scheme: Scheme) -> list[LawAdminError]:
    """Say where each thing lies that is wrong with a scheme; while two share an id, only that can be said of it."""
    places, found = _places(top), tuple(lint(scheme))
    shared = {subject for code, subject in found if code == "double"}
    return [
        BadEdition(places.get(subject, top).where, reason=f"{_WRONG[code][0]}: {subject}", remedy=_WRONG[code][1])
        for code, subject in found
        if code == "double" or subject not in shared
    ]


def _places(top: Table) -> dict[str, Table]:
    """Find the row of each indicator; of two with one id the last."""
    found: dict[str, Table] = {}
    rows = list(top.tables("indicator"))
    for row in rows:
        found[row.text("id")] = row
        rows.extend(row.tables("parts"))
    return found
