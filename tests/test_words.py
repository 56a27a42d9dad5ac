"""The files of words beside the modules that read reports: each is used, and says nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import normalise
from engine.source import parse, plain

FOLDER = Path(normalise.__file__).parent
FILES = sorted(FOLDER.glob("*.yaml"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.py")))


def tree(path: Path) -> Any:
    return plain(parse(path.name, path.read_bytes()).root)


def lists(node: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from lists(value, f"{name}/{key}")
    elif isinstance(node, list) and node and all(isinstance(each, str) for each in node):
        yield name, node
    elif isinstance(node, list):
        for position, each in enumerate(node):
            yield from lists(each, f"{name}/{position}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_read_by_some_module(path):
    assert f'"{path.name}"' in CODE


@pytest.mark.parametrize("path", [path for path in FILES if path.stem != "misread"], ids=lambda path: path.name)
def test_every_key_is_asked_for_by_some_module(path):
    keys = tree(path) if isinstance(tree(path), dict) else {}
    assert [key for key in keys if f'"{key}"' not in CODE and f"'{key}'" not in CODE] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_list_has_a_word_twice_or_with_needless_spaces(path):
    for name, words in lists(tree(path)):
        assert [(name, word) for word, times in Counter(words).items() if times > 1 or word != word.strip()] == []
