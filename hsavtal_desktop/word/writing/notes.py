"""Footnotes: their signs in the text, and the part that holds their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hsavtal_desktop.core.reading import Paragraph, Piece
from hsavtal_desktop.word.identity import break_paragraph_id
from hsavtal_desktop.word.names import MC_NS, R_NS, W14_NS, W16DU_NS, W_NS
from hsavtal_desktop.word.writing.paragraphs import ParagraphIds, break_mark, paragraph
from hsavtal_desktop.word.writing.runs import Agreed, Frame, RunWriter
from hsavtal_desktop.word.writing.signatures import Signatures
from hsavtal_desktop.word.xml_text import XML_HEAD

_SIGN: Final = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
_SEPARATORS: Final = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


class NoteBook:
    """The footnotes of the export, in the order of their signs."""

    def __init__(self, runs: RunWriter, signatures: Signatures, ids: ParagraphIds) -> None:
        self._runs, self._signatures, self._ids = runs, signatures, ids
        self._written: list[str] = []

    def __len__(self) -> int:
        return len(self._written)

    def sign(
        self,
        piece: Piece,
        notes: Mapping[str, tuple[Paragraph, ...]],
        frame: Frame,
        document: str,
        agreed: Agreed | None = None,
    ) -> str:
        """The run that shows a footnote's number; its words are written to the part.

        ``frame`` is what covers the place where it stands, ``agreed`` how what is reformatted looked before.
        """
        text = f"n.{piece.marks['atom'].get('id', '')}"
        number = len(self._written) + 1
        self._written.append("")
        frame = frame.of_rows()
        lines = []
        for index, each in enumerate(notes.get(text, ()) or (_EMPTY,)):
            last = each.end.source == text
            para_id = self._ids.unique(break_paragraph_id(document, text, each.end.source, each.end.offset))
            content = self._runs.content(each.pieces, frame, document, agreed)
            # The mark of a note's last paragraph is the note's own: it can not come or go.
            mark = "" if last else break_mark(self._signatures, frame.marks(each.end))
            sign = f'{_SIGN}<w:r><w:t xml:space="preserve"> </w:t></w:r>' if index == 0 else ""
            lines.append(paragraph("FootnoteText", para_id, sign + content, mark=mark))
        self._written[number - 1] = f'<w:footnote w:id="{number}">{"".join(lines)}</w:footnote>'
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    @property
    def xml(self) -> str:
        """The part ``word/footnotes.xml``."""
        root = f'xmlns:w="{W_NS}" xmlns:r="{R_NS}" xmlns:mc="{MC_NS}" xmlns:w14="{W14_NS}" xmlns:w16du="{W16DU_NS}"'
        notes = "".join(self._written)
        return f'{XML_HEAD}<w:footnotes {root} mc:Ignorable="w14 w16du">{_SEPARATORS}{notes}</w:footnotes>'


_EMPTY: Final = Paragraph((), Piece("\n", "", 0), 0)
