"""Moving a workspace file out of a folder where it should not lie."""

from __future__ import annotations

from pathlib import Path

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.files import make_folder
from hsavtal_desktop.store.placement import kept_by
from hsavtal_desktop.store.workspace_file import WorkspaceFile

__all__ = ["LEFT_BEHIND", "kept_by", "move_workspace"]

LEFT_BEHIND = ".flyttad"


def move_workspace(path: Path, target: Path) -> None:
    """Copy a workspace file to ``target``, see that the copy is whole, and give the old one another name.

    The old file is kept under its name with ``.flyttad`` added, so that nobody goes on writing in it by mistake.
    Raises Trouble, with the old file as it was, when the copy can not be made or is not whole.
    """
    make_folder(target.parent)
    with WorkspaceFile.open(path) as file:
        file.backup_to(target)
        with WorkspaceFile.open(target) as copy:
            problems = copy.check()
            whole = not problems and copy.ids() == file.ids() and copy.blob_hashes() == file.blob_hashes()
    if not whole:
        target.unlink()
        raise Trouble(Said("Kopian i mappen {folder} blev inte hel; välj en annan mapp.", folder=target.parent))
    old = path.with_name(path.name + LEFT_BEHIND)
    number = 1
    while old.exists():
        number += 1
        old = path.with_name(f"{path.name}{LEFT_BEHIND}-{number}")
    try:
        path.rename(old)
    except OSError as error:
        raise Trouble(
            Said(
                "Ärendet är kopierat till {target}, men {path} kunde inte byta namn ({reason}); öppna kopian och ta "
                "bort den gamla filen.",
                target=target,
                path=path,
                reason=reason_of(error),
            )
        ) from error
