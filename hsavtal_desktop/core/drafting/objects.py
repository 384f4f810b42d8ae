"""Putting in what is not letters: pictures, footnotes, references and fields."""

from __future__ import annotations

from dataclasses import dataclass

from hsavtal_desktop.core import edits, views
from hsavtal_desktop.core.atoms import MOST_SIDE, atom_of
from hsavtal_desktop.core.drafting.pen import Event
from hsavtal_desktop.core.drafting.stretches import Stretch, select
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble


@dataclass(slots=True)
class ObjectDrafter:
    """Edits about what one character stands for, by one author."""

    texts: TextDrafter

    def picture(self, edit: edits.InsertPicture) -> list[Event]:
        """A picture's character; the bytes go beside the events."""
        if not edit.alt.strip():
            raise Trouble(Said("Bilden behöver en beskrivning för den som inte ser den. Skriv vad bilden visar."))
        atom = {"type": "picture", "blob": edit.blob, "alt": edit.alt.strip()}
        return self.texts.put(edit.text, edit.at, edit.view, {**atom, "width": edit.width, "height": edit.height})

    def describe(self, edit: edits.DescribePicture) -> list[Event]:
        """Another description, as a proposal about the picture's character."""
        if not edit.alt.strip():
            raise Trouble(Said("Bilden behöver en beskrivning för den som inte ser den. Skriv vad bilden visar."))
        found = self._at(edit.text, edit.at, edit.view)
        if found is None or atom_of(found.piece).get("type") != "picture":
            raise Trouble(Said("Där står ingen bild. Ställ markören precis före bilden."))
        return self.texts.mark(edit.text, [found], {"alt": edit.alt.strip()})

    def resize(self, edit: edits.ResizePicture) -> list[Event]:
        """Another size, as a proposal about the picture's character."""
        found = self._at(edit.text, edit.at, edit.view)
        if found is None or atom_of(found.piece).get("type") != "picture":
            raise Trouble(Said("Där står ingen bild. Ställ markören precis före bilden."))
        if not (0 < edit.width < MOST_SIDE and 0 < edit.height < MOST_SIDE):
            raise Trouble(Said("En bild är mellan 0,1 mm och en meter på varje led. Välj en annan storlek."))
        return self.texts.mark(edit.text, [found], {"size": f"{edit.width}x{edit.height}"})

    def footnote(self, edit: edits.InsertFootnote) -> list[Event]:
        """A footnote's sign and words, as one proposal."""
        if edit.text.startswith("n."):
            raise Trouble(Said("En fotnot kan inte stå i en fotnot. Ställ markören i den löpande texten."))
        note = edit.note or self.texts.pen.clause()
        events = self.texts.put(edit.text, edit.at, edit.view, {"type": "footnote", "id": note})
        if edit.words:
            replace = edits.ReplaceText(f"n.{note}", 0, 0, edit.words)
            pieces = self.texts.pieces(replace.text, View.MARKUP)
            events.append(self.texts.insertion(replace, pieces, 0, events[-1]["revision"]))
        return events

    def reference(self, edit: edits.InsertReference) -> list[Event]:
        """A reference's character."""
        if edit.clause:
            if not self.texts.state.structure.exists(edit.clause, View.MARKUP):
                raise Trouble(
                    Said(
                        "Punkten {clause} finns inte i ärendet. Välj en annan punkt att hänvisa till.",
                        clause=edit.clause,
                    )
                )
            atom = {"type": "reference", "clause": edit.clause}
        else:
            if not len(self.texts.state.record("part", edit.part)):
                raise Trouble(Said("Delen finns inte i ärendet. Välj en annan bilaga att hänvisa till."))
            atom = {"type": "reference", "part": edit.part}
        return self.texts.put(edit.text, edit.at, edit.view, atom)

    def field(self, edit: edits.InsertField) -> list[Event]:
        """A field's character."""
        if not views.field(self.texts.state, edit.name).title:
            raise Trouble(Said("Fältet finns inte i ärendet. Lägg upp det först, eller välj ett annat."))
        return self.texts.put(edit.text, edit.at, edit.view, {"type": "field", "name": edit.name})

    def _at(self, text: str, position: int, view: View) -> Stretch | None:
        return next(iter(select(self.texts.pieces(text, view), position, position + 1)), None)
