"""Where this person's key lies, and what it is for, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.workspace.installation import KeyPlace


def key_told(key: KeyPlace) -> str:
    """Where the key is kept, what it does, and how not to lose it."""
    if key.store:
        return QCoreApplication.translate(
            "OwnKey",
            "The program signs what you write with a key of yours, so that the others know it is by you. The key is "
            "kept in the system's key store ({0}). Keep a recovery code too: who resets the store loses the key.",
        ).format(key.store)
    kept = QCoreApplication.translate(
        "OwnKey",
        "The program signs what you write with a key of yours, so that the others know it is by you. The key is "
        "kept in {0}.",
    ).format(key.path)
    safe = QCoreApplication.translate(
        "OwnKey", "Only your user on this computer can read it. Keep a backup of it, or a recovery code."
    )
    amiss = QCoreApplication.translate(
        "OwnKey", "Others on this computer can read it: let only your own user read the file."
    )
    return f"{kept} {safe if key.private else amiss}"
