"""The acts of the tour.  Each is a generator: it does something, then yields what must be seen before it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QRadioButton, QToolButton

from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.start.application import Application
from hsavtal_desktop.start.tour.hands import (
    Act,
    NotSeen,
    Seen,
    choose,
    click,
    fill,
    find,
    name_files,
    picture,
    press,
    seen,
    soon,
    type_words,
)


def bench(program: Application) -> Workbench:
    """The open workspace's part of the window.  Raises NotSeen before it is open."""
    if program.window.bench is None:
        raise NotSeen("det öppna ärendet")
    return program.window.bench


def look(program: Application, path: Path) -> Act:
    """Take a picture once the window has come to rest."""
    yield lambda: not program.window.worker.working
    yield from rest()
    picture(path)


def rest(turns: int = 8) -> Iterator[Seen]:
    """Let some turns of the event loop pass."""
    for _ in range(turns):
        yield lambda: True


def introduce(program: Application, name: str, organisation: str, side: str) -> Act:
    """First start: who you are."""
    yield seen(QPushButton, "Fortsätt")
    name_field, organisation_field = find(QLineEdit, "Namn"), find(QLineEdit, "Organisation")
    fill(name_field, name)
    fill(organisation_field, organisation)
    button = find(QRadioButton, "VGR" if side == "region" else "Kommunerna")
    button.setFocus()
    press("Space")
    click(find(QPushButton, "Fortsätt"))
    yield seen(QToolButton, "Öppna exemplet")


def open_example(program: Application) -> Act:
    """Open the example."""
    click(find(QToolButton, "Öppna exemplet"))
    yield lambda: program.window.bench is not None
    yield from rest()


def join(program: Application, path: Path, folder: Path) -> Act:
    """Join by a file that was sent, and keep the workspace in a folder."""
    soon(lambda: click(find(QToolButton, "Anslut med en fil")))
    yield from name_files([path])
    yield from name_files([folder / "avtalet.hsavtal"])
    yield lambda: program.window.bench is not None
    yield from rest()


def replace_words(program: Application, old: str, new: str) -> Act:
    """Find words in the text, and type others over them."""
    page = bench(program).agreement.document.page
    press("Ctrl+1")
    page.setFocus()
    press("Ctrl+F")
    yield lambda: isinstance(QApplication.focusWidget(), QLineEdit)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    fill(field, old)
    press("Return")
    yield lambda: page.selected_text() == old
    press("Escape")
    yield lambda: QApplication.focusWidget() is page
    type_words(new)
    yield lambda: bench(program).desk.workspace.saved


def send(program: Application, path: Path) -> Act:
    """Share, and write everything to a file for the other."""
    click_action(program, "send")
    yield seen(QLineEdit, "Fil")
    fill(find(QLineEdit, "Fil"), str(path))
    click(find(QPushButton, "Skriv filen"))
    yield path.exists
    yield lambda: not program.window.worker.working


def take_in(program: Application, path: Path) -> Act:
    """Take in a file that came."""
    click_action(program, "take-in")
    yield from name_files([path])
    yield seen(QPushButton, "Ta in")
    click(find(QPushButton, "Ta in"))
    yield lambda: not program.window.worker.working
    yield from rest()


def admit(program: Application, name: str) -> Act:
    """Let somebody in, under Members."""
    press("Ctrl+5")
    yield seen(QPushButton, "Släpp in")
    click(find(QPushButton, "Släpp in"))
    yield lambda: any(one.name == name and one.role for one in bench(program).desk.workspace.members())


def go_to_proposal(program: Application, words: str) -> Act:
    """Find the proposal with these words by the filter, and go to it."""
    press("Ctrl+1")
    click_action(program, "panel-proposals")
    panel = bench(program).agreement.proposals
    yield panel.isVisible
    yield from rest()
    field = find(QLineEdit, "Filtrera förslag")
    fill(field, words)
    yield lambda: panel.shown.rowCount() == 1
    press("Return")
    yield lambda: (current := panel.current()) is not None and words in current.added
    fill(field, "")
    press("Delete")
    yield lambda: panel.shown.rowCount() > 1
    yield lambda: (current := panel.current()) is not None and words in current.added


