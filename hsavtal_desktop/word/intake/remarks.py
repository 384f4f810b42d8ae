"""What is said rather than done: comments, our own proposals that the recipient decided on, what found no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.word.intake.fates import Fate, Fates
from hsavtal_desktop.word.intake.lines import Ours, read_lines
from hsavtal_desktop.word.intake.matching import Matching
from hsavtal_desktop.word.intake.pictures import Picture
from hsavtal_desktop.word.model import (
    GONE_WHEN_ACCEPTED,
    Place,
    RevisionEntry,
    StoryKind,
    WordComment,
    WordDocument,
    WordStory,
)

_SHOWN: Final = 160
_FEW: Final = 3
"""From how many of our changes on it is told once, not one by one, that none is marked any more."""
_PLACES: Final = {
    StoryKind.FOOTNOTE: Said("en fotnot"),
    StoryKind.ENDNOTE: Said("en slutnot"),
    StoryKind.HEADER: Said("sidhuvudet"),
    StoryKind.FOOTER: Said("sidfoten"),
    StoryKind.TEXT_BOX: Said("en textruta"),
    StoryKind.COMMENT: Said("en kommentar"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be kept as a comment on a clause; ``clause`` "" is the document."""

    clause: str
    text: str
    author: str = ""
    date: str = ""
    parent: str = ""
    """The ``w:id`` of the comment in the file that it answers."""
    word_id: str = ""
    """``w:id`` of the comment in the file; "" for a remark of the program's."""


def ours_of(document: WordDocument) -> Ours:
    """Whether a mark of a returned file stood in the sent copy: same name and same minute."""
    known = {_signature(entry) for entries in document.revisions.values() for entry in entries}
    return lambda mark: (mark.author, mark.date_raw[:16]) in known


def _signature(entry: RevisionEntry) -> tuple[str, str]:
    return entry.author, entry.date[:16]


def new_comments(sent: WordDocument, returned: WordDocument, matching: Matching) -> list[Remark]:
    """The comments that the recipient wrote, each on the clause where it is anchored."""
    known = Counter(_comment_key(comment) for comment in sent.comments)
    found: list[Remark] = []
    by_id = {comment.id: comment for comment in returned.comments}
    anchors = {story.key: story.anchor for story in returned.stories}
    for comment in returned.comments:
        key = _comment_key(comment)
        if known[key]:
            known[key] -= 1
            continue
        found.append(
            Remark(
                _clause_at(_root(comment, by_id).start, matching, anchors),
                comment.text.strip(),
                comment.author,
                comment.date_utc or comment.date_raw,
                comment.parent_id or "",
                comment.id,
            )
        )
    return found


def resolved_comments(sent: WordDocument, returned: WordDocument) -> list[Said]:
    """Sentences on comments of ours that the recipient marked as done, or opened again."""
    before = {_comment_key(comment): comment.done for comment in sent.comments if comment.parent_id is None}
    sentences: list[Said] = []
    for comment in returned.comments:
        key = _comment_key(comment)
        if key in before and comment.done is not None and comment.done != bool(before[key]):
            what = Said("är markerad som löst") if comment.done else Said("är öppnad igen")
            sentences.append(Said("Kommentaren ”{words}” {what} i filen.", words=shown(comment.text), what=what))
    return sentences


def changed_pictures(before: Iterable[Picture], now: Iterable[Picture]) -> list[Said]:
    """Sentences on pictures of ours that are gone from a file, or are others there; ours stay as they are."""
    left = Counter(picture.content for picture in now)
    lost: list[str] = []
    for content, alt in before:
        if left[content]:
            left[content] -= 1
        else:
            lost.append(alt)
    others = left.total()
    sentences = []
    for place, alt in enumerate(lost):
        words = Said("”{alt}”", alt=shown(alt)) if alt else Said("utan beskrivning")
        if place < others:
            told = Said("Bilden {words} är en annan, eller annorlunda sparad, i filen; vår behölls.", words=words)
        else:
            told = Said("Bilden {words} finns inte i filen; den behölls.", words=words)
        sentences.append(told)
    return sentences


def _comment_key(comment: WordComment) -> tuple[str, str]:
    return comment.author, " ".join(comment.text.split())


def _root(comment: WordComment, by_id: Mapping[str, WordComment]) -> WordComment:
    seen = {comment.id}
    while comment.start is None and (parent := by_id.get(comment.parent_id or "")) is not None:
        if parent.id in seen:
            break
        comment = parent
        seen.add(comment.id)
    return comment


def _clause_at(place: Place | None, matching: Matching, anchors: Mapping[str, Place | None]) -> str:
    """The clause of a place; of one in a note or text box, the clause that this hangs on."""
    seen = set[str]()
    while place is not None and place.story != StoryKind.BODY.value:
        seen.add(place.story)
        place = anchors.get(place.story)
        if place is not None and place.story in seen:
            return ""
    return matching.places.get(place.paragraph, ("", ""))[0] if place is not None else ""


def decisions_on_ours(fates: Fates, authority: str, gone: Collection[str], *, left: bool) -> list[Remark]:
    """What the recipient accepted or rejected, in Word, of the changes that the copy was sent with.

    ``gone`` are clauses that the recipient struck whole; nothing more is said of what was proposed in them.  ``left``
    says whether there are others of ours, marked as they were.
    """
    decided = (fate for fate in fates.all.values() if (fate.plain or fate.gone) and not fate.swallowed)
    told = [fate for fate in decided if fate.clause not in gone]
    if not told:
        return []
    if len(fates.all) >= _FEW and not left and not any(fate.marked for fate in fates.all.values()):
        return [Remark("", _all_decided(list(fates.all.values()), authority))]
    return [Remark(fate.clause, sentence) for fate in told if (sentence := _decided(fate, authority))]


