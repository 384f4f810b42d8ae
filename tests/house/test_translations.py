"""Every string of the window has a finished Swedish translation, and the compiled file is made from it."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ROOMS_WITH_STRINGS = ["hsavtal_desktop/gui", "hsavtal_desktop/start"]
SWEDISH = CHECKOUT / "resources" / "translations" / "hsavtal_sv.ts"
REMEDY = "run packaging/translations.sh, translate what is new, run it again"

Message = tuple[str, str, str]


def qt_tool(name: str, *arguments: str | Path) -> None:
    program = Path(sys.executable).parent / f"pyside6-{name}"
    subprocess.run([program, *arguments], cwd=CHECKOUT, check=True, capture_output=True)


def translations(file: Path) -> dict[Message, list[str]]:
    """Context, English text and comment of each message that is in use, with its finished Swedish forms."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            if translation.get("type") in {"vanished", "obsolete"}:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            finished = translation.get("type") != "unfinished" and all(form.strip() for form in forms)
            key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            found[key] = forms if finished else []
    return found


@pytest.fixture
def strings_in_the_code(tmp_path: Path) -> set[Message]:
    extracted = tmp_path / "extracted.ts"
    languages = ["-source-language", "en", "-target-language", "sv_SE"]
    qt_tool("lupdate", "-extensions", "py", *languages, *ROOMS_WITH_STRINGS, "-ts", extracted)
    return set(translations(extracted)) if extracted.exists() else set()


def test_every_string_of_the_window_is_translated_into_swedish(strings_in_the_code: set[Message]) -> None:
    swedish = translations(SWEDISH) if SWEDISH.exists() else {}
    missing = strings_in_the_code - {message for message, forms in swedish.items() if forms}
    assert not missing, f"{REMEDY}: {sorted(missing)}"
    unused = set(swedish) - strings_in_the_code
    assert not unused, f"{REMEDY}: {sorted(unused)}"


def test_a_string_is_asked_for_by_the_class_that_it_is_filed_under(strings_in_the_code: set[Message]) -> None:
    wrong = {message for message in strings_in_the_code if message[0][:1].islower()}
    assert not wrong, f"use self.tr or QCoreApplication.translate: {sorted(wrong)}"


def test_every_string_that_the_window_asks_to_translate_is_found_by_the_extraction(
    strings_in_the_code: set[Message],
) -> None:
    found = {(context, source) for context, source, _ in strings_in_the_code}
    asked = [each for room in ROOMS_WITH_STRINGS for path in (CHECKOUT / room).rglob("*.py") for each in asks(path)]
    lost = [f"{path}:{line}: {text!r}" for path, line, context, text in asked if (context, text) not in found]
    assert len(asked) > 1000 and not lost, f"the extraction sees no string within an f-string; set it apart: {lost}"


def asks(path: Path) -> Iterator[tuple[str, int, str, str]]:
    """File, line, context and English text of each string that a module asks to translate."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        for call in ast.walk(node):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            called, values = ast.unparse(call.func), [getattr(each, "value", None) for each in call.args]
            if called == "self.tr" and isinstance(node, ast.ClassDef):
                yield path.name, call.lineno, node.name, str(values[0])
            elif called in ("QCoreApplication.translate", "translate") and isinstance(values[-1], str):
                yield path.name, call.lineno, str(values[0]), str(values[1])


def test_a_translation_keeps_the_placeholders_of_its_source() -> None:
    swedish = translations(SWEDISH) if SWEDISH.exists() else {}
    for (context, source, _), forms in swedish.items():
        for form in forms:
            for placeholder in ("%1", "%2", "%3", "%4", "%n", "{", "}"):
                assert source.count(placeholder) == form.count(placeholder), f"{context}: {source!r} → {form!r}"


def test_the_compiled_translation_is_made_from_the_text(tmp_path: Path) -> None:
    compiled = SWEDISH.with_suffix(".qm")
    assert compiled.exists() == SWEDISH.exists()
    if SWEDISH.exists():
        copied = shutil.copy(SWEDISH, tmp_path / "sv.ts")
        qt_tool("lrelease", copied, "-qm", tmp_path / "sv.qm")
        assert compiled.read_bytes() == (tmp_path / "sv.qm").read_bytes(), REMEDY