def decide(program: Application, words: str, verdict: str, reason: str) -> Act:
    """Accept or reject a proposal, with a reason."""
    yield from go_to_proposal(program, words)
    panel = bench(program).agreement.proposals
    current = panel.current()
    assert current is not None
    yield seen(QLineEdit, "Motivering")
    fill(find(QLineEdit, "Motivering"), reason)
    click(find(QPushButton, "Godkänn" if verdict == "accept" else "Avslå"))
    wanted = "accepted" if verdict == "accept" else "rejected"
    yield lambda: bench(program).desk.workspace.revision(current.id).state == wanted


def show_decided(program: Application, words: str) -> Act:
    """What was decided, with the reasons."""
    choose(find(QComboBox, "Läge"), "Avgjorda")
    yield from rest()
    fill(find(QLineEdit, "Filtrera förslag"), words)
    yield from rest()


def show_open(program: Application) -> Act:
    """Back to what is to be decided."""
    fill(find(QLineEdit, "Filtrera förslag"), "")
    press("Delete")
    choose(find(QComboBox, "Läge"), "Öppna")
    yield from rest()


def name_version(program: Application, label: str) -> Act:
    """Name the agreement as it stands."""
    click_action(program, "version")
    yield seen(QLineEdit, "Versionens namn")
    fill(find(QLineEdit, "Versionens namn"), label)
    press("Return")
    yield lambda: any(version.label == label for version in bench(program).desk.workspace.versions())


def compare(program: Application, old: str, new: str) -> Act:
    """Two versions side by side, a few differences on."""
    press("Ctrl+2")
    yield seen(QComboBox, "Gammal")
    yield lambda: not program.window.worker.working
    choose(find(QComboBox, "Gammal"), old)
    choose(find(QComboBox, "Ny"), new)
    yield lambda: not program.window.worker.working
    yield from rest(12)
    for _ in range(3):
        press("F8")
        yield from rest()


def show(program: Application, view: str) -> Act:
    """Another way to show open proposals."""
    press("Ctrl+1")
    press(f"Ctrl+Shift+{('markup', 'simple', 'final', 'original').index(view) + 1}")
    yield lambda: bench(program).desk.view.value == view
    yield from rest()


def export_word(program: Application, path: Path, recipient: str) -> Act:
    """Write the document as a Word file with native tracked changes."""
    click_action(program, "export-word")
    yield seen(QPushButton, "Skriv filen")
    fill(find(QLineEdit, "Mottagare"), recipient)
    fill(find(QLineEdit, "Fil"), str(path))
    click(find(QPushButton, "Skriv filen"))
    yield path.exists
    yield lambda: not program.window.worker.working


def show_members(program: Application) -> Act:
    """Who takes part, and who waits."""
    press("Ctrl+5")
    yield seen(QPushButton, "Släpp in")


def show_proposal(program: Application, words: str) -> Act:
    """The proposal with these words, in the text and in the panel."""
    yield from go_to_proposal(program, words)
    yield from rest()


def show_conflicts(program: Application) -> Act:
    """What somebody must choose about."""
    press("Ctrl+1")
    click_action(program, "panel-conflicts")
    panel = bench(program).agreement.conflicts
    yield panel.isVisible
    yield from rest()


def import_word(program: Application, path: Path, authority: str, shot: Path) -> Act:
    """Take in a marked-up copy on behalf of an authority."""
    click_action(program, "take-in-word")
    yield from name_files([path])
    yield seen(QLineEdit, "För")
    yield lambda: not program.window.worker.working
    yield from rest()
    fill(find(QLineEdit, "För"), authority)
    yield from rest()
    picture(shot)
    before = len(bench(program).desk.workspace.revisions())
    click(find(QPushButton, "Ta in"))
    yield lambda: not program.window.worker.working
    yield lambda: len(bench(program).desk.workspace.revisions()) > before


def leave(program: Application) -> Act:
    """Close the window."""
    program.window.close()
    yield lambda: True
    QApplication.quit()


def click_action(program: Application, name: str) -> None:
    """Choose a command by the keys that find it in the command palette."""
    action = bench(program).commands[name]
    keys = action.shortcut().toString()
    if keys:
        soon(lambda: press(keys))
        return
    press("Ctrl+Shift+P")
    type_words(action.text().replace("&", "").rstrip("…"))
    soon(lambda: press("Return"))
