"""The language of forms, its loader, and that what comes with the program is whole."""

from __future__ import annotations

import os
import pickle
import re
from pathlib import Path

import pytest

import targets
from engine.arithmetic.holds import breaches
from engine.document import Document
from engine.normalise.claims.tables import table_claims
from engine.normalise.grids import Grid, in_reading_order
from engine.problem import InputError
from engine.read import read_input
from engine.report.problems import as_text
from rules.forms import OTHERS, Column, Form, Identity, IdentityKind, Measure, Row, Total, load_forms, load_shipped

HERE = Path(__file__).parent / "wrong" / "forms"
LANGUAGES = ("vi", "en")
SHOWN = re.compile(r"^```\w+ file=(?P<name>\S+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FORM = """
id: mau-1
name: {vi: Mẫu 1, en: form 1}
columns:
  - {id: figure, words: [số liệu]}
values: [figure]
rows:
  - {id: all, names: [Tổng số hồ sơ]}
  - {id: online, names: [Nộp trực tuyến], under: all}
identities:
  - {id: online, kind: parts, stated: all, of: [online]}
"""


def wrong(*texts: str) -> list[tuple[str, str, int, int]]:
    """Source, code, line and column of all that is wrong; nothing where it loads."""
    try:
        load_forms([(f"{at}.yaml", text.encode()) for at, text in enumerate(texts, 1)])
    except InputError as error:
        return [(each.source, each.code, each.position.line, each.position.column) for each in error.problems]
    return []


def inputs() -> list[str]:
    return sorted(path.name for path in HERE.glob("*.yaml"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", inputs())
def test_a_wrong_form_is_explained(name, language):
    with pytest.raises(InputError) as raised:
        load_forms([(name, (HERE / name).read_bytes())])
    said = "".join(as_text(each, language) + "\n" for each in raised.value.problems)
    expected = HERE / f"{name}.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_every_wrong_form_is_shown_in_both_languages_and_nothing_else_is_shown():
    shown = {path.name for path in HERE.glob("*.txt")}
    assert shown == {f"{name}.{language}.txt" for name in inputs() for language in LANGUAGES}


def test_a_form_that_is_right_loads():
    (form,) = load_forms([("1.yaml", FORM.encode())]).forms
    assert [row.id for row in form.rows] == ["all", "online"]
    assert [(row.measure, row.under, row.codes) for row in form.rows] == [("count", None, ()), ("count", "all", ())]
    assert [(each.id, each.kind, each.stated, each.of) for each in form.identities] == [
        ("online", "parts", "all", ("online",))
    ]
    assert [(each.force, each.exception, each.beside) for each in form.identities] == [("must", None, False)]


def test_two_forms_of_one_id_are_told_in_the_second_file():
    assert wrong(FORM, FORM) == [("2.yaml", "duplicate-id", 2, 5)]


def test_what_is_wrong_in_all_files_is_told_in_one_go():
    unknown = FORM.replace("of: [online]", "of: [onlien]")
    assert wrong(unknown, "id: [", unknown.replace("mau-1", "mau-2")) == [
        ("1.yaml", "unknown-word", 11, 49),
        ("2.yaml", "not-yaml", 1, 6),
        ("3.yaml", "unknown-word", 11, 49),
    ]


def test_an_identity_may_name_a_row_of_another_form():
    other = FORM.replace("id: mau-1", "id: mau-2").replace("of: [online]", "of: [mau-1/online]")
    assert wrong(FORM, other) == []
    assert wrong(other) == [("1.yaml", "unknown-word", 11, 49)]


def test_a_term_may_be_taken_off_a_sum():
    assert wrong(FORM.replace("of: [online]", "of: [-online]").replace("kind: parts", "kind: sum")) == []


def test_forms_do_not_change_and_can_be_kept():
    forms = load_shipped()
    assert pickle.loads(pickle.dumps(forms)) == forms  # noqa: S301  our own
    assert hash(forms.forms) == hash(load_shipped().forms)
    assert forms.named("ii-06a") in forms.forms
    assert forms.named("none") is None


def test_the_digest_tells_files_apart():
    one, same, other = (
        load_forms([("1.yaml", text.encode())]) for text in (FORM, FORM, FORM.replace("Mẫu 1", "Mẫu 2"))
    )
    assert one.digest == same.digest
    assert one.digest != other.digest


def test_the_forms_that_the_reports_use_come_with_the_program():
    assert {each.id for each in load_shipped().forms} == {
        "ii-06a", "phu-luc-1a", "ket-qua-giai-quyet", "bang-bat-ky", *(f"bieu-mau-{number}" for number in range(1, 8)),
    }  # fmt: skip


def test_every_reading_of_a_form_is_of_a_known_indicator():
    known = targets.load_shipped().indicators
    assert [
        each.indicator for form in load_shipped().forms for each in form.readings if each.indicator not in known
    ] == []


def test_every_row_of_a_form_that_comes_with_the_program_stands_in_one_place():
    """A name that comes back needs an anchor, so that one row of a table is never taken for two."""
    for form in load_shipped().forms:
        free = [name.casefold() for row in form.rows if row.under is None for name in row.names]
        under = [name.casefold() for row in form.rows if row.under is not None for name in row.names]
        assert sorted(set(free) & set(under)) == [], form.id


PAGE = (Path(__file__).parent.parent / "docs" / "viet-bieu-mau.md").read_text(encoding="utf-8")


def test_the_form_of_the_page_finds_what_the_page_says_in_its_report():
    shown = {block["name"]: block["body"] for block in SHOWN.finditer(PAGE)}
    own = load_forms([("1.yaml", shown["rules/forms/tiep-cong-dan.yaml"].encode())])
    document = read_input("bao-cao.md", shown["bao-cao.md"].encode())
    assert isinstance(document, Document)
    grids = [each for each in in_reading_order(document.blocks) if isinstance(each, Grid)]
    found = list(table_claims(grids, own))
    assert [(each.identity, each.force, each.stated.text, [term.text for term in each.terms]) for each in found] == [
        ("visits", "must", "48", ["31", "16"]),
        ("answered-rate", "must", "87,5", ["21", "24"]),
        ("answered", "usual", "24", ["21"]),
        ("share", "must", "87,5", []),
    ]
    assert [each.claim.identity for each in breaches(found)] == ["visits"]


def test_the_page_names_every_key_kind_and_measure_of_the_language():
    models = (Form, Column, Row, Identity, Total)
    keys = {field.alias or name for model in models for name, field in model.model_fields.items()}
    words = keys | set(Measure.__args__) | set(IdentityKind.__args__) | {"must", "usual", OTHERS}
    assert sorted(each for each in words if not re.search(rf"(?<![a-z_]){each}(?![a-z_])", PAGE)) == []
