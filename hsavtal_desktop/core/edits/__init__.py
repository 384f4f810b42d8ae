"""What a person can ask for: the values that walk through the one door, ``workspace.perform``, and what it answers.

Positions are those of :mod:`hsavtal_desktop.core.reading` in the view that the edit names.
"""

from __future__ import annotations

from dataclasses import dataclass

from hsavtal_desktop.core.edits.changed import Changed
from hsavtal_desktop.core.edits.clauses import (
    AddClause,
    AddClauses,
    MergeClause,
    MoveClause,
    NewClause,
    RemoveClause,
    SplitClause,
    Words,
)
from hsavtal_desktop.core.edits.deciding import AddComment, Decide, NameVersion, SetRecord
from hsavtal_desktop.core.edits.tables import InsertSlot, InsertTable, MergeCells, RemoveSlot, SetHeaderRows, SplitCell
from hsavtal_desktop.core.edits.writing import (
    DescribePicture,
    FormatText,
    InsertField,
    InsertFootnote,
    InsertPicture,
    InsertReference,
    ReplaceText,
    ResizePicture,
    StyleParagraphs,
)

__all__ = [
    "AddClause",
    "AddClauses",
    "AddComment",
    "Changed",
    "Decide",
    "DescribePicture",
    "Edit",
    "FormatText",
    "InsertField",
    "InsertFootnote",
    "InsertPicture",
    "InsertReference",
    "InsertSlot",
    "InsertTable",
    "MergeCells",
    "MergeClause",
    "MoveClause",
    "NameVersion",
    "NewClause",
    "RemoveClause",
    "RemoveSlot",
    "ReplaceText",
    "ResizePicture",
    "SetHeaderRows",
    "SetRecord",
    "SplitCell",
    "SplitClause",
    "StyleParagraphs",
    "Together",
    "Words",
]


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits as one act: all of them or, where one can not be, none.

    Positions in all are those before any of them; no two write at the same characters or decide on the same.
    """

    edits: tuple[Edit, ...]


Edit = (
    ReplaceText
    | FormatText
    | StyleParagraphs
    | InsertPicture
    | DescribePicture
    | ResizePicture
    | InsertFootnote
    | InsertReference
    | InsertField
    | InsertTable
    | InsertSlot
    | RemoveSlot
    | SetHeaderRows
    | MergeCells
    | SplitCell
    | AddClause
    | AddClauses
    | SplitClause
    | MergeClause
    | RemoveClause
    | MoveClause
    | Decide
    | Together
    | AddComment
    | SetRecord
    | NameVersion
)
