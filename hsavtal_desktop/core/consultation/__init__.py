"""What the consulted bodies said, and how the group answers it.

``items`` lists it, one item for each proposal, comment or remark that came with a returned copy; ``wording`` says
what a proposal changes in the words that were there; ``grouping`` brings together what says the same.
"""

from hsavtal_desktop.core.consultation.grouping import Group, Passage, group, groups_in
from hsavtal_desktop.core.consultation.items import Item, disposition, dispositions, homes, is_settled, items

__all__ = [
    "Group",
    "Item",
    "Passage",
    "disposition",
    "dispositions",
    "group",
    "groups_in",
    "homes",
    "is_settled",
    "items",
]
