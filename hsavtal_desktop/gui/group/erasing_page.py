"""Gallring: persons, remarks and attached files that can be erased, and the log of what was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTabWidget, QVBoxLayout, QWidget

from hsavtal_desktop.core.members import Right
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.group.acting import carry_out
from hsavtal_desktop.gui.group.erasing_words import extract, in_words, what_was_erased, where
from hsavtal_desktop.gui.group.waiting_card import stacked
from hsavtal_desktop.gui.prose import ProseLine
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import Hint, allow, button, label, search_field
from hsavtal_desktop.workspace.personal_data import REASON, REMARK, Person, Remark, by_kind

_KEY = int(Qt.ItemDataRole.UserRole)
_SHOWN = 160
"""Letters of a remark that stand in its row."""
_ROWS = 300
"""Remarks that are listed at once."""


class ErasingPage(QWidget):
    """Persons whom the log names, comments and reasons, and files; those ticked can be erased for a reason."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, Person] = {}
        self._written: list[Remark] = []
        self.persons, self.remarks, self.files, self.log = (QListWidget() for _ in range(4))
        self.what = QTabWidget()
        self.words = search_field(self.tr("Only those with these words"))
        self.words.setAccessibleName(self.tr("Words in comments and reasons"))
        self.remarks.setAccessibleName(self.tr("Comments and reasons"))
        self.persons.setAccessibleName(self.tr("Persons"))
        self.files.setAccessibleName(self.tr("Attached files"))
        self.log.setAccessibleName(self.tr("What was erased"))
        self.reason = ProseLine()
        self.reason.setPlaceholderText(self.tr("Why, without names: stays in the log"))
        self.reason.setAccessibleName(self.tr("Reason for erasing"))
        self.erase = button(self.tr("Erase for ever"), self._erase, picture="x")
        self.copy = button(self.tr("Copy the register extract"), self._copy)
        self.copy.setToolTip(self.tr("Everything that the log says of the person chosen in the list, as text"))
        self.going = label("", strong=True)
        """What is ticked, on whichever page, or why this person may erase nothing."""
        self.beyond = label("")
        self.beyond.setAccessibleName(self.tr("What can not be erased"))
        self.no_files = Hint(self.tr("No files are attached: what is sent to Word or comes back from it stands here."))
        self.nothing_erased = Hint(
            self.tr("Nothing has been erased. Each erasure is listed here, with who did it and why.")
        )
        self._arrange()
        self.persons.itemSelectionChanged.connect(self._tell)
        self.words.textChanged.connect(self._list_remarks)
        for listed in (self.persons, self.remarks, self.files):
            listed.itemChanged.connect(self._tell_ticked)
        self.setFocusProxy(self.persons)

    def read(self) -> None:
        """Read persons, files and log again."""
        erasing = self._desk.workspace.erasing
        self._list_persons()
        self._written = erasing.remarks()
        self._list_remarks()
        self._list_files()
        self.log.clear()
        for done in reversed(erasing.erasures()):
            self.log.addItem(" · ".join((done.time[:10], done.by, what_was_erased(done), done.reason)))
        for listed, empty in ((self.files, self.no_files), (self.log, self.nothing_erased)):
            listed.setVisible(bool(listed.count()))
            empty.setVisible(not listed.count())
        reason = worded(self._desk.workspace.why_not(Right.ERASE))
        for widget in (self.erase, self.reason):
            allow(widget, reason)
        self._tell_ticked()

    def _arrange(self) -> None:
        layout = stacked(self, space(3))
        told = self.tr(
            "What is erased is gone in every copy that takes this in, in its backups and in the shared folder, and is "
            "not taken in again. With a person go comments and reasons in which the name stands. Files that were sent "
            "earlier are not reached: ask those who have them. The words of the agreement are signed and stay; choose "
            "a person to see where the name stands there."
        )
        kept = self.tr(
            "Your authority's records schedule decides. Usually kept: what was sent, answers and what they led to. "
            "Usually erased: drafts, duplicates and reminders, and persons once their task is over."
        )
        layout.addWidget(label(told, muted=True))
        layout.addWidget(label(kept, muted=True))
        layout.addWidget(self.going)
        copying = QHBoxLayout()
        copying.addWidget(self.beyond, 1)
        copying.addStretch()
        copying.addWidget(self.copy)
        named = _column(self.persons)
        named.addLayout(copying)
        written = _column(self.words, self.remarks)
        attached = _column(
            label(self.tr("Files go with their names. They may hold comments that are erased here."), muted=True),
            self.no_files,
            self.files,
        )
        for column, name in (
            (named, self.tr("Persons")),
            (written, self.tr("Comments and reasons")),
            (attached, self.tr("Attached files")),
        ):
            page = QWidget()
            page.setLayout(column)
            self.what.addTab(page, name)
        layout.addWidget(self.what, 3)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.reason, 1)
        row.addWidget(self.erase)
        layout.addLayout(row)
        layout.addWidget(label(self.tr("What was erased"), strong=True))
        layout.addWidget(self.nothing_erased)
        layout.addWidget(self.log, 2)

    def _list_persons(self) -> None:
        chosen = next(iter(self.persons.selectedItems()), None)
        name = str(chosen.data(_KEY)) if chosen is not None else ""
        self._known = {person.name: person for person in self._desk.workspace.erasing.persons()}
        self.persons.clear()
        for person in self._known.values():
            told = [person.name, where(by_kind(person.mentions))]
            if person.beyond:
                told.append(
                    counted(
                        person.beyond,
                        self.tr("1 place from an older version can not be erased"),
                        self.tr("{0} places from an older version can not be erased"),
                    )
                )
            self._add(self.persons, " · ".join(told), person.name, can_be=bool(person.files))
            if person.name == name:
                self.persons.setCurrentRow(self.persons.count() - 1)
        self._tell()

    def _tell(self) -> None:
        """In what the name of the person chosen stands besides: what goes with the person, and what stays."""
        chosen = next(iter(self.persons.selectedItems()), None)
        allow(self.copy, "" if chosen is not None else self.tr("Choose a person in the list"))
        name = str(chosen.data(_KEY)) if chosen is not None else ""
        erasing = self._desk.workspace.erasing
        found = in_words(erasing.in_free_text(name)) if name else ""
        stays = self.tr("“{0}” also stands in words that are signed and can not be erased: {1}.")
        remarks = len(erasing.remarks(name)) if name else 0
        going = counted(
            remarks,
            self.tr("1 comment or reason holds the name and goes with it."),
            self.tr("{0} comments and reasons hold the name and go with it."),
        )
        said = [going] * bool(remarks) + [stays.format(name, found)] * bool(found)
        self.beyond.setText(" ".join(said))
        self.beyond.setVisible(bool(said))

    def _list_remarks(self) -> None:
        kinds = {REMARK: self.tr("Comment"), REASON: self.tr("Reason")}
        self.remarks.clear()
        wanted = self.words.text().strip().casefold()
        found = [one for one in self._written if wanted in one.text.casefold()]
        for one in found[:_ROWS]:
            words = " ".join(one.text.split())
            told = f"{one.time[:10]} · {kinds[one.kind]} · {words[:_SHOWN]}{'…' * (len(words) > _SHOWN)}"
            self._add(self.remarks, told, one.file)
        if len(found) > _ROWS:
            more = self.tr("{0} more: write words above to find them").format(len(found) - _ROWS)
            QListWidgetItem(more, self.remarks).setFlags(Qt.ItemFlag.NoItemFlags)
        self._tell_ticked()

    def _list_files(self) -> None:
        kinds = {
            "sent": self.tr("Sent copy"),
            "returned": self.tr("Returned original"),
            "source": self.tr("Source of clauses"),
        }
        self.files.clear()
        for one in self._desk.workspace.erasing.attachments():
            if one.here:
                told = " · ".join(part for part in (one.name, kinds.get(one.kind, ""), one.whose) if part)
                self._add(self.files, told, one.hash)

    def _add(self, listed: QListWidget, told: str, key: str, *, can_be: bool = True) -> None:
        item = QListWidgetItem(told)
        item.setData(_KEY, key)
        if can_be:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        listed.addItem(item)

    def _tell_ticked(self) -> None:
        """Say what would be erased, as part of it may stand on a page that is not seen."""
        told = worded(self._desk.workspace.why_not(Right.ERASE))
        if not told and (ticked := self._ticked_words()):
            told = self.tr("Ticked to be erased: {0}. It can not be undone.").format(ticked)
        self.going.setText(told)
        self.going.setVisible(bool(told))

    def _ticked_words(self) -> str:
        """How many of each kind are ticked, in words; "" for none."""
        words = (
            (self.persons, self.tr("1 person"), self.tr("{0} persons")),
            (self.remarks, self.tr("1 remark"), self.tr("{0} remarks")),
            (self.files, self.tr("1 file"), self.tr("{0} files")),
        )
        counts = [(len(_ticked(listed)), one, many) for listed, one, many in words]
        return ", ".join(counted(count, one, many) for count, one, many in counts if count)

    def _copy(self) -> None:
        person = self._known[str(self.persons.selectedItems()[0].data(_KEY))]
        erasing = self._desk.workspace.erasing
        QGuiApplication.clipboard().setText(
            extract(person, erasing.in_free_text(person.name), erasing.remarks(person.name))
        )
        self._desk.said.emit(self.tr("What the log says of {0} lies on the clipboard").format(person.name))

    def _erase(self) -> None:
        persons, remarks, files = _ticked(self.persons), _ticked(self.remarks), _ticked(self.files)
        if not (persons or remarks or files):
            self._desk.refused.emit(self.tr("Tick the persons, remarks and files that are to be erased."))
            return
        erasing, reason = self._desk.workspace.erasing, self.reason.text()
        said = self.tr("Erased: {0}").format(self._ticked_words())
        if carry_out(self._desk, lambda: erasing.erase([*remarks, *files], reason, persons), said):
            self.reason.clear()


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    for widget in widgets:
        column.addWidget(widget)
    return column


def _ticked(listed: QListWidget) -> list[str]:
    rows = (listed.item(row) for row in range(listed.count()))
    return [str(item.data(_KEY)) for item in rows if item.checkState() == Qt.CheckState.Checked]
