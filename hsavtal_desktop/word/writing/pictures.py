"""Pictures: a drawing in the line of text, and the files of the package that hold their bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hsavtal_desktop.core.atoms import Picture
from hsavtal_desktop.word.reading_pictures import EMU_PER_TENTH
from hsavtal_desktop.word.writing.numbering import TEXT_WIDTH
from hsavtal_desktop.word.writing.picture_metadata import without_metadata
from hsavtal_desktop.word.xml_text import escaped

_PICTURE_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DRAWING_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACE_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_KINDS: Final = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
"""First bytes of the kinds of pictures that Word shows → the ending of the name, which is the kind's name too."""
_EMU_PER_TWENTIETH: Final = 635
_WIDEST: Final = TEXT_WIDTH * _EMU_PER_TWENTIETH
_UNKNOWN: Final = (800, 600)
"""Tenths of a millimetre, where a picture does not say how large it is."""


class PictureBook:
    """The pictures of the export, each file once."""

    def __init__(self, blob: Callable[[str], bytes | None], *, anonymous: bool = False) -> None:
        self._blob = blob
        self._anonymous = anonymous
        self.noted = 0
        """Pictures that may say more than they show, although the file is anonymous."""
        self._names: dict[str, tuple[str, str]] = {}
        self._count = 0
        self.media: dict[str, bytes] = {}
        """Name in ``word/media/`` → bytes."""

    @property
    def relations(self) -> dict[str, str]:
        """Relationship id → name in ``word/media/``."""
        return dict(self._names.values())

    def drawing(self, picture: Picture) -> str:
        """The run's content that shows a picture, "" where its bytes are not here or are none that Word shows."""
        known = self._names.get(picture.blob) or self._add(picture.blob)
        if known is None:
            return ""
        self._count += 1
        width, height = picture.width or _UNKNOWN[0], picture.height or _UNKNOWN[1]
        across, down = width * EMU_PER_TENTH, height * EMU_PER_TENTH
        if across > _WIDEST:
            across, down = _WIDEST, down * _WIDEST // across
        name, alt = f"Bild {self._count}", escaped(picture.alt)
        size = f'cx="{across}" cy="{down}"'
        return (
            f'<w:drawing><wp:inline xmlns:wp="{_PLACE_NS}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{self._count}" name="{name}" descr="{alt}"/><wp:cNvGraphicFramePr>'
            f'<a:graphicFrameLocks xmlns:a="{_DRAWING_NS}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic xmlns:a="{_DRAWING_NS}"><a:graphicData uri="{_PICTURE_NS}"><pic:pic xmlns:pic="{_PICTURE_NS}">'
            f'<pic:nvPicPr><pic:cNvPr id="{self._count}" name="{name}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{known[0]}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

    def _add(self, blob: str) -> tuple[str, str] | None:
        data = self._blob(blob)
        kind = next((kind for start, kind in _KINDS if data is not None and data.startswith(start)), "")
        if data is None or not kind:
            return None
        if self._anonymous:
            bare = without_metadata(data)
            self.noted += bare is None
            data = data if bare is None else bare
        number = len(self._names) + 1
        known = self._names[blob] = (f"rIdBild{number}", f"bild{number}.{kind}")
        self.media[known[1]] = data
        return known