def _all_decided(fates: Sequence[Fate], authority: str) -> Said:
    """A sentence where none of our marks is left."""
    strikes = [fate.mark.kind in GONE_WHEN_ACCEPTED for fate in fates]
    if not any(fate.plain if strike else fate.gone for fate, strike in zip(fates, strikes, strict=True)):
        return Said("{authority} har i Word godkänt alla ändringar som filen skickades med.", authority=authority)
    if not any(fate.gone if strike else fate.plain for fate, strike in zip(fates, strikes, strict=True)):
        return Said("{authority} har i Word avslagit alla ändringar som filen skickades med.", authority=authority)
    return Said(
        "Ingen av de ändringar som filen skickades med är markerad längre. {authority} har godkänt eller "
        "avslagit dem i Word, eller så har programmet som användes tappat markeringarna.",
        authority=authority,
    )


def _decided(fate: Fate, authority: str) -> Said:
    """A sentence on one of our marks; "" where what is gone of it became a proposal."""
    strikes = fate.mark.kind in GONE_WHEN_ACCEPTED
    whole = fate.gone and not (fate.plain or fate.marked)
    accepted = fate.gone if strikes else fate.plain
    rejected = fate.plain if strikes else fate.gone * whole
    if not accepted and not rejected:
        return NOTHING
    if accepted and rejected:
        verb = Said("till en del godkänt och till en del avslagit")
    elif fate.marked:
        verb = Said("godkänt en del av") if accepted else Said("avslagit en del av")
    else:
        verb = Said("godkänt") if accepted else Said("avslagit")
    what = Said("strykningen av") if strikes else Said("tillägget")
    return Said(
        "{authority} har i Word {verb} {what} ”{words}” ({author}).",
        authority=authority,
        verb=verb,
        what=what,
        words=shown(fate.words),
        author=fate.mark.author,
    )


def outside(
    returned: WordDocument, sent: WordDocument, matching: Matching, ours: Ours, notes: Collection[str]
) -> list[Said]:
    """Sentences on changes that are not to the agreement text; ``notes`` are stories that were taken in."""
    sentences: list[Said] = []
    for before, after in matching.frame:
        old = before.text if before is not None else ""
        new = after.accepted if after is not None else ""
        if after is not None and (after.end.deleted is not None or old == new) and not new.strip():
            new = ""
        if old.strip() != new.strip():
            sentences.append(
                Said("Ändrat utanför avtalstexten: ”{words}” har blivit ”{now}”.", words=shown(old), now=shown(new))
            )
    sentences.extend(dict.fromkeys(_other_stories(returned, sent, ours, notes)))
    known = Counter({(one.what, one.part): one.count for one in sent.not_understood})
    for one in returned.not_understood:
        count = one.count - known[one.what, one.part]
        if count > 0:
            sentences.append(Said("Filen innehåller {count} × {what} som inte togs in.", count=count, what=one.what))
    return sentences


def _other_stories(returned: WordDocument, sent: WordDocument, ours: Ours, notes: Collection[str]) -> Iterator[Said]:
    """On text boxes, headers, footers and notes without a sign: none of our texts is there.

    The header and footer are made by the program anew in every export: what is changed there is told, never taken in.
    """
    known = stories_known(sent, ours)
    for story in returned.stories:
        if story.key not in notes and is_told(story, known, ours):
            words = shown(" ".join(line.accepted for line in read_lines(story.blocks, ours)))
            if story.kind in (StoryKind.HEADER, StoryKind.FOOTER):
                yield Said(
                    "Ändrat i {place}, som programmet skriver, och därför inte intaget: ”{words}”.",
                    place=_PLACES[story.kind],
                    words=words,
                )
            else:
                yield Said("Text i {place} togs inte in: ”{words}”.", place=_PLACES[story.kind], words=words)


def stories_known(sent: WordDocument, ours: Ours) -> frozenset[str]:
    """What the notes, headers and the like of the sent copy say."""
    return frozenset(_letters(story, ours) for story in sent.stories)


def is_told(story: WordStory, known: Collection[str], ours: Ours) -> bool:
    """Whether a note, header or the like says something that the sent copy did not."""
    letters = _letters(story, ours)
    return any(line.touched for line in read_lines(story.blocks, ours)) or bool(letters and letters not in known)


def _letters(story: WordStory, ours: Ours) -> str:
    """What a story says, without the page numbers and dates that editors compute."""
    return "".join(char for line in read_lines(story.blocks, ours) for char in line.base if char.isalpha())


def formatting_marks(returned: WordDocument, sent: WordDocument) -> Iterable[Said]:
    """Sentences on what the recipient marked as another look."""
    known = {_signature(entry) for entries in sent.revisions.values() for entry in entries}
    count = sum(
        1
        for entries in returned.revisions.values()
        for entry in entries
        if entry.kind.endswith("Change") and _signature(entry) not in known
    )
    if count:
        yield Said("{count} spårade förslag om formatering, inte text.", count=count)


def shown(text: str) -> str:
    """A text short enough for a sentence."""
    plain = " ".join(text.replace(ATOM, "").split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1].rstrip() + "…"
