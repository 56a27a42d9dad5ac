"""The page of a scoring in a real browser: no network, no fault that axe finds, and all of it by keyboard.

Skipped, and said so, where there is no Chromium; ``.ci/run`` installs one where it can.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from engine.report import scored_words as words
from tests.made_page import HOSTILE, example, named, page, shown, smaller

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
A4 = (595, 842)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("page") / "ket-qua.html"
    path.write_bytes(page().encode())
    return path


@pytest.fixture
def asked() -> list[str]:
    """What the page asked for; the page itself is the only thing that it may."""
    return []


@pytest.fixture
def context(browser, request) -> Iterator[BrowserContext]:
    made = browser.new_context(**{"viewport": DESKTOP, **getattr(request, "param", {})})
    yield made
    made.close()


@pytest.fixture
def opened(context, file, asked) -> Page:
    return visit(context, file, asked)


def visit(context: BrowserContext, path: Path, asked: list[str], anchor: str = "") -> Page:
    """The page of a file, which fails the test that it throws an error in."""
    found = context.new_page()
    found.on("request", lambda request: asked.append(request.url))
    found.on("pageerror", lambda error: asked.append(f"error: {error}"))
    found.on("console", lambda message: asked.append(f"console: {message.text}"))
    found.goto(path.as_uri() + anchor)
    return found


def is_open(page: Page) -> bool:
    return bool(page.evaluate("document.getElementById('unit').open"))


def wait_until(page: Page, condition: str) -> None:
    """Waits without what the page's own policy forbids: no text is evaluated within the page."""
    for _ in range(500):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"it never came: {condition}")


def wait_until_open(page: Page) -> None:
    wait_until(page, "document.querySelector('#unit[open] .rows details') !== null")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


# no network


def test_nothing_is_asked_for_but_the_file_and_nothing_goes_wrong(opened, asked, file):
    opened.locator(".ranking a").first.click()
    wait_until_open(opened)
    opened.keyboard.press("Escape")
    assert set(asked) <= {file.as_uri(), "data:,"}


def test_hostile_names_do_nothing(context, tmp_path, asked):
    path = tmp_path / "page.html"
    path.write_text(shown(named(*HOSTILE)), encoding="utf-8")
    page = visit(context, path, asked)
    page.on("dialog", lambda dialog: asked.append(f"dialog: {dialog.message}") or dialog.dismiss())
    for number, name in enumerate(HOSTILE, 1):
        page.goto(f"{path.as_uri()}#unit-{number}")
        wait_until_open(page)
        assert page.locator("#unit-title").text_content().startswith(name)
    assert {each.partition("#")[0] for each in asked} <= {path.as_uri(), "data:,"}


# what axe finds


LOOKS = [
    pytest.param({"color_scheme": scheme, "viewport": size, "bypass_csp": True}, id=f"{scheme}-{size['width']}")
    for scheme in ("light", "dark")
    for size in (DESKTOP, PHONE)
]


@pytest.mark.parametrize("anchor", ["", "#unit-7/nq01-2024/2"], ids=["page", "dialog"])
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_fault(browser, tmp_path, look, anchor, asked):
    path = tmp_path / "page.html"
    path.write_text(shown(smaller()), encoding="utf-8")
    context = browser.new_context(**look)
    page = visit(context, path, asked, anchor)
    if anchor:
        wait_until_open(page)
    for each in page.locator("details").all():
        each.evaluate("each => { each.open = true }")
    found = Axe().run(page, options=RULES).response
    context.close()
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []
    assert len(found["passes"]) > 20


# by keyboard


def test_the_first_stop_leads_past_the_head_to_the_rankings(opened):
    opened.keyboard.press("Tab")
    assert focused(opened) == "Đến thẳng bảng xếp hạng"
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"


def test_a_unit_opens_by_keyboard_and_escape_returns_to_its_name(opened):
    link = opened.locator("#level-commune .ranking a").nth(1)
    link.focus()
    name = focused(opened)
    opened.keyboard.press("Enter")
    wait_until_open(opened)
    assert focused(opened) == name
    assert opened.evaluate("document.activeElement.id") == "unit-title"
    opened.keyboard.press("Escape")
    wait_until(opened, "location.hash === ''")
    assert not is_open(opened)
    assert (focused(opened), opened.evaluate("document.activeElement.tagName")) == (name, "A")


def test_a_verdict_opens_from_its_cell_and_escape_returns_to_the_cell(opened):
    made = example()
    ranking = next(each for each in made.scoring.rankings if each.level == "commune")
    unit = ranking.units[2].opened()
    opened.locator("#level-commune .tall").focus()
    opened.keyboard.press("Tab")
    while opened.evaluate("document.activeElement.tagName") != "TD":
        opened.keyboard.press("Tab")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "End", "Home", "ArrowRight", "ArrowRight", "ArrowLeft"):
        opened.keyboard.press(key)
    opened.keyboard.press("Enter")
    wait_until_open(opened)
    row = next(each for each in unit.rows if each.target.id == "nq01-2024/2")
    details = opened.locator("#unit details[open]")
    assert details.count() == 1
    said = " ".join(details.text_content().split())
    assert words.target_name(row.target, "vi") in said
    assert [each for each in row.finding.because if each in said] == list(row.finding.because)
    assert all(each.reading.place in said and each.reading.text in said for each in row.finding.evidence)
    assert opened.evaluate("document.activeElement.tagName") == "SUMMARY"
    opened.keyboard.press("Escape")
    wait_until(opened, "!document.getElementById('unit').open")
    assert opened.evaluate("document.activeElement.tagName") == "TD"
    assert opened.evaluate("document.activeElement.cellIndex") == 2


