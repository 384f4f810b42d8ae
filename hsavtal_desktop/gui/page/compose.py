"""From what is read to leaves in their places: setting one section of the page."""

from __future__ import annotations

from collections.abc import Sequence

from hsavtal_desktop.core.atoms import atoms
from hsavtal_desktop.core.reading import ATOM, ClauseView, Paragraph, Table
from hsavtal_desktop.core.views import in_order
from hsavtal_desktop.gui.page.leaf import Leaf, Role, words
from hsavtal_desktop.gui.page.leaves import Known, body_leaves, by_text, label_list, text_leaves
from hsavtal_desktop.gui.page.ornaments import chips_bottom
from hsavtal_desktop.gui.page.section import Kind, Numbered, Section
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.table import TableFrame, columns_within, crowded, place_table
from hsavtal_desktop.gui.page.typography import Typography
from hsavtal_desktop.gui.page.wording import translate


def compose(section: Section, setting: Setting, title: str, opened: frozenset[str]) -> None:
    """Read (where needed), lay out and place a section; its height is exact afterwards.

    ``title`` is the document's; ``opened`` names texts that show a line although they are empty.  Leaves whose
    content is unchanged keep their lines.
    """
    if section.kind is Kind.FOOT:
        section.height = setting.typography.ems(5)
        section.gap = (setting.typography.ems(3.2), section.height)
    elif section.kind is Kind.PART:
        _compose_part(section, setting, title)
    else:
        assert section.place is not None
        if section.clause is None:
            section.clause = setting.source.clause(section.place, setting.view)
        _compose_clause(section, section.clause, setting, opened)


def _compose_part(section: Section, setting: Setting, title: str) -> None:
    part, typography = section.part, setting.typography
    assert part is not None
    section.notes = []
    tail = 0 if section.first else typography.ems(3.2)
    section.gap = (tail, tail + typography.ems(1.4))
    y = section.gap[1] + typography.ems(1.5)
    if setting.marking:
        y = _note(section, words(setting.marking, Role.NOTE), setting, y) + typography.ems(1.6)
    name = part.title
    if section.first:
        y = _note(section, words(title, Role.TITLE), setting, y + typography.ems(1.0)) + typography.ems(0.6)
        name = "" if part.title == title else part.title
    if part.number:
        y = _note(section, words(part.number, Role.NOTE), setting, y)
    if name:
        y = _note(section, words(name, Role.PART), setting, y) + typography.ems(0.3)
    if part.shared:
        hint = translate("PageView", "Shared part: a change here shows in every document that has it")
        y = _note(section, words(hint, Role.NOTE), setting, y) + typography.ems(0.2)
    section.height = y + typography.ems(0.5)


def _compose_clause(section: Section, clause: ClauseView, setting: Setting, opened: frozenset[str]) -> None:
    place, typography = section.place, setting.typography
    assert place is not None
    old = section.by_text
    heading, body = f"h.{place.clause}", f"b.{place.clause}"
    depth = place.depth
    away = section.kind is Kind.AWAY
    headings = text_leaves("" if away else heading, clause.heading, Role.HEADING, old, depth)
    flow: list[Leaf | tuple[str, int]] = []
    if not away:
        flow = body_leaves(body, clause.body, old)
    section.notes, section.leaves, section.tables = [], [], []
    label = _label(section, setting)
    y = typography.ems((1.9, 1.15, 0.9)[min(depth, 2)])
    if not _shows_heading(clause, opened):
        headings = []
        y = typography.ems(0.6)
    if label:
        y = _note(section, words(label, Role.NOTE), setting, y)
    number = place.number if section.part is None or place.number != section.part.number else ""
    long_number = typography.metrics(typography.heading(depth)).horizontalAdvance(number) > typography.ems(3.2)
    if number and long_number:
        y = _note(section, words(number, Role.NOTE), setting, y)
    gone = (place.deleted and setting.marked) or section.kind is Kind.AWAY
    for leaf in headings:
        leaf.hint = translate("PageView", "Heading") if setting.editable else ""
        y = _place(section, leaf, setting, y, bool(gone))
    if headings and _shows_body(section, clause, setting, opened):
        y += typography.ems((0.45, 0.12, 0.1)[min(depth, 2)])
    first = next((leaf for leaf in headings), None)
    if section.kind is Kind.CLAUSE and (not headings or _shows_body(section, clause, setting, opened)):
        y = _place_body(section, flow, clause, setting, y, bool(gone), old)
        first = first or next(iter(section.leaves), None)
    if section.kind is Kind.CLAUSE:
        y = _place_footnotes(section, clause, setting, y, bool(gone), old)
    section.number = Numbered(number, first) if number and first and not long_number else None
    for index, leaf in enumerate(section.leaves):
        leaf.index = index
    if section.kind is Kind.AWAY:
        section.notes, section.leaves = section.notes + section.leaves, []
    section.by_text = by_text(section.leaves)
    low = chips_bottom(clause, section.leaves[0], setting) if section.leaves else 0
    section.height = max(low, y - _overhang(section, typography))


