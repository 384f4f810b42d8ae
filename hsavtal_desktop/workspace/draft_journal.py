"""Where a draft is kept: its journal on the disk, held for this program alone, and written beside the window."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from hsavtal_desktop.store.draft_file import DraftFile
from hsavtal_desktop.store.draft_writer import DraftWriter
from hsavtal_desktop.store.hold import Hold
from hsavtal_desktop.workspace.draft import is_sealing, sealed_before
from hsavtal_desktop.workspace.journal import check_journal


class DraftJournal:
    """The lines of one draft, the last of which may not have reached the disk yet."""

    def __init__(
        self, path: Path, told: str, on_saved: Callable[[int], None], on_error: Callable[[BaseException], None]
    ) -> None:
        """Open the journal at ``path``; ``told`` names in a sentence what it belongs to.

        ``on_saved`` gets the number of lines that are durable, ``on_error`` what went wrong, both in a thread of their
        own.  Raises Trouble when another program has it open or it can not be read.
        """
        self._hold = Hold(path.with_suffix(".lock"), told)
        try:
            self._file = DraftFile.open(path)
        except BaseException:
            self._hold.release()
            raise
        self._writer = DraftWriter(self._file, on_saved=on_saved, on_error=on_error)

    @property
    def added(self) -> int:
        """Lines added since it was opened."""
        return self._writer.added

    @property
    def saved(self) -> bool:
        """Whether every line is durable."""
        return self._writer.saved == self._writer.added

    def add(self, lines: Sequence[str]) -> None:
        """Add lines, which are durable a little later."""
        self._writer.add(lines)

    def flush(self) -> None:
        """Wait until every line is durable.  Raises Trouble when the disk refuses."""
        self._writer.flush()

    def lines(self) -> list[str]:
        """The lines that are durable."""
        return self._file.lines()

    def lines_to_lay(self, released: Collection[str]) -> list[str]:
        """The lines that were left here last time; what was sealed just before a crash is only cleared away.

        ``released`` are the changes that the workspace file holds.  Raises Damaged for lines that nobody wrote.
        """
        lines = self.lines()
        check_journal(lines, self._file.path)
        sealed, left = sealed_before(lines)
        if sealed and all(name in released for name in sealed):
            self.replace(left)
            lines = left
        return [line for line in lines if not is_sealing(line)]

    def replace(self, lines: Sequence[str]) -> None:
        """Put these lines in the place of all that are durable, in one step."""
        self._file.replace(lines)

    def backup_to(self, path: Path) -> None:
        """Write a copy to a new file.  Raises Trouble when the disk refuses."""
        self._file.backup_to(path)

    def finish(self) -> None:
        """Save what is left and take no more lines.  Raises Trouble when the disk refuses."""
        self._writer.close()

    def let_go(self) -> None:
        """Close the file, for another program to open."""
        self._file.close()
        self._hold.release()
