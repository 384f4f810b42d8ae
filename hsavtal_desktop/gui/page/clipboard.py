"""Copying and pasting: plain words, HTML for other programs, and a form of our own that keeps structure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData

from hsavtal_desktop.core.reading import ATOM, Piece
from hsavtal_desktop.gui.page.caret import Caret
from hsavtal_desktop.gui.page.display import atom_words
from hsavtal_desktop.gui.page.leaf import Content
from hsavtal_desktop.gui.page.passage import Passage
from hsavtal_desktop.gui.page.paste import passages_of_html, passages_of_plain
from hsavtal_desktop.gui.page.selection import covered
from hsavtal_desktop.gui.page.setting import Setting

MIME = "application/x-hsavtal-passage+json"
"""A list of paragraphs: ``{"style", "level", "runs": [[words, marks], …]}``."""

_KEPT = ("bold", "italic", "link")


def passages(caret: Caret) -> list[Passage]:
    """The selection, paragraph by paragraph, without what is struck."""
    setting = caret.flow.setting
    return [_passage(content, start, stop, setting) for content, start, stop in covered(caret)]


def copied(caret: Caret) -> QMimeData:
    """The selection for the clipboard."""
    found = passages(caret)
    data = QMimeData()
    data.setText("\n".join(passage.plain for passage in found))
    data.setHtml(_html(found))
    rows = [{"style": each.style, "level": each.level, "runs": [list(run) for run in each.runs]} for each in found]
    data.setData(MIME, json.dumps(rows, ensure_ascii=False).encode())
    return data


def passages_of(data: QMimeData) -> list[Passage]:
    """What the clipboard holds, its styling cleaned; empty when it has no words."""
    if data.hasFormat(MIME):
        found = _own(bytes(data.data(MIME).data()))
        if found:
            return found
    if data.hasHtml():
        found = passages_of_html(data.html())
        if found:
            return found
    return passages_of_plain(data.text()) if data.hasText() else []


def _passage(content: Content, start: int, stop: int, setting: Setting) -> Passage:
    runs = tuple(_cut(content, start, stop))
    plain = "".join(words.replace(ATOM, atom_words(Piece(words, "", 0, marks=marks), setting)) for words, marks in runs)
    kept = tuple((words, marks) for words, marks in runs if _portable(marks))
    style = "body" if content.text.startswith("h.") else content.style
    return Passage(kept, style, content.level if style != "body" else 0, plain)


def _cut(content: Content, start: int, stop: int) -> Iterator[tuple[str, dict[str, Any]]]:
    position = content.start
    for piece in content.pieces:
        words = piece.text[max(0, start - position) : max(0, stop - position)]
        position += len(piece.text)
        if words and not piece.deleted:
            kept = (*_KEPT, "atom") if ATOM in words else _KEPT
            yield words, {name: piece.marks[name] for name in kept if piece.marks.get(name)}


def _portable(marks: dict[str, Any]) -> bool:
    atom = marks.get("atom")
    return not atom or atom.get("type") == "reference"


def _html(found: Sequence[Passage]) -> str:
    lines = []
    for passage in found:
        inner = ""
        for words, marks in passage.runs:
            if "atom" in marks:
                continue
            text = escape(words)
            text = f"<b>{text}</b>" if marks.get("bold") else text
            inner += f"<i>{text}</i>" if marks.get("italic") else text
        inner = escape(passage.plain) if any("atom" in marks for _, marks in passage.runs) else inner
        wrapped = {"bullet": f"<ul><li>{inner}</li></ul>", "number": f"<ol><li>{inner}</li></ol>"}
        lines.append(wrapped.get(passage.style, f"<p>{inner}</p>"))
    return "".join(lines)


def _own(raw: bytes) -> list[Passage]:
    """What another window of ours copied; empty where it is not of that form (anybody can write to a clipboard)."""
    try:
        return [
            Passage(
                tuple((str(words), dict(marks)) for words, marks in row["runs"]), str(row["style"]), int(row["level"])
            )
            for row in json.loads(raw)
        ]
    except (ValueError, KeyError, TypeError):
        return []
