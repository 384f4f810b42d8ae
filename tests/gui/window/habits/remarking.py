"""What is said beside the text: comments, clause data of one clause and of several."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel

from tests.gui.window.habits.hand import NO_WORDS, Doings, Foretold, Habit


class Remarking(Habit):
    """Writes comments and clause data."""

    @property
    def doings(self) -> Doings:
        return {self.comment: 1, self.describe: 2}

    def comment(self) -> Foretold:
        bench = self.hand.bench
        bench.commands["comment"].trigger()
        comments = bench.agreement.comments
        comments.words.setPlainText("En fråga")
        comments.write.click()
        bench.show_page("agreement")
        return NO_WORDS

    def describe(self) -> Foretold:
        """A field of the clauses chosen in the outline, or of the one the caret stands in."""
        hand, bench = self.hand, self.hand.bench
        outline, panel = bench.agreement.outline, bench.agreement.clause
        bench.show_panel("clause")
        lines = [node for node in outline.model.lines if node.clause]
        chosen = hand.dice.sample(lines, min(len(lines), hand.dice.randint(0, 3)))
        selection = outline.tree.selectionModel()
        selection.clearSelection()
        for node in chosen:
            selection.select(outline.model.index_of(node), QItemSelectionModel.SelectionFlag.Select)
        panel.catch_up()
        concerned, value = panel.clauses, hand.dice.choice(("Samsyn", "Elevhälsa"))
        hand.tell(f"{concerned} {value}")
        if concerned:
            panel.owner.setText(value)
            panel.owner.editingFinished.emit()
            assert {hand.workspace.clause_data(clause).owner for clause in concerned} == {value}
        selection.clearSelection()
        return NO_WORDS
