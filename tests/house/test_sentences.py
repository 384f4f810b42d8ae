"""What rooms outside the window say can be said in English too: each sentence is a ``Said``, and in the catalogue."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "hsavtal_desktop"
CATALOGUE = CHECKOUT / "resources" / "translations" / "sentences_en.json"
UNSEEN = ("cli/", "start/tour/")
"""Rooms whose sentences no window shows."""
DOCUMENTS = (
    *("reports/", "word/writing/", "word/redline.py", "word/starting/headings.py", "workspace/example.py"),
    *("workspace/compiling.py", "exchange/words.py", "core/comparison/phrases.py", "core/consultation/likeness.py"),
)
"""What they write stands in Swedish documents, or is compared with the words of such."""
SWEDISH = re.compile(
    r"[åäöÅÄÖ]|\b(?:och|inte|finns|den|det|att|som|en|ett|med|av|till|har|kan|ska|från|vid|om|för|är|utan|i)\b"
)
LETTERS = re.compile("[åäöÅÄÖ]")
REMEDY = "write Said(…) with fields instead of a bare or formatted string (hsavtal_desktop/core/said.py)"
ENGLISH = "put its English into resources/translations/sentences_en.json, in the order of the alphabet"


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Said":
            yield node


def literal(call: ast.Call) -> str:
    """The template of a call; "" for one that is made of another's."""
    if not call.args:
        return ""
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.fixture(scope="module")
def templates() -> dict[str, str]:
    """Template → where it is said, of all that a window may show."""
    found: dict[str, str] = {}
    for name, tree in modules():
        if not name.startswith(UNSEEN):
            found |= {literal(call): f"{name}:{call.lineno}" for call in calls(tree) if literal(call)}
    return found


@pytest.fixture(scope="module")
def catalogue() -> dict[str, str]:
    return dict(json.loads(CATALOGUE.read_text(encoding="utf-8")))


def test_every_sentence_is_in_the_english_catalogue_and_nothing_else_is(
    templates: dict[str, str], catalogue: dict[str, str]
) -> None:
    missing = [f"{where}: {template}" for template, where in templates.items() if template not in catalogue]
    assert not missing, f"{ENGLISH}: {missing}"
    unused = sorted(set(catalogue) - set(templates))
    assert not unused, f"take out of {CATALOGUE.name} what nobody says any more: {unused}"


def test_the_english_has_the_fields_of_the_swedish_and_no_swedish_letters(catalogue: dict[str, str]) -> None:
    for swedish, english in catalogue.items():
        assert fields(swedish) == fields(english), f"the fields differ: {swedish!r} → {english!r}"
        assert english.strip(), f"there is no English for {swedish!r}"
        assert not LETTERS.search(english), f"this is not English: {english!r}"
        assert all(name.isidentifier() for name in fields(swedish)), f"a field is a name, no more: {swedish!r}"


def test_the_catalogue_stands_in_the_order_of_the_alphabet() -> None:
    pairs = json.loads(CATALOGUE.read_text(encoding="utf-8"), object_pairs_hook=list)
    names = [name for name, _ in pairs]
    assert names == sorted(set(names)), (
        "sort the catalogue: json.dumps(…, ensure_ascii=False, indent=1, sort_keys=True)"
    )


def test_a_sentence_is_made_of_a_template_and_fields() -> None:
    wrong = []
    for name, tree in modules():
        for call in calls(tree):
            passed_on = bool(call.args) and isinstance(call.args[0], ast.Attribute) and call.args[0].attr == "template"
            if call.args and not literal(call) and not passed_on:
                wrong.append(f"{name}:{call.lineno}")
            elif literal(call) and fields(literal(call)) != {each.arg for each in call.keywords}:
                wrong.append(f"{name}:{call.lineno} (fields)")
    assert not wrong, f"{REMEDY}: {wrong}"


def test_no_room_but_the_window_says_anything_in_swedish_but_by_a_sentence() -> None:
    bare = [
        f"{name}:{line}: {text!r}"
        for name, tree in modules()
        if not name.startswith((*UNSEEN, *DOCUMENTS))
        for line, text in swedish_outside_sentences(tree)
        if text not in NOT_SAID
    ]
    assert not bare, f"{REMEDY}, or name it in NOT_SAID if no window shows it: {bare}"


def swedish_outside_sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Strings of two words or more, or with Swedish letters, that no ``Said`` holds."""
    passed_by = {id(part) for call in calls(tree) for part in ast.walk(call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            passed_by.add(id(node.value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".compile", ".translate", ".tr")):
            passed_by.update(id(part) for part in ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_by:
            text = node.value
            if not text.startswith("<") and SWEDISH.search(text) and (" " in text.strip() or LETTERS.search(text)):
                yield node.lineno, text


NOT_SAID = {
    *("fråga", "juristfråga", "språk", "förtydligande", "LÄS"),  # values in the format, worded in gui/texts.py
    *("beaktas inte", "utanför uppdraget", "förs till senare arbete", "till jurist", "till styrgrupp"),
    *(
        "Utkast, väntar på bekräftelse",
        "Ändringar sedan ",
        "Läsexemplaret är undertecknat med kontrollorden ",
    ),  # written in Word files
    *("Ändrat utan spårning", "Hämtat ur ", "Word-fil från ", "Nyckeln är ersatt", "Återställning med kod"),  # the log
    *("Samma fil var redan intagen av en annan medlem.", "rubrik utan nummer", "innehåll "),
    *("abcdefghijklmnopqrstuvwxyzåäö", "[A-ZÅÄÖ]?\\d{1,3}(?:\\.\\d{1,3})*", "language-sv language-en"),
    "Den part som först ser att en individ behöver insatser från båda ska fråga om en samordnad plan.",  # only measured
    "Hälso- och sjukvårdsavtal",  # a title before it is known which language is wanted
}
"""Words that no window shows as they stand, and why."""


def test_the_window_words_every_trouble_it_catches_and_every_reason_it_gives() -> None:
    raw = []
    for name, tree in modules():
        if name.startswith("gui/"):
            worded = {
                id(part)
                for call in ast.walk(tree)
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "worded"
                for part in ast.walk(call)
            }
            raw += [f"{name}:{node.lineno}" for node in from_other_rooms(tree) if id(node) not in worded]
    assert not raw, f"show it by hsavtal_desktop.gui.texts.worded, or it stays Swedish in the English window: {raw}"


def from_other_rooms(tree: ast.Module) -> Iterator[ast.expr]:
    """Where a caught Trouble is read, and where a workspace is asked why something may not be done."""
    asked = {id(node.operand) for node in ast.walk(tree) if isinstance(node, ast.UnaryOp)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name and re.search("Trouble|Damaged", ast.unparse(node)[:80]):
            body = [part for line in node.body for part in ast.walk(line)]
            passed_on = {id(part) for line in body if isinstance(line, ast.Return) for part in ast.walk(line)}
            yield from (
                part
                for part in body
                if isinstance(part, ast.Name) and part.id == node.name and id(part) not in passed_on
            )
        elif (
            isinstance(node, ast.Call) and re.fullmatch(r"str\((trouble|ended|damage|outcome)\)", ast.unparse(node))
        ) or (isinstance(node, ast.Attribute) and node.attr in ("undo_text", "redo_text")):
            yield node
        elif isinstance(node, ast.Call) and id(node) not in asked and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value).rpartition(".")[2]
            if re.match("why_(not|tracked)", node.func.attr) and owner in ("workspace", "group"):
                yield node