def _overhang(section: Section, typography: Typography) -> int:
    """How far the empty line after a table reaches into the space above what follows, so that no hole is seen."""
    last = section.leaves[-1] if section.leaves else None
    if last is None or not _is_empty(last) or not section.tables:
        return 0
    return typography.ems(0.6) if section.tables[-1].y < last.y else 0


def _place_body(
    section: Section,
    flow: Sequence[Leaf | tuple[str, int]],
    clause: ClauseView,
    setting: Setting,
    y: int,
    gone: bool,
    old: Known,
) -> int:
    typography = setting.typography
    ordinals: list[int] = []
    first, after_table = True, False
    alone = len(flow) == 1 and section.childless and setting.editable
    for item in flow:
        if isinstance(item, tuple):
            table = clause.tables.get(item[0])
            if table is not None:
                y = _table(section, table, clause, setting, y + typography.ems(0.7), item[1], gone, old)
        elif setting.editable or not (after_table and _is_empty(item)):
            label_list(item, ordinals)
            item.hint = translate("PageView", "Text") if alone else ""
            y += 0 if first else typography.ems(_space_above(item, after_table))
            y = _place(section, item, setting, y, gone)
        first, after_table = False, isinstance(item, tuple)
    return y


def _place_footnotes(section: Section, clause: ClauseView, setting: Setting, y: int, gone: bool, old: Known) -> int:
    """The footnotes of a clause below its text, each after its number, under a short line."""
    section.rule = None
    signs = (
        atoms(in_order(clause.heading, clause.body, clause.tables, clause.cells), "footnote") if clause.notes else ()
    )
    struck = {f"n.{atom.get('id', '')}" for piece, atom in signs if piece.deleted and setting.marked}
    for text, paragraphs in clause.notes.items():
        number = setting.source.printed({"type": "footnote", "id": text[2:]}, setting.document, setting.view)
        y += setting.typography.ems(0.75 if section.rule is None else 0.15)
        section.rule = y - setting.typography.ems(0.3) if section.rule is None else section.rule
        for index, leaf in enumerate(text_leaves(text, paragraphs, Role.FOOTNOTE, old)):
            leaf.label = "" if index else number
            leaf.hint = translate("PageView", "Footnote") if setting.editable else ""
            y = _place(section, leaf, setting, y, gone or text in struck)
    return y


def _space_above(leaf: Leaf, after_table: bool) -> float:
    if after_table:
        return 0.1 if _is_empty(leaf) else 0.7
    return {"bullet": 0.18, "number": 0.18, "heading": 0.85}.get(leaf.content.style, 0.5)


def _is_empty(leaf: Leaf) -> bool:
    return leaf.content.start == leaf.content.stop


def _table(
    section: Section,
    table: Table,
    clause: ClauseView,
    setting: Setting,
    y: int,
    position: int,
    gone: bool,
    old: Known,
) -> int:
    cells: dict[str, list[Leaf]] = {}
    for row in table.rows:
        role = Role.CELL_HEAD if row.header else Role.CELL
        for column, cell in zip(table.column_slots or (None,) * len(row.cells), row.cells, strict=True):
            struck = setting.marked and (bool(row.deleted) or gone or bool(column and column.deleted))
            cells[cell] = text_leaves(cell, clause.cells.get(cell, ()), role, old)
            for leaf in cells[cell]:
                leaf.depth = 0
                if leaf.struck != struck:
                    leaf.struck, leaf.layout = struck, None
    columns, room = section.columns.get(table.id), setting.sheet.column
    kept = columns is not None and len(columns.edges) == len(table.columns) + 1
    if columns is None or not kept or crowded(table, cells, setting, columns, room):
        widest = setting.sheet.reach if section.leaves else room
        columns = section.columns[table.id] = columns_within(table, cells, setting, room, widest)
    frame = TableFrame(table, f"b.{clause.place.clause}", position, setting.sheet.text, y, columns)
    section.tables.append(frame)
    section.leaves.extend(place_table(frame, cells, setting))
    setting.breadth = max(setting.breadth, setting.breadth_for(frame.right))
    return y + frame.height


