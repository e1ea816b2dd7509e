"""What a renderer has to keep to."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import cache

import pytest

from lawadmin.assessment import Report
from lawadmin.errors import LawAdminError
from lawadmin.hookspecs import Renderer
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.gear import gear
from lawadmin.testing.conformance.inert import far, shape
from lawadmin.testing.conformance.offline import offline
from lawadmin.testing.conformance.payloads import PAYLOADS, UNWRITABLE
from lawadmin.testing.conformance.reports import EMPTY, duties, letter, long, report, year

LANGS = ("zh", "en")

#: A text that nothing could take for anything else.
PLAIN = "许可"

#: The documents that a renderer may write, the review first.
KINDS = ("review", "year", "duties", "letter")


class Rendering(Conformance):
    """Hold a renderer to writing whole documents of a review, the same each time, in both languages and offline."""

    part = "document"

    def test_it_says_what_it_writes(self, renderer: Renderer) -> None:
        assert renderer.media_type.count("/") == 1
        assert renderer.suffix.startswith(".")
        assert renderer.suffix == renderer.suffix.lower().strip()
        assert [kind for kind in KINDS if writer(renderer, kind)]

    @pytest.mark.parametrize("lang", LANGS)
    def test_a_review_without_matters_is_a_document(self, renderer: Renderer, lang: str) -> None:
        if self._reviews(renderer):
            written(renderer, EMPTY, lang)

    @pytest.mark.parametrize("lang", LANGS)
    def test_a_usual_review_is_a_document(self, renderer: Renderer, lang: str) -> None:
        if self._reviews(renderer):
            written(renderer, long(5), lang)

    def test_a_long_review_is_a_document_and_longer(self, renderer: Renderer) -> None:
        if self._reviews(renderer):
            many = gear(100, 400, 10_000)
            assert len(written(renderer, long(many), "zh")) > len(written(renderer, long(5), "zh"))

    def test_what_is_found_is_in_the_document(self, renderer: Renderer) -> None:
        if self._reviews(renderer):
            assert written(renderer, long(5), "zh") != written(renderer, long(4), "zh")

    def test_a_language_that_there_is_none_of_is_refused_by_a_typed_error(self, renderer: Renderer) -> None:
        if self._reviews(renderer):
            with pytest.raises(LawAdminError):
                written(renderer, EMPTY, "tlh")

    @pytest.mark.parametrize("lang", LANGS)
    def test_the_same_review_is_the_same_document(self, renderer: Renderer, lang: str) -> None:
        if self._reviews(renderer):
            assert written(renderer, long(20), lang) == written(renderer, long(20), lang)

    @pytest.mark.parametrize("lang", LANGS)
    def test_nothing_is_fetched_and_nothing_will_be(self, renderer: Renderer, lang: str) -> None:
        if self._reviews(renderer):
            with offline() as reached:
                document = written(renderer, long(5), lang)
            assert reached == []
            assert far(document, renderer.suffix) == ()

    @pytest.mark.parametrize("payload", UNWRITABLE, ids=range(len(UNWRITABLE)))
    def test_what_cannot_be_written_is_replaced_or_refused_by_a_typed_error(
        self, renderer: Renderer, payload: str
    ) -> None:
        if self._reviews(renderer):
            with suppress(LawAdminError):
                written(renderer, report(payload), "zh")

    def _reviews(self, renderer: Renderer) -> bool:
        self.about["claimed"] = "yes" if renderer.render else ""
        return renderer.render is not None


class Injected(Conformance):
    """Hold a renderer to taking text for text, whatever it holds, in every kind of document that it writes."""

    part = "injection"

    @pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
    def test_no_text_of_a_review_becomes_more_than_text(self, renderer: Renderer, payload: str) -> None:
        self._held(renderer, "review", payload)

    @pytest.mark.parametrize("kind", KINDS[1:])
    def test_no_text_of_another_document_becomes_more_than_text(self, renderer: Renderer, kind: str) -> None:
        for payload in PAYLOADS:
            self._held(renderer, kind, payload)

    def _held(self, renderer: Renderer, kind: str, payload: str) -> None:
        usual = plain(renderer, kind)
        self.about["claimed"] = "" if usual is None else "yes"
        write = writer(renderer, kind)
        if write is not None and usual is not None:
            assert shape(write(payload, "zh"), renderer.suffix) == usual, payload[:40]


class Others(Conformance):
    """Hold a renderer to the other documents, where it writes them: of a year, of its duties, letters."""

    part = "other documents"

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("text", ["", PLAIN], ids=["empty", "usual"])
    @pytest.mark.parametrize("kind", KINDS[1:])
    def test_a_document_is_whole_and_the_same_each_time(
        self, renderer: Renderer, kind: str, text: str, lang: str
    ) -> None:
        write = writer(renderer, kind)
        self.about["claimed"] = "yes" if write else ""
        if write is not None:
            document = write(text, lang)
            shape(document, renderer.suffix)
            assert document == write(text, lang)


class RendererConformance(Rendering, Injected, Others):
    """Hold a renderer to its contract.

    Write the fixture ``renderer``: the Renderer, as the plugin offers it. What kind of document it writes is known by
    its suffix; in one of a kind that is not known here, injected texts are not looked for.
    """

    kind = "renderer"

    @pytest.fixture
    def renderer(self) -> Renderer:
        """Give the renderer; each plugin writes its own."""
        raise NotImplementedError(f"{type(self).__name__} lacks its fixture: renderer")


Write = Callable[[str, str], bytes]


def writer(renderer: Renderer, kind: str) -> Write | None:
    """Give what writes a document of a kind, from a text for all its places and a language; None where it does not."""
    review, a_year, calendar, a_letter = renderer.render, renderer.year, renderer.duties, renderer.letter
    writers: dict[str, Write | None] = {
        "review": None if review is None else lambda text, lang: whole(review(report(text), lang=lang)),
        "year": None if a_year is None else lambda text, lang: whole(a_year(year(text), lang=lang)),
        "duties": None if calendar is None else lambda text, lang: whole(calendar(duties(text), lang=lang)),
        "letter": None if a_letter is None else lambda text, _: whole(a_letter(letter(text))),
    }
    return writers[kind]


@cache
def plain(renderer: Renderer, kind: str) -> Hashable:
    """Give the shape of a document of plain text; None where there is none, or its kind is not known."""
    write = writer(renderer, kind)
    return None if write is None else shape(write(PLAIN, "zh"), renderer.suffix)


def written(renderer: Renderer, made: Report, lang: str) -> bytes:
    """Write a report, and see that it is a document of its kind."""
    assert renderer.render is not None
    document = whole(renderer.render(made, lang=lang))
    shape(document, renderer.suffix)
    return document


def whole(document: object) -> bytes:
    """See that a document is one: bytes, and not none."""
    assert isinstance(document, bytes)
    assert document
    return document
