"""Hold law data against texts: the cited article exists, and its number and unit stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.converters.numerals import N
from lawadmin.converters.periods import Period, implied_in, periods_in, unit_in_text
from lawadmin.converters.texts import Place, Text, places_of
from lawadmin.law.edition import Amount, Edition, FromCalendar, Limit
from lawadmin.law.stated import UNSTATED

#: What a note must speak of to be the reason of an exception: an article, its words, a number, an inference.
_REASON = re.compile(rf"第{N}[条款项]|条文|{N}个?(?:工作)?[日天月年]|\d+个?(?:工作)?[日天月年]|推定")

#: Words that say that a duty returns with the calendar.
_YEARLY = ("每年", "年度", "每两年", "每半年", "每季度", "每月", "每届", "逐年", "定期", "次年")


class Mark(StrEnum):
    """Say in what a limit and its text do not agree."""

    NO_ARTICLE = "no-article"
    NO_PARAGRAPH = "no-paragraph"
    UNNAMED = "unnamed-paragraph"
    ELSEWHERE = "elsewhere"
    NO_NUMBER = "no-number"
    NO_WORD = "no-word"


@frozen
class Disagreement:
    """Hold what a limit says and its text does not.

    ``says`` is the number or word of the limit, ``found`` what stands in the article instead. ``reason`` is the written
    reason beside the limit, "" where there is none.
    """

    edition: Edition
    limit: Limit
    mark: Mark
    says: str
    found: tuple[str, ...]
    reason: str

    @property
    def explained(self) -> bool:
        """Tell whether a reason is written beside the limit that speaks of its number or of where it stands."""
        return bool(_REASON.search(self.reason))


@frozen
class Compared:
    """Hold one edition held against its text; ``text`` is None where there is none in the folder."""

    edition: Edition
    text: Text | None
    agreed: int = 0
    disagreements: tuple[Disagreement, ...] = ()


def compare(editions: Iterable[Edition], texts: Iterable[Text]) -> Iterator[Compared]:
    """Hold every edition against its text; those whose day a county states have none."""
    listed = tuple(edition for edition in editions if edition.in_force != UNSTATED)
    by_edition = assigned(listed, tuple(texts))
    for edition in listed:
        text = by_edition.get((edition.act, edition.in_force))
        yield Compared(edition, None) if text is None else _compared(edition, text)


def assigned(editions: tuple[Edition, ...], texts: tuple[Text, ...]) -> Mapping[tuple[str, date], Text]:
    """Find the text of each edition: of its title and of the day on which it was passed.

    Where there is none of that day, the last one passed before it; else one passed while the edition was in force, that
    is no other edition's own.
    """
    exact = {(e.act, e.in_force): text for e in editions for text in texts if _is_own(e, text)}
    taken = {text.name for text in exact.values()}
    found = dict(exact)
    for edition in editions:
        key = edition.act, edition.in_force
        other = None if key in exact else _other(edition, [text for text in texts if text.bears(edition.title)], taken)
        if other is not None:
            found[key] = other
    return found


def _is_own(edition: Edition, text: Text) -> bool:
    return edition.known in text.days and text.bears(edition.title)


def _other(edition: Edition, texts: Iterable[Text], taken: set[str]) -> Text | None:
    dated = sorted((max(text.days, default=date.min), text.name, text) for text in texts)
    earlier = [text for day, _, text in dated if edition.known is not None and day <= edition.known]
    if earlier:
        return earlier[-1]
    standing = (text for day, name, text in dated if name not in taken and edition.stands_on(day))
    return next(standing, None)


def _compared(edition: Edition, text: Text) -> Compared:
    found = [one for limit in edition.limits for one in _of_limit(edition, limit, text)]
    odd = {(one.limit.name, one.limit.when) for one in found}
    return Compared(edition, text, len(edition.limits) - len(odd), tuple(found))


def _of_limit(edition: Edition, limit: Limit, text: Text) -> Iterator[Disagreement]:
    places = places_of(limit.article)
    for place in places:
        mark = _misplaced(place, text)
        if mark is not None:
            yield Disagreement(edition, limit, mark, limit.article, (), limit.note)
            return
    here = "\n".join(part for place in places for part in text.paragraphs(place))
    whole = "\n".join(part for place in places for part in text.paragraphs(Place(place.article)))
    for mark, says, found in (*_numbers(limit, here, whole), *_words(limit, here)):
        yield Disagreement(edition, limit, mark, says, found, limit.note)


def _misplaced(place: Place, text: Text) -> Mark | None:
    if place.article not in text.articles:
        return Mark.NO_ARTICLE
    if not text.paragraphs(place):
        return Mark.NO_PARAGRAPH
    several = len(text.articles[place.article]) > 1
    return Mark.UNNAMED if several and place.paragraph is None else None


def _numbers(limit: Limit, here: str, whole: str) -> Iterator[tuple[Mark, str, tuple[str, ...]]]:
    stands = {period.key for period in _all_in(here)}
    anywhere = {period.key for period in _all_in(whole)}
    for amount in _amounts(limit):
        if amount.number is None or amount.number == 0 or _key(amount) in stands:
            continue
        mark = Mark.ELSEWHERE if _key(amount) in anywhere else Mark.NO_NUMBER
        found = tuple(dict.fromkeys(period.said for period in periods_in(whole)))
        yield mark, f"{amount.number}{amount.written}", found


def _all_in(text: str) -> Iterator[Period]:
    yield from periods_in(text)
    yield from implied_in(text)


def _amounts(limit: Limit) -> Iterator[Amount]:
    tiers = (amount for tier in limit.extend for amount in (tier.amount, tier.to))
    yield from (amount for amount in (limit.amount, *tiers) if amount is not None)


def _key(amount: Amount) -> tuple[int, str]:
    return amount.number or 0, unit_in_text(amount.written)


def _words(limit: Limit, here: str) -> Iterator[tuple[Mark, str, tuple[str, ...]]]:
    match limit.anchor:
        case FromCalendar(every) if every != "amount" and not any(word in here for word in _YEARLY):
            yield Mark.NO_WORD, every, ()
    if limit.word and limit.word not in here:
        yield Mark.NO_WORD, limit.word, ()
