"""The pages in a browser, opened from a file with the network off; run by ``nox -s browser``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import define, evolve, field
from payloads import PAYLOADS, poisoned
from playwright.sync_api import Browser, Page, sync_playwright
from sample_matters import matter_in_full
from sample_reports import FINDING, made_up
from sample_years import year

from lawadmin_reports.page import html
from lawadmin_reports.year_page import year_html

#: Where a browser is looked for, after the one that LAWADMIN_CHROMIUM names.
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

#: Milliseconds that a page of ten thousand findings may take on a busy machine; a bound that shows that it ends.
PATIENCE = 240_000

SHOTS = Path(os.environ.get("LAWADMIN_SHOTS", "screenshots"))


@define
class Seen:
    """Hold a page and all that happened while it was looked at."""

    page: Page
    requests: list[str] = field(factory=list)
    said: list[str] = field(factory=list)
    dialogs: list[str] = field(factory=list)

    def open(self, file: Path) -> None:
        self.page.goto(file.as_uri())

    def quiet(self, file: Path) -> bool:
        """Tell whether nothing but the file itself was asked for, nothing complained and nothing popped up."""
        return (self.requests, self.said, self.dialogs) == ([file.as_uri()], [], [])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("LAWADMIN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "no Chromium: on Debian apt-get install chromium, or name one in LAWADMIN_CHROMIUM"
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def seen(browser: Browser) -> Iterator[Seen]:
    context = browser.new_context(offline=True, viewport={"width": 1320, "height": 900})
    context.set_default_timeout(PATIENCE)
    watched = Seen(context.new_page())
    watched.page.on("request", lambda request: watched.requests.append(request.url))
    watched.page.on("console", lambda message: watched.said.append(message.text))
    watched.page.on("pageerror", lambda error: watched.said.append(str(error)))
    watched.page.on("dialog", lambda dialog: watched.dialogs.append(dialog.message))
    yield watched
    context.close()


def written(folder: Path, content: bytes, name: str = "page.html") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def shoot(page: Page, name: str, *, whole: bool = False) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(300)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=whole)


def rows(page: Page) -> int:
    return page.locator("tbody.finding").count()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_dashboard_of_400_findings_opens_and_is_quiet(seen: Seen, tmp_path: Path, lang: str) -> None:
    report = evolve(made_up(400), dossiers=(matter_in_full("听证", FINDING),))
    file = written(tmp_path, html(report, lang=lang))
    seen.open(file)
    assert rows(seen.page) == 50
    shoot(seen.page, f"dashboard-400-{lang}")
    for name in ("#matters", "#findings", ".pages"):
        seen.page.locator(name).scroll_into_view_if_needed()
        shoot(seen.page, f"dashboard-400-{lang}-{name.strip('#.')}")
    assert seen.quiet(file)


def test_a_dashboard_of_10000_findings_stays_usable(seen: Seen, tmp_path: Path) -> None:
    file = written(tmp_path, html(made_up(10_000)))
    seen.open(file)
    page = seen.page
    assert rows(page) == 50
    assert page.locator(".place").inner_text() == "第 1 页，共 200 页"
    page.get_by_role("button", name="届满日").click()
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("届满日")
    page.get_by_role("button", name="下一页").click()
    assert page.locator(".place").inner_text() == "第 2 页，共 200 页"
    page.fill("#wanted", "张甲")
    page.locator("#shown", has_text="1022").wait_for()  # the page's own policy lets nobody evaluate a text
    page.select_option("#gravity", "grave")
    assert rows(page) == 50
    shoot(page, "dashboard-10000")
    assert seen.quiet(file)


def test_everything_is_reached_by_the_keyboard(seen: Seen, tmp_path: Path) -> None:
    seen.open(written(tmp_path, html(made_up(120))))
    page = seen.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#list thead button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("th[aria-sort]").count() == 1
    page.locator("[data-go=last]").focus()
    page.keyboard.press("Space")
    assert page.locator(".place").inner_text() == "第 3 页，共 3 页"
    assert page.evaluate("document.activeElement.dataset.go") == "previous"
    page.locator("tbody.finding summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("tbody.finding details[open]").count() == 1


def test_on_paper_every_finding_stands_and_afterwards_the_page_is_back(seen: Seen, tmp_path: Path) -> None:
    file = written(tmp_path, html(evolve(made_up(120), dossiers=(matter_in_full("听证", FINDING),))))
    seen.open(file)
    assert rows(seen.page) == 50
    SHOTS.mkdir(parents=True, exist_ok=True)
    seen.page.pdf(path=SHOTS / "dashboard-print.pdf", prefer_css_page_size=True)
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert rows(seen.page) == 120
    seen.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert rows(seen.page) == 50
    assert seen.quiet(file)


def test_without_scripts_every_finding_stands_in_the_order_of_the_report(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(written(tmp_path, html(made_up(120))).as_uri())
    assert page.locator("tbody.finding").count() == 120
    assert not page.locator("#filter").is_visible()
    context.close()


def test_a_year_opens_and_is_quiet(seen: Seen, tmp_path: Path) -> None:
    file = written(tmp_path, year_html(year()))
    seen.open(file)
    shoot(seen.page, "year", whole=True)
    assert seen.quiet(file)


def test_no_hostile_text_runs_pops_up_or_reaches_out(seen: Seen, tmp_path: Path) -> None:
    for number, payload in enumerate(PAYLOADS):
        seen.requests.clear()
        file = written(tmp_path, html(poisoned(payload)), f"page{number}.html")
        seen.open(file)
        assert seen.quiet(file), payload[:40]
