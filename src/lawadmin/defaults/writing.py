"""What the house's Markdown reports share: the language, tables, and text that no reader takes for markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawadmin.converters.messages import LANGS, Messages, load_messages
from lawadmin.converters.paper import Block, Heading, Item, Paper, Paragraph, Table
from lawadmin.errors import InputError


def messages_of(lang: str) -> Messages:
    """Load the messages of a language; InputError for one that there is none of."""
    found = next((known for known in LANGS if known == lang), None)
    if found is None:
        raise InputError(where="lang", reason="there is no such language", remedy="Use zh or en")
    return load_messages(found)


def table(say: Messages, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Write a table; the headings are keys of messages."""
    yield f"| {' | '.join(say.say(heading) for heading in headings)} |"
    yield f"|{'---|' * len(headings)}"
    yield from (f"| {' | '.join(map(safe, row))} |" for row in rows)
    yield ""


def safe(text: str) -> str:
    """Keep what a ledger holds from being read as Markdown or HTML."""
    plain = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#" else sign for sign in plain).replace("&", "&amp;")


def code(text: str) -> str:
    """Write a key as it stands, between back quotes; one that it holds itself would end it."""
    plain = " ".join(text.split()).replace("`", "'")
    return f"`{plain}`"


def encoded(text: str) -> bytes:
    """Write a text as UTF-8; half a character, which no file can hold, becomes a question mark."""
    return text.encode("utf-8", "replace")


def paper_as_markdown(paper: Paper, colon: str) -> bytes:
    """Write a document as Markdown; ``colon`` stands after the head of an item."""
    lines = (f"# {safe(paper.title)}", "", *_blocks(paper.blocks, colon))
    return encoded("\n".join(lines).rstrip("\n") + "\n")


def _blocks(blocks: tuple[Block, ...], colon: str) -> Iterator[str]:
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        yield from _block(block, colon)
        if not (isinstance(block, Item) and isinstance(following, Item)):
            yield ""


def _block(block: Block, colon: str) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {safe(text)}"
        case Paragraph(text, strong):
            yield f"**{safe(text)}**" if strong else safe(text)
        case Item(text, head):
            yield f"- **{safe(head)}**{colon}{safe(text)}" if head else f"- {safe(text)}"
        case Table(headings, rows):
            yield f"| {' | '.join(map(safe, headings))} |"
            yield f"|{'---|' * len(headings)}"
            yield from (f"| {' | '.join(map(safe, row))} |" for row in rows)
