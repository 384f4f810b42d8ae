"""A returned Word copy becomes proposals.

``sent`` reads the copy as it was sent and tells which of our characters each of its characters is; ``lines`` reads
the returned file; ``matching`` says which of its paragraphs are which of ours.  ``comparing`` makes tracked and
untracked edits of what differs in a text (``segments``: which paragraphs with which, ``aligning`` and ``stretches``:
which characters, ``references`` and ``ending``: what is special), ``tables`` in a table, ``notes`` in a footnote,
``borders`` where clauses were joined or divided.
``fates`` and ``remarks`` gather what is said rather than done, ``findings`` all of it; ``events``, ``structure`` and
``proposing`` write it as proposals.  ``origin`` tells which copy a file answers,
``unchanged`` what of it need not be read.

Page headers and footers are no text of the agreement: every export makes them anew, so what a recipient changes there
is told in one sentence and not taken in.
Nothing here reads or writes a store.
"""

from hsavtal_desktop.word.intake.accounting import Account
from hsavtal_desktop.word.intake.findings import Findings, find_all
from hsavtal_desktop.word.intake.origin import identifier_of, identity_of, likeness, paragraphs_of, stated_in
from hsavtal_desktop.word.intake.proposing import Background, Proposed, propose
from hsavtal_desktop.word.intake.sent import SentDocument, read_sent
from hsavtal_desktop.word.intake.unchanged import Unchanged

__all__ = [
    "Account",
    "Background",
    "Findings",
    "Proposed",
    "SentDocument",
    "Unchanged",
    "find_all",
    "identifier_of",
    "identity_of",
    "likeness",
    "paragraphs_of",
    "propose",
    "read_sent",
    "stated_in",
]
