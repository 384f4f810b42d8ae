"""The command that sets a link, changes it or takes it away."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from PySide6.QtCore import QMimeData

from hsavtal_desktop.gui.insert_dialogs import LinkDialog
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.leaf import Content


class Links:
    """Asks where words lead."""

    def __init__(self, page: PageView) -> None:
        self._page = page

    def ask(self) -> None:
        """Where do the selected words lead, or the link or word at the caret?  Between words, put the address in."""
        page = self._page
        around = None if page.caret_state.selects else self._around()
        if around is not None:
            page.select(*around)
        selects, first = page.caret_state.selects, page.caret_state.ends()[0]
        found = page.flow.find(first) if selects else None
        run = None if found is None else found[1].run_at(first.position)
        dialog = LinkDialog(str(run.piece.marks.get("link") or "") if run else "", page.window())
        dialog.accepted.connect(lambda: self._lead(dialog.address.text().strip(), selects=selects))
        dialog.open()

    def _around(self) -> tuple[str, int, int] | None:
        caret = self._page.caret()
        found = self._page.flow.find(caret)
        span = None if found is None else link_or_word(found[1].content, caret.position)
        return None if span is None else (caret.text, *span)

    def _lead(self, address: str, *, selects: bool) -> None:
        if selects:
            self._page.set_format("link", address or None)
        elif address:
            data = QMimeData()
            data.setHtml(f'<a href="{escape(address)}">{escape(address)}</a>')
            self._page.paste_from(data)


def link_or_word(content: Content, position: int) -> tuple[int, int] | None:
    """Where the link that a position of a text touches begins and ends, else the word; None between words."""
    ranges, start = list[tuple[int, int]](), 0
    for link, members in groupby(content.pieces, key=lambda piece: piece.marks.get("link")):
        stop = start + sum(len(piece.text) for piece in members)
        if link:
            ranges.append((start, stop))
        start = stop
    ranges += [found.span() for found in re.finditer(r"\w+", "".join(piece.text for piece in content.pieces))]
    at = position - content.start
    return next(((content.start + first, content.start + last) for first, last in ranges if first <= at <= last), None)
