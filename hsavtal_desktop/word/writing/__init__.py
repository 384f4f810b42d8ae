"""Word files out: native revisions, comments, numbering and identity."""

from hsavtal_desktop.word.writing.document import write_document
from hsavtal_desktop.word.writing.request import CommentSource, ExportedFile, ExportRequest, WordSource

__all__ = ["CommentSource", "ExportRequest", "ExportedFile", "WordSource", "write_document"]