def test_every_stop_of_the_tab_key_is_seen(opened):
    seen = []
    for _ in range(40):
        opened.keyboard.press("Tab")
        outline = opened.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        seen.append((outline, opened.evaluate("document.activeElement.getClientRects().length")))
    assert {(outline, rectangles > 0) for outline, rectangles in seen} == {("solid", True)}


def test_the_back_button_closes_a_unit_and_a_link_opens_it(context, file, asked):
    page = visit(context, file, asked, "#unit-3")
    wait_until_open(page)
    title = page.locator("#unit-title").text_content()
    page.locator("[data-go='1']").click()
    wait_until(page, "location.hash === '#unit-4'")
    assert page.locator("#unit-title").text_content() != title
    page.go_back()
    wait_until(page, f"document.getElementById('unit-title').textContent === {title!r}")
    page.locator("[data-close]").click()
    wait_until(page, "location.hash === ''")
    assert not is_open(page)


def test_rankings_are_sorted_and_filtered_with_the_matrix(opened):
    ranking = next(each for each in example().scoring.rankings if each.level == "commune")
    everybody = [words.unit_name(unit) for unit in ranking.units]
    level = opened.locator("#level-commune")
    level.locator("input").fill("binh")
    names = [each.text_content() for each in level.locator(".ranking tbody tr:visible th").all()]
    assert names == [each for each in everybody if "Bình" in each]
    assert level.locator(".found").text_content() == f"Hiện {len(names)} trong {len(everybody)} đơn vị"
    assert [each.text_content() for each in level.locator(".matrix tbody tr:visible a").all()] == names
    level.locator("input").fill("")
    level.locator(".ranking thead button", has_text="Không đạt").click()
    fails = [int(each.text_content()) for each in level.locator(".ranking tbody td:nth-child(5)").all()]
    assert fails == sorted(fails, reverse=True)
    assert level.locator("[aria-sort]").get_attribute("aria-sort") == "descending"
    level.locator(".ranking thead button", has_text="Hạng").click()
    assert [each.text_content() for each in level.locator(".ranking tbody th").all()] == everybody


# on a phone, on paper, without scripts


@pytest.mark.parametrize("context", [{"viewport": PHONE, "is_mobile": True, "has_touch": True}], indirect=True)
@pytest.mark.parametrize("anchor", ["", "#unit-7/nq01-2024/2"], ids=["page", "dialog"])
def test_only_the_matrix_scrolls_sideways_on_a_phone(context, file, asked, anchor):
    page = visit(context, file, asked, anchor)
    if anchor:
        wait_until_open(page)
    for each in page.locator("details").all():
        each.evaluate("each => { each.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    wide = page.evaluate(
        "[...document.querySelectorAll('body *')].filter((each) => each.scrollWidth > each.clientWidth"
        " && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX)).map((each) => each.className)"
    )
    assert set(wide) <= {"scroll tall"}
    first = page.locator("#level-commune .matrix tbody th").first
    page.locator("#level-commune .tall").evaluate("each => { each.scrollLeft = 300 }")
    assert first.bounding_box()["x"] < PHONE["width"] / 4


def test_it_prints_on_a4_with_every_ranking_matrix_and_chart(opened):
    printed = pypdfium2.PdfDocument(io.BytesIO(opened.pdf(prefer_css_page_size=True)))
    pages = list(printed)
    assert {tuple(round(each) for each in one.get_size()) for one in pages} == {A4}
    said = [" ".join(each.get_textpage().get_text_range().replace("￾", "").split()) for each in pages]
    whole = " ".join(said)
    for ranking in example().scoring.rankings:
        for unit in ranking.units:
            assert words.unit_name(unit) in whole
            assert words.earned_of(unit, "vi") in whole
    matrix = next(each for each in said if "Đơn vị và chỉ tiêu: cấp xã" in each)
    assert all(re.search(rf"\b{re.escape(row)}\b", matrix) for row in ("7.3", "I.1", "II.1", "II.12"))
    assert "Lọc theo tên" not in whole
    printed.close()


def test_what_is_printed_while_a_unit_is_open_is_that_unit(opened):
    opened.locator("#level-commune .ranking a").first.click()
    wait_until_open(opened)
    printed = pypdfium2.PdfDocument(io.BytesIO(opened.pdf(prefer_css_page_size=True)))
    whole = " ".join(" ".join(each.get_textpage().get_text_range().split()) for each in printed)
    printed.close()
    assert whole.startswith("Phường Hải Yên Mẫu")
    assert "Số liệu làm chứng" in whole
    assert "Xếp hạng: cấp xã" not in whole


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_rankings_and_charts_are_there_and_the_page_says_what_is_not(opened):
    assert opened.locator("noscript").inner_text().startswith("Trình duyệt này không chạy JavaScript")
    assert opened.locator("#level-commune .ranking tbody tr").count() == 22
    assert opened.locator("#level-commune .ranking tbody tr").first.is_visible()
    assert opened.locator("#level-commune .chart").first.is_visible()
    assert not opened.locator(".filter").first.is_visible()


def test_a_thousand_units_open_in_good_time(context, tmp_path, asked):
    path = tmp_path / "page.html"
    path.write_text(shown(named(*(f"Xã Thử {at:04}" for at in range(1000)))), encoding="utf-8")
    page = visit(context, path, asked)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") < 20_000
    page.locator(".matrix td").nth(999 * 22 + 1).click()
    wait_until_open(page)
    assert page.locator("#unit-title").text_content().startswith("Xã Thử 0999")
    assert page.locator("#unit details[open] .name").text_content().startswith("nq01-2024/2. ")
    page.keyboard.press("Escape")
    wait_until(page, "document.activeElement.tagName === 'TD'")
    printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    whole = "".join(each.get_textpage().get_text_range() for each in printed)
    printed.close()
    assert whole.count("Xã Thử 0999") == 2
