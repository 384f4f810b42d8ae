"""What an edit answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changed:
    """What an edit, an import or an undo changed: what views compare with what they show."""

    texts: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    """Clauses any of whose texts, decisions or data changed."""
    revisions: frozenset[str] = frozenset()
    structure: bool = False
    """Whether clauses came, went or moved, so that numbers may differ."""
    records: frozenset[tuple[str, str]] = frozenset()
    versions: bool = False
    everything: bool = False
    """A whole new state; read all again."""

    def __or__(self, other: Changed) -> Changed:
        """Both together."""
        return Changed(
            self.texts | other.texts,
            self.clauses | other.clauses,
            self.revisions | other.revisions,
            self.structure or other.structure,
            self.records | other.records,
            self.versions or other.versions,
            self.everything or other.everything,
        )
