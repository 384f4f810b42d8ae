"""A returned Word copy becomes proposals.

``sent`` reads the copy as it was sent and tells which of our characters each of its characters is; ``narrowing``
leaves out what a returned file has in common with it; ``lines`` reads the rest; ``matching`` says which of its
paragraphs are which of ours.  ``comparing`` makes tracked and untracked edits of what differs in a text (``segments``:
which paragraphs with which, ``aligning`` and ``stretches``: which characters, ``references`` and ``ending``: what is
special), ``tables`` in a table, ``notes`` in a footnote, ``borders`` where clauses were
joined or divided.
``fates`` and ``remarks`` gather what is said rather than done, ``findings`` all of it; ``events``, ``structure`` and
``proposing`` write it as proposals.  ``origin`` tells which copy a file answers.
An answer in a table of its own is read by ``answer_tables`` and put on our clauses by ``answer_placing``.

Page headers and footers are no text of the agreement: every export makes them anew, so what a recipient changes there
is told in one sentence and not taken in.
Nothing here reads or writes a store.
"""

from hsavtal_desktop.word.intake.accounting import Account
from hsavtal_desktop.word.intake.answer_placing import place_answers
from hsavtal_desktop.word.intake.answer_tables import AnswerFile, answer_file
from hsavtal_desktop.word.intake.findings import Findings, find_all
from hsavtal_desktop.word.intake.narrowing import Narrowed, SentText
from hsavtal_desktop.word.intake.origin import identifier_of, identity_of, likeness, paragraphs_of
from hsavtal_desktop.word.intake.proposing import Background, Proposed, propose
from hsavtal_desktop.word.intake.sent import SentDocument, read_sent

__all__ = [
    "Account",
    "AnswerFile",
    "Background",
    "Findings",
    "Narrowed",
    "Proposed",
    "SentDocument",
    "SentText",
    "answer_file",
    "find_all",
    "identifier_of",
    "identity_of",
    "likeness",
    "paragraphs_of",
    "place_answers",
    "propose",
    "read_sent",
]
