"""The documentation is true: its commands print what it shows, its links lead somewhere, its words are one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import rules
import targets
from cli import FORMATS, chitieu
from engine.model import VERDICTS
from engine.understood import LeftReason
from engine.wording import say, texts
from tests.refresh_docs import PAGES, PROMPT, ROOT, blocks, commands, refreshed

GUIDES = {path.name: path.read_text(encoding="utf-8") for path in PAGES}
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
LOOSE_WORDS = re.compile(r"\b(KPIs?|metrics?|benchmark targets?|data points?|verdict status)\b", re.IGNORECASE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert refreshed(text) == text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_only_console_blocks_show_commands_with_their_output(page: Path) -> None:
    for language, body in blocks(page.read_text(encoding="utf-8")):
        assert body.startswith(PROMPT) == (language == "console"), body


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_exist(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_is_reached_from_both_readmes() -> None:
    pages = {page.relative_to(ROOT).as_posix() for page in PAGES} - {"README.md", "README.vi.md"}

    for name in ("README.md", "README.vi.md"):
        assert pages - set(LINK.findall(GUIDES[name])) == set(), name


def test_both_readmes_have_the_same_sections_and_the_same_commands() -> None:
    english, vietnamese = GUIDES["README.md"], GUIDES["README.vi.md"]

    assert sections(english) == sections(vietnamese)
    assert [line.replace(" --lang en", "") for line in commands(english)] == commands(vietnamese)
    assert scripts(english) == scripts(vietnamese)


def test_both_readmes_name_every_command_and_every_format_of_the_program() -> None:
    for name in ("README.md", "README.vi.md"):
        assert [each for each in program_commands(chitieu, "chitieu") if f"`{each}" not in GUIDES[name]] == [], name
        assert f"`--format {'|'.join(FORMATS)}`" in unwrapped(GUIDES[name])


def test_the_first_steps_name_every_verdict_and_every_exit_status() -> None:
    text = GUIDES["bat-dau.md"]

    assert [verdict for verdict in VERDICTS if f"| {say('report', verdict, 'vi')} | `{verdict}` |" not in text] == []
    assert re.findall(r"^\| `(\d)` \|", text, re.MULTILINE) == ["0", "1", "2", "3", "4"]


def test_the_result_format_names_every_field() -> None:
    named = set(re.findall(r"`([a-z_]+)`", GUIDES["ket-qua.md"]))
    written = ("check", "examples/phu-quoc-2024.yaml", "examples/none.yaml", "examples/phu-my-2024.yaml")

    assert set(keys(printed(*written, "--format", "json"))) - named == set()
    explained = ("explain", "examples/phu-my-2024.yaml", "--target", "nq01-2024/7.1", "--format", "json")
    assert set(keys(printed(*explained))) - named == set()


def test_the_page_on_rules_names_every_fact_type_and_stratum() -> None:
    text = GUIDES["viet-quy-tac.md"]
    book = rules.load_shipped()
    words = [*book.given, *book.concluded, *(stratum.name for stratum in book.strata)]

    assert [word for word in words if f"`{word}`" not in text] == []


def test_the_page_on_the_law_names_every_target_set_and_how_it_is_known() -> None:
    text = unwrapped(GUIDES["phap-ly.md"])

    for each in targets.load_shipped().sets:
        assert f"`{each.id}`" in text
        assert f"`known_by: {each.known_by}`" in text


def test_the_page_on_reports_gives_every_reason_for_which_a_figure_is_left() -> None:
    reasons = [say("draft", f"left-{reason}", "vi") for reason in LeftReason.__args__]

    assert [reason for reason in reasons if f"| {reason} |" not in GUIDES["doc-bao-cao.md"]] == []


def test_the_page_on_reports_names_every_ambiguous_name_and_what_it_may_be() -> None:
    library = targets.load_shipped()
    names = [(each.name, [library.indicators[name].name.vi for name in each.may_be]) for each in library.ambiguous]
    rows = [f"| {name} | {'; '.join(may_be)} |" for name, may_be in names]

    assert [row for row in rows if row not in GUIDES["doc-bao-cao.md"]] == []


def test_the_page_on_reports_names_problems_that_there_are() -> None:
    named = re.findall(r"`([a-z]+(?:-[a-z]+)+)`", GUIDES["doc-bao-cao.md"])

    assert len(named) > 10
    assert set(named) <= set(texts("problems"))


def test_the_page_on_reports_says_the_shares_that_its_table_gives() -> None:
    text = unwrapped(GUIDES["doc-bao-cao.md"])
    *_, read, missed, doubtful, _left, wrong = map(int, re.findall(r"\d+", text.partition("| Cộng |")[2][:60])[:8])

    assert wrong == 0
    assert f"đã đọc {read}/{read + missed}, tức hơn 99%" in text
    assert f"đã đọc {read}/{read + missed + doubtful}, tức hơn 95%" in text
    assert read * 100 > 99 * (read + missed)
    assert read * 100 > 95 * (read + missed + doubtful)


def test_the_first_command_of_both_readmes_judges_a_report_in_word() -> None:
    assert commands(GUIDES["README.vi.md"])[0] == "chitieu check examples/phu-my-2024.docx"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_one_word_stands_for_one_thing(page: Path) -> None:
    assert LOOSE_WORDS.findall(page.read_text(encoding="utf-8")) == []


def unwrapped(text: str) -> str:
    return " ".join(text.split())


def sections(text: str) -> int:
    return len(re.findall(r"^## ", text, re.MULTILINE))


def scripts(text: str) -> list[list[str]]:
    bodies = (body for language, body in blocks(text) if language == "sh")
    return [[line.split("#")[0].strip() for line in body.splitlines()] for body in bodies]


def program_commands(command: click.Command, name: str) -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield name
        return
    for each in command.commands.values():
        yield from program_commands(each, f"{name} {each.name}")


def printed(*arguments: str) -> Any:
    command = [sys.executable, "cli.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return json.loads(done.stdout)


def keys(value: Any) -> Iterator[str]:
    """Every key in a JSON value; those of the summary are verdicts."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_the_page_on_minutes_explains_every_placeholder() -> None:
    names = {
        key.removeprefix("field-"): each["vi"] for key, each in texts("minutes").items() if key.startswith("field-")
    }
    rows = [f"| `{{{{ {name} }}}}` | {meaning} |" for name, meaning in names.items()]

    assert [row for row in rows if row not in GUIDES["bien-ban.md"]] == []
