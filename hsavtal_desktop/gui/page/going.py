"""A page that finds its way: to a clause, a proposal, a comment, a search's hit, and to the other end of a link."""

from __future__ import annotations

from collections.abc import Container, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.core.atoms import atom_of, target
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.page.caret_stage import CaretStage
from hsavtal_desktop.gui.page.changing import Stretch, change_end, length_of, stretches
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.objects import sign_of
from hsavtal_desktop.gui.page.remarks import Remark, positions
from hsavtal_desktop.gui.page.section import Kind

_COMPARED = 20
"""Texts that may change at once and still be searched for where they did."""


class Going(CaretStage):
    """Brings the caret to what is asked for, and into sight."""

    place_wanted = Signal(str)
    """A reference to a clause or part that this document does not show is followed."""
    link_wanted = Signal(str)
    """A link to this address is followed."""

    def __init__(self, text_family: str = "", ui_family: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text_family, ui_family, parent)
        self._beyond = ""
        """The clause whose other place is shown while the caret stays."""
        self._before: dict[str, list[Stretch]] = {}
        """What the texts of the latest change said before it."""

    def go_to_clause(self, clause: str) -> bool:
        """Bring a clause to the top and put the caret in it; False when the document has none such."""
        index = self.flow.index_of_clause(clause)
        if index is None:
            return False
        leaves = self.flow.load(index).leaves
        if leaves:
            self.caret_state.put(Spot(leaves[0].content.text, leaves[0].content.start))
        self.scroll_to_clause(clause)
        self.caret_went()
        return True

    def go_to_revision(self, revision: str) -> bool:
        """Put the caret at a proposal and bring it into focus; False when this document does not have it."""
        self.flow.setting.forget(frozenset((revision,)))
        clause = self.flow.setting.revision(revision).clause
        index = self.flow.index_of_clause(clause)
        if index is None:
            return False
        self.set_current_revision(revision)
        for leaf in self.flow.load(index).leaves:
            position = leaf.content.start
            for piece in leaf.content.all_pieces:
                if revision in piece.revisions:
                    self.put_caret(leaf.content.text, position)
                    return True
                position += len(piece.text)
        return self.go_to_clause(clause)

    def go_to_remark(self, remark: Remark) -> bool:
        """Put the caret at the words a comment is about; at its clause if they are not shown or it is about all."""
        index = self.flow.index_of_clause(remark.clause)
        if index is None:
            return False
        for leaf in self.flow.load(index).leaves:
            first = next(positions(leaf, remark), None)
            if first is not None:
                self.put_caret(leaf.content.text, first[0])
                return True
        return self.go_to_clause(remark.clause)

    def follow(self) -> bool:
        """Go where what stands beside the caret leads, or between the places of a move; False where nothing does.

        Links leave the program: they are followed only by who points at one.
        """
        point = self.caret_state.point
        for spot in (point, point._replace(position=point.position - 1)):
            if self._other_end(spot)[0] != "link" and self.follow_letter(spot):
                return True
        return self._follow_move()

    def follow_letter(self, spot: Spot) -> bool:
        """Go from a footnote's sign to its words or back, to what a reference names, to where a link leads."""
        kind, name = self._other_end(spot)
        if kind == "note":
            self.put_caret(name, 0)
        elif kind == "sign" and (sign := sign_of(self.flow, name)) is not None:
            self.put_caret(*sign)
        elif kind == "named" and not self.go_to_clause(name):
            self.place_wanted.emit(name)
        elif kind == "link":
            self.link_wanted.emit(name)
        return bool(kind)

    def leads_elsewhere(self, spot: Spot) -> bool:
        """Whether the character at a place can be followed."""
        return bool(self._other_end(spot)[0])

    def _other_end(self, spot: Spot) -> tuple[str, str]:
        """What kind of thing the character at a place leads to, and its name; ("", "") for none."""
        found = self.flow.find(spot)
        run = found[1].run_at(spot.position) if found is not None and found[1].holds(spot.position) else None
        if run is None:
            return "", ""
        atom, link = atom_of(run.piece), str(run.piece.marks.get("link") or "")
        if atom.get("type") == "footnote":
            return "note", f"n.{atom.get('id', '')}"
        if target(atom):
            return "named", target(atom)
        if link:
            return "link", link
        return ("sign", spot.text) if spot.text.startswith("n.") else ("", "")

    def _follow_move(self) -> bool:
        """Show the place that the caret's clause is proposed to leave, or the caret again; False where it stays."""
        index = self.flow.locate(self.caret_state.point.text)
        place = None if index is None else self.flow.sections[index].place
        if place is None or not place.moved:
            return False
        if self._beyond == place.clause:
            self._beyond = ""
            self.scroll_to(self.caret_state.point)
            return True
        self.show_left_place(place.clause)
        self._beyond = place.clause
        return True

    def show_left_place(self, clause: str) -> None:
        """Bring the place that a clause is proposed to leave into sight."""
        index = self.flow.sections.find((Kind.AWAY.value, clause))
        if index is not None:
            self.scroller.moor(index, 0, self.scroller.height // 3)
            self.sync()

    def show_change(self, changed: Changed) -> None:
        """Bring the words that a change touched into sight, the caret behind them, for example after an undo."""
        ends = {text: end for text, said in self._before.items() if (end := self._change_end(text, said)) is not None}
        own = self.caret_state.point.text
        behind = self._change_end(own, self._before.get(own, []), looks=False)
        if behind is not None:
            self.put_caret(own, behind)
        if own in (ends or changed.texts):
            self.scroll_to(self.caret_state.point)
            return
        known = self._known(ends or changed.texts)
        if not known:
            self.flow.read(changed.clauses)
            known = self._known(changed.texts)
        if known:
            text = min(known)[1]
            self.put_caret(text, ends.get(text, 0))
        elif self.clause() in changed.clauses:
            self.scroll_to(self.caret_state.point)

    def note_before(self, changed: Changed) -> None:
        """Remember what texts show that are about to be read again; one that shows nothing yet would be read as new."""
        few = self._known(changed.texts if len(changed.texts) <= _COMPARED else ())
        self._before = {text: self._stretches(at, text) for at, text in few if self.flow.sections[at].loaded}

    def _change_end(self, text: str, before: list[Stretch], *, looks: bool = True) -> int | None:
        """Behind what differs in a text, of characters alone if not of looks; None where nothing does."""
        index = self.flow.locate(text)
        after = [] if index is None else self._stretches(index, text)
        if not before or not after:
            return None
        end = change_end(before, after, looks=looks)
        return None if end is None else min(end, length_of(after) - 1)

    def _stretches(self, index: int, text: str) -> list[Stretch]:
        return stretches(leaf.content for leaf in self.flow.load(index).of_text(text))

    def _known(self, texts: Iterable[str]) -> list[tuple[int, str]]:
        """Those of some texts that this document is known to have, by section."""
        return [(index, text) for text in texts if (index := self.flow.locate(text)) is not None]

    def find_next(self, forward: bool = True, *, around: bool = True, empty: Container[str] = frozenset()) -> bool:
        """Select the next (or previous) hit of the search, with ``around`` beginning over at the document's end.

        ``empty`` are clauses known to have none.  False when there is no hit.
        """
        found = self.search.step(self.caret_state, forward, around=around, empty=empty)
        self.viewport().update()
        if found is not None:
            self.select(*found)
        return found is not None

    def caret_went(self, writing: bool = False, show: bool = True) -> None:
        self._beyond = ""
        super().caret_went(writing, show)
