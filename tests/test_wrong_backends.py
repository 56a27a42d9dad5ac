"""A gallery of backends that are not there or fail, each with the whole of what is said about it.

``CHITIEU_REWRITE=1 pytest tests/test_wrong_backends.py`` writes ``tests/wrong/backends`` anew: read the difference.
What makes a real cluster fail so is tested in ``tests/test_spark_failures.py``.
"""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.backends import spark
from engine.backends.bounds import masters
from tests.command import run
from tests.made_dossiers import dossier, write
from tests.made_readings import plain_rows, write_csv

HERE = Path(__file__).parent / "wrong" / "backends"
LANGUAGES = ("vi", "en")
CLUSTER = "spark://may-chu:7077"
FAILURES = {
    "backend-without-java": {"reason": "JAVA_HOME is not set"},
    "backend-without-workers": {"seconds": "60"},
    "backend-folder-not-shared": {"folder": "ket-qua/.chitieu-1"},
    "backend-failed": {"reason": "No space left on device"},
}


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def expect(said: str, name: str, language: str) -> None:
    expected = HERE / f"{name}.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def derive(backend: str, language: str):
    write(Path("ho-so.parquet"), [dossier()])
    return run("derive", "ho-so.parquet", "--output", "so-lieu.csv", "--backend", backend, "--lang", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cluster_that_does_not_answer_is_told_at_once(language):
    with socket.socket() as closed:  # taken, so that nobody else answers there
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        result = derive(f"spark://127.0.0.1:{port}", language)
    assert (result.status, result.out, Path("so-lieu.csv").exists()) == (3, "", False)
    expect(result.err.replace(str(port), "7077"), "backend-unreachable", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_pyspark_it_is_told_how_to_install_it(language, monkeypatch):
    monkeypatch.setattr(spark, "_reached", lambda _bounds: "127.0.0.1")
    monkeypatch.setattr(spark, "_has_pyspark", lambda: False)
    result = derive(CLUSTER, language)
    assert (result.status, result.out) == (3, "")
    expect(result.err, "backend-not-installed", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", FAILURES)
def test_what_fails_is_told_with_what_can_be_done(code, language, monkeypatch):
    @contextmanager
    def failing(bounds, _here, _folder, *, ordered):
        raise spark.refused(bounds, code, **FAILURES[code])
        yield ordered

    monkeypatch.setattr(spark, "cluster", failing)
    result = derive(CLUSTER, language)
    assert (result.status, result.out) == (3, "")
    expect(result.err, code, language)


def test_tables_of_readings_are_refused_alike():
    write_csv(Path("so-lieu.csv"), plain_rows())
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        name = f"spark://127.0.0.1:{closed.getsockname()[1]}"
        result = run("batch", "so-lieu.csv", "-o", "ket-luan.csv", "--backend", name)
    assert (result.status, result.out) == (3, "")
    assert result.err.startswith(f"{name}: không nối được với cụm Spark (")
    assert list(Path().iterdir()) == [Path("so-lieu.csv")]


@pytest.mark.parametrize("command", [("derive", "ho-so.parquet"), ("batch", "so-lieu.csv", "-o", "ket-luan.csv")])
@pytest.mark.parametrize(
    "name", ["spark", "spark://may-chu", "spark://may-chu:0", "spark://may-chu:70777", "yarn", "", "spark://a:1,b"]
)
def test_what_is_no_backend_is_refused(command, name):
    result = run(*command, "--backend", name)
    assert (result.status, result.out) == (2, "")
    assert f'không xử lý bảng bằng "{name}" được; --backend nhận duckdb hoặc spark://MÁY:CỔNG' in result.err


def test_a_cluster_may_have_several_masters_of_which_any_may_answer():
    assert masters("spark://a:7077,b.example:1/") == [("a", 7077), ("b.example", 1)]


def test_every_case_is_shown_in_both_languages_and_nothing_else_is():
    shown = {path.name for path in HERE.glob("*.txt")}
    names = ["backend-unreachable", "backend-not-installed", *FAILURES]
    assert shown == {f"{name}.{language}.txt" for name in names for language in LANGUAGES}
