"""What a hover over the page tells: of changes, of comments, and where a link leads."""

from __future__ import annotations

import html
from collections.abc import Set
from datetime import datetime

from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.private import private_words, stays
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.wording import translate
from hsavtal_desktop.gui.texts import kept

_LONGEST = 300
"""Characters of an address."""


def told_of(leaf: Leaf, position: int, setting: Setting, private: Set[str] = frozenset()) -> str:
    """About the character at a position, as rich text; "" where there is nothing to tell.

    ``private`` are the proposals that stay on this computer.
    """
    run = leaf.run_at(position)
    if run is None:
        return ""
    parts = [told(setting.revision(each)) for each in run.piece.revisions] if setting.marked else []
    if stays(leaf, position, private):
        parts.append(html.escape(private_words()))
    link = str(run.piece.marks.get("link") or "")
    if link:
        follow = translate("PageView", "Ctrl+click opens the link")
        parts.append(f"{html.escape(link[:_LONGEST])}<br><i>{html.escape(follow)}</i>")
    return "<hr>".join(parts)


def told(revision: RevisionView) -> str:
    """Who proposed it, when, and what, as rich text."""
    kinds = {
        "insertion": translate("PageView", "Insertion"),
        "deletion": translate("PageView", "Deletion"),
        "replacement": translate("PageView", "Replacement"),
        "format": translate("PageView", "Change of appearance"),
        "clause": translate("PageView", "New clause"),
        "removal": translate("PageView", "Removal of a clause"),
        "split": translate("PageView", "Split of a clause"),
        "merge": translate("PageView", "Merging of clauses"),
        "move": translate("PageView", "Move"),
        "table": translate("PageView", "Change in a table"),
    }
    who = ", ".join(part for part in (revision.name, revision.on_behalf or revision.organisation) if part)
    when = datetime.fromisoformat(revision.time).astimezone().strftime("%Y-%m-%d %H:%M") if revision.time else ""
    lines = [
        f"<b>{html.escape(kinds.get(revision.kind, revision.kind))}</b>",
        html.escape(" · ".join(part for part in (who, when) if part)),
    ]
    for sign, words in (("−", revision.removed), ("+", revision.added)):
        if words:
            cut = words if len(words) <= 120 else f"{words[:119]}…"
            lines.append(f"{sign} {html.escape(cut)}")
    if revision.message:
        lines.append(f"<i>{html.escape(kept(revision.message))}</i>")
    return "<br>".join(lines)
