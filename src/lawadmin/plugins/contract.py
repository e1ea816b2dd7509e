"""Hold what plugins offer against the specification: what is older is adapted where that is safe, else refused.

A hook takes no argument, so what can age are the arguments of what the hooks bring: a store that opens without
``create``, a notifier that sends without ``timeout``. These are read off the signatures, without a call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from inspect import Parameter, signature
from typing import TypeVar

from attrs import frozen

from lawadmin.errors import Incompatible
from lawadmin.plugins.calls import WrongType

Value = TypeVar("Value")

#: What an argument says where it says nothing: one that does not know it may go without as long as it is this.
UNASKED: dict[str, object] = {"secret": None, "create": False}

#: What the house sees to itself as well, so that one that does not know it may always go without.
SEEN_TO = frozenset({"timeout"})

_NAMED = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
_PLACED = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)


@frozen
class Retiring:
    """Hold an argument that will go: of which callable, since and until which version, and what takes its place."""

    of: str
    argument: str
    since: str
    until: str
    instead: str = ""


#: The arguments that plugins should use no longer; none so far.
RETIRING: tuple[Retiring, ...] = ()


@frozen
class Remark:
    """Note that what a plugin offers was written for another version of the specification, and works all the same.

    ``lacks`` are arguments that it does not know, ``retiring`` those that it still takes and that will go.
    """

    plugin: str
    what: str
    lacks: tuple[str, ...] = ()
    retiring: tuple[Retiring, ...] = ()


@frozen
class Fit:
    """Hold how a callable fits its specification."""

    lacks: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    spare: int = 0
    retiring: tuple[Retiring, ...] = ()

    @property
    def older(self) -> bool:
        """Tell whether it is to be given less than is specified."""
        return bool(self.lacks or self.spare)


def fit(
    offered: Callable[..., object], specified: Callable[..., object], retiring: Sequence[Retiring] = RETIRING
) -> Fit:
    """Compare signatures; ``specified`` is a method of a protocol, whose ``self`` is left out.

    ``lacks`` are named arguments that ``offered`` does not take, ``asks`` those that it wants and is not given,
    ``spare`` how many are given by position that it has no place for.
    """
    try:
        own = tuple(signature(offered).parameters.values())
    except (TypeError, ValueError):
        return Fit()
    given = tuple(signature(specified).parameters.values())[1:]
    named = [one.name for one in given if one.kind is Parameter.KEYWORD_ONLY]
    placed = len(given) - len(named)
    takes = {one.name for one in own if one.kind in _NAMED}
    goes = tuple(one for one in retiring if one.of == specified.__qualname__ and one.argument in takes)
    return Fit(
        lacks=() if _has(own, Parameter.VAR_KEYWORD) else tuple(name for name in named if name not in takes),
        asks=tuple(_asked(own, named, placed)),
        spare=0 if _has(own, Parameter.VAR_POSITIONAL) else max(0, placed - sum(one.kind in _PLACED for one in own)),
        retiring=goes,
    )


def _has(parameters: Sequence[Parameter], kind: object) -> bool:
    return any(one.kind is kind for one in parameters)


def _asked(own: Sequence[Parameter], named: Sequence[str], placed: int) -> Iterator[str]:
    by_place = [one for one in own if one.kind in _PLACED]
    left = (*by_place[placed:], *(one for one in own if one.kind is Parameter.KEYWORD_ONLY))
    yield from (one.name for one in left if one.default is Parameter.empty and one.name not in named)


def must_fit(found: Fit, what: str) -> None:
    """Raise WrongType where a callable asks for more than it is given, or lacks what it cannot go without."""
    lost = [name for name in found.lacks if name not in UNASKED and name not in SEEN_TO]
    if found.asks:
        raise WrongType(f"{what} asks for {', '.join(found.asks)}, which it is not given")
    if lost:
        raise WrongType(f"{what} does not take {', '.join(lost)}")


def adapted(plugin: str, offered: Callable[..., Value], found: Fit) -> Callable[..., Value]:
    """Give a callable that takes all that is specified and passes on what the older one knows.

    It raises Incompatible where something is asked of the older one that it does not know.
    """
    if not found.older:
        return offered

    def call(*placed: object, **named: object) -> Value:
        for name in found.lacks:
            if name in UNASKED and named.get(name, UNASKED[name]) != UNASKED[name]:
                raise Incompatible(plugin=plugin, reason=f"it is of an older specification and knows no {name}")
        kept = {name: value for name, value in named.items() if name not in found.lacks}
        return offered(*placed[: len(placed) - found.spare], **kept)

    return call
