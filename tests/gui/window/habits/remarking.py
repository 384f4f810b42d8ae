"""What is said beside the text: comments, clause data of one clause and of several."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel

from hsavtal_desktop.core.edits import Changed
from tests.gui.window.habits.hand import NO_WORDS, Doings, Foretold, Habit


class Remarking(Habit):
    """Writes comments and clause data."""

    @property
    def doings(self) -> Doings:
        return {self.comment: 2, self.answer: 2, self.describe: 2, self.mark: 1}

    def comment(self) -> Foretold:
        """On the words that are selected, or on the clause: one more, and it says what was written."""
        bench, workspace = self.hand.bench, self.hand.workspace
        bench.commands["comment"].trigger()
        comments, before = bench.agreement.comments, {one.id for one in workspace.comments()}
        comments.words.setPlainText(words := self.hand.dice.choice(("En fråga", "Två rader\nmed frågor")))
        comments.write.click()
        new = [one for one in workspace.comments() if one.id not in before]
        assert [one.comment.text for one in new] == [words]
        bench.show_page("agreement")
        return NO_WORDS

    def answer(self) -> Foretold:
        """A thread is answered, settled, or opened again."""
        bench, dice, workspace = self.hand.bench, self.hand.dice, self.hand.workspace
        panel = bench.agreement.comments
        bench.show_panel("comments")
        panel.state.setCurrentIndex(dice.randrange(panel.state.count()))
        panel.refresh(Changed(everything=True))
        bench.commands[dice.choice(("next-comment", "previous-comment"))].trigger()
        thread = panel.current()
        if thread is not None:
            before = {one.id: one.comment for one in workspace.comments()}
            if dice.random() < 0.5:
                bench.commands["settle-comment"].trigger()
                now = {one.id: one.comment for one in workspace.comments()}
                assert now.pop(thread.id) == replace(before.pop(thread.id), resolved=not thread.resolved)
                assert now == before
            else:
                panel.words.setPlainText("Ett svar")
                panel.reply.click()
                (new,) = [one for one in workspace.comments() if one.id not in before]
                assert (new.comment.text, new.comment.parent) == ("Ett svar", thread.id)
        panel.state.setCurrentIndex(0)
        bench.show_page("agreement")
        return NO_WORDS

    def mark(self) -> Foretold:
        """How far the clause has come."""
        self.hand.command("agree legal-review language-review")
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
