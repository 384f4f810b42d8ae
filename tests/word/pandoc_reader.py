"""The paragraphs of a Word file as pandoc reads them: white space collapsed, empty ones left out, cells flattened.

Those of footnotes come first, then the text, without the signs of notes and pictures.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc

_NESTED = {"Emph", "Strong", "Underline", "SmallCaps", "Strikeout", "Superscript", "Subscript"}


def pandoc_text(file: Path, decision: str) -> list[str]:
    """``decision`` is ``accept`` or ``reject``.  Captions that pandoc makes of table descriptions are left out."""
    read = pypandoc.convert_file(str(file), "json", format="docx", extra_args=[f"--track-changes={decision}"])
    notes: list[str] = []
    blocks = list(_blocks(json.loads(read)["blocks"], notes))
    texts = (" ".join(text.split()) for text in (*notes, *blocks))
    return [text for text in texts if text]


def _blocks(blocks: list[dict[str, Any]], notes: list[str]) -> Iterator[str]:
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            yield _words(content, notes)
        elif kind == "Header":
            yield _words(content[2], notes)
        elif kind in ("BulletList", "OrderedList"):
            for item in content if kind == "BulletList" else content[1]:
                yield from _blocks(item, notes)
        elif kind == "BlockQuote":
            yield from _blocks(content, notes)
        elif kind == "Div":
            yield from _blocks(content[1], notes)
        elif kind == "Table":
            rows = [*content[3][1], *(row for body in content[4] for row in (*body[2], *body[3])), *content[5][1]]
            for row in rows:
                for cell in row[1]:
                    yield from _blocks(cell[4], notes)
        else:
            raise KeyError(kind)


def _words(inlines: list[dict[str, Any]], notes: list[str]) -> str:
    words = ""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            words += content
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            words += " "
        elif kind in _NESTED:
            words += _words(content, notes)
        elif kind in ("Span", "Link", "Quoted"):
            words += _words(content[1], notes)
        elif kind == "Note":
            notes.extend(_blocks(content, notes))
        elif kind != "Image":
            raise KeyError(kind)
    return words
