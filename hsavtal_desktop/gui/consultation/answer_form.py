"""The form in which a group is answered: how, why, by whom, and with what words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.consultation import Group
from hsavtal_desktop.core.consultation.items import PROPOSAL
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.record_types import DISPOSITIONS
from hsavtal_desktop.gui.consultation.words import disposition_word
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.prose import ProseEdit
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import DropDown, allow, button, label
from hsavtal_desktop.workspace.answering import VERDICTS, Answer, own_words, why_not_answer
from hsavtal_desktop.workspace.consulting import Consultation

_MOST_REASONS = 20


class AnswerForm(QWidget):
    """Asks for an answer to one group at a time."""

    answered = Signal()
    """The person wants the answer given."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group: Group | None = None
        self._suggested = ""
        self.values = QListWidget()
        self.values.setAccessibleName(self.tr("Answer"))
        for number, value in enumerate(DISPOSITIONS, 1):
            self.values.addItem(f"{number}  {disposition_word(value)}")
        self.values.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.values.currentRowChanged.connect(lambda _row: self._value_chosen())
        self.whose = DropDown()
        self.whose.setAccessibleName(self.tr("Whose wording"))
        self.whose.currentIndexChanged.connect(lambda _row: self._suggest())
        self._whose_label = label(self.tr("Whose wording is accepted"))
        self.effect = label("", scale=0.92, muted=True)
        self.reword = QCheckBox(self.tr("Wording of our own instead"))
        self.reword.toggled.connect(lambda _on: self._own_chosen())
        self.wording = ProseEdit()
        self.wording.setAccessibleName(self.tr("Wording of our own"))
        self.wording.setTabChangesFocus(True)
        self.reason = ProseEdit()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.textChanged.connect(self._check)
        self.earlier = DropDown()
        self.earlier.setAccessibleName(self.tr("An earlier reason"))
        self.earlier.activated.connect(self._take_reason)
        self.responsible = QLineEdit()
        self.responsible.setAccessibleName(self.tr("Responsible"))
        names = sorted({member.name for member in desk.workspace.members() if member.name})
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.responsible.setCompleter(completer)
        self.give = button(self.tr("Answer and go on"), self.answered.emit, picture="check", primary=True)
        self._lay_out()
        self.show_group(None, None)

    def _lay_out(self) -> None:
        self.wording.setFixedHeight(round(em() * 4))
        self.reason.setFixedHeight(round(em() * 5))
        fields = QWidget()
        layout = QVBoxLayout(fields)
        layout.setContentsMargins(space(4), space(3), space(4), space(2))
        layout.setSpacing(space(2))
        layout.addWidget(label(self.tr("Answer"), scale=1.2, strong=True))
        layout.addWidget(self.values)
        layout.addWidget(self._whose_label)
        layout.addWidget(self.whose)
        layout.addWidget(self.effect)
        layout.addWidget(self.reword)
        layout.addWidget(self.wording)
        layout.addWidget(label(self.tr("Reason")))
        layout.addWidget(self.reason)
        layout.addWidget(self.earlier)
        layout.addWidget(label(self.tr("Responsible (optional)")))
        layout.addWidget(self.responsible)
        layout.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(fields)
        foot = QVBoxLayout()
        foot.setContentsMargins(space(4), space(2), space(4), space(3))
        foot.addWidget(self.give)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addLayout(foot)

    @property
    def value(self) -> str:
        """The disposition chosen, "" for none."""
        row = self.values.currentRow()
        return DISPOSITIONS[row] if row >= 0 else ""

    def show_group(self, group: Group | None, consultation: Consultation | None) -> None:
        """Ask about another group, with the answer that it has."""
        self._group = group
        self.setEnabled(group is not None)
        height = self.values.sizeHintForRow(0) * len(DISPOSITIONS)
        self.values.setFixedHeight(height + 2 * self.values.frameWidth() + 2)
        self.earlier.clear()
        self.reword.setChecked(False)
        self._fill_whose()
        if group is None or consultation is None:
            self.values.setCurrentRow(-1)
            self.reason.setPlainText("")
            self._value_chosen()
            return
        given = consultation.answer(group.items[0])
        self.values.setCurrentRow(DISPOSITIONS.index(given.value) if given.value in DISPOSITIONS else -1)
        self.reason.setPlainText(given.reason)
        self.responsible.setText(given.responsible)
        reasons = consultation.reasons()[:_MOST_REASONS]
        self.earlier.addItem(self.tr("Use an earlier reason…"), "")
        for reason in reasons:
            self.earlier.addItem(reason if len(reason) < 60 else reason[:59] + "…", reason)
        self.earlier.setVisible(bool(reasons))
        self._value_chosen()

    def given(self) -> Answer:
        """The answer as it is filled in."""
        wording = self.wording.toPlainText() if self.reword.isChecked() and not self.reword.isHidden() else None
        verdict = VERDICTS.get(self.value, "") if self._may_decide() else ""
        return Answer(
            self.value,
            self.reason.toPlainText(),
            self.responsible.text(),
            verdict="" if wording is not None else verdict,
            chosen=str(self.whose.currentData() or ""),
            wording=wording,
        )

    def choose(self, value: str) -> None:
        """Choose a disposition and go to its reason."""
        self.values.setCurrentRow(DISPOSITIONS.index(value))
        self.reason.setFocus()

    def begin(self) -> None:
        """Give the form the keyboard."""
        self.values.setFocus()

    def _why_not(self) -> str:
        group, workspace = self._group, self._desk.workspace
        return worded(workspace.why_not(Right.ASSESS) if group is None else why_not_answer(workspace, group))

    def _may_decide(self) -> bool:
        return not self._desk.workspace.why_not(Right.DECIDE)

    def _proposals(self) -> list[str]:
        group = self._group
        return [item.id for item in group.items if item.kind == PROPOSAL] if group is not None else []

    def _fill_whose(self) -> None:
        self.whose.clear()
        if self._group is not None and not self._group.exact:
            for passage in self._group.passages:
                self.whose.addItem(passage.item.authority, passage.item.id)

    def _value_chosen(self) -> None:
        choosing = self.value == "beaktas" and self.whose.count() > 1 and bool(self._proposals())
        self.whose.setVisible(choosing)
        self._whose_label.setVisible(choosing)
        self._own_words = own_words(self._desk.workspace, self._group) if self._group is not None else None
        rewording = self.value in ("beaktas", "beaktas delvis") and self._own_words is not None and self._may_decide()
        self.reword.setVisible(rewording)
        if rewording and self.value == "beaktas delvis":
            self.reword.setChecked(True)
        self._own_chosen()

    def _own_chosen(self) -> None:
        own = self.reword.isChecked() and not self.reword.isHidden()
        self.wording.setVisible(own)
        if own:
            self._suggest()
        self._tell_effect(own)
        self._check()

    def _suggest(self) -> None:
        """Begin the wording with what the authority proposes, unless something else is written there."""
        if self._group is None or self.wording.toPlainText() not in ("", self._suggested):
            return
        found = own_words(self._desk.workspace, self._group, str(self.whose.currentData() or ""))
        self._suggested = found[1] if found is not None else ""
        self.wording.setPlainText(self._suggested)

    def _tell_effect(self, own: bool) -> None:
        proposals, verdict = self._proposals(), VERDICTS.get(self.value, "")
        told = ""
        if not proposals or not self.value:
            told = ""
        elif not self._may_decide():
            told = self.tr("The proposals stay open: your role assesses, but does not decide on text.")
        elif own:
            told = self.tr("The words below are written and accepted; the proposals are rejected and point to them.")
        elif verdict == "accept" and len(proposals) > 1:
            told = self.tr("One of the proposals is accepted; the others are rejected and point to it.")
        elif verdict == "accept":
            told = self.tr("The proposal is accepted.")
        elif verdict == "reject":
            told = self.tr("What is proposed is rejected.")
        else:
            told = self.tr("What is proposed stays open.")
        self.effect.setText(told)
        self.effect.setVisible(bool(told))

    def _take_reason(self, row: int) -> None:
        reason = str(self.earlier.itemData(row) or "")
        if reason:
            self.reason.setPlainText(reason)
        self.earlier.setCurrentIndex(0)

    def _check(self) -> None:
        lacking = ""
        if not self.value:
            lacking = self.tr("Choose an answer first")
        elif not self.reason.toPlainText().strip():
            lacking = self.tr("Write a reason first")
        allow(self.give, self._why_not() or lacking)