def _place(section: Section, leaf: Leaf, setting: Setting, y: int, struck: bool) -> int:
    """Lay out a leaf if it must be and put it at ``y``; returns where the next may stand."""
    typography, sheet = setting.typography, setting.sheet
    indent = typography.ems(1.35) if leaf.role is Role.FOOTNOTE else 0
    if leaf.content.style in ("bullet", "number"):
        indent += typography.ems(1.35 * (leaf.content.level + 1))
    width = max(typography.ems(6), sheet.column - indent)
    if leaf.layout is None or leaf.width != width or leaf.struck != struck:
        leaf.struck = struck
        leaf.lay_out(setting, width)
    leaf.x, leaf.y = sheet.text + indent, y
    section.leaves.append(leaf)
    return y + leaf.height


def _note(section: Section, leaf: Leaf, setting: Setting, y: int) -> int:
    leaf.lay_out(setting, setting.sheet.column)
    leaf.x, leaf.y = setting.sheet.text, y
    section.notes.append(leaf)
    return y + leaf.height


def _said(paragraphs: Sequence[Paragraph]) -> bool:
    return len(paragraphs) > 1 or any(paragraph.length for paragraph in paragraphs)


def left_out(section: Section, clause: ClauseView, setting: Setting, opened: frozenset[str]) -> str:
    """The empty text of a clause that shows no line, "" where both its heading and its body do."""
    if not _shows_heading(clause, opened):
        return f"h.{clause.place.clause}"
    return "" if _shows_body(section, clause, setting, opened) else f"b.{clause.place.clause}"


def _shows_heading(clause: ClauseView, opened: frozenset[str]) -> bool:
    heading, body = f"h.{clause.place.clause}", f"b.{clause.place.clause}"
    return _said(clause.heading) or heading in opened or not (_said(clause.body) or body in opened)


def _shows_body(section: Section, clause: ClauseView, setting: Setting, opened: frozenset[str]) -> bool:
    if _said(clause.body) or f"b.{clause.place.clause}" in opened:
        return True
    return setting.editable and section.childless and _said(clause.heading)


def _label(section: Section, setting: Setting) -> str:
    place = section.place
    assert place is not None
    told = [
        (_move_words(section, setting), place.moved),
        (_new_words(place.inserted, setting), place.inserted),
        (_merge_words(section, setting), place.merging),
        (translate("PageView", "Proposed to be removed"), place.deleted[-1] if place.deleted else ""),
    ]
    return " · ".join(part for words, revision in told if revision for part in (words, setting.authority(revision)))


def _new_words(revision: str, setting: Setting) -> str:
    if revision and setting.revision(revision).kind == "split":
        return translate("PageView", "Split from the clause before")
    return translate("PageView", "New clause")


def _move_words(section: Section, setting: Setting) -> str:
    place = section.place
    if place is None or not place.moved_away:
        return translate("PageView", "Moved here")
    return translate("PageView", "Moved from here to %1").replace("%1", _number_of(place.clause, setting))


def _merge_words(section: Section, setting: Setting) -> str:
    into = section.place.into if section.place is not None else ""
    words = translate("PageView", "Proposed to be merged with %1")
    return words.replace("%1", _number_of(into, setting)) if into else ""


def _number_of(clause: str, setting: Setting) -> str:
    return setting.source.printed({"type": "reference", "clause": clause}, setting.document, setting.view)


def has_reference(section: Section) -> bool:
    """Whether it prints numbers of other clauses."""
    return any(ATOM in piece.text for leaf in section.leaves for piece in leaf.content.pieces)


def shows_if_opened(section: Section, text: str) -> bool:
    """Whether a heading or body says nothing, so that it has a line only while the caret is there."""
    clause = section.clause
    return clause is not None and not _said(clause.heading if text.startswith("h.") else clause.body)
